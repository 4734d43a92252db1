# SPDX-License-Identifier: Apache-2.0
"""What the place shows of a summary in preparation, read on the vault's thread and frozen."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from peerdesk.compose.gaps import ThinLine, thin
from peerdesk.compose.news import next_number
from peerdesk.compose.phrases import handle
from peerdesk.desk.book import TeamBook, scope_of
from peerdesk.desk.briefings import arrangement_of
from peerdesk.desk.gathering import gather_lines
from peerdesk.desk.intervention import intervention
from peerdesk.desk.late_bundles import Late, late_bundles
from peerdesk.desk.replies import open_replies
from peerdesk.desk.ticking import ordered, ticked
from peerdesk.desk.writing import own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.message import Message, Telling
from peerdesk.domain.placed import Placed
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.reply import Reply
from peerdesk.domain.words import Authority, MessageKind, Outcome, SponsorCopy, Status

INTERVENTION, PLAN = "intervention", "plan."
"""Parts of a day's summary that are typed: the manager's paragraph, and a plan by its line."""


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


class Replied(Struct, frozen=True, kw_only=True):
    """What one sponsor replied to a point, and what became of it."""

    reply: str
    message: str
    sponsor: str
    answer: Answer
    words: str
    settled: bool
    question: str = ""
    told: str = ""


class OutlineRow(Struct, frozen=True, kw_only=True):
    """One point of the summary; `told` and `replied` are those of this summary.

    `before` says of a point in preparation when it was told last ("Tue 12 May"), or, with
    `taken_back`, when that was taken back; `agreed` that a lead has agreed it; `gone` that the
    team says it no longer, though it was told.
    """

    message: str
    kind: MessageKind
    theme: str
    handle: str
    wording: str
    included: bool = True
    told: tuple[Told, ...] = ()
    replied: tuple[Replied, ...] = ()
    before: str = ""
    taken_back: bool = False
    agreed: bool = False
    gone: bool = False


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
    """A day's summary in preparation.

    `untouched` says that nobody has ticked anything yet, `late` whose bundles are not here.
    `intervention` is None where the scope needs no paragraph.
    """

    frame: Frame
    day: str
    rows: tuple[OutlineRow, ...]
    sponsor: str
    requests: tuple[str, ...]
    practical: tuple[str, ...]
    drafts: Mapping[str, str]
    also: tuple[str, ...] = ()
    untouched: bool = False
    late: tuple[Late, ...] = ()
    waiting: tuple[Replied, ...] = ()
    thin: tuple[ThinLine, ...] = ()
    intervention: str | None = None


def draft_key(day: str, part: str) -> str:
    """Return the key of what is being typed under a part of a day's summary."""
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


def read_prepared(book: TeamBook, day: str, now: tuple[int, int]) -> Prepared:
    """Return a day's summary as it stands now, UTC milliseconds and offset in minutes."""
    held, enters = arrangement_of(book, day), ticked(book, day)
    lines = thin(gather_lines(book), day)
    parts = ("requests", "practical", INTERVENTION, *(f"{PLAN}{line.kloe}" for line in lines))
    waiting = open_replies(book)
    return Prepared(
        frame=read_frame(book),
        day=day,
        rows=tuple(_row(m, waiting, included=m.id in enters) for m in ordered(book, day)),
        sponsor=held.sponsor,
        also=held.also,
        requests=held.requests,
        practical=held.practical,
        drafts={part: text for part in parts if (text := book.draft(draft_key(day, part)))},
        untouched=held.points is None,
        late=late_bundles(book, day, now),
        waiting=tuple(replied(reply, book.message(reply.value.message)) for reply in waiting),
        thin=lines,
        intervention=intervention(book),
    )


def replied(placed: Placed[Reply], message: Message) -> Replied:
    """Return a reply as it is shown, with the words in which its point was told."""
    reply = placed.value
    told = [t.wording for t in message.tellings if t.sponsor == reply.sponsor and t.wording]
    return Replied(
        reply=placed.id,
        message=reply.message,
        sponsor=reply.sponsor,
        answer=reply.answer,
        words=reply.words,
        settled=reply.settled,
        question=reply.question,
        told=told[-1] if told else message.wording,
    )


def themes_of(book: TeamBook) -> dict[str, str]:
    """Return the chosen themes' titles by identifier, in order."""
    return {theme.id: theme.value.title for theme in book.themes() if theme.value.chosen}


def _row(message: Message, waiting: Iterable[Placed[Reply]], *, included: bool) -> OutlineRow:
    mine = [placed for placed in waiting if placed.value.message in {message.id, *message.also}]
    return OutlineRow(
        message=message.id,
        kind=message.kind,
        theme=message.theme,
        handle=handle(message.wording),
        wording=message.wording,
        included=included,
        replied=tuple(replied(placed, message) for placed in mine),
        before=_when(message.last_told),
        taken_back=_is_taken_back(message.last_told),
        agreed=message.status is Status.AGREED,
    )


def _is_taken_back(told: Telling | None) -> bool:
    return told is not None and told.outcome is Outcome.TAKEN_BACK


def _when(told: Telling | None) -> str:
    return short_day(local(told.at, told.offset).date().isoformat()) if told else ""
