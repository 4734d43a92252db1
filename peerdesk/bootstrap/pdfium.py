# SPDX-License-Identifier: Apache-2.0
"""Pages of our own PDFs read and drawn by PDFium; nothing touches the disk."""

import hashlib
from collections.abc import Iterator
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from peerdesk.ui.laid import LaidLine, LaidPage

if TYPE_CHECKING:  # read in only when a page is shown
    from pikepdf import Page
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

PDFIUM = Lock()
"""Held while PDFium works: the library allows one thread in the whole process."""


def read_pages(pdf: bytes) -> tuple[LaidPage, ...]:
    """Return the pages of a PDF of ours, with their sizes and words, without drawing them."""
    import pypdfium2  # noqa: PLC0415 - read in only when a page is shown

    keys = _keys(pdf)
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(_read(document, pdf, n, key) for n, key in enumerate(keys))
        finally:
            document.close()


def draw_laid(page: LaidPage, width: int) -> bytes:
    """Return a page as a PNG picture, `width` pixels wide."""
    import pypdfium2  # noqa: PLC0415 - read in only when a page is shown

    with PDFIUM:
        document = pypdfium2.PdfDocument(page.pdf)
        try:
            return picture_of(document[page.number], width)
        finally:
            document.close()


def picture_of(page: "PdfPage", width: int) -> bytes:
    """Return an open page as a PNG picture, and close it; the caller holds `PDFIUM`."""
    bitmap = page.render(scale=width / page.get_width())
    held = BytesIO()
    bitmap.to_pil().save(held, "PNG", compress_level=1)
    bitmap.close()
    page.close()
    return held.getvalue()


def _keys(pdf: bytes) -> tuple[str, ...]:
    """Return by what each page is known again: what is drawn on it, byte by byte."""
    import pikepdf  # noqa: PLC0415 - read in only when a page is shown

    with pikepdf.open(BytesIO(pdf)) as opened:
        return tuple(_key(page) for page in opened.pages)


def _key(page: "Page") -> str:
    """Return a digest of what is drawn; a page of ours is one stream, and shows no pictures."""
    return hashlib.sha256(page.Contents.read_raw_bytes()).hexdigest()


def _read(document: "PdfDocument", pdf: bytes, number: int, key: str) -> LaidPage:
    page = document[number]
    wide, high = page.get_size()
    words = page.get_textpage()
    lines = tuple(_lines(words, high))
    words.close()
    page.close()
    text = hashlib.sha256("\n".join(line.text for line in lines).encode("utf-8", "replace"))
    return LaidPage(
        pdf=pdf, number=number, wide=wide, high=high, key=f"{key}{text.hexdigest()}", lines=lines
    )


def _lines(words: "PdfTextPage", high: float) -> Iterator[LaidLine]:
    """Yield the lines of a page in the order in which it was drawn, each with its upper edge."""
    place = 0
    for line in words.get_text_range().split("\n"):
        text = line.strip()
        if text:
            first = place + len(line) - len(line.lstrip())
            yield LaidLine(text, 1 - words.get_charbox(first)[3] / high)
        place += len(line) + 1
