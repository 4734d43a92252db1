# SPDX-License-Identifier: Apache-2.0
"""The texts of a finished document, whoever made it: as it would leave the team, with all in it.

What is checked is the file itself and not only what it was made from: somebody may have edited it
in PowerPoint or Word, and what a program writes into a file beside the page leaves with it.
"""

from collections.abc import Callable, Iterator
from pathlib import PurePath

from peerdesk.compose.checks.finding import Piece, Where
from peerdesk.interchange.docx_texts import texts_of_docx
from peerdesk.interchange.office_package import Package
from peerdesk.interchange.office_words import tidy
from peerdesk.interchange.pdf_texts import texts_of_pdf
from peerdesk.interchange.pictures import is_pdf
from peerdesk.interchange.pptx_texts import texts_of_pptx
from peerdesk.interchange.text_errors import DocumentTooLarge, UnknownDocument

MOST_PIECES = 100_000
_ARCHIVE = b"PK"
_OLE = b"\xd0\xcf\x11\xe0"
_INSIDE: dict[str, Callable[[Package], Iterator[Piece]]] = {
    "ppt/presentation.xml": texts_of_pptx,
    "word/document.xml": texts_of_docx,
}


def pieces_of(name: str, content: bytes) -> tuple[Piece, ...]:
    """Return every text of a PDF, PPTX or DOCX file, and its name among them.

    The kind is told by the content; a file's name can say anything. Raises `UnknownDocument`,
    `LockedDocument`, `DocumentTooLarge` and `BrokenDocument`; nothing that a file names is opened.
    """
    pieces: list[Piece] = []
    for piece in _texts(content):
        pieces.append(piece)
        if len(pieces) > MOST_PIECES:
            raise DocumentTooLarge("pieces of text", MOST_PIECES)
    return (*pieces, *_named(name))


def _texts(content: bytes) -> Iterator[Piece]:
    if is_pdf(content):
        return texts_of_pdf(content)
    if not content.startswith((_ARCHIVE, _OLE)):
        raise UnknownDocument
    package = Package(content)
    for part, texts in _INSIDE.items():
        if package.holds(part):
            return texts(package)
    raise UnknownDocument


def _named(name: str) -> Iterator[Piece]:
    if stem := tidy(PurePath(name).stem.replace("_", " ")):
        yield Piece(stem, "Name of the file", Where.PROPERTY)
