# SPDX-License-Identifier: Apache-2.0
"""Backups can be looked into, restored to a new place, and taken away on a stick."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from peerdesk.desk.backups import BackupPreview, Returning
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.erasing import erase
from peerdesk.desk.holds import lift_hold, place_hold
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import ErasureReason, HoldReason
from peerdesk.vault import restoring
from peerdesk.vault.copying import copy_closed
from peerdesk.vault.errors import (
    DamagedBackup,
    DamagedDatabase,
    DamagedHeader,
    DiskRefused,
    NotBackedUp,
    NoVault,
    VaultAlreadyOpen,
    VaultExists,
    WrongPassphrase,
    WrongRecoveryWords,
)
from peerdesk.vault.exporting import export_vault
from peerdesk.vault.files import BACKUPS, DATABASE, HEAD, HEADER
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import label_of, new_header, read_header_file
from peerdesk.vault.opening import open_vault, open_with_key
from peerdesk.vault.previewing import preview_backup
from peerdesk.vault.reading_errors import NotAtRest
from peerdesk.vault.restoring import restore
from tests.builders import dump, note, session
from tests.vault.conftest import NOON, SECRET, Made

AT_NOON = 1_778_583_600_000
WRONG = "wrong wrong wrong wrong wrong"


@pytest.fixture
def backup(made: Made) -> Path:
    """Return a backup of a vault that went on afterwards."""
    clock = FixedClock(NOON)
    with made.open(clock) as vault:
        vault.append(session("Interview"), *(note(f"kestrel {n}") for n in range(70)))
        vault.append(note("the last in the backup"))
        path = vault.upkeep.backup(Occasion.IMPORT)
        clock.forward(seconds=60)
        vault.append(*(note(f"after {n}") for n in range(3)))
        vault.append(session("Focus group"))
    return path


def test_a_preview_says_what_comes_back_and_what_is_newer(made: Made, backup: Path) -> None:
    for secret in (SECRET, made.words):
        preview = preview_backup(backup, secret)
        assert (preview.made, preview.why) == (AT_NOON, "import")
        assert preview.held.sorts["note"] == 71
        assert preview.held.sorts["session"] == 1
        assert preview.held.newest == AT_NOON
        assert preview.held.offset == 60
        assert preview.now is not None
        assert preview.now.newest == AT_NOON + 60_000
        assert preview.lacks == {"note": 3, "session": 1}
        assert preview.own == 4
        assert preview.now.changes - preview.held.changes == 4


def test_a_preview_holds_every_page_against_its_code(backup: Path) -> None:
    data = bytearray(backup.read_bytes())
    for page in (len(data) // 4096 - 1, len(data) // 4096 // 2):
        data[page * 4096 + 100] ^= 1
        backup.write_bytes(data)
        with pytest.raises(DamagedBackup):
            preview_backup(backup, SECRET)
        data[page * 4096 + 100] ^= 1
    backup.write_bytes(data)
    assert preview_backup(backup, SECRET).held.sorts["note"] == 71


@pytest.mark.parametrize("named", ["", DATABASE])
def test_a_vault_that_is_open_is_not_copied_from_under_its_writer(
    made: Made, tmp_path: Path, named: str
) -> None:
    with made.open() as vault:
        vault.append(note())
        with pytest.raises(VaultAlreadyOpen):
            restore(made.folder / named, SECRET, tmp_path / "new")
        assert not (tmp_path / "new").exists()
    with restore(made.folder / named, SECRET, tmp_path / "new") as restored:
        assert restored.count_notes(NoteQuery()) == 1
    made.open().close()


def test_a_vault_that_was_not_closed_properly_is_no_copy(made: Made, tmp_path: Path) -> None:
    (made.folder / f"{DATABASE}-journal").write_bytes(b"x" * 512)
    with pytest.raises(NotAtRest, match="open it once"):
        restore(made.folder, SECRET, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_preview_says_what_was_erased_since_and_which_hold_it_would_forget(
    made: Made, tmp_path: Path
) -> None:
    with made.open() as vault:
        gone, kept = note("Goes"), note("Stays")
        vault.append(gone, kept)
        copy = export_vault(vault, tmp_path)
        assert list(preview_backup(copy, SECRET, beside=vault.folder).warnings()) == []
        erase(vault, gone.note, ErasureReason.COURT_ORDER, "Court")
        place_hold(vault, HoldReason.LEGAL, "L 7", [kept.note])
        lift_hold(vault, place_hold(vault, HoldReason.LEGAL, "L 8", [kept.note]).id)
        vault.purge()
    preview = preview_backup(copy, SECRET, beside=made.folder)
    assert (preview.erased, preview.holds) == (1, ("Legal, L 7",))
    erased, held = preview.warnings()
    assert erased.startswith("1 note in it was erased for good since.")
    assert "a hold that stands: Legal, L 7." in held


def test_a_preview_changes_nothing(made: Made, backup: Path) -> None:
    before = {p: p.read_bytes() for p in made.folder.rglob("*") if p.is_file()}
    preview_backup(backup, SECRET)
    assert {p: p.read_bytes() for p in made.folder.rglob("*") if p.is_file()} == before


def test_an_open_vault_previews_its_own_backups(made: Made, backup: Path) -> None:
    with made.open() as vault:
        assert vault.upkeep.preview(backup) == preview_of_open(vault.folder, backup)
        vault.append(note("just typed"))
        assert vault.upkeep.preview(backup).lacks == {"note": 4, "session": 1}
        assert preview_backup(backup, SECRET).now is None  # somebody else has it open


def preview_of_open(folder: Path, backup: Path) -> BackupPreview:
    """Return what a preview of the closed vault would say, by way of a copy of it."""
    copy = folder.with_name("to preview")
    shutil.copytree(folder, copy)
    return preview_backup(copy / BACKUPS / backup.name, SECRET)


def test_a_preview_of_a_damaged_vaults_backup_has_nothing_to_compare(
    made: Made, backup: Path
) -> None:
    (made.folder / DATABASE).write_bytes(b"x" * 8_192)
    preview = preview_backup(backup, SECRET)
    assert (preview.now, preview.own, preview.lacks) == (None, 0, {})
    assert preview.held.sorts["note"] == 71


def test_a_wrong_secret_opens_no_backup(made: Made, joining: Made, backup: Path) -> None:
    with pytest.raises(WrongPassphrase):
        preview_backup(backup, WRONG)
    with pytest.raises(WrongRecoveryWords):
        preview_backup(backup, joining.words)
    with pytest.raises(WrongPassphrase):
        restore(backup, WRONG, made.folder.with_name("new"))
    assert not made.folder.with_name("new").exists()


def test_a_backup_opens_by_the_vaults_header_where_its_own_is_gone(
    made: Made, backup: Path
) -> None:
    backup.with_suffix(".json").unlink()
    assert preview_backup(backup, SECRET).held.sorts["note"] == 71
    backup.with_suffix(".json").write_bytes(b"{}")
    assert preview_backup(backup, SECRET).held.sorts["note"] == 71
    (made.folder / HEADER).unlink()
    with pytest.raises(DamagedHeader):
        preview_backup(backup, SECRET)
    backup.with_suffix(".json").unlink()
    with pytest.raises(NoVault):
        preview_backup(backup, SECRET)


@pytest.mark.parametrize("spoil", [0, 2_000, 20_000])
def test_a_damaged_backup_is_not_restored(made: Made, backup: Path, spoil: int) -> None:
    data = bytearray(backup.read_bytes())
    data[spoil] ^= 1
    backup.write_bytes(data)
    with pytest.raises(DamagedBackup):
        restore(backup, SECRET, made.folder.with_name("new"))
    assert not made.folder.with_name("new").exists()
    if spoil < 4_096:
        with pytest.raises(DamagedBackup):
            preview_backup(backup, SECRET)
        with made.open() as vault, pytest.raises(DamagedBackup):
            vault.upkeep.preview(backup)


def test_a_restored_vault_stands_beside_the_old_one_and_says_what_is_missing(
    made: Made, backup: Path, tmp_path: Path
) -> None:
    new, marks = tmp_path / "restored", tmp_path / "marks"
    before = (made.folder / DATABASE).read_bytes()
    open_with_key(made.folder, made.keys, clock=FixedClock(NOON), marks=marks).close()
    with made.open() as vault:
        end = vault.vector()
    with restore(backup, SECRET, new, clock=FixedClock(NOON), marks=marks) as vault:
        assert vault.returned is not None
        assert vault.returned.kind is Returning.RESTORED
        assert (vault.returned.own, vault.returned.shared) == (4, 0)
        assert vault.count_notes(NoteQuery()) == 71
        assert vault.count_notes(NoteQuery(words="kestrel")) == 70
        vault.append(note("goes on"))
        assert {head.epoch for head in vault.vector()} > {head.epoch for head in end[:1]}
        assert vault.upkeep.verify().ok
    assert label_of(new).label == "May (restored 12 May 2026)"
    assert label_of(made.folder).label == "May"
    assert len((made.folder / DATABASE).read_bytes()) >= len(before)
    with open_vault(new, SECRET, marks=marks) as vault:
        assert vault.returned is None
        assert vault.count_notes(NoteQuery()) == 72


def test_a_vault_with_a_long_label_or_none_is_told_apart_too(
    backup: Path,
) -> None:
    long = f"{'x' * 57} (restored 12 May 2026)"
    for label, expected in {"": "Restored 12 May 2026", "x" * 80: long}.items():
        header = read_header_file(backup.with_suffix(".json"))
        labelled = new_header(replace(header.front, label=label), *header.slots)
        assert restoring._labelled(labelled, AT_NOON).front.label == expected


def test_a_restore_goes_over_nothing_that_is_there(made: Made, backup: Path) -> None:
    before = dump_of(made)
    with pytest.raises(VaultExists):
        restore(backup, SECRET, made.folder)
    assert dump_of(made) == before


def dump_of(made: Made) -> object:
    with made.open() as vault:
        return dump(vault)


def test_a_place_that_refuses_leaves_nothing_behind(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskRefused):
        restore(backup, SECRET, tmp_path / "file" / "new")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "write_header", refuse)
    with pytest.raises(DiskRefused):
        restore(backup, SECRET, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_copy_that_reads_back_otherwise_is_no_restored_vault(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Other:
        def digest(self) -> bytes:
            return b""

    monkeypatch.setattr("hashlib.file_digest", lambda *_: Other())
    with pytest.raises(DiskRefused):
        restore(backup, SECRET, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_copy_made_after_the_lock_restores_before_anybody_opened_it(
    made: Made, tmp_path: Path
) -> None:
    with made.open() as vault:
        vault.append(*(note(f"kestrel {n}") for n in range(74)))
    path = copy_closed(made.folder, AT_NOON + 120_000, lambda: False)
    assert path is not None
    with restore(path, SECRET, tmp_path / "new") as vault:
        assert vault.count_notes(NoteQuery()) == 74


def test_a_stick_holds_a_closed_checked_copy_named_by_date(made: Made, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with made.open() as vault:
        vault.append(*(note(f"kestrel {n}") for n in range(30)))
        folder = export_vault(vault, stick)
        before = dump(vault)
    assert folder.name == "peerdesk-vault-2026-05-12-120000"
    assert sorted(path.name for path in folder.iterdir()) == [DATABASE, HEADER]
    assert [path.name for path in stick.iterdir()] == [folder.name]
    assert b"kestrel" not in (folder / DATABASE).read_bytes()
    preview = preview_backup(folder, SECRET, beside=made.folder)
    assert preview.held.sorts["note"] == 30
    assert preview.lacks == {}
    assert preview.made is not None
    with restore(folder, SECRET, tmp_path / "new") as vault:
        assert dump(vault) == before
    assert not (folder / HEAD).exists()


def test_a_stick_that_is_not_there_gets_nothing(made: Made, tmp_path: Path) -> None:
    with made.open() as vault:
        with pytest.raises(NotBackedUp):
            export_vault(vault, tmp_path / "gone")
        assert not (tmp_path / "gone").exists()
        export_vault(vault, tmp_path)
        with pytest.raises(NotBackedUp):
            export_vault(vault, tmp_path)  # within the same second; nothing is overwritten


def test_a_copy_that_does_not_hold_never_reaches_its_name(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with made.open() as vault:
        counts = iter(range(9))
        monkeypatch.setattr(
            "peerdesk.vault.ledger.LedgerTables.count", lambda _tables: next(counts)
        )
        with pytest.raises(DamagedDatabase):
            export_vault(vault, stick)
    assert list(stick.iterdir()) == []


def test_somebody_elses_lock_is_not_kept_from_them(made: Made, backup: Path) -> None:
    with made.open():
        assert preview_backup(backup, SECRET).now is None
        with pytest.raises(VaultAlreadyOpen):
            open_vault(made.folder, SECRET)
    preview_backup(backup, SECRET)
    made.open().close()


def test_what_is_damaged_further_in_is_told_too(made: Made, backup: Path, tmp_path: Path) -> None:
    shutil.copytree(made.folder, tmp_path / "whole")
    for path in (backup, made.folder / DATABASE):
        data = path.read_bytes()
        path.write_bytes(data[:4_096] + bytes(len(data) - 4_096))
    with pytest.raises(DamagedBackup):
        preview_backup(backup, SECRET)
    whole = tmp_path / "whole" / BACKUPS / backup.name
    preview = preview_backup(whole, SECRET, beside=made.folder)
    assert (preview.now, preview.held.sorts["note"]) == (None, 71)


def test_a_copy_is_looked_into_where_no_vault_is(backup: Path, tmp_path: Path) -> None:
    assert preview_backup(backup, SECRET, beside=tmp_path / "none").now is None


def test_a_damaged_backup_is_one_while_the_key_is_being_changed_too(
    made: Made, backup: Path
) -> None:
    with made.open() as vault:
        vault.upkeep.rotate(SECRET)
        (rewritten,) = vault.upkeep.backups()
    assert preview_backup(rewritten, SECRET).held.sorts["note"] == 71
    data = bytearray(rewritten.read_bytes())
    data[100] ^= 1
    rewritten.write_bytes(data)
    with pytest.raises(DamagedBackup):
        preview_backup(rewritten, SECRET)
    assert backup == rewritten
