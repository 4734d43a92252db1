# SPDX-License-Identifier: Apache-2.0
"""The speaker's crib: what stands behind a slide, in the team's copy and nowhere else."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from peerdesk.ui.components.paint import box
from peerdesk.ui.components.text import Text, column, let_go
from peerdesk.ui.look import Look


class TeamOnly(QWidget):
    """Says that what stands here is for the team, in the colours of what stays in it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = self.tr("Team’s copy only")
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the words need."""
        look = self._look
        words = QFontMetricsF(look.font("small", weight=600)).horizontalAdvance(self._words)
        return QSize(round(words + look.gap(16)) + 1, look.size(22))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground and words."""
        del event
        look, painter = self._look, QPainter(self)
        shown = look.kind("reflection")
        edge = QColor(shown.edge) if look.is_high_contrast else None
        area = QRectF(self.rect())
        box(painter, area, look.radius("mark"), QColor(shown.ground), edge)
        painter.setFont(look.font("small", weight=600))
        painter.setPen(QColor(shown.ink))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._words)
        painter.end()


class CribPane(QWidget):
    """The crib of one slide, line by line."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "canvas")
        self.setProperty("hair", "left")
        self.setAccessibleName(self.tr("Speaker’s crib"))
        self.area = QScrollArea()
        self._lines = QVBoxLayout()
        self._parts: list[QWidget] = []
        self._lay_out()

    def clear(self) -> None:
        """Show nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []

    def set_crib(self, crib: Sequence[str]) -> None:
        """Show the crib of a slide; a line for a point, then where its evidence comes from."""
        self.clear()
        for line in crib or (self.tr("Nothing to keep at hand for this slide."),):
            point, _, rest = line.partition(". ")
            heads = rest and point.split(" ")[-1].isdigit()
            part = Text(line, "body" if heads else "small", "ink" if heads else "ink2", wrap=True)
            if heads:
                part.setProperty("weight", 600)
                part.setContentsMargins(0, self._look.gap(8), 0, 0)
            self._lines.addWidget(part)
            self._parts.append(part)

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        head.setContentsMargins(look.gap(20), look.gap(16), look.gap(16), look.gap(8))
        head.addWidget(Text(self.tr("Speaker’s crib"), "heading"), 1)
        head.addWidget(TeamOnly(look))
        inside = QWidget()
        self._lines.setSpacing(look.gap(5))
        padded = QVBoxLayout(inside)
        padded.setContentsMargins(look.gap(20), 0, look.gap(16), look.gap(16))
        padded.addLayout(self._lines)
        padded.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("ring", look.radius("key"))
        self.area.setAccessibleName(self.tr("Speaker’s crib"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        outer = column(self)
        outer.addLayout(head)
        outer.addWidget(self.area, 1)
