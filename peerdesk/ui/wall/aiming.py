# SPDX-License-Identifier: Apache-2.0
"""Where on the board something that is carried would be put down, and bringing that into view."""

from PySide6.QtCore import QPoint

from peerdesk.ui.look import Look
from peerdesk.ui.wall.board import Board
from peerdesk.ui.wall.spot import Spot


class Aim:
    """Finds the spot under a point of the screen, marks it, and scrolls near an edge."""

    def __init__(self, look: Look, board: Board) -> None:
        self._look, self._board = look, board

    def spot_at(self, point: QPoint, *, onto: bool) -> Spot | None:
        """Return where something put down at a point of the screen goes; `onto` may hit a card."""
        for column in self._board.columns:
            area = column.rect()
            if area.contains(column.mapFromGlobal(point)) and self._sees(point):
                inside = column.list.viewport().mapFromGlobal(point)
                row = column.list.card_at(inside) if onto else -1
                if row >= 0:
                    return Spot(column.key, on=column.model.cards[row].id, row=row)
                place = column.list.place_at(inside)
                card = column.model.card(place)
                return Spot(column.key, before=card.id if card else "", row=place)
        return None

    def mark(self, spot: Spot | None) -> None:
        """Show where something would be put down, or nowhere."""
        for column in self._board.columns:
            if spot is None or spot.column != column.key:
                column.list.mark(None)
            elif spot.on:
                column.list.mark(None, spot.row)
            else:
                column.list.mark(spot.row)

    def scroll_towards(self, point: QPoint) -> None:
        """Scroll while something is carried near an edge."""
        inside = self._board.viewport().mapFromGlobal(point)
        step, edge = self._look.size(24), self._look.size(40)
        bar = self._board.horizontalScrollBar()
        if inside.x() > self._board.viewport().width() - edge:
            bar.setValue(bar.value() + step)
        elif 0 <= inside.x() < edge:
            bar.setValue(bar.value() - step)
        for column in self._board.columns:
            spot = column.list.viewport().mapFromGlobal(point)
            if 0 <= spot.x() < column.list.viewport().width():
                down = column.list.verticalScrollBar()
                if spot.y() > column.list.viewport().height() - edge:
                    down.setValue(down.value() + step)
                elif spot.y() < edge:
                    down.setValue(down.value() - step)

    def _sees(self, point: QPoint) -> bool:
        return self._board.viewport().rect().contains(self._board.viewport().mapFromGlobal(point))
