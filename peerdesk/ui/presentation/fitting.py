# SPDX-License-Identifier: Apache-2.0
"""All messages with where they are shown and where they might be, so that the leads can choose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from peerdesk.compose.choosing import Advice
from peerdesk.domain.publication_words import Use
from peerdesk.domain.words import MessageKind
from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import (
    Wrapped,
    mark_size,
    paint_mark,
    paint_text,
    paint_text_right,
)
from peerdesk.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()
_LINES = 2


@dataclass(frozen=True)
class Group:
    """The heading over the messages of a theme and kind: how many are shown, and might be."""

    words: str
    shown: int
    of: int


Row = Advice | Group


def rows_of(advice: Sequence[Advice]) -> Iterator[Row]:
    """Yield the messages under a heading for each theme and kind, as on the slides."""
    told = (MessageKind.STRENGTH, MessageKind.CONSIDERATION)
    head = ""
    for each in advice:
        name = kind_name(each.kind)
        words = f"{each.heading}: {name.lower()}" if each.kind in told else name
        if words != head:
            head = words
            same = [a for a in advice if (a.kind, a.heading) == (each.kind, each.heading)]
            same = same if each.kind in told else [a for a in advice if a.kind is each.kind]
            yield Group(words, sum(a.now is Use.SLIDE for a in same), len(same))
        yield each


class FittingModel(QAbstractListModel):
    """One row a message, and one a group."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def show(self, advice: Sequence[Advice]) -> None:
        """Show the advice on these messages."""
        self.beginResetModel()
        self._rows = tuple(rows_of(advice))
        self.endResetModel()

    def advice(self, row: int) -> Advice | None:
        """Return the message in a row, or None for a heading or past the end."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Advice) else None

    def find(self, message: str) -> int:
        """Return the row of a message, or -1."""
        found = (
            n for n, r in enumerate(self._rows) if isinstance(r, Advice) and r.message == message
        )
        return next(found, -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that headings cannot be chosen."""
        usual = super().flags(index)
        return usual if self.advice(index.row()) else Qt.ItemFlag.ItemIsEnabled

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, its words, or what a screen reader says of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        words = row.words if isinstance(row, Group) else row.wording
        said: dict[int, object] = {
            ROW: row,
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.AccessibleTextRole: self._said(row),
        }
        return said.get(role)

    def _said(self, row: Row) -> str:
        if isinstance(row, Group):
            return f"{row.words}, {count_words(row)}"
        return f"{row.wording} {use_words(row)}. {row.why}"


class FittingDelegate(RowDelegate):
    """Draws a message with its reasons at the left, and where it is shown at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that the words need at the list's width."""
        look, row, view = self.look, index.data(ROW), option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        if not isinstance(row, Advice):
            return QSize(wide, look.size(36))
        words = self._wrapped(row, wide)
        return QSize(wide, round(words.height + look.line("small") + look.gap(20)))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw a heading, or a message."""
        row = index.data(ROW)
        if isinstance(row, Group):
            self._paint_group(painter, area, row)
        elif isinstance(row, Advice):
            self._paint_advice(painter, area, row, chosen=chosen)

    def _paint_group(self, painter: QPainter, area: QRectF, row: Group) -> None:
        look = self.look
        painter.fillRect(area, look.colour("sunken"))
        inner = area.adjusted(look.gap(24), 0, -look.gap(24), 0)
        paint_text(painter, inner, row.words, look.font("heading"), look.colour("ink"))
        small = look.font("small")
        paint_text_right(painter, inner, count_words(row), small, look.colour("ink2"))

    def _paint_advice(self, painter: QPainter, area: QRectF, row: Advice, *, chosen: bool) -> None:
        look = self.look
        top = area.top() + look.gap(9)
        left = area.left() + look.gap(24)
        paint_mark(painter, look, left, top + 2, row.kind.value)
        inset = left + mark_size(look)[0] + look.gap(12)
        words = self._wrapped(row, round(area.width()))
        ink = "ink" if row.now is Use.SLIDE else "ink2"
        words.paint(painter, inset, top, self.ink(ink, chosen=chosen))
        line = look.line("small")
        right = area.right() - look.gap(24)
        below = QRectF(inset, top + words.height + 2, right - self._side() - inset, line)
        paint_text(painter, below, row.why, look.font("small"), self.ink("ink2", chosen=chosen))
        side = QRectF(right - self._side(), top, self._side(), look.line("body"))
        font = look.font("body", weight=600)
        now = self.ink("accent" if row.now is Use.SLIDE else "ink2", chosen=chosen)
        paint_text_right(painter, side, use_name(row.now), font, now)
        if row.is_change:
            advised = side.translated(0, look.line("body"))
            words_of = _tr("advised: {0}").format(use_name(row.advised).lower())
            paint_text_right(
                painter, advised, words_of, look.font("small"), self._warn(chosen=chosen)
            )

    def _wrapped(self, row: Advice, wide: int) -> Wrapped:
        look = self.look
        room = wide - 2 * look.gap(24) - mark_size(look)[0] - look.gap(24) - self._side()
        font = look.font("body", weight=500)
        return Wrapped(row.wording, font, max(room, look.size(120)), look.line("body"), _LINES)

    def _side(self) -> float:
        """Return the room for where a message is shown."""
        longest = _tr("advised: {0}").format(_tr("report only"))
        wide = QFontMetricsF(self.look.font("small")).horizontalAdvance(longest)
        return float(wide + self.look.gap(12))

    def _warn(self, *, chosen: bool) -> QColor:
        if chosen and self.look.is_high_contrast:
            return self.look.colour("on_selected")
        return QColor(self.look.state("changed").ink)


class FittingList(KeyedList):
    """The messages; letters mark the chosen one."""

    def __init__(self, look: Look, model: FittingModel) -> None:
        super().__init__(look, model, FittingDelegate(look))
        self.setAccessibleName(self.tr("Messages, and where they are shown"))


def use_name(use: Use) -> str:
    """Return where a message is shown, as it stands in a row."""
    names = {Use.SLIDE: _tr("Slide"), Use.REPORT: _tr("Report only"), Use.NEITHER: _tr("Neither")}
    return names[use]


def kind_name(kind: MessageKind) -> str:
    """Return what messages of a kind are called together."""
    names = {
        MessageKind.STRENGTH: _tr("Strengths"),
        MessageKind.CONSIDERATION: _tr("Areas for consideration"),
        MessageKind.GOOD_PRACTICE: _tr("Good practice"),
        MessageKind.OPPORTUNITY: _tr("Potential opportunities"),
        MessageKind.RECOMMENDATION: _tr("Key recommendations"),
        MessageKind.SUGGESTION: _tr("Suggestions"),
    }
    return names[kind]


def use_words(row: Advice) -> str:
    """Return where a message is shown and, if that differs, where it might be."""
    if not row.is_change:
        return use_name(row.now)
    advised = _tr("advised: {0}").format(use_name(row.advised).lower())
    return f"{use_name(row.now)}, {advised}"


def count_words(group: Group) -> str:
    """Return how many of a group are on slides."""
    return _tr("{0} of {1} on slides").format(group.shown, group.of)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Fitting", words)
