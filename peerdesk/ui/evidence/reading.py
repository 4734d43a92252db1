# SPDX-License-Identifier: Apache-2.0
"""Everything about one note that the detail pane shows, read at once and frozen."""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.desk.attachments import Attached, attached
from peerdesk.desk.book import TeamBook
from peerdesk.desk.holds import holds_on
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.custody import NoteRestated
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import NoteRevised, NoteWritten
from peerdesk.domain.lineage import with_replaced
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note, revision
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import MessageKind, Outcome, Relation, Stance, Status, Voice
from peerdesk.ui.evidence.erasing_rows import hold_words
from peerdesk.ui.evidence.rows import Surroundings, icon_of, place_of


class Version(Struct, frozen=True):
    """A wording of the note, with when it was written; `before` are those that it replaced."""

    when: str
    text: str
    before: tuple[tuple[str, str], ...] = ()


class Reached(Struct, frozen=True):
    """A message that the note bears on, and what was told of it last."""

    message: str
    kind: MessageKind
    wording: str
    relations: tuple[Relation, ...]
    status: Status
    theme: str
    told: Outcome | None


class Named(Struct, frozen=True):
    """A daily summary that a note has reached."""

    number: int
    day: str


class Detail(Struct, frozen=True):
    """One note, wholly.

    `mine` says that its author is asking, `here` that it was written on this laptop.
    `typed_in` says by whom and when it was typed in from paper, or parted from another line, later.
    """

    id: str
    stance: Stance
    text: str
    place: str
    people: str
    icon: str
    when: str
    author: str
    mine: bool
    here: bool
    may_reword: bool
    may_withdraw: bool
    may_propose: bool
    proposed: bool
    withdrawn: bool
    kloes: tuple[tuple[str, str], ...]
    voices: tuple[Voice, ...]
    versions: tuple[Version, ...]
    standing: tuple[str, ...]
    reached: tuple[Reached, ...]
    summaries: tuple[Named, ...]
    attached: tuple[Attached, ...] = ()
    holds: tuple[str, ...] = ()
    typed_in: str = ""


def read_detail(book: TeamBook, around: Surroundings, identifier: str) -> Detail:
    """Return everything about one note; raises `NotFound`."""
    note = book.note(identifier)
    session = around.sessions.get(note.session)
    messages = book.messages_on(identifier)
    own = note.device == around.device or note.author == around.me
    written = local(note.at, note.offset)
    day = session.day if session else written.date().isoformat()
    return Detail(
        id=note.id,
        stance=note.stance,
        text=note.text,
        place=place_of(note, session, around.records),
        people=_people(session.groups if session else ()),
        icon=icon_of(note, session),
        when=f"{short_day(day)}, {written:%H:%M}",
        author=around.people.get(note.author, ""),
        mine=note.author == around.me,
        here=note.device == around.device,
        may_reword=own and around.writes and not note.withdrawn,
        may_withdraw=(own and around.writes) or around.lead,
        may_propose=around.writes,
        proposed=any(proposal.device == around.device for proposal in note.proposals),
        withdrawn=note.withdrawn,
        kloes=tuple((k, around.kloes[k].title) for k in note.kloe_ids if k in around.kloes),
        voices=note.voice_list,
        versions=tuple(_versions(book, note)),
        standing=tuple(dict.fromkeys(text.text for text in note.texts)),
        reached=tuple(_reached(note, message, around) for message in messages),
        typed_in=_typed_in(book, note),
        summaries=tuple(_summaries(book, {message.id for message in messages})),
        attached=attached(book, identifier),
        holds=tuple(hold_words(hold) for hold in holds_on(book, identifier)),
    )


def _typed_in(book: TeamBook, note: Note) -> str:
    """Return whose laptop wrote a note down that was taken earlier, and when; else ""."""
    if not note.written_at:
        return ""
    by = next((m.name for m in book.members() if m.device == note.device), "")
    moment = local(note.written_at, note.offset)
    when = f"{short_day(moment.date().isoformat())}, {moment:%H:%M}"
    return f"{by}, {when}" if by else when


def _people(groups: tuple[RoleGroup, ...]) -> str:
    return ", ".join(f"{group.people} {group.role.lower()}" for group in groups)


def _versions(book: TeamBook, note: Note) -> Iterator[Version]:
    history = book.history("note", note.id)
    for entry, replaced in with_replaced(history, NoteWritten, NoteRevised, NoteRestated):
        before = tuple((_moment(one), revision(one).text) for one in replaced)
        yield Version(_moment(entry), revision(entry).text, before)


def _moment(entry: Entry) -> str:
    moment = local(entry.at, entry.offset)
    return f"{short_day(moment.date().isoformat()).split()[0]} {moment:%H:%M}"


def _reached(note: Note, message: Message, around: Surroundings) -> Reached:
    told = [t.outcome for t in message.tellings if t.outcome is not Outcome.NOT_REACHED]
    bears = {link.relation for link in message.links if link.note == note.id}
    return Reached(
        message=message.id,
        kind=message.kind,
        wording=message.wording,
        relations=tuple(relation for relation in Relation if relation in bears),
        status=message.status,
        theme=next((t.value.title for t in around.themes if t.id == message.theme), ""),
        told=told[-1] if told else None,
    )


def _summaries(book: TeamBook, messages: set[str]) -> Iterator[Named]:
    for briefing in book.briefings():
        for issue in briefing.issues:
            if any(point.message in messages for point in issue.points):
                yield Named(issue.number, issue.day)
