# SPDX-License-Identifier: Apache-2.0
"""The program with somebody typing at it who tells each letter, to be killed in mid-word.

Started as a process of its own with the folder of the vaults and the passphrase; it prints a line
for each letter ("t", when, the letter's code) and for each line that the window says is saved
("s", its text).
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.look_settings import LookSettings
from peerdesk.bootstrap.window import furnish
from peerdesk.ui.app import dress, make_application
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.lines_view import LinesView
from peerdesk.ui.capture.model import ROW, LineRow, LineState
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.look import Look
from peerdesk.ui.window import Window
from tests.journeys.keyboard import Keyboard, one

_PAUSE = 12
"""Milliseconds between two letters: much faster than anybody types."""


def _tell(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - this is what the process is for


def _lines() -> Iterator[str]:
    """Yield lines of some seventy letters, each known by its number."""
    for number in count():
        yield f"line {number} of what was heard while somebody else was talking all the time\n"


def go_to_capture(keyboard: Keyboard, passphrase: str) -> Iterator[None]:
    """Unlock and go to Capture, where quick notes are typed."""
    while not isinstance(QApplication.focusWidget(), QLineEdit):
        yield
    keyboard.type(passphrase)
    keyboard.press("Return")
    while keyboard.window.shell is None or keyboard.place.jobs.running:
        yield
    keyboard.press("Alt+2")
    while not isinstance(QApplication.focusWidget(), LineEditor) or keyboard.place.jobs.running:
        yield


def _work(keyboard: Keyboard, passphrase: str, told: Iterable[str]) -> Iterator[None]:
    """Type quick notes for ever; each step is one round of events."""
    yield from go_to_capture(keyboard, passphrase)
    model = one(keyboard.place, LinesView).model()
    model.dataChanged.connect(lambda index, _: _tell_saved(model, index.row()))
    for line in told:
        for letter in line:
            _tell("t", time.time(), ord(letter))
            if letter == "\n":
                keyboard.press("Return")
            else:
                keyboard.type(letter)
            yield


def _tell_saved(model: QAbstractItemModel, row: int) -> None:
    line = model.index(row, 0).data(ROW)
    if isinstance(line, LineRow) and line.state is LineState.SAVED:
        _tell("s", line.text)


def _no_wait(_: object) -> None:
    raise RuntimeError  # steps wait by yielding


def at_the_keyboard(root: str, work: Callable[[Keyboard], Iterator[None]]) -> int:
    """Open the window over the vaults of a folder and let somebody work, a step each few moments.

    Return how the program ended, which it does where the work raises.
    """
    application = make_application(["peerdesk"])
    desk = Desk(Path(root))
    look = Look(desk.resources, "light", 1.0)
    dress(application, look)
    window = Window(look, Laptop(desk), LookSettings(Path(root) / "config"), furnish)
    window.show()
    steps = work(Keyboard(window, _no_wait))

    def step() -> None:
        try:
            next(steps)
        except StopIteration:
            timer.stop()
            window.close()
        except BaseException:
            application.exit(1)
            raise

    timer = QTimer(window)
    timer.timeout.connect(step)
    timer.start(_PAUSE)
    return application.exec()


def main(root: str, passphrase: str, *how: str) -> int:
    """Open the window and type at it until the process is killed.

    With "endless" all is one line; with "careless" the program keeps no draft.
    """
    if "careless" in how:
        DraftKeeper.touch = _keep_nothing  # type: ignore[assignment, method-assign] # as a control
    told = (line.strip() + " " for line in _lines()) if "endless" in how else _lines()
    return at_the_keyboard(root, lambda keyboard: _work(keyboard, passphrase, told))


def _keep_nothing(*_: object) -> None:
    """Stand for a program that keeps lines only once they are ended."""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
