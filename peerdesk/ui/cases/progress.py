# SPDX-License-Identifier: Apache-2.0
"""How far the review has come, at a glance: a bar, and the same in words below it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from peerdesk.domain.words import CaseState
from peerdesk.ui.cases.listing import SIGNS
from peerdesk.ui.cases.rows import CasesListed
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.paint import box
from peerdesk.ui.components.text import IconText, column
from peerdesk.ui.look import Look

_ORDER = (CaseState.MODERATED, CaseState.REVIEWED, CaseState.UNDER_WAY, CaseState.TO_REVIEW)


class ProgressBar(QWidget):
    """Moderated, read and under way as parts of one bar; what is left stays empty."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._counts: dict[CaseState, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_counts(self, counts: dict[CaseState, int]) -> None:
        """Show how many files have come how far."""
        self._counts = counts
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the bar."""
        return QSize(80, self._look.size(9))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the parts, each told from the next by a gap as well as by its colour."""
        del event
        look, painter = self._look, QPainter(self)
        area = QRectF(self.rect())
        box(painter, area, area.height() / 2, look.colour("surface"), look.colour("edge"))
        total = sum(self._counts.values())
        left = area.left() + 1
        room = area.width() - 2
        inks = {
            CaseState.MODERATED: "state.done",
            CaseState.REVIEWED: "accent",
            CaseState.UNDER_WAY: "ink3",
        }
        for state, ink in inks.items():
            wide = room * self._counts.get(state, 0) / total if total else 0
            if wide:
                part = QRectF(left, 1, max(wide - 1.5, 1.5), area.height() - 2)
                box(painter, part, 2, look.colour(ink), None)
            left += wide
        painter.end()


class Progress(QWidget):
    """The bar over its words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._bar = ProgressBar(look)
        self._words, self._flow = flow_box()
        between(look, self._flow, 12)
        whole = column(self)
        between(look, whole, 8)
        whole.addWidget(self._bar)
        whole.addWidget(self._words)

    def show_files(self, listed: CasesListed) -> None:
        """Show how far these files have come."""
        counts = {state: listed.count(state) for state in _ORDER}
        self._bar.show_counts(counts)
        self._flow.clear()
        said = {
            CaseState.MODERATED: self.tr("{0} moderated"),
            CaseState.REVIEWED: self.tr("{0} read"),
            CaseState.UNDER_WAY: self.tr("{0} under way"),
            CaseState.TO_REVIEW: self.tr("{0} to read"),
        }
        words = []
        for state in _ORDER:
            if counts[state]:
                icon, ink, weight = SIGNS[state]
                part = IconText(self._look, icon, said[state].format(counts[state]))
                part.set_icon(icon, ink, weight)
                part.words.set_ink("ink2")
                self._flow.addWidget(part)
                words.append(said[state].format(counts[state]))
        self.setAccessibleName(", ".join(words))

    def blank(self) -> None:
        """Show nothing."""
        self._flow.clear()
        self._bar.show_counts({})
        self.setAccessibleName("")
