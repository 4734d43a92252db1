# SPDX-License-Identifier: Apache-2.0
"""Earlier lines are worked on while the caret stays: chosen, tagged, changed, parted, joined."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.query import NoteQuery
from peerdesk.desk.session_choices import session_choices
from peerdesk.desk.timetable import change_session
from peerdesk.domain.note import Note
from peerdesk.domain.text import NOTE_LIMIT
from peerdesk.domain.words import Stance, Voice
from peerdesk.ui.capture.model import LineRow
from peerdesk.ui.capture.pins import pinned
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.capture.rows import PINS, changing_key, draft_key
from tests.fakes.session import FakeSession
from tests.ui.capture.conftest import focus_group, open_it, settle, type_line
from tests.ui.capture.test_place import DiskFull

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def notes(session: FakeSession) -> list[Note]:
    return list(session.book.notes(NoteQuery(newest_first=False)))


def code(session: FakeSession, name: str) -> str:
    return next(kloe.id for kloe in session.book.kloes() if kloe.value.code == name)


@pytest.fixture
def three(qtbot: QtBot, place: CapturePlace) -> CapturePlace:
    for line in ("one", "two", "three"):
        type_line(qtbot, place, line)
        settle(qtbot, place)
    qtbot.keyClicks(place._page.editor, "half a li")
    return place


def chosen(place: CapturePlace) -> LineRow | None:
    return place._working.earlier.row


def up(qtbot: QtBot, place: CapturePlace, times: int = 1) -> None:
    for _ in range(times):
        qtbot.keyClick(place._page.editor, Qt.Key.Key_Up, ALT)


def test_the_choice_goes_up_and_down_and_the_caret_stays(qtbot: QtBot, three: CapturePlace) -> None:
    editor = three._page.editor
    up(qtbot, three, 2)
    row = chosen(three)
    assert row is not None
    assert row.text == "two"
    assert editor.hasFocus()
    assert three._legend._hint.isVisible()
    assert three.asked_about() == row.note
    assert three.looked_at()[0] == "note"
    up(qtbot, three, 9)
    first = chosen(three)
    assert first is not None
    assert first.text == "one"
    for _ in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_Down, ALT)
    assert chosen(three) is None
    assert not three._legend._hint.isVisible()
    qtbot.keyClicks(editor, "ne+")
    assert editor.toPlainText() == "half a line+"


def test_a_letter_typed_lets_the_choice_go_and_is_typed(
    qtbot: QtBot, three: CapturePlace, session: FakeSession
) -> None:
    up(qtbot, three)
    qtbot.keyClick(three._page.editor, Qt.Key.Key_Minus)
    settle(qtbot, three)
    assert notes(session)[-1].stance is Stance.CONSIDERATION
    assert chosen(three) is not None
    qtbot.keyClicks(three._page.editor, "ne - more")
    assert chosen(three) is None
    assert three._page.editor.toPlainText() == "half a line - more"


def test_tags_and_digits_act_on_the_chosen_line_and_take_off_again(
    qtbot: QtBot, three: CapturePlace, session: FakeSession
) -> None:
    held = session.book.sessions()[0]
    vision = code(session, "vision")
    change_session(session.book, held.id, replace(held.value, kloes=(vision,)))
    open_it(qtbot, three, held.id)
    editor = three._page.editor
    up(qtbot, three)
    for expected in ((vision,), ()):
        qtbot.keyClick(editor, Qt.Key.Key_1, CONTROL)
        settle(qtbot, three)
        assert notes(session)[-1].kloe_ids == expected
    chooser = three._working.earlier._chooser
    for sign, typed in ((Qt.Key.Key_NumberSign, "thres"), (Qt.Key.Key_At, "front")):
        qtbot.keyClick(editor, sign)
        qtbot.waitUntil(chooser.isVisible)
        qtbot.keyClicks(chooser.field, typed)
        qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
        settle(qtbot, three)
    assert notes(session)[-1].kloe_ids == (code(session, "thresholds"),)
    assert notes(session)[-1].voice_list == (Voice.FRONTLINE,)
    assert editor.toPlainText() == "half a li"


def test_delete_withdraws_the_chosen_line_and_escape_lets_it_go(
    qtbot: QtBot, three: CapturePlace, session: FakeSession
) -> None:
    up(qtbot, three)
    with qtbot.waitSignal(three.said) as caught:
        qtbot.keyClick(three._page.editor, Qt.Key.Key_Delete)
    settle(qtbot, three)
    assert [note.text for note in notes(session)] == ["one", "two"]
    caught.args[1]()
    settle(qtbot, three)
    assert len(notes(session)) == 3
    up(qtbot, three)
    qtbot.keyClick(three._page.editor, Qt.Key.Key_Escape)
    assert chosen(three) is None
    assert three._page.editor.toPlainText() == "half a li"


def test_there_is_nothing_to_join_the_first_line_to(qtbot: QtBot, three: CapturePlace) -> None:
    up(qtbot, three, 3)
    qtbot.keyClick(three._page.editor, Qt.Key.Key_J, CONTROL)
    assert "no line above" in three._warning.text


def test_a_line_being_changed_keeps_its_time_and_what_was_typed_waits(
    qtbot: QtBot, three: CapturePlace, session: FakeSession
) -> None:
    session.clock.forward(seconds=600)
    editor = three._page.editor
    up(qtbot, three, 3)
    qtbot.keyClick(editor, Qt.Key.Key_F2)
    assert editor.raw() == "one"
    assert three._page.frame._time == "09:30"
    key = draft_key(focus_group(session))
    assert three.last_words()[key] == "half a li"
    editor.place_caret(0)
    qtbot.keyClicks(editor, "+")
    editor.place_caret(-1)
    qtbot.keyClicks(editor, " more #vision")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, three)
    first = notes(session)[0]
    assert (first.text, first.stance) == ("one more", Stance.STRENGTH)
    assert first.kloe_ids == (code(session, "vision"),)
    assert editor.raw() == "half a li"
    assert three._page.frame._time == "09:40"


def test_escape_leaves_a_line_as_it_was(
    qtbot: QtBot, three: CapturePlace, session: FakeSession
) -> None:
    editor = three._page.editor
    qtbot.keyClick(editor, Qt.Key.Key_F2)
    qtbot.keyClicks(editor, " never mind")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    settle(qtbot, three)
    assert editor.raw() == "half a li"
    assert notes(session)[-1].text == "three"


def test_a_lock_while_a_line_is_changed_loses_neither(
    qtbot: QtBot, three: CapturePlace, session: FakeSession
) -> None:
    editor, here = three._page.editor, focus_group(session)
    qtbot.keyClick(editor, Qt.Key.Key_F2)
    qtbot.keyClicks(editor, " and mo")
    words = three.last_words()
    note = notes(session)[-1].id
    assert words[draft_key(here)] == "half a li"
    assert words[changing_key(here)] == f"{note}\nthree and mo"
    three.blank()
    for key, text in words.items():
        session.book.keep_draft(key, text)
    open_it(qtbot, three, here)
    assert editor.raw() == "three and mo"
    qtbot.keyClicks(editor, "re")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, three)
    assert notes(session)[-1].text == "three and more"
    assert editor.raw() == "half a li"
    qtbot.waitUntil(lambda: session.book.draft(changing_key(here)) == "")


def test_a_change_that_the_disk_refuses_comes_back_under_the_caret(
    qtbot: QtBot, three: CapturePlace, session: FakeSession
) -> None:
    editor = three._page.editor
    qtbot.keyClick(editor, Qt.Key.Key_F2)
    qtbot.keyClicks(editor, " and more")
    session.ask.refuses = DiskFull()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.raw() == "three and more")
    assert "NOT SAVED" in three._warning.text
    session.ask.refuses = None
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, three)
    assert notes(session)[-1].text == "three and more"


def test_another_session_is_opened_while_a_line_is_changed(
    qtbot: QtBot, three: CapturePlace, session: FakeSession
) -> None:
    editor, here = three._page.editor, focus_group(session)
    qtbot.keyClick(editor, Qt.Key.Key_F2)
    qtbot.keyClicks(editor, " and mo")
    open_it(qtbot, three, "quick")
    assert editor.raw() == ""
    settle(qtbot, three)
    open_it(qtbot, three, here)
    assert editor.raw() == "three and mo"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.raw() == "half a li"


def test_the_line_being_written_is_parted_at_the_caret_and_both_have_one_time(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    editor = place._page.editor
    qtbot.keyClicks(editor, "- First point. Second point")
    editor.place_caret(len("First point"))
    qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert editor.raw() == "- Second point"
    session.clock.forward(seconds=300)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, place)
    first, second = notes(session)
    assert [first.text, second.text] == ["First point.", "Second point"]
    assert first.stance is second.stance is Stance.CONSIDERATION
    assert first.at == second.at


def test_a_line_refused_at_first_keeps_the_time_at_which_it_was_sent(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    session.ask.refuses = DiskFull()
    with qtbot.waitSignal(place.failed):
        type_line(qtbot, place, "heard now")
    sent = session.now()[0]
    session.clock.forward(seconds=300)
    session.ask.refuses = None
    place.retry()
    qtbot.waitUntil(lambda: not place.unsaved())
    settle(qtbot, place)
    (note,) = notes(session)
    assert note.at == sent
    assert note.written_at > sent


def test_a_digit_puts_a_tag_on_the_line_and_takes_it_off(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    editor = place._page.editor
    qtbot.keyClicks(editor, "they wait #vision")
    qtbot.keyClick(editor, Qt.Key.Key_P, ALT)
    settle(qtbot, place)
    assert session_choices(session.book, focus_group(session)).pins == (code(session, "vision"),)
    assert len(place._prompts._cards) == 1
    qtbot.keyClick(editor, Qt.Key.Key_1, CONTROL)
    assert editor.toPlainText() == "they wait"
    qtbot.keyClick(editor, Qt.Key.Key_1, CONTROL)
    assert editor.toPlainText() == "they wait #vision "
    qtbot.keyClick(editor, Qt.Key.Key_P, ALT)
    settle(qtbot, place)
    assert session_choices(session.book, focus_group(session)).pins == ()
    qtbot.keyClick(editor, Qt.Key.Key_1, CONTROL)
    assert "Nothing is pinned" in place._warning.text


def test_a_pin_is_taken_from_the_popup_and_remembered_for_the_session(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    qtbot.keyClicks(place._page.editor, "#thr")
    qtbot.keyClick(place._page.editor, Qt.Key.Key_P, ALT)
    settle(qtbot, place)
    open_it(qtbot, place, focus_group(session))
    assert place._rows.pins == (code(session, "thresholds"),)


def test_pins_keep_their_digits_when_another_goes() -> None:
    assert pinned(("a", "b", "c"), "b") == ("a", "", "c")
    assert pinned(("a", "", "c"), "d") == ("a", "d", "c")
    assert pinned(("a", "", "c"), "c") == ("a",)
    assert pinned((), "a") == ("a",)
    full = tuple(map(str, range(PINS)))
    assert pinned(full, "x") is None
    assert pinned(full, "8") == full[:-1]


def test_halves_of_a_line_keep_one_time_and_their_order_when_read_anew(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    editor = place._page.editor
    qtbot.keyClicks(editor, "One. Two. Three")
    for caret, seconds in ((3, 60), (3, 120)):
        editor.place_caret(caret)
        qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
        session.clock.forward(seconds=seconds)
        settle(qtbot, place)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, place)
    open_it(qtbot, place, focus_group(session))
    assert [row.text for row in place._model.rows] == ["One.", "Two.", "Three"]
    assert {row.time for row in place._model.rows} == {"09:30"}


def test_the_second_half_is_not_lost_where_the_first_cannot_be_sent(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    editor = place._page.editor
    whole = f"{'x' * (NOTE_LIMIT + 1)} and more"
    editor.set_raw(whole)
    editor.place_caret(NOTE_LIMIT + 1)
    qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert editor.raw() == whole
    assert place._warning.isVisible()
    assert notes(session) == []


def test_only_lines_of_enquiry_are_offered_to_be_pinned(qtbot: QtBot, place: CapturePlace) -> None:
    popup = place._page.popup
    for sign, pinned_too in (("@f", False), (" #v", True)):
        qtbot.keyClicks(place._page.editor, sign)
        assert popup.isVisible()
        assert ("pin it" in [words for _, words in popup.foot_keys]) is pinned_too
