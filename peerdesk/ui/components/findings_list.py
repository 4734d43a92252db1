# SPDX-License-Identifier: Apache-2.0
"""Findings on the screen: number, check, the words found, what is the matter, what to try."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.findings_model import ROW, ClearRow, FindingRow, FindingsModel
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.page_marks import STATES
from peerdesk.ui.components.paint import Wrapped
from peerdesk.ui.look import Look

_LINES = 3
"""Lines of the words found and of what is said of them; all of it stands in the tool tip."""
_SIGN = 24


class FindingDelegate(RowDelegate):
    """Draws a finding as high as its words need, and what is clear in one quiet line."""

    def __init__(self, look: Look, model: FindingsModel) -> None:
        super().__init__(look)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that the words need at the list's width."""
        look, row, wide = self.look, index.data(ROW), option.rect.width()
        high = sum(words.height for words, _ in self._texts(row, wide))
        if isinstance(row, FindingRow):
            return QSize(wide, round(high + look.gap(24) + look.gap(4) * 3))
        return QSize(wide, round(high + look.gap(12)))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw the sign and the texts below each other."""
        look, row = self.look, index.data(ROW)
        top = area.top() + look.gap(12 if isinstance(row, FindingRow) else 6)
        if isinstance(row, ClearRow):
            self._paint_icon(painter, area.left(), top, look.colour("state.done"))
        elif isinstance(row, FindingRow) and row.number:
            self._paint_number(painter, area.left(), top, row)
        elif isinstance(row, FindingRow):
            self._paint_icon(painter, area.left(), top, self.ink("ink2", chosen=chosen))
        left = area.left() + self._indent()
        for words, ink in self._texts(row, round(area.width())):
            words.paint(painter, left, top, self._ink(ink, chosen=chosen))
            top += words.height + look.gap(4)

    def _texts(self, row: object, width: int) -> Iterator[tuple[Wrapped, str]]:
        """Yield what stands in a row from the top, each text with its ink."""
        if isinstance(row, ClearRow):
            yield self._wrapped(row.words, width, self.look.font("small")), "ink2"
        if not isinstance(row, FindingRow):
            return
        found, still = row.finding, bool(row.number)
        state = f"state.{STATES[found.light]}" if still else "ink2"
        name = self._model.check_name(found)
        yield self._wrapped(name, width, self.look.font("heading"), most=1), state
        if found.found:
            quoted = f"“{found.found}”"
            font = self.look.font("body", weight=500)
            yield self._wrapped(quoted, width, font), "ink" if still else "ink2"
        said = row.released or " ".join(filter(None, (found.words, self._model.suggested(found))))
        yield self._wrapped(said, width, self.look.font("small")), "ink2"
        if found.place:
            yield self._wrapped(found.place, width, self.look.font("small")), "ink3"

    def _wrapped(self, text: str, width: int, font: QFont, *, most: int = _LINES) -> Wrapped:
        look = self.look
        room = max(width - self._indent() - look.gap(16), look.size(80))
        return Wrapped(text, font, room, look.line("small"), most)

    def _indent(self) -> int:
        return self.look.gap(16) + self.look.size(_SIGN) + self.look.gap(10)

    def _ink(self, role: str, *, chosen: bool) -> QColor:
        quiet = "ink2" if chosen and role == "ink3" else role
        return self.ink(quiet, chosen=chosen)

    def _paint_number(self, painter: QPainter, left: float, top: float, row: FindingRow) -> None:
        look, side = self.look, self.look.size(_SIGN)
        ink = look.colour(f"state.{STATES[row.finding.light]}")
        spot = QRectF(left + look.gap(16), top - 2, side, side)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(spot.adjusted(1, 1, -1, -1))
        painter.setFont(look.font("least", weight=700))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(row.number))

    def _paint_icon(self, painter: QPainter, left: float, top: float, ink: QColor) -> None:
        look, size = self.look, self.look.size(18)
        inset = (look.size(_SIGN) - size) / 2
        spot = QRectF(left + look.gap(16) + inset, top + 1, size, size)
        look.icons.paint(painter, "check-circle", spot, ink, "fill")


class FindingsList(KeyedList):
    """The findings; letters say what is to be done with the chosen one, Enter mends it."""

    mended = Signal()
    released = Signal()
    followed = Signal()
    taken_back = Signal()

    def __init__(self, look: Look, model: FindingsModel) -> None:
        super().__init__(look, model, FindingDelegate(look, model))
        self.setAccessibleName(self.tr("Findings"))
        self.opened.connect(self.mended)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the first finding when somebody comes here and none is."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            choose_row(self, max(self.currentIndex().row(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Mend, release, go to the message, or take a release back."""
        acts = {
            Qt.Key.Key_M: self.mended,
            Qt.Key.Key_R: self.released,
            Qt.Key.Key_G: self.followed,
            Qt.Key.Key_U: self.taken_back,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is not None and not event.modifiers():
            act.emit()
        else:
            super().keyPressEvent(event)
