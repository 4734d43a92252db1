# SPDX-License-Identifier: Apache-2.0
"""What stands over a preview: the page and the zoom, larger and smaller, and the pages as text."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look


class PreviewBar(QWidget):
    """Follows a preview; add the acts of a place with `add`."""

    def __init__(self, look: Look, preview: PaperPreview) -> None:
        super().__init__()
        self._look, self._preview = look, preview
        self._page = Text(self.tr("Preview"), "small", "ink2")
        self._seen = (0, 0)
        self._words = Button(look, self.tr("As text"), LINK, icon="text-align-left", key="Alt+T")
        self._words.setCheckable(True)
        holder, self._flow = flow_box()
        between(look, self._flow, 12)
        self._lay_out(holder)
        self._words.toggled.connect(self._show_words)
        preview.page_seen.connect(self._say_page)
        preview.zoomed.connect(self._say)

    def add(self, act: QWidget) -> None:
        """Put something of the place's own behind what is here."""
        self._flow.addWidget(act)

    def _lay_out(self, holder: QWidget) -> None:
        look = self._look
        row = QHBoxLayout()
        margins(look, row, 24, 8, 24, 0)
        between(look, row, 16)
        row.addWidget(self._page)
        row.addStretch(1)
        self._flow.addWidget(self._words)
        row.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)

    def _show_words(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._words.set_text(self.tr("As pages") if on else self.tr("As text"))
        self._preview.show_words(on=on)
        self._preview.setFocus()
        self._say()

    def _say_page(self, page: int, pages: int) -> None:
        self._seen = (page, pages)
        self._say()

    def _say(self, percent: int = 0) -> None:
        """Say which page is in view and how large; as text there is no size."""
        page, pages = self._seen
        percent = percent or round(self._preview.zoom * 100)
        if not pages:
            words = self.tr("Preview")
        elif self._words.isChecked():
            words = self.tr("{0} pages as text").format(pages)
        else:
            words = self.tr("Page {0} of {1}, {2} %").format(page, pages, percent)
        self._page.setText(words)
