# SPDX-License-Identifier: Apache-2.0
"""Gaps of a layout that follow the size of text, however large it was when the page was made.

A layout keeps the numbers that it was given. A page made at 200 % would stay wide when the text
is small again, and one made at 100 % narrow for text that grows.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLayout, QWidget

from peerdesk.ui.look import Look

_HAIR = 1
"""Room for a hairline: it does not grow."""
_BELOW = Qt.FindChildOption.FindDirectChildrenOnly


Grid = QGridLayout | QFormLayout


def margins(look: Look, of: QLayout | QWidget, *pixels: int) -> None:
    """Give a layout or widget margins, left, top, right and bottom as at 100 %, now and later."""
    _kept(look, of).set_margins(pixels)


def between(look: Look, layout: QLayout, pixels: int) -> None:
    """Have so much between the parts of a layout, as at 100 %, now and later."""
    _kept(look, layout).set_between(pixels, pixels)


def across(look: Look, grid: Grid, pixels: int) -> None:
    """Have so much between the columns of a grid, as at 100 %, now and later."""
    _kept(look, grid).set_between(pixels, None)


def down(look: Look, grid: Grid, pixels: int) -> None:
    """Have so much between the rows of a grid, as at 100 %, now and later."""
    _kept(look, grid).set_between(None, pixels)


class _Gaps(QObject):
    """What one layout or widget, its parent, was given; it dies with it."""

    def __init__(self, look: Look, of: QLayout | QWidget) -> None:
        super().__init__(of)
        self._look = look
        self._margins: tuple[int, ...] = ()
        self._across: int | None = None
        self._down: int | None = None
        look.changed.connect(self._follow)

    def set_margins(self, pixels: tuple[int, ...]) -> None:
        self._margins = pixels
        self._follow()

    def set_between(self, across: int | None, down: int | None) -> None:
        self._across = self._across if across is None else across
        self._down = self._down if down is None else down
        self._follow()

    def _follow(self) -> None:
        of, gap = self.parent(), self._gap
        if self._margins and isinstance(of, QLayout | QWidget):
            left, top, right, bottom = map(gap, self._margins)
            of.setContentsMargins(left, top, right, bottom)
        if isinstance(of, QGridLayout | QFormLayout):
            if self._across is not None:
                of.setHorizontalSpacing(gap(self._across))
            if self._down is not None:
                of.setVerticalSpacing(gap(self._down))
        elif isinstance(of, QLayout) and self._across is not None:
            of.setSpacing(gap(self._across))

    def _gap(self, pixels: int) -> int:
        return pixels if pixels <= _HAIR else self._look.gap(pixels)


def _kept(look: Look, of: QLayout | QWidget) -> _Gaps:
    found = of.findChild(_Gaps, options=_BELOW)
    return found if isinstance(found, _Gaps) else _Gaps(look, of)
