# SPDX-License-Identifier: Apache-2.0
"""Everything about one message that the editor and the pane of evidence show."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NotFound
from peerdesk.desk.studies import studies_on
from peerdesk.desk.wall.cards import is_guarded
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import MessageDrafted, MessageReworded, MessageSettled, PointTold
from peerdesk.domain.lineage import with_replaced
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note, revision
from peerdesk.domain.session import Session
from peerdesk.domain.sorting import MessageMerged, MessageUnmerged
from peerdesk.domain.study import Study
from peerdesk.domain.words import (
    MessageKind,
    Outcome,
    Relation,
    SessionKind,
    Source,
    Stance,
    Status,
    Voice,
    title,
)
from peerdesk.ui.messages.rows import Team, told_day

_ICONS = {
    Source.HEARD: "chat-centered-text",
    Source.READ: "file-text",
    Source.SEEN: "eye",
    Source.DATA: "chart-bar",
}


class Proof(Struct, frozen=True):
    """A note that bears on the message."""

    note: str
    relation: Relation
    stance: Stance
    text: str
    icon: str
    words: str
    withdrawn: bool


class Wording(Struct, frozen=True):
    """A wording as it once stood, or as a sponsor was told it; `who` is a name, or "".

    `before` are those that it replaced: when each was written, and its words. `place` says where
    a sponsor was told it. What was `agreed`, or `merged` into the message, has its words too;
    `apart` says that it was taken apart again.
    """

    when: str
    who: str
    text: str
    told: Outcome | None = None
    before: tuple[tuple[str, str], ...] = ()
    place: str = ""
    agreed: bool = False
    merged: bool = False
    apart: bool = False


class Weight(Struct, frozen=True):
    """How broad the support is."""

    sources: tuple[Source, ...]
    voices: tuple[Voice, ...]
    days: int


class MessageDetail(Struct, frozen=True, kw_only=True):
    """One message, wholly; `told` is what was said last, or None.

    `into` is the message that stands for it, by identifier and words, or None. `guarded` says that
    its words are too near to a note's, `studies` which case studies tell of it, in words.
    """

    id: str
    kind: MessageKind
    theme: str
    kloe: str
    wording: str
    standing: tuple[str, ...]
    agreed: bool
    withdrawn: bool
    author: str
    proofs: tuple[Proof, ...]
    weight: Weight
    history: tuple[Wording, ...]
    told: Wording | None
    draft: str
    into: tuple[str, str] | None = None
    guarded: bool = False
    studies: tuple[str, ...] = ()


_Row = tuple[tuple[int, str], Wording]


def draft_key(message: str) -> str:
    """Return the key under which a message's unfinished wording is kept."""
    return f"message:{message}"


def read_message(book: TeamBook, team: Team, identifier: str) -> MessageDetail:
    """Return everything about one message; raises `NotFound`."""
    message = book.message(identifier)
    sessions = {session.id: session.value for session in book.sessions()}
    pairs = [(link.relation, note) for link in message.links if (note := _note(book, link.note))]
    pairs.sort(key=lambda pair: (list(Relation).index(pair[0]), pair[1].at, pair[1].id))
    told = message.last_told
    into = book.merged().get(identifier)
    return MessageDetail(
        id=message.id,
        kind=message.kind,
        theme=message.theme,
        kloe=message.filing.kloe,
        wording=message.wording,
        standing=tuple(dict.fromkeys(wording.text for wording in message.wordings)),
        agreed=message.status is Status.AGREED,
        withdrawn=message.withdrawn,
        author=team.people.get(message.author, ""),
        proofs=(
            *(_proof(relation, note, sessions.get(note.session)) for relation, note in pairs),
            *_erased(book, message),
        ),
        weight=_weight([n for r, n in pairs if r is Relation.SUPPORTS], sessions),
        history=tuple(_history(book, team, message)),
        told=Wording(told_day(told), "", told.wording, told.outcome) if told else None,
        draft=book.draft(draft_key(identifier)),
        into=(into, book.message(into).wording) if into else None,
        guarded=is_guarded(message.wording, (note for _, note in pairs if not note.withdrawn)),
        studies=tuple(_study(placed.value) for placed in studies_on(book, identifier)),
    )


def _study(study: Study) -> str:
    permission = title(study.permission).lower()
    return f"{title(study.kind)}: {study.title}, permission {permission}"


def _note(book: TeamBook, identifier: str) -> Note | None:
    """Return a linked note, or None while its first line is still with a colleague."""
    try:
        return book.note(identifier)
    except NotFound:
        return None


def _erased(book: TeamBook, message: Message) -> Iterator[Proof]:
    """Yield what remains of linked notes that were erased for good."""
    gone = {erasure.note: erasure for erasure in book.erasures()}
    for link in message.links:
        erasure = gone.get(link.note)
        if erasure is not None and _note(book, link.note) is None:
            day = short_day(local(erasure.at, erasure.offset).date().isoformat())
            yield Proof(
                note=link.note,
                relation=link.relation,
                stance=Stance.UNSORTED,
                text="Erased note",
                icon="note",
                words=f"{day}, {erasure.authority}",
                withdrawn=True,
            )


def _proof(relation: Relation, note: Note, session: Session | None) -> Proof:
    where = [title(voice) for voice in note.voice_list[:2]]
    if not where:
        where = [note.case] if note.case else [session.title if session else title(note.source)]
    day = session.day if session else local(note.at, note.offset).date().isoformat()
    return Proof(
        note=note.id,
        relation=relation,
        stance=note.stance,
        text=note.text,
        icon=_icon(note, session),
        words=", ".join([*where, short_day(day)]),
        withdrawn=note.withdrawn,
    )


def _icon(note: Note, session: Session | None) -> str:
    if note.case or (session and session.kind is SessionKind.CASE_REVIEW):
        return "folder-open"
    if session and session.kind in {SessionKind.FOCUS_GROUP, SessionKind.WORKSHOP}:
        return "users-three"
    return _ICONS[note.source]


def _weight(notes: list[Note], sessions: dict[str, Session]) -> Weight:
    standing = [note for note in notes if not note.withdrawn]
    days = {
        sessions[note.session].day
        if note.session in sessions
        else local(note.at, note.offset).date().isoformat()
        for note in standing
    }
    return Weight(
        sources=tuple(s for s in Source if any(n.source is s for n in standing)),
        voices=tuple(v for v in Voice if any(v in n.voice_list for n in standing)),
        days=len(days),
    )


def _history(book: TeamBook, team: Team, message: Message) -> Iterator[Wording]:
    """Yield what was worded, agreed and told of a message and of those merged into it, in order."""
    numbers = {i.hash: i.number for briefing in book.briefings() for i in briefing.issues}
    rows = [*_own_history(book, team, message, numbers)]
    for other in message.also:
        rows += _brought(book, team, other, numbers)
    yield from (wording for _, wording in sorted(rows, key=lambda row: row[0]))


def _own_history(
    book: TeamBook, team: Team, message: Message, numbers: Mapping[str, int]
) -> Iterator[_Row]:
    history = book.history("message", message.id)
    kinds = (MessageDrafted, MessageReworded, MessageSettled, PointTold)
    for entry, replaced in with_replaced(history, *kinds):
        fact = entry.fact
        who = team.laptops.get(entry.device, "")
        if isinstance(fact, MessageDrafted):
            author = team.people.get(fact.author, who)
            yield entry.place, Wording(_moment(entry), author, fact.wording)
        elif isinstance(fact, MessageReworded):
            before = tuple((_moment(one), revision(one).text) for one in replaced)
            yield entry.place, Wording(_moment(entry), who, fact.wording, before=before)
        elif isinstance(fact, MessageSettled) and fact.status is Status.AGREED:
            yield entry.place, Wording(_moment(entry), who, "", agreed=True)
        elif isinstance(fact, PointTold):
            yield entry.place, _telling(entry, fact, numbers)


def _brought(book: TeamBook, team: Team, other: str, numbers: Mapping[str, int]) -> Iterator[_Row]:
    """Yield when a message was merged in, and taken apart between, and what was told of it."""
    wording = book.message(other).wording
    for entry in book.history("message", other):
        fact = entry.fact
        if isinstance(fact, MessageMerged | MessageUnmerged):
            who, apart = team.laptops.get(entry.device, ""), isinstance(fact, MessageUnmerged)
            yield entry.place, Wording(_moment(entry), who, wording, merged=True, apart=apart)
        elif isinstance(fact, PointTold):
            yield entry.place, _telling(entry, fact, numbers)


def _telling(entry: Entry, fact: PointTold, numbers: Mapping[str, int]) -> Wording:
    number = numbers.get(fact.issue)
    where = f"daily summary {number}" if number else fact.occasion
    place = ", ".join(part for part in (fact.sponsor, where) if part)
    return Wording(_moment(entry), "", fact.wording, fact.outcome, place=place)


def _moment(entry: Entry) -> str:
    moment = local(entry.at, entry.offset)
    return f"{short_day(moment.date().isoformat()).split()[0]} {moment:%H:%M}"
