# SPDX-License-Identifier: Apache-2.0
"""Buttons that show their icon and their key, in four sorts."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcutEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy

from peerdesk.ui.components.paint import box, key_width, paint_key
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.hearing import ACTION
from peerdesk.ui.keys.written import shown_key
from peerdesk.ui.look import Look

PRIMARY, PLAIN, LINK, QUIET, DANGER = "primary", "plain", "link", "quiet", "danger"


class Button(QPushButton):
    """A button that shows its key.

    `primary` comes once a page, `plain` has an edge, `link` is accent without one, `quiet`
    supporting ink without one, and `danger` is for what cannot wait.
    `key` is shown as a cap and is its shortcut, unless `show_key_only` says otherwise; it is an
    action where a person may change it (see `peerdesk.ui.keys.action`).
    """

    def __init__(
        self,
        look: Look,
        text: str,
        sort: str = PLAIN,
        *,
        icon: str = "",
        key: str | Action = "",
    ) -> None:
        super().__init__()
        self._look, self._sort, self._icon = look, sort, icon
        self._low = False
        self._heard, self._hears = key, True
        self._key = ""
        self._weight = "regular"
        self.setText(text)
        self.setAccessibleName(text)
        self._take_key()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", look.radius("control"))
        look.changed.connect(self.updateGeometry)
        look.changed.connect(self.update)
        if isinstance(key, Action):
            self.setProperty(ACTION, key.id)
            look.keys.changed.connect(self._take_key)

    def show_key_only(self) -> "Button":
        """Show the key, but leave it to somebody else to hear it; return the button."""
        self._hears = False
        self.setShortcut(QKeySequence())
        return self

    @property
    def is_primary(self) -> bool:
        """Say whether this is the one thing to do on its page."""
        return self._sort == PRIMARY

    def make_low(self) -> "Button":
        """Take the height of buttons in panes; return the button."""
        self._low = True
        self.updateGeometry()
        return self

    def set_sort(self, sort: str) -> None:
        """Become another sort of button."""
        self._sort = sort
        self.update()

    def set_text(self, text: str) -> None:
        """Say something else; the key stays, which Qt would take away with the words."""
        key = self.shortcut()
        self.setText(text)
        self.setShortcut(key)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_icon_name(self, name: str, weight: str = "regular") -> None:
        """Show another icon."""
        self._icon, self._weight = name, weight
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what icon, words and key need."""
        look = self._look
        pad = look.gap(4 if self._bare else 15)
        wide = 2 * pad + sum(width for width in self._parts() if width)
        wide += look.gap(8) * (sum(1 for width in self._parts() if width) - 1)
        high = look.space("button_in_pane" if self._low else "button")
        if self._bare:
            high = look.size(26)
        return QSize(round(wide + 0.5), high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: words of buttons are never cut."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Draw again when the pointer comes or goes; heed the key at once.

        Qt would show the button pressed for a tenth of a second before it does anything.
        """
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter as well as with the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, icon, words and key about one middle line."""
        del event
        look = self._look
        painter = QPainter(self)
        ink = self._paint_ground(painter)
        icon, words, key = self._parts()
        gap = look.gap(8)
        total = icon + words + key + gap * (bool(icon) + bool(words) + bool(key) - 1)
        left = (self.width() - total) / 2
        middle = self.height() / 2
        if icon:
            area = QRectF(left, middle - icon / 2, icon, icon)
            look.icons.paint(painter, self._icon, area, ink, self._weight)
            left += icon + gap
        if words:
            painter.setFont(self._font())
            painter.setPen(ink)
            metrics = QFontMetricsF(painter.font())
            base = middle + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left, round(base)), self._words())
            if self._bare and self.underMouse():
                painter.drawLine(QPointF(left, base + 2), QPointF(left + words, base + 2))
            left += words + gap
        if key:
            on_accent = ink if self._sort == PRIMARY and self.isEnabled() else None
            paint_key(painter, look, QPointF(left, middle), self._key, on_accent)
        painter.end()

    def _take_key(self) -> None:
        """Show and hear the key that there is now."""
        heard = self._heard
        keys = self._look.keys.keys(heard) if isinstance(heard, Action) else (heard,)
        key = next(iter(keys), "")
        self._key = shown_key(key)
        self.setAccessibleDescription(self._key)
        if self._hears:
            self.setShortcut(QKeySequence(key))
        self.updateGeometry()
        self.update()

    def _paint_ground(self, painter: QPainter) -> QColor:
        """Draw the ground of this sort and state and return the ink that goes on it."""
        look, area = self._look, QRectF(self.rect())
        radius = look.radius("control")
        pointed = self.isEnabled() and (self.underMouse() or self.isDown())
        if not self.isEnabled():
            if not self._bare:
                box(painter, area, radius, look.colour("sunken"), look.colour("hair"))
            return look.colour("ink3")
        if self._sort == PRIMARY:
            ground = look.colour("accent_h" if pointed else "accent")
            box(painter, area, radius, ground, None)
            return look.colour("on")
        if self._bare:
            return look.colour("accent" if self._sort == LINK else "ink2")
        colour = look.colour("danger" if self._sort == DANGER else "edge")
        if self.isCheckable() and self.isChecked():
            box(painter, area, radius, look.colour("tint"), look.colour("accent"))
            return look.colour("accent")
        box(painter, area, radius, look.colour("hover" if pointed else "surface"), colour)
        return look.colour("danger" if self._sort == DANGER else "ink")

    @property
    def _bare(self) -> bool:
        return self._sort in {LINK, QUIET}

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _font(self) -> QFont:
        return self._look.font("small" if self._sort == QUIET else "button")

    def _parts(self) -> tuple[float, float, float]:
        """Return the widths of icon, words and key; 0 for what is not there."""
        look = self._look
        icon = look.size(18) if self._icon else 0
        words = QFontMetricsF(self._font()).horizontalAdvance(self._words())
        key = key_width(look, self._key) if self._key else 0
        return icon, words, key
