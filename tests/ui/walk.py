# SPDX-License-Identifier: Apache-2.0
"""Opens every place in a window, presses every button there, and hands on each screen it meets."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from peerdesk.desk.clock import FixedClock
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.look import Look
from peerdesk.ui.places import all_places
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.shell import Shell
from peerdesk.ui.window import Window
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE
from tests.fakes.evening import fill
from tests.fakes.session import FakeSession
from tests.fakes.vaults import PASSPHRASE, FakeSettings, FakeVaults

PATIENCE = 5_000
SIZE = QSize(1366, 768)
LEAVES = ("lock", "cover")
"""Buttons of the strip that would end the walk."""

Visit = Callable[[str, QWidget], None]


class Flashes(QObject):
    """Takes note of every window that is shown besides the one window of the program."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.seen: list[str] = []
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note a widget that is shown before it has a parent: it takes the keyboard away."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            kind = watched.windowType()
            if watched is not self._window and kind == Qt.WindowType.Window:
                self.seen.append(f"{type(watched).__module__} {type(watched).__name__}")
        return False


class NotSettled(Exception):
    """Something is still under way after a time in which it should have ended."""


def wait_for(holds: Callable[[], bool]) -> bool:
    """Let the window work until something holds; say whether it came to hold in time."""
    for _ in range(PATIENCE // 5):
        if holds():
            return True
        QTest.qWait(5)
    return False


class Walker:
    """Somebody who goes everywhere: `visit` is told of each screen and of what it stands in."""

    def __init__(self, window: Window, session: FakeSession) -> None:
        self.window, self.session = window, session
        self.flashes = Flashes(window)

    @property
    def shell(self) -> Shell:
        """Return the open challenge's shell."""
        shell = self.window.shell
        if shell is None:
            raise NotSettled
        return shell

    def places(self) -> list[str]:
        """Return the places that can be gone to."""
        return [entry.rail.key for entry in all_places() if not entry.over]

    def go(self, key: str) -> None:
        """Open a place and wait until it is filled."""
        self.shell.go(key)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way."""

        def still() -> bool:
            shell = self.window.shell
            if shell is None:
                return True
            jobs = [shell.jobs, *(place.jobs for place in shell._places.values())]
            return not any(each.running for each in jobs)

        if not wait_for(still):
            raise NotSettled
        QApplication.sendPostedEvents()
        QTest.qWait(1)

    def walk(self, visit: Visit, *, inside: bool) -> None:
        """Visit every place, and with `inside` whatever its buttons open."""
        for key in self.places():
            self.go(key)
            visit(key, self.shell)
            if inside:
                self._press_all(key, visit)
        if inside:
            for entry in all_places():
                if entry.over:
                    self.go(entry.rail.key)
                    self._look_inside(entry.rail.key, visit)

    def _press_all(self, key: str, visit: Visit) -> None:
        place = self.shell.place
        assert place is not None
        window = self.window
        for name in [_said(button) for button in _buttons(place)]:
            button = next((b for b in _buttons(place) if _said(b) == name), None)
            if button is None or name.casefold().startswith(LEAVES):
                continue
            button.click()
            self.settle()
            self._look_inside(f"{key} › {name}", visit)
            if window.size() != SIZE:  # a projector's view took the whole screen
                window.showNormal()
                window.resize(SIZE)
            if self.shell.place is not place:
                self.go(key)

    def _look_inside(self, name: str, visit: Visit) -> None:
        """Visit the sheet or popup that stands over the page, and leave it."""
        for _ in range(4):
            open_now = [s for s in self.window.findChildren(Sheet) if s.isVisible()]
            popups = [c for c in self.window.findChildren(Chooser) if c.isVisible()]
            if popups:
                visit(name, popups[-1])
                popups[-1].leave()
            elif open_now:
                top = next((s for s in open_now if s.isEnabled()), open_now[-1])
                visit(name, top)
                top.leave()
            else:
                return
            self.settle()


@contextmanager
def walked_window(look: Look, folder: Path, clock: FixedClock) -> Iterator[Walker]:
    """Give a window with an open vault in which every place has something to show."""
    sessions: list[FakeSession] = []

    def opened(owner: Person = LEADER, *, founded: bool = True) -> FakeSession:
        book = MemoryBook(owner, clock=clock)
        if founded:
            team = (Person("Priya Nair", Role.OFFICER_PEER, "Stannerby Council"),)
            found_challenge(book, FRAMEWORK, SCOPE, modules=("front-door",), team=team)
            plan_session(book, FOCUS_GROUP)
            fill(book)
        sessions.append(FakeSession(book, folder, clock))
        return sessions[-1]

    window = Window(look, FakeVaults(opened, folder), FakeSettings(), _furnish)
    try:
        window.show()
        QTest.qWaitForWindowActive(window)
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, PASSPHRASE)
        QTest.keyClick(focus, Qt.Key.Key_Return)
        if not wait_for(lambda: window.shell is not None):
            raise NotSettled
        walker = Walker(window, sessions[-1])
        walker.settle()
        yield walker
    finally:
        window.close()
        window.close()
        for session in sessions:
            if not session.closed:
                session.close({})
        window.deleteLater()
        with suppress(RuntimeError):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _furnish(look: Look, session: DeskSession) -> Shell:
    return Shell(look, session, all_places())


def _buttons(place: QWidget) -> list[QAbstractButton]:
    return [
        button
        for button in place.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled()
    ]


def _said(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()
