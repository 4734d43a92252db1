# SPDX-License-Identifier: Apache-2.0
"""What an import costs whoever works meanwhile, and how much memory a large one takes."""

import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import preview, take_in
from peerdesk.team.bundle import LIMIT
from tests.benchmarks.at_places import most_memory
from tests.benchmarks.material import note_texts
from tests.benchmarks.screen import Opening, Screen

T = TypeVar("T")
_PAUSE = 0.03
"""Seconds between two lines; a whole team would not write as many."""


def save_meanwhile(screen: Screen, opening: Opening) -> list[float]:
    """Return how long each line waited for its disk while a bundle was shown and taken in."""
    file = screen.session.files.fetch(Path(opening.bundle), LIMIT)
    taken_in = screen.session.ask(Urgency.JOB, partial(_take, file))
    waited: list[float] = []
    for text in note_texts(100_000, seed=13):
        if taken_in.done():
            break
        line = partial(_write, text[:200], opening.session)
        begun = time.perf_counter()
        screen.session.ask(Urgency.LINE, line).result()
        waited.append(time.perf_counter() - begun)
        time.sleep(_PAUSE)
    taken_in.result()
    return waited


def take_much(screen: Screen, opening: Opening) -> list[float]:
    """Return the seconds until a bundle was shown, until it was in, and the megabytes at most."""
    screen.go("capture", opening.session)
    begun = time.perf_counter()
    file = screen.session.files.fetch(Path(opening.bundle), LIMIT)
    shown = _wait(screen, lambda book: preview(book, file))
    at_shown = time.perf_counter() - begun
    _wait(screen, lambda book: take_in(book, file, shown=shown))
    return [at_shown, time.perf_counter() - begun - at_shown, most_memory()]


def _wait(screen: Screen, work: Callable[[TeamBook], T]) -> T:
    """Let the window go on until the vault's thread has done some work."""
    doing: Future[T] = screen.session.ask(Urgency.JOB, work)
    while not doing.done():
        screen.settle(0.05)
    return doing.result()


def _take(file: BinaryIO, book: TeamBook) -> object:
    return take_in(book, file, shown=preview(book, file))


def _write(text: str, session: str, book: TeamBook) -> object:
    return write_line(book, text, session=session)
