# SPDX-License-Identifier: Apache-2.0
"""This laptop is tested from the Check tab: asked, followed, stopped, and ended by a lock."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.look import Look
from peerdesk.ui.trials import Tried, TriedLaptop, Verdict
from peerdesk.ui.vault.place import VaultPlace
from tests.fakes.care import FakeTest
from tests.fakes.session import FakeSession
from tests.ui.driving import opened, press_key, settle, shown_texts

KEPT = Tried("Saved means saved", Verdict.HELD, "50 kills, no line lost.")
BROKEN = Tried("The disk is this laptop's own", Verdict.BROKEN, "It is a share.")
SKIPPED = Tried("A full disk is said", Verdict.NOT_TRIED, "Not on this system.")


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> VaultPlace:
    return opened(qtbot, VaultPlace(look, session), "check")


def begin(qtbot: QtBot, place: VaultPlace, session: FakeSession, out: Path) -> FakeTest:
    """Press the key of the act, and choose a folder with the house's own chooser."""
    place.page.check.laptop.act.click()
    qtbot.waitUntil(lambda: place.acts.sheet is not None)
    sheet = place.acts.sheet
    assert isinstance(sheet, ChooseSheet)
    sheet._path.setText(str(out))
    begun = len(session.care.tests)
    sheet._take()
    qtbot.waitUntil(lambda: len(session.care.tests) > begun)
    return session.care.tests[-1]


def test_it_begins_once_a_folder_is_chosen_and_shows_each_promise(
    qtbot: QtBot, place: VaultPlace, session: FakeSession, tmp_path: Path
) -> None:
    place.page.check.laptop.act.click()
    assert session.care.tests == [], "nothing begins before the folder is known"
    assert place.acts.sheet is not None
    place.acts.sheet.leave()
    test = begin(qtbot, place, session, tmp_path)
    assert test.folder == tmp_path
    card = place.page.check.laptop
    assert card.act.text() == "Stop the test"
    test.heard(KEPT)
    test.heard(BROKEN)
    qtbot.waitUntil(lambda: "2 of 3" in card.result.text)
    words = shown_texts(card)
    assert "Held. 50 kills, no line lost." in words
    assert "NOT HELD. It is a share." in words
    test.ended.cancel()


def test_the_end_says_how_it_went_and_where_the_report_lies(
    qtbot: QtBot, place: VaultPlace, session: FakeSession, tmp_path: Path
) -> None:
    test = begin(qtbot, place, session, tmp_path)
    files = (tmp_path / "selftest.pdf", tmp_path / "selftest.txt")
    test.ended.set_result(TriedLaptop("All held.", (KEPT, SKIPPED), files))
    settle(qtbot, place)
    card = place.page.check.laptop
    words = shown_texts(card)
    assert card.result.text == "All held."
    assert card.result._sort == "done"
    for said in (str(tmp_path), "selftest.pdf", "selftest.txt", "Not tried. Not on this system."):
        assert said in words
    assert card.act.text() == "Test this laptop"
    assert QApplication.focusWidget() is card.act


def test_a_broken_promise_is_no_success(
    qtbot: QtBot, place: VaultPlace, session: FakeSession, tmp_path: Path
) -> None:
    test = begin(qtbot, place, session, tmp_path)
    test.ended.set_result(TriedLaptop("Keep no evidence here.", (KEPT, BROKEN), ()))
    settle(qtbot, place)
    assert place.page.check.laptop.result._sort == "danger"


def test_it_is_stopped_with_the_same_key_and_says_when_it_is(
    qtbot: QtBot, place: VaultPlace, session: FakeSession, tmp_path: Path
) -> None:
    test = begin(qtbot, place, session, tmp_path)
    card = place.page.check.laptop
    press_key(card.act, Qt.Key.Key_Return)
    assert test.stopped == 1
    assert not card.act.isEnabled()
    test.heard(KEPT)
    test.ended.set_exception(PeerDeskError("The test was stopped."))
    settle(qtbot, place)
    assert card.result.text == "The test was stopped."
    assert card.result._sort == "told"
    assert card.act.isEnabled()
    assert QApplication.focusWidget() is card.act
    assert "Saved means saved" not in shown_texts(card)


def test_a_sheet_that_is_open_at_the_end_keeps_the_focus(
    qtbot: QtBot, place: VaultPlace, session: FakeSession, tmp_path: Path
) -> None:
    test = begin(qtbot, place, session, tmp_path)
    place.acts.try_words()
    sheet = place.acts.sheet
    assert sheet is not None
    test.ended.set_result(TriedLaptop("All held.", (KEPT,), ()))
    settle(qtbot, place)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    assert sheet.isAncestorOf(focus)
    sheet.leave()


def test_what_refuses_the_test_is_said(
    qtbot: QtBot, place: VaultPlace, session: FakeSession, tmp_path: Path
) -> None:
    test = begin(qtbot, place, session, tmp_path)
    test.ended.set_exception(PeerDeskError("Nothing can be written into this folder."))
    settle(qtbot, place)
    card = place.page.check.laptop
    assert card.result.text == "Nothing can be written into this folder."
    assert card.result._sort == "danger"


def test_who_is_elsewhere_when_it_ends_is_told(
    qtbot: QtBot, place: VaultPlace, session: FakeSession, tmp_path: Path
) -> None:
    said: list[str] = []
    place.said.connect(lambda sentence, _: said.append(sentence))
    test = begin(qtbot, place, session, tmp_path)
    place.page.turn_to("backups")
    test.ended.set_result(TriedLaptop("All held.", (KEPT,), ()))
    settle(qtbot, place)
    assert said == ["All held."]


def test_a_lock_ends_it_and_shows_nothing_of_it(
    qtbot: QtBot, place: VaultPlace, session: FakeSession, tmp_path: Path
) -> None:
    test = begin(qtbot, place, session, tmp_path)
    card = place.page.check.laptop
    test.heard(KEPT)
    qtbot.waitUntil(lambda: "1 of 3" in card.result.text)
    test.heard(BROKEN)  # on its way while the lock comes
    place.blank()
    assert test.stopped == 1
    test.ended.set_exception(PeerDeskError("The test was stopped."))
    settle(qtbot, place)
    words = shown_texts(card)
    assert "Saved means saved" not in words
    assert "laptop's own" not in words
    assert card.result.isHidden()
    place.blank()
    assert test.stopped == 1


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_the_card_comes_into_sight_when_the_test_begins(
    qtbot: QtBot, look: Look, session: FakeSession, tmp_path: Path, factor: float
) -> None:
    look.choose(factor=factor)
    place = opened(qtbot, VaultPlace(look, session), "check")
    test = begin(qtbot, place, session, tmp_path)
    for _ in range(3):
        test.heard(KEPT)
    test.ended.set_result(TriedLaptop("All held.", (KEPT,) * 11, ()))
    settle(qtbot, place)
    page = place.page.check

    def in_sight() -> bool:
        top = page.laptop.mapTo(page, page.laptop.rect().topLeft()).y()
        return 0 <= top < page.height() / 4

    qtbot.waitUntil(in_sight)
