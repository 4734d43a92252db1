# SPDX-License-Identifier: Apache-2.0
"""What a disk refuses in an odd place is told as what it is, and nothing is half done."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from peerdesk.vault import backup_files, restoring, rotating, salvage
from peerdesk.vault.backup_files import opened
from peerdesk.vault.book import OpenVault
from peerdesk.vault.database import Database, unlock
from peerdesk.vault.ended import key_files
from peerdesk.vault.erasing import finish
from peerdesk.vault.errors import (
    DamagedBackup,
    DamagedDatabase,
    DamagedHeader,
    DiskRefused,
    NotSaved,
    PlaintextDatabase,
    VaultClosed,
)
from peerdesk.vault.files import DATABASE, DISPOSAL, HEADER
from peerdesk.vault.generations import Occasion, backups, header_of
from peerdesk.vault.header import list_vaults, read_header
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.opening import open_with_key
from peerdesk.vault.pages import Pages
from peerdesk.vault.previewing import preview_of
from peerdesk.vault.reading_errors import UnreadDatabase
from peerdesk.vault.remains import Remains
from peerdesk.vault.rewrapping import leads_elsewhere
from peerdesk.vault.salvage import readable_header
from peerdesk.vault.slices import uncollected
from tests.builders import dump, note
from tests.vault.conftest import Made


def raising(error: Exception) -> Callable[..., NoReturn]:
    """Return what raises this, however it is called."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


@pytest.fixture
def backup(vault: OpenVault) -> Path:
    """Return a backup of the vault."""
    return vault.upkeep.backup(Occasion.ASKED)


def test_a_backup_that_cannot_be_read_just_now_is_not_called_damaged(
    made: Made, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_files, "Database", raising(UnreadDatabase()))
    with pytest.raises(UnreadDatabase), opened(backup, made.keys):
        pass
    monkeypatch.setattr(backup_files, "Database", raising(DamagedDatabase()))
    with pytest.raises(DamagedBackup), opened(backup, made.keys):
        pass


def test_counts_that_cannot_be_read_make_a_damaged_backup(
    made: Made, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peerdesk.vault.previewing.counted", raising(DamagedDatabase()))
    with opened(backup, made.keys) as copy, pytest.raises(DamagedBackup):
        preview_of(backup, copy, None)


def test_pages_that_cannot_be_read_just_now_are_not_called_damaged(
    made: Made, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for error, damaged in ((UnreadDatabase(), False), (DamagedDatabase(), True)):
        with monkeypatch.context() as patch:
            patch.setattr(Database, "rows", raising(error))
            assert rotating._is_damaged(backup, made.keys.database) is damaged
    assert not rotating._is_damaged(backup, made.keys.database)


def test_a_page_that_the_disk_does_not_give_is_none(made: Made) -> None:
    pages = Pages(made.folder / DATABASE, made.keys.database)
    pages._file.close()
    with (made.folder / "away").open("wb") as unreadable:
        pages._file = unreadable  # type: ignore[assignment] # it refuses to be read from
        assert pages.read(2) is None


def test_a_backup_that_lost_a_change_while_written_anew_is_removed(
    vault: OpenVault, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with vault._ledger.database.transaction():
        vault._ledger.settings.purging = True
    counts = iter((9, 8))
    monkeypatch.setattr(LedgerTables, "count", lambda _: next(counts))
    purged = vault.upkeep.purge()
    assert (purged.backups, purged.removed) == (0, 1)
    assert backup not in backups(vault.folder)
    assert not header_of(backup).exists()


def test_contents_that_cannot_go_yet_go_at_the_next_writing(
    vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    with vault._ledger.database.transaction():
        vault._ledger.settings.letting_go = True
    with monkeypatch.context() as patch:
        patch.setattr(vault._ledger.database, "transaction", raising(NotSaved("full")))
        finish(vault._ledger, ())
    assert vault._ledger.settings.letting_go
    finish(vault._ledger, ())
    assert not vault._ledger.settings.letting_go


def test_a_header_that_was_damaged_meanwhile_is_found(vault: OpenVault) -> None:
    (vault.folder / HEADER).write_bytes(b"{")
    assert any("vault.json" in said for said in vault.upkeep.verify().findings)


def test_a_change_of_another_place_or_challenge_is_found(vault: OpenVault) -> None:
    vault.append(*(note(f"line {n}") for n in range(9)))
    vault._ledger.challenge = "0" * 32
    assert any("another challenge" in said for said in vault.upkeep.verify().findings)
    vault._ledger.challenge = vault._ledger.settings.challenge
    database = vault._ledger.database
    database.run("UPDATE change SET place = place + 100 WHERE place & 1023 = 5")
    assert any("another's place" in said for said in vault.upkeep.verify().findings)


def test_whoever_had_garbage_left_alone_has_it_left_alone_afterwards() -> None:
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_salvage_that_the_disk_refuses_leaves_nothing(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, error in (("refill", OSError(5, "no")), ("_finish", NotSaved("full"))):
        with monkeypatch.context() as patch:
            patch.setattr(salvage, place, raising(error))
            with pytest.raises(DiskRefused):
                salvage.salvage(made.folder, made.keys, tmp_path / "new")
        assert not (tmp_path / "new").exists()


def test_a_salvage_that_lost_a_change_on_the_way_is_no_vault(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Remains, "count", 10_000)
    with pytest.raises(DamagedDatabase):
        salvage.salvage(made.folder, made.keys, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_without_a_challenge_a_salvage_has_nothing_to_declare(
    joining: Made, tmp_path: Path
) -> None:
    saved = salvage.salvage(joining.folder, joining.keys, tmp_path / "new")
    assert saved.report.changes == 0
    with open_with_key(saved.folder, joining.keys) as vault:
        assert vault.upkeep.verify().ok


def test_a_header_that_no_backup_has_either_is_said_to_be_damaged(made: Made, backup: Path) -> None:
    for path in (made.folder / HEADER, header_of(backup)):
        path.write_bytes(b"{")
    with pytest.raises(DamagedHeader):
        readable_header(made.folder)


def test_a_header_that_cannot_be_read_leads_nowhere(made: Made, tmp_path: Path) -> None:
    (tmp_path / "damaged").write_bytes(b"{")
    assert not leads_elsewhere(read_header(made.folder), tmp_path / "damaged")


def test_a_restored_vault_is_let_go_of_where_erasing_again_fails(
    made: Made, vault: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.returned = object()  # type: ignore[assignment] # that it returned is all that matters
    monkeypatch.setattr(restoring, "erase_again", raising(NotSaved("full")))
    with pytest.raises(NotSaved):
        restoring._without(vault, object())  # type: ignore[arg-type] # likewise
    with made.open() as again:
        assert again.upkeep.verify().ok


def test_a_closed_database_says_so_and_is_interrupted_in_vain(made: Made) -> None:
    database = Database(made.folder / DATABASE, made.keys.database)
    database.close()
    database.interrupt()
    with pytest.raises(VaultClosed):
        _ = database.connection


def test_a_library_that_does_not_encrypt_is_refused() -> None:
    class Plain:
        """Implements a connection of a driver without encryption."""

        def set_key(self, key: bytes) -> None:
            """Take the key and do nothing with it."""

        def execute(self, sql: str) -> "Plain":
            """Run nothing."""
            del sql
            return self

        def fetchone(self) -> tuple[str]:
            """Say that nothing is encrypted."""
            return ("0",)

    with pytest.raises(PlaintextDatabase):
        unlock(Plain(), bytes(32))


def test_pages_that_cannot_be_written_anew_are_not_saved(vault: OpenVault) -> None:
    before = dump(vault)
    vault._ledger.database.run("PRAGMA query_only = ON")
    with pytest.raises(NotSaved):
        vault._ledger.database.write_anew()
    vault._ledger.database.run("PRAGMA query_only = OFF")
    assert dump(vault) == before


def test_a_database_without_tables_is_no_vault(made: Made) -> None:
    (made.folder / DATABASE).unlink()
    Database(made.folder / DATABASE, made.keys.database, create=True).close()
    with pytest.raises(DamagedDatabase):
        made.open()


def test_a_folder_that_is_named_like_a_key_file_is_none(made: Made) -> None:
    (made.folder / f"{HEADER}.folder").mkdir()
    assert list(key_files(made.folder)) == [made.folder / HEADER]


def test_a_vault_whose_end_has_begun_is_not_listed(made: Made) -> None:
    assert list_vaults(made.folder.parent) == (made.folder,)
    (made.folder / DISPOSAL).touch()
    (made.folder / HEADER).write_bytes(bytes(range(128, 256)) * 4)  # as overwritten
    assert list_vaults(made.folder.parent) == ()
