# SPDX-License-Identifier: Apache-2.0
"""The real program killed while somebody types: at most the last second of typing is lost."""

import os
import random
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import msgspec
import pytest

from peerdesk.bootstrap.desk import Desk
from peerdesk.desk.query import NoteQuery
from tests.journeys.conftest import PASSPHRASE

REPOSITORY = Path(__file__).parents[2]
SECOND = 1.0


class Typed(msgspec.Struct):
    """What the typist told before it was killed."""

    letters: list[tuple[float, str]]
    saved: list[str]

    def before(self, moment: float) -> list[str]:
        """Return the lines as they stood at a moment, the one begun last."""
        return "".join(letter for at, letter in self.letters if at <= moment).split("\n")


def _type_until_killed(root: Path, letters: int, *how: str) -> Typed:
    """Start the program, let it be typed at, and kill it after so many letters."""
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.typist", str(root), PASSPHRASE, *how],
        cwd=REPOSITORY,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    with typist:
        assert typist.stdout is not None
        typed = Typed([], [])
        for told in typist.stdout:
            _take(typed, told)
            if len(typed.letters) == letters:
                typist.kill()
    return typed


def _take(typed: Typed, told: str) -> None:
    """Take what the typist told; a line cut off by the kill says nothing."""
    if not told.endswith("\n"):
        return
    kind, rest = told[:-1].split(" ", 1)
    if kind == "s":
        typed.saved.append(rest)
    else:
        at, code = rest.split()
        typed.letters.append((float(at), chr(int(code))))


def _kill_and_look(practised: Path, folder: Path, letters: int, *how: str) -> None:
    root = folder / "vaults"
    copytree(practised, root / practised.name)
    Desk(root).open_vault(root / practised.name, PASSPHRASE).close()  # it is at home here now
    typed = _type_until_killed(root, letters, *how)
    assert len(typed.letters) >= letters
    with Desk(root).open_vault(root / practised.name, PASSPHRASE) as vault:
        found = vault.notes(NoteQuery(words="somebody else was talking"), count=100)
        draft = vault.draft("capture quick")
        assert vault.upkeep.verify().ok
    notes = {note.text for note in found}
    kept = notes | set(draft.split("\n"))
    assert set(typed.saved) <= notes
    *lines, begun = typed.before(typed.letters[-1][0] - SECOND)
    assert set(lines) <= kept
    assert any(text.startswith(begun.strip()) for text in kept)


@pytest.mark.parametrize("seed", range(5))
def test_a_kill_while_typing_loses_a_second_at_most(
    practised: Path, tmp_path: Path, seed: int
) -> None:
    _kill_and_look(practised, tmp_path, random.Random(seed).randint(100, 240))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5, 505))
def test_kills_while_typing_lose_a_second_at_most(
    practised: Path, tmp_path: Path, seed: int
) -> None:
    _kill_and_look(practised, tmp_path, random.Random(seed).randint(1, 400))


def test_a_line_that_nobody_ends_is_kept_all_the_same(practised: Path, tmp_path: Path) -> None:
    _kill_and_look(practised, tmp_path, 250, "endless")


def test_a_program_that_keeps_no_drafts_would_be_found_out(practised: Path, tmp_path: Path) -> None:
    """The negative control: the same line, and nothing of it is kept."""
    with pytest.raises(AssertionError, match="any"):
        _kill_and_look(practised, tmp_path, 250, "endless", "careless")
