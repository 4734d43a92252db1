# SPDX-License-Identifier: Apache-2.0
"""Over a real vault: whatever stands open, a lock leaves no word in memory and loses no line."""

import gc
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QMenu

from peerdesk.bootstrap.desk import Desk
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import Stance
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.lines_view import LinesView
from peerdesk.ui.capture.model import ROW, LineState
from peerdesk.ui.places import all_places
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import NotSaved
from peerdesk.vault.sharing import Sharing
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.keyboard import Keyboard, focus, held_anywhere, one, words

CAPTURE, EVIDENCE = "capture", "evidence"


def _marker() -> str:
    """Return the word to look for, so that no constant of this module holds it."""
    parts = ["zanzi", "bar", "marker"]
    return "".join(parts)


def _start(keyboard: Keyboard) -> None:
    keyboard.unlock(PASSPHRASE)
    keyboard.press("Return")
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()


def _come_back(keyboard: Keyboard) -> None:
    keyboard.unlock(PASSPHRASE)
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()


def _vault_is_closed() -> bool:
    return not [thread for thread in threading.enumerate() if "peerdesk-vault" in thread.name]


def _states(keyboard: Keyboard) -> list[LineState]:
    model = one(keyboard.place, LinesView).model()
    return [model.index(row, 0).data(ROW).state for row in range(model.rowCount())]


def _texts_in_memory() -> Iterator[tuple[str, str]]:
    """Yield every text that anything Python knows of refers to, and what refers to it."""
    gc.collect()
    for holder in gc.get_objects():
        for text in gc.get_referents(holder):
            if type(text) is str:
                yield type(holder).__name__, text
            elif type(text) in {bytes, bytearray}:
                yield type(holder).__name__, text.decode("utf-8", "replace")


def _held(marker: str) -> list[str]:
    """Return what holds a text with the marker in it; the bare marker is this test's own."""
    return [name for name, text in _texts_in_memory() if marker in text and len(text) > len(marker)]


def _write(keyboard: Keyboard, begin: str, rest: str) -> None:
    """Type a line of two parts, so that the whole stands nowhere in the test."""
    for part in (begin, rest):
        keyboard.type(part)


def _open_menu() -> None:
    """Open the editor's own menu, as the mouse would."""
    editor = focus()
    assert isinstance(editor, LineEditor)
    menu = editor.createStandardContextMenu()
    menu.setParent(editor.window(), menu.windowFlags())
    menu.popup(editor.mapToGlobal(editor.rect().center()))


def _use_every_place(keyboard: Keyboard) -> None:
    for entry in all_places():
        if not (entry.under or entry.over):
            keyboard.go(entry.rail.key)


def test_after_a_lock_nothing_in_memory_holds_a_line_or_a_title(keyboard: Keyboard) -> None:
    marker = _marker()
    _start(keyboard)
    _write(keyboard, "+ ", marker)
    _write(keyboard, " was said", " in the lift #thresholds")
    keyboard.press("Return")
    keyboard.until(lambda: _states(keyboard) == [LineState.SAVED] * len(_states(keyboard)))
    _use_every_place(keyboard)
    keyboard.go(EVIDENCE)
    keyboard.go(CAPTURE)
    _write(keyboard, "? ", marker)
    keyboard.type(" half")
    assert _held(marker)
    keyboard.press("Ctrl+L")
    assert held_anywhere(marker) == set()
    keyboard.until(_vault_is_closed)
    keyboard.until(lambda: not _held(marker))


def test_a_lock_over_an_open_menu_and_an_open_list_takes_both_away(
    keyboard: Keyboard, desk: Desk
) -> None:
    marker = _marker()
    _start(keyboard)
    keyboard.type(f"- {marker} half of a line")
    _open_menu()
    assert keyboard.window.findChildren(QMenu)
    keyboard.window.lock()
    assert not [menu for menu in keyboard.window.findChildren(QMenu) if menu.isVisible()]
    keyboard.until(_vault_is_closed)
    keyboard.window.activateWindow()
    keyboard.until(keyboard.window.isActiveWindow)
    keyboard.unlock(PASSPHRASE)
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()
    keyboard.press("Ctrl+O")
    keyboard.until(lambda: isinstance(focus(), QLineEdit))
    keyboard.type("work")
    started = time.perf_counter()
    keyboard.window.lock()
    assert time.perf_counter() - started < 1
    assert "Passphrase" in words(keyboard.window)
    keyboard.until(_vault_is_closed)
    with desk.open_vault(desk.vaults()[0], PASSPHRASE) as vault:
        drafts = [vault.draft(f"capture {held.id}") for held in vault.sessions()]
    assert f"- {marker} half of a line" in drafts


def test_a_line_on_its_way_to_a_disk_that_refuses_it_at_the_lock_comes_back(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = _marker()
    _start(keyboard)
    lines = len(_states(keyboard))
    go_on = threading.Event()
    append = OpenVault.append

    def stall(*_: object) -> None:
        assert go_on.wait(10)
        raise NotSaved("the disk is full")

    with monkeypatch.context() as full:
        full.setattr(OpenVault, "append", stall)
        keyboard.type(f"+ {marker} on its way")
        keyboard.press("Return")
        assert _states(keyboard)[-1] is LineState.SAVING
        keyboard.press("Ctrl+L")
        go_on.set()
        keyboard.until(_vault_is_closed)
    assert OpenVault.append is append
    keyboard.unlock(PASSPHRASE)
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()
    keyboard.until(lambda: _states(keyboard) == [LineState.SAVED] * (lines + 1))
    assert one(keyboard.place, LineEditor).raw() == ""


def test_a_line_on_its_way_that_arrives_after_the_lock_stands_once(
    keyboard: Keyboard, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = _marker()
    _start(keyboard)
    go_on = threading.Event()
    append = OpenVault.append

    def slow(*given: object) -> object:
        assert go_on.wait(10)
        return append(*given)  # type: ignore[arg-type] # as it was called

    with monkeypatch.context() as late:
        late.setattr(OpenVault, "append", slow)
        keyboard.type(f"+ {marker} on its way")
        keyboard.press("Return")
        keyboard.press("Ctrl+L")
        go_on.set()
        keyboard.until(_vault_is_closed)
    keyboard.unlock(PASSPHRASE)
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()
    assert one(keyboard.place, LineEditor).raw() == ""
    keyboard.press("Ctrl+L")
    keyboard.until(_vault_is_closed)
    with desk.open_vault(desk.vaults()[0], PASSPHRASE) as vault:
        assert len(vault.notes(NoteQuery(words=marker), count=5)) == 1


def test_what_the_disk_refused_is_written_by_itself_once_it_can(
    keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = _marker()
    _start(keyboard)

    def refuse(*_: object) -> None:
        raise NotSaved("the disk is full")

    with monkeypatch.context() as full:
        full.setattr(OpenVault, "append", refuse)
        full.setattr(OpenVault, "keep_draft", refuse)
        keyboard.type(f"+ {marker} on this screen only")
        keyboard.press("Return")
        keyboard.type(f"{marker} half")
        keyboard.until(lambda: "NOT SAVED" in keyboard.status)
        assert _states(keyboard)[-1] is LineState.REFUSED
        keyboard.go(EVIDENCE)
        assert "NOT SAVED" in keyboard.status
        keyboard.go(CAPTURE)
    keyboard.until(lambda: _states(keyboard)[-1] is LineState.SAVED)
    keyboard.until(lambda: "NOT SAVED" not in words(keyboard.window))
    assert one(keyboard.place, LineEditor).raw() == f"{marker} half"


def test_lines_and_a_half_line_outlive_two_locks_on_a_full_disk(
    keyboard: Keyboard, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = _marker()
    _start(keyboard)
    lines = len(_states(keyboard))
    keyboard.type("an older half")
    keyboard.until(lambda: not keyboard.place.jobs.running)
    keyboard.press("Ctrl+L")
    keyboard.until(_vault_is_closed)
    _come_back(keyboard)

    def refuse(*_: object) -> None:
        raise NotSaved("the disk is full")

    with monkeypatch.context() as full:
        full.setattr(OpenVault, "append", refuse)
        full.setattr(Sharing, "keep_draft", refuse)
        keyboard.press("Return")
        keyboard.type(f"- {marker} second")
        keyboard.press("Return")
        keyboard.type(f"+ {marker} half")
        for _ in range(2):
            keyboard.press("Ctrl+L")
            keyboard.until(_vault_is_closed)
            keyboard.until(lambda: "leave PeerDesk open" in words(keyboard.window))
            _come_back(keyboard)
            refused = [LineState.SAVED] * lines + [LineState.REFUSED] * 2
            keyboard.until(lambda refused=refused: _states(keyboard) == refused)  # type: ignore[misc] # bound
            assert one(keyboard.place, LineEditor).raw() == f"+ {marker} half"
            assert "NOT SAVED" in keyboard.status
            keyboard.go(EVIDENCE)
            assert "NOT SAVED" in keyboard.status
            assert "NOT SAVED: the disk is full" in words(keyboard.window)
            keyboard.go(CAPTURE)
    keyboard.type(" more")
    keyboard.press("Ctrl+S")
    keyboard.until(lambda: _states(keyboard) == [LineState.SAVED] * (lines + 2))
    keyboard.until(lambda: "NOT SAVED" not in words(keyboard.window))
    keyboard.press("Ctrl+L")
    keyboard.until(_vault_is_closed)
    _come_back(keyboard)
    assert one(keyboard.place, LineEditor).raw() == f"+ {marker} half more"
    keyboard.press("Ctrl+L")
    keyboard.until(_vault_is_closed)
    with desk.open_vault(desk.vaults()[0], PASSPHRASE) as vault:
        (second,) = vault.notes(NoteQuery(words=marker), count=5)
        (older,) = vault.notes(NoteQuery(words="older half"), count=5)
    assert (second.stance, second.text) == (Stance.CONSIDERATION, f"{marker} second")
    assert (older.stance, older.text) == (Stance.UNSORTED, "an older half")


def test_f12_hides_every_word_and_escape_goes_on_in_mid_line(keyboard: Keyboard) -> None:
    marker = _marker()
    _start(keyboard)
    keyboard.type(f"- {marker} half")
    keyboard.press("Left", "Left")
    caret = one(keyboard.place, LineEditor).textCursor().position()
    keyboard.press("F12")
    assert words(keyboard.window) == ""
    keyboard.type("a")
    assert "Only covered" in words(keyboard.window)
    assert marker not in words(keyboard.window)
    keyboard.press("F12")
    keyboard.press("Escape")
    assert isinstance(focus(), LineEditor)
    editor = one(keyboard.place, LineEditor)
    assert editor.raw() == f"- {marker} half"
    assert editor.textCursor().position() == caret
    keyboard.press("F12", "Ctrl+L")
    assert keyboard.window.shell is None
    keyboard.until(_vault_is_closed)
    keyboard.unlock(PASSPHRASE)
    keyboard.until(lambda: isinstance(focus(), LineEditor))
    keyboard.settle()
    assert one(keyboard.place, LineEditor).textCursor().position() == caret
