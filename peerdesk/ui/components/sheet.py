# SPDX-License-Identifier: Apache-2.0
"""A sheet over the page: something to fill in or decide, without leaving the window.

It is no dialog of the system, so that a lock can blank it at once with everything else.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.chooser import lasting
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text
from peerdesk.ui.components.toast import Toast
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.typed_ahead import SHEET

_BELOW = 72
"""The room for what is said right below a field: its hint, or what is wrong, and a bar."""


class Sheet(QWidget):
    """A card over a host widget; `body` is the layout to fill, acts stand at the bottom left.

    Esc leaves; the focus stays inside. `left` comes once, however the sheet goes. A sheet below
    another hears nothing until the upper one has gone, and takes it along when it goes itself.
    """

    left = Signal()
    _sought = Signal()
    _typed_at = Signal()

    def __init__(self, look: Look, host: QWidget, title: str, *, width: int = 640) -> None:
        super().__init__(host)
        self.look, self._host, self._width = look, host, width
        self.setAccessibleName(title)
        self.setProperty(SHEET, True)  # noqa: FBT003 - Qt's own
        self._before: QWidget | None = None
        self._taken: list[tuple[QPushButton, QKeySequence]] = []
        self._below: list[Sheet] = []
        self._looked_at: QWidget | None = None
        self.card = QFrame(self)
        self.card.setProperty("ground", "sheet")
        self.heading = Text(title, "title", wrap=True)
        self._page = QWidget()
        self.body = QVBoxLayout(self._page)
        self._scroll = QScrollArea()
        self._acts = QHBoxLayout()
        self._lay_out_card()
        self._sought.connect(self._scroll_to_part, Qt.ConnectionType.QueuedConnection)
        self._typed_at.connect(self._scroll_to_focus, Qt.ConnectionType.QueuedConnection)
        host.installEventFilter(self)
        look.changed.connect(self._cover, Qt.ConnectionType.QueuedConnection)
        self.hide()

    def add_act(self, text: str, sort: str = PLAIN, *, key: str | Action = "") -> Button:
        """Add an act at the bottom left and return it; the first is the one that Enter means."""
        act = Button(self.look, text, sort, key=key)
        self._acts.insertWidget(self._acts.count() - 1, act)
        return act

    def open(self, focus: QWidget | None = None) -> None:
        """Show the sheet with the focus inside."""
        self._before = lasting(self.window().focusWidget())
        for toast in self.window().findChildren(Toast):
            toast.clear()  # it would lie over the sheet's acts; what it said is on the page too
        self._take_keys()
        self._rest_below()
        self._cover()
        self.show()
        self.raise_()
        self._cover()  # again, now that the style has given every part its size
        target = focus or self._first()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Take the size that the body needs, now that more stands in it."""
        self.body.activate()
        self._cover()

    def show_focus(self) -> None:
        """Take the size needed, and scroll to what is filled in and to what is said below it."""
        self.fit()
        self._typed_at.emit()

    def show_part(self, part: QWidget) -> None:
        """Scroll to the top of a part of the body, once the page has taken its size."""
        self._looked_at = part
        self._sought.emit()

    def leave(self) -> None:
        """Take the sheet away and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        self._host.removeEventFilter(self)
        self._give_keys_back()
        self._wake_below()
        self.left.emit()
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and form
        """Keep the focus inside the sheet."""
        current = self.window().focusWidget()
        chain = self._chain()
        if not chain:
            return False
        place = chain.index(current) if current in chain else -1
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        chain[(place + step) % len(chain)].setFocus(reason)
        return True

    def event(self, event: QEvent) -> bool:
        """Keep what is typed inside from being a key of the page below."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            letter = bool(event.text().strip()) and event.text().isprintable()
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            meant = QKeySequence(event.keyCombination())
            own = any(act.shortcut() == meant for act in self.findChildren(QPushButton))
            if plain and not own and (letter or event.key() == Qt.Key.Key_Delete):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Cover the host at every size."""
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self._cover()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Dim the page below."""
        del event
        painter = QPainter(self)
        shade = QColor("#000000") if self.look.theme.dark else self.look.colour("ink")
        shade.setAlphaF(0.55 if self.look.theme.dark else 0.32)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def _scroll_to_part(self) -> None:
        part = self._looked_at
        if part is not None and isValid(part) and part.isVisible():
            top = part.mapTo(self._page, QPoint()).y()
            self._scroll.verticalScrollBar().setValue(top)

    def _scroll_to_focus(self) -> None:
        focus: QWidget | None = self.window().focusWidget()
        if focus is not None and self._page.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus)
            foot = focus.mapTo(self._page, focus.rect().bottomLeft())
            self._scroll.ensureVisible(foot.x(), foot.y(), 0, self.look.size(_BELOW))

    def _take_keys(self) -> None:
        """Have no button below hear the key of an act: Qt presses neither where two hear it."""
        own = [act.shortcut() for act in self.findChildren(QPushButton)]
        for below in self.window().findChildren(QPushButton):
            key = below.shortcut()
            if not key.isEmpty() and key in own and not self.isAncestorOf(below):
                self._taken.append((below, key))
                below.setShortcut(QKeySequence())

    def _give_keys_back(self) -> None:
        for below, key in self._taken:
            if isValid(below):
                below.setShortcut(key)
        self._taken = []

    def _rest_below(self) -> None:
        """Have the sheets below take neither keys nor the focus while this one covers them."""
        for below in self.window().findChildren(Sheet):
            if below.isVisible() and below.isEnabled() and not below.isAncestorOf(self):
                self._below.append(below)
                below.left.connect(self.leave)
                below.setEnabled(False)

    def _wake_below(self) -> None:
        for below in self._below:
            if isValid(below):
                below.left.disconnect(self.leave)
                below.setEnabled(True)
        self._below = []

    def _chain(self) -> list[QWidget]:
        """Return what the focus can go to inside, in the order in which it was laid out.

        Qt's own focus chain would lead out of the sheet, and PySide takes every widget that it
        names to be held by the one that was asked: when the sheet dies, so would the Python
        side of layouts elsewhere. The field inside a number's box hands the focus back to the
        box, and nobody would come past it.
        """
        tab = Qt.FocusPolicy.TabFocus.value
        return [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy().value & tab
            and widget.isVisible()
            and widget.isEnabled()
            and widget.focusProxy() is None
        ]

    def _first(self) -> QWidget | None:
        chain = self._chain()
        return chain[0] if chain else None

    def _lay_out_card(self) -> None:
        look, pad = self.look, self.look.gap(24)
        self._page.setProperty("ground", "surface")
        self.body.setContentsMargins(4, 4, look.gap(12), 4)
        between(look, self.body, 14)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        between(look, self._acts, 12)
        self._acts.setContentsMargins(4, 0, 0, 0)  # in line with the body
        self.heading.setContentsMargins(4, 0, 0, 0)
        self._acts.addStretch(1)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(pad, pad - 4, pad - look.gap(8), pad - 4)
        between(look, column, 12)
        column.addWidget(self.heading)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._acts)

    def _cover(self) -> None:
        self.setGeometry(self._host.rect())
        look = self.look
        margin = 16
        wide = min(look.size(self._width), self.width() - 2 * margin)
        self.card.setFixedWidth(wide)
        inside = wide - 2 * look.gap(24) + look.gap(8)
        grows = self.body.hasHeightForWidth()
        page = self._page.sizeHint().height()
        if grows:  # the hint is that of another width, at which words wrap oftener
            page = self.body.totalHeightForWidth(inside)
        least = self._scroll.minimumSizeHint().height()
        page = max(page, self._page.minimumSizeHint().height(), least)
        around = self.heading.sizeHint().height() + look.size(36) + look.gap(24) * 2 + look.gap(32)
        high = min(page + around, self.height() - 2 * margin)
        self.card.resize(wide, high)
        self.card.move((self.width() - wide) // 2, max((self.height() - high) // 3, margin))
