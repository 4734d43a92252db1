# SPDX-License-Identifier: Apache-2.0
"""Histories, what was withdrawn, and recovered words open over every place and lead back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.merging import merge
from peerdesk.desk.messages import draft_message, reword
from peerdesk.desk.questions import raise_question
from peerdesk.domain.words import MessageKind
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.differences import DifferenceText
from peerdesk.ui.components.rail_item import RailEntry
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.entries import PlaceEntry
from peerdesk.ui.history.over import BIN, HistoryOver
from peerdesk.ui.history.recovered import count_words, is_shown, read_drafts, shown_words
from peerdesk.ui.history.recovering import RecoveredOver
from peerdesk.ui.history.thing import Thing
from peerdesk.ui.look import Look
from peerdesk.ui.messages.wanted import DraftFrom
from peerdesk.ui.questions.place import QuestionsPlace
from peerdesk.ui.questions.wanted import AskWanted
from peerdesk.ui.shell import Shell, Whereabouts
from tests.fakes.session import FakeSession
from tests.ui.driving import press_key, settle, shown_texts

ENTRIES = (
    PlaceEntry(RailEntry("questions", "Questions", "question", "Weigh"), QuestionsPlace),
    PlaceEntry(RailEntry("history", "History", "", ""), HistoryOver, over=True, keys="Ctrl+H"),
    PlaceEntry(RailEntry("recovered", "Recovered", "", ""), RecoveredOver, over=True),
)
Opens = Callable[[object], Sheet]


@pytest.fixture
def shell(qtbot: QtBot, look: Look, session: FakeSession) -> Shell:
    """Return an open challenge at its questions."""
    shell = Shell(look, session, ENTRIES)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    with qtbot.waitActive(shell):
        shell.show()
    shell.go("questions")
    return shell


@pytest.fixture
def history(qtbot: QtBot, shell: Shell) -> Opens:
    """Return a function that opens a history over the shell."""

    def opens(what: object) -> Sheet:
        shell.go("history", what)
        over = shell.findChild(HistoryOver)
        assert isinstance(over, HistoryOver)
        qtbot.waitUntil(lambda: over.sheet is not None)
        assert over.sheet is not None
        return over.sheet

    return opens


def press(sheet: Sheet, words: str) -> None:
    """Press the button that says this."""
    next(b for b in sheet.findChildren(Button) if b.text() == words).click()


def test_a_wording_is_shown_against_the_one_before_and_brought_back(
    qtbot: QtBot, session: FakeSession, shell: Shell, history: Opens
) -> None:
    book = session.book
    message = draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "It is quick")
    reword(book, message, "It is always quick")
    sheet = history(Thing("message", message))
    differences = [one.accessibleName() for one in sheet.findChildren(DifferenceText)]
    assert differences == ["It is added: always; quick", "It is quick"]
    assert "2 versions" in shown_texts(sheet)
    press(sheet, "Bring this back")
    qtbot.waitUntil(lambda: book.message(message).wording == "It is quick")
    over = shell.findChild(HistoryOver)
    assert isinstance(over, HistoryOver)
    settle(qtbot, over)
    shell._toast.undo()
    qtbot.waitUntil(lambda: book.message(message).wording == "It is always quick")
    settle(qtbot, over)


def test_the_key_shows_the_history_of_what_is_chosen(
    qtbot: QtBot, session: FakeSession, shell: Shell
) -> None:
    question = raise_question(session.book, "Who decides?")
    shell.go("questions", question)
    assert shell.place is not None
    settle(qtbot, shell.place)
    press_key(shell, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    over = shell.findChild(HistoryOver)
    assert isinstance(over, HistoryOver)
    qtbot.waitUntil(lambda: over.sheet is not None)
    assert over.sheet is not None
    assert "History of this question" in shown_texts(over.sheet)


def test_the_key_shows_what_was_withdrawn_where_nothing_is_chosen(
    qtbot: QtBot, session: FakeSession, shell: Shell
) -> None:
    note = write_line(session.book, "A line that went").note
    withdraw(session.book, note)
    press_key(shell, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    over = shell.findChild(HistoryOver)
    assert isinstance(over, HistoryOver)
    qtbot.waitUntil(lambda: over.sheet is not None)
    sheet = over.sheet
    assert sheet is not None
    assert "A line that went" in shown_texts(sheet)
    press(sheet, "Restore")
    qtbot.waitUntil(lambda: not session.book.note(note).withdrawn)
    settle(qtbot, over)


def test_a_merged_message_is_taken_apart_and_merged_again(
    qtbot: QtBot, session: FakeSession, shell: Shell, history: Opens
) -> None:
    book = session.book
    one, other = (
        draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, words)
        for words in ("It is quick", "It is speedy")
    )
    merge(book, one, other)
    sheet = history(BIN)
    assert "It is quick" in shown_texts(sheet)
    assert "Merged into “It is speedy”" in shown_texts(sheet)
    press(sheet, "Take apart")
    qtbot.waitUntil(lambda: not book.merged())
    over = shell.findChild(HistoryOver)
    assert isinstance(over, HistoryOver)
    settle(qtbot, over)
    shell._toast.undo()
    qtbot.waitUntil(lambda: book.merged() == {one: other})
    settle(qtbot, over)


def test_nothing_withdrawn_says_so(history: Opens) -> None:
    assert "Nothing was withdrawn." in shown_texts(history(BIN))


def test_a_lock_leaves_no_word_of_a_history(
    session: FakeSession, shell: Shell, history: Opens
) -> None:
    note = write_line(session.book, "A telling line").note
    history(Thing("note", note))
    shell.blank()
    assert "telling" not in shown_texts(shell)


def test_recovered_words_are_counted_before_anything_is_chosen(
    qtbot: QtBot, session: FakeSession, shell: Shell
) -> None:
    planned = session.book.sessions()[0].id
    session.book.keep_draft(f"capture {planned}", "+ They said that it depends on the day")
    session.book.keep_draft("message:new", "Six words of a new one")
    shell.come_back(None, "questions")
    over = shell.findChild(RecoveredOver)
    assert isinstance(over, RecoveredOver)
    settle(qtbot, over)
    said = "Recovered 14 words typed before the program stopped."
    assert over.notices.said("recovered") == said
    over.open()
    qtbot.waitUntil(lambda: over.sheet is not None)
    sheet = over.sheet
    assert sheet is not None
    words = shown_texts(sheet)
    assert "A line in Focus group: social workers" in words
    assert "They said that it depends on the day" in words
    assert over.notices.said("recovered") == ""
    with qtbot.waitSignal(over.go) as went:
        press(sheet, "Go on with it")
    assert went.args == ["capture", planned]
    settle(qtbot, over)


def test_words_that_the_screen_shows_after_a_lock_are_not_told_of(
    qtbot: QtBot, session: FakeSession, shell: Shell
) -> None:
    session.book.keep_draft("capture quick", "Half a line")
    back = Whereabouts("capture", ("quick", 3))
    over = shell.findChild(RecoveredOver)
    assert isinstance(over, RecoveredOver)
    over.begin(back.place, back.what, locked=True)
    settle(qtbot, over)
    assert over.notices.said("recovered") == ""
    over.begin("today", None, locked=True)
    settle(qtbot, over)
    assert over.notices.said("recovered") == "3 words typed before the lock are kept."


def test_what_is_thrown_away_comes_back_with_undo(
    qtbot: QtBot, session: FakeSession, shell: Shell
) -> None:
    session.book.keep_draft("note:gone", "Another wording")
    over = shell.findChild(RecoveredOver)
    assert isinstance(over, RecoveredOver)
    over.open()
    qtbot.waitUntil(lambda: over.sheet is not None)
    sheet = over.sheet
    assert sheet is not None
    press(sheet, "Throw it away")
    settle(qtbot, over)
    assert session.book.drafts() == {}
    shell._toast.undo()
    settle(qtbot, over)
    assert session.book.drafts() == {"note:gone": "Another wording"}


def test_each_draft_leads_to_where_it_is_gone_on_with(session: FakeSession) -> None:
    book = session.book
    question = raise_question(book, "Who?")
    note = write_line(book, "A line").note
    for key in (
        "capture quick", "message:new", "message:m", f"note:{note}", f"question:{question}",
        f"question:{note}", "question:new", "briefing:2026-05-12:requests", "settling:x:text",
        "scoping", "something:else", "concern:form", "case c1 planning", "document d1",
        "cluster:x", "answer:q",
    ):  # fmt: skip
        book.keep_draft(key, "Half a word")
    leads = {draft.key: (draft.place, draft.what) for draft in read_drafts(book)}
    assert leads == {
        "capture quick": ("capture", "quick"),
        "message:new": ("messages", DraftFrom(())),
        "message:m": ("messages", "m"),
        f"note:{note}": ("evidence", note),
        f"question:{question}": ("ask", AskWanted(question=question)),
        f"question:{note}": ("ask", AskWanted(about=note)),
        "question:new": ("ask", AskWanted()),
        "briefing:2026-05-12:requests": ("briefing", "2026-05-12"),
        "settling:x:text": ("settling", None),
        "scoping": ("challenge", None),
        "something:else": ("", None),
        "case c1 planning": ("cases", ("c1", "planning")),
        "document d1": ("documents", "d1"),
        "cluster:x": ("wall", "x"),
        "answer:q": ("questions", "q"),
    }
    drafts = {draft.key: draft for draft in read_drafts(book)}
    assert is_shown(drafts["message:m"], "messages", "m")
    assert not is_shown(drafts["message:m"], "messages", "n")
    assert not is_shown(drafts["message:m"], "today", None)


def test_words_are_counted_in_the_fields_of_a_form_too() -> None:
    form = '{"council":"Marlowe Vale","days":["Tue 12"],"number":3,"empty":""}'
    assert count_words(form) == 4
    assert shown_words(form) == "Marlowe Vale · Tue 12"
    assert count_words("{not a form") == 3
    assert shown_words("{not a form") == "{not a form"
    assert count_words("+ two words") == 2
