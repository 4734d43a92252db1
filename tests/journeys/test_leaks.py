# SPDX-License-Identifier: Apache-2.0
"""The real window, watched from outside: no word of the evidence ever leaves it in clear."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from peerdesk.bootstrap.desk import Desk
from peerdesk.desk.query import NoteQuery
from tests.disk.leaking import MARKERS, found_in, found_written
from tests.disk.tracing import Call, calls, needs_strace, watched_program
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.marked import LINES

pytestmark = needs_strace

REPOSITORY = Path(__file__).parents[2]
_FOLDERS = {
    "HOME": "home",
    "TMPDIR": "temporary",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_DATA_HOME": "home/data",
    "XDG_RUNTIME_DIR": "home/run",
    "XDG_STATE_HOME": "home/state",
}


def _watched(
    tmp_path: Path, *words: str
) -> tuple["subprocess.CompletedProcess[str]", list[Call], Path]:
    """Run the process with every folder that a program may write to its own; return what it did."""
    laptop = tmp_path / "laptop"
    for folder in _FOLDERS.values():
        (laptop / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    named = {name: str(laptop / folder) for name, folder in _FOLDERS.items()}
    environment = {**os.environ, **named, "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": "1"}
    trace = tmp_path / "trace"
    command = [sys.executable, "-m", "tests.journeys.marked", str(laptop / "vaults"), PASSPHRASE]
    ended = watched_program([*command, *words], trace, environment)
    if not trace.exists() or "ptrace" in ended.stderr:
        pytest.skip("strace may not watch processes here")
    return ended, list(calls(trace)), laptop


def test_a_session_at_the_window_lets_no_word_of_the_evidence_out(
    practised: Path, tmp_path: Path
) -> None:
    vaults = tmp_path / "laptop" / "vaults"
    copytree(practised, vaults / practised.name)
    Desk(vaults).open_vault(vaults / practised.name, PASSPHRASE).close()  # it is at home here now
    ended, seen, laptop = _watched(tmp_path)
    assert (ended.returncode, ended.stdout) == (0, f"{LINES}\n"), ended.stderr
    assert sum(call.path.endswith("/evidence.db") for call in seen) > 3 * LINES
    assert found_written(seen) == []
    assert found_in(laptop) == []
    with Desk(vaults).open_vault(vaults / practised.name, PASSPHRASE) as vault:
        drafts = vault.draft("capture quick")
        for marker in MARKERS[:LINES]:
            assert vault.count_notes(NoteQuery(words=marker)) == 1
        assert any(MARKERS[LINES + 2] in each.wording for each in vault.messages())
    assert [marker for marker in MARKERS[LINES + 3 :] if marker not in drafts] == []


def test_a_word_written_by_a_thread_into_a_file_without_a_name_would_be_seen(
    tmp_path: Path,
) -> None:
    """The negative control."""
    ended, seen, laptop = _watched(tmp_path, "careless")
    assert ended.returncode == 0, ended.stderr
    assert found_in(laptop) == []
    assert MARKERS[3].encode() in found_written(seen)
