# SPDX-License-Identifier: Apache-2.0
"""Questions are listed by how they stand, answered by a note, opened again, dropped, filtered."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.evidence import mark, tag, withdraw
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.questions import (
    QuestionState,
    answer_question,
    drop_question,
    question_of,
    raise_question,
    state_of,
)
from peerdesk.domain.words import QuestionOrigin, Stance
from peerdesk.ui.look import Look
from peerdesk.ui.questions.filters import Wanted
from peerdesk.ui.questions.finding import find_answers
from peerdesk.ui.questions.model import QuestionModel
from peerdesk.ui.questions.place import QuestionsPlace
from peerdesk.ui.questions.rows import read_questions
from tests.fakes.session import FakeSession
from tests.ui.driving import check_model, opened, press_key, settle, shown_texts, type_text


def listed(place: QuestionsPlace) -> list[str]:
    rows = (place.model.row(number) for number in range(place.model.rowCount()))
    return [row.text for row in rows if row is not None]


def test_open_ones_come_first_and_mine_are_those_that_i_see_to(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    raise_question(session.book, "Nobody’s")
    raise_question(session.book, "Mine", owner=session.book.person)
    drop_question(session.book, raise_question(session.book, "Dropped"))
    place = opened(qtbot, QuestionsPlace(look, session))
    assert listed(place) == ["Nobody’s", "Mine"]
    place.open(Wanted("mine"))
    settle(qtbot, place)
    assert listed(place) == ["Mine"]
    place.open(Wanted("dropped"))
    settle(qtbot, place)
    assert listed(place) == ["Dropped"]


def test_a_question_asked_for_is_shown_under_whatever_tab_it_stands(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    gone = raise_question(session.book, "Dropped")
    drop_question(session.book, gone)
    raise_question(session.book, "Open")
    place = opened(qtbot, QuestionsPlace(look, session), gone)
    assert listed(place) == ["Dropped"]
    assert place.wanted.tab == "dropped"


def test_a_note_found_by_words_closes_a_question_and_undo_opens_it(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    note = write_line(session.book, "Step-down is decided by the duty manager").note
    write_line(session.book, "Something else")
    question = raise_question(session.book, "Who decides step-down?")
    place = opened(qtbot, QuestionsPlace(look, session), question)
    press_key(place.page.list, Qt.Key.Key_A)
    finder = place.page.detail._chooser
    qtbot.waitUntil(finder.isVisible)
    finder.field.setText("duty man")
    settle(qtbot, place)
    assert [option.key for option in finder._options] == [note]
    with qtbot.waitSignal(place.said) as said:
        press_key(finder.field, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert state_of(question_of(session.book, question)) is QuestionState.ANSWERED
    assert said.args is not None
    said.args[1]()
    settle(qtbot, place)
    assert state_of(question_of(session.book, question)) is QuestionState.OPEN


def test_reflections_are_offered_last_as_answers(session: FakeSession) -> None:
    book = session.book
    question = raise_question(book, "Who decides?", about=book.kloes()[0].id)
    (row,) = (row for row in read_questions(book).rows if row.id == question)
    for text in ("The board decides", "The chair decides", "The talk felt tense"):
        tag(book, write_line(book, text).note, book.kloes()[0].id)
    mark(book, book.notes(NoteQuery(words="tense"))[0].id, Stance.REFLECTION)
    for words in ("", "the"):
        offered = [option.text for option in find_answers(book, row, words)]
        assert offered == ["The chair decides", "The board decides", "The talk felt tense"]


def test_the_note_that_answers_is_written_on_the_spot_and_undone(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    planned = session.book.sessions()[0].id
    question = raise_question(session.book, "Who decides step-down?", session=planned)
    place = opened(qtbot, QuestionsPlace(look, session), question)
    press_key(place.page.list, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: place.answering.sheet is not None)
    sheet = place.answering.sheet
    assert sheet is not None
    assert "Who decides step-down?" in shown_texts(sheet)
    press_key(sheet.words, Qt.Key.Key_Return)
    settle(qtbot, place)
    assert session.book.notes(NoteQuery()) == ()
    type_text(sheet.words, "- The duty manager alone @frontline")
    assert place.last_words() == {f"answer:{question}": "- The duty manager alone @frontline"}
    with qtbot.waitSignal(place.said) as said:
        press_key(sheet.words, Qt.Key.Key_Return)
    settle(qtbot, place)
    (note,) = session.book.notes(NoteQuery())
    assert (note.stance, note.session) == (Stance.CONSIDERATION, planned)
    assert state_of(question_of(session.book, question)) is QuestionState.ANSWERED
    assert session.book.drafts() == {}
    assert said.args is not None
    said.args[1]()
    settle(qtbot, place)
    assert session.book.note(note.id).withdrawn
    assert question_of(session.book, question).open


def test_an_answer_begun_is_kept_and_leaves_the_screen_at_a_lock(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    question = raise_question(session.book, "Who?")
    session.book.keep_draft(f"answer:{question}", "Half an answer")
    place = opened(qtbot, QuestionsPlace(look, session), question)
    press_key(place.page.list, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: place.answering.sheet is not None)
    assert place.answering.sheet is not None
    assert place.answering.sheet.words.toPlainText() == "Half an answer"
    type_text(place.answering.sheet.words, " more")
    place.answering.drafts.flush()
    settle(qtbot, place)
    assert session.book.draft(f"answer:{question}") == "Half an answer more"
    place.blank()
    assert "Half an answer" not in shown_texts(place)


def test_keys_drop_a_question_and_take_it_up_again(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    question = raise_question(session.book, "Who decides?")
    place = opened(qtbot, QuestionsPlace(look, session), question)
    press_key(place.page.list, Qt.Key.Key_Delete)
    settle(qtbot, place)
    assert question_of(session.book, question).dropped
    place.open(question)
    settle(qtbot, place)
    press_key(place.page.list, Qt.Key.Key_R)
    settle(qtbot, place)
    assert question_of(session.book, question).open


def test_a_dropped_question_that_has_an_answer_is_taken_up_as_answered(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    question = raise_question(session.book, "Who decides?")
    answer_question(session.book, question, write_line(session.book, "The board").note)
    drop_question(session.book, question)
    place = opened(qtbot, QuestionsPlace(look, session), question)
    said: list[str] = []
    place.said.connect(lambda sentence, _: said.append(sentence))
    press_key(place.page.list, Qt.Key.Key_R)
    settle(qtbot, place)
    assert said == ["Taken up again; it is answered"]
    press_key(place.page.list, Qt.Key.Key_R)
    settle(qtbot, place)
    assert said[1:] == ["Open again"]
    assert question_of(session.book, question).open


def test_all_answers_come_back_when_opening_again_is_undone(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    notes = [write_line(session.book, text).note for text in ("One", "Two")]
    question = raise_question(session.book, "Which?")
    for note in notes:
        answer_question(session.book, question, note)
    place = opened(qtbot, QuestionsPlace(look, session), question)
    with qtbot.waitSignal(place.said) as said:
        press_key(place.page.list, Qt.Key.Key_R)
    settle(qtbot, place)
    assert question_of(session.book, question).open
    assert said.args is not None
    said.args[1]()
    settle(qtbot, place)
    answers = question_of(session.book, question).answers
    assert sorted(answer.value for answer in answers) == sorted(notes)


def test_filters_keep_to_a_session_and_to_a_line_of_enquiry(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    planned, kloe = session.book.sessions()[0].id, session.book.kloes()[0].id
    raise_question(session.book, "For the session", session=planned)
    raise_question(session.book, "About the line", QuestionOrigin.GAP, kloe)
    place = opened(qtbot, QuestionsPlace(look, session))
    place.page.session.picked.emit(planned)
    assert listed(place) == ["For the session"]
    place.page.session.picked.emit("")
    place.page.kloe.picked.emit(kloe)
    assert listed(place) == ["About the line"]


def test_an_answer_that_was_withdrawn_since_says_so(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    note = write_line(session.book, "It is the duty manager").note
    question = raise_question(session.book, "Who?")
    answer_question(session.book, question, note)
    withdraw(session.book, note)
    place = opened(qtbot, QuestionsPlace(look, session), question)
    assert "This note was withdrawn since." in shown_texts(place)


def test_what_raised_a_question_is_gone_to_with_one_key(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    note = write_line(session.book, "Two say it slips").note
    question = raise_question(session.book, "Why?", about=note)
    place = opened(qtbot, QuestionsPlace(look, session), question)
    with qtbot.waitSignal(place.go) as went:
        press_key(place.page.list, Qt.Key.Key_G)
    assert went.args == ["evidence", note]
    assert place.looked_at() == ("question", question)
    assert place.asked_about() == note


@pytest.mark.parametrize("founded", [True, False])
def test_an_empty_place_says_what_goes_here(
    qtbot: QtBot, look: Look, session: FakeSession, *, founded: bool
) -> None:
    if not founded:
        session.book._stands["challenge"].clear()
    place = opened(qtbot, QuestionsPlace(look, session))
    words = shown_texts(place.page.empty)
    assert ("still wants to know" in words) is founded


def test_nothing_of_it_is_left_after_a_lock(qtbot: QtBot, look: Look, session: FakeSession) -> None:
    note = write_line(session.book, "A telling line").note
    question = raise_question(session.book, "A telling question?", about=note)
    place = opened(qtbot, QuestionsPlace(look, session), question)
    assert "telling question" in shown_texts(place)
    place.blank()
    assert "telling" not in shown_texts(place)
    assert place.model.rowCount() == 0


def test_the_model_keeps_to_the_rules_of_models(
    qtmodeltester: ModelTester, session: FakeSession
) -> None:
    raise_question(session.book, "One?")
    raise_question(session.book, "Two?")
    model = QuestionModel()
    model.show(read_questions(session.book).rows)
    check_model(qtmodeltester, model)
