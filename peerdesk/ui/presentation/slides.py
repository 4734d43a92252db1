# SPDX-License-Identifier: Apache-2.0
"""The slides as a list, numbered, each with the sign of what it says."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from peerdesk.compose.blocks import Deck, Slide
from peerdesk.compose.phrases import capital
from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.paint import paint_text
from peerdesk.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
SLIDE = Qt.ItemDataRole.UserRole
_KINDS = {"Strengths": "strengths", "Areas for consideration": "consideration"}
_TOP = QModelIndex()
_CHANGE, _POINT = 20, 25
"""Seconds that a slide takes by itself, and each point on it, spoken without hurry."""


def minutes(deck: Deck) -> int:
    """Return about how many minutes a presentation takes; one at least."""
    seconds = sum(_CHANGE + _POINT * len(slide.points) for slide in deck.slides)
    return max(round(seconds / 60), 1)


def short_title(slide: Slide) -> str:
    """Return the title with the theme first, so that a narrow list tells slides apart."""
    head, _, theme = slide.title.partition(": ")
    kind = _KINDS.get(head)
    return f"{capital(theme)}: {kind}" if kind and theme else slide.title


class SlideModel(QAbstractListModel):
    """One row a slide."""

    def __init__(self) -> None:
        super().__init__()
        self._slides: tuple[Slide, ...] = ()

    def show(self, slides: Sequence[Slide]) -> None:
        """Show these slides."""
        self.beginResetModel()
        self._slides = tuple(slides)
        self.endResetModel()

    def slide(self, row: int) -> Slide | None:
        """Return a slide, or None past the end."""
        return self._slides[row] if 0 <= row < len(self._slides) else None

    def find(self, title: str) -> int:
        """Return the row of the slide with a title, or -1: titles are unique."""
        return next((n for n, slide in enumerate(self._slides) if slide.title == title), -1)

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """Return how many slides there are."""
        return 0 if parent.isValid() else len(self._slides)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the slide, its title, or what a screen reader says of it."""
        slide = self.slide(index.row()) if index.isValid() else None
        if slide is None:
            return None
        said: dict[int, object] = {
            SLIDE: slide,
            Qt.ItemDataRole.DisplayRole: short_title(slide),
            Qt.ItemDataRole.AccessibleTextRole: f"{index.row() + 1}, {slide.title}",
        }
        return said.get(role)


class SlideDelegate(RowDelegate):
    """Draws number, title and sign in one line."""

    divides = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the one height of all rows."""
        del option, index
        return QSize(100, self.look.size(34))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw one slide's row."""
        look, slide = self.look, index.data(SLIDE)
        if not isinstance(slide, Slide):
            return
        inner = area.adjusted(look.gap(16), 0, -look.gap(14), 0)
        font = look.font("small", columns=True)
        number = QRectF(inner.left(), inner.top(), look.size(24), inner.height())
        paint_text(painter, number, str(index.row() + 1), font, self.ink("ink2", chosen=chosen))
        right = inner.right()
        if slide.sign:
            shown = look.kind(slide.sign)
            size = look.size(14)
            spot = QRectF(right - size, inner.center().y() - size / 2, size, size)
            ink = self.ink("ink", chosen=chosen) if look.is_high_contrast else QColor(shown.ink)
            look.icons.paint(painter, shown.sign, spot, ink, shown.weight)
            right -= size + look.gap(8)
        left = number.right() + look.gap(6)
        words = QRectF(left, inner.top(), right - left, inner.height())
        font = look.font("body", weight=600 if chosen else 500)
        middle = Qt.TextElideMode.ElideMiddle  # the end tells slides of one theme apart
        title = QFontMetricsF(font).elidedText(str(index.data()), middle, words.width())
        paint_text(painter, words, title, font, self.ink("ink", chosen=chosen))


class SlideList(QListView):
    """The slides; one is chosen."""

    def __init__(self, look: Look, model: SlideModel) -> None:
        super().__init__()
        self._delegate = SlideDelegate(look)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setAccessibleName(self.tr("Slides"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Search nothing: letters are keys."""
