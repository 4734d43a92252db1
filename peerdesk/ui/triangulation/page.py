# SPDX-License-Identifier: Apache-2.0
"""How Triangulation is laid out: the map, its legend, and the gaps beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.flow import Flow
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.tabs import Segments
from peerdesk.ui.components.text import Text, hair, pane
from peerdesk.ui.look import Look
from peerdesk.ui.triangulation import keys
from peerdesk.ui.triangulation.gaps import GapList, GapModel
from peerdesk.ui.triangulation.map_view import HeatView
from peerdesk.ui.triangulation.model import HeatModel, Side
from peerdesk.ui.triangulation.voices import VoicesBalance

LINES, MESSAGES = "lines", "messages"
MAP, GAPS, VOICES = "map", "gaps", "voices"


class _NoneSign(QWidget):
    """The dashed "none" of the legend."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.size(46), self._look.size(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = look.heat(0)
        painter.setPen(QPen(QColor(step.edge or step.ink), 1, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(step.ground))
        radius = look.radius("key")
        area = QRectF(self.rect())
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(look.font("least"))
        painter.setPen(QColor(step.ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tr("none"))
        painter.end()


class TriangulationPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look, heat: HeatModel, gaps: GapModel) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Triangulation"))
        self.rows = Segments(
            look, ((LINES, self.tr("Lines of enquiry")), (MESSAGES, self.tr("Messages")))
        )
        self.sides = Segments(
            look, ((Side.KINDS, self.tr("Kind of source")), (Side.VOICES, self.tr("Voice")))
        )
        self.map = HeatView(look, heat)
        self.empty = Empty(look, "", self.tr("Open the challenge"), icon="compass")
        self.picture = Button(look, self.tr("Picture"), LINK, key=keys.PICTURE)
        self.gaps_title = Text(self.tr("Gaps, in words"), "heading")
        self.gaps_count = Text("", "small", "ink2")
        self.gaps = GapList(look, gaps)
        self.no_gaps = Text("", "small", "ink2", wrap=True)
        self.which = Segments(
            look, ((GAPS, self.tr("Gaps")), (VOICES, self.tr("Balance of voices")))
        )
        self.voices = VoicesBalance(look)
        self.voices_title = Text(self.tr("Balance of voices"), "heading")
        self.voices_told = Text(
            self.tr("Separate sessions, files and days in which each was heard."), "small", "ink2",
            wrap=True,
        )  # fmt: skip
        self._stack = QStackedWidget()
        self._balance = QWidget()
        self._lay_out()
        self.which.choose(GAPS)
        self.which.chosen.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    def show_map(self) -> None:
        """Show the map."""
        self._stack.setCurrentIndex(0)

    def show_empty(self, sentence: str, *, may_open: bool = False) -> None:
        """Say why there is no map."""
        self.empty.say(sentence)
        self.empty.act.setVisible(may_open)
        self._stack.setCurrentIndex(1)

    def show_gaps(self, count: int, followed: int, none: str) -> None:
        """Say how many gaps are open, or that there is none."""
        self.no_gaps.setText("" if count + followed else none)
        self._fit()
        words = self.tr("{0} open").format(count)
        if followed:
            words = self.tr("{0} open, {1} asked").format(count, followed)
        self.gaps_count.setText(words if count + followed else "")

    def _fit(self) -> None:
        """With large text show either the gaps or the voices: both have no room."""
        large = self._look.is_large
        voices = large and self.which.current() == VOICES
        none = bool(self.no_gaps.text())
        self.which.setVisible(large)
        self.gaps_title.setVisible(not large)
        self._balance.setVisible(voices or not large)
        self.gaps.setVisible(not voices and not none)
        self.no_gaps.setVisible(not voices and none)

    def _lay_out(self) -> None:
        look = self._look
        for segments in (self.rows, self.sides):
            self.heading.add_act(segments)
        left = self._left()
        self._stack.addWidget(left)
        self._stack.addWidget(self.empty)
        self.panes = Panes(
            look,
            (
                Pane(MAP, self.tr("Map"), self._stack, self.map),
                Pane(GAPS, self.tr("Gaps"), self._right(), self.gaps, 336),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.panes, 1)

    def _left(self) -> QWidget:
        look = self._look
        left = pane("surface")
        legend = Flow()
        between(look, legend, 10)
        for part in (
            _NoneSign(look),
            Text(self.tr("a gap"), "small", "ink2"),
            Text(
                self.tr("Number and bar: separate sessions, files, documents. Darker: more."),
                "small", "ink2",
            ),
            KeyCap(look, "Enter", self.tr("see the notes")),
            self.picture.make_low(),
        ):  # fmt: skip
            legend.addWidget(part)
        column = QVBoxLayout(left)
        margins(look, column, 22, 8, 8, 12)
        between(look, column, 8)
        column.addWidget(self.map, 1)
        column.addLayout(legend)
        return left

    def _right(self) -> QWidget:
        look = self._look
        right = pane("canvas", side="left")
        head = QHBoxLayout()
        margins(look, head, 20, 14, 20, 6)
        head.addWidget(self.which)
        head.addWidget(self.gaps_title)
        head.addStretch(1)
        head.addWidget(self.gaps_count)
        foot = QVBoxLayout(self._balance)
        margins(look, foot, 20, 10, 20, 14)
        between(look, foot, 6)
        for part in (self.voices_title, self.voices, self.voices_told):
            foot.addWidget(part)
        none = QHBoxLayout()
        margins(look, none, 20, 0, 20, 8)
        none.addWidget(self.no_gaps)
        column = QVBoxLayout(right)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(none)
        column.addWidget(self.gaps, 1)
        column.addWidget(hair())
        column.addWidget(self._balance)
        column.addStretch(0)
        return right
