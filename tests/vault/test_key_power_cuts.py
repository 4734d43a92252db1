# SPDX-License-Identifier: Apache-2.0
"""The power goes while the passphrase or the key is changed: the vault opens and lacks nothing."""

import random
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.vault import rotating
from peerdesk.vault.book import OpenVault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.errors import VaultError, WrongPassphrase, WrongRecoveryWords
from peerdesk.vault.opening import open_vault, open_with_recovery
from peerdesk.vault.rewrapping import change_passphrase, confirm
from tests.builders import note
from tests.disk.power import Recording, after_power_cut, told
from tests.disk.tracing import calls, needs_strace, watched_child
from tests.vault.conftest import SECRET

pytestmark = needs_strace

STATES = [400, pytest.param(20_000, marks=pytest.mark.soak)]
SEED = 20_261_122
NEW = "velvet comet harbour thistle"
LINES = 4
"""Lines written between two steps; acknowledged as 1 to 4, 11 to 14, 21 to 24…"""
TURNS = 3


def _change_keys(folder: Path, words: Path, acknowledge: Callable[[int], None]) -> None:
    """Change key and passphrase, writing lines in between."""
    with open_vault(folder, SECRET) as vault:

        def type_lines(turn: int) -> None:
            for number in range(1, LINES + 1):
                vault.append(note(f"line {10 * turn + number} {'x' * 700}"))
                acknowledge(10 * turn + number)

        type_lines(0)
        rotated = vault.upkeep.rotate(SECRET)
        words.write_text(" ".join(rotated.recovery_words))
        type_lines(1)
        confirm(rotated)
        acknowledge(100)
        type_lines(2)
        change_passphrase(folder, SECRET, NEW, cost=FLOOR)
        acknowledge(200)


def recorded(folder: Path) -> Recording:
    """Have it done in a child that is watched."""
    trace, words = folder.parent / "trace", folder.parent / "new words"
    recording = Recording.of(folder)
    acknowledged, code = watched_child(partial(_change_keys, folder, words), trace)
    assert (len(acknowledged), code) == (TURNS * LINES + 2, 0)
    recording.follow(calls(trace))
    assert told(recording, len(recording.steps)) == set(acknowledged)  # nothing went unwatched
    return recording


def lost(recording: Recording, place: Path, chance: random.Random) -> str:
    """Cut the power once; return what of the promises a new start does not find kept, or ""."""
    cut = chance.randint(0, len(recording.steps))
    folder = place / f"{cut}-{chance.randrange(1 << 48):x}"
    folder.mkdir(parents=True)
    for name, data in after_power_cut(recording, cut, chance).items():
        (folder / name).write_bytes(data)
    try:
        return _lacking(folder, place.parent, told(recording, cut))
    except VaultError as error:
        return f"after {cut} steps: {error.user_message}"
    finally:
        shutil.rmtree(folder)


def _lacking(folder: Path, papers: Path, promised: set[int]) -> str:
    passphrases = [NEW] if 200 in promised else [SECRET, NEW]
    words = ["new words"] if 100 in promised else ["words", "new words"]
    open_with = partial(open_vault, folder)
    vault = _first_that_opens(open_with, passphrases)
    if vault is None:
        return "no passphrase opens it"
    with vault:
        there = {int(n.text.split()[1]) for n in vault.notes(NoteQuery(), 0, 1_000)}
    with_words = partial(open_with_recovery, folder)
    vault = _first_that_opens(with_words, [(papers / name).read_text().split() for name in words])
    if vault is None:
        return "no words open it"
    vault.close()
    return ", ".join(map(str, sorted(promised - there - {100, 200})))


def _first_that_opens(
    opening: Callable[[Any], OpenVault], secrets: Sequence[str | list[str]]
) -> OpenVault | None:
    for secret in secrets:
        try:
            return opening(secret)
        except (WrongPassphrase, WrongRecoveryWords):
            continue
    return None


@pytest.mark.parametrize("states", STATES)
def test_whenever_the_power_goes_the_vault_opens_and_no_acknowledged_line_is_lost(
    cheap_vault: Path, states: int
) -> None:
    recording = recorded(cheap_vault)
    for number in range(states):
        gone = lost(recording, cheap_vault.parent / "states", random.Random(SEED + number))
        assert not gone, f"state {number}: {gone}"


def _write_unsynced(path: Path, data: bytes) -> None:
    """Put a file in its place without bringing it to the disk first."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data)
    part.replace(path)


@pytest.mark.parametrize("what", ["header not synced", "database swapped first"])
def test_other_ways_of_changing_keys_lose_the_vault_here(
    cheap_vault: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative controls."""
    with monkeypatch.context() as patch:
        if what == "header not synced":
            patch.setattr("peerdesk.vault.header.write_whole", _write_unsynced)
        else:
            patch.setattr(rotating, "put_header", lambda *_: None)
        recording = recorded(cheap_vault)
    for number in range(1_000):
        if lost(recording, cheap_vault.parent / "states", random.Random(SEED + number)):
            return
    pytest.fail("nothing was lost, so this test proves nothing")
