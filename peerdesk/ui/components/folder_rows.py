# SPDX-License-Identifier: Apache-2.0
"""What stands in a folder, as a list in which keys lead up and down the tree."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyleOptionViewItem

from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.paint import paint_text
from peerdesk.ui.files import Listing
from peerdesk.ui.look import Look


class FolderRows(QAbstractListModel):
    """Folders and files of one folder, the way up first."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[tuple[str, bool]] = []

    def show(self, listing: Listing) -> None:
        """Show another folder."""
        self.beginResetModel()
        up = [] if listing.folder.parent == listing.folder else [("..", True)]
        self._names = [
            *up,
            *((name, True) for name in listing.folders),
            *((name, False) for name in listing.files),
        ]
        self.endResetModel()

    def at(self, row: int) -> tuple[str, bool]:
        """Return a name and whether it is a folder; "" where nothing stands."""
        return self._names[row] if 0 <= row < len(self._names) else ("", False)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's form
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, or whether it is a folder."""
        name, is_folder = self.at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("The folder above") if name == ".." else name
        if role == Qt.ItemDataRole.UserRole:
            return is_folder
        return None


class FolderList(QListView):
    """The rows on the screen; `up` asks for the folder above."""

    up = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._delegate = _FileRow(look)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Folders and files"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go up on backspace."""
        if event.key() == Qt.Key.Key_Backspace:
            self.up.emit()
            return
        super().keyPressEvent(event)


class _FileRow(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        del option, index
        return QSize(100, self.look.size(36))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        look = self.look
        size = look.size(18)
        icon = "folder" if index.data(Qt.ItemDataRole.UserRole) else "file"
        spot = QRectF(area.left() + look.gap(12), area.center().y() - size / 2, size, size)
        look.icons.paint(painter, icon, spot, self.ink("ink2", chosen=chosen), "regular")
        words = area.adjusted(look.gap(20) + size, 0, -8, 0)
        ink = self.ink("ink", chosen=chosen)
        paint_text(painter, words, str(index.data()), look.font("body"), ink)
