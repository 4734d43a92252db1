# SPDX-License-Identifier: Apache-2.0
"""The database is encrypted from its first byte, and set so that nothing saved can be lost."""

from peerdesk.bootstrap.selftest.bench import Bench, line
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.vault.database import Database
from peerdesk.vault.derivation import USUAL, measure
from peerdesk.vault.errors import DamagedDatabase, WrongPassphrase
from peerdesk.vault.files import DATABASE
from peerdesk.vault.header import read_header
from peerdesk.vault.slots import PASSPHRASE, open_with_passphrase

ENCRYPTED = "Evidence is encrypted from the first byte, with settings under which saved means saved"
LOCKED = "Nobody opens a vault without its passphrase"

_SET = {
    "cipher_status": "1",
    "journal_mode": "truncate",
    "synchronous": "3",
    "temp_store": "2",
    "secure_delete": "1",
    "mmap_size": "0",
    "trusted_schema": "0",
}
_MIB = 1024


def try_settings(bench: Bench) -> str:
    """Read the settings of an open database back, and its first bytes from the disk."""
    with bench.open(bench.keys()) as vault:
        vault.append(line("first"))
    database = Database(bench.vault / DATABASE, bench.keys().database)
    try:
        for name, wanted in _SET.items():
            found = str(database.value(f"PRAGMA {name}")).lower()
            if found != wanted:
                raise NotHeld(f"The database's {name} is {found} and not {wanted}")
        cipher = database.value("PRAGMA cipher_version")
    finally:
        database.close()
    if _first_bytes(bench).startswith(b"SQLite format 3"):
        raise NotHeld("The database on the disk is not encrypted")
    return f"SQLCipher {cipher}; {len(_SET)} settings read back as they should be."


def _first_bytes(bench: Bench) -> bytes:
    return (bench.vault / DATABASE).read_bytes()[:100]


def try_passphrase(bench: Bench) -> str:
    """Offer wrong passphrases and a wrong key, and measure what one try costs here."""
    slot = read_header(bench.vault).slot(PASSPHRASE)
    for wrong in ("", bench.passphrase[:-1], f"{bench.passphrase} again"):
        try:
            open_with_passphrase(slot, wrong)
        except WrongPassphrase:
            continue
        raise NotHeld("A wrong passphrase opened a vault")
    try:
        Database(bench.vault / DATABASE, bytes(32)).close()
    except DamagedDatabase:
        seconds = measure(USUAL)
        return (
            "Three wrong passphrases and a wrong key were refused. One try of a passphrase, at "
            f"{USUAL.memory // _MIB} MiB, takes {seconds:.1f} s on this laptop."
        )
    raise NotHeld("A wrong key opened the database")
