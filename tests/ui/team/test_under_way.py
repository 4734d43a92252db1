# SPDX-License-Identifier: Apache-2.0
"""What is under way says how far it is, and is broken off without leaving a file."""

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.desk.exchange_errors import Cancelled
from peerdesk.ui.look import Look
from peerdesk.ui.team.under_way import Carriage, UnderWay
from tests.ui.driving import shown_texts


@pytest.fixture
def line(qtbot: QtBot, look: Look) -> UnderWay:
    made = UnderWay(look)
    qtbot.addWidget(made)
    return made


def test_what_is_through_at_once_is_never_shown(line: UnderWay) -> None:
    carriage = Carriage()
    line.follow(carriage, "Writing.", cancels=True)
    carriage.told(1, 1)
    line.end()
    assert not line._soon.isActive()
    assert line.isHidden()


def test_it_says_how_far_it_is_once_it_takes_a_moment(qtbot: QtBot, line: UnderWay) -> None:
    carriage = Carriage()
    line.follow(carriage, "Writing.", cancels=True)
    qtbot.waitUntil(line.isVisible)
    carriage.told(1, 3)
    assert "Writing. 33 %" in shown_texts(line)
    assert line.cancel.isVisible()


def test_cancel_breaks_off_at_the_next_word(line: UnderWay) -> None:
    carriage = Carriage()
    line.follow(carriage, "Writing.", cancels=True)
    line.cancel.click()
    assert not line.cancel.isEnabled()
    with pytest.raises(Cancelled):
        carriage.told(1, 3)


def test_what_cannot_be_cancelled_offers_no_cancel(qtbot: QtBot, line: UnderWay) -> None:
    line.follow(Carriage(), "Taking in.", cancels=False)
    qtbot.waitUntil(line.isVisible)
    assert not line.cancel.isVisible()


def test_each_part_is_told_once(qtbot: QtBot) -> None:
    carriage = Carriage()
    heard: list[int] = []
    carriage.heard.connect(heard.append)
    for done in (0, 1, 1_500, 1_999, 100_000):
        carriage.told(done, 100_000)
    assert heard == [0, 1, 100]
    del qtbot
