# SPDX-License-Identifier: Apache-2.0
"""The day's summary: arranged, composed, issued, and what the sponsor was told of it."""

import hashlib
from collections.abc import Sequence

from msgspec.structs import replace

from peerdesk.compose.blocks import Copy, Document
from peerdesk.compose.copies import for_copy
from peerdesk.compose.news import next_number
from peerdesk.compose.summary import compose_issue, compose_summary, issued_points
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.errors import DamagedIssue, InTheBin, Missing, NotFound, NothingToIssue
from peerdesk.desk.gathering import gather
from peerdesk.desk.texts import LONG_FIELD_LIMIT, field, fields
from peerdesk.desk.writing import write
from peerdesk.domain.briefing import Arrangement, Briefing, Issue
from peerdesk.domain.calendar import read_day
from peerdesk.domain.facts import BriefingArranged, BriefingIssued, PointIssued, PointTold
from peerdesk.domain.identifiers import mint
from peerdesk.domain.message import Message
from peerdesk.domain.text import WORDING_LIMIT, one_line
from peerdesk.domain.words import Outcome
from peerdesk.ledger.canonical import decode, encode

__all__ = ["arrange", "gather", "issue", "issued_document", "summary", "tell"]


def summary(book: Book, day: str, copy: Copy) -> Document:
    """Return a day's summary as it stands now, in the copy asked for; nothing is written."""
    casebook = gather(book, for_team=copy is Copy.TEAM)
    return compose_summary(casebook, read_day(day).isoformat(), copy)


def arrange(  # noqa: PLR0913 - each part of the form may be set alone
    book: Book,
    day: str,
    *,
    sponsor: str | None = None,
    left_out: Sequence[str] | None = None,
    requests: Sequence[str] | None = None,
    practical: Sequence[str] | None = None,
) -> None:
    """Choose what a day's summary leaves out (messages), asks for and mentions.

    What is None stays as it was. Nothing is written where nothing changed.
    """
    day = read_day(day).isoformat()
    briefing = _briefing(book, day)
    held = briefing.arrangement if briefing else None
    before = held or Arrangement("", _sponsor(book), (), (), ())
    wanted = Arrangement(
        before.hash,
        before.sponsor if sponsor is None else field(sponsor) or _sponsor(book),
        before.left_out if left_out is None else tuple(dict.fromkeys(left_out)),
        before.requests if requests is None else fields(requests, LONG_FIELD_LIMIT),
        before.practical if practical is None else fields(practical, LONG_FIELD_LIMIT),
    )
    for message in wanted.left_out:
        book.message(message)
    standing = briefing.arrangements if briefing else ()
    if wanted == before and len(standing) <= 1:
        return
    fact = BriefingArranged(
        briefing=briefing.id if briefing else mint(),
        day=day,
        sponsor=wanted.sponsor,
        left_out=wanted.left_out,
        requests=wanted.requests,
        practical=wanted.practical,
        replaces=tuple(choice.hash for choice in standing),
    )
    write(book, fact)


def issue(book: Book, day: str) -> Issue:
    """Freeze a day's summary with its digest, under the next number; only leads do.

    Issuing again supersedes: both stay, and the higher number counts. What is frozen has the
    counts that the next summary compares itself with and no copy of a note. Raises
    `NothingToIssue`.
    """
    day = read_day(day).isoformat()
    casebook = gather(book)
    document = compose_issue(casebook, day)
    points = tuple(PointIssued(p.message, p.text) for p in issued_points(document))
    if not points:
        raise NothingToIssue
    briefing = _briefing(book, day)
    arrangement = briefing.arrangement if briefing else None
    content = encode(document)
    fact = BriefingIssued(
        briefing=briefing.id if briefing else mint(),
        day=day,
        number=next_number(casebook.briefings),
        sponsor=arrangement.sponsor if arrangement else _sponsor(book),
        content=content.decode(),
        digest=hashlib.sha256(content).hexdigest(),
        points=points,
    )
    (entry,) = write(book, fact)
    return find_issue(book, entry.hash)


def find_issue(book: Book, issue: str) -> Issue:
    """Return an issued summary by the hash of its change, or raise `NotFound`."""
    for briefing in book.briefings():
        for issued in briefing.issues:
            if issued.hash == issue:
                return issued
    raise NotFound("issued summary", issue)


def issued_document(issue: Issue, copy: Copy = Copy.SPONSOR) -> Document:
    """Return an issued summary exactly as it was frozen, in the copy asked for.

    Raises `DamagedIssue` where its content does not have the recorded digest.
    """
    content = issue.content.encode()
    if hashlib.sha256(content).hexdigest() != issue.digest:
        raise DamagedIssue(issue.number)
    return for_copy(decode(content, Document), copy)


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
    came up. Said as written takes the words of that issue, or those that stand; said otherwise
    needs the words (`Missing`). Telling again of the same occasion replaces what was recorded.
    """
    held = book.message(message)
    if held.withdrawn and not issue:
        raise InTheBin("message")
    fact = PointTold(
        message=message,
        sponsor=field(sponsor) or _sponsor(book),
        outcome=outcome,
        wording=_told(book, held, outcome, wording, issue),
        issue=issue,
        occasion=field(occasion),
    )
    own = [telling for telling in held.tellings if not telling.message]
    before = [t for t in own if (t.sponsor, t.issue, t.occasion) == _place(fact)]
    if [(t.outcome, t.wording) for t in before] == [(fact.outcome, fact.wording)]:
        return
    write(book, replace(fact, replaces=tuple(telling.hash for telling in before)))


def _told(book: Book, message: Message, outcome: Outcome, wording: str, issue: str) -> str:
    points = find_issue(book, issue).points if issue else ()
    words = {point.message: point.wording for point in points}
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


def _briefing(book: Book, day: str) -> Briefing | None:
    return next((briefing for briefing in book.briefings() if briefing.day == day), None)


def _sponsor(book: Book) -> str:
    return scope_of(book).sponsors[0]
