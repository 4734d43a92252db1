# SPDX-License-Identifier: Apache-2.0
"""From a passphrase or recovery words to the key that a database is under.

While the vault's key is being changed, what they open is the key so far, and a third slot leads
on to the one that follows it. Which of the two a database is under is found by trying.
"""

from collections.abc import Sequence
from pathlib import Path

from peerdesk.desk.clock import Clock
from peerdesk.vault.database import Database
from peerdesk.vault.errors import DamagedDatabase
from peerdesk.vault.header import VaultHeader
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.reading_errors import UnreadDatabase
from peerdesk.vault.recovery import entropy_of
from peerdesk.vault.slots import (
    PASSPHRASE,
    RECOVERY,
    ROTATION,
    open_coming,
    open_with_entropy,
    open_with_passphrase,
)
from peerdesk.vault.tries import Tries


def try_passphrase(folder: Path, header: VaultHeader, passphrase: str, clock: Clock) -> bytes:
    """Return the vault key in the passphrase's slot; a wrong one is counted, and slows down.

    Raises `WrongPassphrase`, after some of which `TooManyTries`, and `DamagedHeader`.
    """
    slot = header.slot(PASSPHRASE)
    tries = Tries(folder, clock)
    tries.begin()
    vault_key = open_with_passphrase(slot, passphrase)
    tries.succeed()
    return vault_key


def try_words(header: VaultHeader, words: Sequence[str]) -> bytes:
    """Return the vault key in the recovery slot, or raise `WrongRecoveryWords`.

    Nobody guesses 128 bits of chance, so tries are not counted.
    """
    return open_with_entropy(header.slot(RECOVERY), entropy_of(words))


def key_in_force(header: VaultHeader, vault_key: bytes, database: Path) -> bytes:
    """Return the key that a database is under: the one from the slot, or the one to follow it.

    Nothing is written. Raises `DamagedDatabase` where there are two and neither opens it, and
    `DatabaseBusy` or `UnreadDatabase` where that cannot be told just now.
    """
    if not header.has(ROTATION):
        return vault_key
    coming = open_coming(header.slot(ROTATION), vault_key)
    if _opens(database, coming):
        return coming
    if _opens(database, vault_key):
        return vault_key
    raise DamagedDatabase


def _opens(database: Path, vault_key: bytes) -> bool:
    try:
        Database(database, VaultKeys.of(vault_key).database).close()
    except UnreadDatabase:
        raise
    except DamagedDatabase:
        return False
    return True
