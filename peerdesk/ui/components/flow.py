# SPDX-License-Identifier: Apache-2.0
"""A layout that puts widgets one after the other and begins a new line where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from peerdesk.ui.components.text import let_go


class Flow(QLayout):
    """Chips and small buttons in reading order, as many on a line as fit.

    With `fill` the last of them takes what its line has left, at least so many pixels.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6, fill: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._fill = fill
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take an item at the end."""
        self._items.append(item)

    def put_in(self, place: int, widget: QWidget) -> None:
        """Put a widget in before what stands at a place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def fill(self, least: int) -> None:
        """Have the last widget take what its line has left, at least so many pixels."""
        self._fill = least
        self.invalidate()

    def clear(self) -> None:
        """Take every widget out and let it go, at once off the screen."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                let_go(widget)
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Want no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that less width needs more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:  # noqa: N802 - Qt's name
        """Put the items into their lines."""
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for all items on one line."""
        sizes = [self._size(item) for item in self._shown()]
        wide = sum(size.width() + self.spacing() for size in sizes)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for the widest item."""
        wide = max((item.minimumSize().width() for item in self._shown()), default=0)
        wide = max(wide, self._fill)
        high = max((item.minimumSize().height() for item in self._shown()), default=0)
        return QSize(wide, high)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _size(self, item: QLayoutItem) -> QSize:
        """Return what an item asks for; what fills the rest asks for its least."""
        size = item.sizeHint()
        if self._fill and item is self._items[-1]:
            size.setWidth(self._fill)
        return size

    def _arrange(self, area: QRect, *, move: bool) -> int:
        """Return the height of the lines; in each of them what is lower stands in the middle."""
        left, top, line = area.left(), area.top(), list[QLayoutItem]()
        for item in self._shown():
            size = self._size(item)
            if line and left + size.width() > area.left() + area.width():
                left, top = area.left(), self._end_line(line, area, top, move=move) + self.spacing()
                line = []
            line.append(item)
            left += size.width() + self.spacing()
        return self._end_line(line, area, top, move=move) - area.top()

    def _end_line(self, line: list[QLayoutItem], area: QRect, top: int, *, move: bool) -> int:
        sizes = [self._size(item) for item in line]
        if self._fill and line and line[-1] is self._items[-1]:
            before = sum(size.width() + self.spacing() for size in sizes[:-1])
            sizes[-1].setWidth(max(area.width() - before, self._fill))
        high, left = max((size.height() for size in sizes), default=0), area.left()
        for item, size in zip(line, sizes, strict=True):
            if move:
                spot = QPoint(left, top + (high - size.height()) // 2)
                item.setGeometry(QRect(spot, size))
            left += size.width() + self.spacing()
        return top + high


def flow_box(gap: int = 6) -> tuple[QWidget, Flow]:
    """Return a widget with such a layout; its height follows its width."""
    widget = QWidget()
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget, Flow(widget, gap=gap)
