# SPDX-License-Identifier: Apache-2.0
"""A popup to choose from by typing: under what asked for it, gone on Esc or when left."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.options import Option, OptionDelegate, OptionModel, narrowed
from peerdesk.ui.components.text import Text, pane
from peerdesk.ui.look import Look

ROWS = 8
"""How many rows are seen at once."""


class Chooser(QFrame):
    """A field and the options that what is typed leaves; it narrows them by itself.

    With `asks` set, what is typed is handed on by `typed`, and the options are whatever
    `set_options` brings then.
    """

    picked = Signal(str)
    typed = Signal(str)
    left = Signal()

    def __init__(self, look: Look, host: QWidget, *, asks: bool = False) -> None:
        super().__init__(host)
        self._look, self._host, self._asks = look, host, asks
        self._options: tuple[Option, ...] = ()
        self._before: QWidget | None = None
        self._anchor: QWidget | None = None
        self._leaving = False
        self.question = Text("", "heading", wrap=True)
        self.question.hide()
        self.field = TextField(look)
        self.list = QListView()
        self.model = OptionModel()
        self._delegate = OptionDelegate(look)
        self._none = Text("", "small", "ink2")
        self._lay_out()
        self._connect()
        self.hide()

    @property
    def before(self) -> QWidget | None:
        """Return what had the focus before this popup."""
        return self._before

    def ask(self, anchor: QWidget, question: str, name: str, options: Sequence[Option]) -> None:
        """Open with a question over the field, which finds an answer and takes no other one."""
        self.question.setText(question)
        self.question.show()
        self.offer(anchor, name, options)

    def offer(self, anchor: QWidget, name: str, options: Sequence[Option], none: str = "") -> None:
        """Open under a widget with these options; `none` is said when nothing fits."""
        focus = QApplication.focusWidget()
        if focus and not self.isAncestorOf(focus):
            self._before = focus
        self._anchor = anchor
        self.setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self._none.setText(none or self.tr("Nothing fits"))
        self.field.clear()
        self.set_options(options)
        self.show()
        self.raise_()
        self._place()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other options for what is typed now."""
        self._options = tuple(options)
        self._narrow()

    def leave(self, *, back: bool = True) -> None:
        """Go, and give the focus back."""
        if self.isHidden() or self._leaving:
            return
        self._leaving = True
        before = self._before
        if back and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.model.show(())
        self._options = ()
        self.field.clear()
        self._leaving = False
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move in the list and choose with the keys; leave when the focus goes elsewhere."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and self._takes(event):
                return True
            if event.type() == QEvent.Type.ShortcutOverride and self._means(event.key()):
                event.accept()
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            focus = QApplication.focusWidget()
            if not focus or not self.isAncestorOf(focus):
                self.leave(back=False)
        return super().eventFilter(watched, event)

    def _means(self, key: int) -> bool:
        return key in {
            Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter,
            Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
        }  # fmt: skip

    def _takes(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: ROWS,
            Qt.Key.Key_PageDown: ROWS,
        }
        key = Qt.Key(event.key())
        if key in steps:
            by = 1 if key in {Qt.Key.Key_Down, Qt.Key.Key_PageDown} else -1
            for _ in range(steps[key]):
                self._go(self.model.step(self.list.currentIndex().row(), by))
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            self._pick(self.list.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self.leave()
            return True
        return False

    def _narrow(self) -> None:
        shown = list(self._options) if self._asks else narrowed(self._options, self.field.text())
        self.model.show(shown)
        self._none.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self._go(self.model.step(-1, 1))
        if self.isVisible():
            self._place()

    def _go(self, row: int) -> None:
        if row >= 0:
            index = self.model.index(row)
            self.list.setCurrentIndex(index)
            self._show_current()

    def _show_current(self) -> None:
        """Bring the current row into view, and with the first one the heading over it."""
        index = self.list.currentIndex()
        if index.row() <= 1:
            self.list.scrollToTop()
        else:
            self.list.scrollTo(index)

    def _pick(self, index: QModelIndex) -> None:
        option = self.model.option(index.row())
        if option is not None:
            self.leave()
            self.picked.emit(option.key)

    def _on_typed(self, text: str) -> None:
        if self._asks:
            if self.isVisible():
                self.typed.emit(text)
        else:
            self._narrow()

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self._host.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        self.list.clicked.connect(self._pick)

    def _lay_out(self) -> None:
        look = self._look
        self.setProperty("ground", "sheet")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setAutoScroll(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 12)
        shade = QColor(look.colour("ink") if not look.theme.dark else QColor("#000000"))
        shade.setAlphaF(0.18)
        shadow.setColor(shade)
        self.setGraphicsEffect(shadow)
        foot = pane("sunken", side="top")
        keys = QHBoxLayout(foot)
        margins(look, keys, 12, 5, 12, 5)
        between(look, keys, 12)
        keys.addWidget(KeyCap(look, "Enter", self.tr("take it")))
        keys.addWidget(KeyCap(look, "Esc", self.tr("leave")))
        keys.addStretch(1)
        column = QVBoxLayout(self)
        margins(look, column, 1, 8, 1, 1)
        between(look, column, 8)
        holder = QHBoxLayout()
        margins(look, holder, 8, 0, 8, 0)
        holder.addWidget(self.field)
        margins(look, self._none, 12, 0, 12, 8)
        margins(look, self.question, 12, 4, 12, 0)
        column.addWidget(self.question)
        column.addLayout(holder)
        column.addWidget(self._none)
        column.addWidget(self.list)
        column.addWidget(foot)

    def _place(self) -> None:
        if self._anchor is None:
            return
        look, host = self._look, self._host
        rows = min(self.model.rowCount(), ROWS + 2)
        self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) for row in range(rows)))
        wide = min(look.size(430), host.width() - 16)
        self.setFixedWidth(wide)
        self.adjustSize()
        below = self._anchor.mapTo(host, QPoint(0, self._anchor.height() + 4))
        left = max(8, min(below.x(), host.width() - wide - 8))
        top = below.y()
        if top + self.height() > host.height() - 4:
            above = below.y() - self._anchor.height() - 8 - self.height()
            top = above if above > 0 else max(4, host.height() - self.height() - 4)
        self.move(left, top)
        self._show_current()


def lasting(focus: QWidget | None) -> QWidget | None:
    """Return what to give the focus back to: a popup that has it goes, so what had it before."""
    if focus is not None and not isValid(focus):
        return None
    inside = focus
    while inside is not None:
        if isinstance(inside, Chooser):
            return lasting(inside.before)
        inside = inside.parentWidget()
    return focus
