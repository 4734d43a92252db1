# SPDX-License-Identifier: Apache-2.0
"""A stick is gone through: after one bundle the next that brings something is shown."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.query import NoteQuery
from peerdesk.ui.look import Look
from peerdesk.ui.team.place import TeamPlace
from tests.fakes.evening import fill
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, press_key, settle
from tests.ui.team.meeting import admit, pick, shared

Opened = Callable[..., FakeSession]


@pytest.fixture
def leader(session: FakeSession) -> FakeSession:
    fill(session.book)
    return session


@pytest.fixture
def colleague(open_session: Opened) -> FakeSession:
    return open_session(PRIYA, founded=False)


@pytest.fixture
def other(qtbot: QtBot, look: Look, leader: FakeSession, colleague: FakeSession) -> TeamPlace:
    """Return a colleague's Team that has looked into the first of the three files on the stick.

    The second is the leader's next bundle, the third nobody's.
    """
    lead = opened(qtbot, TeamPlace(look, leader))
    admit(qtbot, lead, colleague)
    first = shared(qtbot, lead)
    write_line(leader.book, "+ One line more")
    shared(qtbot, lead)
    (leader.folder / "broken.peerdesk").write_bytes(b"of somebody else")
    made = opened(qtbot, TeamPlace(look, colleague))
    made.page.take.click()
    pick(qtbot, made, first)
    return made


def imported(qtbot: QtBot, place: TeamPlace) -> None:
    press_key(place.page.side.bundle.take, Qt.Key.Key_Return)
    settle(qtbot, place)
    qtbot.waitUntil(lambda: place.jobs.running == 0)


def test_after_one_bundle_the_next_that_brings_something_is_shown(
    qtbot: QtBot, other: TeamPlace, colleague: FakeSession
) -> None:
    imported(qtbot, other)
    card = other.page.side.bundle
    qtbot.waitUntil(card.isVisible)
    assert card.take.text() == "Import 1 change"
    imported(qtbot, other)
    qtbot.waitUntil(other.page.notice.isVisible)
    assert colleague.book.count_notes(NoteQuery()) == 9
    assert card.isHidden()
    assert other.page.notice.text == (
        "Nothing more in that folder: 2 imported. 1 there cannot be opened here."
    )


def test_not_now_ends_the_round(qtbot: QtBot, other: TeamPlace, colleague: FakeSession) -> None:
    imported(qtbot, other)
    card = other.page.side.bundle
    qtbot.waitUntil(card.isVisible)
    card.leave.click()
    settle(qtbot, other)
    assert card.isHidden()
    assert colleague.book.count_notes(NoteQuery()) == 8


def test_a_stick_that_is_out_ends_the_round_and_harms_nothing(
    qtbot: QtBot, other: TeamPlace, colleague: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(colleague.files, "root", None)
    other.round._folder = colleague.folder / "gone"
    imported(qtbot, other)
    assert colleague.book.count_notes(NoteQuery()) == 8
    assert other.round._folder is None


def test_a_lock_ends_the_round(qtbot: QtBot, other: TeamPlace) -> None:
    other.blank()
    assert other.round._folder is None
    settle(qtbot, other)
