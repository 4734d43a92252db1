# SPDX-License-Identifier: Apache-2.0
"""How the place of summaries is laid out: outline, pages, what is asked or told."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from peerdesk.ui.briefing.asked import AskedPane
from peerdesk.ui.briefing.keys import DAY, DRAFT, EXPORT
from peerdesk.ui.briefing.model import OutlineModel
from peerdesk.ui.briefing.outline import Outline
from peerdesk.ui.briefing.telling import ToldPane
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.copy_choice import CopyChoice
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.look import Look


class BriefingPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(
        self, look: Look, host: QWidget, model: OutlineModel, preview: PaperPreview
    ) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Daily summary"))
        self.copies = CopyChoice(look, host)
        self.issue = Button(look, self.tr("Issue"), PRIMARY, key="Ctrl+Return").show_key_only()
        self.heading.add_act(self.copies.segments)
        self.heading.add_act(self.issue)
        self.shown = Pick(look, host, self.tr("Day"), key=DAY)
        self.shown.bare = True
        self.count = Text("", "small", "ink2")
        self.outline = Outline(look, model)
        self.preview = preview
        self.pages = Text("", "small", "ink2")
        self.export = Button(look, self.tr("Export PDF"), LINK, icon="file-pdf", key=EXPORT)
        self.asked = AskedPane(look, host)
        self.told = ToldPane(look, host)
        self.empty = Empty(look, "", self.tr("Draft a message"), icon="chat-circle-text", key=DRAFT)
        self._side = QStackedWidget()
        self._all = QStackedWidget()
        self._keys = QStackedWidget()
        self._lay_out()

    def show_prepared(self) -> None:
        """Show the side of a summary in preparation."""
        self._side.setCurrentIndex(0)
        self._keys.setCurrentIndex(0)
        self._all.setCurrentWidget(self.panes)

    def show_issued(self) -> None:
        """Show the side of an issued summary."""
        self._side.setCurrentIndex(1)
        self._keys.setCurrentIndex(1)
        self._all.setCurrentWidget(self.panes)

    def show_empty(self, sentence: str, *, may_write: bool) -> None:
        """Say that there is nothing to sum up, and what to do."""
        self.empty.say(sentence)
        self.empty.act.setVisible(may_write)
        self._all.setCurrentWidget(self.empty)

    def _lay_out(self) -> None:
        self.panes = Panes(
            self._look,
            (
                Pane("outline", self.tr("Outline"), self._left(), self.outline, 356),
                Pane("pages", self.tr("Pages"), self._middle(), self.preview),
                Pane("side", self.tr("Asked and told"), self._right(), self.asked, 288),
            ),
        )
        self._all.addWidget(self.panes)
        self._all.addWidget(self.empty)
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self._all, 1)
        self.copies.fit()

    def _left(self) -> QWidget:
        look = self._look
        left = pane("surface", side="right")
        head = pane("surface", side="bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(look.gap(16), look.gap(8), look.gap(16), look.gap(8))
        row.addWidget(self.shown)
        row.addStretch(1)
        row.addWidget(self.count)
        preparing = (
            ("Space", self.tr("in or out")),
            (self.tr("Alt+Arrows"), self.tr("move")),
            ("F2", self.tr("reword")),
        )
        telling = (
            ("1", self.tr("as written")),
            ("2", self.tr("otherwise")),
            ("3", self.tr("not reached")),
        )
        self._keys.addWidget(self._strip(preparing))
        self._keys.addWidget(self._strip(telling))
        inside = column(left)
        inside.addWidget(head)
        inside.addWidget(self.outline, 1)
        inside.addWidget(self._keys)
        self._keys.setMaximumHeight(look.space("key_strip") * 2)
        return left

    def _middle(self) -> QWidget:
        look = self._look
        middle = pane("canvas")
        head = QHBoxLayout()
        head.setContentsMargins(look.gap(24), look.gap(8), look.gap(24), 0)
        head.addWidget(self.copies.pick)
        head.addWidget(self.pages, 1)
        head.addWidget(self.export)
        inside = column(middle)
        inside.addLayout(head)
        inside.addWidget(self.preview, 1)
        strip = (
            ("PgDn", self.tr("next page")),
            ("+", self.tr("larger")),
            ("F6", self.tr("next pane")),
        )
        inside.addWidget(self._strip(strip))
        return middle

    def _right(self) -> QWidget:
        look = self._look
        right = pane("canvas", side="left")
        for widget in (self.asked, self.told):
            self._side.addWidget(widget)
        inside = QWidget()
        padded = column(inside, margin=look.gap(16))
        padded.addWidget(self._side)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        outer = column(right)
        outer.addWidget(area)
        return right

    def _strip(self, keys: tuple[tuple[str, str], ...]) -> QWidget:
        look = self._look
        strip = pane("sunken", side="top")
        inside = QVBoxLayout(strip)
        inside.setContentsMargins(look.gap(16), look.gap(9), look.gap(8), look.gap(9))
        holder, flow = flow_box(look.gap(12))
        for key, words in keys:
            flow.addWidget(KeyCap(look, key, words))
        inside.addWidget(holder)
        return strip
