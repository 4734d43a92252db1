# SPDX-License-Identifier: Apache-2.0
"""Other passphrases and other recovery words for the same vault key: slots are written anew.

The header is replaced as a whole, so that a crash leaves the old or the new one, and the copies
beside the backups follow it. None of this helps against somebody who has an older copy of the
files and knows the older passphrase; only a new vault key does (`peerdesk.vault.rotating`).
"""

import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec.structs import replace

from peerdesk.desk.clock import Clock, SystemClock
from peerdesk.vault.derivation import FLOOR, Cost, calibrate, check_cost, measure
from peerdesk.vault.errors import DiskRefused, KeysChanged, VaultError
from peerdesk.vault.files import BACKUPS, KEYS_LOCK
from peerdesk.vault.forgetting import forget
from peerdesk.vault.header import (
    VaultHeader,
    clean_label,
    new_header,
    read_header,
    read_header_file,
    write_header,
    write_header_file,
)
from peerdesk.vault.lock import VaultLock
from peerdesk.vault.passphrase import check_passphrase
from peerdesk.vault.recovery import entropy_of, new_recovery_words
from peerdesk.vault.slots import PASSPHRASE, Slot, seal_with_passphrase, seal_with_recovery
from peerdesk.vault.tries import Tries
from peerdesk.vault.unlocking import try_passphrase, try_words


@dataclass(frozen=True)
class NewWords:
    """New recovery words, which count once they were typed back; until then the old ones do."""

    folder: Path
    recovery_words: tuple[str, ...] = field(repr=False)
    header: VaultHeader = field(repr=False)
    instead_of: VaultHeader = field(repr=False)


def change_passphrase(  # noqa: PLR0913 - three that matter; the rest have defaults, by name
    folder: Path,
    old: str,
    new: str,
    *,
    known: Sequence[str] = (),
    cost: Cost | None = None,
    clock: Clock | None = None,
) -> float:
    """Have a new passphrase open the vault, and the old one no more.

    Returns the seconds that one try costs on this laptop. `known` are words that a guesser would
    try first; the label is added. Raises `WeakPassphrase`, `WrongPassphrase`, `TooManyTries`,
    `DamagedHeader`, `DiskRefused`; `VaultAlreadyOpen` while the keys are being changed elsewhere.
    """
    with changing_keys(folder) as header:
        check_passphrase(new, (*known, header.front.label))
        vault_key = try_passphrase(folder, header, old, clock or SystemClock())
        return _put_passphrase(folder, header, (vault_key, new), cost)


def reset_passphrase(
    folder: Path,
    words: Sequence[str],
    new: str,
    *,
    known: Sequence[str] = (),
    cost: Cost | None = None,
) -> float:
    """Have a new passphrase open a vault whose old one is forgotten; the words stay as they are.

    Returns and raises as `change_passphrase`, and `WrongRecoveryWords`.
    """
    with changing_keys(folder) as header:
        check_passphrase(new, (*known, header.front.label))
        vault_key = try_words(header, words)
        taken = _put_passphrase(folder, header, (vault_key, new), cost)
        Tries(folder, SystemClock()).succeed()
        return taken


def renew_recovery_words(folder: Path, passphrase: str, *, clock: Clock | None = None) -> NewWords:
    """Return new recovery words; `confirm` lets them count, and the old ones no more.

    Raises as `change_passphrase`.
    """
    with changing_keys(folder) as header:
        vault_key = try_passphrase(folder, header, passphrase, clock or SystemClock())
        words = new_recovery_words()
        slot = seal_with_recovery(header.front.vault, vault_key, entropy_of(words))
        forget(vault_key)
        front = replace(header.front, typed_back=True)
        return NewWords(folder, words, new_header(front, *with_slot(header, slot)), header)


def confirm(new: NewWords) -> None:
    """Let new recovery words count, once they were typed back from paper.

    Raises `KeysChanged` where the slots are no longer those that were to be replaced.
    """
    with changing_keys(new.folder) as header:
        if header != new.instead_of:
            raise KeysChanged
        put_header(new.folder, new.header)


def confirm_first_words(folder: Path) -> None:
    """Remember that the words shown when the vault was made were typed back from paper."""
    with changing_keys(folder) as header:
        front = replace(header.front, typed_back=True)
        put_header(folder, new_header(front, *header.slots))


def check_recovery_words(folder: Path, words: Sequence[str]) -> None:
    """Try whether the words on somebody's paper open the vault, and remember it if they do.

    Raises `WrongRecoveryWords` and `DamagedHeader`.
    """
    forget(try_words(read_header(folder), words))
    confirm_first_words(folder)


def rename_vault(folder: Path, label: str) -> None:
    """Give the vault another label, which anybody at this laptop can read."""
    with changing_keys(folder) as header:
        front = replace(header.front, label=clean_label(label))
        put_header(folder, new_header(front, *header.slots))


def seconds_for_a_try(folder: Path) -> float:
    """Return how long one try of a passphrase takes on this laptop, by making one."""
    cost = read_header(folder).slot(PASSPHRASE).head.cost
    return measure(check_cost(cost or FLOOR))


@contextlib.contextmanager
def changing_keys(folder: Path) -> Iterator[VaultHeader]:
    """Keep everybody else from the slots, and hand out the header as it stands."""
    read_header(folder)  # no lock is left where there is no vault
    try:
        lock = VaultLock(folder, KEYS_LOCK)
    except OSError as error:
        raise DiskRefused from error
    try:
        yield read_header(folder)
    finally:
        lock.release()


def put_header(folder: Path, header: VaultHeader) -> None:
    """Write a header, then its copies beside the backups; raises `DiskRefused`."""
    try:
        write_header(folder, header)
    except OSError as error:
        raise DiskRefused from error
    renew_copies(folder, header)


def renew_copies(folder: Path, header: VaultHeader) -> None:
    """Let the headers beside the backups follow, where they lead to a key that this one leads to.

    A copy that the disk refuses stays as it is, still opens its backup, and is tried again at
    the next opening. A backup from before a change of key that somebody put back keeps its own.
    """
    for path in (folder / BACKUPS).glob("*.json"):
        with contextlib.suppress(VaultError, OSError):
            copy = read_header_file(path)
            same = copy.front.vault == header.front.vault
            if same and copy != header and _wrapped(copy) & _wrapped(header):
                write_header_file(path, header)


def leads_elsewhere(header: VaultHeader, path: Path) -> bool:
    """Say whether the header in a file is of the same vault, and leads to none of these keys."""
    with contextlib.suppress(VaultError):
        other = read_header_file(path)
        same = other.front.vault == header.front.vault
        return same and not _wrapped(other) & _wrapped(header)
    return False


def _put_passphrase(
    folder: Path, header: VaultHeader, lock: tuple[bytes, str], cost: Cost | None
) -> float:
    """Write a slot for a key and its passphrase; return the seconds that a try costs.

    The key is forgotten.
    """
    vault_key, passphrase = lock
    chosen = check_cost(cost or (FLOOR if header.front.practice else calibrate().cost))
    begun = time.perf_counter()
    slot = seal_with_passphrase(header.front.vault, vault_key, passphrase, chosen)
    taken = time.perf_counter() - begun
    forget(vault_key)
    put_header(folder, new_header(header.front, *with_slot(header, slot)))
    return taken


def with_slot(header: VaultHeader, slot: Slot) -> tuple[Slot, ...]:
    """Return the slots with one put in the place of that of its kind, or behind them."""
    kinds = {kept.head.kind: kept for kept in header.slots}
    return tuple({**kinds, slot.head.kind: slot}.values())


def _wrapped(header: VaultHeader) -> set[str]:
    return {slot.head.wraps for slot in header.slots}
