# SPDX-License-Identifier: Apache-2.0
"""Pages of a PDF as pictures, for the window's previews; nothing touches the disk."""

from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from peerdesk.bootstrap.papers import Papers
from peerdesk.interchange.errors import BrokenPicture, LockedPdf
from peerdesk.ui.files import Seen

if TYPE_CHECKING:  # read in only when a page is shown
    from pypdfium2 import PdfDocument

_PDFIUM = Lock()
"""Held while PDFium draws: the library allows one thread in the whole process."""

_LARGEST = 16_000_000
"""Pixels in a picture of a page, however long or wide somebody made it."""
_ASKS_PASSWORD = 4


class WindowPapers(Papers):
    """Makes documents and slides, and pictures of their pages."""

    def pages(self, pdf: bytes, width: int) -> tuple[bytes, ...]:
        """Return each page as a PNG picture, `width` pixels wide; one document at a time."""
        with _PDFIUM:
            return _draw_pages(pdf, width)


def draw_page(pdf: bytes, page: int, width: int) -> Seen:
    """Return one page of somebody else's PDF, the nearest to the one asked for, counted from 0.

    No script in it is run and no form filled in. Raises `BrokenPicture`, or `LockedPdf` where
    it asks for a password.
    """
    import pypdfium2  # noqa: PLC0415 - read in only when a page is shown

    with _PDFIUM:
        try:
            return _draw_one(pypdfium2.PdfDocument(pdf), page, width)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _ASKS_PASSWORD:
                raise LockedPdf from error
            raise BrokenPicture from error


def _draw_one(document: "PdfDocument", number: int, width: int) -> Seen:
    try:
        count = len(document)
        if not count:
            raise BrokenPicture
        page = document[min(max(number, 0), count - 1)]
        wide, high = (max(side, 1.0) for side in page.get_size())
        scale = min(width / wide, (_LARGEST / (wide * high)) ** 0.5)
        bitmap = page.render(scale=scale, may_draw_forms=False)
        held = BytesIO()
        bitmap.to_pil().save(held, "PNG", compress_level=1)
        bitmap.close()
        page.close()
    finally:
        document.close()
    return Seen(held.getvalue(), count)


def _draw_pages(pdf: bytes, width: int) -> tuple[bytes, ...]:
    import pypdfium2  # noqa: PLC0415 - read in only when a page is shown

    pictures: list[bytes] = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=width / page.get_width())
            held = BytesIO()
            bitmap.to_pil().save(held, "PNG", compress_level=1)
            pictures.append(held.getvalue())
            bitmap.close()
            page.close()
    finally:
        document.close()
    return tuple(pictures)
