# SPDX-License-Identifier: Apache-2.0
"""A line that was said to be saved is there after the power went, whatever the disk had kept.

The same test must fail for the two other ways of writing that SECURITY.md measured.
"""

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from peerdesk.desk.clock import SystemClock
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import NoteRevised
from peerdesk.vault import database
from peerdesk.vault.errors import VaultError
from tests.builders import note, session
from tests.disk.power import Recording, after_power_cut, told
from tests.disk.tracing import calls, needs_strace, watched_child
from tests.vault.conftest import Made

pytestmark = needs_strace

LINES = 40
STATES = 1_000
SOAK = 50_000
SEED = 20_261_122


def type_lines(made: Made, acknowledge: Callable[[int], None]) -> None:
    """Write lines and other things; say of each line that it is saved once it is."""
    vault = made.open(SystemClock())
    for number in range(1, LINES + 1):
        fact = note(f"line {number} {'x' * (number * 37 % 900)}")
        (entry,) = vault.append(fact)
        acknowledge(number)
        if number % 7 == 0:
            text = f"line {number} said again"
            vault.append(NoteRevised(note=fact.note, text=text, replaces=(entry.hash,)))
        if number % 11 == 0:
            vault.append(session(f"Session {number}"))
            vault.keep_draft("capture", f"half of {number}")
            time.sleep(0.9)  # the head file follows within a second
    vault.close()


def recorded(made: Made, tmp_path: Path, pragmas: tuple[str, ...] = ()) -> Recording:
    """Have the lines written in a child, under other pragmas if any are given."""
    recording = Recording.of(made.folder)

    def work(acknowledge: Callable[[int], None]) -> None:
        if pragmas:
            database._PRAGMAS = (*pragmas, *database._PRAGMAS[2:])  # type: ignore[assignment] # as a control
        type_lines(made, acknowledge)

    acknowledged, code = watched_child(work, tmp_path / "trace")
    assert (len(acknowledged), code) == (LINES, 0)
    recording.follow(calls(tmp_path / "trace"))
    assert told(recording, len(recording.steps)) == set(acknowledged)  # nothing went unwatched
    return recording


def lost(made: Made, recording: Recording, place: Path, chance: random.Random) -> set[int]:
    """Cut the power once; return the acknowledged lines that a new start does not find."""
    cut = chance.randint(0, len(recording.steps))
    folder = place / f"{cut}-{chance.randrange(1 << 48):x}"
    folder.mkdir(parents=True)
    for name, data in after_power_cut(recording, cut, chance).items():
        (folder / name).write_bytes(data)
    expected = told(recording, cut)
    try:
        with made._replace(folder=folder).open() as vault:
            there = {int(n.text.split()[1]) for n in vault.notes(NoteQuery(), 0, 1_000)}
            if not expected - there:
                assert vault.count_notes(NoteQuery(words="line")) == len(there)
    except VaultError:
        return expected | {0}
    finally:
        shutil.rmtree(folder)
    return expected - there


def cut_often(made: Made, recording: Recording, place: Path, states: int) -> None:
    """Cut the power at so many moments and find every acknowledged line each time."""
    for number in range(states):
        gone = lost(made, recording, place, random.Random(SEED + number))
        assert not gone, f"state {number} lost {sorted(gone)}"


def test_a_thousand_power_cuts_lose_no_acknowledged_line(made: Made, tmp_path: Path) -> None:
    cut_often(made, recorded(made, tmp_path), tmp_path / "states", STATES)


@pytest.mark.soak
def test_fifty_thousand_power_cuts_lose_no_acknowledged_line(made: Made, tmp_path: Path) -> None:
    for _ in range(5):
        shutil.rmtree(made.folder.with_name("again"), ignore_errors=True)
        again = made.copy(made.folder.with_name("again"))
        cut_often(again, recorded(again, tmp_path), tmp_path / "states", SOAK // 5)


CONTROLS = {
    "WAL NORMAL": ("journal_mode = WAL", "synchronous = NORMAL"),
    "DELETE FULL": ("journal_mode = DELETE", "synchronous = FULL"),
}


@pytest.mark.parametrize("pragmas", CONTROLS.values(), ids=CONTROLS)
def test_other_ways_of_writing_lose_lines_here(
    made: Made, tmp_path: Path, pragmas: tuple[str, ...]
) -> None:
    recording = recorded(made, tmp_path, pragmas)
    for number in range(STATES):
        if lost(made, recording, tmp_path / "states", random.Random(SEED + number)):
            return
    pytest.fail("no line was lost, so this test proves nothing")
