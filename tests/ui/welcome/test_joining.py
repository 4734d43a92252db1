# SPDX-License-Identifier: Apache-2.0
"""Joining by an invitation: file and words, the terms, one's own vault; and nothing is kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from peerdesk.domain.words import Role
from peerdesk.errors import PeerDeskError
from peerdesk.team.joining_errors import DamagedInvitation, NewerInvitation
from peerdesk.transport.errors import FileGone
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.components.control import TextField
from peerdesk.ui.jobs import Pool
from peerdesk.ui.joining import ToldChallenge
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.screen import Welcome
from tests.fakes.inviting import WORDS as SPOKEN
from tests.fakes.session import FakeSession
from tests.fakes.vaults import PASSPHRASE, WORDS, FakeVaults, WrongWords
from tests.ui.conftest import Opened
from tests.ui.driving import press_key, shown_texts, type_text


@pytest.fixture
def vaults(open_session: Opened, tmp_path: Path) -> FakeVaults:
    return FakeVaults(open_session, tmp_path)


@pytest.fixture
def welcome(qtbot: QtBot, look: Look, vaults: FakeVaults) -> Iterator[Welcome]:
    pool = Pool()
    made = Welcome(look, vaults, pool, "1.2.3")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made._jobs.running == 0 and vaults.warmed == 1)
    made._unlock._join.click()
    yield made
    made.wait()
    pool.close()


def idle(qtbot: QtBot, welcome: Welcome) -> None:
    qtbot.waitUntil(lambda: welcome._jobs.running == 0)


def give(qtbot: QtBot, welcome: Welcome, words: str, path: str = "may.peerdesk-invitation") -> None:
    page = welcome._joining._file
    page._path.setText(path)
    page._typed.field.setText(words)
    page._open.click()
    idle(qtbot, welcome)


def accept(qtbot: QtBot, welcome: Welcome) -> None:
    give(qtbot, welcome, SPOKEN)
    page = welcome._joining._terms
    page._tick.click()
    page._go.click()
    idle(qtbot, welcome)


def choose(welcome: Welcome, name: str) -> None:
    page = welcome._joining._self
    texts = [page._person.itemText(n) for n in range(page._person.count())]
    page._person.setCurrentIndex(next(n for n, text in enumerate(texts) if name in text))


def make(qtbot: QtBot, welcome: Welcome) -> None:
    page = welcome._joining._self
    page._passphrase._typed.field.setText(PASSPHRASE)
    page._make.click()
    idle(qtbot, welcome)


def test_the_whole_way_leads_into_team_as_the_person_who_was_named(
    qtbot: QtBot, welcome: Welcome, vaults: FakeVaults
) -> None:
    accept(qtbot, welcome)
    choose(welcome, "Priya")
    make(qtbot, welcome)
    (wanted,) = vaults.invited.joined
    assert wanted.owner.name == "Priya Nair"
    assert wanted.person == vaults.invited.told.people[0].person
    assert wanted.label.startswith("Challenge, ")
    assert welcome._words.isVisible()
    words = welcome._words
    with qtbot.waitSignal(welcome.unlocked) as caught:
        for field, place in zip(words._fields, words._asked, strict=True):
            assert isinstance(field.control, TextField)
            field.control.setText(WORDS[place])
        words.check()
    session, place_key = caught.args
    assert isinstance(session, FakeSession)
    assert place_key == "team"


def test_the_terms_are_shown_whole_and_go_on_only_once_accepted(
    qtbot: QtBot, welcome: Welcome
) -> None:
    give(qtbot, welcome, SPOKEN)
    page = welcome._joining._terms
    assert page.isVisible()
    shown = shown_texts(page)
    for words in ("Marlowe Vale", "Helen Okafor, team leader", "How we work", "We listen."):
        assert words in shown
    assert not page._go.isEnabled()
    page._tick.click()
    assert page._go.isEnabled()
    page._tick.click()
    assert not page._go.isEnabled()


def test_wrong_words_are_told_below_them_and_stay(qtbot: QtBot, welcome: Welcome) -> None:
    page = welcome._joining._file
    give(qtbot, welcome, "zoo zoo zoo zoo zoo")
    assert "The file is whole" in shown_texts(page)
    assert page.isEnabled()
    assert page._typed.text() == "zoo zoo zoo zoo zoo"
    give(qtbot, welcome, "abandon ability abel about above")
    assert "Word 3" in shown_texts(page)


@pytest.mark.parametrize("error", [DamagedInvitation("cut short"), NewerInvitation(), FileGone()])
def test_what_is_wrong_with_the_file_is_told_below_the_file(
    qtbot: QtBot,
    welcome: Welcome,
    vaults: FakeVaults,
    monkeypatch: pytest.MonkeyPatch,
    error: PeerDeskError,
) -> None:
    def refuse(*_: object) -> ToldChallenge:
        raise error

    monkeypatch.setattr(vaults.invited, "look_at", refuse)
    give(qtbot, welcome, SPOKEN)
    page = welcome._joining._file
    assert page._file._error.text() == error.user_message
    assert page._words._error.text() == ""
    assert page._typed.text() == SPOKEN
    monkeypatch.undo()
    give(qtbot, welcome, "zoo zoo zoo zoo zoo")
    assert page._file._error.text() == ""
    assert "not its five words" in page._words._error.text()


def test_no_file_is_asked_for_before_anything_is_tried(qtbot: QtBot, welcome: Welcome) -> None:
    give(qtbot, welcome, SPOKEN, path=" ")
    page = welcome._joining._file
    assert "Choose the file that was sent" in shown_texts(page)
    assert page._choose.hasFocus()


def test_a_file_is_chosen_in_the_window_and_the_words_come_next(
    qtbot: QtBot, welcome: Welcome, vaults: FakeVaults, tmp_path: Path
) -> None:
    page, joining = welcome._joining._file, welcome._joining
    page._choose.click()
    page._choose.click()
    sheet = joining._sheet
    assert isinstance(sheet, ChooseSheet)
    sheet.chosen.emit(tmp_path / "may.peerdesk-invitation")
    sheet.leave()
    qtbot.waitUntil(page._typed.field.hasFocus)
    assert page._path.text().endswith("may.peerdesk-invitation")
    page._choose.click()
    joining.forget()
    assert joining._sheet is None
    assert vaults.invited.joined == []


def test_enter_goes_from_the_file_to_the_words_and_opens(qtbot: QtBot, welcome: Welcome) -> None:
    page = welcome._joining._file
    type_text(page._path, "may.peerdesk-invitation")
    press_key(page._path, Qt.Key.Key_Return)
    qtbot.waitUntil(page._typed.field.hasFocus)
    type_text(page._typed.field, SPOKEN)
    press_key(page._typed.field, Qt.Key.Key_Return)
    idle(qtbot, welcome)
    assert welcome._joining._terms.isVisible()


def test_whoever_is_not_named_says_who_they_are(
    qtbot: QtBot, welcome: Welcome, vaults: FakeVaults
) -> None:
    accept(qtbot, welcome)
    page = welcome._joining._self
    make(qtbot, welcome)
    assert "Say who you are" in shown_texts(page)
    choose(welcome, "not named")
    assert page._typed.isVisible()
    make(qtbot, welcome)
    assert "Write your name" in shown_texts(page)
    page._name.setText("Dev Anand")
    page._organisation.setText("Stannerby Council")
    page._role.choose(Role.MEMBER_PEER.value)
    make(qtbot, welcome)
    (wanted,) = vaults.invited.joined
    assert (wanted.person, wanted.owner.name) == ("", "Dev Anand")
    assert (wanted.owner.role, wanted.owner.organisation) == (Role.MEMBER_PEER, "Stannerby Council")


def test_names_of_the_team_make_no_passphrase(qtbot: QtBot, welcome: Welcome) -> None:
    accept(qtbot, welcome)
    page = welcome._joining._self
    assert not page._weigh("Marlowe Vale Council Priya Nair").enough
    assert page._weigh(PASSPHRASE).enough


def test_a_vault_that_cannot_be_made_says_why_and_keeps_the_page(
    qtbot: QtBot, welcome: Welcome, vaults: FakeVaults
) -> None:
    vaults.invited.refuses = WrongWords()
    accept(qtbot, welcome)
    choose(welcome, "Priya")
    make(qtbot, welcome)
    page = welcome._joining._self
    assert page.isVisible()
    assert page.isEnabled()
    assert "try again" in shown_texts(page)


def test_back_to_the_terms_keeps_the_tick_and_all_that_was_typed(
    qtbot: QtBot, welcome: Welcome, vaults: FakeVaults
) -> None:
    accept(qtbot, welcome)
    joining, page = welcome._joining, welcome._joining._self
    choose(welcome, "not named")
    page._name.setText("Dev Anand")
    page._called.setText("My challenge")
    page._passphrase._typed.field.setText(PASSPHRASE)
    page._back.click()
    assert joining._terms._tick.isChecked()
    assert "We listen." in shown_texts(joining._terms)
    joining._terms._go.click()
    idle(qtbot, welcome)
    assert page._name.text() == "Dev Anand"
    page._make.click()
    idle(qtbot, welcome)
    (wanted,) = vaults.invited.joined
    assert (wanted.owner.name, wanted.label) == ("Dev Anand", "My challenge")
    assert wanted.passphrase == PASSPHRASE


def test_another_invitation_begins_with_empty_pages(
    qtbot: QtBot, welcome: Welcome, vaults: FakeVaults
) -> None:
    accept(qtbot, welcome)
    joining, page = welcome._joining, welcome._joining._self
    page._organisation.setText("Stannerby Council")
    page._back.click()
    joining._terms._back.click()
    vaults.invited.told = replace(vaults.invited.told, council="Another Council")
    give(qtbot, welcome, SPOKEN)
    assert not joining._terms._tick.isChecked()
    joining._terms._tick.click()
    joining._terms._go.click()
    idle(qtbot, welcome)
    assert page._organisation.text() == ""


def test_back_leads_back_and_every_word_is_forgotten(qtbot: QtBot, welcome: Welcome) -> None:
    accept(qtbot, welcome)
    joining = welcome._joining
    joining._self._back.click()
    assert joining._terms.isVisible()
    joining._terms._back.click()
    assert joining._file.isVisible()
    joining._file._typed.field.setText(SPOKEN)
    joining._file._back.click()
    assert welcome._unlock.isVisible()
    assert SPOKEN not in " ".join(f.text() for f in welcome.findChildren(QLineEdit))
    assert "Marlowe Vale" not in shown_texts(welcome)
    joining._show_terms()
    joining._ask_self()
    joining._self._give()
    assert welcome._unlock.isVisible()


def test_without_an_invitation_the_identity_file_is_still_there(
    qtbot: QtBot, welcome: Welcome, vaults: FakeVaults
) -> None:
    welcome._joining._file._none.click()
    idle(qtbot, welcome)
    assert welcome._making.isVisible()
    assert "small file" in shown_texts(welcome._making)
    assert vaults.made == []


def test_a_place_unfit_for_a_vault_is_said(
    qtbot: QtBot, welcome: Welcome, vaults: FakeVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vaults.rescue, "surroundings", lambda: "This disk is shared.")
    accept(qtbot, welcome)
    assert welcome._joining._self._warning.text == "This disk is shared."
    assert welcome._joining._self._warning.isVisible()


def test_large_text_leaves_tick_and_acts_in_view(
    qtbot: QtBot, look: Look, welcome: Welcome
) -> None:
    look.choose("dark", 2.0)
    give(qtbot, welcome, SPOKEN)
    page = welcome._joining._terms
    assert page._card.height() < 768 // 2
    assert page._go.mapTo(page, page._go.rect().bottomLeft()).y() <= page.height()
