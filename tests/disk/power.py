# SPDX-License-Identifier: Apache-2.0
"""A model of a disk whose power is cut: what was synced is there, of the rest anything may be.

Of every file, what was written since its last sync is kept, dropped or torn at sectors of 512
bytes, each write by itself and in any order. Names (new, renamed, removed files) are there once
their folder was synced; of later ones a beginning is kept, as journaling file systems do.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from msgspec import Struct

from tests.disk.tracing import SYNCS, Call

SECTOR = 512


class Wrote(Struct, frozen=True):
    """Bytes were written into a file at an offset."""

    file: int
    offset: int
    data: bytes


class Cut(Struct, frozen=True):
    """A file was cut, or filled up, to a length."""

    file: int
    length: int


class Synced(Struct, frozen=True):
    """All that was written into a file is on the disk."""

    file: int


class Named(Struct, frozen=True):
    """A name now means a file, or none."""

    name: str
    file: int | None


class Settled(Struct, frozen=True):
    """The folder's names are on the disk."""


class Told(Struct, frozen=True):
    """The writer acknowledged something."""

    number: int


Step = Wrote | Cut | Synced | Named | Settled | Told


@dataclass
class Recording:
    """A folder as it was, and what was then done in it."""

    folder: Path
    begun: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    @classmethod
    def of(cls, folder: Path) -> "Recording":
        """Begin with the files that stand in a folder now; folders below it are left out."""
        recording = cls(folder)
        files = sorted(path for path in folder.iterdir() if path.is_file())
        for number, path in enumerate(files):
            recording.begun[number] = path.read_bytes()
            recording.names[path.name] = number
        return recording

    def follow(self, calls: Iterable[Call]) -> None:
        """Add what a trace says."""
        self.steps += _Reader(self).steps(calls)


@dataclass
class _Reader:
    """Turns system calls into steps; keeps who bears which name and where each write goes on."""

    recording: Recording
    names: dict[str, int] = field(init=False)
    at: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = dict(self.recording.names)
        self._numbers = count(max(self.recording.begun, default=-1) + 1)

    def steps(self, calls: Iterable[Call]) -> Iterator[Step]:
        for call in calls:
            yield from self._steps(call)

    def _steps(self, call: Call) -> Iterator[Step]:
        if call.name == "writev":
            yield Told(int.from_bytes(call.texts[0], "big"))
        elif call.name in {"openat", "creat"}:
            yield from self._opened(call)
        elif call.name.startswith(("rename", "unlink")):
            yield from self._named(call)
        elif call.name in SYNCS and Path(call.path) == self.recording.folder:
            yield Settled()
        elif (file := self._file(call.path)) is not None:
            yield from self._written(call, file)

    def _written(self, call: Call, file: int) -> Iterator[Step]:
        if call.name in SYNCS:
            yield Synced(file)
        elif call.name == "ftruncate":
            yield Cut(file, call.numbers[-1])
        else:
            offset = call.numbers[-1] if call.name.startswith("pwrite") else self.at.get(file, 0)
            data = b"".join(call.texts)[: call.result]
            self.at[file] = offset + len(data)
            yield Wrote(file, offset, data)

    def _opened(self, call: Call) -> Iterator[Step]:
        name = self._name(call.path)
        if name is None or "O_RDONLY" in call.flags:
            return
        if name not in self.names and "O_CREAT" in call.flags:
            self.names[name] = next(self._numbers)
            yield Named(name, self.names[name])
        elif name in self.names and "O_TRUNC" in call.flags:
            yield Cut(self.names[name], 0)
        if name in self.names:
            self.at[self.names[name]] = 0

    def _named(self, call: Call) -> Iterator[Step]:
        paths = [self._name(text.decode()) for text in call.texts]
        old = paths[0]
        if old is None or old not in self.names:
            return
        file = self.names.pop(old)
        if call.name.startswith("rename") and paths[1] is not None:
            self.names[paths[1]] = file
            yield Named(paths[1], file)
        yield Named(old, None)

    def _file(self, path: str) -> int | None:
        name = self._name(path.removesuffix(" (deleted)"))
        return None if name is None else self.names.get(name)

    def _name(self, path: str) -> str | None:
        found = Path(path)
        return found.name if found.parent == self.recording.folder else None


def after_power_cut(recording: Recording, cut: int, chance: random.Random) -> dict[str, bytes]:
    """Return the files, by name, that may be found if the power went after so many steps."""
    steps = recording.steps[:cut]
    return {
        name: _content(recording.begun.get(file, b""), _kept(steps, file, chance))
        for name, file in _names(recording.names, steps, chance).items()
    }


def told(recording: Recording, cut: int) -> set[int]:
    """Return what had been acknowledged by then."""
    return {step.number for step in recording.steps[:cut] if isinstance(step, Told)}


def _names(begun: dict[str, int], steps: Sequence[Step], chance: random.Random) -> dict[str, int]:
    settled = max((n for n, step in enumerate(steps) if isinstance(step, Settled)), default=-1)
    changes = [(n, step) for n, step in enumerate(steps) if isinstance(step, Named)]
    sure = [step for n, step in changes if n < settled]
    rest = [step for n, step in changes if n > settled]
    names = dict(begun)
    for step in sure + rest[: chance.randint(0, len(rest))]:
        if step.file is None:
            names.pop(step.name, None)
        else:
            names[step.name] = step.file
    return names


def _kept(steps: Sequence[Step], file: int, chance: random.Random) -> Iterator[Wrote | Cut]:
    """Yield what of the writes into a file is found, in the order they were made."""
    synced = max(
        (n for n, step in enumerate(steps) if isinstance(step, Synced) and step.file == file),
        default=-1,
    )
    habit = chance.choice((0.0, 0.5, 1.0))  # a disk that writes nothing, something, everything
    for n, step in enumerate(steps):
        if not isinstance(step, Wrote | Cut) or step.file != file:
            continue
        if n < synced or chance.random() < habit:
            yield step
        elif isinstance(step, Wrote) and chance.random() < habit:
            yield from _torn(step, chance)


def _torn(step: Wrote, chance: random.Random) -> Iterator[Wrote]:
    for start in range(0, len(step.data), SECTOR):
        if chance.random() < 0.5:
            yield Wrote(step.file, step.offset + start, step.data[start : start + SECTOR])


def _content(begun: bytes, steps: Iterable[Wrote | Cut]) -> bytes:
    data = bytearray(begun)
    for step in steps:
        if isinstance(step, Cut):
            data = data[: step.length].ljust(step.length, b"\0")
        else:
            end = step.offset + len(step.data)
            data = data.ljust(end, b"\0")
            data[step.offset : end] = step.data
    return bytes(data)
