# SPDX-License-Identifier: Apache-2.0
"""What the place shows of an issued summary: what was told of each point, and replied."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.compose.phrases import handle
from peerdesk.desk.book import TeamBook
from peerdesk.desk.briefings import find_issue
from peerdesk.desk.errors import NotFound
from peerdesk.desk.writing import names
from peerdesk.domain.briefing import Issue
from peerdesk.domain.message import Message, Telling
from peerdesk.domain.placed import Placed
from peerdesk.domain.reply import Reply
from peerdesk.domain.words import Outcome, Status
from peerdesk.ui.briefing.reading import (
    Frame,
    OutlineRow,
    Replied,
    Told,
    draft_key,
    read_frame,
    replied,
)

TALK = "talk."
"""How the parts begin under which words of a conversation are kept while they are typed."""


class IssuedSummary(Struct, frozen=True, kw_only=True):
    """An issued summary, what was told of it and replied, and what is being typed of that."""

    frame: Frame
    issue: Issue
    who: str
    rows: tuple[OutlineRow, ...]
    drafts: Mapping[str, str] = {}


def read_issued(book: TeamBook, identifier: str) -> IssuedSummary:
    """Return an issued summary by the hash of its change; raises `NotFound`."""
    issue = find_issue(book, identifier)
    people = names(book)
    device = book.roster().known.get(issue.device)
    mine = draft_key(issue.day, TALK)
    replies = [placed for placed in book.replies() if placed.value.issue == issue.hash]
    rows = [
        _told_row(book, point.message, point.wording, (issue, replies)) for point in issue.points
    ]
    return IssuedSummary(
        frame=read_frame(book),
        issue=issue,
        who=people[device.person].name if device and device.person in people else "",
        rows=(*filter(None, rows), *_gone(book, issue)),
        drafts={key: text for key, text in book.drafts().items() if key.startswith(mine)},
    )


def talk_key(day: str, message: str, sponsor: str, field: str) -> str:
    """Return the key of what is being typed of a conversation: one a point, sponsor and field."""
    return draft_key(day, f"{TALK}{message}.{field}.{sponsor}")


def _told_row(
    book: TeamBook, identifier: str, wording: str, talk: tuple[Issue, Iterable[Placed[Reply]]]
) -> OutlineRow | None:
    issue, replies = talk
    try:
        message = book.message(identifier)
    except NotFound:
        return None
    mine = (placed for placed in replies if placed.value.message == identifier)
    return _row(message, wording, issue, tuple(replied(placed, message) for placed in mine))


def _gone(book: TeamBook, issue: Issue) -> Iterator[OutlineRow]:
    """Yield what sponsors were told before and the team says no longer, to be taken back."""
    here = {point.message for point in issue.points}
    for message in book.messages(withdrawn=True):
        told = [t for t in message.tellings if t.outcome is not Outcome.NOT_REACHED]
        elsewhere = any(t.outcome is Outcome.TAKEN_BACK and t.issue != issue.hash for t in told)
        if message.withdrawn and told and message.id not in here and not elsewhere:
            yield replace(_row(message, message.wording, issue, ()), gone=True)


def _row(message: Message, wording: str, issue: Issue, replies: tuple[Replied, ...]) -> OutlineRow:
    own = [telling for telling in message.tellings if not telling.message]
    mine = [telling for telling in own if telling.issue == issue.hash]
    return OutlineRow(
        message=message.id,
        kind=message.kind,
        theme=message.theme,
        handle=handle(wording),
        wording=wording,
        told=tuple(Told(t.sponsor, t.outcome, t.wording) for t in _newest(mine)),
        replied=replies,
        agreed=message.status is Status.AGREED,
    )


def _newest(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    by_sponsor = {telling.sponsor: telling for telling in tellings}
    return tuple(by_sponsor.values())
