# SPDX-License-Identifier: Apache-2.0
"""What is held is listed by kind and age, written out after a warning, and forgotten at a lock."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.desk.asked_for import Wanted
from peerdesk.desk.capture import write_line
from peerdesk.desk.disclosure import disclose
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.messages import draft_message
from peerdesk.domain.words import MessageKind
from peerdesk.ui.components.choose import ChooseSheet
from peerdesk.ui.components.export_sheet import ExportSheet
from peerdesk.ui.components.warning_sheet import WarningSheet
from peerdesk.ui.disclosure.model import HoldingModel
from peerdesk.ui.disclosure.place import DisclosurePlace
from peerdesk.ui.look import Look
from tests.fakes.session import FakeSession
from tests.ui.driving import check_model, opened, press_key, settle, shown_texts, type_text


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> DisclosurePlace:
    """Return the place over notes and a message about a hawk."""
    book = session.book
    first = write_line(book, "A hawk over the wall", session=book.sessions()[0].id)
    withdraw(book, write_line(book, "Another hawk").note)
    theme = book.themes()[0].id
    draft_message(book, MessageKind.STRENGTH, theme, "Hawks nest", supports=[first.note])
    write_line(book, "A dove")
    return opened(qtbot, DisclosurePlace(look, session))


def look_for(qtbot: QtBot, place: DisclosurePlace, words: str) -> list[str]:
    """Look for words and return what a screen reader says of each row."""
    place.page.words.setFocus()
    place.page.words.clear()
    type_text(place.page.words, words)
    press_key(place.page.words, Qt.Key.Key_Return)
    settle(qtbot, place)
    model, role = place.model, Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row).data(role)) for row in range(model.rowCount())]


def test_words_are_listed_by_kind_with_state_and_age(qtbot: QtBot, place: DisclosurePlace) -> None:
    rows = look_for(qtbot, place, "hawk")
    assert [row for row in rows if row.endswith(("record", "records"))] == [
        "Message: one record", "Note: two records",
    ]  # fmt: skip
    assert "0 days old. Hawks nest" in rows[1]
    notes = " ".join(rows[3:])
    assert "Tue 12 May 2026 09:30, Helen Okafor, Focus group: social workers, 0 days old" in notes
    assert "Helen Okafor, in the bin, 0 days old. Another hawk" in notes
    assert place.page.about.text() == "About “hawk”: three records held"


def test_everything_of_a_session_is_listed(
    qtbot: QtBot, look: Look, session: FakeSession, place: DisclosurePlace
) -> None:
    del place
    identifier = session.book.sessions()[0].id
    again = opened(qtbot, DisclosurePlace(look, session), identifier)
    assert "About the session “Focus group: social workers”" in again.page.about.text()
    assert again.where() == identifier


def test_a_session_is_chosen_by_key(qtbot: QtBot, place: DisclosurePlace) -> None:
    place.page.list.setFocus()
    press_key(place.page.list, Qt.Key.Key_S)
    settle(qtbot, place)
    assert place._chooser.isVisible()
    place._chooser.leave()


def test_nothing_typed_is_said_and_nothing_can_be_written(
    qtbot: QtBot, place: DisclosurePlace
) -> None:
    assert look_for(qtbot, place, " ") == []
    assert place.page.wrong.text()
    assert not place.page.paper.isEnabled()
    assert not place.page.workbook.isEnabled()


def test_the_listing_is_written_as_a_workbook_after_a_warning(
    qtbot: QtBot, place: DisclosurePlace, session: FakeSession
) -> None:
    look_for(qtbot, place, "hawk")
    place.page.workbook.click()
    (warning,) = place.findChildren(WarningSheet)
    press_key(warning, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, place)
    sheet = place.workbook._sheet.sheet
    assert isinstance(sheet, ChooseSheet)
    with qtbot.waitSignal(place.said) as heard:
        sheet.chosen.emit(session.root / "held.xlsx")
    assert (session.root / "held.xlsx").read_bytes().startswith(b"PK-fake What is held")
    assert heard.args is not None
    assert "no longer encrypted" in heard.args[0]


def test_the_listing_is_offered_as_a_document(qtbot: QtBot, place: DisclosurePlace) -> None:
    look_for(qtbot, place, "hawk")
    place.page.paper.click()
    (sheet,) = place.findChildren(ExportSheet)
    assert "for redaction" in shown_texts(sheet)
    sheet.leave()


def test_a_lock_forgets_the_words_and_what_was_found(qtbot: QtBot, place: DisclosurePlace) -> None:
    look_for(qtbot, place, "hawk")
    place.blank()
    assert place.model.rowCount() == 0
    assert "hawk" not in shown_texts(place).lower()
    assert place.where() is None


def test_the_model_keeps_qts_rules(
    place: DisclosurePlace, session: FakeSession, qtmodeltester: ModelTester
) -> None:
    del place
    model = HoldingModel()
    model.show(disclose(session.book, Wanted(words="hawk")).holdings, "2026-05-12")
    check_model(qtmodeltester, model)


def test_esc_leaves_the_words_so_that_letters_are_keys_again(
    qtbot: QtBot, place: DisclosurePlace
) -> None:
    type_text(place.page.words, "hawk")
    press_key(place.page.words, Qt.Key.Key_Escape)
    assert place.page.list.hasFocus()
    press_key(place.page.list, Qt.Key.Key_S)
    settle(qtbot, place)
    assert place._chooser.isVisible()
    assert place.page.words.text() == "hawk"
    place._chooser.leave()
