# SPDX-License-Identifier: Apache-2.0
"""Pages of a PDF as pictures, for the window's previews; nothing touches the disk."""

from io import BytesIO
from typing import TYPE_CHECKING

from peerdesk.bootstrap.laying import lay_deck, lay_document
from peerdesk.bootstrap.papers import Papers
from peerdesk.bootstrap.pdfium import PDFIUM, draw_laid, picture_of, read_pages
from peerdesk.compose.blocks import Deck, Document
from peerdesk.compose.formats import Paper
from peerdesk.interchange.errors import BrokenPicture, LockedPdf
from peerdesk.ui.files import Seen
from peerdesk.ui.laid import Laid, LaidPage, Section

if TYPE_CHECKING:  # read in only when a page is shown
    from pypdfium2 import PdfDocument

_LARGEST = 16_000_000
"""Pixels in a picture of a page, however long or wide somebody made it."""
_ASKS_PASSWORD = 4


class WindowPapers(Papers):
    """Makes documents and slides, and pictures of their pages."""

    def pages(self, pdf: bytes, width: int) -> tuple[bytes, ...]:
        """Return each page as a PNG picture, `width` pixels wide; one document at a time."""
        with PDFIUM:
            return _draw_pages(pdf, width)

    def laid(self, paper: Paper, before: Laid, *, large: bool = False) -> Laid:
        """Return the pages of a paper, taking over from `before` what has not changed."""
        if isinstance(paper, Document):
            return lay_document(paper, before, self._document, large=large)
        if large:  # larger slides are more slides: their numbers follow from all before them
            return self.laid_file(self.deck_pdf(paper, large=True))
        return lay_deck(paper, before, self._slides_from)

    def laid_file(self, pdf: bytes) -> Laid:
        """Return the pages of a PDF of ours that was written before."""
        return Laid((Section(pdf, read_pages(pdf)),))

    def picture(self, page: LaidPage, width: int) -> bytes:
        """Return one page as a PNG picture, `width` pixels wide."""
        return draw_laid(page, width)

    def _document(self, document: Document, large: bool) -> bytes:  # noqa: FBT001 - of two kinds
        from peerdesk.render.pdf import render_document  # noqa: PLC0415 - as in `Papers`

        return render_document(document, self._fonts, large=large, tagged=False)

    def _slides_from(self, deck: Deck, first: int) -> bytes:
        from peerdesk.render.deck_pdf import render_deck_pdf  # noqa: PLC0415 - as in `Papers`

        return render_deck_pdf(deck, self._fonts, tagged=False, first=first)


def draw_page(pdf: bytes, page: int, width: int) -> Seen:
    """Return one page of somebody else's PDF, the nearest to the one asked for, counted from 0.

    No script in it is run and no form filled in. Raises `BrokenPicture`, or `LockedPdf` where
    it asks for a password.
    """
    import pypdfium2  # noqa: PLC0415 - read in only when a page is shown

    with PDFIUM:
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

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(picture_of(page, width) for page in document)
    finally:
        document.close()
