# SPDX-License-Identifier: Apache-2.0
"""The place of daily summaries over an evening of points, and how a test works in it."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.ticking import Ticks, tick_all
from peerdesk.domain.briefing import Briefing
from peerdesk.ui.briefing.issuing import IssueSheet
from peerdesk.ui.briefing.place import BriefingPlace
from peerdesk.ui.look import Look
from tests.fakes.challenge import SCOPE
from tests.fakes.evening import Evening, fill
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key, settle

Key = Qt.Key
DAY = SCOPE.first_day
DIRECTOR, CHIEF = SCOPE.sponsors


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    filled = fill(session.book)
    tick_all(session.book, DAY, Ticks.ALL)
    return filled


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> BriefingPlace:
    assert evening.notes
    return opened(qtbot, BriefingPlace(look, session))


def briefing(session: FakeSession) -> Briefing:
    (found,) = session.book.briefings()
    return found


def choose(qtbot: QtBot, place: BriefingPlace, message: str) -> None:
    outline = place.page.outline
    outline.setCurrentIndex(place.model.index(place.model.find(message)))
    settle(qtbot, place)


def issued(qtbot: QtBot, place: BriefingPlace) -> None:
    press_key(place.page.outline, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    sheet = place.working._sheet
    assert isinstance(sheet, IssueSheet)
    sheet._issue.click()
    settle(qtbot, place)
