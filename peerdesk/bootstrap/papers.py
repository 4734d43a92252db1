# SPDX-License-Identifier: Apache-2.0
"""Composed documents as files, with the fonts that the program brings.

The renderers are read in only when something is printed: they are large, and a start must not
wait for them.
"""

from collections.abc import Sequence
from pathlib import Path

from peerdesk.compose.blocks import Deck, Document
from peerdesk.compose.capture_sheet import CaptureSheet


class Papers:
    """Makes PDF and PowerPoint files; every call is slow and keeps nothing."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts

    def document_pdf(self, document: Document) -> bytes:
        """Return a document as PDF."""
        from peerdesk.render.pdf import render_document  # noqa: PLC0415 - see the module

        return render_document(document, self._fonts)

    def deck_pdf(self, deck: Deck) -> bytes:
        """Return slides as PDF."""
        from peerdesk.render.deck_pdf import render_deck_pdf  # noqa: PLC0415 - see the module

        return render_deck_pdf(deck, self._fonts)

    def deck_pptx(self, deck: Deck) -> bytes:
        """Return slides as an editable presentation."""
        from peerdesk.render.pptx import render_pptx  # noqa: PLC0415 - see the module

        return render_pptx(deck, self._fonts)

    def capture_sheets_pdf(self, sheets: Sequence[CaptureSheet]) -> bytes:
        """Return paper capture sheets as PDF, a page each."""
        from peerdesk.render.capture_sheet import (  # noqa: PLC0415 - see the module
            render_capture_sheets,
        )

        return render_capture_sheets(sheets, self._fonts)
