# SPDX-License-Identifier: Apache-2.0
"""The palette finds and does anything by keys alone, over every place, and blanks at a lock."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.messages import draft_message
from peerdesk.desk.search.finding import last_used
from peerdesk.desk.search.kept import keep_search
from peerdesk.domain.words import MessageKind, Stance
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.look import Look
from peerdesk.ui.palette.card import PaletteCard
from peerdesk.ui.palette.model import ENTRY, Entry, EntryModel
from peerdesk.ui.palette.place import PaletteOver
from peerdesk.ui.palette.switcher import SwitchOver
from peerdesk.ui.places import all_places
from peerdesk.ui.shell import Shell
from tests.fakes.session import FakeSession
from tests.ui.conftest import Opened
from tests.ui.driving import check_model, press_key, type_text


@pytest.fixture
def shell(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[Shell]:
    """Return a shell with a challenge in which there is something of every sort."""
    book = session.book
    write_line(book, "- Thresholds differ between areas #thresholds @frontline")
    write_line(book, "+ Duty answers the same day #thresholds")
    draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Thresholds are clear to all.")
    shell = Shell(look, session, all_places())
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    shell.show()
    qtbot.waitExposed(shell)
    shell.go("today")
    _rest(qtbot, shell)
    yield shell
    shell.blank()


def _rest(qtbot: QtBot, shell: Shell) -> None:
    qtbot.waitUntil(lambda: shell.jobs.running == 0)
    qtbot.waitUntil(lambda: not any(o.jobs.running for o in shell.findChildren(PaletteOver)))
    place = shell.place
    if place is not None:
        qtbot.waitUntil(lambda: place.jobs.running == 0)


def _opened(qtbot: QtBot, shell: Shell, key: str = "palette") -> PaletteCard:
    shell.go(key)
    _rest(qtbot, shell)
    card = shell.findChild(PaletteCard)
    assert isinstance(card, PaletteCard)
    return card


def _typed(qtbot: QtBot, shell: Shell, words: str, key: str = "palette") -> PaletteCard:
    card = _opened(qtbot, shell, key)
    type_text(card.field, words)
    _rest(qtbot, shell)
    return card


def _entries(model: EntryModel) -> list[Entry]:
    rows = (model.index(row).data(ENTRY) for row in range(model.rowCount()))
    return [row for row in rows if isinstance(row, Entry)]


def _take(qtbot: QtBot, shell: Shell, card: PaletteCard, key: str) -> None:
    """Go down to the entry whose key begins so, and press Enter."""
    for _ in range(60):
        entry = card.model.entry(card.list.currentIndex().row())
        if entry is not None and entry.key.startswith(key):
            press_key(card.field, Qt.Key.Key_Return)
            _rest(qtbot, shell)
            return
        press_key(card.field, Qt.Key.Key_Down)
    raise AssertionError(key)


def test_a_word_finds_lines_messages_and_notes_under_headings(qtbot: QtBot, shell: Shell) -> None:
    card = _typed(qtbot, shell, "thresh")
    groups = card.model.groups()
    assert [g for g in groups if g != "Do"] == ["Lines of enquiry", "Messages", "Notes"]
    assert any(entry.text.startswith("Thresholds differ") for entry in _entries(card.model))
    assert card.field.hasFocus()


def test_acts_show_their_keys_and_are_done(qtbot: QtBot, shell: Shell) -> None:
    card = _typed(qtbot, shell, "> evidence")
    assert card.model.groups() == ("Do",)
    entry = next(e for e in _entries(card.model)[:4] if e.key == "do:window.go-evidence")
    assert (entry.text, entry.keys) == ("Go to Evidence", "Alt 3")
    _take(qtbot, shell, card, entry.key)
    assert isinstance(shell.place, EvidencePlace)


def test_enter_opens_a_note_and_what_was_used_comes_first(
    qtbot: QtBot, shell: Shell, session: FakeSession
) -> None:
    _take(qtbot, shell, _typed(qtbot, shell, "answers"), "note:")
    assert isinstance(shell.place, EvidencePlace)
    _take(qtbot, shell, _typed(qtbot, shell, "clear to all"), "message:")
    assert shell.where().place == "messages"
    used = last_used(session.book)
    assert [key.partition(":")[0] for key in used] == ["message", "note"]
    again = _opened(qtbot, shell)
    assert used[0] in [entry.key for entry in _entries(again.model)]


def test_filters_as_words_narrow_the_notes(qtbot: QtBot, shell: Shell) -> None:
    card = _typed(qtbot, shell, "stance:+ kloe:thresholds ")
    notes = [entry for entry in _entries(card.model) if entry.key.startswith("note:")]
    assert [entry.text for entry in notes] == ["Duty answers the same day"]


def test_a_line_shows_its_notes(qtbot: QtBot, shell: Shell) -> None:
    _take(qtbot, shell, _typed(qtbot, shell, "#thresh"), "line:")
    place = shell.place
    assert isinstance(place, EvidencePlace)
    assert place.model.rowCount() == 2


def test_all_notes_found_are_one_step_away(
    qtbot: QtBot, shell: Shell, session: FakeSession
) -> None:
    for number in range(9):
        write_line(session.book, f"~ Corridor {number}")
    _take(qtbot, shell, _typed(qtbot, shell, "stance:~ corridor"), "notes:")
    place = shell.place
    assert isinstance(place, EvidencePlace)
    assert place.model.rowCount() == 9
    assert place.finder.query.stance is Stance.REFLECTION


def test_a_kept_search_is_recalled(qtbot: QtBot, shell: Shell, session: FakeSession) -> None:
    keep_search(session.book, "Same day", "stance:+ kloe:thresholds")
    _take(qtbot, shell, _typed(qtbot, shell, "same d"), "search:")
    place = shell.place
    assert isinstance(place, EvidencePlace)
    assert place.model.rowCount() == 1


def test_tab_narrows_to_one_group_after_another_and_back(qtbot: QtBot, shell: Shell) -> None:
    card = _typed(qtbot, shell, "thresh")
    groups = card.model.groups()
    for group in groups:
        press_key(card.field, Qt.Key.Key_Tab)
        _rest(qtbot, shell)
        assert card.model.groups() == (group,)
        assert group in card.aside.text()
    press_key(card.field, Qt.Key.Key_Tab)
    _rest(qtbot, shell)
    assert card.model.groups() == groups


def test_before_a_challenge_is_scoped_what_can_be_done_is_offered(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    shell = Shell(look, open_session(founded=False), all_places())
    qtbot.addWidget(shell)
    shell.show()
    qtbot.waitExposed(shell)
    shell.go("challenge")
    _rest(qtbot, shell)
    told: list[object] = []
    for over in shell.findChildren(PaletteOver):
        over.failed.connect(told.append)
    card = _typed(qtbot, shell, "150")
    assert [entry.text for entry in _entries(card.model)] == ["Text at 150 %"]
    assert told == []
    shell.blank()


def test_nothing_found_is_said(qtbot: QtBot, shell: Shell) -> None:
    card = _typed(qtbot, shell, "zzqxzzqx")
    assert not _entries(card.model)
    assert card._none.isVisible()


def test_esc_gives_the_focus_back_and_the_key_toggles(qtbot: QtBot, shell: Shell) -> None:
    shell.go("evidence")
    _rest(qtbot, shell)
    before = QApplication.focusWidget()
    card = _opened(qtbot, shell)
    press_key(card.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before
    _opened(qtbot, shell)
    shell.go("palette")
    assert all(not one.isVisible() for one in shell.findChildren(PaletteCard))


def test_a_lock_takes_every_word_away(qtbot: QtBot, shell: Shell) -> None:
    card = _typed(qtbot, shell, "thresh")
    assert _entries(card.model)
    shell.blank()
    assert not card.isVisible()
    assert not card.field.text()
    assert not _entries(card.model)


def test_over_a_sheet_there_is_no_palette(look: Look, shell: Shell) -> None:
    sheet = Sheet(look, shell, "Something to fill in")
    sheet.open()
    shell.go("palette")
    assert shell.findChild(PaletteCard) is None
    sheet.leave()


def test_the_switcher_offers_places_sessions_and_messages(qtbot: QtBot, shell: Shell) -> None:
    card = _opened(qtbot, shell, "switcher")
    assert card.model.groups() == ("Places", "Sessions", "Messages")
    assert "Today" not in [entry.text for entry in _entries(card.model)]
    type_text(card.field, "evid")
    _rest(qtbot, shell)
    _take(qtbot, shell, card, "go:evidence")
    assert shell.where().place == "evidence"
    assert shell.findChild(SwitchOver) is not None


def test_an_entry_says_all_of_itself(qtmodeltester: ModelTester) -> None:
    model = EntryModel()
    model.show((Entry("do:x", "Do", "Lock", "anywhere", keys="Ctrl L"),))
    check_model(qtmodeltester, model)
    said = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Lock, anywhere, Do, Ctrl L"
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Do"


@pytest.mark.parametrize(
    ("words", "offered"),
    [("dark", "Dark theme"), ("contrast", "High contrast theme"), ("text 150", "Text at 150 %")],
)
def test_theme_and_size_of_text_are_acts(
    qtbot: QtBot, shell: Shell, words: str, offered: str
) -> None:
    card = _typed(qtbot, shell, words)
    rows = [card.model.entry(row) for row in range(card.model.rowCount())]
    assert offered in [row.text for row in rows if row is not None]
    card.leave()


@pytest.mark.parametrize("factor", [1.0, 1.9, 2.0])
def test_that_nothing_was_found_is_said_whole(
    qtbot: QtBot, look: Look, shell: Shell, factor: float
) -> None:
    look.choose(factor=factor)
    card = _typed(qtbot, shell, "qqzzxxqq")
    none = card._none
    assert none.isVisible()
    assert none.height() >= none.heightForWidth(none.width())
    assert card._foot.geometry().bottom() <= card.card.height()
    card.leave()


def test_the_card_takes_its_new_size_with_the_text(qtbot: QtBot, shell: Shell) -> None:
    card = _typed(qtbot, shell, "thresh")
    row = card.list.currentIndex().row()
    wide, high = card.card.width(), card.list.visualRect(card.list.currentIndex()).height()
    shell._look.choose(factor=1.5)
    qtbot.waitUntil(lambda: card.card.width() > wide)
    assert card.card.width() == shell._look.size(680)
    assert card.card.x() == (card.width() - card.card.width()) // 2, "it stays in the middle"
    qtbot.waitUntil(lambda: card.list.visualRect(card.list.currentIndex()).height() > high)
    assert card.list.currentIndex().row() == row
    assert card.field.text() == "thresh"
    shell._look.choose(factor=1.0)
    qtbot.waitUntil(lambda: card.card.width() == wide)
