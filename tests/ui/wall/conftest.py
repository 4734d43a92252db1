# SPDX-License-Identifier: Apache-2.0
"""The wall over an evening of messages and waiting notes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.messages import draft_message
from peerdesk.desk.wall.standing import read_wall
from peerdesk.domain.words import MessageKind
from peerdesk.ui.look import Look
from peerdesk.ui.wall.place import WallPlace
from tests.fakes.evening import Evening, fill
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key
from tests.ui.driving import settle as settled

Opened = Callable[..., FakeSession]
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
TWIN = "Supervision is regular and people describe it in the same words"


@pytest.fixture
def evening(session: FakeSession) -> Evening:
    return fill(session.book)


@pytest.fixture
def twin(session: FakeSession, evening: Evening) -> str:
    theme = session.book.message(evening.strength).theme
    return draft_message(
        session.book, MessageKind.STRENGTH, theme, TWIN, supports=evening.notes[5:6]
    )


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession, evening: Evening) -> WallPlace:
    assert evening.notes
    return opened(qtbot, WallPlace(look, session))


def press(
    qtbot: QtBot,
    place: WallPlace,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    focus: QWidget | None = place.window().focusWidget()
    press_key(focus or place, key, modifiers)
    settled(qtbot, place)


def go(qtbot: QtBot, place: WallPlace, card: str) -> None:
    place.open(card)
    settled(qtbot, place)
    assert place.page.board.current().id == card  # type: ignore[union-attr] # it is there


def order(session: FakeSession) -> list[str]:
    return [card.id for card in read_wall(session.book).cards]


def column_of(place: WallPlace, card: str) -> str:
    return next(c.key for c in place.page.board.columns if c.model.find(card) >= 0)
