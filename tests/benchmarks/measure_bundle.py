# SPDX-License-Identifier: Apache-2.0
"""Bundles to eight laptops, written and opened, against one pass of the age library alone."""

import os
from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path

import pyrage

from peerdesk.desk.exchange import export
from peerdesk.team.bundle import SealedBundle, seal
from peerdesk.team.opener import open_bundle
from peerdesk.transport.folder import FolderCarrier
from peerdesk.vault.book import OpenVault
from tests.benchmarks.bundles import bundle_of, contents_of
from tests.benchmarks.ground import Ground
from tests.benchmarks.table import Goal, Row
from tests.benchmarks.timing import Times, in_turn

_ROUNDS = 5
_GOAL = Goal(ratio=2.5)
_BESIDE = "pyrage, one pass"


def measure(ground: Ground, size: int) -> Iterator[Row]:
    """Yield the times of an export of everything, of the bundle alone, and of opening it."""
    with ground.copy(size) as built:
        folder = built.folder / "stick"
        folder.mkdir()
        changes, head = built.arriving(size)
        contents = contents_of(built, changes, head)
        sender, names = built.writer(head.claim.head.device), count()
        sealed = seal(contents, sender.keys, built.members)
        inside = b"".join(sealed.parts)

        def write() -> None:
            again = seal(contents, sender.keys, built.members)
            FolderCarrier(folder).put(
                f"{next(names)}", again.write, lambda file: again.check(file, sender.keys)
            )

        def write_bare() -> None:
            _write_bare(folder / f"{next(names)}", inside, sealed)

        yield _row("a bundle written, read back", size, in_turn([(write, write_bare)] * _ROUNDS))

        bundle = bundle_of(built, changes, head)
        opened = in_turn(
            [
                (
                    lambda: open_bundle(bundle, sender.keys),
                    lambda: pyrage.decrypt(bundle, [sender.keys.identity]),
                )
            ]
            * _ROUNDS
        )
        yield _row("a bundle opened, in two passes", size, opened)

        with built.open() as book:
            exported = in_turn([(lambda: _export(book, folder), write_bare)] * _ROUNDS)
        yield _row("export everything, from the vault", size, exported)


def _row(what: str, size: int, times: tuple[Times, Times]) -> Row:
    ours, theirs = times
    return Row(what, size, ours.median * 1e3, "ms", _GOAL, theirs.median * 1e3, _BESIDE)


def _export(book: OpenVault, folder: Path) -> None:
    export(book, FolderCarrier(folder), everything=True)


def _write_bare(path: Path, inside: bytes, sealed: SealedBundle) -> None:
    """Encrypt the same bytes into a file and bring it to the disk."""
    keys = [pyrage.x25519.Recipient.from_str(recipient) for recipient in sealed.recipients]
    with path.open("xb") as file:
        pyrage.encrypt_io(BytesIO(inside), file, keys)
        file.flush()
        os.fsync(file.fileno())
