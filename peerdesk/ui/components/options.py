# SPDX-License-Identifier: Apache-2.0
"""Options to choose from, under headings, narrowed down by what is typed."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.paint import mark_size, paint_mark, paint_text, paint_text_right

Index = QModelIndex | QPersistentModelIndex
OPTION = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()


@dataclass(frozen=True)
class Option:
    """Something to choose: its key and words; icon or mark in front, a hint behind.

    Options with the same `group` stand under that heading; `on` shows a tick.
    """

    key: str
    text: str
    hint: str = ""
    icon: str = ""
    mark: str = ""
    group: str = ""
    on: bool = False


def with_tick(option: Option, *, on: bool) -> Option:
    """Return the option with or without its tick."""
    return replace(option, on=on)


def plain(text: str) -> str:
    """Return a text without case and accents, to be compared."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _words(text: str) -> list[str]:
    """Return the words to compare by; a colon only parts them, in what is typed too."""
    return plain(text).replace(":", " ").split()


def narrowed(options: Sequence[Option], typed: str) -> list[Option]:
    """Return the options in which every typed word begins a word."""
    wanted = _words(typed)

    def fits(option: Option) -> bool:
        words = _words(f"{option.text} {option.group} {option.hint}")
        return all(any(word.startswith(start) for word in words) for start in wanted)

    return [option for option in options if fits(option)]


class OptionModel(QAbstractListModel):
    """Rows of options and of the headings over them; a heading cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Option | str] = []

    def show(self, options: Sequence[Option]) -> None:
        """Show these options, each group under its heading."""
        self.beginResetModel()
        self._rows = []
        group = ""
        for option in options:
            if option.group and option.group != group:
                self._rows.append(option.group)
            group = option.group
            self._rows.append(option)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the option or the heading's words, for drawing and for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == OPTION:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text if isinstance(row, Option) else row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text} {row.hint}".strip() if isinstance(row, Option) else row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let options be chosen and headings not."""
        if index.isValid() and isinstance(self._rows[index.row()], Option):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def option(self, row: int) -> Option | None:
        """Return the option in a row, or None for a heading or past the end."""
        found = self._rows[row] if 0 <= row < len(self._rows) else ""
        return found if isinstance(found, Option) else None

    def step(self, row: int, by: int) -> int:
        """Return the next row, that way, that holds an option; the same row if there is none."""
        place = row + by
        while 0 <= place < len(self._rows):
            if self.option(place):
                return place
            place += by
        return row


class OptionDelegate(RowDelegate):
    """Draws an option in one line, or a heading."""

    divides = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return a row's height; the list gives the width."""
        del option
        is_option = isinstance(index.data(OPTION), Option)
        return QSize(100, self.look.size(34 if is_option else 30))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw icon or mark, words, hint and tick."""
        look, row = self.look, index.data(OPTION)
        inner = area.adjusted(look.gap(12), 0, -look.gap(12), 0)
        if not isinstance(row, Option):
            font = look.font("small", weight=600)
            paint_text(painter, inner, str(row), font, look.colour("ink2"))
            return
        left = self._paint_sign(painter, inner, row, chosen=chosen)
        inner.setLeft(left)
        if row.on:
            size = look.size(16)
            tick = QRectF(inner.right() - size, inner.center().y() - size / 2, size, size)
            ink = self.ink("accent", chosen=chosen)
            look.icons.paint(painter, "check", tick, ink, "bold")
            inner.setRight(tick.left() - look.gap(8))
        words = look.font("body", weight=600 if chosen else 500)
        painter.setFont(words)
        room = min(painter.fontMetrics().horizontalAdvance(row.text) + 4, inner.width())
        ink = self.ink("ink", chosen=chosen)
        paint_text(
            painter, QRectF(inner.left(), inner.top(), room, inner.height()), row.text, words, ink
        )
        rest = inner.adjusted(room + look.gap(12), 0, 0, 0)
        if row.hint and rest.width() > look.size(40):
            ink = self.ink("ink2", chosen=chosen)
            paint_text_right(painter, rest, row.hint, look.font("small"), ink)

    def _paint_sign(self, painter: QPainter, area: QRectF, row: Option, *, chosen: bool) -> float:
        look = self.look
        if row.mark:
            wide, high = mark_size(look)
            paint_mark(painter, look, area.left(), area.center().y() - high / 2, row.mark)
            return area.left() + wide + look.gap(10)
        if row.icon:
            size = look.size(18)
            spot = QRectF(area.left(), area.center().y() - size / 2, size, size)
            look.icons.paint(painter, row.icon, spot, self.ink("ink2", chosen=chosen), "regular")
            return area.left() + size + look.gap(10)
        return area.left()
