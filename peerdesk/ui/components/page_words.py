# SPDX-License-Identifier: Apache-2.0
"""The words of a paper's pages, to be read at the size of the text or by a screen reader."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from peerdesk.ui.laid import LaidPage


class PageWords(QPlainTextEdit):
    """All pages as text, each under its number; it holds nothing while it is hidden."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Words of the pages"))

    def set_pages(self, pages: Sequence[LaidPage]) -> None:
        """Show the words of these pages; what is in view stays there."""
        name = self.tr("Page {0} of {1}")
        written = (
            f"{name.format(number, len(pages))}\n{page.text}"
            for number, page in enumerate(pages, 1)
        )
        text = "" if self.isHidden() else "\n\n".join(written)
        if text != self.toPlainText():
            place = self.verticalScrollBar().value()
            self.setPlainText(text)
            self.document().clearUndoRedoStacks()
            self.verticalScrollBar().setValue(place)
