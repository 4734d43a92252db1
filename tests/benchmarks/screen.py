# SPDX-License-Identifier: Apache-2.0
"""The program's own places over a real vault, without a display, in a process of their own.

    python -m tests.benchmarks.screen typing|importing|memory

What to open comes on standard input, as JSON.

Prints one JSON document: the seconds of every keystroke, or the megabytes at the peak.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, takewhile
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.look_settings import LookSettings
from peerdesk.bootstrap.open_desk import OpenDesk
from peerdesk.bootstrap.window import furnish
from peerdesk.desk.book import Book, TeamBook, Urgency
from peerdesk.desk.exchange import take_in
from peerdesk.desk.query import NoteQuery
from peerdesk.ui.app import dress, make_application
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.look import Look
from peerdesk.ui.places import all_places
from peerdesk.ui.window import Window
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.opening import open_with_key
from tests.benchmarks.material import ENTER, typed

KEYS = 600
_PAUSE = 0.02
"""Seconds between two keys: faster than anybody types."""
_LOOKED_AT = 1.0
_PATIENCE = 10.0
_SIZE = (1366, 768)
_STATUS = Path("/proc/self/status")


class Opening(msgspec.Struct):
    """What to open: a vault's folder and keys, the session to write in, a bundle to take in."""

    folder: str
    database: bytes
    head: bytes
    session: str
    bundle: str


class Painted(QObject):
    """Counts how often a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count what is about to be painted; it has been when the round of events is over."""
        self.times += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


class Screen:
    """The program's window over an open vault, shown where nobody sees it."""

    def __init__(self, application: QApplication, opening: Opening) -> None:
        self._application = application
        desk = Desk()
        look = Look(desk.resources)
        dress(application, look)
        laptop = Laptop(desk)
        laptop.warm()  # as is done while the passphrase is typed
        folder, keys = Path(opening.folder), VaultKeys(opening.database, opening.head, b"")
        opening_it = partial(open_with_key, folder, keys)
        self.session = OpenDesk(desk, folder, opening_it, {}, laptop.rescue)
        self.window = Window(look, laptop, LookSettings(folder), furnish)
        self.window.resize(*_SIZE)
        self.window.show()
        self.window.unlocked(self.session)
        if self.window.shell is None:
            raise LookupError
        self.shell = self.window.shell
        self.shell.broken.connect(_stop_at)

    def go(self, place: str, what: object = None) -> QWidget:
        """Open a place and wait until it has been filled and painted."""
        self.shell.go(place, what)
        self.until(lambda: self.shell.place is not None and not self.shell.place.jobs.running)
        self.settle(0.3)
        place_open = self.shell.place
        if place_open is None:
            raise LookupError(place)
        return place_open

    def until(self, holds: Callable[[], bool]) -> None:
        """Let events happen until something holds; a wait without end is a fault."""
        end = time.perf_counter() + _PATIENCE
        while not holds():
            self._application.processEvents()
            if time.perf_counter() > end:
                raise TimeoutError

    def settle(self, seconds: float) -> None:
        """Let events happen for a while, as between two keys."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._application.processEvents()
            time.sleep(0.001)

    def close(self) -> None:
        """Lock and close the window, as its user does."""
        self.window.close()


def type_alone(screen: Screen, opening: Opening) -> list[float]:
    """Return how long each key took while nothing else was done."""
    return _type(screen, opening.session, islice(typed(), KEYS))


def type_importing(screen: Screen, opening: Opening) -> list[float]:
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
    meanwhile, as they are when somebody works.
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


def peak(screen: Screen, opening: Opening) -> float:
    """Return the most memory that was in use after all lists had been shown and searched."""
    for place in [entry.rail.key for entry in all_places()]:
        screen.go(place, opening.session if place == "capture" else None)
        screen.settle(_LOOKED_AT)
    for words in ("t", "th", "the", "the social", "supervision", "zzz", ""):
        screen.session.ask(Urgency.SEARCH, partial(_search, words)).result()
    return _most_memory()


def _most_memory() -> float:
    """Return the megabytes at the peak.

    Linux lets a process inherit its parent's peak, so there the process's own map is asked.
    """
    if _STATUS.exists():
        lines = _STATUS.read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _search(words: str, book: Book) -> None:
    book.count_notes(NoteQuery(words=words))
    book.notes(NoteQuery(words=words), count=200)


def _stop_at(error: object) -> None:
    if isinstance(error, BaseException):
        raise error


def main(what: str) -> None:
    """Open the vault that standard input names and print what was measured."""
    opening = msgspec.json.decode(sys.stdin.buffer.read(), type=Opening)
    screen = Screen(make_application(["peerdesk"]), opening)
    measured = _MEASURES[what](screen, opening)
    screen.close()
    sys.stdout.write(json.dumps(measured))


_MEASURES: dict[str, Callable[[Screen, Opening], object]] = {
    "typing": type_alone,
    "importing": type_importing,
    "memory": peak,
}
if __name__ == "__main__":
    main(sys.argv[1])
