# SPDX-License-Identifier: Apache-2.0
"""The card of the palette over the dimmed page: a field, what is found, and the keys."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import Text, pane
from peerdesk.ui.look import Look
from peerdesk.ui.palette.delegate import HEAD, ROW, EntryDelegate
from peerdesk.ui.palette.model import Entry, EntryModel

_WIDTH, _TOP = 680, 88
_PAGE = 8
_STEPS = {
    Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_PAGE, Qt.Key.Key_PageDown: _PAGE,
}  # fmt: skip
_OTHER = {
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
}  # fmt: skip


class PaletteCard(QWidget):
    """`typed` carries the words, `taken` the entry chosen, `turned` 1 or -1 for the next group.

    `left` comes once, however it goes; the focus stays in the field while it stands.
    """

    typed = Signal(str)
    taken = Signal(object)
    turned = Signal(int)
    left = Signal()

    def __init__(self, look: Look, host: QWidget, name: str, told: str) -> None:
        super().__init__(host)
        self._look, self._host = look, host
        self._before: QWidget | None = QApplication.focusWidget()
        self._gone = False
        self.setAccessibleName(name)
        self.card = QFrame(self)
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
        self._told = told
        self.aside = Text(told, "small", "ink2")
        self.model = EntryModel()
        self.list = QListView()
        self.list.setAccessibleName(self.tr("What was found"))
        self._delegate = EntryDelegate(look)
        self._none = Text(
            self.tr("Nothing here is called so, and no note says it."), "body", "ink2", wrap=True
        )
        self._lay_out()
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show the card with the caret in the field."""
        self._cover()
        self.show()
        self.raise_()
        self._cover()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_entries(self, entries: tuple[Entry, ...], searched: str) -> None:
        """Show what was found, the first entry chosen."""
        self._delegate.searched = searched
        self.model.show(entries)
        self._none.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self._go(self.model.step(-1, 1), say=False)
        self._cover()

    def narrow(self, group: str) -> None:
        """Say to which group the search is narrowed, or that it is not."""
        self.aside.setText(self.tr("Only: {0}").format(group) if group else self._told)
        if group:
            announce(self.field, self.aside.text())

    def leave(self, *, back: bool = True) -> None:
        """Go, with every word, and give the focus back."""
        if self._gone:
            return
        self._gone = True
        self._host.removeEventFilter(self)
        self.field.removeEventFilter(self)
        self.hide()
        self.field.setText("")
        self.model.show(())
        self.left.emit()
        if back and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move and choose with the keys; go when the focus goes elsewhere; cover the host."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._cover()
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and self._takes(event):
                return True
            means = event.key() in _STEPS or event.key() in _OTHER
            if event.type() == QEvent.Type.ShortcutOverride and means and not _held(event):
                event.accept()
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            focus = QApplication.focusWidget()
            if focus is not None and not self.isAncestorOf(focus):
                self.leave(back=False)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave where the dimmed page is pressed."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Dim the page below."""
        del event
        painter = QPainter(self)
        dark = self._look.theme.dark
        shade = QColor("#000000") if dark else self._look.colour("ink")
        shade.setAlphaF(0.55 if dark else 0.32)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if _held(event):
            return False
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self.list.currentIndex())
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.turned.emit(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _move(self, by: int) -> None:
        row, step = self.list.currentIndex().row(), 1 if by > 0 else -1
        for _ in range(abs(by)):
            row = self.model.step(row, step)
        self._go(row, say=True)

    def _go(self, row: int, *, say: bool) -> None:
        if row < 0:
            return
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        if row <= 1:
            self.list.scrollToTop()
        else:
            self.list.scrollTo(index)
        if say:
            said = index.data(Qt.ItemDataRole.AccessibleTextRole)
            announce(self.field, str(said), at_once=True)

    def _take(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row())
        if entry is not None:
            self.taken.emit(entry)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self._host.installEventFilter(self)
        self.field.textChanged.connect(self.typed)
        self.list.clicked.connect(self._take)
        self._look.changed.connect(self._resize, Qt.ConnectionType.QueuedConnection)

    def _lay_out(self) -> None:
        look = self._look
        self.card.setProperty("ground", "sheet")
        self.field.setProperty("bare", "true")
        self.field.setProperty("type", "wording")
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setAutoScroll(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sign = QLabel()
        ratio = self.devicePixelRatioF()
        sign.setPixmap(look.pixmap("magnifying-glass", "ink2", 20, "regular", ratio))
        self._head, self._foot = pane("surface", side="bottom"), pane("sunken", side="top")
        row = QHBoxLayout(self._head)
        margins(look, row, 20, 8, 20, 8)
        between(look, row, 14)
        row.addWidget(sign)
        row.addWidget(self.field, 1)
        row.addWidget(self.aside)
        margins(look, self._none, 20, 14, 20, 14)
        self._none.hide()
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        self._lay_out_keys()

    def _lay_out_keys(self) -> None:
        look = self._look
        keys = QHBoxLayout(self._foot)
        margins(look, keys, 20, 8, 20, 8)
        between(look, keys, 14)
        caps = (
            ("Enter", self.tr("do it")),
            ("Tab", self.tr("narrow to one group")),
            ("Esc", self.tr("back")),
        )
        for key, words in caps:
            keys.addWidget(KeyCap(look, key, words))
        keys.addStretch(1)

    def _resize(self) -> None:
        """Take another size of text, once every part has it."""
        if not self._gone:
            self.list.scheduleDelayedItemsLayout()
            self._cover()
            self._go(self.list.currentIndex().row(), say=False)

    def _cover(self) -> None:
        """Take the host's size, and as much of it for the card as what was found needs."""
        self.setGeometry(self._host.rect())
        look, margin = self._look, 16
        wide = min(look.size(_WIDTH), self.width() - 2 * margin)
        top = min(_TOP, max(self.height() // 8, margin))
        headings = len(self.model.groups())
        rows = self.model.rowCount() - headings
        needed = rows * look.size(ROW) + headings * look.size(HEAD) + look.gap(6)
        if not rows:
            needed = self._none.heightForWidth(wide - 4)
        around = self._head.sizeHint().height() + self._foot.sizeHint().height() + 2
        edge = self.card.width() - self.card.contentsRect().width()
        around += edge
        room = self.height() - top - margin
        self.card.setGeometry(0, 0, wide, min(needed + around, room))
        self.card.move(QPoint((self.width() - wide) // 2, top))


def _held(event: QKeyEvent) -> bool:
    shift = Qt.KeyboardModifier.ShiftModifier
    keypad = Qt.KeyboardModifier.KeypadModifier
    return bool(event.modifiers() & ~(shift | keypad))
