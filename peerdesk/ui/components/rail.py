# SPDX-License-Identifier: Apache-2.0
"""The rail: the places in their order, listen, weigh, tell; folds to icons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from peerdesk.ui.components.paint import paint_text
from peerdesk.ui.components.program_mark import paint_program_mark
from peerdesk.ui.components.rail_item import RailEntry, RailItem, UrgentItem
from peerdesk.ui.components.text import Text, hair
from peerdesk.ui.look import Look


class Rail(QWidget):
    """The places of the window, at its left; arrow keys go through them."""

    chosen = Signal(str)
    look_wanted = Signal()

    def __init__(self, look: Look, entries: Sequence[RailEntry]) -> None:
        super().__init__()
        self._look = look
        self._folded = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "canvas")
        self.setProperty("hair", "right")
        self.setAccessibleName(self.tr("Places"))
        self._items: dict[str, RailItem] = {}
        self._groups: list[_Divider] = []
        self._head = _Head(look)
        self._foot = RailItem(look, RailEntry("", self.tr("Text and contrast"), "text-aa", ""), 0)
        self._more = RailItem(look, RailEntry("", self.tr("More places"), "dots-three", ""), 0)
        self._column, self._top = QVBoxLayout(), QVBoxLayout()
        self._scroll = QScrollArea()
        self._lay_out(entries)
        look.changed.connect(self._fit)
        self._fit()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def choose(self, key: str) -> None:
        """Show which place is open."""
        if key in self._items:
            self._items[key].setChecked(True)
            self._scroll.ensureWidgetVisible(self._items[key])
            self._show_whole()

    def add_foot(self, entry: RailEntry, keys: str) -> None:
        """Add what can be asked for on every screen at the foot, in danger's colour."""
        item = UrgentItem(self._look, entry, keys)
        item.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
        self._items[entry.key] = item
        self._below.addWidget(item)
        self._fit()

    def fold(self, *, folded: bool) -> None:
        """Fold to icons, or unfold."""
        if folded != self._folded:
            self._folded = folded
            self._fit()

    def name(self, title: str, facts: str) -> None:
        """Show the challenge's name and one fact under it at the top."""
        self._head.name(title, facts)

    def count(self, key: str, count: int, said: str) -> None:
        """Show beside a place how many things wait in it."""
        if key in self._items:
            self._items[key].count(count, said)
            self._count_more()

    def focus_chosen(self) -> None:
        """Put the focus on the open place."""
        for item in self._items.values():
            if item.isChecked():
                item.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show the numbers while Alt is held."""
        del watched
        kind = event.type()
        if kind in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease} and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt:
                self._number(shown=kind is QEvent.Type.KeyPress)
        elif kind == QEvent.Type.WindowDeactivate:
            self._number(shown=False)
        return False  # `watched` goes no further: see `tests/ui/test_dying.py`

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go through the places with the arrow keys."""
        steps = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
        items = list(self._items.values())
        focused = next((n for n, item in enumerate(items) if item.hasFocus()), None)
        if event.key() in steps and focused is not None:
            item = items[(focused + steps[event.key()]) % len(items)]
            item.setFocus()
            self._scroll.ensureWidgetVisible(item)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Offer more where not all places are seen."""
        super().resizeEvent(event)
        self._fit_more()

    def _lay_out(self, entries: Sequence[RailEntry]) -> None:
        look = self._look
        self._column.setContentsMargins(8, 0, 8, 0)
        self._column.setSpacing(0)
        group = None
        for number, entry in enumerate(entries, 1):
            if entry.group != group:
                divider = _Divider(look, entry.group)
                self._groups.append(divider)
                self._column.addWidget(divider)
                group = entry.group
            item = RailItem(look, entry, number if number <= 9 else 0)  # noqa: PLR2004 - Alt 1 to 9
            item.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
            self._items[entry.key] = item
            self._column.addWidget(item)
        self._column.addStretch(1)
        self._foot.clicked.connect(self.look_wanted)
        self._foot.setCheckable(False)
        self._more.setCheckable(False)
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self._below = QVBoxLayout()
        self._below.addWidget(self._foot)
        top = self._top
        top.addWidget(self._head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 1, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._places(), 1)
        more = QVBoxLayout()
        more.setContentsMargins(8, 0, 8, 0)
        more.addWidget(self._more)
        whole.addLayout(more)
        whole.addLayout(self._below)

    def _places(self) -> QWidget:
        """Return the places, which scroll with the focus where the window is too low for all."""
        inside = QWidget()
        inside.setLayout(self._column)
        scroll = self._scroll
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.verticalScrollBar().valueChanged.connect(self._show_whole)
        scroll.verticalScrollBar().rangeChanged.connect(self._show_whole)
        return scroll

    def _fit_more(self) -> None:
        """Show or hide what leads to the places below, which takes a row itself."""
        layout, inside = self.layout(), self._scroll.widget()
        if layout is None or inside is None:
            return
        layout.activate()
        room = self._scroll.height()
        if self._more.isVisible():
            room += self._more.sizeHint().height()
        self._more.setVisible(inside.minimumSizeHint().height() > room)
        for item in self._items.values():
            if item.isChecked() and inside.isAncestorOf(item):
                self._scroll.ensureWidgetVisible(item, 0, 0)
        self._show_whole()

    def _show_more(self) -> None:
        """Scroll on to the first place below that is not seen whole, or back to the first."""
        bar, inside = self._scroll.verticalScrollBar(), self._scroll.widget()
        end = bar.value() + self._scroll.viewport().height()
        listed = (
            item
            for item in self._items.values()
            if inside is not None and inside.isAncestorOf(item)
        )
        below = next((item.y() for item in listed if item.geometry().bottom() >= end), 0)
        bar.setValue(0 if bar.value() >= bar.maximum() else below)

    def _show_whole(self) -> None:
        """Draw whole rows only: half a word above what leads on would be a riddle."""
        self._column.activate()  # or else rows stand where they stood before the last change
        top, inside = self._scroll.verticalScrollBar().value(), self._scroll.widget()
        end = top + self._scroll.viewport().height()
        for item in self._items.values():
            if inside is not None and inside.isAncestorOf(item):
                seen = item.geometry()
                item.show_whole(whole=top <= seen.top() and seen.bottom() < end)
        self._count_more()
        for divider in self._groups:
            seen = divider.geometry()
            divider.setVisible(top <= seen.top() and seen.bottom() < end)

    def _count_more(self) -> None:
        """Say on what leads further down that something waits there."""
        below = [item.waiting for item in self._items.values()]
        self._more.count(sum(n for n, _ in below), "; ".join(said for n, said in below if n))

    def _number(self, *, shown: bool) -> None:
        for item in self._items.values():
            item.number(shown=shown)

    def _fit(self) -> None:
        look = self._look
        wide = max(look.space("rail"), 17 + max((i.room for i in self._items.values()), default=0))
        self.setFixedWidth(16 + look.size(40) if self._folded else wide)
        self._top.setContentsMargins(8, look.gap(8), 8, 0)
        self._below.setContentsMargins(8, look.gap(4), 8, look.gap(8))
        self._below.setSpacing(look.gap(4))
        self._head.fold(folded=self._folded)
        for item in (*self._items.values(), self._foot, self._more):
            item.fold(folded=self._folded)
        for divider in self._groups:
            divider.fold(folded=self._folded)
        self._fit_more()


class _Divider(QWidget):
    """What stands over a group: its name, or a hairline where the rail is folded."""

    def __init__(self, look: Look, group: str) -> None:
        super().__init__()
        self._look = look
        self._words = Text(group, "least", "ink2")
        self._line = hair()
        column = QVBoxLayout(self)
        self._column = column
        column.addWidget(self._words)
        column.addWidget(self._line)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def fold(self, *, folded: bool) -> None:
        self._column.setContentsMargins(8, self._look.gap(8), 8, self._look.gap(4))
        self._words.setVisible(bool(self._words.text()) and not folded)
        self._line.setVisible(folded)


class _Head(QWidget):
    """The program's mark with the challenge's name."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title, self._facts = "", ""
        self._folded = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def name(self, title: str, facts: str) -> None:
        self._title, self._facts = title, facts
        self.setAccessibleName(f"{title}, {facts}" if facts else title)
        self.setToolTip(title)
        self.update()

    def fold(self, *, folded: bool) -> None:
        self._folded = folded
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._look.size(40), self._look.size(48))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = look.size(32)
        left = (self.width() - size) / 2 if self._folded else 8
        paint_program_mark(painter, look, QRectF(left, (self.height() - size) / 2, size, size))
        if not self._folded:
            words = QRectF(self.rect()).adjusted(8 + size + look.gap(8), 0, 0, 0)
            half = words.height() / 2
            upper = words.adjusted(0, look.gap(5), 0, -half + look.gap(2))
            lower = words.adjusted(0, half, 0, -look.gap(4))
            if not self._facts:
                upper = words
            paint_text(painter, upper, self._title, look.font("heading"), look.colour("ink"))
            paint_text(painter, lower, self._facts, look.font("least"), look.colour("ink2"))
        painter.end()
