# SPDX-License-Identifier: Apache-2.0
"""How long places take to open and searches to be shown, and how much memory all of it takes."""

import random
import resource
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest

from peerdesk.desk.book import Book, Urgency
from peerdesk.desk.query import NoteQuery
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.places import all_places
from tests.benchmarks.material import vocabulary
from tests.benchmarks.screen import Opening, Screen

_LOOKED_AT = 1.0
_TIMES = 4
_WORDS = 30
_COMMON = 120
_PAUSE = 0.05
_STATUS = Path("/proc/self/status")


def open_each(screen: Screen, opening: Opening) -> dict[str, list[float]]:
    """Return how long each place took until it was filled and painted: at first, and again.

    Pages of paper that are drawn beside, and comparisons of every note with every other, come in
    afterwards and are not waited for.
    """
    keys = _places()
    taken: dict[str, list[float]] = {key: [] for key in keys}
    for _ in range(_TIMES):
        for key in keys:
            begun = time.perf_counter()
            screen.shell.go(key, opening.session if key == "capture" else None)
            place = screen.shell.place
            if place is None:
                raise LookupError(key)
            screen.round()
            screen.until(lambda: screen.stands(place))  # noqa: B023 - waited for at once
            screen.round()
            taken[key].append(time.perf_counter() - begun)
            screen.until(lambda: not place.jobs.running)  # noqa: B023 - likewise
            screen.settle(0.2)
    return taken


def search(screen: Screen, _: Opening) -> list[float]:
    """Return how long after each letter the notes found stood on the screen."""
    place = screen.go("evidence")
    if not isinstance(place, EvidencePlace):
        raise TypeError(place)
    edit = place.page.search.edit
    found: list[int] = []
    place.finder.found.connect(found.append)
    chance, taken = random.Random(6), list[float]()
    words = vocabulary()
    wanted = [*chance.sample(words[:_COMMON], _WORDS // 2), *chance.sample(words, _WORDS // 2)]
    for word in wanted:
        edit.clear()
        screen.settle(_PAUSE)
        for letter in word[:6]:
            found.clear()
            begun = time.perf_counter()
            QTest.keyClicks(edit, letter)
            screen.until(lambda: bool(found))
            screen.round()
            taken.append(time.perf_counter() - begun)
            screen.settle(_PAUSE)
    return taken


def peak(screen: Screen, opening: Opening) -> float:
    """Return the most memory that was in use after all lists had been shown and searched."""
    for place in _places():
        screen.go(place, opening.session if place == "capture" else None)
        screen.settle(_LOOKED_AT)
    for words in ("t", "th", "the", "the social", "supervision", "zzz", ""):
        screen.session.ask(Urgency.SEARCH, partial(_search, words)).result()
    return most_memory()


def most_memory() -> float:
    """Return the megabytes at the peak.

    Linux lets a process inherit its parent's peak, so there the process's own map is asked.
    """
    if _STATUS.exists():
        lines = _STATUS.read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _places() -> list[str]:
    return [entry.rail.key for entry in all_places() if not entry.over]


def _search(words: str, book: Book) -> None:
    book.count_notes(NoteQuery(words=words))
    book.notes(NoteQuery(words=words), count=200)
