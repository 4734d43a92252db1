# SPDX-License-Identifier: Apache-2.0
"""The next try comes soon, then later and later, and soon again after a success."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from peerdesk.ui.components.again import WAITS, Again


def test_waits_grow_up_to_the_longest(qtbot: QtBot) -> None:
    assert qtbot is not None
    parent = QObject()
    again = Again(parent)
    assert again.waiting == 0
    waited = []
    for _ in range(len(WAITS) + 2):
        again.failed()
        waited.append(again.waiting // 1000)
        again._timer.stop()
    assert waited == [*WAITS, WAITS[-1], WAITS[-1]]
    again.succeeded()
    again.failed()
    assert again.waiting == WAITS[0] * 1000
    again.succeeded()
    assert again.waiting == 0


def test_what_fails_while_one_waits_puts_nothing_off(qtbot: QtBot) -> None:
    parent = QObject()
    again = Again(parent)
    again.failed()
    again.failed()
    again.failed()
    assert again.waiting == WAITS[0] * 1000
    with qtbot.waitSignal(again.due):
        again._timer.start(1)
