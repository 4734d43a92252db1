# SPDX-License-Identifier: Apache-2.0
"""The register of documents: what was asked for, what arrived, who has read it, what is overdue."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.capture import Written
from peerdesk.desk.errors import NotFound
from peerdesk.desk.record_errors import StruckOff
from peerdesk.desk.record_notes import Belonging, write_record_line
from peerdesk.desk.texts import field, needed
from peerdesk.desk.writing import names, own_entry, write
from peerdesk.domain.document import Document, check_document
from peerdesk.domain.identifiers import mint
from peerdesk.domain.recorded import Listed
from peerdesk.domain.records import DocumentRead, DocumentSet, DocumentUnread
from peerdesk.domain.words import Source


def add_documents(book: Book, documents: Iterable[Document]) -> tuple[str, ...]:
    """Put documents on the register in this order, as one transaction; return their identifiers.

    Raises `Missing` without a title, `UnreadableTime`, and `NotFound` for a person or a line of
    enquiry that this challenge does not have; nothing is written then.
    """
    first = max((held.value.position for held in book.documents()), default=0) + 1
    found = [
        DocumentSet(
            document=mint(), details=replace(_clean(book, document), position=first + place)
        )
        for place, document in enumerate(documents)
    ]
    write(book, *found)
    return tuple(fact.document for fact in found)


def change_document(book: Book, document: str, **fields: object) -> None:
    """Change fields of a document; nothing is written where nothing changed."""
    held = book.document(document)
    wanted = _clean(book, replace(held.value, **fields))
    if any(choice.value != wanted for choice in held.choices):
        write(book, DocumentSet(document=document, details=wanted, replaces=held.hashes))


def read_document(book: Book, document: str) -> None:
    """Record that whoever asks has read a document."""
    held = _on_the_register(book, document)
    person = own_entry(book).person
    if person not in held.read_by:
        write(book, DocumentRead(document=document, person=person))


def unread_document(book: Book, document: str) -> None:
    """Take back that whoever asks has read a document."""
    held = book.document(document)
    person = own_entry(book).person
    by = next((reading.by for reading in held.readings if reading.value == person), ())
    if by:
        write(book, DocumentUnread(document=document, person=person, replaces=by))


def write_reading(book: Book, document: str, line: str) -> Written:
    """Write what a document says as a note: read, and belonging to it."""
    _on_the_register(book, document)
    return write_record_line(book, line, Belonging(source=Source.READ, record=document))


def is_awaited(document: Document) -> bool:
    """Say whether a document has been asked for, or is to be, and is not here."""
    return not (document.dropped or document.received)


def is_overdue(document: Document, today: str) -> bool:
    """Say whether a document should be here by now and is not."""
    return is_awaited(document) and bool(document.due) and document.due < today


def to_ask_for(documents: Sequence[Listed]) -> tuple[Listed, ...]:
    """Return what stands on the team's list to the organiser: pulled, and not here yet."""
    return tuple(held for held in documents if held.value.pulled and is_awaited(held.value))


def _on_the_register(book: Book, document: str) -> Listed:
    held = book.document(document)
    if held.value.dropped:
        raise StruckOff("document")
    return held


def _clean(book: Book, document: Document) -> Document:
    if document.wanted_by and document.wanted_by not in names(book):
        raise NotFound("member", document.wanted_by)
    known = {kloe.id for kloe in book.kloes()}
    for kloe in document.kloes:
        if kloe not in known:
            raise NotFound("line of enquiry", kloe)
    checked = check_document(document)
    return replace(
        checked,
        title=needed(document.title, "The document’s title"),
        asked_of=field(document.asked_of),
        kloes=tuple(dict.fromkeys(document.kloes)),
    )
