# SPDX-License-Identifier: Apache-2.0
"""What stands on the rail: a place, or what can be asked for on every screen."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from peerdesk.ui.components.paint import box, paint_key, paint_text, paint_text_right
from peerdesk.ui.look import Look


@dataclass(frozen=True)
class RailEntry:
    """A place on the rail: its key, name, icon and the group it stands under."""

    key: str
    title: str
    icon: str
    group: str


class RailItem(QPushButton):
    """One place on the rail."""

    def __init__(self, look: Look, entry: RailEntry, number: int) -> None:
        super().__init__()
        self._look, self._entry, self._number = look, entry, number
        self._folded = False
        self._numbered = False
        self._count = 0
        self._whole = True
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(entry.title)
        if number:
            self.setAccessibleDescription(f"Alt {number}")
        self.setToolTip(f"{entry.title} (Alt {number})" if number else entry.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", look.radius("row"))
        look.changed.connect(self.updateGeometry)

    def fold(self, *, folded: bool) -> None:
        """Show the icon alone, or icon and name."""
        self._folded = folded
        self.update()

    @property
    def waiting(self) -> tuple[int, str]:
        """Return how many things wait in a place that is not drawn, with its name."""
        return (0, "") if self._whole else (self._count, self.accessibleName())

    def count(self, count: int, said: str) -> None:
        """Show how many things wait in the place, or nothing for none; `said` says it in words."""
        self._count = count
        self.setAccessibleName(f"{self._entry.title}, {said}" if count else self._entry.title)
        self.update()

    def number(self, *, shown: bool) -> None:
        """Show or hide the number that goes with Alt."""
        self._numbered = shown and self._number > 0
        self.update()

    def show_whole(self, *, whole: bool) -> None:
        """Be drawn, or not at all where an edge would cut it in half."""
        if whole != self._whole:
            self._whole = whole
            self.update()

    @property
    def room(self) -> int:
        """Return how wide the rail has to be for the whole name."""
        look = self._look
        words = QFontMetricsF(look.font("body", weight=600)).horizontalAdvance(self._entry.title)
        return ceil(look.gap(10) + look.size(20) + look.gap(8) + words + look.gap(6))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a row's height; the rail gives the width."""
        return QSize(self._look.size(40), self._look.size(32))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, bar, icon and name."""
        del event
        if not self._whole:
            return
        look = self._look
        painter = QPainter(self)
        area = QRectF(self.rect())
        ink = look.colour("ink2")
        if self.isChecked():
            strong = look.is_high_contrast
            ground = look.colour("selected" if strong else "surface")
            box(painter, area, look.radius("row"), ground, look.colour("hair"))
            ink = look.colour("on_selected" if strong else "accent")
        elif self.underMouse():
            box(painter, area, look.radius("row"), look.colour("hover"), None)
        size = look.size(20)
        left = (area.width() - size) / 2 if self._folded else look.gap(8)
        icon = QRectF(left, area.center().y() - size / 2, size, size)
        weight = "fill" if self.isChecked() else "regular"
        look.icons.paint(painter, self._entry.icon, icon, ink, weight)
        if not self._folded:
            words = area.adjusted(look.gap(10) + size + look.gap(8), 0, -look.gap(6), 0)
            font = look.font("body", weight=600 if self.isChecked() else 500)
            if self.isChecked() and not look.is_high_contrast:
                ink = look.colour("ink")
            paint_text(painter, words, self._entry.title, font, ink)
        if self._count and not self._numbered:
            self._paint_count(painter, area, ink)
        if self._numbered:
            left = area.right() - look.size(24)
            paint_key(painter, look, QPointF(left, area.center().y()), str(self._number))
        painter.end()

    def _paint_count(self, painter: QPainter, area: QRectF, ink: QColor) -> None:
        """Draw how many things wait at the right; where the rail is folded, a dot by the icon."""
        look = self._look
        if self._folded:
            size = look.size(8)
            spot = QRectF(area.center().x() + look.size(5), area.top() + look.gap(4), size, size)
            box(painter, spot, size / 2, look.colour("state.changed"), None)
            return
        right = area.adjusted(0, 0, -look.gap(8), 0)
        paint_text_right(painter, right, str(self._count), look.font("small"), ink)


class UrgentItem(RailItem):
    """What can be asked for on every screen, in danger's colour.

    While something of it waits, ground and icon are filled, and how many is said.
    """

    def __init__(self, look: Look, entry: RailEntry, keys: str) -> None:
        super().__init__(look, entry, 0)
        self.setCheckable(False)
        self.setAccessibleDescription(keys)
        self._named = f"{entry.title} ({keys})" if keys else entry.title
        self.setToolTip(self._named)

    def count(self, count: int, said: str) -> None:
        """Show that something waits, and say in words how much."""
        super().count(count, said)
        self.setToolTip(f"{self._named} {said}" if count else self._named)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height that stands out; the rail gives the width."""
        return QSize(self._look.size(40), self._look.size(36))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, edge, icon, name, and how many wait."""
        del event
        look, painter = self._look, QPainter(self)
        area, danger = QRectF(self.rect()), look.colour("danger")
        ground = look.colour("danger_b" if self._count or self.underMouse() else "surface")
        box(painter, area, look.radius("row"), ground, danger)
        size = look.size(20)
        left = (area.width() - size) / 2 if self._folded else look.gap(8)
        icon = QRectF(left, area.center().y() - size / 2, size, size)
        weight = "fill" if self._count else "regular"
        look.icons.paint(painter, self._entry.icon, icon, danger, weight)
        if not self._folded:
            words = area.adjusted(look.gap(8) + size + look.gap(8), 0, -look.gap(4), 0)
            paint_text(painter, words, self._entry.title, look.font("body", weight=600), danger)
        painter.end()
