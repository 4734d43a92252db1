# SPDX-License-Identifier: Apache-2.0
"""The finder at the end of a heading: a quiet box that opens the palette."""

from enum import IntEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from peerdesk.ui.components.paint import box, key_width, paint_key, paint_text
from peerdesk.ui.keys.everywhere import FIND
from peerdesk.ui.keys.hearing import perform
from peerdesk.ui.look import Look

_WIDE, _ICON = 232, 18


class Room(IntEnum):
    """How much of the finder is shown."""

    NONE = 0
    ICON = 1
    ALL = 2


class Finder(QPushButton):
    """Looks like a field and is a button: what is typed is typed into the palette.

    It is the first to give way where a heading is short of room: to its icon and key, then
    altogether. The key is heard by the shell, whether the finder is seen or not; the finder says
    nothing of the action itself, or the palette's key would be looked for here.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._room = look, Room.ALL
        self.setText(self.tr("Find or do anything"))
        self.setAccessibleName(self.text())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn again as the pointer comes and goes
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", look.radius("control"))
        self.clicked.connect(self._find)
        look.changed.connect(self.updateGeometry)
        look.keys.changed.connect(self._name_key)
        self._name_key()

    def give(self, room: Room) -> None:
        """Show as much as there is room for."""
        if room != self._room:
            self._room = room
            self.setVisible(room is not Room.NONE)
            self.updateGeometry()
            self.update()

    def width_in(self, room: Room) -> int:
        """Return how wide it is where so much of it is shown."""
        if room is Room.NONE:
            return 0
        look = self._look
        key = key_width(look, look.keys.shown(FIND))
        wide = 2 * look.gap(12) + look.size(_ICON) + look.gap(8) + key
        if room is Room.ALL:
            words = QFontMetricsF(self._font()).horizontalAdvance(self.text())
            wide = max(wide + words + look.gap(16), look.size(_WIDE))
        return round(wide + 0.5)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of what is shown."""
        return QSize(self.width_in(self._room), self._look.space("button"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no width: no page is wider for it."""
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter as well as with the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the box, the glass, quiet words and the key at the end."""
        del event
        look, area = self._look, QRectF(self.rect())
        painter = QPainter(self)
        ground = look.colour("hover" if self.underMouse() or self.isDown() else "surface")
        box(painter, area, look.radius("control"), ground, look.colour("edge"))
        side, pad, middle = look.size(_ICON), look.gap(12), area.center().y()
        glass = QRectF(pad, middle - side / 2, side, side)
        look.icons.paint(painter, "magnifying-glass", glass, look.colour("ink2"), "regular")
        key = look.keys.shown(FIND)
        right = area.right() - pad - key_width(look, key)
        left = glass.right() + look.gap(8)
        if self._room is Room.ALL:
            words = QRectF(left, area.top(), right - left, area.height())
            paint_text(painter, words, self.text(), self._font(), look.colour("ink2"))
        cap = QRectF(right, middle, 0, 0)
        paint_key(painter, look, cap.topLeft(), key)
        painter.end()

    def _font(self) -> QFont:
        return self._look.font("small")

    def _name_key(self) -> None:
        key = self._look.keys.shown(FIND)
        self.setAccessibleDescription(key)
        self.setToolTip(f"{self.text()} ({key})")
        self.updateGeometry()

    def _find(self) -> None:
        perform(self.window(), FIND)
