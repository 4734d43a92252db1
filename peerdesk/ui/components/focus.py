# SPDX-License-Identifier: Apache-2.0
"""The focus ring: one for the whole window, two pixels outside whatever has the focus."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from peerdesk.ui.look import Look

_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}


class FocusRing(QWidget):
    """Draws the ring round the focused widget that has a `ring` property (its radius).

    It follows the widget's moves and is clipped by the nearest scrolled page.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._radius = 8
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        look.changed.connect(self._place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay round the widget while it or what holds it moves."""
        if event.type() in _MOVES:
            self._place()
        elif event.type() == QEvent.Type.Paint and self._target is not None:
            self._leave_to_row(self._target)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ring."""
        del event
        width = 3 if self._look.is_high_contrast else 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), width))
        half = width / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, self._radius + 3, self._radius + 3)
        painter.end()

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        for widget in self._watched:
            if _is_there(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        radius = self._radius_of(new) if new is not None else None
        if new is None or radius is None or not self._window.isAncestorOf(new):
            self.hide()
            return
        self._target, self._radius = new, radius
        if isinstance(new, QAbstractItemView):
            new.viewport().installEventFilter(self)
            self._watched.append(new.viewport())
        watched: QWidget | None = new
        while watched is not None and watched is not self._window:
            watched.installEventFilter(self)
            self._watched.append(watched)
            watched = watched.parentWidget()
        self._place()

    def _leave_to_row(self, target: QWidget) -> None:
        """Go once the list that has the focus shows it in a row, as soon as its rows have come."""
        if _is_there(target) and self._radius_of(target) is None:
            self._target = None
            self.hide()

    def _radius_of(self, widget: QWidget) -> int | None:
        """Return the radius of a widget's ring, or None where it shows the focus itself.

        A list shows it in its chosen row, a text by its caret; what is only scrolled, and a list
        in which nothing is chosen, have a ring like any control.
        """
        own = widget.property("ring")
        if own is not None:
            return int(own)
        if isinstance(widget, QAbstractItemView):
            chosen = widget.currentIndex().isValid() and widget.selectionModel() is not None
            return None if chosen else self._look.radius("row")
        scrolled = isinstance(widget, QAbstractScrollArea | QAbstractSpinBox)
        typed = isinstance(widget, QPlainTextEdit | QTextEdit)
        return self._look.radius("control") if scrolled and not typed else None

    def _clip(self, target: QWidget) -> QRect:
        """Return what the scrolled pages round the widget let be seen, in the window's terms."""
        seen = self._window.rect()
        parent = target.parentWidget()
        while parent is not None and parent is not self._window:
            above = parent.parentWidget()
            if isinstance(above, QAbstractScrollArea) and above.viewport() is parent:
                corner = parent.mapTo(self._window, QPoint(0, 0))
                seen = seen.intersected(QRect(corner, parent.size()))
            parent = above
        return seen

    def _place(self) -> None:
        target = self._target
        if target is None or not _is_there(target) or not target.isVisible():
            self.hide()
            return
        out = (3 if self._look.is_high_contrast else 2) + 2
        corner = target.mapTo(self._window, QPoint(0, 0))
        area = QRect(corner, target.size()).adjusted(-out, -out, out, out)
        self.setGeometry(area)
        self.setMask(QRegion(self._clip(target).translated(-area.topLeft())))
        self.raise_()
        self.show()
        self.update()


def _is_there(widget: QWidget) -> bool:
    """Say whether Qt still has the widget; asking shiboken would cost the start 30 ms."""
    try:
        widget.isWidgetType()
    except RuntimeError:
        return False
    return True
