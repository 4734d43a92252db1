# SPDX-License-Identifier: Apache-2.0
"""How the place of the presentation is laid out: slides, one slide, the crib."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.look import Look
from peerdesk.ui.presentation.crib import CribPane
from peerdesk.ui.presentation.keys import EXPORT
from peerdesk.ui.presentation.points import PointList, PointModel
from peerdesk.ui.presentation.slides import SlideList, SlideModel


class PresentationPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(
        self, look: Look, slides: SlideModel, points: PointModel, preview: PaperPreview
    ) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Presentation"))
        self.export = Button(look, self.tr("Export"), PRIMARY, key=EXPORT)
        self.heading.add_act(self.export)
        self.lacking = Banner(look, "warn")
        self.to_studies = self.lacking.add_act(self.tr("Case studies"))
        self.lacking.hide()
        self.count = Text("", "heading")
        self.minutes = Text("", "small", "ink2")
        self.slides = SlideList(look, slides)
        self.preview = preview
        self.number = Text("", "small", "ink2")
        self.fits = Text("", "small", "ink2")
        self.points = PointList(look, points)
        self.crib = CribPane(look)
        self.empty = Empty(look, "")
        self._all = QStackedWidget()
        self._lay_out()

    def show_panes(self) -> None:
        """Show the slides."""
        self._all.setCurrentWidget(self.panes)

    def say_lacking(self, sentence: str) -> None:
        """Warn of what the presentation lacks, or of nothing."""
        self.lacking.say(sentence)
        self.lacking.setVisible(bool(sentence))

    def show_empty(self, sentence: str) -> None:
        """Say why there is no presentation."""
        self.empty.say(sentence)
        self._all.setCurrentWidget(self.empty)

    def _lay_out(self) -> None:
        self.panes = Panes(
            self._look,
            (
                Pane("slides", self.tr("Slides"), self._left(), self.slides, 300),
                Pane("slide", self.tr("Slide"), self._middle(), self.points),
                Pane("crib", self.tr("Crib"), self.crib, self.crib.area, 320),
            ),
        )
        self._all.addWidget(self.panes)
        self._all.addWidget(self.empty)
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self.lacking)
        whole.addWidget(self._all, 1)

    def _left(self) -> QWidget:
        look = self._look
        left = pane("surface", side="right")
        head = pane("surface", side="bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(look.gap(16), look.gap(13), look.gap(16), look.gap(13))
        row.addWidget(self.count, 1)
        row.addWidget(self.minutes)
        inside = column(left)
        inside.addWidget(head)
        inside.addWidget(self.slides, 1)
        return left

    def _middle(self) -> QWidget:
        look = self._look
        middle = pane("canvas")
        head = QHBoxLayout()
        head.setContentsMargins(look.gap(24), look.gap(13), look.gap(24), 0)
        head.addWidget(self.number, 1)
        head.addWidget(self.fits)
        below = QVBoxLayout()
        below.setContentsMargins(look.gap(12), 0, look.gap(12), 0)
        below.addWidget(self.points)
        strip = pane("sunken", side="top")
        keys = QVBoxLayout(strip)
        keys.setContentsMargins(look.gap(16), look.gap(9), look.gap(8), look.gap(9))
        holder, flow = flow_box(look.gap(12))
        for key, words in (
            ("F2", self.tr("reword")),
            ("Return", self.tr("open the message")),
            ("F6", self.tr("next pane")),
        ):
            flow.addWidget(KeyCap(look, key, words))
        keys.addWidget(holder)
        inside = column(middle)
        inside.addLayout(head)
        inside.addWidget(self.preview)
        inside.addLayout(below, 1)
        inside.addWidget(strip)
        return middle
