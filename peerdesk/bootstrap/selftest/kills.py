# SPDX-License-Identifier: Apache-2.0
"""A program that is killed while it writes loses no line that it had called saved."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Protocol, cast

from peerdesk.bootstrap.selftest.bench import Bench, line
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.desk.query import NoteQuery
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.opening import open_with_key

PROMISE = "A line that is said to be saved survives a crash of the program"
CYCLES = 50
WRITER = "--write-lines"
"""The hidden option by which the program starts itself where a process cannot be forked."""
_LONGEST = 0.03
_MOST = 1_000_000


class Writer(Protocol):
    """A process that writes lines and says the number of each once it is saved."""

    def first(self) -> None:
        """Wait until the first line is saved."""
        ...

    def kill(self) -> list[int]:
        """End the process at once; return the numbers it had said."""
        ...


def try_kills(bench: Bench, cycles: int = CYCLES) -> str:
    """Kill a writing process so often, and look for every line that it had called saved."""
    keys, said = bench.keys(), set[int]()
    start = _forked if _may_fork() else _spawned
    for cycle in range(cycles):
        writer = start(bench, keys, cycle * _MOST)
        try:
            writer.first()
            time.sleep(random.random() * _LONGEST)  # noqa: S311 - any moment will do
        finally:
            said.update(writer.kill())
        with bench.open(keys) as vault:
            if vault.count_notes(NoteQuery(words="numbered")) < len(said):
                raise NotHeld(f"After kill {cycle + 1} a saved line was missing")
    with bench.open(keys) as vault:
        there = _numbers(vault.notes(NoteQuery(words="numbered"), 0, _MOST))
        if missing := said - there:
            raise NotHeld(f"{len(missing):,} saved lines were missing at the end")
        if findings := vault.upkeep.verify().findings:
            raise NotHeld(f"After the kills the check of the vault found {len(findings):,} faults")
    return f"{cycles} kills, {len(said):,} lines called saved, all of them there; the vault whole."


def write_lines(folder: Path, keys: VaultKeys, first: int, say: Callable[[int], object]) -> None:
    """Write numbered lines until the process is killed."""
    with open_with_key(folder, keys, marks=folder.parent / "marks") as vault:
        for number in range(first, first + _MOST):
            vault.append(line(f"numbered {number} of the trial"))
            say(number)


def serve(folder: Path) -> None:
    """Be the process that is killed: read the key and the first number, and write lines."""
    database, head, mark, first = sys.stdin.readline().split()
    keys = VaultKeys(bytes.fromhex(database), bytes.fromhex(head), bytes.fromhex(mark))

    def say(number: int) -> None:
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()

    write_lines(folder, keys, int(first), say)


def _numbers(notes: tuple[object, ...]) -> set[int]:
    return {int(str(getattr(note, "text", "")).split()[1]) for note in notes}


def _may_fork() -> bool:
    """Say whether a copy of this process could work: there is such a thing, and one thread."""
    return hasattr(os, "fork") and threading.active_count() == 1


class _Pipe:
    """What a writer says, line by line, and the way to end it."""

    def __init__(self, reads: int, end: Callable[[], None]) -> None:
        self._reads = reads
        self._end = end
        self._said = b""

    def first(self) -> None:
        while b"\n" not in self._said:
            part = os.read(self._reads, 65_536)
            if not part:
                raise NotHeld("The process that writes lines could not begin")
            self._said += part

    def kill(self) -> list[int]:
        self._end()
        while part := os.read(self._reads, 65_536):
            self._said += part
        os.close(self._reads)
        whole = self._said.rpartition(b"\n")[0]
        return [int(number) for number in whole.split()]


def _forked(bench: Bench, keys: VaultKeys, first: int) -> Writer:
    """Return a writer that is a copy of this process: it starts at once."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover - in the child
        os.close(reads)  # else it would outlive a self-test that is killed, waiting for a reader
        try:
            write_lines(bench.vault, keys, first, lambda n: os.write(writes, b"%d\n" % n))
        finally:
            os._exit(1)
    os.close(writes)

    def end() -> None:
        os.kill(child, 9)
        os.waitpid(child, 0)

    return _Pipe(reads, end)


def _spawned(bench: Bench, keys: VaultKeys, first: int) -> Writer:
    """Return a writer that is the program started anew; the keys go through a pipe."""
    command = [sys.executable, *_ourselves(), "selftest", WRITER, str(bench.vault)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - this very program
    words = (keys.database.hex(), keys.head.hex(), keys.mark.hex(), str(first))
    with cast("IO[bytes]", process.stdin) as asks:
        asks.write(f"{' '.join(words)}\n".encode())
    with cast("IO[bytes]", process.stdout) as answers:
        reads = os.dup(answers.fileno())

    def end() -> None:
        process.kill()
        process.wait()

    return _Pipe(reads, end)


def _ourselves() -> tuple[str, ...]:
    """Return what follows the interpreter to start this program; a built one needs nothing."""
    return () if getattr(sys, "frozen", False) else ("-m", "peerdesk")
