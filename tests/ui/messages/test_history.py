# SPDX-License-Identifier: Apache-2.0
"""Every wording is shown against the one it replaced, so no words are put on the wrong name."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.desk.capture import write_line
from peerdesk.desk.clashes import clashes
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.messages import draft_message, reword
from peerdesk.desk.settling import Keep, settle
from peerdesk.desk.writing import write
from peerdesk.domain.facts import NoteRevised
from peerdesk.domain.team import Person
from peerdesk.domain.words import MessageKind, Role
from peerdesk.ui.components.differences import DifferenceText
from peerdesk.ui.evidence.place import EvidencePlace
from peerdesk.ui.look import Look
from peerdesk.ui.messages.place import MessagesPlace
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession
from tests.ui.driving import opened
from tests.ui.driving import settle as settled

Opened = Callable[..., FakeSession]


@pytest.fixture
def ruth(session: FakeSession, open_session: Opened) -> MemoryBook:
    other = open_session(Person("Ruth Delaney", Role.MANAGER), founded=False)
    admit(session.book, identity_file(other.book))
    share(session.book, other.book)
    return other.book


def test_two_wordings_made_apart_are_each_shown_against_what_both_began_from(
    qtbot: QtBot, look: Look, session: FakeSession, ruth: MemoryBook
) -> None:
    book = session.book
    message = draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Staff trust")
    share(book, ruth)
    reword(book, message, "Staff trust managers")
    reword(ruth, message, "Staff trust them")
    share(ruth, book)
    place = opened(qtbot, MessagesPlace(look, session), message)
    settled(qtbot, place)
    assert sorted(_compared(place)) == [
        "Staff trust",
        "Staff trust added: managers;",
        "Staff trust added: them;",
    ]


def test_one_made_from_both_is_shown_against_both(
    qtbot: QtBot, look: Look, session: FakeSession, ruth: MemoryBook
) -> None:
    book = session.book
    message = draft_message(book, MessageKind.STRENGTH, book.themes()[0].id, "Staff trust")
    share(book, ruth)
    reword(book, message, "Staff trust managers")
    reword(ruth, message, "Staff here trust")
    share(ruth, book)
    (clash,) = clashes(book)
    settle(book, clash, Keep.MERGED, "Staff here trust managers")
    place = opened(qtbot, MessagesPlace(look, session), message)
    settled(qtbot, place)
    assert {"Staff added: here; trust managers", "Staff here trust added: managers;"} < set(
        _compared(place)
    )
    labels = [label.text() for label in place.page.editor.history.findChildren(QLabel)]
    assert sum(text.startswith("Against the one of ") for text in labels) == 2


def test_a_notes_versions_are_shown_against_what_they_replaced(
    qtbot: QtBot, look: Look, session: FakeSession
) -> None:
    book = session.book
    note = write_line(book, "Staff trust").note
    (first,) = book.note(note).texts
    for text in ("Staff trust managers", "Staff trust them"):
        write(book, NoteRevised(note=note, text=text, replaces=(first.hash,)))
    place = opened(qtbot, EvidencePlace(look, session), note)
    settled(qtbot, place)
    place.page.detail.facts._compare.click()
    assert _compared(place.page.detail.facts) == [
        "Staff trust",
        "Staff trust added: managers;",
        "Staff trust added: them;",
    ]


def _compared(widget: QWidget) -> list[str]:
    return [text.accessibleName() for text in widget.findChildren(DifferenceText)]
