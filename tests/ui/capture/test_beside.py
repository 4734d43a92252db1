# SPDX-License-Identifier: Apache-2.0
"""What stands beside the page and over it: prompts, ground rules, colleagues, a quick note."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.questions import question_of, raise_question
from peerdesk.desk.session_choices import session_choices
from peerdesk.desk.timetable import change_session
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, SessionKind
from peerdesk.ui.capture.aloud import RulesSheet
from peerdesk.ui.capture.colleagues import ColleaguesSheet
from peerdesk.ui.capture.place import CapturePlace
from peerdesk.ui.capture.quick import DRAFT, QuickOver
from peerdesk.ui.capture.quick_sheet import QuickSheet
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.look import Look
from peerdesk.ui.notices import Notices
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.capture.conftest import focus_group, open_it, settle, type_line
from tests.ui.capture.test_place import DiskFull
from tests.ui.driving import shown_texts

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def planned(session: FakeSession, *codes: str, **changes: object) -> str:
    held = session.book.sessions()[0]
    kloes = tuple(k.id for code in codes for k in session.book.kloes() if k.value.code == code)
    change_session(session.book, held.id, replace(held.value, kloes=kloes, **changes))
    return held.id


def test_prompts_tick_off_as_lines_are_tagged_and_by_hand(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    here = planned(session, "vision")
    open_it(qtbot, place, here)
    (card,) = place._prompts._cards.values()
    before = [tick.is_on for tick in card.ticks]
    assert not any(before)
    type_line(qtbot, place, "people say it #vision")
    settle(qtbot, place)
    assert card._count.text() == "1 line"
    tick = card.ticks[0]
    was = tick.is_on
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    settle(qtbot, place)
    again = next(iter(place._prompts._cards.values())).ticks[0]
    assert again.is_on is not was
    open_it(qtbot, place, here)
    assert next(iter(place._prompts._cards.values())).ticks[0].is_on is not was
    assert ("heard" in again.accessibleName()) is True


def rules_sheet(place: CapturePlace) -> RulesSheet:
    found = place.findChildren(RulesSheet)
    return found[-1]


def test_that_the_rules_were_read_out_is_remembered_for_the_session(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    qtbot.keyClick(place, Qt.Key.Key_G, CONTROL)
    qtbot.waitUntil(lambda: bool(place.findChildren(RulesSheet)))
    sheet = rules_sheet(place)
    assert sheet.done.hasFocus()
    assert "non-attributable" in shown_texts(sheet)
    sheet.done.click()
    settle(qtbot, place)
    read = session_choices(session.book, focus_group(session)).read_out
    assert read is not None
    assert (read.edition, read.at) == ("2026.1", session.now()[0])
    assert place._head.rules.text() == "Ground rules read"
    qtbot.keyClick(place, Qt.Key.Key_G, CONTROL)
    qtbot.waitUntil(lambda: place._working.remembering._sheet is not None)
    assert "09:30" in shown_texts(rules_sheet(place))
    qtbot.keyClick(rules_sheet(place), Qt.Key.Key_Escape)
    assert place._page.editor.hasFocus()


def test_before_watching_practice_another_text_is_read_out(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    open_it(qtbot, place, planned(session, kind=SessionKind.OBSERVATION))
    qtbot.keyClick(place, Qt.Key.Key_G, CONTROL)
    qtbot.waitUntil(lambda: place._working.remembering._sheet is not None)
    assert rules_sheet(place).heading.text() == "Before we watch"
    place.blank()
    assert place._working.remembering._sheet is None


def test_colleagues_lines_are_shown_apart_and_only_to_be_read(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    peer = MemoryBook(Person("Amir Siddiqui", Role.OFFICER_PEER), clock=session.clock)
    session.book.append(MemberAdmitted(device=peer.device, member=peer.identity))
    share(session.book, peer)
    here = focus_group(session)
    for text in ("- theirs", "+ also theirs"):
        write_line(peer, text, session=here)
    share(peer, session.book)
    type_line(qtbot, place, "mine")
    settle(qtbot, place)
    open_it(qtbot, place, here)
    assert [row.text for row in place._model.rows] == ["mine"]
    assert "Amir Siddiqui, 2 lines" in shown_texts(place._colleagues)
    qtbot.keyClick(place, Qt.Key.Key_C, ALT)
    (sheet,) = place.findChildren(ColleaguesSheet)
    model = sheet.lists[0].model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "09:30, consideration: theirs",
        "09:30, strength: also theirs",
    ]
    qtbot.keyClick(sheet.lists[0], Qt.Key.Key_Delete)
    assert len(session.book.notes(NoteQuery())) == 3
    place.blank()
    assert model.rowCount() == 0


def test_without_colleagues_the_key_says_so(qtbot: QtBot, place: CapturePlace) -> None:
    with qtbot.waitSignal(place.said) as caught:
        qtbot.keyClick(place, Qt.Key.Key_C, ALT)
    assert "No colleague" in caught.args[0]


def test_ending_a_session_leaves_what_is_typed_in_its_draft_and_says_so(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    qtbot.keyClicks(place._page.editor, "half a li")
    with qtbot.waitSignals([place.said, place.go]):
        place._head.end.click()
    settle(qtbot, place)
    choices = session_choices(session.book, focus_group(session))
    assert choices.ended == session.now()[0]
    open_it(qtbot, place, focus_group(session))
    assert place._page.editor.raw() == "half a li"


def test_when_time_is_over_it_is_said_quietly(place: CapturePlace, session: FakeSession) -> None:
    session.clock.forward(seconds=93 * 60)
    place._tick()
    assert place._head.timer.isVisible()
    assert not place._head.timer._run.isVisible()
    assert place._head.timer._left.text() == "time is over, 3 min"
    session.clock.forward(seconds=3 * 3600)
    place._tick()
    assert not place._head.timer.isVisible()


@pytest.fixture
def quick(qtbot: QtBot, look: Look, session: FakeSession) -> Iterator[QuickOver]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1200, 700)
    host.show()
    over = QuickOver(look, session)
    over.settle_over(host, Notices(look), lambda: None)
    yield over
    over.blank()
    over.jobs.wait()


def sheet_of(quick: QuickOver) -> QuickSheet:
    assert quick.sheet is not None
    return quick.sheet


def gone(quick: QuickOver) -> bool:
    return quick.sheet is None


def open_quick(qtbot: QtBot, quick: QuickOver) -> None:
    quick.open()
    qtbot.waitUntil(lambda: quick.sheet is not None)


def test_a_quick_note_is_written_with_marks_and_tags_and_can_be_undone(
    qtbot: QtBot, quick: QuickOver, session: FakeSession
) -> None:
    open_quick(qtbot, quick)
    editor = sheet_of(quick).editor
    qtbot.keyClicks(editor, "- heard in the lift #vis")
    assert sheet_of(quick).popup.isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    with qtbot.waitSignal(quick.said) as caught:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    (note,) = session.book.notes(NoteQuery())
    assert (note.text, note.session, len(note.kloe_ids)) == ("heard in the lift", "", 1)
    assert gone(quick)
    settle(qtbot, quick)
    assert session.book.draft(DRAFT) == ""
    caught.args[1]()
    settle(qtbot, quick)
    assert session.book.notes(NoteQuery()) == ()


def test_a_quick_note_is_kept_as_a_draft_and_comes_back(
    qtbot: QtBot, quick: QuickOver, session: FakeSession
) -> None:
    open_quick(qtbot, quick)
    qtbot.keyClicks(sheet_of(quick).editor, "? half a thou")
    qtbot.keyClick(sheet_of(quick).editor, Qt.Key.Key_Escape)
    assert gone(quick)
    qtbot.waitUntil(lambda: session.book.draft(DRAFT) == "? half a thou")
    open_quick(qtbot, quick)
    assert sheet_of(quick).raw == "? half a thou"
    qtbot.keyClicks(sheet_of(quick).editor, "ght")
    assert quick.last_words() == {DRAFT: "? half a thought"}
    quick.blank()
    assert gone(quick)


def test_a_quick_note_that_the_disk_refuses_stays_as_it_is_typed(
    qtbot: QtBot, quick: QuickOver, session: FakeSession
) -> None:
    open_quick(qtbot, quick)
    session.ask.refuses = DiskFull()
    qtbot.keyClicks(sheet_of(quick).editor, "heard")
    with qtbot.waitSignal(quick.failed):
        qtbot.keyClick(sheet_of(quick).editor, Qt.Key.Key_Return)
    assert sheet_of(quick).raw == "heard"
    assert "NOT SAVED" in shown_texts(sheet_of(quick))
    session.ask.refuses = None
    qtbot.keyClick(sheet_of(quick).editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gone(quick))
    assert len(session.book.notes(NoteQuery())) == 1


def test_an_empty_quick_note_is_not_written(qtbot: QtBot, quick: QuickOver) -> None:
    open_quick(qtbot, quick)
    qtbot.keyClick(sheet_of(quick).editor, Qt.Key.Key_Return)
    assert "Type what you heard" in shown_texts(sheet_of(quick))


def test_a_quick_note_is_warned_of_names_and_a_key_writes_the_role(
    qtbot: QtBot, quick: QuickOver
) -> None:
    open_quick(qtbot, quick)
    sheet = sheet_of(quick)
    qtbot.keyClicks(sheet.editor, "- in the lift Denise said so")
    qtbot.waitUntil(lambda: not sheet.frame.strip.isHidden())
    assert "Denise" in sheet.frame.strip.accessibleName()
    qtbot.keyClick(sheet.editor, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert "Denise" not in sheet.raw
    qtbot.waitUntil(sheet.frame.strip.isHidden)


def test_what_is_let_stand_in_a_quick_note_is_remembered_with_the_note(
    qtbot: QtBot, quick: QuickOver, session: FakeSession
) -> None:
    open_quick(qtbot, quick)
    sheet = sheet_of(quick)
    qtbot.keyClicks(sheet.editor, "Denise said so")
    qtbot.waitUntil(lambda: not sheet.frame.strip.isHidden())
    qtbot.keyClick(sheet.editor, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    (chooser,) = sheet.findChildren(Chooser)
    assert chooser.isVisible()
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.frame.strip.isHidden)
    qtbot.keyClick(sheet.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gone(quick))
    (note,) = session.book.notes(NoteQuery())
    assert list(session_choices(session.book, "").kept[note.id]) == ["denise"]


def test_spelling_is_counted_and_mended_in_a_quick_note(qtbot: QtBot, quick: QuickOver) -> None:
    open_quick(qtbot, quick)
    sheet = sheet_of(quick)
    qtbot.keyClicks(sheet.editor, "they recieve ")
    qtbot.waitUntil(sheet._count.isVisible)
    assert sheet._count.accessibleName().endswith("1 spelling to look at")
    qtbot.keyClick(sheet.editor, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(sheet.spelling.isVisible)
    qtbot.keyClick(sheet.editor, Qt.Key.Key_Return)
    assert sheet.raw == "they receive "
    qtbot.waitUntil(sheet._count.isHidden)


def test_a_question_of_the_session_is_answered_by_the_next_line(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    here = focus_group(session)
    first = raise_question(session.book, "Who decides on a Friday?", session=here)
    second = raise_question(session.book, "Is the tool used?", session=here)
    open_it(qtbot, place, here)
    answering = place._working.answering
    assert "Is the tool used?" in shown_texts(answering.waiting)
    qtbot.keyClick(place._page.editor, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(answering._chooser.field, "2")
    qtbot.keyClick(answering._chooser.field, Qt.Key.Key_Return)
    assert "Is the tool used? (your next line answers it)" in shown_texts(answering.waiting)
    with qtbot.waitSignal(place.said) as caught:
        type_line(qtbot, place, "+ it is, at every visit")
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery())
    asked = {one.id: one for one in session.book.questions()}
    assert [answer.value for answer in asked[second].answers] == [note.id]
    assert asked[first].open
    assert "Is the tool used? (answered)" in shown_texts(answering.waiting)
    type_line(qtbot, place, "another line")
    settle(qtbot, place)
    assert len(question_of(session.book, second).answers) == 1
    caught.args[1]()
    settle(qtbot, place)
    assert question_of(session.book, second).open


def test_the_key_lets_a_question_go_and_says_when_there_is_none(
    qtbot: QtBot, place: CapturePlace, session: FakeSession
) -> None:
    with qtbot.waitSignal(place.said) as caught:
        place._working.answering.ask()
    assert "No open question" in caught.args[0]
    here = focus_group(session)
    question = raise_question(session.book, "Who decides on a Friday?", session=here)
    open_it(qtbot, place, here)
    answering = place._working.answering
    answering.ask()
    qtbot.keyClick(answering._chooser.field, Qt.Key.Key_Return)
    assert place._legend._hint.words.text().startswith("Your next line answers: Who decides")
    answering.ask()
    assert place._legend._hint.words.text() == ""
    type_line(qtbot, place, "a line")
    settle(qtbot, place)
    assert question_of(session.book, question).open
    place.blank()
    assert "Friday" not in shown_texts(answering.waiting)
