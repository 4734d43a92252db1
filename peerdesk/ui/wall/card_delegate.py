# SPDX-License-Identifier: Apache-2.0
"""Draws cards: kind, words, kinds of source, what is for and against, voices and days."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peerdesk.desk.wall.cards import Card
from peerdesk.ui.components.delegate import Index
from peerdesk.ui.components.paint import Wrapped, box, mark_size, paint_mark, paint_text
from peerdesk.ui.look import Look
from peerdesk.ui.wall.card_model import CARD, CHOSEN
from peerdesk.ui.wall.carry_list import GAP
from peerdesk.ui.wall.words import ICONS, CardWords

SIDE, PAD = 7, 11
"""From the column to the card, and inside a card."""
SHEETS = 8
"""What shows of the two sheets under a cluster."""
_LINES = 2
_AIR = 1.25
"""From one line of a huddle to the next, as a multiple of its type."""


class CardDelegate(QStyledItemDelegate):
    """Draws one card a row; for a huddle only its kind and words, in type of `huddle` pixels."""

    def __init__(self, look: Look, words: CardWords) -> None:
        super().__init__()
        self.look, self._words = look, words
        self.huddle = 0
        self._laid_out = lru_cache(maxsize=512)(self._wrap)

    def forget(self) -> None:
        """Lay all words out anew, and keep none."""
        self._laid_out.cache_clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a card; the list gives the width."""
        card = index.data(CARD)
        if not isinstance(card, Card):
            return QSize(10, 10)
        look = self.look
        inside = option.rect.width() - 2 * SIDE - 2 * self._pad
        high = self._words_of(card, inside).height + 2 * self._pad + 2 * GAP + look.gap(6)
        high += self._head
        if not self.huddle:
            high += look.size(19) + look.gap(4)
        return QSize(100, round(high + (SHEETS if card.is_cluster else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, edge, focus and what stands on the card."""
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(SIDE, GAP, -SIDE, -GAP)
        chosen = bool(index.data(CHOSEN))
        pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if card.is_cluster:
            area.setBottom(area.bottom() - SHEETS)
            self._paint_sheets(painter, area)
        self._paint_ground(painter, area, chosen=chosen, pointed=pointed)
        inner = area.adjusted(self._pad, self._pad - 2, -self._pad, -self._pad + 3)
        self._paint_head(painter, inner, card, chosen=chosen)
        top = inner.top() + self._head + self.look.gap(6)
        laid = self._words_of(card, round(inner.width()))
        laid.paint(painter, inner.left(), top, self.look.colour("ink"))
        if not self.huddle:
            self._paint_foot(painter, inner, card)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, area)
        painter.restore()

    @property
    def _pad(self) -> int:
        return self.look.gap(PAD)

    @property
    def _head(self) -> int:
        """Return the height of the pill."""
        return self.look.size(32) if self.huddle else mark_size(self.look)[1]

    def texts(self, cards: Iterable[Card]) -> list[str]:
        """Return the words of cards as they are drawn."""
        return [self._shown(card) for card in cards]

    def _shown(self, card: Card) -> str:
        if self.huddle and card.guarded:
            return self.tr("Worded too near to a note to be shown to a room. Reword it first.")
        return card.words

    def _words_of(self, card: Card, width: int) -> Wrapped:
        return self._laid_out(self._shown(card), width, self.look.factor, self.huddle)

    def _wrap(self, words: str, width: int, factor: float, huddle: int) -> Wrapped:
        del factor  # part of the key of what is kept
        look = self.look
        if huddle:
            return Wrapped(words, huddle_font(look, huddle), width, round(_AIR * huddle))
        return Wrapped(words, look.font("body", weight=500), width, look.size(19), _LINES)

    def _paint_sheets(self, painter: QPainter, area: QRectF) -> None:
        look, radius = self.look, self.look.radius("card")
        for step in (2, 1):
            sheet = area.adjusted(step, step * 4, -step, step * 4)
            box(painter, sheet, radius, look.colour("surface"), look.colour("hair"))

    def _paint_ground(
        self, painter: QPainter, area: QRectF, *, chosen: bool, pointed: bool
    ) -> None:
        look = self.look
        ground = "tint" if chosen else "hover" if pointed and not self.huddle else "surface"
        edge = look.colour("accent" if chosen else "hair")
        box(painter, area, look.radius("card"), look.colour(ground), edge)
        if chosen and look.is_high_contrast:
            painter.setPen(QPen(edge, 3))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 8, 8)

    def _paint_head(self, painter: QPainter, inner: QRectF, card: Card, *, chosen: bool) -> None:
        """Draw the pill at the left; check box, agreed, days and voices at the right."""
        look = self.look
        right = inner.right()
        if chosen:
            right = self._paint_check(painter, inner, right)
        if card.agreed:
            right = self._paint_sign(painter, inner, right, ("check-circle", "fill", "state.done"))
        if not self.huddle:
            for icon, count in (("calendar-blank", card.days), ("at", len(card.voices))):
                if count:
                    right = self._paint_count(painter, inner, right, icon, count)
        self._paint_pill(painter, inner.topLeft(), right - inner.left() - look.gap(1), card)

    def _paint_check(self, painter: QPainter, inner: QRectF, right: float) -> float:
        look, size = self.look, self.look.size(20)
        spot = QRectF(right - size, inner.top(), size, size)
        box(painter, spot, 4, look.colour("accent"), None)
        mark = spot.adjusted(3, 3, -3, -3)
        look.icons.paint(painter, "check", mark, look.colour("on"), "bold")
        return spot.left() - look.gap(4)

    def _paint_sign(
        self, painter: QPainter, inner: QRectF, right: float, sign: tuple[str, str, str]
    ) -> float:
        look, size = self.look, self.look.size(26 if self.huddle else 16)
        icon, weight, ink = sign
        middle = inner.top() + self._head / 2
        spot = QRectF(right - size, middle - size / 2, size, size)
        look.icons.paint(painter, icon, spot, look.colour(ink), weight)
        return spot.left() - look.gap(4)

    def _paint_count(
        self, painter: QPainter, inner: QRectF, right: float, icon: str, count: int
    ) -> float:
        look, font = self.look, self.look.font("least")
        wide = QFontMetricsF(font).horizontalAdvance(str(count))
        area = QRectF(right - wide - 1, inner.top(), wide + 2, self._head)
        paint_text(painter, area, str(count), font, look.colour("ink2"))
        size = look.size(13)
        spot = QRectF(area.left() - size - 1, area.center().y() - size / 2, size, size)
        look.icons.paint(painter, icon, spot, look.colour("ink2"), "regular")
        return spot.left() - look.gap(2)

    def _paint_pill(self, painter: QPainter, at: QPointF, room: float, card: Card) -> None:
        """Draw sign and word of the kind; where the word does not fit, sign and letter."""
        look = self.look
        font = look.font("wording" if self.huddle else "least", weight=700)
        words = self._words.badge(card)
        if self.huddle and card.kind is None:
            words = self.tr("Not a message yet")
        size, high = look.size(22 if self.huddle else 14), self._head
        wide = look.size(16) + size + QFontMetricsF(font).horizontalAdvance(words) + 2
        if card.kind is not None and wide > room:
            paint_mark(painter, look, at.x(), at.y(), card.kind)
            return
        ink, ground, edge = look.colour("ink"), look.colour("sunken"), look.colour("edge")
        icon, weight = "stack", "bold"
        line: QColor | None = edge
        if card.kind is not None:
            shown = look.kind(card.kind)
            ink, ground = QColor(shown.ink), QColor(shown.ground)
            icon, weight = shown.sign, shown.weight
            line = QColor(shown.edge) if shown.edge else None
        area = QRectF(at.x(), at.y(), min(wide, room), high)
        box(painter, area, look.radius("mark"), ground, line)
        spot = QRectF(area.left() + look.size(6), area.center().y() - size / 2, size, size)
        look.icons.paint(painter, icon, spot, ink, weight)
        text = QRectF(spot.right() + look.size(4), area.top(), area.right() - spot.right(), high)
        paint_text(painter, text, words, font, ink)

    def _paint_foot(self, painter: QPainter, inner: QRectF, card: Card) -> None:
        """Draw kinds of source at the left, what is for and against at the right."""
        look = self.look
        high = look.size(19)
        row = QRectF(inner.left(), inner.bottom() - high, inner.width(), high)
        size = look.size(15)
        left = row.left()
        for way in card.ways:
            spot = QRectF(left, row.center().y() - size / 2, size, size)
            look.icons.paint(painter, ICONS[way], spot, look.colour("ink2"), "regular")
            left += size + look.gap(5)
        self._paint_weight(painter, QRectF(left, row.top(), row.right() - left, high), card)

    def _paint_weight(self, painter: QPainter, room: QRectF, card: Card) -> None:
        if card.kind is None:
            return
        against = self._words.against(card)
        supports = self._words.supports(card)
        words = [(f"{supports}, " if against else supports, "ink2", 400)]
        if against:
            words.append((against, "state.contradicts", 600))
        if self._width(words) > room.width():
            words = [(f"{card.supports}", "ink2", 400)]
            if card.against:
                words += [(" : ", "ink2", 400), (f"{card.against}", "state.contradicts", 600)]
        self._right(painter, room, words)

    def _width(self, words: list[tuple[str, str, int]]) -> float:
        font = self.look.font
        return sum(
            QFontMetricsF(font("small", weight=weight)).horizontalAdvance(text)
            for text, _, weight in words
        )

    def _right(self, painter: QPainter, room: QRectF, words: list[tuple[str, str, int]]) -> None:
        """Draw words of several inks so that they end at the right."""
        left = room.right() - self._width(words)
        for text, ink, weight in words:
            font = self.look.font("small", weight=weight)
            wide = QFontMetricsF(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(self.look.colour(ink))
            area = QRectF(left, room.top(), wide + 2, room.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
            left += wide

    def _paint_focus(self, painter: QPainter, area: QRectF) -> None:
        look = self.look
        width = 3 if look.is_high_contrast else 2
        painter.setPen(QPen(look.colour("focus"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = look.radius("card") + 3
        painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), radius, radius)


def huddle_font(look: Look, text: int) -> QFont:
    """Return the type of the words on a card in a huddle."""
    font = QFont(look.font("wording", weight=500))
    font.setPixelSize(text)
    return font
