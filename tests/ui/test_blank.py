# SPDX-License-Identifier: Apache-2.0
"""No place keeps a word of the evidence once it was blanked, nor does anything after the lock."""

import gc
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from peerdesk.desk.capture import write_line
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.documents import add_documents
from peerdesk.desk.messages import draft_message
from peerdesk.desk.questions import raise_question
from peerdesk.domain.document import Document
from peerdesk.domain.words import MessageKind, QuestionOrigin
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from tests.fakes.book import MemoryBook
from tests.journeys.keyboard import _texts, held_anywhere
from tests.ui.walk import Walker, walked_window

MARKER = "Zanzibarmarker"
MORNING = datetime(2026, 5, 12, 9, 30)  # noqa: DTZ001 - London's wall time, as FixedClock takes it


@pytest.fixture
def walker(look: Look, tmp_path: Path) -> Iterator[Walker]:
    with walked_window(look, tmp_path, FixedClock(MORNING)) as walker:
        mark(walker.session.book)
        yield walker


def mark(book: MemoryBook) -> None:
    """Write the marker into whatever a place could show."""
    session = book.sessions()[0].id
    notes = [write_line(book, f"{sign} {MARKER} {sign} #vision", session=session).note
             for sign in "+-*?~"]  # fmt: skip
    theme = book.themes()[0].id
    for kind in (MessageKind.STRENGTH, MessageKind.CONSIDERATION):
        draft_message(book, kind, theme, f"{MARKER} as a message", supports=notes[:2])
    raise_question(book, f"Who knows of {MARKER}", QuestionOrigin.LINE, about=notes[3])
    add_documents(book, [Document(title=f"{MARKER} plan")])


def held_in(place: Place) -> set[str]:
    """Return where a place and its parts hold the marker."""
    found: set[str] = set()
    for part in [place, *place.findChildren(QObject)]:
        if any(MARKER in text for text in _texts(part)):
            found.add(type(part).__name__)
        kept = vars(part).items() if hasattr(part, "__dict__") else ()
        found |= {f"{type(part).__name__}.{name}" for name, v in kept if MARKER in repr(v)}
    return found


def test_every_place_forgets_what_it_showed_and_what_was_typed(walker: Walker) -> None:
    showed: set[str] = set()
    for key in walker.places():
        walker.go(key)
        place = walker.shell.place
        assert place is not None
        if held_in(place):
            showed.add(key)
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            QTest.keyClicks(focus, MARKER)
            walker.settle()
        place.last_words()
        place.blank()
        walker.settle()
        assert held_in(place) == set(), key
    assert showed >= {"capture", "evidence", "messages", "questions", "documents", "wall"}


def test_after_the_lock_nothing_holds_a_word(walker: Walker) -> None:
    for key in walker.places():
        walker.go(key)
    assert held_anywhere(MARKER)
    walker.window.lock()
    walker.settle()
    gc.collect()
    assert held_anywhere(MARKER) == set()
