# SPDX-License-Identifier: Apache-2.0
"""Killing the writer finds every line that was called saved too early, and leaves no writer."""

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from peerdesk.bootstrap.selftest import kills
from peerdesk.bootstrap.selftest.bench import Bench
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.desk.query import NoteQuery
from peerdesk.vault.verifying import VerifyReport


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
def test_a_line_called_saved_too_early_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def early(folder: Path, keys: object, first: int, say: object) -> None:
        del folder, keys
        for number in range(first, first + 1_000):
            say(number)  # type: ignore[operator] # it is a function

    monkeypatch.setattr(kills, "write_lines", early)
    monkeypatch.setattr(kills, "_may_fork", lambda: True)  # what is begun anew is not this one
    with pytest.raises(NotHeld, match="missing"):
        kills.try_kills(made, 3)


def test_kills_hold_where_the_program_has_to_be_started_anew(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kills, "_may_fork", lambda: False)
    assert kills.try_kills(made, 2).startswith("2 kills")


def test_a_writer_that_cannot_begin_is_said(made: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kills, "_may_fork", lambda: False)
    monkeypatch.setattr(kills, "_ourselves", lambda: ("-c", "raise SystemExit(1)"))
    with pytest.raises(NotHeld, match="could not begin"):
        kills.try_kills(made, 1)


def test_a_built_program_starts_itself_without_an_interpreter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert kills._ourselves() == ("-m", "peerdesk")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert kills._ourselves() == ()


def test_what_the_check_of_the_vault_finds_after_the_kills_is_said(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = VerifyReport(ok=False, findings=("one page is damaged",), counts={})
    monkeypatch.setattr("peerdesk.vault.upkeep.Upkeep.verify", lambda *_: found)
    with pytest.raises(NotHeld, match="faults"):
        kills.try_kills(made, 1)


def test_lines_are_written_and_said_until_the_reader_is_gone(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = made.keys()
    words = f"{keys.database.hex()} {keys.head.hex()} {keys.mark.hex()} 7\n"
    heard = _LeavingReader(3)
    monkeypatch.setattr(sys, "stdin", io.StringIO(words))
    monkeypatch.setattr(sys, "stdout", heard)
    with pytest.raises(BrokenPipeError):
        kills.serve(made.vault)
    assert heard.said == ["7\n", "8\n", "9\n"]
    monkeypatch.setattr(kills, "_MOST", 2)
    kills.write_lines(made.vault, keys, 20, lambda _: None)
    with made.open(keys) as vault:
        there = kills._numbers(vault.notes(NoteQuery(words="numbered"), 0, 20))
    assert there >= {7, 8, 9, 20, 21}
    assert 22 not in there


class _LeavingReader:
    """Takes so many lines, and is gone."""

    def __init__(self, lines: int) -> None:
        self.said: list[str] = []
        self._lines = lines

    def write(self, words: str) -> None:
        if len(self.said) == self._lines:
            raise BrokenPipeError
        self.said.append(words)

    def flush(self) -> None:
        """Hold nothing back."""


def test_a_line_that_is_missing_at_the_end_is_found_out(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kills, "_numbers", lambda _: set())
    with pytest.raises(NotHeld, match="missing at the end"):
        kills.try_kills(made, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
def test_a_writer_ends_by_itself_when_the_self_test_is_killed(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    forked: list[int] = []
    fork = os.fork

    def remembering() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr("peerdesk.bootstrap.selftest.kills.os.fork", remembering)
    writer = kills._forked(made, made.keys(), 0)
    writer.first()
    os.close(writer._reads)  # type: ignore[attr-defined] # as the system does with a killed process
    until = time.monotonic() + 20
    while time.monotonic() < until and os.waitpid(forked[0], os.WNOHANG) == (0, 0):
        time.sleep(0.02)
    with pytest.raises(ChildProcessError):
        os.waitpid(forked[0], os.WNOHANG)


def test_a_writer_is_ended_when_the_trial_is_broken_off(
    made: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = _Writer()
    monkeypatch.setattr(kills, "_forked", lambda *_: writer)
    monkeypatch.setattr(kills, "_spawned", lambda *_: writer)
    with pytest.raises(SystemExit):
        kills.try_kills(made, 2)
    assert writer.killed == 1


class _Writer:
    """Is asked to leave while it is waited for."""

    killed = 0

    def first(self) -> None:
        raise SystemExit(143)

    def kill(self) -> list[int]:
        self.killed += 1
        return []


def test_the_program_that_is_started_writes_what_it_says(made: Bench) -> None:
    keys = made.keys()
    words = f"{keys.database.hex()} {keys.head.hex()} {keys.mark.hex()} 7\n"
    command = [sys.executable, "-m", "peerdesk", "selftest", kills.WRITER, str(made.vault)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(words.encode())
        process.stdin.close()
        assert process.stdout.readline() == b"7\n"
        process.kill()


def test_what_was_said_before_the_kill_counts_and_half_a_number_does_not() -> None:
    reads, writes = os.pipe()
    pipe = kills._Pipe(reads, lambda: os.close(writes))
    os.write(writes, b"1\n")
    pipe.first()
    os.write(writes, b"2\n3")
    assert pipe.kill() == [1, 2]
