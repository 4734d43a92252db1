# SPDX-License-Identifier: Apache-2.0
"""A new vault key: nothing is lost, nothing stays under the old one, and a stop is never harm."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.vault import opening, rekeying, rotating
from peerdesk.vault.book import OpenVault
from peerdesk.vault.database import Database
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.errors import (
    DamagedDatabase,
    DamagedHead,
    DiskRefused,
    Interrupted,
    KeysChanged,
    NotSaved,
    VaultError,
    WrongPassphrase,
    WrongRecoveryWords,
)
from peerdesk.vault.files import BACKUPS, DATABASE, HEAD, HEADER
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import new_header, read_header, read_header_file, write_header
from peerdesk.vault.keys import VaultKeys, new_vault_key
from peerdesk.vault.opening import open_vault, open_with_recovery
from peerdesk.vault.reading_errors import OtherHeader
from peerdesk.vault.rewrapping import change_passphrase, confirm
from peerdesk.vault.rotating import Rotated
from peerdesk.vault.slots import PASSPHRASE, ROTATION, open_with_passphrase, seal_coming
from peerdesk.vault.unlocking import key_in_force, try_passphrase
from tests.builders import dump, note
from tests.vault.conftest import SECRET, Made

pytestmark = pytest.mark.usefixtures("quick_keys")


def _lines(vault: OpenVault, count: int, first: int = 0) -> None:
    for number in range(first, first + count):
        vault.append(note(f"line number {number}"))


def _opens(path: Path, key: bytes) -> bool:
    try:
        Database(path, key).close()
    except DamagedDatabase:
        return False
    return True


def _holds(folder: Path, count: int, *, passphrase: str = SECRET) -> None:
    with open_vault(folder, passphrase) as vault:
        assert vault.count_notes(NoteQuery()) == count
        assert vault.upkeep.verify().findings == ()
        vault.append(note("and it goes on"))
    with open_vault(folder, passphrase) as vault:
        assert vault.count_notes(NoteQuery()) == count + 1
        assert len({head.epoch for head in vault.vector() if head.device == vault.device}) == 1


def test_everything_is_there_under_the_new_key_and_nothing_opens_with_the_old(made: Made) -> None:
    with made.open() as vault:
        _lines(vault, 30)
        vault.keep_draft("here", "half a line")
        before = dump(vault)
        rotated = vault.upkeep.rotate(SECRET)
        assert dump(vault) == before
        confirm(rotated)
        vault.append(note("written under the new key"))
    assert not _opens(made.folder / DATABASE, made.keys.database)
    with open_vault(made.folder, SECRET) as vault:
        assert vault.count_notes(NoteQuery()) == 31
        assert vault.draft("here") == "half a line"
        assert vault.upkeep.verify().findings == ()
        assert len(vault.vector()) == 1
    with open_with_recovery(made.folder, rotated.recovery_words) as vault:
        assert vault.count_notes(NoteQuery()) == 31
    with pytest.raises(WrongRecoveryWords):
        open_with_recovery(made.folder, made.words)
    header = read_header(made.folder)
    assert not header.has(ROTATION)
    assert header.front.typed_back
    former = VaultKeys.of(open_with_passphrase(header.slot(PASSPHRASE), SECRET))
    assert former != made.keys
    assert not list(made.folder.rglob("*.part*"))


def test_both_words_open_the_vault_until_the_new_ones_were_typed_back(made: Made) -> None:
    with made.open() as vault:
        _lines(vault, 3)
        rotated = vault.upkeep.rotate(SECRET)
    assert not _opens(made.folder / DATABASE, made.keys.database)
    with open_with_recovery(made.folder, made.words) as vault:
        assert vault.count_notes(NoteQuery()) == 3
    with pytest.raises(WrongRecoveryWords):
        open_with_recovery(made.folder, rotated.recovery_words)
    _holds(made.folder, 3)
    confirm(rotated)
    with open_with_recovery(made.folder, rotated.recovery_words) as vault:
        assert vault.count_notes(NoteQuery()) == 4
    with pytest.raises(WrongRecoveryWords):
        open_with_recovery(made.folder, made.words)


def test_a_change_that_was_not_confirmed_is_finished_with_other_words(made: Made) -> None:
    with made.open() as vault:
        _lines(vault, 3)
        unseen = vault.upkeep.rotate(SECRET)
    database = (made.folder / DATABASE).read_bytes()
    with open_vault(made.folder, SECRET) as vault:
        rotated = vault.upkeep.rotate(SECRET)
        assert (made.folder / DATABASE).read_bytes()[:16] == database[:16]  # nothing copied again
        confirm(rotated)
    assert set(rotated.recovery_words) != set(unseen.recovery_words)
    with open_with_recovery(made.folder, rotated.recovery_words) as vault:
        assert vault.count_notes(NoteQuery()) == 3
    with pytest.raises(KeysChanged):
        confirm(unseen)


def test_a_key_can_be_changed_again_and_again(made: Made) -> None:
    seen = set()
    for turn in range(3):
        with open_vault(made.folder, SECRET) as vault:
            _lines(vault, 2)
            confirm(vault.upkeep.rotate(SECRET))
            vault.upkeep.backup(Occasion.ASKED)
        header = read_header(made.folder)
        seen.add(header.slot(PASSPHRASE).head.wraps)
        with open_vault(made.folder, SECRET) as vault:
            assert vault.count_notes(NoteQuery()) == 2 * (turn + 1)
    assert len(seen) == 3


def test_backups_are_written_anew_and_none_opens_with_the_old_key(made: Made) -> None:
    with made.open() as vault:
        _lines(vault, 5)
        first = vault.upkeep.backup(Occasion.ASKED)
        rotated = vault.upkeep.rotate(SECRET)
        assert (rotated.backups, rotated.dropped) == (1, 0)
        confirm(rotated)
    _nothing_under(made.folder, made.keys)
    key = VaultKeys.of(
        open_with_passphrase(read_header_file(first.with_suffix(".json")).slot(PASSPHRASE), SECRET)
    )
    backup = Database(first, key.database)
    assert backup.rows("PRAGMA cipher_integrity_check") == []
    assert backup.value("SELECT count(*) FROM change") == 6
    backup.close()
    assert read_header_file(first.with_suffix(".json")) == read_header(made.folder)


def _nothing_under(folder: Path, keys: VaultKeys) -> None:
    for path in folder.rglob("*.db"):
        assert not _opens(path, keys.database), path


def test_a_backup_that_cannot_be_read_goes_and_one_of_an_earlier_key_stays(made: Made) -> None:
    with made.open() as vault:
        good = vault.upkeep.backup(Occasion.ASKED)
        place = made.folder / BACKUPS
        spoilt = place / "evidence-20200101T000000.000Z-asked.db"
        spoilt.write_bytes(b"x" * 8192)
        shutil.copy(good.with_suffix(".json"), spoilt.with_suffix(".json"))
        bare = place / "evidence-20200102T000000.000Z-asked.db"
        shutil.copy(good, bare)  # its header is lost, and it is ours all the same
        foreign = place / "evidence-20200103T000000.000Z-asked.db"
        foreign.write_bytes(b"y" * 8192)
        header = read_header(made.folder)
        other = seal_coming(header.front.vault, new_vault_key(), new_vault_key())
        rotating_header = new_header(header.front, other)
        write_header(tmp := made.folder.parent, rotating_header)
        shutil.move(tmp / HEADER, foreign.with_suffix(".json"))
        rotated = vault.upkeep.rotate(SECRET)
        assert (rotated.backups, rotated.dropped) == (2, 1)
        confirm(rotated)
    assert not spoilt.exists()
    assert not spoilt.with_suffix(".json").exists()
    assert foreign.read_bytes() == b"y" * 8192
    assert read_header_file(foreign.with_suffix(".json")) == rotating_header
    _nothing_under(made.folder, made.keys)


def test_lines_typed_while_the_key_is_changed_are_kept(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "PAGES", 16)
    with made.open() as vault:
        _lines(vault, 400)
        vault.upkeep.backup(Occasion.ASKED)
        typed: list[int] = []

        def between() -> None:
            typed.append(len(typed))
            vault.append(note(f"typed meanwhile {len(typed)}"))

        vault.share_thread(between)
        confirm(vault.upkeep.rotate(SECRET))
        assert typed
    _holds(made.folder, 400 + len(typed))


@pytest.mark.parametrize("often", [1, 2, 50])
def test_lines_typed_while_the_copy_is_checked_are_kept_and_the_copy_made_again(
    made: Made, monkeypatch: pytest.MonkeyPatch, often: int
) -> None:
    """However fast somebody types, it comes to an end."""
    copied: list[Path] = []
    typed: list[int] = []
    whole, counted = rekeying._copy, rekeying._counts

    def counted_slowly(database: Database) -> tuple[int, int]:
        time.sleep(0.05 * (database.path.suffix == ".part"))
        return counted(database)

    def copy(source: Database, part: Path, *more: object) -> None:
        whole(source, part, *more)  # type: ignore[arg-type] # passed on as they came
        copied.append(part)

    with made.open() as vault:
        _lines(vault, 5)

        def between() -> None:
            if copied and len(typed) < often:
                typed.append(1)
                vault.append(note("typed while it was checked"))

        vault.share_thread(between)
        monkeypatch.setattr(rekeying, "_copy", copy)
        monkeypatch.setattr(rekeying, "_counts", counted_slowly)
        confirm(vault.upkeep.rotate(SECRET))
    assert 2 <= len(copied) <= rekeying._COPIES
    _holds(made.folder, 5 + len(typed))


def test_the_wrong_passphrase_changes_no_key(made: Made) -> None:
    before = (made.folder / HEADER).read_bytes()
    with made.open() as vault, pytest.raises(WrongPassphrase):
        vault.upkeep.rotate("not the passphrase at all")
    assert (made.folder / HEADER).read_bytes() == before
    assert _opens(made.folder / DATABASE, made.keys.database)


def test_no_key_stays_in_memory_after_a_change_that_failed(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def watched(*given: Any) -> bytes:
        seen.append(try_passphrase(*given))
        return seen[-1]

    def coming() -> bytes:
        seen.append(new_vault_key())
        return seen[-1]

    def refuse(*_: object) -> None:
        raise DiskRefused

    monkeypatch.setattr(rotating, "try_passphrase", watched)
    monkeypatch.setattr(rotating, "new_vault_key", coming)
    monkeypatch.setattr(rotating, "put_header", refuse)
    with made.open() as vault, pytest.raises(DiskRefused):
        vault.upkeep.rotate(SECRET)
    assert seen == [bytes(32)] * 2


def test_an_older_header_put_back_is_told_as_that_and_not_as_a_damaged_database(
    made: Made,
) -> None:
    older = (made.folder / HEADER).read_bytes()
    with made.open() as vault:
        backup = vault.upkeep.backup(Occasion.ASKED)
        confirm(vault.upkeep.rotate(SECRET))
    (made.folder / HEADER).write_bytes(older)
    with pytest.raises(OtherHeader, match="from before the vault's key was changed"):
        open_vault(made.folder, SECRET)
    shutil.copy(backup.with_suffix(".json"), made.folder / HEADER)
    open_vault(made.folder, SECRET).close()
    (made.folder / DATABASE).write_bytes(b"x" * 8_192)
    with pytest.raises(DamagedDatabase):
        open_vault(made.folder, SECRET)


def test_what_a_killed_change_left_half_written_goes_with_the_next_opening(made: Made) -> None:
    for name in (f"{DATABASE}.part", f"{DATABASE}.part-journal", f"{BACKUPS}/x.db.part-journal"):
        (made.folder / name).parent.mkdir(exist_ok=True)
        (made.folder / name).write_bytes(b"x")
    made.open().close()
    assert not list(made.folder.rglob("*.part*"))


def test_the_change_keeps_to_the_passphrase_in_force(made: Made) -> None:
    with made.open() as vault:
        rotated = vault.upkeep.rotate(SECRET)
        change_passphrase(made.folder, SECRET, "velvet comet harbour ninety thistle", cost=FLOOR)
        with pytest.raises(KeysChanged):
            confirm(rotated)
    _holds(made.folder, 0, passphrase="velvet comet harbour ninety thistle")


class _Stopped(Exception):
    """Stands for the program's end at this moment."""


STEPS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "before the header leads on": lambda p: _stop_at(p, "put_header"),
    "before the copy": lambda p: _stop_at(p, "write_under"),
    "after the copy": lambda p: _stop_at(p, "write_under", after=True),
    "before the swap": lambda p: _stop_method(p, "give_way_to"),
    "after the swap": lambda p: _stop_method(p, "give_way_to", after=True),
    "before the folder is synced": lambda p: _stop_at(p, "bring_to_disk"),
    "before the backups": lambda p: _stop_at(p, "backups"),
    "before the words": lambda p: _stop_at(p, "new_recovery_words"),
    "before the new header": lambda p: _stop_at(p, "_only"),
}


def _stop_at(patch: pytest.MonkeyPatch, name: str, *, after: bool = False) -> None:
    whole = getattr(rotating, name)

    def stop(*given: object) -> None:
        if after:
            whole(*given)
        raise _Stopped

    patch.setattr(rotating, name, stop)


def _stop_method(patch: pytest.MonkeyPatch, name: str, *, after: bool = False) -> None:
    whole = getattr(Database, name)

    def stop(*given: object) -> None:
        if after:
            whole(*given)
        raise _Stopped

    patch.setattr(Database, name, stop)


@pytest.mark.parametrize("step", STEPS)
def test_stopped_at_any_step_the_vault_opens_and_the_change_can_be_made(
    made: Made, step: str
) -> None:
    with made.open() as vault:
        _lines(vault, 5)
        vault.upkeep.backup(Occasion.ASKED)
        with pytest.MonkeyPatch.context() as patch:
            STEPS[step](patch)
            with pytest.raises(_Stopped):
                vault.upkeep.rotate(SECRET)
            left = made.copy(made.folder.parent / "left")  # as the disk is at that moment
    _holds(left.folder, 5)
    with open_with_recovery(left.folder, made.words) as vault:
        for path in vault.upkeep.backups():
            _can_be_restored(path)
        confirm(rotated := vault.upkeep.rotate(SECRET))
    _nothing_under(left.folder, made.keys)
    with open_with_recovery(left.folder, rotated.recovery_words) as vault:
        assert vault.count_notes(NoteQuery()) == 6
        assert len(vault.vector()) == 1


def _can_be_restored(path: Path) -> None:
    """Hold that what lies beside a backup leads to a key that opens it."""
    header = read_header_file(path.with_suffix(".json"))
    key = key_in_force(header, open_with_passphrase(header.slot(PASSPHRASE), SECRET), path)
    assert _opens(path, VaultKeys.of(key).database)


def test_the_open_vault_goes_on_after_a_change_that_stopped_half_way(made: Made) -> None:
    with made.open() as vault:
        _lines(vault, 2)
        with pytest.MonkeyPatch.context() as patch:
            STEPS["after the swap"](patch)
            with pytest.raises(_Stopped):
                vault.upkeep.rotate(SECRET)
        _lines(vault, 2)
    _holds(made.folder, 4)


def test_a_disk_that_refuses_leaves_the_vault_as_it_was(made: Made) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with made.open() as vault:
        _lines(vault, 2)
        for name in ("pathlib.Path.replace", "peerdesk.vault.database.make_private"):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(name, refuse)
                with pytest.raises((NotSaved, DiskRefused)):
                    vault.upkeep.rotate(SECRET)
            _lines(vault, 1)
    assert _opens(made.folder / DATABASE, made.keys.database)
    _holds(made.folder, 4)


REFUSED = {
    "the swap": ("evidence.db.part", 2),
    "a backup's place": ("evidence-", 2),
    "the head file": ("head.", 2),
}


@pytest.mark.parametrize("what", REFUSED)
def test_wherever_the_disk_refuses_a_new_name_the_vault_goes_on(made: Made, what: str) -> None:
    named, lines = REFUSED[what]
    whole = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if path.name.startswith(named):
            raise OSError(28, "No space left on device")
        return whole(path, target)

    with made.open() as vault:
        _lines(vault, lines)
        backup = vault.upkeep.backup(Occasion.ASKED)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("pathlib.Path.replace", refuse)
            with pytest.raises(NotSaved):
                vault.upkeep.rotate(SECRET)
            _lines(vault, 1)
    _can_be_restored(backup)
    _holds(made.folder, lines + 1)
    with open_vault(made.folder, SECRET) as vault:
        confirm(vault.upkeep.rotate(SECRET))
    _holds(made.folder, lines + 2)


def test_a_folder_that_cannot_be_brought_to_the_disk_is_said_to_be_so(made: Made) -> None:
    def refuse(_: Path) -> None:
        raise OSError(5, "Input/output error")

    with made.open() as vault:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rekeying, "sync_folder", refuse)
            with pytest.raises(NotSaved):
                vault.upkeep.rotate(SECRET)
        _lines(vault, 3)
    _holds(made.folder, 3)


def test_a_full_disk_while_backups_are_rewritten_loses_none(made: Made) -> None:
    with made.open() as vault:
        _lines(vault, 2)
        path = vault.upkeep.backup(Occasion.ASKED)
        whole = rekeying.write_under
        calls: list[Path] = []

        def full(source: Database, part: Path, *more: object) -> None:
            calls.append(part)
            if len(calls) > 1:
                raise NotSaved("the disk is full")
            whole(source, part, *more)  # type: ignore[arg-type] # passed on as they came

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rotating, "write_under", full)
            with pytest.raises(NotSaved):
                vault.upkeep.rotate(SECRET)
    _can_be_restored(path)
    _holds(made.folder, 2)


def test_a_change_stopped_by_the_lock_leaves_the_vault_as_it_was(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "PAGES", 16)

    def lock() -> None:
        raise Interrupted

    with made.open() as vault:
        _lines(vault, 50)
        vault.share_thread(lock)
        with pytest.raises(Interrupted):
            vault.upkeep.rotate(SECRET)
    assert not list(made.folder.rglob("*.part*"))
    _holds(made.folder, 50)


def test_a_copy_that_is_not_like_the_vault_takes_no_place(made: Made) -> None:
    with made.open() as vault:
        _lines(vault, 5)
        counted = rekeying._counts
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rekeying, "_counts", lambda d: (*counted(d), d.path.suffix))
            with pytest.raises(DamagedDatabase):
                vault.upkeep.rotate(SECRET)
        _lines(vault, 1)
    assert _opens(made.folder / DATABASE, made.keys.database)
    _holds(made.folder, 6)


def test_neither_key_is_taken_for_a_damaged_database(made: Made) -> None:
    with made.open() as vault:
        vault.upkeep.rotate(SECRET)
    header = (made.folder / HEADER).read_bytes()
    (made.folder / DATABASE).write_bytes(b"z" * 8192)
    with pytest.raises(DamagedDatabase):
        open_vault(made.folder, SECRET)
    assert (made.folder / HEADER).read_bytes() == header  # both keys are still in it


def test_a_head_file_of_neither_key_is_damage(made: Made, joining: Made) -> None:
    with made.open() as vault:
        vault.upkeep.rotate(SECRET)
    shutil.copy(joining.folder / HEAD, made.folder / HEAD)
    with pytest.raises(DamagedHead):
        open_vault(made.folder, SECRET)


def test_a_head_file_under_the_old_key_is_carried_over_or_said_not_to_be_written(
    made: Made,
) -> None:
    with made.open() as vault:
        _lines(vault, 2)
    old = (made.folder / HEAD).read_bytes()
    with made.open() as vault:
        vault.upkeep.rotate(SECRET)
    (made.folder / HEAD).write_bytes(old)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("peerdesk.vault.head.write_whole", refuse)
        with pytest.raises(DiskRefused):
            open_vault(made.folder, SECRET)
    _holds(made.folder, 2)
    assert (made.folder / HEAD).read_bytes() != old


def test_a_missing_head_file_is_treated_as_in_any_vault(made: Made) -> None:
    with made.open() as vault:
        _lines(vault, 2)
        vault.upkeep.rotate(SECRET)
    (made.folder / HEAD).unlink()
    with open_vault(made.folder, SECRET) as vault:
        assert vault.count_notes(NoteQuery()) == 2
        vault.append(note())
        assert len(vault.vector()) == 2


def test_a_vault_that_was_put_back_is_told_across_a_change_of_key(
    made: Made, tmp_path: Path
) -> None:
    marks = tmp_path / "marks"
    with open_vault(made.folder, SECRET, marks=marks) as vault:
        _lines(vault, 2)
    with open_vault(made.folder, SECRET, marks=marks) as vault:
        confirm(vault.upkeep.rotate(SECRET))
        _lines(vault, 1)
    assert len(list(marks.iterdir())) == 2  # the former one stays, to tell of what is put back
    old = made.copy(tmp_path / "old")
    with open_vault(made.folder, SECRET, marks=marks) as vault:
        assert vault.returned is None
        _lines(vault, 1)
    for name in (DATABASE, HEAD):
        shutil.copy(old.folder / name, made.folder / name)
    with pytest.raises(VaultError, match="older"):
        opening.open_vault(made.folder, SECRET, marks=marks)


def test_no_word_is_shown_in_a_trace(made: Made) -> None:
    with made.open() as vault:
        rotated: Rotated = vault.upkeep.rotate(SECRET)
    assert "recovery_words" not in repr(rotated)
