# SPDX-License-Identifier: Apache-2.0
"""A change of key that is stopped or refused leaves a vault that opens, and can be made again."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peerdesk.desk.query import NoteQuery
from peerdesk.vault import rekeying, rotating
from peerdesk.vault.database import Database
from peerdesk.vault.errors import (
    DamagedDatabase,
    DamagedHead,
    DiskRefused,
    Interrupted,
    NotSaved,
)
from peerdesk.vault.files import BACKUPS, DATABASE, HEAD
from peerdesk.vault.generations import Occasion
from peerdesk.vault.header import read_header_file
from peerdesk.vault.keys import VaultKeys, new_vault_key
from peerdesk.vault.opening import open_vault, open_with_recovery
from peerdesk.vault.rewrapping import confirm
from peerdesk.vault.slots import PASSPHRASE, open_with_passphrase
from peerdesk.vault.unlocking import key_in_force, try_passphrase
from tests.builders import note
from tests.vault.conftest import SECRET, Made
from tests.vault.rotation import holds, nothing_under, opens_with, write_lines

pytestmark = pytest.mark.usefixtures("quick_keys")


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


def test_what_a_killed_change_left_half_written_goes_with_the_next_opening(made: Made) -> None:
    for name in (f"{DATABASE}.part", f"{DATABASE}.part-journal", f"{BACKUPS}/x.db.part-journal"):
        (made.folder / name).parent.mkdir(exist_ok=True)
        (made.folder / name).write_bytes(b"x")
    made.open().close()
    assert not list(made.folder.rglob("*.part*"))


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
        write_lines(vault, 5)
        vault.upkeep.backup(Occasion.ASKED)
        with pytest.MonkeyPatch.context() as patch:
            STEPS[step](patch)
            with pytest.raises(_Stopped):
                vault.upkeep.rotate(SECRET)
            left = made.copy(made.folder.parent / "left")  # as the disk is at that moment
    holds(left.folder, 5)
    with open_with_recovery(left.folder, made.words) as vault:
        for path in vault.upkeep.backups():
            _can_be_restored(path)
        confirm(rotated := vault.upkeep.rotate(SECRET))
    nothing_under(left.folder, made.keys)
    with open_with_recovery(left.folder, rotated.recovery_words) as vault:
        assert vault.count_notes(NoteQuery()) == 6
        assert len(vault.vector()) == 1


def _can_be_restored(path: Path) -> None:
    """Hold that what lies beside a backup leads to a key that opens it."""
    header = read_header_file(path.with_suffix(".json"))
    key = key_in_force(header, open_with_passphrase(header.slot(PASSPHRASE), SECRET), path)
    assert opens_with(path, VaultKeys.of(key).database)


def test_the_open_vault_goes_on_after_a_change_that_stopped_half_way(made: Made) -> None:
    with made.open() as vault:
        write_lines(vault, 2)
        with pytest.MonkeyPatch.context() as patch:
            STEPS["after the swap"](patch)
            with pytest.raises(_Stopped):
                vault.upkeep.rotate(SECRET)
        write_lines(vault, 2)
    holds(made.folder, 4)


def test_a_disk_that_refuses_leaves_the_vault_as_it_was(made: Made) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with made.open() as vault:
        write_lines(vault, 2)
        for name in ("pathlib.Path.replace", "peerdesk.vault.database.make_private"):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(name, refuse)
                with pytest.raises((NotSaved, DiskRefused)):
                    vault.upkeep.rotate(SECRET)
            write_lines(vault, 1)
    assert opens_with(made.folder / DATABASE, made.keys.database)
    holds(made.folder, 4)


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
        write_lines(vault, lines)
        backup = vault.upkeep.backup(Occasion.ASKED)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("pathlib.Path.replace", refuse)
            with pytest.raises(NotSaved):
                vault.upkeep.rotate(SECRET)
            write_lines(vault, 1)
    _can_be_restored(backup)
    holds(made.folder, lines + 1)
    with open_vault(made.folder, SECRET) as vault:
        confirm(vault.upkeep.rotate(SECRET))
    holds(made.folder, lines + 2)


def test_a_folder_that_cannot_be_brought_to_the_disk_is_said_to_be_so(made: Made) -> None:
    def refuse(_: Path) -> None:
        raise OSError(5, "Input/output error")

    with made.open() as vault:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rekeying, "sync_folder", refuse)
            with pytest.raises(NotSaved):
                vault.upkeep.rotate(SECRET)
        write_lines(vault, 3)
    holds(made.folder, 3)


def test_a_full_disk_while_backups_are_rewritten_loses_none(made: Made) -> None:
    with made.open() as vault:
        write_lines(vault, 2)
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
    holds(made.folder, 2)


def test_a_change_stopped_by_the_lock_leaves_the_vault_as_it_was(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "PAGES", 16)

    def lock() -> None:
        raise Interrupted

    with made.open() as vault:
        write_lines(vault, 50)
        vault.share_thread(lock)
        with pytest.raises(Interrupted):
            vault.upkeep.rotate(SECRET)
    assert not list(made.folder.rglob("*.part*"))
    holds(made.folder, 50)


def test_a_copy_that_is_not_like_the_vault_takes_no_place(made: Made) -> None:
    with made.open() as vault:
        write_lines(vault, 5)
        counted = rekeying._counts
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rekeying, "_counts", lambda d: (*counted(d), d.path.suffix))
            with pytest.raises(DamagedDatabase):
                vault.upkeep.rotate(SECRET)
        write_lines(vault, 1)
    assert opens_with(made.folder / DATABASE, made.keys.database)
    holds(made.folder, 6)


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
        write_lines(vault, 2)
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
    holds(made.folder, 2)
    assert (made.folder / HEAD).read_bytes() != old


def test_a_missing_head_file_is_treated_as_in_any_vault(made: Made) -> None:
    with made.open() as vault:
        write_lines(vault, 2)
        vault.upkeep.rotate(SECRET)
    (made.folder / HEAD).unlink()
    with open_vault(made.folder, SECRET) as vault:
        assert vault.count_notes(NoteQuery()) == 2
        vault.append(note())
        assert len(vault.vector()) == 2
