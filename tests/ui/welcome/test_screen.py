# SPDX-License-Identifier: Apache-2.0
"""The welcome screen opens vaults, makes them, and forgets every secret it was told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from peerdesk.domain.words import Role
from peerdesk.ui.endings import Ending
from peerdesk.ui.jobs import Pool
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.screen import Welcome
from tests.fakes.session import FakeSession
from tests.fakes.vaults import PASSPHRASE, WORDS, FakeVaults
from tests.ui.conftest import Opened

Shown = Callable[..., Welcome]


@pytest.fixture
def vaults(open_session: Opened, tmp_path: Path) -> FakeVaults:
    return FakeVaults(open_session, tmp_path / "one", tmp_path / "two")


@pytest.fixture
def show(qtbot: QtBot, look: Look) -> Iterator[Shown]:
    pool = Pool()
    shown: list[Welcome] = []

    def make(vaults: FakeVaults) -> Welcome:
        welcome = Welcome(look, vaults, pool, "1.2.3")
        qtbot.addWidget(welcome)
        welcome.resize(1366, 768)
        welcome.show()
        qtbot.waitExposed(welcome)
        qtbot.waitUntil(lambda: welcome._jobs.running == 0 and vaults.warmed == 1)
        shown.append(welcome)
        return welcome

    yield make
    for welcome in shown:
        welcome.wait()
    pool.close()


def secrets(welcome: Welcome) -> str:
    """Return everything that any field of the screen holds."""
    return " ".join(field.text() for field in welcome.findChildren(QLineEdit))


def focused(kind: type[QLineEdit] = QLineEdit) -> QLineEdit:
    widget = QApplication.focusWidget()
    assert isinstance(widget, kind)
    return widget


def test_typing_and_enter_unlock_the_first_vault(
    qtbot: QtBot, show: Shown, vaults: FakeVaults
) -> None:
    welcome = show(vaults)
    qtbot.keyClicks(focused(), PASSPHRASE)
    with qtbot.waitSignal(welcome.unlocked) as caught:
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert isinstance(caught.args[0], FakeSession)
    assert PASSPHRASE not in secrets(welcome)


def test_arrow_keys_choose_another_vault_and_forget_what_was_typed(
    qtbot: QtBot, show: Shown, vaults: FakeVaults, tmp_path: Path
) -> None:
    welcome = show(vaults)
    qtbot.keyClicks(focused(), "half a pass")
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert welcome._unlock._list.folder == tmp_path / "two"
    assert focused().text() == ""
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    assert welcome._unlock._list.folder == tmp_path / "one"


def test_the_passphrase_is_hidden_until_somebody_asks_to_see_it(
    qtbot: QtBot, show: Shown, vaults: FakeVaults
) -> None:
    welcome = show(vaults)
    secret = welcome._unlock.form.secret
    assert secret.field.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(secret._show, Qt.MouseButton.LeftButton)
    assert secret.field.echoMode() == QLineEdit.EchoMode.Normal
    qtbot.mouseClick(secret._show, Qt.MouseButton.LeftButton)
    assert secret.field.echoMode() == QLineEdit.EchoMode.Password


def test_an_empty_passphrase_is_asked_for(qtbot: QtBot, show: Shown, vaults: FakeVaults) -> None:
    welcome = show(vaults)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert "Type the passphrase" in welcome._unlock.form._field._error.text()


def test_recovery_words_open_a_vault_and_wrong_ones_are_said(
    qtbot: QtBot, show: Shown, vaults: FakeVaults
) -> None:
    welcome = show(vaults)
    welcome._unlock.form._words.click()
    page = welcome._recovery
    page._typed.setPlainText("word1 word2")
    page._open.click()
    qtbot.waitUntil(lambda: bool(page._field._error.text()))
    page._typed.setPlainText(" ".join(WORDS).upper())
    page._open.click()
    qtbot.waitUntil(welcome._hardship._renewing.isVisible)
    assert page._typed.toPlainText() == ""
    with qtbot.waitSignal(welcome.unlocked):
        welcome._hardship._renewing._later.click()


def test_one_can_go_back_from_the_recovery_words(
    qtbot: QtBot, show: Shown, vaults: FakeVaults
) -> None:
    welcome = show(vaults)
    welcome._unlock.form._words.click()
    qtbot.mouseClick(welcome._recovery._back, Qt.MouseButton.LeftButton)
    assert welcome._unlock.isVisible()


def test_a_new_challenge_makes_a_vault_shows_words_and_has_two_typed_back(
    qtbot: QtBot, show: Shown, vaults: FakeVaults
) -> None:
    welcome = show(vaults)
    welcome._unlock._new.click()
    page = welcome._making
    page._make.click()
    assert "Write your name" in page._name._error.text()
    qtbot.keyClicks(focused(), "Helen Okafor")
    typed = page._passphrase._typed.field
    qtbot.keyClicks(typed, "short")
    page._make.click()
    assert "Too short" in page._passphrase._field._error.text()
    typed.clear()
    qtbot.keyClicks(typed, PASSPHRASE)
    page._make.click()
    qtbot.waitUntil(welcome._words.isVisible)
    (wanted,) = vaults.made
    assert (wanted.owner.name, wanted.owner.role) == ("Helen Okafor", Role.TEAM_LEADER)
    assert wanted.passphrase == PASSPHRASE
    assert wanted.label.startswith("Challenge, ")
    assert PASSPHRASE not in secrets(welcome)
    fields = welcome._words._fields
    welcome._words._go.click()
    assert fields[0]._error.text(), "the words have to be typed back"
    for field, place in zip(fields, welcome._words._asked, strict=True):
        field.control.setText(WORDS[place].title())  # type: ignore[attr-defined] # a TextField
    with qtbot.waitSignal(welcome.unlocked) as caught:
        welcome._words._go.click()
    assert caught.args[1] == "challenge"
    assert "word" not in secrets(welcome)


def test_the_words_typed_back_are_drawn_anew_each_time(show: Shown, vaults: FakeVaults) -> None:
    page = show(vaults)._words
    drawn = set()
    for _ in range(60):
        page.show_words(WORDS)
        first, second = page._asked
        assert 0 <= first < second < len(WORDS)
        drawn.add((first, second))
    assert len(drawn) > 1


def test_an_own_passphrase_is_typed_twice(qtbot: QtBot, show: Shown, vaults: FakeVaults) -> None:
    welcome = show(vaults)
    welcome._unlock._join.click()
    welcome._joining._file._none.click()
    page, form = welcome._making, welcome._making._passphrase
    qtbot.keyClicks(focused(), "Amir Siddiqui")
    qtbot.keyClicks(form._typed.field, "a passphrase of mine")
    assert form._second.isVisible()
    qtbot.keyClicks(form._again.field, "another of mine")
    page._make.click()
    assert "differ" in form._second._error.text()
    assert vaults.made == []
    form._again.field.setText("a passphrase of mine")
    page._make.click()
    qtbot.waitUntil(welcome._words.isVisible)
    for field, place in zip(welcome._words._fields, welcome._words._asked, strict=True):
        field.control.setText(WORDS[place])  # type: ignore[attr-defined] # a TextField
    with qtbot.waitSignal(welcome.unlocked) as caught:
        welcome._words._go.click()
    assert caught.args[1] == "team"


def test_the_strength_of_ones_own_passphrase_is_shown_while_it_is_typed(
    qtbot: QtBot, show: Shown, vaults: FakeVaults
) -> None:
    welcome = show(vaults)
    welcome._unlock._new.click()
    qtbot.keyClicks(focused(), "Helen")
    form = welcome._making._passphrase
    strength, typed = form._strength, form._typed.field
    assert not strength.isVisible()
    qtbot.keyClicks(typed, "short")
    assert (strength.words.text(), strength.bar.score) == ("Too short as yet", 0)
    qtbot.keyClicks(typed, " but longer now")
    assert (strength.words.text(), strength.bar.score) == ("Hard to guess", 3)
    assert strength.accessibleName() == "Hard to guess"
    qtbot.keyClicks(typed, " Helen")
    assert strength.words.text() == "Easy to guess", "the owner's own name is tried first"
    welcome._making._make.click()
    assert "Too easy" in form._field._error.text()
    assert vaults.made == []
    typed.setText(form._suggested)
    assert not strength.isVisible()


def test_enter_goes_on_from_the_passphrase_and_nothing_jumps(
    qtbot: QtBot, show: Shown, vaults: FakeVaults
) -> None:
    welcome = show(vaults)
    welcome._unlock._new.click()
    page, form = welcome._making, welcome._making._passphrase
    qtbot.keyClicks(focused(), "Helen Okafor")
    QApplication.sendPostedEvents()
    before = page._make.pos()
    form._typed.field.setFocus()
    qtbot.keyClicks(form._typed.field, "a passphrase of mine")
    assert form._second.isVisible()
    QApplication.processEvents()
    assert page._make.pos() == before
    qtbot.keyClick(form._typed.field, Qt.Key.Key_Return)
    assert form._again.field.hasFocus()
    qtbot.keyClicks(form._again.field, "a passphrase of mine")
    qtbot.keyClick(form._again.field, Qt.Key.Key_Return)
    qtbot.waitUntil(welcome._words.isVisible)
    assert [made.passphrase for made in vaults.made] == ["a passphrase of mine"]


def test_other_words_are_suggested_and_typed_ones_forgotten(
    qtbot: QtBot, show: Shown, vaults: FakeVaults
) -> None:
    welcome = show(vaults)
    welcome._unlock._new.click()
    form = welcome._making._passphrase
    qtbot.keyClicks(form._typed.field, "half")
    form._other.click()
    assert form._typed.text() == ""
    assert form._words.text() == PASSPHRASE


def test_a_vault_made_but_never_shown_is_closed_with_the_window(
    qtbot: QtBot, show: Shown, vaults: FakeVaults
) -> None:
    welcome = show(vaults)
    welcome._unlock._new.click()
    qtbot.keyClicks(focused(), "Helen Okafor")
    qtbot.keyClicks(welcome._making._passphrase._typed.field, PASSPHRASE)
    welcome._making._make.click()
    qtbot.waitUntil(welcome._words.isVisible)
    made = welcome._made
    assert isinstance(made, FakeSession)
    welcome.wait()
    assert made.closed


def test_a_laptop_without_vaults_offers_three_ways_to_begin(
    qtbot: QtBot, show: Shown, open_session: Opened
) -> None:
    welcome = show(FakeVaults(open_session))
    page = welcome._unlock
    assert page._list.isHidden()
    assert page._new.hasFocus()
    assert all(button.isVisible() for button in (page._new, page._join, page._practice))
    assert page._restore.isVisible(), "a new laptop with a copy on a stick"
    page._practice.click()
    form = welcome._making
    assert form._people.isHidden()
    qtbot.keyClicks(form._passphrase._typed.field, PASSPHRASE)
    with qtbot.waitSignal(welcome.unlocked) as caught:
        form._make.click()
    assert caught.args[0].practice
    assert not welcome._frame.is_busy


def test_locking_comes_back_with_that_vault_chosen(
    show: Shown, vaults: FakeVaults, tmp_path: Path
) -> None:
    welcome = show(vaults)
    welcome.show_locked(tmp_path / "two")
    assert welcome._unlock._list.folder == tmp_path / "two"
    assert focused() is welcome._unlock.form.secret.field
    welcome.say_failed("NOT SAVED: the last line is kept sealed.")
    assert welcome._unlock.trouble.isVisible()


@pytest.mark.parametrize("factor", [0.8, 1.0, 2.0])
def test_the_cover_gives_way_to_large_text(
    show: Shown, vaults: FakeVaults, look: Look, factor: float
) -> None:
    look.choose(factor=factor)
    welcome = show(vaults)
    assert welcome._frame.cover.isVisible() == (factor < 1.5)
    welcome.grab()


@pytest.mark.parametrize("factor", [1.0, 1.61, 2.0])
def test_a_long_label_crushes_nothing_at_any_size_of_text(
    show: Shown, vaults: FakeVaults, look: Look, tmp_path: Path, factor: float
) -> None:
    vaults.called = (
        "Challenge, November 2026 (restored 22 November 2026) (rescued 22 November 2026)"
    )
    ended = Ending(tmp_path / "end", cleared=True, when="22 November 2026, 02:51", name="a")
    vaults.endings.endings = [ended]
    look.choose(factor=factor)
    welcome = show(vaults)
    welcome.grab()
    secret = welcome._unlock.form.secret
    assert secret.height() >= secret.field.sizeHint().height()
    assert welcome._unlock.height() >= welcome._unlock.heightForWidth(welcome._unlock.width())
