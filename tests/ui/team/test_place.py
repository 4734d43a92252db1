# SPDX-License-Identifier: Apache-2.0
"""Laptops that meet through a folder: admitted by voice, shared with, imported from."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.erasing import erase
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import ErasureReason
from peerdesk.team.fingerprint import fingerprint
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.look import Look
from peerdesk.ui.team.place import TeamPlace
from tests.fakes.evening import fill
from tests.fakes.session import FakeSession
from tests.ui.conftest import PRIYA
from tests.ui.driving import opened, press_key, settle, shown_texts
from tests.ui.team.meeting import admit, imported, pick, shared

Opened = Callable[..., FakeSession]


@pytest.fixture
def leader(session: FakeSession) -> FakeSession:
    fill(session.book)
    return session


@pytest.fixture
def colleague(open_session: Opened) -> FakeSession:
    return open_session(PRIYA, founded=False)


@pytest.fixture
def other(qtbot: QtBot, look: Look, colleague: FakeSession) -> TeamPlace:
    """Return the colleague's own Team, before they have joined."""
    return opened(qtbot, TeamPlace(look, colleague))


@pytest.fixture
def place(qtbot: QtBot, look: Look, leader: FakeSession) -> TeamPlace:
    return opened(qtbot, TeamPlace(look, leader))


def test_it_shows_this_laptop_and_its_six_words(place: TeamPlace, leader: FakeSession) -> None:
    words = shown_texts(place.page.side)
    assert "Helen Okafor" in words
    assert all(word in words for word in fingerprint(leader.identity))
    assert place.page.heading.facts.text() == "1 laptop"


def test_a_colleague_named_at_scoping_is_admitted_as_that_person(
    qtbot: QtBot, place: TeamPlace, leader: FakeSession, colleague: FakeSession
) -> None:
    named = {person.value.name: person.id for person in leader.book.people()}
    admit(qtbot, place, colleague)
    assert [m.person for m in leader.book.members()][1] == named["Priya Nair"]
    assert len(leader.book.people()) == 2
    assert place.page.heading.facts.text() == "2 laptops"


def test_a_damaged_identity_file_is_refused_in_words(
    qtbot: QtBot, place: TeamPlace, tmp_path: Path
) -> None:
    path = tmp_path / "broken.peerdesk-id"
    path.write_bytes(b"{}")
    place.page.admit.click()
    pick(qtbot, place, path)
    assert "identity was refused" in place.page.notice.text
    assert place.exchange._sheet.sheet is None


def test_what_one_shares_the_other_previews_with_the_senders_words_and_imports(
    qtbot: QtBot, place: TeamPlace, leader: FakeSession, colleague: FakeSession, other: TeamPlace
) -> None:
    admit(qtbot, place, colleague)
    bundle = shared(qtbot, place)
    assert other.page.share.isHidden()
    other.page.take.click()
    pick(qtbot, other, bundle)
    card = other.page.side.bundle
    assert card.isVisible()
    assert " ".join(fingerprint(leader.identity)) in card._voice.text
    assert "The words are the same" in card.take.text()
    assert not colleague.book.challenge_id
    press_key(card.take, Qt.Key.Key_Return)
    settle(qtbot, other)
    assert colleague.book.count_notes(NoteQuery()) == leader.book.count_notes(NoteQuery()) == 8
    assert card.isHidden()
    assert colleague.backed_up == 1
    assert colleague.book.receipts()[0].sender == "Helen Okafor"
    assert "Helen Okafor" in shown_texts(other.page.side)
    assert other.page.heading.facts.text() == "2 laptops"


def test_the_button_names_how_many_changes_come_and_twice_brings_nothing(
    qtbot: QtBot, place: TeamPlace, leader: FakeSession, colleague: FakeSession, other: TeamPlace
) -> None:
    admit(qtbot, place, colleague)
    imported(qtbot, other, shared(qtbot, place))
    write_line(leader.book, "+ One line more")
    second = shared(qtbot, place)
    other.exchange._read_bundle(second)
    settle(qtbot, other)
    assert other.page.side.bundle.take.text() == "Import 1 change"
    other.exchange.take()
    settle(qtbot, other)
    other.exchange._read_bundle(second)
    qtbot.waitUntil(lambda: other.page.notice.text.startswith("Nothing in that folder"))
    assert other.page.side.bundle.isHidden()


def test_a_bundle_that_erases_says_so_before_and_after(
    qtbot: QtBot, place: TeamPlace, leader: FakeSession, colleague: FakeSession, other: TeamPlace
) -> None:
    admit(qtbot, place, colleague)
    note = write_line(leader.book, "+ Named by name").note
    imported(qtbot, other, shared(qtbot, place))
    erase(leader.book, note, ErasureReason.SUBJECT_REQUEST, "Team leader")
    other.exchange._read_bundle(shared(qtbot, place))
    settle(qtbot, other)
    said = shown_texts(other.page.side.bundle)
    assert "note erased for good" in said
    assert f"({note[-8:]}) was erased for good by a colleague." in said
    other.exchange.take()
    settle(qtbot, other)
    assert f"({note[-8:]}) was erased for good by a colleague." in shown_texts(other.page.side)


def test_a_foreign_or_damaged_bundle_says_what_to_do_and_nothing_comes_in(
    qtbot: QtBot, place: TeamPlace, tmp_path: Path
) -> None:
    path = tmp_path / "broken.peerdesk"
    path.write_bytes(b"no bundle at all")
    place.page.take.click()
    pick(qtbot, place, path)
    assert place.page.notice.isVisible()
    assert "bundle" in place.page.notice.text
    assert place.page.side.bundle.isHidden()


def test_a_warning_goes_as_soon_as_a_later_act_succeeds(
    qtbot: QtBot, place: TeamPlace, tmp_path: Path
) -> None:
    path = tmp_path / "broken.peerdesk"
    path.write_bytes(b"no bundle at all")
    place.page.take.click()
    pick(qtbot, place, path)
    assert place.page.notice.isVisible()
    place.page.side.save.click()
    pick(qtbot, place, tmp_path / "helen.peerdesk-id")
    assert place.page.notice.isHidden()


def test_what_was_told_stays_when_an_act_succeeds(place: TeamPlace) -> None:
    place.page.say("Nothing more in that folder.")
    place.page.calm()
    assert place.page.notice.isVisible()


def test_with_nobody_else_sharing_says_so(qtbot: QtBot, place: TeamPlace, tmp_path: Path) -> None:
    place.page.share.click()
    pick(qtbot, place, tmp_path)
    assert place.page.notice.isVisible()
    assert not list(tmp_path.glob("*.peerdesk"))


def test_the_identity_file_is_written_where_asked(
    qtbot: QtBot, place: TeamPlace, tmp_path: Path
) -> None:
    place.page.side.save.click()
    pick(qtbot, place, tmp_path / "helen.peerdesk-id")
    assert (tmp_path / "helen.peerdesk-id").stat().st_size > 300


def test_today_can_send_here_to_share_at_once(
    qtbot: QtBot, look: Look, leader: FakeSession
) -> None:
    place = opened(qtbot, TeamPlace(look, leader), "share")
    assert isinstance(place.exchange._sheet.sheet, ChooseSheet)
    place.exchange._sheet.blank()


def test_before_a_challenge_it_says_how_to_join(other: TeamPlace) -> None:
    assert "save this laptop’s identity file" in shown_texts(other)
    assert other.page.take.isVisible()
    assert not other.page.share.isVisible()


def test_only_leads_admit(
    qtbot: QtBot, place: TeamPlace, colleague: FakeSession, other: TeamPlace
) -> None:
    admit(qtbot, place, colleague)
    imported(qtbot, other, shared(qtbot, place))
    assert not other.page.admit.isEnabled()
    assert "team leader" in other.page.admit.toolTip()


def test_a_lock_takes_bundle_sheets_and_names_away(
    qtbot: QtBot, place: TeamPlace, colleague: FakeSession
) -> None:
    admit(qtbot, place, colleague)
    place.page.share.click()
    settle(qtbot, place)
    place.blank()
    assert place.exchange._sheet.sheet is None
    assert place.model.rowCount() == 0
    words = shown_texts(place)
    assert "Priya" not in words
    assert "Helen" not in words
