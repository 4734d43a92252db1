# SPDX-License-Identifier: Apache-2.0
"""The vault is looked after by keyboard, says how everything went, and forgets every secret."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.errors import PeerDeskError
from peerdesk.ui.care import Checked, Drilled, ListedBackup
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.look import Look
from peerdesk.ui.vault.place import VaultPlace
from peerdesk.ui.vault.restore_sheet import RestoreSheet
from peerdesk.ui.vault.sheets import ChangeSheet, LabelSheet, TrySheet, WordsSheet
from tests.fakes.care import PASSPHRASE, WORDS
from tests.fakes.session import FakeSession
from tests.ui.driving import check_model, opened, press_key, settle, shown_texts

OTHER = "another passphrase"


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> VaultPlace:
    return opened(qtbot, VaultPlace(look, session))


def press(place: VaultPlace, words: str) -> None:
    """Press the one button that says this."""
    (button,) = [b for b in place.findChildren(Button) if b.isVisible() and b.text() == words]
    button.click()


def typed(place: VaultPlace) -> str:
    """Return everything that fields of the place hold."""
    fields = [field.text() for field in place.findChildren(QLineEdit)]
    return " ".join((*fields, *(a.toPlainText() for a in place.findChildren(QPlainTextEdit))))


def test_it_shows_how_the_vault_is_protected(place: VaultPlace, session: FakeSession) -> None:
    words = shown_texts(place.page.protection)
    assert "Challenge, May 2026" in words
    assert str(session.folder) in words
    assert "about 1.0 s on this laptop" in words
    assert "Typed back from paper" in words
    assert place.page.heading.facts.text() == "Challenge, May 2026"


def test_warnings_and_news_stand_above_everything(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    session.care.kept = replace(session.care.kept, typed_back=False, warnings=("A share.",))
    session.care.news = ("This vault was copied here.", "Nothing is missing.")
    place = opened(qtbot, VaultPlace(look, session))
    assert place.page.news.isVisible()
    assert place.page.news.text == "This vault was copied here. Nothing is missing."
    words = shown_texts(place.page.protection)
    assert "A share." in words
    assert "Not typed back yet" in words


def test_tabs_open_by_name_and_come_back_after_a_lock(place: VaultPlace) -> None:
    place.open("backups")
    assert place.where() == "backups"
    assert place.page.backups.isVisible()
    place.open(place.where())
    assert place.page.backups.isVisible()


def test_the_next_pane_is_the_main_act_of_the_tab(place: VaultPlace) -> None:
    place.open("check")
    assert place.next_pane()
    assert QApplication.focusWidget() is place.page.check.first
    assert not place.next_pane()


def test_the_label_is_changed(qtbot: QtBot, place: VaultPlace, session: FakeSession) -> None:
    press(place, "Change the label")
    sheet = place.acts.sheet
    assert isinstance(sheet, LabelSheet)
    sheet._line.setText(" Visit, June ")
    press_key(sheet._line, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert session.care.done == ["rename Visit, June"]
    assert place.acts.sheet is None


def test_a_label_that_is_refused_stays_to_be_mended(
    qtbot: QtBot, place: VaultPlace, session: FakeSession
) -> None:
    session.care.refuses = PeerDeskError("The label has 200 characters: take a shorter one.")
    press(place, "Change the label")
    sheet = place.acts.sheet
    assert isinstance(sheet, LabelSheet)
    press(place, "Keep this label")
    settle(qtbot, place)
    assert "200 characters" in sheet._field._error.text()
    assert sheet.card.isEnabled()


def test_the_passphrase_is_changed_after_both_were_typed(
    qtbot: QtBot, place: VaultPlace, session: FakeSession
) -> None:
    said: list[str] = []
    place.said.connect(lambda sentence, _: said.append(sentence))
    place.page.protection.first.click()
    sheet = place.acts.sheet
    assert isinstance(sheet, ChangeSheet)
    sheet._give()
    assert "so far first" in sheet._field._error.text()
    sheet._old.field.setText("not the one")
    sheet.form._typed.field.setText(OTHER)
    sheet._give()
    assert session.care.done == [], "one's own passphrase is typed twice"
    sheet.form._again.field.setText(OTHER)
    sheet._give()
    settle(qtbot, place)
    assert "not this vault's passphrase" in sheet._field._error.text()
    sheet._old.field.setText(PASSPHRASE)
    sheet._give()
    settle(qtbot, place)
    assert session.care.done == [f"passphrase {OTHER}"]
    assert "the old one no more" in said[0]
    assert OTHER not in typed(place)


def test_words_on_paper_are_tried(qtbot: QtBot, place: VaultPlace, session: FakeSession) -> None:
    press(place, "Try the words on paper")
    sheet = place.acts.sheet
    assert isinstance(sheet, TrySheet)
    sheet._typed.setPlainText("not those words")
    press(place, "Try them")
    settle(qtbot, place)
    assert sheet._field._error.text()
    sheet._typed.setPlainText(" ".join(WORDS).upper())
    press(place, "Try them")
    settle(qtbot, place)
    assert session.care.done == ["try words"]
    assert "word1" not in typed(place)


def type_back(sheet: WordsSheet) -> None:
    for field, place in zip(sheet._words._fields, sheet._words._asked, strict=True):
        field.control.setText(WORDS[place])  # type: ignore[attr-defined] # a TextField


@pytest.mark.parametrize(
    ("words", "done"), [("Make new words", "words"), ("Change the key", "rotate")]
)
def test_new_words_count_once_two_were_typed_back(
    qtbot: QtBot, place: VaultPlace, session: FakeSession, words: str, done: str
) -> None:
    press(place, words)
    sheet = place.acts.sheet
    assert isinstance(sheet, WordsSheet)
    sheet._act.click()
    assert "Type the passphrase first" in sheet._field._error.text()
    sheet._secret.field.setText("not the one")
    sheet._act.click()
    settle(qtbot, place)
    assert "not this vault's passphrase" in sheet._field._error.text()
    sheet._secret.field.setText(PASSPHRASE)
    sheet._act.click()
    settle(qtbot, place)
    assert "word12" in shown_texts(sheet)
    assert PASSPHRASE not in typed(place)
    sheet._act.click()
    assert session.care.done == [], "the words have to be typed back"
    type_back(sheet)
    sheet._act.click()
    settle(qtbot, place)
    assert session.care.done == [done]
    assert place.acts.sheet is None


def test_what_a_new_key_took_along_is_told_with_its_words(qtbot: QtBot, place: VaultPlace) -> None:
    press(place, "Change the key")
    sheet = place.acts.sheet
    assert isinstance(sheet, WordsSheet)
    sheet._secret.field.setText(PASSPHRASE)
    sheet._act.click()
    settle(qtbot, place)
    assert "3 backups are under the new key" in shown_texts(sheet)


def test_backups_are_listed_with_their_time_and_size(
    qtbot: QtBot, place: VaultPlace, qtmodeltester: ModelTester
) -> None:
    model = place.page.backups.list.backups
    check_model(qtmodeltester, model)
    rows = [str(model.index(row).data()) for row in range(model.rowCount())]
    assert rows == ["Today 08:30", "Today 00:30", "Yesterday 13:30"]
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Today 08:30, 840 kB"
    del qtbot


def test_without_a_backup_there_is_nothing_to_restore(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    session.care.listed = ()
    place = opened(qtbot, VaultPlace(look, session), "backups")
    assert "no backup yet" in shown_texts(place.page.backups)
    assert not place.page.backups.again.isEnabled()
    place.page.backups._restore()
    assert place.acts.sheet is None


def test_a_backup_is_made_at_once_and_said(
    qtbot: QtBot, place: VaultPlace, session: FakeSession
) -> None:
    place.open("backups")
    press(place, "Back up now")
    settle(qtbot, place)
    assert session.care.done == ["back up"]
    assert "Backed up, opened and counted." in place.page.backups.result.text
    session.care.refuses = PeerDeskError("There is no room for a backup.")
    press(place, "Back up now")
    settle(qtbot, place)
    assert place.page.backups.result.text == "There is no room for a backup."
    assert place.page.backups.first.isEnabled()


def test_a_restore_is_tried_and_both_ends_are_told(
    qtbot: QtBot, place: VaultPlace, session: FakeSession
) -> None:
    place.open("backups")
    press(place, "Try a restore")
    settle(qtbot, place)
    assert "614 notes, as here" in place.page.backups.result.text
    session.care.drilled = Drilled(held=False, seconds=1.0, sentences=("It does not hold.",))
    press(place, "Try a restore")
    settle(qtbot, place)
    assert place.page.backups.result.text == "It does not hold."
    session.care.refuses = PeerDeskError("There is no backup yet.")
    press(place, "Try a restore")
    settle(qtbot, place)
    assert place.page.backups.result.text == "There is no backup yet."


def test_a_copy_goes_where_one_chooses(qtbot: QtBot, place: VaultPlace, tmp_path: Path) -> None:
    place.open("backups")
    press(place, "Copy the vault to a stick")
    settle(qtbot, place)
    sheet = place.acts.sheet
    assert isinstance(sheet, ChooseSheet)
    sheet.chosen.emit(tmp_path / "stick")
    sheet.leave()
    settle(qtbot, place)
    assert str(tmp_path / "stick") in place.page.backups.result.text


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_what_a_backup_holds_comes_into_view(
    qtbot: QtBot, look: Look, session: FakeSession, factor: float
) -> None:
    look.choose(factor=factor)
    place = opened(qtbot, VaultPlace(look, session), "backups")
    place.page.backups._restore()
    settle(qtbot, place)
    (sheet,) = place.findChildren(RestoreSheet)
    sheet.form.secret.field.setText(PASSPHRASE)
    sheet.form.go_on()
    settle(qtbot, place)
    QApplication.processEvents()
    card, view = sheet.form._card, sheet._scroll.viewport()
    top = card.mapTo(view, card.rect().topLeft()).y()
    bottom = card.mapTo(view, card.rect().bottomLeft()).y()
    assert top >= 0
    assert bottom <= view.height() or top <= 1, "its beginning, where there is no room for all"


def test_a_backup_is_looked_into_and_restored_beside_the_open_vault(
    qtbot: QtBot, place: VaultPlace, session: FakeSession
) -> None:
    place.open("backups")
    press_key(place.page.backups.list, Qt.Key.Key_Down)
    press_key(place.page.backups.list, Qt.Key.Key_Return)
    settle(qtbot, place)
    sheet = place.acts.sheet
    assert isinstance(sheet, RestoreSheet)
    assert sheet.form.list.backup == session.care.listed[1]
    sheet.form.secret.field.setText(PASSPHRASE)
    sheet.act.click()
    settle(qtbot, place)
    assert "16 notes are in the vault now" in shown_texts(sheet)
    assert sheet.act.text() == "Restore into a new vault"
    sheet.act.click()
    settle(qtbot, place)
    assert session.care.done == ["restore evidence-1.db"]
    said = place.page.backups.result.text
    assert "Restored as “Challenge, restored”" in said
    assert "Restored from a backup." in said
    assert place.acts.sheet is None


def test_backups_can_be_looked_for_elsewhere(
    qtbot: QtBot, place: VaultPlace, session: FakeSession, tmp_path: Path
) -> None:
    session.care.elsewhere = (ListedBackup(tmp_path / "evidence.db", 0, 5, "a copy"),)
    place.open("backups")
    press(place, "Restore")
    settle(qtbot, place)
    sheet = place.acts.sheet
    assert isinstance(sheet, RestoreSheet)
    sheet.form.elsewhere.emit()
    (chooser,) = place.findChildren(ChooseSheet)
    chooser.chosen.emit(tmp_path)
    chooser.leave()
    settle(qtbot, place)
    assert sheet.form.list.backups.rowCount() == 1


def test_a_check_says_that_everything_holds_and_what_was_looked_at(
    qtbot: QtBot, place: VaultPlace
) -> None:
    place.open("check")
    press(place, "Check the vault")
    settle(qtbot, place)
    assert place.page.check.result.text == "Everything holds."
    assert "614 notes" in shown_texts(place.page.check)


def test_findings_are_counted_and_lead_out(
    qtbot: QtBot, place: VaultPlace, session: FakeSession
) -> None:
    session.care.checked = Checked(tuple(f"Page {n} is damaged." for n in range(15)))
    place.open("check")
    press(place, "Check the vault")
    settle(qtbot, place)
    words = shown_texts(place.page.check)
    assert "15 findings." in words
    assert "Restore a backup" in words
    assert "Page 11 is damaged." in words
    assert "Page 12 is damaged." not in words
    assert "And 3 more." in words
    session.care.refuses = PeerDeskError("The vault is locked.")
    press(place, "Check the vault")
    settle(qtbot, place)
    assert place.page.check.result.text == "The vault is locked."


def test_tables_are_made_anew(qtbot: QtBot, place: VaultPlace) -> None:
    place.open("check")
    press(place, "Make the tables anew")
    settle(qtbot, place)
    assert "1,204 entries" in place.page.check.result.text


def test_a_lock_takes_sheets_secrets_and_facts_away(
    qtbot: QtBot, place: VaultPlace, session: FakeSession
) -> None:
    press(place, "Make new words")
    sheet = place.acts.sheet
    assert isinstance(sheet, WordsSheet)
    sheet._secret.field.setText(PASSPHRASE)
    sheet._act.click()
    settle(qtbot, place)
    place.blank()
    assert place.acts.sheet is None
    assert sheet.isHidden()
    words = shown_texts(place)
    for gone in ("word1", PASSPHRASE, str(session.folder), "Challenge, May 2026"):
        assert gone not in words
    assert place.page.backups.list.backups.rowCount() == 0


def test_only_one_sheet_is_open_at_a_time(place: VaultPlace) -> None:
    place.acts.try_words()
    first = place.acts.sheet
    place.acts.change_passphrase()
    assert place.acts.sheet is first
    place.blank()


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_every_tab_is_drawn_at_every_size(
    qtbot: QtBot, look: Look, session: FakeSession, factor: float
) -> None:
    look.choose(factor=factor)
    place = opened(qtbot, VaultPlace(look, session))
    for tab in ("protection", "backups", "check"):
        place.open(tab)
        settle(qtbot, place)
        assert not place.grab().isNull()
