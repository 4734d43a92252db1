# SPDX-License-Identifier: Apache-2.0
"""How long a key takes in Capture until its line is painted, spelling and warnings included."""

import time
from collections.abc import Iterator
from functools import partial
from itertools import islice, takewhile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.exchange import take_in
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.place import CapturePlace
from tests.benchmarks.material import ENTER, typed
from tests.benchmarks.screen import Opening, Painted, Screen

KEYS = 600
_PAUSE = 0.02
"""Seconds between two keys: faster than anybody types."""


def alone(screen: Screen, opening: Opening) -> list[float]:
    """Return how long each key took while nothing else was done."""
    return _type(screen, opening.session, islice(typed(), KEYS))


def while_importing(screen: Screen, opening: Opening) -> list[float]:
    """Return how long each key took that was typed while a bundle was taken in."""
    data = Path(opening.bundle).read_bytes()
    screen.go("capture", opening.session)
    taken_in = screen.session.ask(Urgency.JOB, partial(_take_in, data))
    letters = takewhile(lambda _: not taken_in.done(), typed())
    return _type(screen, opening.session, letters)


def _take_in(data: bytes, book: TeamBook) -> object:
    return take_in(book, data)


def _type(screen: Screen, session: str, letters: Iterator[str]) -> list[float]:
    """Return how long each key took from its press until its line had been painted.

    Whole lines are typed with marks, tags, completion and Enter, so drafts and lines are saved
    meanwhile, as they are when somebody works; and with what is misspelt and what is warned of.
    """
    place = screen.go("capture", session)
    if not isinstance(place, CapturePlace):
        raise TypeError(place)
    editor: LineEditor = place.findChildren(LineEditor)[0]
    painted = Painted(editor.viewport())
    editor.setFocus()
    taken: list[float] = []
    for letter in letters:
        painted.times = 0
        begun = time.perf_counter()
        if letter == ENTER:
            QTest.keyClick(editor, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(editor, letter)
        screen.until(lambda: painted.times > 0)
        taken.append(time.perf_counter() - begun)
        screen.settle(_PAUSE)
    return taken
