# SPDX-License-Identifier: Apache-2.0
"""The casebook gathered from the book: no more notes than documents are made of."""

from collections.abc import Iterator

from peerdesk.compose.casebook import Casebook, Coverage
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.weighing import read_grounds
from peerdesk.domain.note import Note
from peerdesk.domain.words import SessionKind, Source, Stance

_PAGE = 10_000
"""Notes read at once: each further page of one query looks at every note again."""


def gather(book: Book, *, for_team: bool = False) -> Casebook:
    """Return what stands, for composing: the linked notes, and those that case reviews count by.

    Only the team's own pages tell of all questions and of where the evidence comes from: for
    them alone every note of the vault is looked at. What is thin the vault counts by itself.

    Notes come in pages, never one by one, so the cost follows what the documents need and not
    what the vault holds.
    """
    sessions = book.sessions()
    queries = [NoteQuery(in_message=True)]
    queries += [NoteQuery(stance=Stance.QUESTION)] if for_team else []
    queries += [
        NoteQuery(session=placed.id)
        for placed in sessions
        if placed.value.kind is SessionKind.CASE_REVIEW and not placed.value.files
    ]
    return Casebook(
        challenge=book.challenge(),
        scope=scope_of(book),
        themes=book.themes(),
        kloes=book.kloes(),
        people=book.people(),
        sessions=sessions,
        notes={note.id: note for query in queries for note in _all(book, query)},
        messages=book.messages(),
        gone=tuple(message for message in book.messages(withdrawn=True) if message.withdrawn),
        briefings=book.briefings(),
        replies=book.replies(),
        publications=book.publications(),
        prose=book.prose(),
        studies=book.studies(),
        case_files=book.case_files(),
        documents=book.documents(),
        observations=book.observations(),
        coverage=tuple(_coverage(book)),
        grounds=read_grounds(book) if for_team else None,
    )


def gather_lines(book: Book) -> Casebook:
    """Return what tells which lines of enquiry are thin, and what is planned on them: no notes."""
    return Casebook(
        challenge=book.challenge(),
        scope=scope_of(book),
        themes=book.themes(),
        kloes=book.kloes(),
        sessions=book.sessions(),
        notes={},
        briefings=book.briefings(),
        coverage=tuple(_coverage(book)),
    )


def _all(book: Book, query: NoteQuery) -> Iterator[Note]:
    first = 0
    while page := book.notes(query, first, _PAGE):
        yield from page
        if len(page) < _PAGE:
            return
        first += _PAGE


def _coverage(book: Book) -> Iterator[Coverage]:
    """Yield how many notes stand on each open line, by source; reflections are no evidence."""
    counts = book.count_evidence()
    for kloe in usable_kloes(book):
        for source in Source:
            if notes := counts.get((kloe.id, source)):
                yield Coverage(kloe.id, source, notes)
