# SPDX-License-Identifier: Apache-2.0
"""What exchanging costs besides uniting: nothing new, many attachments, a whole team's evidence."""

import os
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path

import pyrage

from peerdesk.desk.attachments import Prepared, attach
from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import export, take_in
from peerdesk.transport.folder import FolderCarrier
from peerdesk.vault.book import OpenVault
from tests.benchmarks.bundles import bundle_of
from tests.benchmarks.ground import Ground
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import in_turn, settled, stopwatch

_ROUNDS = 3
_MANY = 10_000
_KNOWN = 1_000, _MANY
"""Changes of a bundle that comes again: a day's, and nearly all that a team has."""
_PHOTOGRAPHS = 10
_BYTES = 5 << 20
_NOTHING_NEW = Goal(most=100)
_EXPORT = Goal(ratio=2.5)


def measure(ground: Ground, size: int) -> Iterator[Row]:
    """Yield the time of an import that brings nothing, and of an export with attachments."""
    for amount in _KNOWN:
        yield _nothing_new(ground, size, amount)
    yield _with_attachments(ground, size)


def _nothing_new(ground: Ground, size: int, amount: int) -> Row:
    """Return how long a bundle of so many changes takes that was taken in before."""
    with ground.copy(size) as built, built.open() as book:
        changes, head = built.arriving(amount)
        bundle = bundle_of(built, changes, head)
        take_in(book, bundle)
        with settled():
            times = sorted(
                stopwatch(partial(take_in, book, bundle)) for _ in range(2 * _ROUNDS + 1)
            )
    name = f"import {amount:,} changes, none new"
    return Row(name, size, times[_ROUNDS] * 1e3, "ms", _NOTHING_NEW)


def _with_attachments(ground: Ground, size: int) -> Row:
    """Return how long 10,000 changes take with 50 MB of attachments, beside one bare pass."""
    with ground.copy(size) as built, built.open() as book:
        changes, head = built.arriving(_MANY)
        book.accept(changes, [head])
        for _ in range(_PHOTOGRAPHS):
            note = write_line(book, "+ A wall of notes").note
            attach(book, note, "wall.jpg", Prepared("image/jpeg", os.urandom(_BYTES)))
        folder, names = built.folder / "stick", count()
        folder.mkdir()
        recipients = [pyrage.x25519.Recipient.from_str(m.recipient) for m in built.members]
        inside = _inside(book, folder)

        def write_bare() -> None:
            path = folder / f"bare-{next(names)}"
            with path.open("xb") as file:
                pyrage.encrypt_io(BytesIO(inside), file, recipients)
                file.flush()
                os.fsync(file.fileno())

        def share() -> None:
            export(book, FolderCarrier(folder), everything=True)

        ours, theirs = in_turn([(share, write_bare)] * _ROUNDS)
    return Row(
        "export with 50 MB of attachments", size, ours.median * 1e3, "ms", _EXPORT,
        theirs.median * 1e3, "pyrage, one pass",
    )  # fmt: skip


def _inside(book: OpenVault, folder: Path) -> bytes:
    """Return as many bytes as an export of everything has inside."""
    exported = export(book, FolderCarrier(folder), everything=True)
    return os.urandom(exported.size + sum(part.size for part in exported.parts))
