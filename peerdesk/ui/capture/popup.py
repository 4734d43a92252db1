# SPDX-License-Identifier: Apache-2.0
"""The completion at the caret: lines of enquiry after #, voices after @."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget

from peerdesk.desk.capture import Completion
from peerdesk.ui.components.paint import (
    box,
    key_width,
    paint_key,
    paint_text,
    paint_text_right,
)
from peerdesk.ui.look import Look

_WIDTH, _SHADOW = 430, 40
_ICONS = {"#": "hash", "@": "at"}
_ENOUGH = 3
"""Rows that must fit below the caret, or the popup opens above it."""


class CompletionPopup(QWidget):
    """At most eight rows and a line of keys; never takes the focus from the caret."""

    taken = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self._look, self._host = look, host
        self._rows: tuple[Completion, ...] = ()
        self._keys: dict[str, str] = {}
        self._why: dict[str, str] = {}
        self.foot_keys: tuple[tuple[str, str], ...] = (
            ("Tab", self.tr("take it")),
            ("Esc", self.tr("leave as typed")),
        )
        self._typed = ""
        self._current = 0
        self._first, self._shown = 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(_SHADOW)
        shadow.setOffset(0, 12)
        colour = QColor(look.colour("ink") if not look.theme.dark else QColor("#000000"))
        colour.setAlphaF(0.18)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)
        self.hide()

    @property
    def current(self) -> Completion | None:
        """Return the row that Tab takes."""
        return self._rows[self._current] if self._rows else None

    def offer(
        self, rows: Sequence[Completion], typed: str, keys: Mapping[str, str], caret: QRect
    ) -> None:
        """Show rows for what is typed, below the caret (in the host's terms) or above it.

        `keys` gives the key that puts in a tag at once, by tag.
        """
        self._rows, self._typed, self._keys = tuple(rows), typed, dict(keys)
        self._current = self._first = 0
        if not self._rows:
            self.hide()
            return
        self.place(caret)
        self.show()
        self.raise_()
        self._say()
        self.update()

    def explain(self, why: Mapping[str, str]) -> None:
        """Say, by tag, why it stands where it does ("this session"), in place of the tag itself."""
        self._why = dict(why)
        self.update()

    def step(self, by: int) -> None:
        """Go to the next or the previous row."""
        if self._rows:
            self._current = (self._current + by) % len(self._rows)
            self._first = min(self._first, self._current)
            self._first = max(self._first, self._current - self._shown + 1)
            self._say()
            self.update()

    def take(self) -> None:
        """Take the current row."""
        if self.current is not None:
            self.taken.emit(self.current.insert)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the row that is pressed."""
        row = int(event.position().y() // self._row_height()) + self._first
        if 0 <= row < len(self._rows):
            self._current = row
            self.take()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw rows and keys."""
        del event
        look = self._look
        painter = QPainter(self)
        area = QRectF(self.rect())
        box(painter, area, look.radius("card"), look.colour("surface"), look.colour("edge"))
        high = self._row_height()
        seen = self._rows[self._first : self._first + self._shown]
        for place, row in enumerate(seen):
            spot = QRectF(1, 1 + place * high, area.width() - 2, high)
            self._paint_row(painter, spot, row, chosen=place + self._first == self._current)
        foot = QRectF(1, 1 + self._shown * high, area.width() - 2, high)
        painter.setPen(look.colour("hair"))
        painter.drawLine(foot.topLeft(), foot.topRight())
        left = look.gap(12)
        for key, words in self.foot_keys:
            at = QPoint(left, round(foot.center().y())).toPointF()
            left += round(paint_key(painter, look, at, key)) + look.gap(6)
            spot = QRectF(left, foot.top(), look.size(140), foot.height())
            paint_text(painter, spot, words, look.font("small"), look.colour("ink2"))
            left += painter.fontMetrics().horizontalAdvance(words) + look.gap(16)
        painter.end()

    def _paint_row(self, painter: QPainter, area: QRectF, row: Completion, *, chosen: bool) -> None:
        look = self._look
        strong = chosen and look.is_high_contrast
        if chosen:
            painter.fillRect(area, look.colour("selected"))
            bar = QRectF(area.left(), area.top(), 3, area.height())
            painter.fillRect(bar, look.colour("accent"))
        ink = look.colour("on_selected" if strong else "ink")
        quiet = look.colour("on_selected" if strong else "ink3")
        size = look.size(16)
        icon = _ICONS.get(row.insert[:1], "text-aa")
        spot = QRectF(area.left() + look.gap(12), area.center().y() - size / 2, size, size)
        look.icons.paint(painter, icon, spot, quiet, "regular")
        right = area.right() - look.gap(12)
        key = self._keys.get(row.insert, "")
        if key:
            right -= key_width(look, key)
            at = QPoint(round(right), round(area.center().y())).toPointF()
            paint_key(painter, look, at, key, ink if strong else None)
            right -= look.gap(8)
        words = QRectF(spot.right() + look.gap(12), area.top(), 0, area.height())
        words.setRight(right)
        room = self._paint_title(painter, words, row.title, ink, chosen=chosen) + look.gap(16)
        code = words.adjusted(room, 0, 0, 0)
        if code.width() > look.size(48) and row.insert[:1] in _ICONS:
            shown = self._why.get(row.insert, "") or row.insert
            paint_text_right(painter, code, shown, look.font("small"), quiet)

    def _paint_title(
        self, painter: QPainter, area: QRectF, title: str, ink: QColor, *, chosen: bool
    ) -> float:
        """Draw a title with the typed letters bold, and return its width."""
        typed = self._typed[1:].lower()
        found = re.search(rf"(?<!\w){re.escape(typed)}", title.lower()) if typed else None
        begin, end = found.span() if found else (0, 0)
        left = area.left()
        usual, bold = (
            self._look.font("body", weight=600 if chosen else 400),
            self._look.font("button"),
        )
        for part, font in ((title[:begin], usual), (title[begin:end], bold), (title[end:], usual)):
            room = QRectF(left, area.top(), area.right() - left, area.height())
            paint_text(painter, room, part, font, ink)
            left += QFontMetricsF(font).horizontalAdvance(part)
        return left - area.left()

    def place(self, caret: QRect) -> None:
        """Go below the caret with as many rows as fit, or above it where that shows more."""
        look, room = self._look, self._host.rect()
        row, gap = self._row_height(), look.gap(8)
        below = (room.height() - caret.bottom() - gap - 2) // row - 1
        above = (caret.top() - gap - 2) // row - 1
        wanted = len(self._rows)
        under = below >= min(wanted, _ENOUGH) or below >= above
        self._shown = max(min(wanted, below if under else above), 1)
        self._first = min(self._first, wanted - self._shown)
        wide = min(look.size(_WIDTH), room.width() - 16)
        high = row * (self._shown + 1) + 2
        left = min(max(caret.left() - look.size(60), 8), room.width() - wide - 8)
        top = caret.bottom() + gap if under else caret.top() - gap - high
        self.setGeometry(left, top, wide, high)

    def _row_height(self) -> int:
        return self._look.size(34)

    def _say(self) -> None:
        row = self.current
        if row is not None:
            self.setAccessibleName(f"{row.title}, {self._current + 1} / {len(self._rows)}")
