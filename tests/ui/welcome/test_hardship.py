# SPDX-License-Identifier: Apache-2.0
"""A vault that does not open as it is leads to its ways out, and every secret is forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from peerdesk.ui.care import ListedBackup, VaultTrouble, Way
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.jobs import Pool
from peerdesk.ui.look import Look
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.welcome.screen import Welcome
from tests.fakes.care import PASSPHRASE, WORDS
from tests.fakes.session import FakeSession
from tests.fakes.vaults import FakeVaults
from tests.ui.conftest import Opened
from tests.ui.driving import shown_texts

NOON = 1_778_587_200_000
OLDER = VaultTrouble(
    "This vault is older than it was", "Its database is older.", (Way.GO_ON, Way.RESTORE)
)
DAMAGED = VaultTrouble("This vault is damaged", "A part is lost.", (Way.RESTORE, Way.SALVAGE))


class TroubledVaults(FakeVaults):
    """Vaults of which none opens as it is."""

    trouble = OLDER

    def unlock(self, folder: Path, passphrase: str) -> FakeSession:
        super().unlock(folder, passphrase).close({})
        raise self.trouble

    def unlock_with_words(self, folder: Path, words: object) -> FakeSession:
        del folder, words
        raise self.trouble


@pytest.fixture
def vaults(open_session: Opened, tmp_path: Path) -> TroubledVaults:
    vaults = TroubledVaults(open_session, tmp_path / "one")
    vaults.rescue.listed = tuple(
        ListedBackup(tmp_path / f"evidence-{number}.db", NOON - number * 3_600_000, 900_000, why)
        for number, why in enumerate(("", "before an import"))
    )
    return vaults


@pytest.fixture
def welcome(qtbot: QtBot, look: Look, vaults: TroubledVaults) -> Iterator[Welcome]:
    pool = Pool()
    welcome = Welcome(look, vaults, pool, "1.2.3")
    qtbot.addWidget(welcome)
    welcome.resize(1366, 768)
    welcome.show()
    qtbot.waitUntil(lambda: welcome._jobs.running == 0 and vaults.warmed == 1)
    yield welcome
    welcome.wait()
    pool.close()


def unlock(qtbot: QtBot, welcome: Welcome) -> None:
    welcome._unlock.form.secret.field.setText(PASSPHRASE)
    welcome._unlock.form._unlock.click()
    qtbot.waitUntil(lambda: welcome._jobs.running == 0)


def act(welcome: Welcome, words: str) -> Button:
    found = [b for b in welcome.findChildren(Button) if b.isVisible() and b.text() == words]
    assert len(found) == 1, [b.text() for b in welcome.findChildren(Button) if b.isVisible()]
    return found[0]


def fields(welcome: Welcome) -> str:
    return " ".join(field.text() for field in welcome.findChildren(QLineEdit))


def settle(qtbot: QtBot, welcome: Welcome) -> None:
    qtbot.waitUntil(lambda: welcome._jobs.running == 0)


def test_an_older_vault_says_so_and_opens_when_one_goes_on(
    qtbot: QtBot, welcome: Welcome, vaults: TroubledVaults
) -> None:
    unlock(qtbot, welcome)
    page = welcome._hardship._trouble
    assert page.isVisible()
    assert "This vault is older than it was" in shown_texts(page)
    assert PASSPHRASE not in fields(welcome)
    act(welcome, "Go on from here").click()
    settle(qtbot, welcome)
    assert vaults.rescue.done == ["go on one"]
    assert "What was not shared before 12:41 is gone." in shown_texts(welcome._hardship._news)
    with qtbot.waitSignal(welcome.unlocked) as caught:
        act(welcome, "Open the challenge").click()
    assert isinstance(caught.args[0], FakeSession)
    assert welcome._hardship._secret == ""


def test_nothing_to_tell_goes_straight_in(
    qtbot: QtBot, welcome: Welcome, vaults: TroubledVaults
) -> None:
    vaults.rescue.sentences = ()
    unlock(qtbot, welcome)
    with qtbot.waitSignal(welcome.unlocked):
        act(welcome, "Go on from here").click()


def test_what_had_happened_is_told_before_going_in(
    qtbot: QtBot, look: Look, open_session: Opened, tmp_path: Path
) -> None:
    def returned() -> FakeSession:
        session = open_session()
        session.care.news = ("This vault was copied here.",)
        return session

    vaults, pool = FakeVaults(returned, tmp_path / "one"), Pool()
    welcome = Welcome(look, vaults, pool, "")
    qtbot.addWidget(welcome)
    welcome.show()
    qtbot.waitUntil(lambda: welcome._jobs.running == 0 and vaults.warmed == 1)
    unlock(qtbot, welcome)
    assert "This vault was copied here." in shown_texts(welcome._hardship._news)
    session = welcome._hardship._held
    welcome.wait()
    assert isinstance(session, FakeSession)
    assert session.closed, "a window that goes closes what it never showed"
    pool.close()


def test_a_damaged_vault_is_restored_from_yesterday_after_a_look_inside(
    qtbot: QtBot, welcome: Welcome, vaults: TroubledVaults
) -> None:
    vaults.trouble = DAMAGED
    unlock(qtbot, welcome)
    act(welcome, "Look at the backups").click()
    settle(qtbot, welcome)
    page = welcome._hardship._restoring
    form = page.form
    assert form._field.isHidden(), "the passphrase is known already"
    assert form.list.backups.rowCount() == 2
    qtbot.keyClick(form.list, Qt.Key.Key_Down)
    assert "before an import" in str(form.list.currentIndex().data())
    act(welcome, "Look inside").click()
    settle(qtbot, welcome)
    words = shown_texts(form)
    assert "598" in words
    assert "614" in words
    assert "16 notes are in the vault now" in words
    act(welcome, "Restore into a new vault").click()
    settle(qtbot, welcome)
    assert vaults.rescue.done == ["restore evidence-1.db"]
    with qtbot.waitSignal(welcome.unlocked):
        act(welcome, "Open the challenge").click()


def test_choosing_another_backup_asks_for_another_look(
    qtbot: QtBot, welcome: Welcome, vaults: TroubledVaults
) -> None:
    unlock(qtbot, welcome)
    act(welcome, "Look at the backups").click()
    settle(qtbot, welcome)
    act(welcome, "Look inside").click()
    settle(qtbot, welcome)
    form = welcome._hardship._restoring.form
    qtbot.keyClick(form.list, Qt.Key.Key_Down)
    assert act(welcome, "Look inside").isVisible()
    assert form._card.isHidden()
    assert vaults.rescue.done == []


def test_without_trouble_the_link_asks_for_the_passphrase_and_takes_words_too(
    qtbot: QtBot, welcome: Welcome, vaults: TroubledVaults
) -> None:
    welcome._unlock._restore.click()
    settle(qtbot, welcome)
    form = welcome._hardship._restoring.form
    act(welcome, "Look inside").click()
    assert "Type the passphrase first" in form._field._error.text()
    form.secret.field.setText("something else")
    act(welcome, "Look inside").click()
    settle(qtbot, welcome)
    assert "not this vault's passphrase" in form._field._error.text()
    form.secret.field.setText(" ".join(WORDS).upper())
    act(welcome, "Look inside").click()
    settle(qtbot, welcome)
    assert form._card.isVisible()
    act(welcome, "Back").click()
    assert welcome._unlock.isVisible()
    assert form.secret.text() == ""
    assert form.list.backups.rowCount() == 0
    assert vaults.rescue.done == []


def test_a_folder_without_backups_says_so_and_another_can_be_chosen(
    qtbot: QtBot, welcome: Welcome, vaults: TroubledVaults, tmp_path: Path
) -> None:
    listed, vaults.rescue.listed = vaults.rescue.listed, ()
    welcome._unlock._restore.click()
    settle(qtbot, welcome)
    form = welcome._hardship._restoring.form
    assert "no backup in this folder" in form._none.text()
    assert "opens the vault now" in form._field._hint.text()
    vaults.rescue.listed = listed
    act(welcome, "Look in another folder").click()
    sheet = welcome._hardship._sheet
    assert isinstance(sheet, ChooseSheet)
    sheet.chosen.emit(tmp_path)
    sheet.leave()
    settle(qtbot, welcome)
    assert form.list.backups.rowCount() == 2
    assert "when the copy was made" in form._field._hint.text(), "a copy follows no change"


def test_a_copy_is_restored_on_a_laptop_that_has_no_vault(
    qtbot: QtBot, look: Look, open_session: Opened, tmp_path: Path
) -> None:
    vaults, pool = FakeVaults(open_session), Pool()
    vaults.rescue.listed = (ListedBackup(tmp_path / "evidence.db", NOON, 900_000, "a copy"),)
    welcome = Welcome(look, vaults, pool, "")
    qtbot.addWidget(welcome)
    welcome.show()
    qtbot.waitUntil(lambda: welcome._jobs.running == 0 and vaults.warmed == 1)
    act(welcome, "Restore a backup").click()
    settle(qtbot, welcome)
    page, sheet = welcome._hardship._restoring, welcome._hardship._sheet
    assert page.form.list.backups.rowCount() == 0
    assert page._rescue.isHidden(), "there is no vault to rescue"
    assert isinstance(sheet, ChooseSheet)
    sheet.chosen.emit(tmp_path)
    sheet.leave()
    settle(qtbot, welcome)
    page.form.secret.field.setText(PASSPHRASE)
    act(welcome, "Look inside").click()
    settle(qtbot, welcome)
    act(welcome, "Restore into a new vault").click()
    settle(qtbot, welcome)
    assert vaults.rescue.done == ["restore evidence.db"]
    welcome.wait()
    pool.close()


def test_what_can_be_read_is_rescued_with_words_on_the_way(
    qtbot: QtBot, welcome: Welcome, vaults: TroubledVaults
) -> None:
    vaults.trouble = DAMAGED
    unlock(qtbot, welcome)
    said: list[str] = []
    welcome._hardship._told.connect(said.append)
    act(welcome, "Rescue what can be read").click()
    settle(qtbot, welcome)
    qtbot.waitUntil(lambda: said == ["Reading page 100 of 800…"])
    assert vaults.rescue.done == ["salvage one"]
    assert welcome._hardship._news.isVisible()


def test_a_damaged_vault_can_be_rescued_from_the_link_too(
    qtbot: QtBot, welcome: Welcome, vaults: TroubledVaults
) -> None:
    welcome._unlock._restore.click()
    settle(qtbot, welcome)
    rescue = act(welcome, "Rescue a damaged vault instead")
    rescue.click()
    form = welcome._hardship._restoring.form
    assert "Type the passphrase first" in form._field._error.text()
    form.secret.field.setText("something else")
    rescue.click()
    settle(qtbot, welcome)
    assert "not this vault's passphrase" in form._field._error.text()
    form.secret.field.setText(PASSPHRASE)
    rescue.click()
    settle(qtbot, welcome)
    assert vaults.rescue.done == ["salvage one"]


def test_a_way_that_does_not_lead_on_says_why_and_leaves_the_others(
    qtbot: QtBot, welcome: Welcome, vaults: TroubledVaults, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock(qtbot, welcome)

    def refuse(*_: object) -> DeskSession:
        raise DAMAGED

    monkeypatch.setattr(vaults.rescue, "go_on", refuse)
    act(welcome, "Go on from here").click()
    settle(qtbot, welcome)
    page = welcome._hardship._trouble
    assert page._said.text == "A part is lost."
    assert page.isEnabled()
    assert act(welcome, "Look at the backups").isEnabled()


def test_words_lead_out_of_trouble_as_well(
    qtbot: QtBot, welcome: Welcome, vaults: TroubledVaults
) -> None:
    welcome._unlock.form._words.click()
    welcome._recovery._typed.setPlainText(" ".join(WORDS))
    welcome._recovery._open.click()
    settle(qtbot, welcome)
    act(welcome, "Go on from here").click()
    settle(qtbot, welcome)
    assert vaults.rescue.done == ["go on one"]


def test_a_forgotten_passphrase_is_renewed_with_the_words(
    qtbot: QtBot, look: Look, open_session: Opened, tmp_path: Path
) -> None:
    vaults, pool = FakeVaults(open_session, tmp_path / "one"), Pool()
    welcome = Welcome(look, vaults, pool, "")
    qtbot.addWidget(welcome)
    welcome.show()
    qtbot.waitUntil(lambda: welcome._jobs.running == 0 and vaults.warmed == 1)
    welcome._unlock.form._words.click()
    welcome._recovery._typed.setPlainText(" ".join(WORDS))
    welcome._recovery._open.click()
    settle(qtbot, welcome)
    page = welcome._hardship._renewing
    page._keep.click()
    assert "Too short" in page.form._field._error.text()
    page.form._typed.field.setText("another passphrase")
    page.form._again.field.setText("another passphrase")
    with qtbot.waitSignal(welcome.unlocked):
        page._keep.click()
    assert vaults.rescue.done[0].endswith("another passphrase")
    assert "another" not in fields(welcome)
    assert welcome._hardship._secret == ""
    welcome.wait()
    pool.close()


def test_a_new_passphrase_that_is_refused_stays_to_be_mended(
    qtbot: QtBot, welcome: Welcome, open_session: Opened
) -> None:
    session = open_session()
    welcome._hardship.renew(session, ("not", "the", "words"))
    page = welcome._hardship._renewing
    page.form._typed.field.setText(page.form._suggested)
    page._keep.click()
    settle(qtbot, welcome)
    assert "not this vault's passphrase" in page.form._field._error.text()
    assert page.isEnabled()
    assert not session.closed
