# SPDX-License-Identifier: Apache-2.0
"""A stick is gone through: after one bundle the next that brings something is shown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import export
from peerdesk.desk.joining import accept_terms
from peerdesk.desk.parked import STRANGER
from peerdesk.desk.query import NoteQuery
from peerdesk.ui.look import Look
from peerdesk.ui.team.place import TeamPlace
from tests.fakes.evening import fill
from tests.fakes.inviting import TERMS, InvitedBook, invitation_from
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
def first(qtbot: QtBot, look: Look, leader: FakeSession, colleague: FakeSession) -> Path:
    """Return the leader's first bundle, on the stick that the second lies on too."""
    lead = opened(qtbot, TeamPlace(look, leader))
    admit(qtbot, lead, colleague)
    made = shared(qtbot, lead)
    write_line(leader.book, "+ One line more")
    shared(qtbot, lead)
    return made


@pytest.fixture
def other(qtbot: QtBot, look: Look, colleague: FakeSession, first: Path) -> TeamPlace:
    """Return a colleague's Team that has looked into the first of the three files on the stick.

    The second is the leader's next bundle, the third nobody's.
    """
    (first.parent / "broken.peerdesk").write_bytes(b"of somebody else")
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


def test_a_bundle_that_is_here_already_leads_on_to_the_next_that_brings_something(
    qtbot: QtBot, other: TeamPlace, colleague: FakeSession, first: Path
) -> None:
    imported(qtbot, other)
    card = other.page.side.bundle
    qtbot.waitUntil(card.isVisible)
    card.leave.click()
    other.exchange._read(first)
    qtbot.waitUntil(card.isVisible)
    assert card.take.text() == "Import 1 change"
    imported(qtbot, other)
    assert colleague.book.count_notes(NoteQuery()) == 9
    qtbot.waitUntil(lambda: "cannot be opened" in other.page.notice.text)
    other.exchange._read(first)
    qtbot.waitUntil(lambda: other.page.notice.text.startswith("Nothing in that folder"))
    assert card.isHidden()
    assert other.page.notice.text == (
        "Nothing in that folder brings anything new. 1 there cannot be opened here."
    )


def test_a_folder_can_be_chosen_instead_of_a_bundle(
    qtbot: QtBot, other: TeamPlace, colleague: FakeSession
) -> None:
    imported(qtbot, other)
    card = other.page.side.bundle
    qtbot.waitUntil(card.isVisible)
    card.leave.click()
    other.page.take.click()
    pick(qtbot, other, colleague.folder)
    qtbot.waitUntil(card.isVisible)
    assert card.take.text() == "Import 1 change"
    imported(qtbot, other)
    assert colleague.book.count_notes(NoteQuery()) == 9


def test_a_folder_that_cannot_be_read_says_so(qtbot: QtBot, other: TeamPlace) -> None:
    other.exchange.folder_chosen.emit(other.session.folder / "gone")
    qtbot.waitUntil(other.page.notice.isVisible)
    assert other.page.notice.text == "That folder cannot be read: choose another."


def test_the_bundle_of_somebody_not_admitted_is_kept_for_the_admission(
    qtbot: QtBot, look: Look, leader: FakeSession, colleague: FakeSession, tmp_path: Path
) -> None:
    lead = opened(qtbot, TeamPlace(look, leader))
    admit(qtbot, lead, colleague)
    folder = tmp_path / "of a newcomer"
    folder.mkdir()
    for person in ("Bo Ekdal", "Carys Reed"):
        newcomer = InvitedBook(invitation_from(leader.book), replace(PRIYA, name=person))
        accept_terms(newcomer, TERMS)
        write_line(newcomer, "+ Heard before I was admitted")
        export(newcomer, leader.files.carrier(folder))
        lead.exchange.folder_chosen.emit(folder)
        qtbot.waitUntil(lambda: lead.page.notice.text.startswith("Nothing in that folder"))
        settle(qtbot, lead)
    assert lead.page.notice.text.endswith("2 there wait here until their senders are admitted.")
    assert [one.why for one in leader.book.parked()].count(STRANGER) == 2
    assert lead.page.asking.isVisible()
