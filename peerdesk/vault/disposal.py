# SPDX-License-Identifier: Apache-2.0
"""The end of a vault: its keys and files destroyed, and the laptop's signed word of that.

The open vault signs what is to go, puts that beside its files, and destroys its own key slots.
Until the last of these is gone the vault is whole and opens; from then on nothing opens it any
more, however far the destroying came when the power went, and beginning again goes on. Nobody
else can begin it: a marker beside key slots that stand destroys nothing. At the end the
confirmation stands alone in the vault's folder, until its owner has handed it to a lead.
"""

import contextlib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.clock import Clock, SystemClock
from peerdesk.desk.closing import state
from peerdesk.ledger.canonical import encode
from peerdesk.team.confirmation import (
    Completion,
    Statement,
    complete,
    new_finisher,
    sign_statement,
)
from peerdesk.vault.book import OpenVault
from peerdesk.vault.ended import drop_marker, has_begun, keys_stand
from peerdesk.vault.ending_errors import ConfirmationLost, NotDestroyed
from peerdesk.vault.errors import DiskRefused, NoVault
from peerdesk.vault.files import CLEARED, DISPOSAL, LOCK, read_small, sync_folder, write_whole
from peerdesk.vault.lock import VaultLock
from peerdesk.vault.marks import may_be_mark
from peerdesk.vault.shredding import destroy, destroy_keys, shred, strangers_in
from peerdesk.vault.siblings import destroy_copy, held, put_copy_away, siblings, what_goes

_LARGEST = 1 << 16
"""Bytes in the marker: a confirmation and a few paths."""


class Stage(StrEnum):
    """How far the end of a vault has come."""

    WHOLE = "whole"
    BEGUN = "begun"
    CLEARED = "cleared"


class _Marker(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in the folder from the first step to the last.

    `finisher` is the secret key that signs the second step; it opens nothing, and goes with the
    marker. `outside` are the names of the vault's marks in the folder that this laptop keeps for
    them, and nothing but names: whoever writes a marker can point nowhere else.
    """

    format: int = 1
    statement: Statement
    signature: str
    finisher: bytes
    outside: tuple[str, ...]
    starts: int


def stage_of(folder: Path) -> Stage:
    """Return how far the end of the vault in a folder has come."""
    if has_begun(folder):
        return Stage.BEGUN
    over = (folder / CLEARED).exists() and not keys_stand(folder)
    return Stage.CLEARED if over else Stage.WHOLE


def begin_disposal(vault: OpenVault, clock: Clock | None = None, root: Path | None = None) -> None:
    """Sign what is to be destroyed and destroy the keys; from now on nothing opens the vault.

    Other copies of it under `root`, where this laptop keeps its vaults, go before. Close it, then
    call `go_on`. Raises `NotClosed`, `HeldBack`, `TooSoon`, `VaultAlreadyOpen` where a copy is
    open, and `DiskRefused` where the disk refuses before the vault's own header is gone; the
    vault still opens then.
    """
    secret, public = new_finisher()
    statement = state(vault, what_goes(vault, root), public, (clock or SystemClock()).now())
    marker = _Marker(
        statement=statement,
        signature=sign_statement(statement, vault.keys.signing),
        finisher=secret,
        outside=tuple(path.name for path in vault.outside),
        starts=0,
    )
    copies = siblings(vault.folder, root) if root else ()
    try:
        with held(copies):
            write_whole(vault.folder / DISPOSAL, encode(marker))
            for copy in copies:
                destroy_copy(copy)
            destroy_keys(vault.folder)
        for copy in copies:
            put_copy_away(copy)
    except OSError as error:
        if not has_begun(vault.folder):
            drop_marker(vault.folder)
            raise DiskRefused from error


def go_on(folder: Path, clock: Clock | None = None, marks: Path | None = None) -> bytes:
    """Destroy what is left of a vault without keys and return its confirmation.

    `marks` is the folder of marks that the vault was opened with. Done twice it returns the same
    bytes. Raises `NoVault` where nothing was begun,
    `VaultAlreadyOpen`, `NotDestroyed` where a file cannot be destroyed, and `ConfirmationLost`.
    """
    if stage_of(folder) is Stage.WHOLE:
        raise NoVault
    with _refusing():
        lock = VaultLock(folder)
    try:
        with _refusing():
            return _finish(folder, clock or SystemClock(), marks)
    finally:
        lock.release()
        with contextlib.suppress(OSError):  # an empty file that says nothing
            (folder / LOCK).unlink()


def put_away(folder: Path) -> None:
    """Remove the confirmation and the emptied folder of a vault that has been cleared."""
    if stage_of(folder) is not Stage.CLEARED:
        raise NoVault
    with _refusing():
        (folder / CLEARED).unlink()
    with contextlib.suppress(OSError):  # somebody else's file lies in it
        folder.rmdir()


def list_endings(root: Path) -> tuple[Path, ...]:
    """Return the folders straight under a root whose vault's end has begun or come, by name."""
    if not root.is_dir():
        return ()
    inside = (path for path in root.iterdir() if path.is_dir())
    return tuple(sorted(path for path in inside if stage_of(path) is not Stage.WHOLE))


def _finish(folder: Path, clock: Clock, marks: Path | None) -> bytes:
    if stage_of(folder) is Stage.CLEARED:
        return (folder / CLEARED).read_bytes()
    marker = _count_start(folder)
    destroy(folder, _outside(marker, marks) if marker and marks else ())
    written = (folder / CLEARED).exists()
    if marker is not None and not written:
        write_whole(folder / CLEARED, _confirmation(folder, marker, clock))
    shred(folder / DISPOSAL)
    sync_folder(folder)
    if marker is None and not written:
        raise ConfirmationLost
    return (folder / CLEARED).read_bytes()


def _outside(marker: _Marker, marks: Path) -> Iterator[Path]:
    """Yield the vault's marks, each straight in the folder of marks, whatever the marker says."""
    for name in marker.outside:
        if may_be_mark(Path(name)) and Path(name).name == name:
            yield marks / name


def _confirmation(folder: Path, marker: _Marker, clock: Clock) -> bytes:
    at, offset = clock.now()
    completion = Completion(
        starts=marker.starts, strangers=strangers_in(folder), at=at, offset=offset
    )
    return complete(marker.statement, marker.signature, completion, marker.finisher)


def _count_start(folder: Path) -> _Marker | None:
    """Return the marker with this start counted, or None where it cannot be read any more."""
    try:
        data = read_small(folder / DISPOSAL, _LARGEST)
        marker = msgspec.json.decode(data, type=_Marker, strict=True)
    except (msgspec.DecodeError, UnicodeError):
        return None
    counted = replace(marker, starts=marker.starts + 1)
    with contextlib.suppress(OSError):  # a full disk is no reason to keep what is to go
        write_whole(folder / DISPOSAL, encode(counted))
    return counted


@contextlib.contextmanager
def _refusing() -> Iterator[None]:
    """Say that something would not go where the disk refused."""
    try:
        yield
    except OSError as error:
        raise NotDestroyed from error
