# SPDX-License-Identifier: Apache-2.0
"""Reports, letters, forms and case reviews: planned, written and composed; nothing is rendered.

What changes nothing writes nothing.
"""

from collections.abc import Sequence

from msgspec import structs

from peerdesk.compose.atlas import Kind
from peerdesk.compose.blocks import Copy, Document
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.prose_parts import ProsePart, prose_parts
from peerdesk.compose.report_plan import WRITTEN, Part, for_document, usual_plan
from peerdesk.compose.report_team import remarks as remarks_on
from peerdesk.compose.written import compose_written
from peerdesk.desk.book import Book
from peerdesk.desk.errors import UnknownWord
from peerdesk.desk.gathering import gather
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.writing import write
from peerdesk.domain.identifiers import mint
from peerdesk.domain.placed import Placed
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication import Plan
from peerdesk.domain.publication_words import Layout, Publication
from peerdesk.domain.published import Published
from peerdesk.domain.publishing import ProseSet, PublicationArranged
from peerdesk.domain.text import NOTE_LIMIT, one_line, sanitise

_PAGE = 10_000


def gather_written(book: Book, kind: Publication) -> Casebook:
    """Return what stands, for a document of a kind: with the notes of case files where it counts.

    Raises `UnknownWord` for what is no document of this sort.
    """
    _check_kind(kind)
    casebook = gather(book)
    if kind not in {Publication.REPORT, Publication.CASE_REVIEW} or not casebook.case_files:
        return casebook
    notes = dict(casebook.notes)
    first, query = 0, NoteQuery(origin=Kind.CASE_RECORD)
    while page := book.notes(query, first, _PAGE):
        notes |= {note.id: note for note in page}
        first += len(page)
    return structs.replace(casebook, notes=notes)


def document(book: Book, kind: Publication, copy: Copy) -> Document:
    """Return a document as it stands now, in the copy asked for; nothing is written."""
    return compose_written(gather_written(book, kind), kind, copy)


def remarks(book: Book, kind: Publication, casebook: Casebook | None = None) -> tuple[str, ...]:
    """Return what the program advises of a document before it is frozen; it stops nobody.

    `casebook` is what `gather_written` gave, where somebody has it already.
    """
    return remarks_on(for_document(casebook or gather_written(book, kind), kind), kind)


def parts_of(book: Book, kind: Publication) -> tuple[ProsePart, ...]:
    """Return the parts of a document that the team writes itself, in order."""
    return prose_parts(gather(book), kind)


def published(book: Book, kind: Publication) -> Published | None:
    """Return a document's plan and what was frozen of it, or None before either."""
    return next((each for each in book.publications() if each.kind is kind), None)


def arrange_document(  # noqa: PLR0913 - each part of the plan may be set alone
    book: Book,
    kind: Publication,
    *,
    layout: Layout | None = None,
    left_out: Sequence[str] | None = None,
    parts: Sequence[str] | None = None,
    order: Sequence[str] | None = None,
) -> Plan:
    """Choose a document's layout, parts and order, and what it leaves out; return the plan.

    What is None stays as it was. Raises `NotFound` for an unknown message and `UnknownWord` for
    an unknown part.
    """
    _check_kind(kind)
    held = published(book, kind)
    before = held.plan if held and held.plan else usual_plan(gather(book), kind)
    known = tuple(part.value for part in Part)
    for part in parts or ():
        if part not in known:
            raise UnknownWord("part of a report", part, known)
    for message in (*(left_out or ()), *(order or ())):
        book.message(message)
    wanted = Plan(
        layout=before.layout if layout is None else layout,
        minutes=before.minutes,
        left_out=before.left_out if left_out is None else tuple(dict.fromkeys(left_out)),
        parts=before.parts if parts is None else tuple(p for p in known if p in parts),
        order=before.order if order is None else tuple(dict.fromkeys(order)),
    )
    plans = held.plans if held else ()
    if wanted != before or len(plans) > 1:
        identifier = held.id if held else mint(book.device)
        replaces = tuple(plan.hash for plan in plans)
        write(
            book,
            PublicationArranged(publication=identifier, kind=kind, plan=wanted, replaces=replaces),
        )
    return wanted


def write_prose(book: Book, kind: Publication, part: str, words: str, about: str = "") -> str:
    """Write a part of a document, or write it anew; return its identifier.

    Paragraphs are parted by blank lines; an empty text takes the part back. Raises `UnknownWord`
    for a part that the document does not have, and `TextTooLong`.
    """
    known = {(each.part, each.about) for each in parts_of(book, kind)}
    if (part, about) not in known:
        raise UnknownWord("part of this document", part, tuple(sorted({p for p, _ in known})))
    held = prose_held(book, kind, part, about)
    cleaned = clean_prose(words)
    details = Prose(publication=kind, part=part, about=about, words=cleaned)
    if held is None and not cleaned:
        return ""
    if held and all(choice.value == details for choice in held.choices):
        return held.id
    identifier = held.id if held else mint(book.device)
    write(
        book,
        ProseSet(prose=identifier, details=details, replaces=held.hashes if held else ()),
    )
    return identifier


def prose_held(book: Book, kind: Publication, part: str, about: str = "") -> Placed[Prose] | None:
    """Return the prose that stands for a part, with all its versions where several do."""
    found = [
        placed
        for placed in book.prose()
        if (placed.value.publication, placed.value.part, placed.value.about) == (kind, part, about)
    ]
    return found[-1] if found else None


def clean_prose(words: str) -> str:
    """Return a text as its paragraphs, each on one line, a blank line between them.

    Raises `TextTooLong`.
    """
    split = sanitise(words).split("\n\n")
    kept = "\n\n".join(" ".join(part.split()) for part in split if part.split())
    if len(kept) > NOTE_LIMIT:
        one_line(kept)  # raises what says so
    return kept


def _check_kind(kind: Publication) -> None:
    if kind not in WRITTEN:
        raise UnknownWord("document of this sort", kind.value, tuple(k.value for k in WRITTEN))
