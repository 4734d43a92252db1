# SPDX-License-Identifier: Apache-2.0
"""A question is asked from anywhere, about what is chosen there, and its draft is kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.questions import question_of, raise_question
from peerdesk.domain.words import QuestionOrigin
from peerdesk.ui.components.rail_item import RailEntry
from peerdesk.ui.entries import PlaceEntry
from peerdesk.ui.look import Look
from peerdesk.ui.questions.over import AskOver
from peerdesk.ui.questions.place import QuestionsPlace
from peerdesk.ui.questions.wanted import AskWanted
from peerdesk.ui.shell import Shell
from tests.fakes.session import FakeSession
from tests.ui.driving import press_key, settle, shown_texts, type_text

NOTE = "Two managers say supervision slips in the winter"


@pytest.fixture
def shell(qtbot: QtBot, look: Look, session: FakeSession) -> Shell:
    """Return an open challenge at its questions."""
    entries = (
        PlaceEntry(RailEntry("questions", "Questions", "question", "Weigh"), QuestionsPlace),
        PlaceEntry(RailEntry("ask", "Ask", "", ""), AskOver, over=True, keys="Ctrl+Shift+Q"),
    )
    shell = Shell(look, session, entries)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    with qtbot.waitActive(shell):
        shell.show()
    shell.go("questions")
    return shell


@pytest.fixture
def asking(qtbot: QtBot, shell: Shell) -> Callable[[object], AskOver]:
    """Return a function that opens the sheet over the shell."""

    def open_sheet(what: object = None) -> AskOver:
        shell.go("ask", what)
        over = shell.findChild(AskOver)
        assert isinstance(over, AskOver)
        settle(qtbot, over)
        assert over.sheet is not None
        return over

    return open_sheet


def test_a_question_about_a_note_stands_under_words_of_its_own(
    qtbot: QtBot, session: FakeSession, asking: Callable[[object], AskOver]
) -> None:
    note = write_line(session.book, NOTE).note
    over = asking(AskWanted(about=note))
    sheet = over.sheet
    assert sheet is not None
    assert NOTE in shown_texts(sheet)
    assert sheet.words.toPlainText() == ""
    type_text(sheet.words, "Who checks supervision in winter?")
    press_key(sheet.words, Qt.Key.Key_Return)
    settle(qtbot, over)
    (asked,) = session.book.questions()
    assert asked.value.text == "Who checks supervision in winter?"
    assert (asked.value.about, asked.value.owner) == (note, session.book.person)
    assert over.sheet is None


def test_a_gap_proposes_its_words_and_keeps_its_origin(
    qtbot: QtBot, session: FakeSession, asking: Callable[[object], AskOver]
) -> None:
    kloe = session.book.kloes()[0].id
    wanted = AskWanted(QuestionOrigin.GAP, kloe, "Only heard, never read", "What do files say?")
    over = asking(wanted)
    sheet = over.sheet
    assert sheet is not None
    assert "Only heard, never read" in shown_texts(sheet)
    press_key(sheet.words, Qt.Key.Key_Return)
    settle(qtbot, over)
    (asked,) = session.book.questions()
    assert (asked.value.text, asked.value.origin, asked.value.about) == (
        "What do files say?",
        QuestionOrigin.GAP,
        kloe,
    )


def test_an_empty_question_is_not_asked_and_the_sheet_stays(
    qtbot: QtBot, session: FakeSession, asking: Callable[[object], AskOver]
) -> None:
    over = asking(None)
    sheet = over.sheet
    assert sheet is not None
    press_key(sheet.words, Qt.Key.Key_Return)
    settle(qtbot, over)
    assert session.book.questions() == ()
    assert over.sheet is sheet


def test_words_being_typed_are_kept_and_handed_over_at_a_lock(
    qtbot: QtBot, shell: Shell, session: FakeSession, asking: Callable[[object], AskOver]
) -> None:
    over = asking(None)
    assert over.sheet is not None
    type_text(over.sheet.words, "Half a quest")
    words: dict[str, str] = {}
    shell.hand_over(words)
    assert words["question:new"] == "Half a quest"
    over.drafts.touch("question:new", "Half a question")
    over.drafts.flush()
    settle(qtbot, over)
    assert session.book.draft("question:new") == "Half a question"


def test_nothing_of_it_is_left_on_the_screen_after_a_lock(
    session: FakeSession, shell: Shell, asking: Callable[[object], AskOver]
) -> None:
    note = write_line(session.book, NOTE).note
    over = asking(AskWanted(about=note))
    assert over.sheet is not None
    type_text(over.sheet.words, "A question of mine")
    shell.blank()
    assert "supervision" not in shown_texts(shell)
    assert "question of mine" not in shown_texts(shell)
    assert over.sheet is None


def test_a_question_that_is_there_is_reworded_and_carried_elsewhere(
    qtbot: QtBot, session: FakeSession, asking: Callable[[object], AskOver]
) -> None:
    question = raise_question(session.book, "Who checks?")
    planned = session.book.sessions()[0].id
    over = asking(AskWanted(question=question))
    sheet = over.sheet
    assert sheet is not None
    assert sheet.words.toPlainText() == "Who checks?"
    sheet.session.choose(planned)
    type_text(sheet.words, " And when?")
    press_key(sheet.words, Qt.Key.Key_Return)
    settle(qtbot, over)
    held = question_of(session.book, question).value
    assert (held.text, held.session) == ("Who checks? And when?", planned)


def test_the_key_asks_about_nothing_where_nothing_is_chosen(
    qtbot: QtBot, shell: Shell, session: FakeSession
) -> None:
    press_key(
        shell,
        Qt.Key.Key_Q,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    over = shell.findChild(AskOver)
    assert isinstance(over, AskOver)
    qtbot.waitUntil(lambda: over.sheet is not None)
    assert session.book.questions() == ()
