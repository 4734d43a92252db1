# SPDX-License-Identifier: Apache-2.0
"""The team's evening in the window, by keyboard alone: gaps, questions, the wall, a huddle."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from peerdesk.bootstrap.desk import Desk
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import QuestionOrigin, Relation, Stance, Status
from peerdesk.ui.triangulation.gaps import GapList
from peerdesk.ui.wall.card_list import CardList
from peerdesk.ui.wall.huddle import Huddle
from peerdesk.ui.wall.tray_list import TrayList
from peerdesk.vault.book import OpenVault
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.keyboard import Keyboard, focus, one, rows, words

MARKER = "quokkamarker"
AGREED = Status.AGREED


def _pane(keyboard: Keyboard, kind: type) -> None:
    """Go with F6 to a pane of this kind."""
    for _ in range(6):
        if isinstance(focus(), kind):
            return
        keyboard.press("F6")
    pytest.fail(f"no way to the {kind.__name__} with F6")


def _locked(keyboard: Keyboard, desk: Desk) -> OpenVault:
    """Lock, wait until the vault is closed, and open it to see what is in it."""
    keyboard.press("Ctrl+L")
    keyboard.until(lambda: all(thread.name != "peerdesk-vault" for thread in threading.enumerate()))
    return desk.open_vault(desk.vaults()[0], PASSPHRASE)


def _card(keyboard: Keyboard) -> str:
    """Return what a screen reader says of the card that is chosen on the wall."""
    index = _view(keyboard).currentIndex()
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def _view(keyboard: Keyboard) -> CardList:
    """Return the column of the wall that has the focus."""
    return next(view for view in keyboard.place.findChildren(CardList) if view.hasFocus())


def test_a_gap_becomes_a_question_that_is_carried_and_found(keyboard: Keyboard, desk: Desk) -> None:
    keyboard.unlock(PASSPHRASE)
    keyboard.go("triangulation")
    _pane(keyboard, GapList)
    gaps = rows(one(keyboard.place, GapList))
    keyboard.press("Q")
    keyboard.until(lambda: "Raised by a gap" in words(keyboard.window))
    assert gaps[0] in words(keyboard.window)
    keyboard.type(f"Where are the placements of teenagers {MARKER}?")
    keyboard.press("Ctrl+Return")
    keyboard.until(lambda: "Raised by a gap" not in words(keyboard.window))
    keyboard.settle()
    keyboard.go("questions")
    keyboard.until(lambda: MARKER in words(keyboard.place))
    with _locked(keyboard, desk) as vault:
        (asked,) = (q for q in vault.questions() if MARKER in q.value.text)
    assert asked.open
    assert asked.value.origin is QuestionOrigin.GAP
    assert asked.value.about


def test_waiting_notes_become_a_cluster_and_a_message_on_the_wall(
    keyboard: Keyboard, desk: Desk
) -> None:
    keyboard.unlock(PASSPHRASE)
    keyboard.go("wall")
    keyboard.until(lambda: "180 notes waiting" in words(keyboard.place))
    _pane(keyboard, TrayList)
    keyboard.press("Space", "Down", "Space", "G")
    keyboard.until(lambda: "What are they about?" in words(keyboard.window))
    keyboard.type(f"Rings back {MARKER}")
    keyboard.press("Ctrl+Return")
    keyboard.until(lambda: "178 notes waiting" in words(keyboard.place))
    keyboard.settle()
    assert MARKER in str(_card(keyboard))
    keyboard.press("N")
    keyboard.until(lambda: isinstance(focus(), QPlainTextEdit | QTextEdit))
    keyboard.press("Ctrl+A")
    keyboard.type(f"Partners hear back the same day {MARKER}.")
    keyboard.press("Ctrl+Return")
    keyboard.until(lambda: f"the same day {MARKER}" in words(keyboard.place))
    keyboard.settle()
    with _locked(keyboard, desk) as vault:
        (message,) = (m for m in vault.messages() if MARKER in m.wording)
        clusters = [c for c in vault.clusters() if c.value.message == message.id]
    assert len(message.notes(Relation.SUPPORTS)) == 2
    assert len(clusters) == 1


def test_a_message_is_opened_and_agreed_again_and_the_huddle_names_nobody(
    keyboard: Keyboard, desk: Desk
) -> None:
    keyboard.unlock(PASSPHRASE)
    keyboard.go("wall")
    keyboard.until(lambda: "180 notes waiting" in words(keyboard.place))
    _pane(keyboard, CardList)
    card = _card(keyboard)
    wording = str(_view(keyboard).currentIndex().data())
    keyboard.press("A")
    keyboard.until(lambda: _card(keyboard) != card)
    keyboard.settle()
    keyboard.press("A")
    keyboard.until(lambda: _card(keyboard) == card)
    keyboard.settle()
    keyboard.press("H")
    huddle = one(keyboard.window, Huddle)
    keyboard.until(lambda: wording in words(huddle))
    said = words(huddle)
    keyboard.press("Esc")
    keyboard.until(lambda: not huddle.isVisible())
    with _locked(keyboard, desk) as vault:
        names = {person.value.name for person in vault.people()}
        verbatim = vault.notes(NoteQuery(stance=Stance.VERBATIM), count=200)
        agreed = {message.wording for message in vault.messages() if message.status is AGREED}
    assert not any(name in said for name in names)
    assert not any(note.text in said for note in verbatim)
    assert wording in agreed
