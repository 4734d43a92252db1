# SPDX-License-Identifier: Apache-2.0
"""What takes a moment is shown after a moment, by a line and a word, and can be broken off."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.components import loading
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.read_only import ReadOnlyLine
from peerdesk.ui.look import Look


@pytest.fixture
def heading(qtbot: QtBot, look: Look) -> Iterator[Heading]:
    host = QWidget()
    heading = Heading(look, "Evidence")
    QVBoxLayout(host).addWidget(heading)
    qtbot.addWidget(host)
    host.show()
    qtbot.waitExposed(host)
    yield heading
    heading.set_busy(busy=False)


def test_what_comes_at_once_shows_nothing(qtbot: QtBot, heading: Heading) -> None:
    heading.set_busy(busy=True)
    assert heading.loading.line.isHidden()
    heading.set_busy(busy=False)
    qtbot.wait(0)
    assert heading.loading.line.isHidden()
    assert heading.loading.words.isHidden()


def test_a_line_and_a_word_come_after_a_moment_and_move_nothing(
    qtbot: QtBot, heading: Heading
) -> None:
    before = heading.height()
    heading.set_busy(busy=True)
    qtbot.waitUntil(heading.loading.line.isVisible)
    assert heading.loading.words.text()
    assert heading.loading.cancel.isHidden()
    QApplication.sendPostedEvents()
    assert heading.height() == before


def test_cancel_comes_later_where_something_can_be_cancelled(
    qtbot: QtBot, heading: Heading
) -> None:
    heading.loading.may_cancel = True
    told = QSignalSpy(heading.loading.cancelled)
    heading.set_busy(busy=True)
    qtbot.waitUntil(heading.loading.cancel.isVisible, timeout=2 * loading.CANCEL_AFTER)
    heading.loading.cancel.click()
    assert told.count() == 1
    assert heading.loading.line.isHidden()


def test_why_something_cannot_be_changed_is_said_to_eye_and_ear(qtbot: QtBot, look: Look) -> None:
    line = ReadOnlyLine(look)
    qtbot.addWidget(line)
    assert line.isHidden()
    line.say("Issued 18:50. To change it, make summary 3.")
    assert line.words.text() == "Issued 18:50. To change it, make summary 3."
    assert line.accessibleName().endswith("make summary 3.")
    assert not line.isHidden()
    line.say("")
    assert line.isHidden()
    assert not line.accessibleName()
