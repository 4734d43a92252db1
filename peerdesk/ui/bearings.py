# SPDX-License-Identifier: Apache-2.0
"""Where somebody was in a place: how far each list was scrolled, and where the caret stood.

Numbers only, nothing of the evidence, so they may outlive a lock.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from peerdesk.ui.jobs import Jobs

Field = QLineEdit | QTextEdit | QPlainTextEdit
_PATIENCE = 3000
"""Milliseconds in which the rows must have come; whoever scrolls later scrolls for himself."""


@dataclass(frozen=True)
class Bearings:
    """How far each scrolled area of a place stands, and the field with the caret (-1 for none)."""

    scrolls: tuple[int, ...] = ()
    field: int = -1
    caret: int = 0


def bearings_of(place: QWidget) -> Bearings:
    """Read where somebody is in a place."""
    scrolls = tuple(bar.value() for bar in _bars(place))
    focus = place.focusWidget()  # where it was, even if a cover has it now
    for number, field in enumerate(_fields(place)):
        if field is focus:
            return Bearings(scrolls, number, _caret(field))
    return Bearings(scrolls)


class Returning(QObject):
    """Brings a place back to its bearings as its rows come in, and dies a little later.

    Scrolls are left alone where the place has other lists than it had.
    """

    def __init__(self, place: QWidget, wanted: Bearings) -> None:
        super().__init__(place)
        self._place, self._wanted = place, wanted
        self._rested = False
        bars = _bars(place)
        same = len(bars) == len(wanted.scrolls)
        self._left = dict(zip(bars, wanted.scrolls, strict=True)) if same else {}
        for bar in self._left:
            bar.rangeChanged.connect(self.settle)
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(self.deleteLater)
        patience.start(_PATIENCE)

    def follow(self, jobs: Jobs) -> None:
        """Put the caret back and scroll once the place has no job under way."""
        jobs.busy.connect(self._rest)

    def _rest(self, busy: bool) -> None:  # noqa: FBT001 - a signal's value
        if not busy:
            self._rested = True
            self._put_caret()
            self.settle()

    def settle(self) -> None:
        """Scroll wherever the rows that are there reach so far.

        Until the place is at rest that may have to be done again: a text that is set anew begins
        at its top. Scrolling can make a list longer, which comes back here before it ends.
        """
        for bar, value in list(self._left.items()):
            if bar.maximum() >= value:
                bar.setValue(value)
                if self._rested:
                    self._left.pop(bar, None)

    def _put_caret(self) -> None:
        """Put the caret where it stood, once."""
        fields = _fields(self._place)
        if not 0 <= self._wanted.field < len(fields):
            return
        wanted, self._wanted = self._wanted, Bearings()
        field = fields[wanted.field]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        _place_caret(field, wanted.caret)


def _bars(place: QWidget) -> list[QScrollBar]:
    return [area.verticalScrollBar() for area in place.findChildren(QAbstractScrollArea)]


def _fields(place: QWidget) -> list[Field]:
    found = place.findChildren(QWidget)
    return [each for each in found if isinstance(each, Field) and each.isVisibleTo(place)]


def _caret(field: Field) -> int:
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position()


def _place_caret(field: Field, caret: int) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(caret)
        return
    cursor = QTextCursor(field.document())
    cursor.setPosition(min(caret, max(field.document().characterCount() - 1, 0)))
    field.setTextCursor(cursor)
