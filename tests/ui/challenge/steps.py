# SPDX-License-Identifier: Apache-2.0
"""How the tests of Challenge show the place and go through the steps of scoping."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.ui.challenge.place import ChallengePlace
from peerdesk.ui.challenge.step_council import CouncilStep
from peerdesk.ui.challenge.step_people import PeopleStep
from peerdesk.ui.challenge.wizard import Wizard
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession


def show(qtbot: QtBot, look: Look, session: FakeSession) -> ChallengePlace:
    place = ChallengePlace(look, session)
    qtbot.addWidget(place)
    place.resize(1180, 736)
    place.show()
    qtbot.waitExposed(place)
    reopen(qtbot, place)
    return place


def reopen(qtbot: QtBot, place: ChallengePlace, what: object = None) -> None:
    place.open(what)
    settle(qtbot, place)


def settle(qtbot: QtBot, place: ChallengePlace) -> None:
    qtbot.waitUntil(lambda: place.jobs.running == 0)


def wizard(place: ChallengePlace) -> Wizard:
    found = place._wizard
    assert found is not None
    return found


def step(place: ChallengePlace, kind: type) -> "QWidget":
    return next(step for step in wizard(place)._steps if isinstance(step, kind))


def go_on(qtbot: QtBot, place: ChallengePlace) -> None:
    qtbot.keyClick(place, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not wizard(place)._next.isDown())


def answer_council(place: ChallengePlace) -> None:
    council = step(place, CouncilStep)
    assert isinstance(council, CouncilStep)
    council._council.setText("Marlowe Vale Council")
    council._cards["small"].click()


def answer_dates(place: ChallengePlace) -> None:
    people = step(place, PeopleStep)
    assert isinstance(people, PeopleStep)
    people._dates._first.line.setText("12 May 2026")
    people._dates._last.line.setText("13/5/26")
    people._dates._sponsors.setPlainText("Director of children’s services\nChief executive")


def stands_at(place: ChallengePlace, number: int) -> bool:
    return wizard(place)._plan.step == number


def to_step(qtbot: QtBot, place: ChallengePlace, number: int) -> None:
    answer_council(place)
    for _ in range(number):
        if wizard(place)._plan.step == 1:
            answer_dates(place)
        before = wizard(place)._plan.step
        go_on(qtbot, place)
        qtbot.waitUntil(partial(stands_at, place, before + 1))
    assert wizard(place)._plan.step == number
