# SPDX-License-Identifier: Apache-2.0
"""What a row of the list of notes shows, read on the vault's thread and frozen."""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.record_names import belonging_words, record_names
from peerdesk.desk.search.names import SearchNames, search_names
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.challenge import Kloe, Theme
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.words import Authority, SessionKind, Source, Stance, title

ICONS = {
    SessionKind.INTERVIEW: "chat-centered-text",
    SessionKind.FOCUS_GROUP: "users-three",
    SessionKind.WORKSHOP: "users-three",
    SessionKind.OBSERVATION: "eye",
    SessionKind.CASE_REVIEW: "folder-open",
    SessionKind.DOCUMENT_REVIEW: "file-text",
    SessionKind.OVERVIEW: "presentation",
    SessionKind.TEAM_MEETING: "users",
    SessionKind.SPONSOR_MEETING: "shield-check",
}
SOURCE_ICONS = {
    Source.HEARD: "chat-centered-text",
    Source.READ: "file-text",
    Source.SEEN: "eye",
    Source.DATA: "chart-bar",
}


class Surroundings(Struct, frozen=True):
    """What identifiers on notes stand for, and who is asking.

    `kloes` holds all lines ever made, `usable` those that can be put on a note now; `records`
    names case files, documents and observations.
    """

    kloes: Mapping[str, Kloe]
    usable: tuple[Placed[Kloe], ...]
    themes: tuple[Placed[Theme], ...]
    sessions: Mapping[str, Session]
    people: Mapping[str, str]
    laptops: int
    me: str
    device: str
    lead: bool
    writes: bool
    names: SearchNames
    records: Mapping[str, str] = {}

    def days(self) -> tuple[str, ...]:
        """Return the ISO days that have sessions."""
        return tuple(sorted({session.day for session in self.sessions.values()}))


class NoteRow(Struct, frozen=True):
    """One note as the list shows it."""

    id: str
    stance: Stance
    text: str
    when: str
    place: str
    icon: str
    kloes: tuple[str, ...]
    voices: tuple[str, ...]
    messages: int
    clashes: bool
    attached: int = 0

    @property
    def said(self) -> str:
        """Return the row as a screen reader says it."""
        parts = [title(self.stance), self.text, self.when, self.place, *self.kloes, *self.voices]
        if self.messages:
            parts.append(f"{self.messages} messages" if self.messages > 1 else "1 message")
        if self.attached:
            parts.append(f"{self.attached} attached")
        return ", ".join(part for part in parts if part)


class Found(Struct, frozen=True):
    """How many notes a query wants, and one page of them from row `first`."""

    count: int
    first: int
    rows: tuple[NoteRow, ...]


def read_surroundings(book: TeamBook) -> Surroundings:
    """Return what the notes' identifiers stand for; raises `NoChallenge`."""
    book.challenge()
    mine = own_entry(book)
    return Surroundings(
        kloes={kloe.id: kloe.value for kloe in book.kloes()},
        usable=usable_kloes(book),
        themes=tuple(theme for theme in book.themes() if theme.value.chosen),
        sessions={session.id: session.value for session in book.sessions()},
        people={identifier: person.name for identifier, person in names(book).items()},
        laptops=len(book.members()),
        me=mine.person,
        device=book.device,
        lead=reaches(mine.authority, Authority.LEAD),
        writes=reaches(mine.authority, Authority.PEER),
        names=search_names(book),
        records=record_names(book),
    )


def read_rows(
    book: TeamBook, around: Surroundings, query: NoteQuery, first: int, count: int
) -> tuple[NoteRow, ...]:
    """Return one page of rows."""
    notes = book.notes(query, first, count)
    attached = Counter(held.note for held in book.attachments() if not held.withdrawn)
    linked = _count_messages(book)
    return tuple(
        replace(row_of(note, around, linked[note.id]), attached=attached[note.id]) for note in notes
    )


def _count_messages(book: TeamBook) -> Counter[str]:
    """Return on how many messages that stand each note bears; all at once, for a whole page.

    What was linked to a message before it was merged bears on the one that stands for it.
    """
    merged = book.merged()
    standing = {message.id for message in book.messages()}
    told = (*book.messages(), *book.messages(withdrawn=True))
    links = {
        (link.note, merged.get(message.id, message.id))
        for message in told
        if not message.withdrawn
        for link in message.links
    }
    return Counter(note for note, message in links if message in standing)


def find(book: TeamBook, around: Surroundings, query: NoteQuery, first: int, count: int) -> Found:
    """Return how many notes there are, and one page of them."""
    return Found(book.count_notes(query), first, read_rows(book, around, query, first, count))


def row_of(note: Note, around: Surroundings, messages: int) -> NoteRow:
    """Return a note as the list shows it."""
    session = around.sessions.get(note.session)
    return NoteRow(
        id=note.id,
        stance=note.stance,
        text=note.text,
        when=when(note, session),
        place=place_of(note, session, around.records),
        icon=icon_of(note, session),
        kloes=tuple(around.kloes[k].title for k in note.kloe_ids if k in around.kloes),
        voices=tuple(title(voice) for voice in note.voice_list),
        messages=messages,
        clashes=note.clashes,
    )


def when(note: Note, session: Session | None) -> str:
    """Return "Wed 14:03" for the local time of writing."""
    written = local(note.at, note.offset)
    day = session.day if session else written.date().isoformat()
    return f"{short_day(day).split()[0]} {written:%H:%M}"


def place_of(note: Note, session: Session | None, records: Mapping[str, str]) -> str:
    """Return where a note comes from: its record, its session, or how it reached the team.

    An observation is often called as its session is; it is not said twice.
    """
    named = belonging_words(note, records)
    held = session.title if session else ""
    if named and held and records.get(note.record) != held:
        return f"{named}, {held}"
    return named or held or title(note.source)


def icon_of(note: Note, session: Session | None) -> str:
    """Return the icon for where a note comes from."""
    if session is not None:
        return ICONS[session.kind]
    if note.figure is not None:
        return "chart-bar"
    return "folder-open" if note.case else SOURCE_ICONS[note.source]
