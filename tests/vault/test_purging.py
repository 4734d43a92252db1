# SPDX-License-Identifier: Apache-2.0
"""Backups lose what was erased, whatever state they are in, or they go."""

import os
from pathlib import Path

import pytest

from peerdesk.domain.custody import NoteErased
from peerdesk.domain.identifiers import mint
from peerdesk.domain.words import ErasureReason
from peerdesk.vault.book import OpenVault
from peerdesk.vault.database import Database
from peerdesk.vault.drill import drill
from peerdesk.vault.errors import NotBackedUp, NotSaved
from peerdesk.vault.generations import Occasion
from peerdesk.vault.purging import Purged
from peerdesk.vault.restoring import restore
from tests.builders import note
from tests.vault.conftest import Made
from tests.vault.team import remnants

WORD = "kestrelvioletmarmalade"


def erase_backed_up(vault: OpenVault) -> Path:
    """Write a line, back up, erase the line; return the backup."""
    (entry,) = vault.append(note(f"They said {WORD}"))
    vault.append(note("Another line"))
    vault.catch_up()
    backup = vault.upkeep.backup(Occasion.ASKED)
    vault.append(
        NoteErased(
            erasure=mint(vault.device), note=entry.fact.entity, reason=ErasureReason.NOT_NEEDED,
            authority="Lead", erases=(entry.hash,),
        )
    )  # fmt: skip
    return backup


def test_where_nothing_has_gone_nothing_is_written_anew(vault: OpenVault) -> None:
    backup = vault.upkeep.backup(Occasion.ASKED)
    before = backup.read_bytes()
    assert vault.upkeep.purge() == Purged()
    assert backup.read_bytes() == before


def test_a_backup_loses_it_and_keeps_its_time(made: Made) -> None:
    with made.open() as vault:
        backup = erase_backed_up(vault)
        os.utime(backup, ns=(1, 1_700_000_000_000_000_000))
        assert vault.upkeep.purge() == Purged(backups=1)
        assert vault.upkeep.purge() == Purged()
        assert backup.stat().st_mtime_ns == 1_700_000_000_000_000_000
    assert remnants(made, [WORD]) == []
    copy = Database(backup, made.keys.database)
    try:
        assert [row[0] for row in copy.rows("SELECT id FROM note_facet")] != []
        assert copy.value("SELECT count(*) FROM change WHERE payload IS NULL") == 1
    finally:
        copy.close()


def test_a_backup_that_lost_it_can_be_restored_and_holds(made: Made, tmp_path: Path) -> None:
    with made.open() as vault:
        backup = erase_backed_up(vault)
        assert vault.upkeep.purge() == Purged(backups=1)
        assert drill(vault).findings == ()
    with restore(backup, made.words, tmp_path / "restored") as restored:
        assert restored.upkeep.verify().findings == ()
        hidden = "UPDATE change SET payload = NULL WHERE place = (SELECT max(place) FROM change)"
        restored._ledger.database.run(hidden)
        (finding,) = restored.upkeep.verify().findings[:1]
        assert "lost its contents, unasked" in finding


@pytest.mark.parametrize("setting", ["projection", "indexed"])
def test_a_backup_whose_tables_are_behind_gets_them_made_anew(made: Made, setting: str) -> None:
    with made.open() as vault:
        backup = erase_backed_up(vault)
        copy = Database(backup, made.keys.database)
        with copy.transaction():
            copy.run("UPDATE setting SET value = ? WHERE name = ?", (b"1", setting))
        copy.close()
        assert vault.upkeep.purge() == Purged(backups=1)
    assert remnants(made, [WORD]) == []


def test_a_backup_that_cannot_be_read_goes(made: Made) -> None:
    with made.open() as vault:
        backup = erase_backed_up(vault)
        data = bytearray(backup.read_bytes())
        data[5_000] ^= 1
        backup.write_bytes(data)
        assert vault.upkeep.purge() == Purged(removed=1)
        assert not backup.exists()
        assert not backup.with_suffix(".json").exists()


def test_where_the_disk_refuses_it_stays_due(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Database) -> None:
        raise NotSaved("the disk is full")

    with made.open() as vault:
        erase_backed_up(vault)
        with monkeypatch.context() as refusing:
            refusing.setattr(Database, "write_anew", refuse)
            with pytest.raises(NotBackedUp):
                vault.upkeep.purge()
        vault.upkeep.backup_if_due(Occasion.HOUR)
        assert vault.upkeep.purge() == Purged()
    assert remnants(made, [WORD]) == []
