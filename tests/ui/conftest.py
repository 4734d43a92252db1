# SPDX-License-Identifier: Apache-2.0
"""A dressed application, open vaults in memory, and a hunt for whatever a test leaves behind."""

import gc
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QStyleFactory

from peerdesk.desk.clock import FixedClock
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.ui.app import STALE, dress
from peerdesk.ui.look import Look
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE
from tests.fakes.session import FakeSession

RESOURCES = Path(__file__).parents[2] / "resources"
MORNING = datetime(2026, 5, 12, 9, 30)  # noqa: DTZ001 - London's wall time, as FixedClock takes it
PRIYA = Person("Priya Nair", Role.OFFICER_PEER, "Stannerby Council")

Opened = Callable[..., FakeSession]
wears: list[Callable[[], None]] = []
"""How the application is dressed anew, once it is: see `_nothing_left_behind`."""


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Look:
    """Give the application the typeface and the style, once for all tests."""
    fusion = QStyleFactory.create("Fusion")
    if fusion is not None:
        qapp.setStyle(fusion)
    look = Look(RESOURCES)
    wears[:] = [dress(qapp, look)]
    return look


@pytest.fixture
def look(dressed: Look) -> Iterator[Look]:
    """Return the look, light and at 100 % again afterwards."""
    yield dressed
    if (dressed.theme_name, dressed.factor) != ("light", 1.0):
        dressed.choose("light", 1.0)


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at half past nine on the first day on site."""
    return FixedClock(MORNING)


@pytest.fixture
def open_session(tmp_path: Path, clock: FixedClock) -> Iterator[Opened]:
    """Return a function that opens a vault in memory; all are closed at the end.

    `founded` brings the small challenge with one focus group; `owner` is whose laptop it is.
    """
    opened: list[FakeSession] = []

    def make(owner: Person = LEADER, *, founded: bool = True) -> FakeSession:
        book = MemoryBook(owner, clock=clock)
        if founded:
            found_challenge(book, FRAMEWORK, SCOPE, modules=("front-door",), team=(PRIYA,))
            plan_session(book, FOCUS_GROUP)
        session = FakeSession(book, tmp_path, clock)
        opened.append(session)
        return session

    yield make
    for session in opened:
        if not session.closed:
            session.close({})


@pytest.fixture
def session(open_session: Opened) -> FakeSession:
    """Return the team leader's open vault with the small challenge in it."""
    return open_session()


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fail a test after which a strange window is seen, a timer runs or a thread of ours lives.

    What `qtbot.addWidget` was told of is closed by then; anything else that is seen is a widget
    that was shown before it had a parent.
    """
    before = set(threading.enumerate())
    yield
    seen = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    for widget in qapp.topLevelWidgets():
        widget.hide()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if wears and qapp.property(STALE):  # windows that were open wore the look as their own
        wears[0]()
    threads = [t.name for t in set(threading.enumerate()) - before if t.is_alive()]
    timers = [timer for timer in _timers() if _is_active(timer)]
    assert not seen, f"windows left: {seen}"
    assert not threads, f"threads left: {threads}"
    assert not timers, f"timers left: {timers}"


def _timers() -> list[QTimer]:
    return [found for found in gc.get_objects() if type(found) is QTimer]


def _is_active(timer: QTimer) -> bool:
    try:
        return timer.isActive()
    except RuntimeError:
        return False
