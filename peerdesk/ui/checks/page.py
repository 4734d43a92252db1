# SPDX-License-Identifier: Apache-2.0
"""How Checks is laid out: the points side by side, and the chosen one whole beside them."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.ui.checks import keys
from peerdesk.ui.checks.detail import CheckDetail, LightCounts
from peerdesk.ui.checks.model import CheckModel
from peerdesk.ui.checks.table import CheckList, ColumnHeads
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.tabs import Segments
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.look import Look

WATCHED, EVERY = "watched", "every"
TABLE, POINT = "table", "point"


class ChecksPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look, model: CheckModel, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Checks"))
        self.counts = LightCounts(look)
        self.export = Button(look, self.tr("Write the page"), PRIMARY, key=keys.EXPORT)
        self.which = Segments(
            look, ((WATCHED, self.tr("To look at")), (EVERY, self.tr("Every point")))
        )
        self.list = CheckList(look, model)
        self.heads = ColumnHeads(look, self.list.viewport())
        self.none = Text("", "small", "ink2", wrap=True)
        self.state = Text("", "small", "ink2", wrap=True)
        self.tell = Button(look, self.tr("Told since"), LINK, key=keys.TELL).make_low()
        self.use_told = Button(look, self.tr("Use what was told"), LINK, key=keys.USE_TOLD)
        self.held = Button(look, self.tr("What is held about…"), LINK, key=keys.HELD).make_low()
        self.lists = Button(look, self.tr("Word lists"), LINK, key=keys.LISTS).make_low()
        self.trail = Button(look, self.tr("Trail as a workbook"), LINK, key=keys.TRAIL).make_low()
        self.detail = CheckDetail(look, host)
        self.empty = Empty(look, "")
        self._all = QStackedWidget()
        self._lay_out()

    def show_table(self) -> None:
        """Show the points."""
        self._all.setCurrentWidget(self.panes)

    def show_empty(self, sentence: str) -> None:
        """Say why there is nothing to set side by side."""
        self.empty.say(sentence)
        self.counts.clear()
        self._all.setCurrentWidget(self.empty)

    def _lay_out(self) -> None:
        self.heading.add_act(self.counts)
        self.heading.add_act(self.export)
        self.panes = Panes(
            self._look,
            (
                Pane(TABLE, self.tr("Points"), self._left(), self.list),
                Pane(POINT, self.tr("The point"), self.detail, self.detail.area, 340),
            ),
        )
        self._all.addWidget(self.panes)
        self._all.addWidget(self.empty)
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self._all, 1)

    def _left(self) -> QWidget:
        look = self._look
        left = pane("surface")
        head = QHBoxLayout()
        head.setContentsMargins(look.gap(16), look.gap(10), look.gap(16), look.gap(10))
        head.setSpacing(look.gap(16))
        head.addWidget(self.which)
        head.addWidget(self.state, 1)
        foot = pane("sunken", side="top")
        strip = QVBoxLayout(foot)
        strip.setContentsMargins(look.gap(16), look.gap(7), look.gap(8), look.gap(7))
        holder, flow = flow_box(look.gap(12))
        for part in (
            self.tell,
            self.use_told.make_low(),
            KeyCap(look, "R", self.tr("say why it stands")),
            KeyCap(look, "Enter", self.tr("open the message")),
            KeyCap(look, "N", self.tr("next to look at")),
            self.held,
            self.lists,
            self.trail,
        ):
            flow.addWidget(part)
        strip.addWidget(holder)
        self.none.setContentsMargins(look.gap(16), look.gap(16), look.gap(16), look.gap(16))
        self.none.hide()
        inside = column(left)
        inside.addLayout(head)
        inside.addWidget(self.heads)
        inside.addWidget(self.none)
        inside.addWidget(self.list, 1)
        inside.addWidget(foot)
        return left
