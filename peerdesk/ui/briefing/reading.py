# SPDX-License-Identifier: Apache-2.0
"""What the place of summaries shows, read on the vault's thread and frozen."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from peerdesk.compose.news import next_number
from peerdesk.compose.phrases import handle
from peerdesk.desk.book import TeamBook, scope_of
from peerdesk.desk.errors import NotFound
from peerdesk.desk.ticking import ordered, ticked
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.briefing import Briefing, Issue
from peerdesk.domain.message import Message, Telling
from peerdesk.domain.words import Authority, MessageKind, Outcome, SponsorCopy


class IssuedRow(Struct, frozen=True):
    """An issued summary as the chooser shows it."""

    hash: str
    number: int
    day: str
    at: int
    offset: int


class Told(Struct, frozen=True):
    """What one sponsor was told of a point."""

    sponsor: str
    outcome: Outcome
    wording: str


class OutlineRow(Struct, frozen=True, kw_only=True):
    """One point of the summary; `told` stands in issued ones only."""

    message: str
    kind: MessageKind
    theme: str
    handle: str
    wording: str
    included: bool = True
    told: tuple[Told, ...] = ()


class Frame(Struct, frozen=True, kw_only=True):
    """What does not depend on the day that is looked at."""

    days: tuple[str, ...]
    sponsors: tuple[str, ...]
    by_word: bool
    issued: tuple[IssuedRow, ...]
    next_number: int
    lead: bool
    writes: bool


class Prepared(Struct, frozen=True, kw_only=True):
    """A day's summary in preparation."""

    frame: Frame
    day: str
    rows: tuple[OutlineRow, ...]
    sponsor: str
    requests: tuple[str, ...]
    practical: tuple[str, ...]
    drafts: Mapping[str, str]


class IssuedSummary(Struct, frozen=True, kw_only=True):
    """An issued summary, and what was told of it."""

    frame: Frame
    issue: Issue
    who: str
    rows: tuple[OutlineRow, ...]


def draft_key(day: str, part: str) -> str:
    """Return the key of what is being typed under requests or practical matters of a day."""
    return f"briefing:{day}:{part}"


def read_frame(book: TeamBook) -> Frame:
    """Return days, sponsors and issued summaries; raises `NoChallenge`."""
    scope = scope_of(book)
    mine = own_entry(book)
    briefings = book.briefings()
    issued = sorted((i for b in briefings for i in b.issues), key=lambda i: (i.number, i.at))
    return Frame(
        days=tuple(sorted({*scope.days, *(b.day for b in briefings)})),
        sponsors=scope.sponsors,
        by_word=scope.sponsor_copy is SponsorCopy.BY_WORD,
        issued=tuple(IssuedRow(i.hash, i.number, i.day, i.at, i.offset) for i in issued),
        next_number=next_number(briefings),
        lead=reaches(mine.authority, Authority.LEAD),
        writes=reaches(mine.authority, Authority.PEER),
    )


def read_prepared(book: TeamBook, day: str) -> Prepared:
    """Return a day's summary as it stands now."""
    briefing = _briefing(book, day)
    held = briefing.arrangement if briefing else None
    enters = ticked(book, day)
    parts = ("requests", "practical")
    return Prepared(
        frame=read_frame(book),
        day=day,
        rows=tuple(_row(m, m.wording, included=m.id in enters) for m in ordered(book, day)),
        sponsor=held.sponsor if held else "",
        requests=held.requests if held else (),
        practical=held.practical if held else (),
        drafts={part: text for part in parts if (text := book.draft(draft_key(day, part)))},
    )


def read_issued(book: TeamBook, identifier: str) -> IssuedSummary:
    """Return an issued summary by the hash of its change; raises `NotFound`."""
    found = (i for b in book.briefings() for i in b.issues if i.hash == identifier)
    issue = next(found, None)
    if issue is None:
        raise NotFound("issued summary", identifier)
    people = names(book)
    device = book.roster().known.get(issue.device)
    rows = [_told_row(book, point.message, point.wording, issue) for point in issue.points]
    return IssuedSummary(
        frame=read_frame(book),
        issue=issue,
        who=people[device.person].name if device and device.person in people else "",
        rows=tuple(row for row in rows if row is not None),
    )


def _told_row(book: TeamBook, identifier: str, wording: str, issue: Issue) -> OutlineRow | None:
    try:
        message = book.message(identifier)
    except NotFound:
        return None
    own = [telling for telling in message.tellings if not telling.message]
    mine = [telling for telling in own if telling.issue == issue.hash]
    told = tuple(Told(t.sponsor, t.outcome, t.wording) for t in _newest(mine))
    return _row(message, wording, told=told)


def _newest(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    by_sponsor = {telling.sponsor: telling for telling in tellings}
    return tuple(by_sponsor.values())


def _row(
    message: Message, wording: str, *, included: bool = True, told: tuple[Told, ...] = ()
) -> OutlineRow:
    return OutlineRow(
        message=message.id,
        kind=message.kind,
        theme=message.theme,
        handle=handle(wording),
        wording=wording,
        included=included,
        told=told,
    )


def themes_of(book: TeamBook) -> dict[str, str]:
    """Return the chosen themes' titles by identifier, in order."""
    return {theme.id: theme.value.title for theme in book.themes() if theme.value.chosen}


def _briefing(book: TeamBook, day: str) -> Briefing | None:
    return next((briefing for briefing in book.briefings() if briefing.day == day), None)
