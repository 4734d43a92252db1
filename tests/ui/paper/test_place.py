# SPDX-License-Identifier: Apache-2.0
"""A sheet is typed in line by line, kept as a draft, and saved in one go with its own times."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture_sheets import PaperLine
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.calendar import local
from peerdesk.ui.look import Look
from peerdesk.ui.paper.place import PaperPlace
from peerdesk.ui.paper.sheet_draft import DRAFT, SheetDraft, from_draft, to_draft
from tests.fakes.session import FakeSession
from tests.ui.conftest import Opened
from tests.ui.driving import opened, press_key, settle, shown_texts, type_text

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def place(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[PaperPlace]:
    made = opened(qtbot, PaperPlace(look, session), session.book.sessions()[0].id)
    yield made
    made.blank()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_line(time: str, words: str) -> None:
    type_text(focus(), time)
    press_key(focus(), Key.Key_Return)
    type_text(focus(), words)
    press_key(focus(), Key.Key_Return)


def test_lines_are_typed_by_keyboard_alone_and_saved_in_one_go(
    qtbot: QtBot, place: PaperPlace, session: FakeSession
) -> None:
    type_line("10.05", "+ one #vision @frontline")
    type_line("", "- two")
    type_line("1020", "? three")
    writes = session.book.writes
    assert place._keep.text() == "Save 3 lines"
    with qtbot.waitSignal(place.said) as said:
        press_key(focus(), Key.Key_Return, CTRL)
    settle(qtbot, place)
    assert session.book.writes == writes + 1
    assert said.args[0] == "3 lines saved, with their own times"
    notes = session.book.notes(NoteQuery(newest_first=False))
    assert [f"{local(n.at, n.offset):%H:%M} {n.text}" for n in notes] == [
        "10:05 one", "10:05 two", "10:20 three",
    ]  # fmt: skip
    assert place._form.lines() == ()
    assert session.book.draft(DRAFT) == ""


def test_what_a_line_means_is_said_below_it(place: PaperPlace) -> None:
    type_text(focus(), "10:05")
    press_key(focus(), Key.Key_Return)
    type_text(focus(), "+ one #vision @frontline ")
    assert "Strength, Vision, Frontline" in shown_texts(place)
    type_text(focus(), "#nowhere ")
    assert "#nowhere: no such tag, stays in the text" in shown_texts(place)


def test_tab_completes_a_tag_and_goes_on_where_there_is_none(place: PaperPlace) -> None:
    press_key(focus(), Key.Key_Return)
    field = focus()
    type_text(field, "- two #thr")
    press_key(field, Key.Key_Tab)
    assert place._form.lines()[0].text == "- two #thresholds "
    assert focus() is field
    press_key(field, Key.Key_Tab)
    assert focus() is not field


def test_a_time_that_goes_back_is_told_and_forbids_nothing(
    qtbot: QtBot, place: PaperPlace, session: FakeSession
) -> None:
    type_line("10:20", "+ one")
    type_line("10:10", "+ two")
    assert "The time goes back in line 2. Is it as on the paper?" in shown_texts(place)
    with qtbot.waitSignal(place.said):
        press_key(focus(), Key.Key_Return, CTRL)
    settle(qtbot, place)
    assert session.book.count_notes(NoteQuery()) == 2


def test_a_line_that_cannot_be_kept_is_pointed_at_and_nothing_is_saved(
    qtbot: QtBot, place: PaperPlace, session: FakeSession
) -> None:
    type_line("10:20", "+ one")
    type_line("late", "+ two")
    press_key(focus(), Key.Key_Return, CTRL)
    settle(qtbot, place)
    qtbot.waitUntil(lambda: "Line 2:" in shown_texts(place))
    assert focus() is place._form._rows[1].text
    assert session.book.count_notes(NoteQuery()) == 0
    assert len(place._form.lines()) == 2


def test_what_is_typed_is_kept_as_a_draft_and_there_again(
    qtbot: QtBot, look: Look, place: PaperPlace, session: FakeSession
) -> None:
    type_line("10:20", "+ half a line")
    qtbot.waitUntil(lambda: "half a line" in session.book.draft(DRAFT))
    assert "half a line" in place.last_words()[DRAFT]
    place.blank()
    assert "half a line" not in shown_texts(place)
    again = opened(qtbot, PaperPlace(look, session))
    assert again._form.lines()[0] == PaperLine("10:20", "+ half a line")
    assert again._session.value() == session.book.sessions()[0].id
    again.blank()


def test_up_and_down_go_through_the_lines(place: PaperPlace) -> None:
    type_line("10:20", "+ one")
    press_key(focus(), Key.Key_Up)
    assert focus() is place._form._rows[0].time
    press_key(focus(), Key.Key_Down)
    assert focus() is place._form._rows[1].time


def test_somebody_without_a_laptop_is_the_author(
    qtbot: QtBot, place: PaperPlace, session: FakeSession
) -> None:
    other = session.book.people()[1].id
    place._author.choose(other)
    type_line("10:20", "+ one")
    with qtbot.waitSignal(place.said):
        press_key(focus(), Key.Key_Return, CTRL)
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery())
    assert (note.author, note.device) == (other, session.book.device)


def test_the_session_is_chosen_by_key_and_typing(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    place = opened(qtbot, PaperPlace(look, session))
    press_key(place, Key.Key_O, CTRL)
    type_text(focus(), "social")
    press_key(focus(), Key.Key_Return)
    assert place._session.value() == session.book.sessions()[0].id
    place.grab()
    place.blank()


def test_without_a_challenge_there_is_nothing_to_type_into(
    qtbot: QtBot, look: Look, open_session: Opened
) -> None:
    place = opened(qtbot, PaperPlace(look, open_session(founded=False)))
    assert not place._page.isEnabled()
    assert place.last_words() == {}
    place.blank()


def test_a_draft_is_read_back_as_it_was_kept() -> None:
    draft = SheetDraft(session="s", author="a", day="2026-05-12", lines=(PaperLine("", "x"),))
    assert from_draft(to_draft(draft)) == draft
    assert to_draft(SheetDraft(session="s")) == ""
    assert from_draft("{broken") == SheetDraft()
