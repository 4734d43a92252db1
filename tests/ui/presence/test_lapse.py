# SPDX-License-Identifier: Apache-2.0
"""A gap that only a sleep explains is told, a slow moment is not."""

import time

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.ui.presence.absence import Absence
from peerdesk.ui.presence.lapse import BEAT, LAPSE, LapseWatch, seconds


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_gap_longer_than_any_job_is_a_sleep(qtbot: QtBot) -> None:
    assert qtbot is not None
    clock, told = Clock(), list[Absence]()
    watch = LapseWatch(clock)
    clock.now += 10_000  # before it listens
    watch.start(told.append)
    watch.hold()
    clock.now += BEAT + LAPSE
    watch.beat()
    assert told == []
    clock.now += BEAT + LAPSE + 1
    watch.beat()
    watch.beat()
    assert told == [Absence.SLEPT]
    clock.now -= 500  # set back
    watch.let_go()
    watch.beat()
    watch.stop()
    clock.now += 10_000
    watch.beat()
    assert told == [Absence.SLEPT]


def test_the_clock_goes_on_and_the_walls_serves_where_there_is_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = seconds()
    assert seconds() >= first
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    assert seconds() == pytest.approx(time.time(), abs=5)
