# SPDX-License-Identifier: Apache-2.0
"""Whichever system call fails, and however, nothing is called saved that is not there afterwards.

The faults are put into the running child by strace: into its n-th call of a sort, once, or from
then on for good.
"""

import random
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from peerdesk.desk.clock import SystemClock
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.facts import NoteRevised, NoteWritten
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import VaultError
from tests.builders import message, note
from tests.disk.tracing import needs_strace, watched_child
from tests.vault.conftest import Made

pytestmark = needs_strace

LINES = 25
FAULTS = 50
SOAK = 2_000
SEED = 20_261_122
REFUSED = 1 << 32
"""Added to the number of a line that was refused."""
CALLS = ("pwrite64", "fsync", "fdatasync", "ftruncate", "openat", "write", "rename", "unlink")
ERRORS = ("EIO", "ENOSPC", "EROFS", "EDQUOT", "EACCES")


class Fault(NamedTuple):
    """Which call fails, from which on, with what; `lasting` for good."""

    call: str
    nth: int
    error: str
    lasting: bool

    @property
    def option(self) -> str:
        """Return the fault as strace takes it."""
        return f"inject={self.call}:error={self.error}:when={self.nth}{'+' * self.lasting}"


def faults(count: int) -> Iterator[Fault]:
    """Yield faults over all calls and errors, most of them early, where a run has such calls."""
    chance = random.Random(SEED)
    for number in range(count):
        most = 220 if number % len(CALLS) < 2 else 12
        yield Fault(
            CALLS[number % len(CALLS)],
            chance.randint(1, most),
            ERRORS[number % len(ERRORS)],
            chance.random() < 0.5,
        )


def type_on(vault: OpenVault, acknowledge: Callable[[int], None]) -> None:
    """Type lines as a stubborn peer does: say which were saved and which refused, and go on."""
    for number in range(1, LINES + 1):
        fact = note(f"line {number} {'x' * (number * 331 % 9_000)}")
        try:
            (entry,) = vault.append(fact)
        except VaultError as refused:
            assert refused.user_message.startswith("NOT SAVED"), refused.user_message  # noqa: PT017 - in a child
            acknowledge(REFUSED + number)
            continue
        acknowledge(number)
        if number % 5 == 0:
            _try(partial(vault.append, _revised(fact, entry.hash)))
            _try(partial(vault.append, message(f"message {number}")))
            _try(partial(vault.keep_draft, "capture", f"half {number}"))


def _revised(fact: NoteWritten, replaces: str) -> NoteRevised:
    return NoteRevised(note=fact.note, text=f"{fact.text} again", replaces=(replaces,))


def _try(work: Callable[[], object]) -> None:
    try:
        work()
    except VaultError:
        return


def run_with(made: Made, fault: Fault, trace: Path) -> bool:
    """Run the child with a fault; hold a new start against what it said. Say if it was felt."""

    def work(acknowledge: Callable[[int], None]) -> None:
        try:
            vault = made.open(SystemClock())
        except VaultError:
            return  # refused to open with a typed error: nothing was promised
        type_on(vault, acknowledge)
        vault.close()

    told, code = watched_child(work, trace, "-e", fault.option)
    assert code == 0, f"{fault} ended the program"
    saved = {number for number in told if number < REFUSED}
    refused = {number - REFUSED for number in told if number > REFUSED}
    with made.open() as vault:
        there = _lines(vault)
        assert saved <= there, f"{fault} lost {sorted(saved - there)}"
        assert fault.lasting or not refused & there, f"{fault} half saved"
        assert vault.upkeep.verify().findings == ()
        vault.append(note("line 99 typed afterwards"))
        assert 99 in _lines(vault)
    return len(saved) < LINES


def _lines(vault: OpenVault) -> set[int]:
    notes = vault.notes(NoteQuery(), 0, 1_000)
    return {int(words[1]) for n in notes if (words := n.text.split())[1].isdigit()}


def test_fifty_faults_never_make_a_line_saved_that_is_not(made: Made, tmp_path: Path) -> None:
    felt = 0
    for number, fault in enumerate(faults(FAULTS)):
        vault = made.copy(tmp_path / f"vault {number}")
        felt += run_with(vault, fault, tmp_path / "trace")
    assert felt >= FAULTS // 4, "so few faults were felt that this proves little"


@pytest.mark.soak
def test_two_thousand_faults_never_make_a_line_saved_that_is_not(
    made: Made, tmp_path: Path
) -> None:
    for number, fault in enumerate(faults(SOAK)):
        run_with(made.copy(tmp_path / f"vault {number}"), fault, tmp_path / "trace")


def test_a_vault_that_says_saved_when_refused_would_be_found_out(
    made: Made, tmp_path: Path
) -> None:
    """The negative control: acknowledge whatever happens, and lines are missing."""

    def work(acknowledge: Callable[[int], None]) -> None:
        vault = made.open(SystemClock())
        for number in range(1, LINES + 1):
            _try(partial(vault.append, note(f"line {number} {'x' * 900}")))
            acknowledge(number)

    fault = Fault("fsync", 20, "EIO", lasting=True)
    told, _ = watched_child(work, tmp_path / "trace", "-e", fault.option)
    with made.open() as vault:
        assert set(told) - _lines(vault)
