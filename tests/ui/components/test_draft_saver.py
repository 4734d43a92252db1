# SPDX-License-Identifier: Apache-2.0
"""A draft that the disk refuses is held, offered again and kept at last; the newest text counts."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.draft_saver import DraftSaver
from peerdesk.ui.errors import OnlyOnScreen, unsaved
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from tests.fakes.session import FakeSession


class DiskFull(PeerDeskError):
    """The disk is full."""

    def __init__(self) -> None:
        super().__init__("NOT SAVED: the disk is full.")


class VaultGone(PeerDeskError):
    """The vault cannot be read, and does not say what that means for a text."""

    def __init__(self) -> None:
        super().__init__("The folder is gone: put it back.")


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[Place]:
    place = Place(look, session)
    qtbot.addWidget(place)
    yield place
    place.jobs.mute()
    qtbot.waitUntil(lambda: place.jobs.running == 0)


@pytest.fixture
def saver(place: Place) -> DraftSaver:
    return DraftSaver(place.ask, place)


def test_a_refused_draft_is_kept_when_the_disk_lets_it(
    qtbot: QtBot, session: FakeSession, saver: DraftSaver
) -> None:
    session.ask.refuses = DiskFull()
    with qtbot.waitSignal(saver.refused) as caught:
        saver.touch("key", "half a thought")
        saver.flush()
    assert isinstance(caught.args[0], DiskFull)
    assert saver.held == {"key": "half a thought"}
    session.ask.refuses = None
    with qtbot.waitSignal(saver.caught_up):
        saver.retry()
    assert saver.held == {}
    assert session.book.draft("key") == "half a thought"


def test_whatever_stood_in_the_way_it_says_that_nothing_is_saved(
    qtbot: QtBot, session: FakeSession, saver: DraftSaver
) -> None:
    session.ask.refuses = VaultGone()
    with qtbot.waitSignal(saver.refused) as caught:
        saver.touch("key", "half a thought")
        saver.flush()
    error = caught.args[0]
    assert isinstance(error, OnlyOnScreen)
    assert error.user_message.startswith("NOT SAVED")
    assert "put it back" in error.user_message


def test_an_error_that_says_so_itself_is_left_alone() -> None:
    error = DiskFull()
    assert unsaved(error) is error
    assert OnlyOnScreen("").user_message == "NOT SAVED: your text is kept on this screen."


def test_a_fault_of_the_program_holds_the_draft_too(
    qtbot: QtBot, place: Place, saver: DraftSaver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object, key: str, text: str) -> None:
        raise ZeroDivisionError(key, text)

    monkeypatch.setattr("peerdesk.ui.components.draft_saver._keep_draft", broken)
    with qtbot.waitSignals([saver.refused, place.broken]):
        saver.touch("key", "half a thought")
        saver.flush()
    assert saver.held == {"key": "half a thought"}


def test_forgetting_and_settling_keep_nothing_more(
    qtbot: QtBot, session: FakeSession, saver: DraftSaver
) -> None:
    session.ask.refuses = DiskFull()
    with qtbot.waitSignal(saver.refused):
        saver.touch("one", "held")
        saver.flush()
    saver.touch("two", "never sent")
    saver.settle()
    saver.flush()
    assert saver.held == {"one": "held"}
    saver.forget()
    assert saver.held == {}
