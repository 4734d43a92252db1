# SPDX-License-Identifier: Apache-2.0
"""How the place of evidence is laid out: search above, list and note side by side."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.gaps import margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import Text, pane
from peerdesk.ui.evidence.detail import DetailPane
from peerdesk.ui.evidence.filters import ALL, BIN, MINE, UNTAGGED, UNUSED
from peerdesk.ui.evidence.keys import FILTER, KEPT, ORDER, WRITE
from peerdesk.ui.evidence.listing import NoteList
from peerdesk.ui.evidence.model import NoteModel
from peerdesk.ui.evidence.search import SearchBar, SearchField
from peerdesk.ui.look import Look


class EvidencePage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look, model: NoteModel) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Evidence"))
        self.search = SearchField(look)
        self.trouble = Text("", "small", "changed", wrap=True)
        margins(look, self.trouble, 24, 4, 24, 6)
        self.trouble.hide()
        self.kept = Button(look, self.tr("Searches"), icon="star", key=KEPT)
        self.filter = Button(look, self.tr("Filter"), icon="funnel", key=FILTER)
        self.order = Button(look, "", LINK, icon="sort-descending", key=ORDER)
        self.tabs = Tabs(
            look,
            (
                (ALL, self.tr("All")),
                (MINE, self.tr("Mine")),
                (UNTAGGED, self.tr("Untagged")),
                (UNUSED, self.tr("In no message")),
                (BIN, self.tr("Bin")),
            ),
        )
        self.list = NoteList(look, model)
        self.empty = Empty(look, "", self.tr("Write the first line"), icon="pencil-line", key=WRITE)
        self.detail = DetailPane(look)
        self._stack = QStackedWidget()
        self._lay_out()

    def show_list(self) -> None:
        """Show the notes."""
        self._stack.setCurrentWidget(self.list)

    def show_empty(self, sentence: str, *, may_write: bool) -> None:
        """Say that there is nothing, and what to do."""
        self.empty.say(sentence)
        self.empty.act.setVisible(may_write)
        self._stack.setCurrentWidget(self.empty)

    def show_order(self, *, newest: bool) -> None:
        """Say which notes come first."""
        self.order.set_text(self.tr("Newest first") if newest else self.tr("Oldest first"))
        self.order.set_icon_name("sort-descending" if newest else "sort-ascending")

    def _lay_out(self) -> None:
        look = self._look
        left = pane("surface")
        strip = pane("surface", side="bottom")
        row = QHBoxLayout(strip)
        margins(look, row, 20, 2, 16, 1)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.order)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(strip)
        inside.addWidget(self._stack, 1)
        self.panes = Panes(
            look,
            (
                Pane("list", self.tr("Notes"), left, self.list),
                Pane(
                    "note",
                    self.tr("The chosen note"),
                    self.detail,
                    self.detail.message,
                    444,
                    own_keys=True,
                ),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(SearchBar(look, self.search, self.filter, self.kept))
        column.addWidget(self.trouble)
        column.addWidget(self.panes, 1)
