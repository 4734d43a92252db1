# SPDX-License-Identifier: Apache-2.0
"""The words of a paper, to be read at the size of the text or by a screen reader."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from peerdesk.compose.as_text import WIDTH, as_text
from peerdesk.compose.blocks import Deck
from peerdesk.compose.formats import Paper
from peerdesk.compose.pieces import pieces
from peerdesk.ui.laid import LaidPage


class PageWords(QPlainTextEdit):
    """A paper as text, in the order in which it is read; it holds nothing while it is hidden."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Words of the pages"))

    def set_words(self, paper: Paper | None, pages: Sequence[LaidPage]) -> None:
        """Show a paper's words, or those on the pages of a file; what is in view stays there."""
        text = ""
        if not self.isHidden():
            text = "\n".join(self._of_pages(pages)) if paper is None else self._of_paper(paper)
        if text != self.toPlainText():
            place = self.verticalScrollBar().value()
            self.setPlainText(text)
            self.document().clearUndoRedoStacks()
            self.verticalScrollBar().setValue(place)

    def _of_paper(self, paper: Paper) -> str:
        if isinstance(paper, Deck):
            return "\n".join(self._of_slides(paper))
        return "\n".join(flowing(as_text(paper)))

    def _of_slides(self, deck: Deck) -> Iterator[str]:
        """Yield the lines of slides, each slide under its number."""
        name, seen = self.tr("Slide {0} of {1}"), 0
        for piece in pieces(deck):
            if piece.page and piece.page != seen:
                seen = piece.page
                yield f"\n{name.format(seen, len(deck.slides))}"
            if piece.page:
                yield piece.text

    def _of_pages(self, pages: Sequence[LaidPage]) -> Iterator[str]:
        name = self.tr("Page {0} of {1}")
        for number, page in enumerate(pages, 1):
            yield f"{name.format(number, len(pages))}\n{page.text}\n"


def flowing(text: str) -> Iterator[str]:
    """Yield the lines of a text that was wrapped, each as long as it was before.

    A line goes on where its next word would not have fitted.
    """
    whole, *others = text.split("\n")
    last = whole
    for line in others:
        first = line.split(maxsplit=1)[:1]
        if whole and first and len(last) + 1 + len(first[0]) > WIDTH:
            whole = f"{whole} {line.strip()}"
        else:
            yield whole
            whole = line
        last = line
    yield whole
