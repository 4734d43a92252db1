# SPDX-License-Identifier: Apache-2.0
"""One key leads from what is chosen to its evidence, and from a note to where it went."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from peerdesk.desk.briefings import arrange, issue
from peerdesk.desk.capture import write_line
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.messages import draft_message, link_note
from peerdesk.desk.tellings import tell
from peerdesk.domain.words import MessageKind, Outcome, Relation
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.rail_item import RailEntry
from peerdesk.ui.entries import PlaceEntry
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.history.thing import Thing
from peerdesk.ui.look import Look
from peerdesk.ui.messages.place import MessagesPlace
from peerdesk.ui.shell import Shell
from peerdesk.ui.trail.over import TrailOver
from peerdesk.ui.trail.sheets import MessageTrailSheet, NoteTrailSheet, TrailSheet
from tests.fakes.session import FakeSession
from tests.ui.driving import press_key, settle, shown_texts

ENTRIES = (
    PlaceEntry(RailEntry("messages", "Messages", "chat-circle-text", "Weigh"), MessagesPlace),
    PlaceEntry(RailEntry("evidence", "Evidence", "note", "Listen"), EvidencePlace),
    PlaceEntry(RailEntry("trail", "Evidence trail", "", ""), TrailOver, over=True, keys="Ctrl+T"),
)
DAY = "2026-05-12"
Opens = Callable[[object], TrailSheet]


@pytest.fixture
def note(session: FakeSession) -> str:
    """Return a note from the focus group."""
    book = session.book
    return write_line(book, "+ The vision is on every wall", session=book.sessions()[0].id).note


@pytest.fixture
def message(session: FakeSession, note: str) -> str:
    """Return a message on it that stood in a summary and was told."""
    book = session.book
    theme = book.themes()[0].id
    drafted = draft_message(book, MessageKind.STRENGTH, theme, "Staff own it", supports=[note])
    arrange(book, DAY, points=[drafted])
    tell(book, drafted, "", Outcome.AS_WRITTEN, issue=issue(book, DAY).hash)
    return drafted


@pytest.fixture
def shell(qtbot: QtBot, look: Look, session: FakeSession) -> Shell:
    """Return an open challenge at its messages."""
    shell = Shell(look, session, ENTRIES)
    qtbot.addWidget(shell)
    shell.resize(1366, 768)
    with qtbot.waitActive(shell):
        shell.show()
    shell.go("messages")
    return shell


@pytest.fixture
def over(shell: Shell) -> TrailOver:
    """Return what opens the trail."""
    found = shell.findChild(TrailOver)
    assert isinstance(found, TrailOver)
    return found


@pytest.fixture
def opens(qtbot: QtBot, shell: Shell, over: TrailOver) -> Opens:
    """Return a function that opens a trail over the shell."""

    def opening(what: object) -> TrailSheet:
        shell.go("trail", what)
        qtbot.waitUntil(lambda: over.sheet is not None)
        assert over.sheet is not None
        return over.sheet

    return opening


def press(sheet: TrailSheet, words: str) -> None:
    """Press the first button that says this."""
    next(b for b in sheet.findChildren(Button) if b.text() == words).click()


def test_a_message_shows_note_session_peer_day_tellings_and_documents(
    opens: Opens, message: str
) -> None:
    words = shown_texts(opens(Thing("message", message)))
    assert "Staff own it" in words
    assert "The vision is on every wall" in words
    assert "Focus group: social workers, Tue 12 May, Helen Okafor" in words
    assert "Said as written to the director of children’s services" in words
    assert "Daily summary 1" in words


def test_the_key_opens_the_trail_of_what_is_chosen(
    qtbot: QtBot, session: FakeSession, shell: Shell, over: TrailOver, message: str
) -> None:
    shell.go("messages", message)
    assert shell.place is not None
    settle(qtbot, shell.place)
    press_key(shell, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: over.sheet is not None)
    assert isinstance(over.sheet, MessageTrailSheet)
    assert session.book.message(message).wording in shown_texts(over.sheet)


def test_from_a_note_every_document_is_shown_that_it_reached(
    opens: Opens, note: str, message: str
) -> None:
    del message
    sheet = opens(Thing("note", note))
    assert isinstance(sheet, NoteTrailSheet)
    words = shown_texts(sheet)
    assert "Documents reached, 1" in words
    assert "Messages, 1" in words


def test_a_note_linked_later_says_that_it_reached_nothing(
    session: FakeSession, opens: Opens, message: str
) -> None:
    late = write_line(session.book, "Heard later").note
    link_note(session.book, message, late, Relation.SUPPORTS)
    words = shown_texts(opens(Thing("note", late)))
    assert "Documents reached, 0" in words
    assert "No document has been frozen while it stood behind a message." in words


def test_one_trail_leads_to_another_and_back(
    qtbot: QtBot, over: TrailOver, opens: Opens, message: str
) -> None:
    press(opens(Thing("message", message)), "Where it went")
    qtbot.waitUntil(lambda: isinstance(over.sheet, NoteTrailSheet))
    assert over.sheet is not None
    press(over.sheet, "Its trail")
    qtbot.waitUntil(lambda: isinstance(over.sheet, MessageTrailSheet))
    press(over.sheet, "Back")
    qtbot.waitUntil(lambda: isinstance(over.sheet, NoteTrailSheet))
    press(over.sheet, "Back")
    qtbot.waitUntil(lambda: isinstance(over.sheet, MessageTrailSheet))
    assert not any(b.text() == "Back" for b in over.sheet.findChildren(Button))


def test_the_note_opens_in_its_place(
    qtbot: QtBot, shell: Shell, opens: Opens, message: str, note: str
) -> None:
    press(opens(Thing("message", message)), "Open the note")
    place = shell.place
    assert isinstance(place, EvidencePlace)
    settle(qtbot, place)
    assert place.looked_at() == ("note", note)


def test_a_note_in_the_bin_says_so(
    session: FakeSession, opens: Opens, note: str, message: str
) -> None:
    withdraw(session.book, note)
    assert "in the bin" in shown_texts(opens(Thing("message", message)))


def test_where_nothing_is_chosen_a_sentence_says_what_to_do(
    qtbot: QtBot, shell: Shell, over: TrailOver
) -> None:
    with qtbot.waitSignal(over.said) as heard:
        shell.go("trail", Thing("session", "x"))
    assert heard.args is not None
    assert "Choose a message" in heard.args[0]
    assert over.sheet is None


def test_a_lock_leaves_no_word_behind(over: TrailOver, opens: Opens, message: str) -> None:
    sheet = opens(Thing("message", message))
    over.blank()
    assert "The vision is on every wall" not in shown_texts(sheet)
    assert over.sheet is None
