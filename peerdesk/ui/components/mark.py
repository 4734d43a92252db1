# SPDX-License-Identifier: Apache-2.0
"""Small signs: the mark of a kind, the cap of a key, the chip of a tag."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from peerdesk.ui.components.paint import box, key_width, mark_size, paint_key, paint_mark
from peerdesk.ui.components.roles import give_role
from peerdesk.ui.keys.written import shown_key
from peerdesk.ui.look import Look


class Mark(QWidget):
    """The pill of a stance or message kind."""

    def __init__(self, look: Look, kind: str = "unsorted") -> None:
        super().__init__()
        self._look, self._kind = look, kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self._say()

    @property
    def kind(self) -> str:
        """Return the kind shown."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Show another kind."""
        if kind != self._kind:
            self._kind = kind
            self._say()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the pill."""
        return QSize(*mark_size(self._look))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pill."""
        del event
        painter = QPainter(self)
        paint_mark(painter, self._look, 0, 0, self._kind)
        painter.end()

    def _say(self) -> None:
        self.setAccessibleName(self._kind.replace("-", " "))


class KeyCap(QWidget):
    """A key as on the keyboard, with a word of what it does beside it."""

    def __init__(self, look: Look, key: str, words: str = "") -> None:
        super().__init__()
        self._look, self._key, self._words = look, shown_key(key), words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{self._key} {words}".strip())
        look.changed.connect(self.updateGeometry)

    def set_words(self, words: str) -> None:
        """Say something else of what the key does."""
        self._words = words
        self.setAccessibleName(f"{self._key} {words}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what cap and words need."""
        look = self._look
        wide = key_width(look, self._key)
        if self._words:
            words = QFontMetricsF(look.font("small")).horizontalAdvance(self._words)
            wide += look.gap(6) + words + 1
        return QSize(round(wide + 0.5), look.size(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw cap and words."""
        del event
        look = self._look
        painter = QPainter(self)
        wide = paint_key(painter, look, QPointF(0, self.height() / 2), self._key)
        if self._words:
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("ink2"))
            area = QRectF(self.rect()).adjusted(wide + look.gap(6), 0, 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()


class Chip(QWidget):
    """A tag: a line of enquiry (#), a voice (@) or a filter; with a cross it can be taken off."""

    removed = Signal()

    def __init__(
        self, look: Look, text: str, icon: str = "hash", *, removable: bool = False
    ) -> None:
        super().__init__()
        self._look, self._text, self._icon, self._removable = look, text, icon, removable
        self._filter = icon == "funnel"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr("{0}, Delete takes it off").format(text) if removable else text
        )
        self.setToolTip(text)
        if removable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setProperty("ring", look.radius("chip"))
            give_role(self, QAccessible.Role.Button)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what sign, words and cross need, at most some thirty characters."""
        look = self._look
        words = QFontMetricsF(look.font("small", weight=500)).horizontalAdvance(self._text)
        wide = look.gap(16) + look.size(20) + min(words + 1, look.size(280))
        if self._removable:
            wide += look.size(18)
        return QSize(round(wide + 0.5), look.size(24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, sign, words and cross."""
        del event
        look = self._look
        painter = QPainter(self)
        ground = look.colour("tint") if self._filter else look.colour("hover")
        edge = look.colour("edge") if look.is_high_contrast else None
        ink = look.colour("accent" if self._filter else "ink2")
        area = QRectF(self.rect())
        box(painter, area, look.radius("chip"), ground, edge)
        size, pad = look.size(14), look.gap(8)
        middle = area.center().y()
        sign = QRectF(pad, middle - size / 2, size, size)
        look.icons.paint(painter, self._icon, sign, ink, "regular")
        cross = look.size(18) if self._removable else 0
        words = area.adjusted(pad + look.size(20), 0, -pad - cross + 1, 0)
        painter.setFont(look.font("small", weight=500))
        painter.setPen(ink)
        metrics = QFontMetricsF(painter.font())
        fitted = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, fitted)
        if cross:
            small = look.size(12)
            spot = QRectF(area.right() - pad - small, middle - small / 2, small, small)
            look.icons.paint(painter, "x", spot, ink, "bold")
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the chip off with Delete or Backspace."""
        if self._removable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the chip off where its cross is pressed."""
        if self._removable and event.position().x() > self.width() - self._look.size(26):
            self.removed.emit()
