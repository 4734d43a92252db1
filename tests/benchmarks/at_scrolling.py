# SPDX-License-Identifier: Apache-2.0
"""How long each frame takes while the list of notes, or the wall, is scrolled."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from PySide6.QtWidgets import QScrollBar

from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.wall.place import WallPlace
from tests.benchmarks.screen import Opening, Painted, Screen

FRAME = 1 / 60
_STEP = 40
"""Pixels of one frame: two and a half thousand a second, as a wheel that is spun."""
_FRAMES = 300


def scroll_notes(screen: Screen, _: Opening) -> list[float]:
    """Return the seconds of each frame in which the list of all notes moved."""
    place = screen.go("evidence")
    if not isinstance(place, EvidencePlace):
        raise TypeError(place)
    bar = place.page.list.verticalScrollBar()
    painted = Painted(place.page.list.viewport())
    return _frames(screen, painted, _to_and_fro(bar, _FRAMES))


def scroll_wall(screen: Screen, _: Opening) -> list[float]:
    """Return the seconds of each frame in which cards moved, sideways and down."""
    place = screen.go("wall")
    if not isinstance(place, WallPlace):
        raise TypeError(place)
    board = place.page.board
    lists = [column.list for column in board.columns]
    painted = Painted(*(cards.viewport() for cards in lists))
    longest = max(lists, key=lambda cards: cards.verticalScrollBar().maximum())
    down = _to_and_fro(longest.verticalScrollBar(), _FRAMES // 2)
    sideways = _to_and_fro(board.horizontalScrollBar(), _FRAMES // 2)
    return _frames(screen, painted, chain(down, sideways))


def _to_and_fro(bar: QScrollBar, frames: int) -> Iterator[Callable[[], None]]:
    """Yield what scrolls by one step, there and back."""
    place, step = 0, _STEP
    for _ in range(frames if bar.maximum() else 0):
        if not 0 <= place + step <= bar.maximum():
            step = -step
        place = min(max(place + step, 0), bar.maximum())
        yield partial(bar.setValue, place)


def _frames(screen: Screen, painted: Painted, moves: Iterator[Callable[[], None]]) -> list[float]:
    """Return how long each move kept the screen: its painting, and whatever came in after it."""
    taken: list[float] = []
    for move in moves:
        painted.times = 0
        begun = time.perf_counter()
        move()
        screen.until(lambda: painted.times > 0)
        longest = time.perf_counter() - begun
        while (since := time.perf_counter()) - begun < FRAME:
            screen.round()
            longest = max(longest, time.perf_counter() - since)
        taken.append(longest)
    return taken
