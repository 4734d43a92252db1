# SPDX-License-Identifier: Apache-2.0
"""Backups are encrypted, whole, checked, and few."""

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest

from peerdesk.desk.clock import FixedClock
from peerdesk.desk.query import NoteQuery
from peerdesk.vault import backing, opening
from peerdesk.vault.database import CACHE, PLAINTEXT, Database, Row
from peerdesk.vault.errors import DamagedDatabase, Interrupted, NotBackedUp
from peerdesk.vault.files import BACKUPS, DATABASE, HEADER
from peerdesk.vault.generations import RECENT, Occasion, backups
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.opening import open_vault
from tests.builders import dump, note
from tests.vault.conftest import NOON, SECRET, Made


def test_a_backup_holds_everything_and_opens_as_a_vault(made: Made, tmp_path: Path) -> None:
    with made.open() as vault:
        vault.append(*(note(f"kestrel {n}") for n in range(30)))
        assert vault.upkeep.last_backup() is None
        path = vault.upkeep.backup(Occasion.ASKED)
        assert vault.upkeep.last_backup() == 1_778_583_600_000
        before = dump(vault)
    assert not path.read_bytes().startswith(PLAINTEXT)
    assert b"kestrel" not in path.read_bytes()
    assert sorted(p.name for p in path.parent.iterdir()) == [
        "evidence-20260512T110000.000Z-asked.db",
        "evidence-20260512T110000.000Z-asked.json",
    ]
    restored = tmp_path / "restored"
    restored.mkdir()
    shutil.copy(path, restored / DATABASE)
    shutil.copy(path.with_suffix(".json"), restored / HEADER)
    with open_vault(restored, SECRET) as vault:
        assert dump(vault) == before
        assert vault.count_notes(NoteQuery(words="kestrel")) == 30
        assert vault.upkeep.verify().ok


def test_the_five_latest_backups_are_kept_with_their_headers(made: Made) -> None:
    clock = FixedClock(NOON)
    with made.open(clock) as vault:
        made_here = []
        for _ in range(RECENT + 3):
            clock.forward(seconds=1.25)
            made_here.append(vault.upkeep.backup(Occasion.ASKED))
        assert backups(made.folder) == tuple(made_here[-RECENT:])
        assert vault.upkeep.last_backup() == clock.now()[0]
    names = {p.name for p in (made.folder / BACKUPS).iterdir()}
    assert names == {
        p.name for kept in made_here[-RECENT:] for p in (kept, kept.with_suffix(".json"))
    }


def test_a_copy_that_does_not_hold_what_it_should_is_thrown_away(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.open() as vault:
        good = vault.upkeep.backup(Occasion.ASKED)
        counts = iter(range(9))
        monkeypatch.setattr(LedgerTables, "count", lambda _tables: next(counts))
        with pytest.raises(DamagedDatabase):
            vault.upkeep.backup(Occasion.ASKED)
        assert backups(made.folder) == (good,)


def test_lines_can_be_written_while_a_backup_is_made(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing, "PAGES", 4)
    with made.open() as vault:
        vault.append(*(note(f"kestrel {n}") for n in range(200)))
        written: list[int] = []

        def between() -> None:
            if len(written) < 3:
                written.append(len(vault.append(note("written meanwhile"))))

        vault.share_thread(between)
        path = vault.upkeep.backup(Occasion.ASKED)
        assert len(written) == 3
        assert vault.upkeep.verify().ok
    copy = made._replace(folder=path.parent / "again")
    copy.folder.mkdir()
    shutil.copy(path, copy.folder / DATABASE)
    shutil.copy(path.with_suffix(".json"), copy.folder / HEADER)
    with copy.open() as vault:
        assert vault.count_notes(NoteQuery()) == 203
        assert vault.upkeep.verify().ok


def test_a_copy_holds_few_pages_of_the_source_and_afterwards_as_many_as_before(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    copied = Database.copy_to

    def copy_to(source: Database, *rest: object) -> None:
        held.append(source.value("PRAGMA cache_size"))
        copied(source, *rest)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(Database, "copy_to", copy_to)
    with made.open() as vault:
        database = vault.upkeep.backing()._database
        vault.append(note("kestrel"))
        vault.upkeep.backup(Occasion.ASKED)
        assert held == [-backing.MEANWHILE]
        assert database.value("PRAGMA cache_size") == -CACHE


def test_a_stray_file_among_the_backups_is_no_backup(made: Made) -> None:
    (made.folder / BACKUPS / "evidence-old.db").write_bytes(b"")
    with made.open(FixedClock(datetime(2026, 5, 13, 1, 2, 3))) as vault:  # noqa: DTZ001 - London
        assert vault.upkeep.last_backup() is None
        vault.upkeep.backup(Occasion.ASKED)
        assert vault.upkeep.last_backup() is not None


def test_a_line_is_saved_while_a_copy_is_being_checked(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    checking, typed = Event(), Event()

    def slow(copy: Database, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        if "integrity_check" in sql:
            checking.set()
            assert typed.wait(10)
        return rows(copy, sql, parameters)

    rows = Database.rows
    monkeypatch.setattr(Database, "rows", slow)
    with made.open() as vault:

        def between() -> None:
            if checking.is_set() and not typed.is_set():
                vault.append(note("while it was checked"))
                typed.set()

        vault.share_thread(between)
        path = vault.upkeep.backup(Occasion.ASKED)
        assert typed.is_set()
        assert path.exists()


def test_a_check_ends_when_the_vault_is_closed(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    checking, ended = Event(), Event()

    def slow(copy: Database, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        if "integrity_check" in sql:
            checking.set()
            assert ended.wait(10)
        return rows(copy, sql, parameters)

    def between() -> None:
        if checking.is_set():
            raise Interrupted

    rows = Database.rows
    monkeypatch.setattr(Database, "rows", slow)
    monkeypatch.setattr(Database, "interrupt", lambda _: ended.set())
    with made.open() as vault:
        vault.share_thread(between)
        with pytest.raises(Interrupted):
            vault.upkeep.backup(Occasion.ASKED)
        assert backups(made.folder) == ()
    assert list((made.folder / BACKUPS).glob("*.db*")) == []


def test_a_line_that_comes_just_as_the_copying_ends_is_no_damage(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backing, "PAGES", 100_000)
    with made.open() as vault:

        def between() -> None:
            vault.append(note("just then"))

        vault.share_thread(between)
        assert vault.upkeep.backup(Occasion.ASKED).exists()


def test_a_backup_leaves_room_for_what_is_being_typed(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.open() as vault:
        usage = shutil.disk_usage(made.folder)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1 << 20))
        with pytest.raises(NotBackedUp, match="it would fill the disk, so free 1 MB"):
            vault.upkeep.backup(Occasion.ASKED)
        assert backups(made.folder) == ()


def test_it_is_due_when_something_was_written_and_an_hour_has_passed(made: Made) -> None:
    clock = FixedClock(NOON)
    with made.open(clock) as vault:
        vault.append(note())
        assert vault.upkeep.backup_if_due(Occasion.HOUR)
        vault.append(note())
        assert vault.upkeep.backup_if_due(Occasion.HOUR) is None
        clock.forward(seconds=3_600)
        assert vault.upkeep.backup_if_due(Occasion.HOUR)
        clock.forward(seconds=3_600)
        assert vault.upkeep.backup_if_due(Occasion.HOUR) is None
        clock.forward(seconds=-86_400)  # a clock that was wrong holds up nothing
        vault.append(note())
        assert vault.upkeep.backup_if_due(Occasion.HOUR)


def test_a_vault_of_an_earlier_version_is_backed_up_before_it_is_changed(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made.open() as vault:
        vault.append(note("from before"))
    monkeypatch.setattr(opening, "is_behind", lambda _: True)
    with made.open() as vault:
        (path,) = vault.upkeep.backups()
    assert path.name == "evidence-20260512T110000.000Z-migration.db"
