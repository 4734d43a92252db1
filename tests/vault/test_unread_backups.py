# SPDX-License-Identifier: Apache-2.0
"""What could not be read just now is not called damaged, and nobody removes it."""

import contextlib
import errno
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from peerdesk.bootstrap.rescue import told_as_trouble
from peerdesk.ui.care import VaultTrouble, Way
from peerdesk.vault import rekeying, rotating, unlocking
from peerdesk.vault.copying import copy_closed
from peerdesk.vault.database import Database, refuse_plaintext
from peerdesk.vault.errors import DamagedBackup, DamagedDatabase, NotBackedUp
from peerdesk.vault.files import BACKUPS, DATABASE
from peerdesk.vault.generations import UNREAD, Occasion, backups
from peerdesk.vault.opening import open_vault
from peerdesk.vault.reading_errors import BackupUnread, DatabaseBusy, OtherKey, UnreadDatabase
from peerdesk.vault.refusals import refused_read
from peerdesk.vault.rewrapping import confirm
from tests.builders import note
from tests.vault.conftest import SECRET, Made
from tests.vault.test_purging import erase_backed_up

pytestmark = pytest.mark.usefixtures("quick_keys", "impatient")
AT = 1_778_590_000_000


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for a database that another program keeps to itself."""
    monkeypatch.setattr(dbapi2, "connect", partial(dbapi2.connect, timeout=0))


@contextlib.contextmanager
def kept_busy(path: Path, key: bytes) -> Iterator[None]:
    """Keep a database as a program does that backs up the whole disk."""
    holder = Database(path, key)
    holder.run("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        holder.close()


def _refusing(path: Path) -> Any:
    """Stand for databases on a disk that will not read one of them."""

    def opened(asked: Path, key: bytes, **more: bool) -> Database:
        if asked == path:
            raise UnreadDatabase
        return Database(asked, key, **more)

    return opened


def _bit(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def test_a_change_of_key_removes_no_backup_that_another_program_keeps(made: Made) -> None:
    with made.open() as vault:
        vault.append(note("kestrel"))
        kept = vault.upkeep.backup(Occasion.ASKED)
        before = kept.read_bytes()
        with kept_busy(kept, made.keys.database), pytest.raises(BackupUnread, match=kept.name):
            vault.upkeep.rotate(SECRET)
        assert kept.read_bytes() == before
        rotated = vault.upkeep.rotate(SECRET)
        assert (rotated.backups, rotated.dropped) == (1, 0)
        confirm(rotated)
    with pytest.raises(OtherKey):
        Database(kept, made.keys.database)
    with open_vault(made.folder, SECRET) as vault:
        assert vault.upkeep.verify().ok


@pytest.mark.parametrize("module", [rotating, unlocking, rekeying])
def test_a_change_of_key_removes_no_backup_that_the_disk_will_not_read(
    made: Made, monkeypatch: pytest.MonkeyPatch, module: Any
) -> None:
    with made.open() as vault:
        vault.append(note("kestrel"))
        kept = vault.upkeep.backup(Occasion.ASKED)
        refused = kept if module is not rekeying else kept.with_name(f"{kept.name}.part")
        with monkeypatch.context() as patched:
            patched.setattr(module, "Database", _refusing(refused))
            with pytest.raises(BackupUnread):
                vault.upkeep.rotate(SECRET)
        assert kept.exists()
        assert vault.upkeep.rotate(SECRET).backups == 1


def test_a_change_of_key_keeps_a_whole_backup_of_which_the_copy_went_bad(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.open() as vault:
        kept = vault.upkeep.backup(Occasion.ASKED)

        def spoilt(source: Database, *rest: Any) -> None:
            if source.path == kept:
                raise DamagedDatabase
            rekeying.write_under(source, *rest)

        monkeypatch.setattr(rotating, "write_under", spoilt)
        with pytest.raises(BackupUnread):
            vault.upkeep.rotate(SECRET)
        assert kept.exists()


@pytest.mark.parametrize("at", [100, 4096 * 9 + 100])
def test_a_change_of_key_still_removes_what_is_proven_damaged(made: Made, at: int) -> None:
    with made.open() as vault:
        gone = vault.upkeep.backup(Occasion.ASKED)
        _bit(gone, at)
        assert vault.upkeep.rotate(SECRET).dropped == 1
    assert not gone.exists()


@pytest.mark.parametrize("page", [-1, -3])
def test_a_damaged_vault_is_neither_backed_up_nor_put_under_a_new_key(
    made: Made, page: int
) -> None:
    """Its copy would pass every check, with zeros where the damage was, and push out good ones."""
    with made.open() as vault:
        vault.append(note("kestrel"))
        good = vault.upkeep.backup(Occasion.ASKED)
    path = made.folder / DATABASE
    _bit(path, 4096 * (page % (path.stat().st_size // 4096)) + 100)
    with made.open() as vault:
        before = path.read_bytes()
        for _ in range(2):
            with pytest.raises(DamagedDatabase):
                vault.upkeep.backup(Occasion.ASKED)
        with pytest.raises(DamagedDatabase):
            vault.upkeep.rotate(SECRET)
        assert path.read_bytes() == before
        assert vault.upkeep.backups() == (good,)


def test_a_copy_from_after_the_lock_waits_until_it_can_be_read(made: Made) -> None:
    with made.open() as vault:
        vault.append(note("kestrel"))
    copy = copy_closed(made.folder, AT, lambda: False)
    assert copy
    with made.open() as vault:
        with kept_busy(copy, made.keys.database):
            vault.upkeep.read_copies()
        assert backups(made.folder) == (copy,)
        assert copy.suffix == UNREAD
        vault.upkeep.read_copies()
        assert backups(made.folder) == (copy.with_suffix(".db"),)


def test_a_backup_that_cannot_be_purged_just_now_is_kept_and_stays_due(made: Made) -> None:
    with made.open() as vault:
        kept = erase_backed_up(vault)
        with (
            kept_busy(kept, made.keys.database),
            pytest.raises(NotBackedUp, match="could not be read"),
        ):
            vault.upkeep.purge()
        assert kept.exists()
        assert vault.upkeep.purge().backups == 1


def test_a_vault_that_another_program_keeps_is_not_called_damaged(made: Made) -> None:
    with (
        kept_busy(made.folder / DATABASE, made.keys.database),
        pytest.raises(DatabaseBusy, match="close that program"),
        told_as_trouble(made.folder),
    ):
        open_vault(made.folder, SECRET)
    open_vault(made.folder, SECRET).close()


def test_a_preview_of_a_backup_that_is_kept_busy_does_not_call_it_damaged(made: Made) -> None:
    with made.open() as vault:
        kept = vault.upkeep.backup(Occasion.ASKED)
        with kept_busy(kept, made.keys.database), pytest.raises(DatabaseBusy):
            vault.upkeep.preview(kept)
        _bit(kept, 100)
        with pytest.raises(DamagedBackup):
            vault.upkeep.preview(kept)


def test_a_file_that_the_system_keeps_from_us_is_not_called_damaged(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "kept")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        with pytest.raises(UnreadDatabase, match="try again"):
            refuse_plaintext(made.folder / DATABASE)
    with pytest.raises(DamagedDatabase) as missing:
        refuse_plaintext(made.folder / BACKUPS)
    assert type(missing.value) is DamagedDatabase
    with pytest.raises(VaultTrouble) as trouble, told_as_trouble(made.folder):
        raise UnreadDatabase
    assert Way.SALVAGE in trouble.value.ways


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_BUSY_SNAPSHOT", DatabaseBusy),
        ("SQLITE_IOERR_READ", UnreadDatabase),
        ("SQLITE_CANTOPEN", UnreadDatabase),
        ("SQLITE_NOTADB", OtherKey),
        ("SQLITE_CORRUPT_VTAB", DamagedDatabase),
        ("", DamagedDatabase),
    ],
)
def test_every_refusal_to_read_says_what_happened(name: str, kind: type[Exception]) -> None:
    error = dbapi2.OperationalError("what it said")
    error.sqlite_errorname = name
    assert type(refused_read(error)) is kind
