# SPDX-License-Identifier: Apache-2.0
"""What the register of documents shows, read on the vault's thread and frozen."""

from collections.abc import Mapping

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import kloe_codes, usable_kloes
from peerdesk.desk.documents import is_awaited, is_overdue
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import short_day
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.document import Document
from peerdesk.domain.placed import Placed
from peerdesk.domain.recorded import Listed
from peerdesk.domain.words import Authority, Source
from peerdesk.ui.records.findings import Finding, finding_of

FIGURES = "figures"
"""The key under which the line of a figure is drafted."""
_MOST = 1_000


class Readers(Struct, frozen=True):
    """Who is in the team, what a line may be tagged with, who is asking, and what day it is."""

    people: Mapping[str, str]
    kloes: tuple[Placed[Kloe], ...]
    codes: Mapping[str, str]
    me: str
    writes: bool
    today: str


class DocumentRow(Struct, frozen=True):
    """One document as the list shows it; `state` says in words where it has got to."""

    id: str
    title: str
    state: str
    received: bool
    overdue: bool
    pulled: bool
    read_by: tuple[str, ...]
    mine: bool
    dropped: bool


class Register(Struct, frozen=True):
    """All documents in their order; those struck off apart. `figures` are points of data."""

    team: Readers
    rows: tuple[DocumentRow, ...]
    dropped: tuple[DocumentRow, ...]
    figures: tuple[Finding, ...]
    figure_draft: str

    @property
    def overdue(self) -> int:
        """Return how many documents should be here and are not."""
        return sum(row.overdue for row in self.rows)


class DocumentDetail(Struct, frozen=True, kw_only=True):
    """One document, wholly: what is known of it, and the notes of whoever read it."""

    id: str
    document: Document
    row: DocumentRow
    kloes: tuple[str, ...]
    clashes: bool
    found: tuple[Finding, ...]
    draft: str


def draft_key(document: str) -> str:
    """Return the key under which the line about a document is kept."""
    return f"document {document}"


def read_register(book: TeamBook, today: str) -> Register:
    """Return the register as it stands on an ISO day; raises `NoChallenge`."""
    book.challenge()
    mine = own_entry(book)
    team = Readers(
        people={identifier: person.name for identifier, person in names(book).items()},
        kloes=usable_kloes(book),
        codes=kloe_codes(book),
        me=mine.person,
        writes=reaches(mine.authority, Authority.PEER),
        today=today,
    )
    rows = tuple(row_of(listed, team) for listed in book.documents())
    return Register(
        team=team,
        rows=tuple(row for row in rows if not row.dropped),
        dropped=tuple(row for row in rows if row.dropped),
        figures=_figures(book, team),
        figure_draft=book.draft(FIGURES),
    )


def read_document(book: TeamBook, team: Readers, document: str) -> DocumentDetail:
    """Return everything about one document; raises `NotFound`."""
    held = book.document(document)
    kloes = {kloe.id: kloe.value.title for kloe in team.kloes}
    notes = book.notes(NoteQuery(record=document, newest_first=False), 0, _MOST)
    return DocumentDetail(
        id=document,
        document=held.value,
        row=row_of(held, team),
        kloes=tuple(kloes[kloe] for kloe in held.value.kloes if kloe in kloes),
        clashes=len({choice.value for choice in held.choices}) > 1,
        found=tuple(finding_of(note, kloes, team.people, team.me) for note in notes),
        draft=book.draft(draft_key(document)),
    )


def row_of(listed: Listed, team: Readers) -> DocumentRow:
    """Return a document as the list shows it."""
    document = listed.value
    return DocumentRow(
        id=listed.id,
        title=document.title,
        state=_state(document, team.today),
        received=bool(document.received),
        overdue=is_overdue(document, team.today),
        pulled=document.pulled and is_awaited(document),
        read_by=tuple(team.people.get(person, "") for person in listed.read_by),
        mine=team.me in listed.read_by,
        dropped=document.dropped,
    )


def _state(document: Document, today: str) -> str:
    """Return in words where a document has got to."""
    if document.received:
        return f"Received {short_day(document.received)}"
    due = f"due {short_day(document.due)}" if document.due else ""
    if is_overdue(document, today):
        return f"Overdue since {short_day(document.due)}"
    if document.requested:
        return ", ".join(filter(None, (f"Requested {short_day(document.requested)}", due)))
    return ", ".join(filter(None, ("To ask for" if document.pulled else "Not requested", due)))


def _figures(book: TeamBook, team: Readers) -> tuple[Finding, ...]:
    kloes = {kloe.id: kloe.value.title for kloe in team.kloes}
    notes = book.notes(NoteQuery(source=Source.DATA, newest_first=False), 0, _MOST)
    return tuple(
        finding_of(note, kloes, team.people, team.me) for note in notes if note.figure is not None
    )
