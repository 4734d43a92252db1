# SPDX-License-Identifier: Apache-2.0
"""What the tests of a change of key share."""

from pathlib import Path

from peerdesk.desk.query import NoteQuery
from peerdesk.vault.book import OpenVault
from peerdesk.vault.database import Database
from peerdesk.vault.errors import DamagedDatabase
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.opening import open_vault
from tests.builders import note
from tests.vault.conftest import SECRET


def write_lines(vault: OpenVault, count: int, first: int = 0) -> None:
    """Write so many lines."""
    for number in range(first, first + count):
        vault.append(note(f"line number {number}"))


def opens_with(path: Path, key: bytes) -> bool:
    """Say whether a database opens with a key."""
    try:
        Database(path, key).close()
    except DamagedDatabase:
        return False
    return True


def holds(folder: Path, count: int, *, passphrase: str = SECRET) -> None:
    """Assert that a vault holds so many notes, is whole, and goes on in one epoch."""
    with open_vault(folder, passphrase) as vault:
        assert vault.count_notes(NoteQuery()) == count
        assert vault.upkeep.verify().findings == ()
        vault.append(note("and it goes on"))
    with open_vault(folder, passphrase) as vault:
        assert vault.count_notes(NoteQuery()) == count + 1
        assert len({head.epoch for head in vault.vector() if head.device == vault.device}) == 1


def nothing_under(folder: Path, keys: VaultKeys) -> None:
    """Assert that no database in a folder opens with these keys."""
    for path in folder.rglob("*.db"):
        assert not opens_with(path, keys.database), path
