# SPDX-License-Identifier: Apache-2.0
"""The program with somebody at it who puts forty strange words into every place, and locks.

Started as a process of its own with the folder of the vaults and the passphrase; it ends by
itself and prints how many lines the window said are saved. With "careless" it does nothing but
have a thread write one of the words into a file that is gone at once.
"""

import sys
import tempfile
import threading
from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.lines_view import LinesView
from peerdesk.ui.capture.model import ROW, LineState
from peerdesk.ui.evidence.listing import NoteList
from tests.disk.leaking import MARKERS
from tests.journeys.keyboard import Keyboard, focus, one, words
from tests.journeys.typist import at_the_keyboard, go_to_capture

CAPTURE, EVIDENCE, PLACES = 2, 3, 9
LINES = 30
"""Lines typed, each with a word of its own; the other words go elsewhere."""


def _until(holds: Callable[[], bool]) -> Iterator[None]:
    while not holds():
        yield


def _settle(keyboard: Keyboard) -> Iterator[None]:
    shell = keyboard.window.shell
    yield from _until(
        lambda: shell is not None and not shell.jobs.running and not keyboard.place.jobs.running
    )


def _saved(keyboard: Keyboard) -> int:
    model = one(keyboard.place, LinesView).model()
    states = [model.index(row, 0).data(ROW).state for row in range(model.rowCount())]
    return sum(state is LineState.SAVED for state in states)


def _found(keyboard: Keyboard) -> int:
    """Return how many notes the list shows; none where it gives way to "no note"."""
    lists = [each for each in keyboard.place.findChildren(NoteList) if each.isVisible()]
    return sum(each.model().rowCount() for each in lists)


def _type_lines(keyboard: Keyboard, mark: Iterator[str]) -> Iterator[None]:
    """Type lines and the half of another, which becomes a draft, and look at every place."""
    for number in range(LINES):
        keyboard.type(f"+ They said {next(mark)} #thresholds")
        keyboard.press("Return")
        while _saved(keyboard) <= number:
            yield
    print(_saved(keyboard), flush=True)  # noqa: T201 - this is what the process is for
    keyboard.type(f"- half of {next(mark)}")
    for number in range(1, PLACES + 1):
        keyboard.press(f"Alt+{number}")
        yield from _settle(keyboard)


def _search_and_say(keyboard: Keyboard, mark: Iterator[str]) -> Iterator[None]:
    """Search, copy and cut, and write a message on what was found."""
    keyboard.press(f"Alt+{EVIDENCE}")
    yield from _settle(keyboard)
    keyboard.press("Ctrl+F")
    keyboard.type(next(mark))
    yield from _until(lambda: "No note has these words" in words(keyboard.place))
    keyboard.press("Ctrl+A", "Ctrl+X")
    keyboard.type(MARKERS[7])
    yield from _until(lambda: _found(keyboard) == 1)
    keyboard.press("Down")
    yield from _until(lambda: isinstance(focus(), NoteList))
    yield from _settle(keyboard)
    keyboard.press("Ctrl+C", "M")
    yield from _until(lambda: "Stands on 1 note" in words(keyboard.window))
    keyboard.type(f"The front door rings back: {next(mark)}")
    keyboard.press("Ctrl+Return")
    yield from _until(lambda: "Stands on 1 note" not in words(keyboard.window))
    yield from _settle(keyboard)


def _work(keyboard: Keyboard, passphrase: str) -> Iterator[None]:
    """Have a short session and lock with half a line open."""
    mark = iter(MARKERS)
    yield from go_to_capture(keyboard, passphrase)
    yield from _type_lines(keyboard, mark)
    yield from _search_and_say(keyboard, mark)
    keyboard.press(f"Alt+{CAPTURE}")
    yield from _until(lambda: isinstance(QApplication.focusWidget(), LineEditor))
    yield from _settle(keyboard)
    for marker in mark:
        keyboard.type(f" {marker}")
        yield
    keyboard.press("F12", "F12")
    keyboard.press("Ctrl+L")
    yield from _until(_is_closed)


def _is_closed() -> bool:
    names = {each.name for each in threading.enumerate()}
    return not {"peerdesk-vault", "peerdesk-closing"} & names


def _careless() -> None:
    with tempfile.TemporaryFile() as file:
        file.write(f"They said {MARKERS[3]}".encode())


def main(root: str, passphrase: str, how: str = "") -> int:
    """Work at the window, or be careless, and end."""
    if how == "careless":
        thread = threading.Thread(target=_careless)
        thread.start()
        thread.join()
        return 0
    return at_the_keyboard(root, lambda keyboard: _work(keyboard, passphrase))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
