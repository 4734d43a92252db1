# SPDX-License-Identifier: Apache-2.0
"""How the place of the presentation is laid out: slides, one slide, checks and crib."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from peerdesk.compose.choosing import Choosing
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, PRIMARY, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.key_strip import key_strip
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.paper_preview import PaperPreview
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.look import Look
from peerdesk.ui.presentation.crib import CribPane
from peerdesk.ui.presentation.fitting_page import FittingPage
from peerdesk.ui.presentation.keys import BACK, EXPORT, FIT, FREEZE, NEITHER, NEXT, REPORT
from peerdesk.ui.presentation.points import PointList, PointModel
from peerdesk.ui.presentation.slides import SlideList, SlideModel

CHECKS, CRIB = "checks", "crib"


class PresentationPage(QWidget):
    """The widgets of the place; the place connects them. `host` is what sheets stand over."""

    def __init__(
        self,
        look: Look,
        host: QWidget,
        models: tuple[SlideModel, PointModel],
        preview: PaperPreview,
    ) -> None:
        super().__init__()
        self._look = look
        slides, points = models
        self.heading = Heading(look, self.tr("Presentation"))
        self.read_back = Button(look, self.tr("Edited file"), PLAIN, key=BACK)
        self.export = Button(look, self.tr("Export"), PRIMARY, key=EXPORT)
        self.lacking = Banner(look, "warn")
        self.to_studies = self.lacking.add_act(self.tr("Case studies"))
        self.count = Text("", "heading")
        self.minutes = Text("", "small", "ink2")
        self.fit_time = Button(look, self.tr("What fits"), LINK, key=FIT).show_key_only()
        self.freeze = Button(look, self.tr("Freeze"), LINK, key=FREEZE).show_key_only()
        self.slides = SlideList(look, slides)
        self.preview = preview
        self.number = Text("", "small", "ink2")
        self.fits = Text("", "small", "ink2")
        self.points = PointList(look, points)
        self.margin = FindingsMargin(look, host)
        self.crib = CribPane(look)
        self.fitting = FittingPage(look)
        self.empty = Empty(look, "")
        self._beside = QStackedWidget()
        self._sides = Tabs(look, [(CHECKS, self.tr("On this slide")), (CRIB, self.tr("Crib"))])
        self._all = QStackedWidget()
        self._lay_out()
        self._sides.chosen.connect(self.show_beside)
        self.show_beside(CHECKS)

    def show_panes(self) -> None:
        """Show the slides."""
        self._all.setCurrentWidget(self.panes)

    def show_fitting(self) -> None:
        """Show what fits the time."""
        self._all.setCurrentWidget(self.fitting)

    @property
    def is_fitting(self) -> bool:
        """Say whether what fits is shown."""
        return self._all.currentWidget() is self.fitting

    def show_beside(self, key: str) -> None:
        """Show the checks or the crib beside the slide."""
        self._sides.choose(key)
        self._beside.setCurrentWidget(self.margin if key == CHECKS else self.crib)

    def say_time(self, found: Choosing) -> None:
        """Say what the slides come to against the time there is."""
        self.count.setText(self.tr("{0} slides").format(found.now.slides))
        said = self.tr("{0} of {1} minutes").format(found.now.minutes, found.there_is)
        self.minutes.setText(said)
        self.minutes.set_ink("ink2" if found.fits else "changed")
        self.minutes.setAccessibleName(
            said if found.fits else self.tr("{0}, {1} too long").format(said, found.over)
        )

    def say_lacking(self, sentence: str) -> None:
        """Warn of what the presentation lacks, or of nothing."""
        self.lacking.say(sentence)
        self.lacking.setVisible(bool(sentence))

    def show_empty(self, sentence: str) -> None:
        """Say why there is no presentation."""
        self.empty.say(sentence)
        self._all.setCurrentWidget(self.empty)

    def _lay_out(self) -> None:
        self.heading.add_act(self.read_back)
        self.heading.add_act(self.export)
        self.lacking.hide()
        self.panes = Panes(
            self._look,
            (
                Pane("slides", self.tr("Slides"), self._left(), self.slides, 290),
                Pane("slide", self.tr("Slide"), self._middle(), self.points),
                Pane("beside", self.tr("Checks and crib"), self._right(), self.margin.list, 320),
            ),
        )
        for part in (self.panes, self.fitting, self.empty):
            self._all.addWidget(part)
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
        foot = pane("surface", side="top")
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(look.gap(16), look.gap(6), look.gap(8), look.gap(6))
        holder, flow = flow_box(look.gap(12))
        flow.addWidget(self.fit_time)
        flow.addWidget(self.freeze)
        inside.addWidget(holder)
        whole = column(left)
        whole.addWidget(head)
        whole.addWidget(self.slides, 1)
        whole.addWidget(foot)
        return left

    def _middle(self) -> QWidget:
        look = self._look
        middle = pane("canvas")
        head = QHBoxLayout()
        head.setContentsMargins(look.gap(24), look.gap(13), look.gap(24), 0)
        head.addWidget(self.number, 1)
        head.addWidget(self.fits)
        whole = QWidget()
        below = QVBoxLayout()
        below.setContentsMargins(look.gap(12), 0, look.gap(12), 0)
        below.addWidget(self.points)
        shown = column(whole)
        shown.addLayout(head)
        shown.addWidget(self.preview)
        shown.addLayout(below)
        shown.addStretch(1)
        area = scrolling(whole)
        whole.setProperty("ground", "canvas")
        self.points.entered.connect(lambda: area.ensureWidgetVisible(self.points, 0, 0))
        inside = column(middle)
        inside.addWidget(area, 1)
        inside.addWidget(self._strip())
        return middle

    def _strip(self) -> QWidget:
        look = self._look
        keys = (
            ("F2", self.tr("reword")),
            (look.keys.shown(REPORT), self.tr("report only")),
            (look.keys.shown(NEITHER), self.tr("neither")),
            ("Alt+Up", self.tr("move")),
            (look.keys.shown(NEXT), self.tr("next to mend")),
        )
        return key_strip(look, keys)

    def _right(self) -> QWidget:
        look = self._look
        right = pane("canvas", side="left")
        head = QHBoxLayout()
        head.setContentsMargins(look.gap(16), look.gap(4), look.gap(16), 0)
        head.addWidget(self._sides)
        head.addStretch(1)
        self._beside.addWidget(self.margin)
        self._beside.addWidget(self.crib)
        whole = column(right)
        whole.addLayout(head)
        whole.addWidget(self._beside, 1)
        return right
