# SPDX-License-Identifier: Apache-2.0
"""Every text in a PDF: its pages, alternative texts, remarks, links, bookmarks and properties.

Words in pictures are not read: a page that is nothing but a picture has no text.
"""

import ctypes
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
from lxml import etree
from msgspec import Struct
from pypdfium2 import raw

from peerdesk.compose.checks.finding import Piece, Where
from peerdesk.interchange.office_package import LARGEST
from peerdesk.interchange.office_words import tidy
from peerdesk.interchange.pdf_lines import Line, leadings, paragraphs, usual_size
from peerdesk.interchange.text_errors import BrokenDocument, DocumentTooLarge, LockedDocument

MOST_PAGES = 2_000
MOST_LETTERS = 20_000_000
"""Letters of all pages together."""
_MOST_OBJECTS = 500_000
"""Parts of a file's structure that are looked at."""
_FOREIGN = (pdfium.PdfiumError, pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError,
            AttributeError, RuntimeError, OSError, RecursionError, OverflowError)  # fmt: skip
"""What both readers are known to raise for damaged files."""
_SAID = ("/Alt", "/ActualText", "/E", "/T", "/Summary", "/Contents")
_REMARKED = ("/Contents", "/T", "/V", "/TU", "/RC", "/Subj")
_MACHINE = {"/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped"}


class _Word(Struct, frozen=True):
    """A text found beside the pages."""

    text: str
    place: str
    where: Where


def texts_of_pdf(content: bytes) -> Iterator[Piece]:
    """Yield the pieces of a PDF, page by page, then what belongs to all of it.

    Raises `DocumentTooLarge`, `LockedDocument` and `BrokenDocument`.
    """
    if len(content) > LARGEST:
        raise DocumentTooLarge("bytes", LARGEST)
    try:
        yield from _printed(content)
        with pikepdf.open(BytesIO(content)) as pdf:
            for word in _beside(pdf):
                if text := tidy(word.text):
                    yield Piece(text, word.place, word.where)
    except _FOREIGN as error:
        if "assword" in str(error):
            raise LockedDocument from error
        raise BrokenDocument from error


def _printed(content: bytes) -> Iterator[Piece]:
    """Yield what stands on the pages, as paragraphs."""
    document = pdfium.PdfDocument(content)
    try:
        if len(document) > MOST_PAGES:
            raise DocumentTooLarge("pages", MOST_PAGES)
        pages = list(_pages(document))
    finally:
        document.close()
    leading, usual = leadings(pages), usual_size(pages)
    for number, page in enumerate(pages, 1):
        for counted, paragraph in enumerate(paragraphs(page, leading, usual), 1):
            where = Where.HEADING if paragraph.heading else Where.BODY
            sort = "heading" if paragraph.heading else f"paragraph {counted}"
            yield Piece(paragraph.text, f"Page {number}, {sort}", where, page=number)


def _pages(document: pdfium.PdfDocument) -> Iterator[list[Line]]:
    left = MOST_LETTERS
    for page in document:
        text = page.get_textpage()
        left -= text.count_chars()
        if left < 0:
            raise DocumentTooLarge("letters", MOST_LETTERS)
        lines = list(_lines(text))
        text.close()
        page.close()
        yield lines


def _lines(page: pdfium.PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page; letters that the reader counts otherwise have no known place."""
    text = page.get_text_range()
    known = len(text) == page.count_chars()
    place = 0
    for line in text.split("\r\n"):
        stripped = tidy(line)
        if stripped:
            at = place + len(line) - len(line.lstrip())
            yield _line(page, at, stripped) if known else Line(stripped, 0, 0, 0)
        place += len(line) + 2


def _line(page: pdfium.PdfTextPage, at: int, text: str) -> Line:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(page, at, x, y)
    return Line(text, x.value, y.value, round(raw.FPDFText_GetFontSize(page, at), 1))


def _beside(pdf: pikepdf.Pdf) -> Iterator[_Word]:
    """Yield what no page shows, or shows only to whoever looks for it."""
    for key, value in pdf.docinfo.items():
        if key not in _MACHINE:
            yield _Word(str(value), f"Property: {key[1:].lower()}", Where.PROPERTY)
    if pdfa := pdf.Root.get("/Metadata"):
        yield from _described(bytes(pdfa.read_bytes()))
    with pdf.open_outline(max_depth=20) as outline:
        pending = list(outline.root)
        while pending:
            item = pending.pop()
            pending += item.children
            yield _Word(str(item.title), "Bookmark", Where.HEADING)
    for name in pdf.attachments:
        yield _Word(str(name), "Property: attached file", Where.PROPERTY)
    yield from _in_structure(pdf)
    for number, page in enumerate(pdf.pages, 1):
        yield from _remarks(page, number)


def _described(xmp: bytes) -> Iterator[_Word]:
    """Yield the words of the file's description in XML, without what a program writes of itself."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(xmp, parser)
    for element in () if root is None else root.iter("{*}li", "{*}Keywords", "{*}Author"):
        language = any("language" in str(parent.tag) for parent in element.iterancestors())
        if element.text and not language:
            yield _Word(str(element.text), "Property: description", Where.PROPERTY)


def _in_structure(pdf: pikepdf.Pdf) -> Iterator[_Word]:
    """Yield alternative texts from the tree that screen readers read, each element once.

    Tables have theirs among their attributes.
    """
    pending = [pdf.Root.get("/StructTreeRoot")]
    seen: set[tuple[int, int]] = set()
    looked = 0
    while pending and (looked := looked + 1) < _MOST_OBJECTS:
        node = pending.pop()
        if isinstance(node, pikepdf.Array):
            pending += list(node)
        elif isinstance(node, pikepdf.Dictionary) and (
            not node.is_indirect or node.objgen not in seen
        ):
            seen.add(node.objgen)
            for key in _SAID:
                if isinstance(text := node.get(key), pikepdf.String):
                    yield _Word(str(text), "Alternative text", Where.ALT)
            pending += [node.get("/K"), node.get("/A")]


def _remarks(page: pikepdf.Page, number: int) -> Iterator[_Word]:
    """Yield remarks, fields and links on a page."""
    for note in page.obj.get("/Annots") or ():
        for key in _REMARKED:
            if isinstance(text := note.get(key), pikepdf.String):
                yield _Word(str(text), f"Page {number}, remark", Where.COMMENT)
        action = note.get("/A")
        if isinstance(action, pikepdf.Dictionary) and "/URI" in action:
            yield _Word(str(action["/URI"]), f"Page {number}, link", Where.PROPERTY)
