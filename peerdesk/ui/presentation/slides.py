# SPDX-License-Identifier: Apache-2.0
"""The slides as a list, numbered, each with the sign of what it says."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from peerdesk.compose.blocks import Slide
from peerdesk.compose.checks.finding import Light
from peerdesk.compose.phrases import capital
from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.paint import paint_text
from peerdesk.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
SLIDE = Qt.ItemDataRole.UserRole
LIGHT = Qt.ItemDataRole.UserRole + 1
_KINDS = {"Strengths": "strengths", "Areas for consideration": "consider"}
_NUMBER = re.compile(r" \(\d+\)$")
_GOES_ON = re.compile(r",| and | for ")
_TOP = QModelIndex()
_STATES = {Light.RED: ("wrong", "x-circle"), Light.AMBER: ("changed", "warning")}
"""How what a check has found on a slide shows in the list: by the state's ink and an icon."""


def short_titles(slides: Sequence[Slide]) -> list[str]:
    """Return the titles with the theme first and short, so that a narrow list tells them apart.

    "Areas for consideration: leadership and management (2)" becomes "Leadership (2): consider".
    A theme keeps its whole name where another begins like it.
    """
    themes = {theme for slide in slides if (theme := _parts(slide)[1])}
    first = Counter(_begins(theme) for theme in themes)
    return [_short(slide, first) for slide in slides]


def _short(slide: Slide, first: Counter[str]) -> str:
    kind, theme, number = _parts(slide)
    if not theme:
        return slide.title.replace(": areas for consideration", ": consider")
    name = _begins(theme) if first[_begins(theme)] == 1 else theme
    return f"{capital(name)}{number}: {kind}"


def _parts(slide: Slide) -> tuple[str, str, str]:
    """Return kind, theme and number of a slide of a theme, or three empty texts."""
    head, _, theme = slide.title.partition(": ")
    if head not in _KINDS or not theme:
        return "", "", ""
    found = _NUMBER.search(theme)
    number = found[0] if found else ""
    return _KINDS[head], theme.removesuffix(number), number


def _begins(theme: str) -> str:
    """Return how a theme is called for short: up to where it goes on to something else."""
    return _GOES_ON.split(theme, maxsplit=1)[0]


class SlideModel(QAbstractListModel):
    """One row a slide."""

    def __init__(self) -> None:
        super().__init__()
        self._slides: tuple[Slide, ...] = ()
        self._titles: list[str] = []
        self._lights: Mapping[int, Light] = {}

    def light(self, lights: Mapping[int, Light]) -> None:
        """Show on which slides, counted from 1, checks have found something."""
        self._lights = dict(lights)
        if self._slides:
            self.dataChanged.emit(self.index(0), self.index(len(self._slides) - 1))

    def show(self, slides: Sequence[Slide]) -> None:
        """Show these slides."""
        self.beginResetModel()
        self._slides = tuple(slides)
        self._titles = short_titles(slides)
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
            LIGHT: self._lights.get(index.row() + 1),
            Qt.ItemDataRole.DisplayRole: self._titles[index.row()],
            Qt.ItemDataRole.AccessibleTextRole: self._said(index.row(), slide),
        }
        return said.get(role)

    def _said(self, row: int, slide: Slide) -> str:
        words = {Light.RED: self.tr("look at it"), Light.AMBER: self.tr("something to check")}
        light = self._lights.get(row + 1)
        said = f"{row + 1}, {slide.title}"
        return f"{said}, {words[light]}" if light in words else said


class SlideDelegate(RowDelegate):
    """Draws number, title, and the sign or what the checks found there, in one line."""

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
        if state := _STATES.get(index.data(LIGHT)):
            role, icon = state
            plain = chosen and look.is_high_contrast
            found = self.ink("ink", chosen=True) if plain else QColor(look.state(role).ink)
            self._paint_icon(painter, (right, inner), (icon, "fill"), found)
            right -= look.size(14) + look.gap(8)
        elif slide.sign:
            shown = look.kind(slide.sign)
            ink = self.ink("ink", chosen=chosen) if look.is_high_contrast else QColor(shown.ink)
            self._paint_icon(painter, (right, inner), (shown.sign, shown.weight), ink)
            right -= look.size(14) + look.gap(8)
        left = number.right() + look.gap(6)
        words = QRectF(left, inner.top(), right - left, inner.height())
        font = look.font("body", weight=600 if chosen else 500)
        middle = Qt.TextElideMode.ElideMiddle  # the end tells slides of one theme apart
        title = QFontMetricsF(font).elidedText(str(index.data()), middle, words.width())
        paint_text(painter, words, title, font, self.ink("ink", chosen=chosen))

    def _paint_icon(
        self, painter: QPainter, at: tuple[float, QRectF], icon: tuple[str, str], ink: QColor
    ) -> None:
        """Draw an icon that ends at a place of the row."""
        right, inner = at
        size = self.look.size(14)
        spot = QRectF(right - size, inner.center().y() - size / 2, size, size)
        self.look.icons.paint(painter, icon[0], spot, ink, icon[1])


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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave letters to the place."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
