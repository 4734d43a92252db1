# SPDX-License-Identifier: Apache-2.0
"""A button that shows what is chosen and opens the popup to choose something else."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcutEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.options import Option, with_tick
from peerdesk.ui.components.paint import box, key_width, paint_key, paint_text
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.hearing import ACTION
from peerdesk.ui.keys.written import shown_key
from peerdesk.ui.look import Look


class Pick(QPushButton):
    """One of several options; `picked` carries the key of the one chosen by the user.

    A pick of `kinds` shows sign and colours of the kind it holds; `bare` has no edge.
    """

    picked = Signal(str)

    def __init__(self, look: Look, host: QWidget, name: str, *, key: str | Action = "") -> None:
        super().__init__()
        self._look, self._name = look, name
        self._heard, self._key, self._hidden = key, "", False
        self._options: tuple[Option, ...] = ()
        self._value = ""
        self.bare = False
        self.kinds = False
        self.chooser = Chooser(look, host)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", look.radius("control"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._take_key()
        if isinstance(key, Action):
            self.setProperty(ACTION, key.id)
            look.keys.changed.connect(self._take_key)
        self.clicked.connect(self._open)
        self.chooser.picked.connect(self._take)
        look.changed.connect(self.updateGeometry)

    def set_options(self, options: Sequence[Option], value: str) -> None:
        """Offer these, with one chosen."""
        self._options = tuple(options)
        self.choose(value)

    def choose(self, value: str) -> None:
        """Show another one as chosen, without telling anybody."""
        self._value = value
        self.setAccessibleName(f"{self._name}: {self._words()}")
        self.updateGeometry()
        self.update()

    def value(self) -> str:
        """Return the key of what is chosen, or ""."""
        return self._value

    def hide_key(self) -> "Pick":
        """Leave the key out of the button, say it in the tool tip, and return the pick."""
        self._hidden = True
        self._take_key()
        return self

    def clear(self) -> None:
        """Offer and show nothing."""
        self.chooser.leave(back=False)
        self.set_options((), "")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what sign, words, key and arrow need, up to a reasonable width."""
        look = self._look
        words = QFontMetricsF(look.font("button")).horizontalAdvance(self._words()) + 2
        wide = min(words, look.size(260)) + self._extra()
        return QSize(round(wide), look.space("button_in_pane"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width at which the words are still told apart."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._look.size(110)), hint.height())

    def event(self, event: QEvent) -> bool:
        """Heed the key at once: Qt would wait a tenth of a second, and letters would stray."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter as well as with the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, sign, words, key and arrow."""
        del event
        look, painter = self._look, QPainter(self)
        area = QRectF(self.rect())
        ink = self._paint_ground(painter, area)
        inner = area.adjusted(self._pad(), 0, -self._pad(), 0)
        if self.kinds and self._value:
            size = look.size(14)
            shown = look.kind(self._value)
            spot = QRectF(inner.left(), inner.center().y() - size / 2, size, size)
            look.icons.paint(painter, shown.sign, spot, ink, shown.weight)
            inner.setLeft(spot.right() + look.gap(8))
        arrow = look.size(14)
        if self.isEnabled():
            spot = QRectF(inner.right() - arrow, inner.center().y() - arrow / 2, arrow, arrow)
            look.icons.paint(painter, "caret-down", spot, ink, "bold")
            inner.setRight(spot.left() - look.gap(8))
        if self._key and self.isEnabled():
            wide = key_width(look, self._key)
            left = QPointF(inner.right() - wide, inner.center().y())
            paint_key(painter, look, left, self._key)
            inner.setRight(inner.right() - wide - look.gap(8))
        paint_text(painter, inner, self._words(), look.font("button"), ink)
        painter.end()

    def _paint_ground(self, painter: QPainter, area: QRectF) -> QColor:
        look = self._look
        radius = look.radius("control")
        if self.kinds and self._value:
            shown = look.kind(self._value)
            edge = QColor(shown.edge) if shown.edge else None
            box(painter, area, radius, QColor(shown.ground), edge)
            return QColor(shown.ink)
        if not self.bare and self.isEnabled():
            ground = look.colour("hover" if self.underMouse() else "surface")
            box(painter, area, radius, ground, look.colour("edge"))
        return look.colour("ink" if self.isEnabled() else "ink2")

    def _take_key(self) -> None:
        """Hear the key that there is now, and show it here or in the tool tip."""
        heard = self._heard
        keys = self._look.keys.keys(heard) if isinstance(heard, Action) else (heard,)
        key = next(iter(keys), "")
        self.setShortcut(QKeySequence(key))
        self.setAccessibleDescription(shown_key(key))
        self._key = "" if self._hidden else shown_key(key)
        if self._hidden:
            self.setToolTip(f"{self._name}  {shown_key(key)}")
        self.updateGeometry()

    def _pad(self) -> int:
        return 0 if self.bare else self._look.gap(12)

    def _extra(self) -> float:
        look = self._look
        sign = look.size(14) + look.gap(8) if self.kinds else 0
        key = key_width(look, self._key) + look.gap(8) if self._key else 0
        return 2 * self._pad() + look.size(14) + look.gap(8) + sign + key

    def _words(self) -> str:
        return next((o.text for o in self._options if o.key == self._value), self._name)

    def _open(self) -> None:
        options = [with_tick(option, on=option.key == self._value) for option in self._options]
        self.chooser.offer(self, self._name, options)

    def _take(self, key: str) -> None:
        self.choose(key)
        self.picked.emit(key)
