# SPDX-License-Identifier: Apache-2.0
"""Composed documents as files, with the fonts that the program brings.

The renderers are read in only when something is printed: they are large, and a start must not
wait for them.
"""

from collections.abc import Sequence
from pathlib import Path

from peerdesk.compose.blocks import Deck, Document
from peerdesk.compose.capture_sheet import CaptureSheet
from peerdesk.compose.checks.finding import Piece
from peerdesk.compose.edited import EditedDeck
from peerdesk.compose.formats import Format, Paper, Wish
from peerdesk.compose.rendered import Rendered
from peerdesk.compose.workbook import Workbook


class Papers:
    """Makes PDF, PowerPoint and Word files; every call is slow and keeps nothing."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def made(self, paper: Paper, wish: Wish) -> Rendered:
        """Return a paper as the file wished for: the one way to any format.

        A document becomes PDF or Word, a deck PDF or PowerPoint; any other format is the usual
        one. Raises a `RenderError` where the template cannot be read.
        """
        if isinstance(paper, Deck):
            if wish.format is Format.PPTX:
                return self._slides(paper, wish)
            return Rendered(self.deck_pdf(paper, large=wish.large))
        if wish.format is Format.DOCX:
            return self._word(paper, wish)
        return Rendered(self.document_pdf(paper, large=wish.large))

    def document_pdf(self, document: Document, *, large: bool = False) -> bytes:
        """Return a document as PDF."""
        from peerdesk.render.pdf import render_document  # noqa: PLC0415 - see the module

        return render_document(document, self._fonts, large=large)

    def deck_pdf(self, deck: Deck, *, large: bool = False) -> bytes:
        """Return slides as PDF."""
        from peerdesk.render.deck_pdf import render_deck_pdf  # noqa: PLC0415 - see the module

        return render_deck_pdf(deck, self._fonts, large=large)

    def deck_pptx(self, deck: Deck) -> bytes:
        """Return slides as an editable presentation."""
        return self._slides(deck, Wish(format=Format.PPTX)).content

    def pieces(self, name: str, content: bytes) -> tuple[Piece, ...]:
        """Return every text of a finished file, its notes and properties too, as anybody reads it.

        Raises what `peerdesk.interchange.texts.pieces_of` raises.
        """
        from peerdesk.bootstrap.pdfium import PDFIUM  # noqa: PLC0415 - see the module
        from peerdesk.interchange.texts import pieces_of  # noqa: PLC0415 - see the module

        with PDFIUM:
            return pieces_of(name, content)

    def edited(self, content: bytes) -> EditedDeck:
        """Return the slides of a PowerPoint file that was edited elsewhere, as data.

        Raises what `peerdesk.interchange.pptx_reading.read_presentation` raises.
        """
        from peerdesk.interchange.pptx_reading import (  # noqa: PLC0415 - see the module
            read_presentation,
        )

        return read_presentation(content)

    def workbook(self, workbook: Workbook) -> bytes:
        """Return a workbook as an XLSX file, in which every text stays a text."""
        from peerdesk.interchange.workbook_xlsx import (  # noqa: PLC0415 - see the module
            write_workbook,
        )

        return write_workbook(workbook)

    def capture_sheets_pdf(self, sheets: Sequence[CaptureSheet]) -> bytes:
        """Return paper capture sheets as PDF, a page each."""
        from peerdesk.render.capture_sheet import (  # noqa: PLC0415 - see the module
            render_capture_sheets,
        )

        return render_capture_sheets(sheets, self._fonts)

    def _slides(self, deck: Deck, wish: Wish) -> Rendered:
        from peerdesk.render.pptx import render_pptx  # noqa: PLC0415 - see the module

        return render_pptx(
            deck, self._fonts, large=wish.large, template=wish.template, anchors=wish.anchors
        )

    def _word(self, document: Document, wish: Wish) -> Rendered:
        from peerdesk.render.docx import render_docx  # noqa: PLC0415 - see the module

        return render_docx(document, large=wish.large, template=wish.template)
