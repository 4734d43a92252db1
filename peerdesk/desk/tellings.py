# SPDX-License-Identifier: Apache-2.0
"""What sponsors were told of each point: after an issued summary, or on another occasion."""

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.briefings import find_issue
from peerdesk.desk.errors import DeskError, InTheBin, Missing, NotFound
from peerdesk.desk.listeners import sponsor_named
from peerdesk.desk.texts import field
from peerdesk.desk.writing import write
from peerdesk.domain.facts import PointTold
from peerdesk.domain.message import Message
from peerdesk.domain.text import WORDING_LIMIT, one_line
from peerdesk.domain.words import Outcome

OCCASIONS = ("In passing", "Case review talk", "Case review report", "Before the presentation")
"""Occasions on which points are told beside the daily summary; others are said in words."""


class NeverTold(DeskError):
    """What was never told cannot be taken back."""

    def __init__(self, sponsor: str) -> None:
        super().__init__(
            f"Nothing of this point was told to the {sponsor[:1].lower()}{sponsor[1:]} yet, so "
            "there is nothing to take back: record what was told first."
        )
        self.sponsor = sponsor


def tell(  # noqa: PLR0913 - what is recorded of a conversation, as agreed between engineers
    book: Book,
    message: str,
    sponsor: str,
    outcome: Outcome,
    *,
    wording: str = "",
    issue: str = "",
    occasion: str = "",
) -> None:
    """Record what a sponsor was told of a message: as written, otherwise, or not reached.

    `issue` is the hash of the issued summary whose point it is; else `occasion` says when it
    came up: see `OCCASIONS`. Said as written takes the words of that issue, or those that stand;
    said otherwise needs the words (`Missing`); what was taken back or not reached has none, and
    only what that sponsor has heard is taken back (`NeverTold`). Of a message in the bin nothing
    new is told (`InTheBin`).
    A point of an earlier summary may be taken back in a later one that does not have it.
    Telling again of the same occasion replaces what was recorded.
    """
    held = book.message(message)
    if held.withdrawn and not issue and outcome is not Outcome.TAKEN_BACK:
        raise InTheBin("message")
    fact = PointTold(
        message=message,
        sponsor=sponsor_named(book, sponsor),
        outcome=outcome,
        wording=_told(book, held, outcome, wording, issue),
        issue=issue,
        occasion=field(occasion),
    )
    if outcome is Outcome.TAKEN_BACK and not _heard(held, fact.sponsor):
        raise NeverTold(fact.sponsor)
    own = [telling for telling in held.tellings if not telling.message]
    before = [t for t in own if (t.sponsor, t.issue, t.occasion) == _place(fact)]
    if [(t.outcome, t.wording) for t in before] == [(fact.outcome, fact.wording)]:
        return
    write(book, replace(fact, replaces=tuple(telling.hash for telling in before)))


def _heard(message: Message, sponsor: str) -> bool:
    """Say whether a sponsor was told anything of a message, or of one merged into it."""
    return any(telling.sponsor == sponsor and telling.wording for telling in message.tellings)


def _told(book: Book, message: Message, outcome: Outcome, wording: str, issue: str) -> str:
    points = find_issue(book, issue).points if issue else ()
    words = {point.message: point.wording for point in points}
    if outcome is Outcome.TAKEN_BACK:
        return ""
    if issue and message.id not in words:
        raise NotFound("point of that summary", message.id)
    if outcome is Outcome.NOT_REACHED:
        return ""
    if outcome is Outcome.AS_WRITTEN:
        return words.get(message.id, message.wording)
    if not wording.strip():
        raise Missing("What was said instead")
    return one_line(wording, WORDING_LIMIT)


def _place(fact: PointTold) -> tuple[str, str, str]:
    return fact.sponsor, fact.issue, fact.occasion
