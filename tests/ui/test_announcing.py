# SPDX-License-Identifier: Apache-2.0
"""A screen reader is told what changes where the focus is not: saved, locked, found, shared."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from peerdesk.desk.clock import FixedClock
from peerdesk.ui.components import announcing
from peerdesk.ui.look import Look
from tests.ui.walk import Walker, wait_for, walked_window

MORNING = datetime(2026, 5, 12, 9, 30)  # noqa: DTZ001 - London's wall time, as FixedClock takes it
POLITE = QAccessible.AnnouncementPoliteness.Polite
AT_ONCE = QAccessible.AnnouncementPoliteness.Assertive


class Heard:
    """Stands for the platform's bridge to screen readers, and keeps what it was told."""

    AnnouncementPoliteness = QAccessible.AnnouncementPoliteness

    def __init__(self) -> None:
        self.said: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def updateAccessibility(self, event: QAccessibleEvent) -> None:  # noqa: N802 - Qt's name
        """Take note of an announcement."""
        assert isinstance(event, QAccessibleAnnouncementEvent)
        self.said.append((event.message(), event.politeness()))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    heard = Heard()
    monkeypatch.setattr(announcing, "QAccessible", heard)
    return heard


@pytest.fixture
def walker(look: Look, tmp_path: Path) -> Iterator[Walker]:
    with walked_window(look, tmp_path, FixedClock(MORNING)) as walker:
        yield walker


def test_saving_is_said_once_a_second_and_not_saving_at_once(walker: Walker, heard: Heard) -> None:
    walker.shell.say_saved("09:30:01")
    walker.shell.say_saved("09:30:01")
    walker.shell.say_saved("09:30:02")
    assert heard.said == [("Saved", POLITE)] * 2
    walker.shell.warn("NOT SAVED. Free some space.")
    assert heard.said[-1] == ("Not saved", AT_ONCE)
    walker.shell.blank()


def test_what_is_said_at_the_foot_is_said_aloud(walker: Walker, heard: Heard) -> None:
    walker.shell.say("Shared 3 changes with 2 laptops")
    assert heard.said == [("Shared 3 changes with 2 laptops", POLITE)]


def test_a_lock_is_said_at_once(walker: Walker, heard: Heard) -> None:
    walker.window.lock()
    assert ("Locked", AT_ONCE) in heard.said


def test_how_many_notes_a_search_found_is_said(walker: Walker, heard: Heard) -> None:
    walker.go("evidence")
    assert not [said for said, _ in heard.said if "found" in said]
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "/")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "caseloads")
    assert wait_for(lambda: ("1 note found", POLITE) in heard.said)
    walker.settle()
