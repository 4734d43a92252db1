# SPDX-License-Identifier: Apache-2.0
"""A peer's day in the window, by keyboard alone: prepared, written down, locked in mid-line."""

import threading

import pytest

from peerdesk.bootstrap.desk import Desk
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.asked import Concern
from peerdesk.domain.words import CaseArea, ObservationKind, Source, Stance
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.lines_view import LinesView
from peerdesk.ui.capture.model import ROW, LineRow, LineState
from peerdesk.vault.book import OpenVault
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.keyboard import Keyboard, focus, held_anywhere, one, words

MARKER = "quokkamarker"
MARKS = "+-*?~"
TAGS = ("#thresholds", "#referrer-feedback", "@partners", "@frontline")
LINES = 30


def _begin(keyboard: Keyboard) -> str:
    """Read the prep card of the next session and start writing in it; return its title."""
    keyboard.unlock(PASSPHRASE)
    keyboard.press("P")
    keyboard.until(lambda: keyboard.place.key == "prep")
    keyboard.settle()
    title = "Workshop: partners on thresholds and feedback"
    assert title in words(keyboard.place)
    keyboard.until(lambda: "Front door thresholds" in words(keyboard.place))
    keyboard.press("Return")
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()
    return title


def _newest(keyboard: Keyboard) -> LineRow:
    model = one(keyboard.place, LinesView).model()
    row = model.index(model.rowCount() - 1, 0).data(ROW)
    assert isinstance(row, LineRow)
    return row


def _write(keyboard: Keyboard, count: int, about: str) -> None:
    """Type lines with marks and tags, each sent by Enter, and wait until all are saved."""
    for number in range(count):
        mark, tag = MARKS[number % len(MARKS)], TAGS[number % len(TAGS)]
        keyboard.type(f"{mark} {MARKER} {about} {number} {tag} ")
        keyboard.press("Return")
        keyboard.until(lambda n=number: _is_saved(keyboard, f"{about} {n}"))  # type: ignore[misc]


def _is_saved(keyboard: Keyboard, said: str) -> bool:
    line = _newest(keyboard)
    return said in line.text and line.state is LineState.SAVED


def _to(keyboard: Keyboard, name: str) -> None:
    """Go with Tab to the control of this name."""
    for _ in range(40):
        if focus().accessibleName().startswith(name):
            return
        keyboard.press("Tab")
    pytest.fail(f"no way to “{name}” with Tab; at {focus().accessibleName()}")


def _locked(keyboard: Keyboard) -> None:
    """Lock, and wait until the vault is closed."""
    keyboard.press("Ctrl+L")
    assert keyboard.window.shell is None
    keyboard.until(lambda: all(thread.name != "peerdesk-vault" for thread in threading.enumerate()))


def _opened(desk: Desk) -> OpenVault:
    return desk.open_vault(desk.vaults()[0], PASSPHRASE)


def test_two_sessions_of_thirty_lines_are_prepared_written_and_locked_in_mid_line(
    keyboard: Keyboard, desk: Desk, clock: FixedClock
) -> None:
    title = _begin(keyboard)
    _write(keyboard, LINES, "first")
    keyboard.type(f"- {MARKER} half of a lin")
    keyboard.press("Left", "Left")
    caret = one(keyboard.place, LineEditor).textCursor().position()
    _locked(keyboard)
    assert held_anywhere(MARKER) == set()
    assert held_anywhere(title) == set()
    keyboard.unlock(PASSPHRASE)
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()
    editor = one(keyboard.place, LineEditor)
    assert (editor.raw(), editor.textCursor().position()) == (f"- {MARKER} half of a lin", caret)
    keyboard.press("End")
    keyboard.type("e")
    keyboard.press("Return")
    keyboard.until(lambda: _is_saved(keyboard, "half of a line"))

    keyboard.press("Ctrl+O")
    keyboard.type("agreeing the messages")
    keyboard.press("Return")
    keyboard.until(lambda: "Team meeting: agreeing the messages" in words(keyboard.place))
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()
    clock.forward(seconds=3_600)
    _write(keyboard, LINES, "second")
    _locked(keyboard)

    with _opened(desk) as vault:
        held = vault.notes(NoteQuery(words=MARKER), count=100)
        sessions = {session.id: session.value.title for session in vault.sessions()}
    assert len(held) == 2 * LINES + 1
    assert {sessions[note.session] for note in held} == {
        title,
        "Team meeting: agreeing the messages",
    }
    assert {note.stance for note in held} >= {Stance.STRENGTH, Stance.REFLECTION, Stance.QUESTION}
    assert sum(bool(note.kloes or note.voices) for note in held) == 2 * LINES


def test_a_quick_note_is_noted_over_any_place_and_left_there(
    keyboard: Keyboard, desk: Desk
) -> None:
    keyboard.unlock(PASSPHRASE)
    keyboard.go("messages")
    keyboard.press("Ctrl+Shift+N")
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.type(f"+ {MARKER} heard on the stairs @members ")
    keyboard.press("Return")
    keyboard.until(lambda: not isinstance(focus(), LineEditor))
    keyboard.settle()
    assert keyboard.place.key == "messages"
    _locked(keyboard)
    with _opened(desk) as vault:
        (note,) = vault.notes(NoteQuery(words=MARKER), count=5)
    assert (note.session, note.stance) == ("", Stance.STRENGTH)
    assert len(note.voices) == 1


def test_a_case_file_and_an_observation_are_written_up_as_notes(
    keyboard: Keyboard, desk: Desk
) -> None:
    keyboard.unlock(PASSPHRASE)
    keyboard.go("cases")
    keyboard.press("End")
    keyboard.until(lambda: "unaccompanied young person" in words(keyboard.place))
    keyboard.settle()
    _to(keyboard, "Line about: Assessment")
    keyboard.type(f"+ {MARKER} the plan is in the words of the young person")
    keyboard.press("Return")
    keyboard.until(lambda: f"{MARKER} the plan is" in words(keyboard.place))
    keyboard.settle()

    keyboard.go("cases")
    keyboard.press("O")
    keyboard.until(lambda: keyboard.place.key == "observations")
    keyboard.settle()
    keyboard.press("N")
    keyboard.until(lambda: "The role that agreed to be observed" in words(keyboard.window))
    _to(keyboard, "What and where")
    keyboard.type(f"Duty desk {MARKER}")
    _to(keyboard, "Consent given by")
    keyboard.type("Team manager")
    keyboard.press("Ctrl+Return")
    keyboard.until(lambda: f"Duty desk {MARKER}" in words(keyboard.place))
    keyboard.settle()
    _to(keyboard, "Line about")
    keyboard.type(f"- {MARKER} three calls wait while one is taken")
    keyboard.press("Return")
    keyboard.until(lambda: f"{MARKER} three calls" in words(keyboard.place))
    _locked(keyboard)

    with _opened(desk) as vault:
        notes = {note.source: note for note in vault.notes(NoteQuery(words=MARKER), count=5)}
        files = vault.case_files()
        case = next(file for file in files if file.value.type == "unaccompanied young person")
        seen = next(o for o in vault.observations() if MARKER in o.value.setting)
    read, watched = notes[Source.READ], notes[Source.SEEN]
    assert (read.record, read.case, read.stance) == (case.id, case.value.label, Stance.STRENGTH)
    assert read.area is CaseArea.ASSESSMENT
    assert (watched.record, watched.stance) == (seen.id, Stance.CONSIDERATION)
    assert seen.value.kind is ObservationKind.PRACTICE
    assert seen.value.consent == "Team manager"


def test_a_concern_is_recorded_from_any_screen_and_sealed(keyboard: Keyboard, desk: Desk) -> None:
    _begin(keyboard)
    keyboard.type("- half a lin")
    keyboard.press("F8")
    keyboard.until(lambda: "This note can wait" in words(keyboard.window))
    _to(keyboard, "Duty line")
    keyboard.press("Space")
    keyboard.press("Ctrl+Return")
    keyboard.until(lambda: "This note can wait" not in words(keyboard.window))
    keyboard.settle()
    assert one(keyboard.place, LineEditor).raw() == "- half a lin"
    _locked(keyboard)
    with _opened(desk) as vault:
        concerns: tuple[Concern, ...] = vault.concerns()
        assert len(concerns) == 1
        assert "Duty line" not in str(concerns)
