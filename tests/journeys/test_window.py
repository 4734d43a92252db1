# SPDX-License-Identifier: Apache-2.0
"""The window over a real vault, by keyboard alone: from unlocking to what the sponsor was told."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from peerdesk.bootstrap.desk import Desk
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.shorthand import read_line
from peerdesk.domain.words import MARKS, Outcome, Stance, Status
from peerdesk.ui.briefing.outline import Outline
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.lines_view import LinesView
from peerdesk.ui.capture.model import ROW, LineRow, LineState
from peerdesk.ui.evidence.listing import NoteList
from peerdesk.ui.evidence.rows import NoteRow
from peerdesk.ui.places import all_places
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import NotSaved
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.keyboard import Keyboard, focus, held_anywhere, one, words

TODAY, CAPTURE, EVIDENCE, MESSAGES, BRIEFING = (
    *("today", "capture", "evidence", "messages", "briefing"),
)
MARKER = "zanzibarmarker"
SIGNS = tuple(MARKS)


def _lines() -> list[tuple[str, str, str]]:
    """Return twenty lines: sign, text, and the tag that is begun for the popup to complete."""
    begun = ("#thr", "#referr", "#front-door-p", "@par", "@front")
    return [
        (SIGNS[number % len(SIGNS)], f"{MARKER} heard from partner {number}", begun[number % 5])
        for number in range(20)
    ]


def _start(keyboard: Keyboard) -> None:
    """Unlock and start the session that Today offers, by Enter alone."""
    keyboard.unlock(PASSPHRASE)
    assert keyboard.place.key == "today"
    keyboard.press("Return")
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()


def _line(keyboard: Keyboard) -> LineRow:
    """Return the newest line above the caret."""
    model = one(keyboard.place, LinesView).model()
    row = model.index(model.rowCount() - 1, 0).data(ROW)
    assert isinstance(row, LineRow)
    return row


def _wait_for_status(keyboard: Keyboard, said: str) -> None:
    keyboard.until(lambda: said in keyboard.status)


def _notes(keyboard: Keyboard) -> list[NoteRow]:
    """Return the notes in the list of evidence, as far as they are held."""
    model = one(keyboard.place, NoteList).notes
    rows = (model.row(number) for number in range(model.rowCount()))
    return [row for row in rows if row is not None]


def _vault_is_closed() -> bool:
    return not [thread for thread in threading.enumerate() if thread.name == "peerdesk-vault"]


def _folder(desk: Desk) -> Path:
    return desk.vaults()[0]


def test_a_wrong_passphrase_is_said_and_the_right_one_opens(keyboard: Keyboard) -> None:
    assert isinstance(focus(), QLineEdit)
    keyboard.type("ripple anvil quiet lantern mist")
    keyboard.press("Return")
    keyboard.until(lambda: "not this vault's passphrase" in words(keyboard.window))
    assert keyboard.window.shell is None
    keyboard.until(lambda: isinstance(focus(), QLineEdit))
    keyboard.unlock(PASSPHRASE)
    assert "Children’s Services Peer Challenge" in words(keyboard.place)


def test_twenty_lines_are_each_said_to_be_saved_and_are_found_as_one_types(
    keyboard: Keyboard, desk: Desk, clock: FixedClock
) -> None:
    _start(keyboard)
    for number, (sign, text, begun) in enumerate(_lines()):
        clock.forward(seconds=7)
        keyboard.type(f"{sign} {text} {begun}")
        keyboard.press("Tab")
        keyboard.press("Return")
        keyboard.until(lambda: _line(keyboard).state is LineState.SAVED)
        line = _line(keyboard)
        assert text in line.text
        assert line.kind == MARKS[sign].value
        assert line.tags, line
        second = 7 * (number + 1)
        time = f"09:{25 + second // 60}:{second % 60:02}"
        _wait_for_status(keyboard, f"Saved {time} on this laptop")
    assert "NOT SAVED" not in words(keyboard.window)

    keyboard.go(EVIDENCE)
    keyboard.press("Ctrl+F")
    keyboard.type(MARKER[:6])
    keyboard.until(lambda: len(_notes(keyboard)) == 20)
    keyboard.type(f"{MARKER[6:]} partner 17")
    keyboard.until(lambda: len(_notes(keyboard)) == 1)
    assert "partner 17" in _notes(keyboard)[0].text

    keyboard.press("Ctrl+L")
    keyboard.until(_vault_is_closed)
    with desk.open_vault(_folder(desk), PASSPHRASE) as vault:
        held = vault.notes(NoteQuery(words=MARKER), count=50)
        codes = {kloe.value.code for kloe in vault.kloes()}
    assert {note.stance for note in held} == set(MARKS.values())
    assert len(held) == 20
    assert {"thresholds", "referrer-feedback", "front-door-partners"} <= codes
    assert all(note.session for note in held)
    assert sum(len(note.kloe_ids) for note in held) == 12
    assert sum(len(note.voice_list) for note in held) == 8


def test_every_place_opens_by_its_key_with_the_focus_in_it(keyboard: Keyboard) -> None:
    keyboard.unlock(PASSPHRASE)
    opened = []
    rail = [entry.rail.key for entry in all_places() if not (entry.under or entry.over)]
    for key in rail:
        place = keyboard.go(key)
        keyboard.until(lambda: keyboard.place.isAncestorOf(focus()))
        opened.append(place.key)
    assert opened == rail
    keyboard.go(TODAY)
    assert keyboard.place.isAncestorOf(focus())


def _write(keyboard: Keyboard, *lines: str) -> None:
    for line in lines:
        keyboard.type(line)
        keyboard.press("Return")
        keyboard.until(lambda: _line(keyboard).state is LineState.SAVED)


def _find(keyboard: Keyboard, text: str, count: int) -> None:
    """Search in Evidence until so many are found, and go down to the first."""
    keyboard.go(EVIDENCE)
    keyboard.press("Ctrl+F")
    keyboard.type(text)
    keyboard.until(lambda: len(_notes(keyboard)) == count)
    keyboard.press("Down")
    keyboard.until(lambda: isinstance(focus(), NoteList))
    keyboard.settle()


def test_a_note_is_sorted_tagged_and_withdrawn_with_keys(keyboard: Keyboard) -> None:
    _start(keyboard)
    _write(keyboard, f"{MARKER} the form asks for the same thing twice")
    _find(keyboard, MARKER, 1)
    assert _notes(keyboard)[0].stance is Stance.UNSORTED
    keyboard.press("-")
    keyboard.until(lambda: _notes(keyboard)[0].stance is Stance.CONSIDERATION)
    keyboard.settle()
    keyboard.press("#")
    keyboard.until(lambda: isinstance(focus(), QLineEdit))
    keyboard.type("thresholds")
    keyboard.press("Return")
    keyboard.until(lambda: len(_notes(keyboard)[0].kloes) == 1)
    keyboard.settle()
    keyboard.press("@")
    keyboard.until(lambda: isinstance(focus(), QLineEdit))
    keyboard.type("partners")
    keyboard.press("Return")
    keyboard.until(lambda: len(_notes(keyboard)[0].voices) == 1)
    keyboard.settle()
    keyboard.press("Delete")
    keyboard.until(lambda: "No note has these words" in words(keyboard.place))
    assert MARKER not in words(keyboard.place)


def test_a_message_is_made_from_chosen_notes_and_agreed(keyboard: Keyboard, desk: Desk) -> None:
    _start(keyboard)
    _write(
        keyboard,
        f"+ {MARKER} the front door rings back the same day #referrer-feedback",
        f"+ {MARKER} feedback letters now say why #referrer-feedback",
    )
    _find(keyboard, MARKER, 2)
    keyboard.press("Shift+Down")
    keyboard.press("M")
    keyboard.until(lambda: "Stands on 2 notes" in words(keyboard.window))
    keyboard.type(f"Referrers hear back and know why {MARKER}")
    keyboard.press("Ctrl+Return")
    keyboard.until(lambda: "Stands on 2 notes" not in words(keyboard.window))
    keyboard.settle()
    keyboard.press("Ctrl+Return")
    keyboard.until(lambda: "Agreed" in words(keyboard.window))
    keyboard.settle()
    keyboard.press("Ctrl+L")
    keyboard.until(_vault_is_closed)
    with desk.open_vault(_folder(desk), PASSPHRASE) as vault:
        found = [held for held in vault.messages() if MARKER in held.wording]
    assert len(found) == 1
    assert found[0].status is Status.AGREED
    assert len(found[0].links) == 2


def test_a_lock_in_mid_line_leaves_nothing_behind_and_unlocking_brings_it_back(
    keyboard: Keyboard, desk: Desk
) -> None:
    _start(keyboard)
    _write(keyboard, f"+ {MARKER} written #thresholds")
    _find(keyboard, MARKER, 1)
    keyboard.go(MESSAGES)
    keyboard.go(BRIEFING)
    keyboard.go(CAPTURE)
    keyboard.type(f"- {MARKER} half of a lin")
    keyboard.press("Left", "Left", "Left")
    caret = one(keyboard.place, LineEditor).textCursor().position()
    title = "Workshop: partners on thresholds and feedback"
    assert title in words(keyboard.place)
    assert held_anywhere(MARKER)
    assert held_anywhere(title)

    keyboard.press("Ctrl+L")
    assert keyboard.window.shell is None
    assert held_anywhere(MARKER) == set()
    assert held_anywhere(title) == set()
    keyboard.until(_vault_is_closed)
    with desk.open_vault(_folder(desk), PASSPHRASE) as vault:
        session = next(held.id for held in vault.sessions() if held.value.title == title)
        draft = vault.draft(f"capture {session}")
    assert read_line(draft, {}).text == f"{MARKER} half of a lin"
    assert draft.startswith("-")

    keyboard.unlock(PASSPHRASE)
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()
    editor = one(keyboard.place, LineEditor)
    assert editor.raw() == f"- {MARKER} half of a lin"
    assert editor.textCursor().position() == caret
    assert title in words(keyboard.place)


def test_a_line_that_the_disk_refuses_is_kept_and_ctrl_s_saves_it(
    keyboard: Keyboard, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _start(keyboard)

    def refuse(*_: object) -> None:
        raise NotSaved("the disk is full")

    with monkeypatch.context() as full:
        full.setattr(OpenVault, "append", refuse)
        full.setattr(OpenVault, "keep_draft", refuse)
        keyboard.type(f"+ {MARKER} on this screen only")
        keyboard.press("Return")
        keyboard.until(lambda: "NOT SAVED" in keyboard.status)
        assert _line(keyboard).state is LineState.REFUSED
        assert MARKER in _line(keyboard).text
        assert "Saved" not in keyboard.status
        assert (
            "NOT SAVED: the disk is full. What you typed is kept and tried again by itself"
            in words(keyboard.window)
        )
    keyboard.press("Ctrl+S")
    keyboard.until(lambda: _line(keyboard).state is LineState.SAVED)
    keyboard.until(lambda: "Saved 09:25:00 on this laptop" in keyboard.status)
    assert "NOT SAVED" not in words(keyboard.window)
    keyboard.press("Ctrl+L")
    keyboard.until(_vault_is_closed)
    with desk.open_vault(_folder(desk), PASSPHRASE) as vault:
        (note,) = vault.notes(NoteQuery(words=MARKER), count=5)
    assert note.text == f"{MARKER} on this screen only"


def test_a_days_summary_is_arranged_issued_and_marked_as_told(
    keyboard: Keyboard, desk: Desk
) -> None:
    keyboard.unlock(PASSPHRASE)
    place = keyboard.go(BRIEFING)
    assert place.key == "briefing"
    assert "29 of 146 in" in words(place)
    _to_outline(keyboard)
    keyboard.press("V")
    keyboard.until(lambda: len(_points(keyboard)) == 29)
    first, second = _points(keyboard)[:2]
    keyboard.press("Alt+Down")
    keyboard.until(lambda: _points(keyboard)[:2] == [second, first])
    keyboard.settle()
    keyboard.press("Space")
    keyboard.until(lambda: "28 of 146 in" in words(keyboard.place))
    keyboard.settle()
    keyboard.press("Ctrl+Return")
    keyboard.until(lambda: "Issue daily summary" in words(keyboard.window))
    keyboard.press("Ctrl+Return")
    keyboard.until(lambda: "issued 09:25" in words(keyboard.place))
    keyboard.settle()
    assert first not in _points(keyboard)
    assert _points(keyboard)[0] == second
    _to_outline(keyboard)
    keyboard.press("1", "Down", "2")
    keyboard.type(f" {MARKER}")
    keyboard.settle()
    keyboard.press("Return")
    keyboard.until(lambda: "2 of" in words(keyboard.place))
    keyboard.settle()
    _to_outline(keyboard)
    keyboard.press("7")
    keyboard.until(lambda: "replies: 1" in words(keyboard.place))
    keyboard.settle()
    keyboard.press("Ctrl+L")
    keyboard.until(_vault_is_closed)
    with desk.open_vault(_folder(desk), PASSPHRASE) as vault:
        day = next(held for held in vault.briefings() if held.day == "2026-05-14")
        (issue,) = day.issues
        every = [telling for held in vault.messages() for telling in held.tellings]
        told = {t.outcome: t.wording for t in every if t.issue == issue.hash}
        (reply,) = (r.value for r in vault.replies() if r.value.issue == issue.hash)
    assert issue.number == 3
    assert set(told) == {Outcome.AS_WRITTEN, Outcome.OTHERWISE}
    assert told[Outcome.OTHERWISE].endswith(f" {MARKER}")
    assert reply.answer is Answer.DISPUTES_WORDING


def _points(keyboard: Keyboard) -> list[str]:
    """Return the messages of the outline in their order."""
    return [point.message for point in one(keyboard.place, Outline).points.points()]


def _to_outline(keyboard: Keyboard) -> None:
    """Go to the list of points with F6, from wherever the focus is."""
    for _ in range(5):
        if isinstance(focus(), Outline):
            return
        keyboard.press("F6")
    pytest.fail("no way to the outline with F6")
