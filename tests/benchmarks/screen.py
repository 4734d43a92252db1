# SPDX-License-Identifier: Apache-2.0
"""The program's own window over a real vault, without a display, in a process of its own.

What is measured there stands in modules beside this one; `at_screen` is started.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.laptop import Laptop
from peerdesk.bootstrap.look_settings import LookSettings
from peerdesk.bootstrap.open_desk import OpenDesk
from peerdesk.bootstrap.rescue import LaptopRescue
from peerdesk.bootstrap.window import furnish
from peerdesk.desk.book import Urgency
from peerdesk.ui.app import dress
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.window import Window
from peerdesk.vault.book import OpenVault
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.opening import open_with_key

T = TypeVar("T")
_PATIENCE = 10.0
_TICK = 200
"""Milliseconds after which a wait for an event that does not come is looked at again."""
_SIZE = (1366, 768)


class Opening(msgspec.Struct):
    """What to open: a vault's folder and keys, the session to write in, a bundle to take in."""

    folder: str
    database: bytes
    head: bytes
    session: str
    bundle: str


class Painted(QObject):
    """Counts how often widgets have been painted."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__(widgets[0])
        self.times = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count what is about to be painted; it has been when the round of events is over."""
        self.times += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


class Session(OpenDesk):
    """An open vault that remembers what it was asked to do beside the vault: drawing, comparing."""

    def __init__(self, desk: Desk, folder: Path, keys: VaultKeys, rescue: LaptopRescue) -> None:
        self.beside: set[Future[Any]] = set()
        super().__init__(desk, folder, partial(_unlocked, folder, keys), {}, rescue)

    def aside(self, work: Callable[[], T]) -> Future[T]:
        """Begin slow work that needs no vault, and remember it."""
        future = super().aside(work)
        self.beside.add(future)
        return future


class Screen:
    """The program's window over an open vault, shown where nobody sees it."""

    def __init__(self, application: QApplication, opening: Opening) -> None:
        self._application = application
        self._tick = QTimer()
        self._tick.start(_TICK)
        desk = Desk()
        look = Look(desk.resources)
        dress(application, look)
        laptop = Laptop(desk)
        laptop.warm()  # as is done while the passphrase is typed
        folder, keys = Path(opening.folder), VaultKeys(opening.database, opening.head, b"")
        self.session = Session(desk, folder, keys, laptop.rescue)
        self.window = Window(look, laptop, LookSettings(folder), furnish)
        self.window.resize(*_SIZE)
        self.window.show()
        self.window.unlocked(self.session)
        if self.window.shell is None:
            raise LookupError
        self.shell = self.window.shell
        self.shell.broken.connect(_stop_at)
        self._rest()

    def go(self, place: str, what: object = None) -> Place:
        """Open a place and wait until it has been filled and painted."""
        self.shell.go(place, what)
        opened = self.shell.place
        if opened is None:
            raise LookupError(place)
        self.until(lambda: not opened.jobs.running)
        self.settle(0.3)
        return opened

    def round(self) -> None:
        """Let happen what is to happen by now: what was changed is painted."""
        self._application.processEvents()

    def stands(self, place: Place) -> bool:
        """Say whether the vault has answered all that a place asked; pages may yet be drawn."""
        return all(job.future in self.session.beside for job in place.jobs._running)

    def until(self, holds: Callable[[], bool]) -> None:
        """Let events happen until something holds; a wait without end is a fault.

        Between events the screen's thread sleeps, as it does in the program: were it to ask again
        and again, the vault's thread would get less of the processor than it has.
        """
        end = time.perf_counter() + _PATIENCE
        while not holds():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > end:
                raise TimeoutError

    def _rest(self) -> None:
        """Wait until what is begun at every unlocking, as the backup, is through."""
        through = self.session.ask(Urgency.JOB, lambda _: None)
        while not through.done():
            self.settle(0.1)

    def settle(self, seconds: float) -> None:
        """Let events happen for a while, as between two keys."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self._application.processEvents()
            time.sleep(0.001)

    def close(self) -> None:
        """Lock and close the window, as its user does."""
        self.window.close()


def _unlocked(folder: Path, keys: VaultKeys) -> OpenVault:
    """Open a vault as its passphrase leaves it, which is known to have taken its second."""
    opened = open_with_key(folder, keys)
    opened.try_took = 1.0
    return opened


def _stop_at(error: object) -> None:
    if isinstance(error, BaseException):
        raise error
