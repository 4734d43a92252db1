# SPDX-License-Identifier: Apache-2.0
"""The list of backups: when each was made, why, and how large it is."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyleOptionViewItem

from peerdesk.ui.care import ListedBackup
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.moment import first_capital, moment_words, size_words
from peerdesk.ui.components.paint import paint_text, paint_text_right
from peerdesk.ui.look import Look

BACKUP = Qt.ItemDataRole.UserRole
SIZE = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()
_ROW = 36
_SEEN, _FEW = 6, 3
"""Rows that are seen at once, and beside what one of them holds; more of them scroll."""


class BackupModel(QAbstractListModel):
    """The backups, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._backups: tuple[ListedBackup, ...] = ()
        self._now = (0, 0)

    def show(self, backups: Sequence[ListedBackup], now: tuple[int, int]) -> None:
        """Show these, as seen from now."""
        self.beginResetModel()
        self._backups, self._now = tuple(backups), now
        self.endResetModel()

    def at(self, row: int) -> ListedBackup | None:
        """Return the backup in a row, or None."""
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._backups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return when and why a backup was made, and its size."""
        backup = self.at(index.row()) if index.isValid() else None
        if backup is None:
            return None
        when = first_capital(moment_words(backup.made, self._now))
        words = f"{when}, {backup.why}" if backup.why else when
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words}, {size_words(backup.size)}"
        if role == SIZE:
            return size_words(backup.size)
        return backup if role == BACKUP else None


class BackupList(QListView):
    """As high as its rows, six at most; `picked` carries the backup under the cursor."""

    picked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._seen = look, _SEEN
        self.backups = BackupModel()
        self._delegate = _BackupRow(look)
        self.setItemDelegate(self._delegate)
        self.setModel(self.backups)
        self.setAccessibleName(self.tr("Backups"))
        self.setProperty("ground", "card")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.selectionModel().currentChanged.connect(self._tell)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def backup(self) -> ListedBackup | None:
        """Return the backup under the cursor, or None."""
        return self.backups.at(self.currentIndex().row())

    def show_backups(self, backups: Sequence[ListedBackup], now: tuple[int, int]) -> None:
        """Show these, with the newest under the cursor."""
        self.backups.show(backups, now)
        self._fit()
        if backups:
            self.setCurrentIndex(self.backups.index(0))

    def make_room(self, *, room: bool) -> None:
        """Show a few rows only, so that there is room for what one of them holds; or all."""
        self._seen = _FEW if room else _SEEN
        self._fit()
        self.scrollTo(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are the place's keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Enter to the page's main act."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            index = self.currentIndex()
            if index.isValid():
                self.activated.emit(index)
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        rows = min(max(self.backups.rowCount(), 1), self._seen)
        self.setFixedHeight(rows * self._look.size(_ROW) + 4)

    def _tell(self, index: QModelIndex) -> None:
        self.picked.emit(self.backups.at(index.row()))


class _BackupRow(RowDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        del option, index
        return QSize(100, self.look.size(_ROW))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        look = self.look
        size = look.size(18)
        spot = QRectF(area.left() + look.gap(12), area.center().y() - size / 2, size, size)
        ink2 = self.ink("ink2", chosen=chosen)
        look.icons.paint(painter, "hard-drives", spot, ink2, "regular")
        small = look.font("small")
        room = QFontMetricsF(small).horizontalAdvance(str(index.data(SIZE))) + look.gap(12)
        words = area.adjusted(look.gap(20) + size, 0, -look.gap(12) - room, 0)
        font = look.font("body", weight=600 if chosen else 400)
        paint_text(painter, words, str(index.data()), font, self.ink("ink", chosen=chosen))
        right = area.adjusted(0, 0, -look.gap(12), 0)
        paint_text_right(painter, right, str(index.data(SIZE)), small, ink2)
