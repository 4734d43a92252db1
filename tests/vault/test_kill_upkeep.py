# SPDX-License-Identifier: Apache-2.0
"""Killed while it exports, backs up or migrates, a vault is whole, and nothing half stands."""

import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import BinaryIO

import pytest

from peerdesk.desk.exchange import admit, export, identity_file
from peerdesk.desk.query import NoteQuery
from peerdesk.errors import PeerDeskError
from peerdesk.team.opener import open_bundle
from peerdesk.transport.folder import FolderCarrier
from peerdesk.vault.book import OpenVault
from peerdesk.vault.database import Database
from peerdesk.vault.files import DATABASE
from peerdesk.vault.generations import Occasion, backups
from peerdesk.vault.migrating import LATEST, version_of
from peerdesk.vault.schema import KEPT
from tests.builders import dump, note
from tests.vault.conftest import Made
from tests.vault.killing import Acknowledge, in_a_child, killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")

KILLS = 15
SOAK = 1_500
LESS_OFTEN = [KILLS, pytest.param(300, marks=pytest.mark.soak)]
_FIRST = {
    "alembic_version", "chain", "change", "waiting", "forked", "signed_head", "setting",
    "draft", "receipt", "bundle", "shared",
}  # fmt: skip
"""The tables of the first version of the vault."""


def test_an_export_that_is_killed_leaves_whole_bundles_only(
    made: Made, joining: Made, tmp_path: Path
) -> None:
    _export_and_kill(made, joining, tmp_path, KILLS)


@pytest.mark.soak
def test_many_exports_that_are_killed_leave_whole_bundles_only(
    made: Made, joining: Made, tmp_path: Path
) -> None:
    _export_and_kill(made, joining, tmp_path, SOAK)


def _export_and_kill(made: Made, joining: Made, tmp_path: Path, kills: int) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with joining.open() as peer:
        identity, keys = identity_file(peer), peer.keys
    with made.open() as vault:
        admit(vault, identity)
    numbers = count(1)

    def share(vault: OpenVault, acknowledge: Acknowledge) -> None:
        for number in numbers:
            vault.append(note(f"line {number} {'x' * 9_000}"))
            acknowledge(number)
            export(vault, FolderCarrier(stick), everything=True)

    for _ in range(kills):
        said = in_a_child(made, share, longest=0.1)
        with made.open() as vault:
            assert vault.count_notes(NoteQuery()) >= len(said)
            assert vault.upkeep.verify().findings == ()
    bundles = [path for path in stick.iterdir() if path.suffix == ".peerdesk"]
    assert bundles
    for bundle in bundles:
        assert open_bundle(bundle.read_bytes(), keys).changes
    with made.open() as vault:
        assert export(vault, FolderCarrier(stick), everything=True).changes


class _InPlace:
    """Carries bundles without care: straight under the name that they get."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(
        self, name: str, write: Callable[[BinaryIO], object], _: Callable[[BinaryIO], object]
    ) -> str:
        """Write a bundle where it will be found."""
        with (self._folder / name).open("wb", buffering=0) as file:
            write(file)
        return name


def test_an_export_written_in_place_would_leave_half_a_bundle(
    made: Made, joining: Made, tmp_path: Path
) -> None:
    """The negative control."""
    with made.open() as vault, joining.open() as peer:
        admit(vault, identity_file(peer))
        vault.append(*(note(f"line {n} {'x' * 9_000}") for n in range(200)))
        keys = peer.keys

    def share(vault: OpenVault, acknowledge: Acknowledge) -> None:
        acknowledge(0)
        for _ in range(1_000):
            export(vault, _InPlace(tmp_path), everything=True)

    for _ in range(40):
        in_a_child(made, share, longest=0.5)
        for bundle in tmp_path.glob("*.peerdesk"):
            try:
                open_bundle(bundle.read_bytes(), keys)
            except PeerDeskError:
                return
            bundle.unlink()
    pytest.fail("no bundle was broken off, so the test of exports proves nothing")


@pytest.mark.parametrize("kills", LESS_OFTEN)
def test_a_backup_that_is_killed_leaves_whole_backups_only(made: Made, kills: int) -> None:
    with made.open() as vault:
        vault.append(*(note(f"line {n} {'x' * 900}") for n in range(200)))
        expected = dump(vault)

    def back_up(vault: OpenVault, acknowledge: Acknowledge) -> None:
        for number in range(1_000):
            acknowledge(number)
            vault.upkeep.backup(Occasion.ASKED)

    finished = 0
    for _ in range(kills):
        finished += len(in_a_child(made, back_up, longest=0.3)) - 1
        with made.open() as vault:
            assert dump(vault) == expected
        for backup in backups(made.folder):
            copy = Database(backup, made.keys.database)
            assert copy.rows("PRAGMA cipher_integrity_check") == []
            copy.close()
        assert not list(made.folder.rglob("*.part*"))
    assert finished, "no backup was over before a kill, so this proves little"


@pytest.mark.parametrize("kills", LESS_OFTEN)
def test_a_migration_that_is_killed_is_done_at_the_next_opening(
    made: Made, tmp_path: Path, kills: int
) -> None:
    with made.open() as vault:
        vault.append(*(note(f"line {n}") for n in range(300)))
        expected = dump(vault)
    begun = 0
    for number in range(kills):
        older = made.copy(tmp_path / f"older {number}")
        _make_older(older)

        def migrate(acknowledge: Acknowledge, older: Made = older) -> None:
            acknowledge(0)
            older.open()
            time.sleep(30)

        killed(migrate, longest=0.02 * (number % KILLS + 1))
        database = Database(older.folder / DATABASE, older.keys.database)
        begun += version_of(database) != LATEST
        database.close()
        with older.open() as vault:
            assert dump(vault) == expected
            assert vault.upkeep.verify().findings == ()
    assert begun, "every migration was over before the kill, so this proves nothing"


def _make_older(made: Made) -> None:
    """Take a vault back to the tables of the first version, and make its projection old."""
    database = Database(made.folder / DATABASE, made.keys.database)
    with database.transaction():
        for table in KEPT.tables.keys() - _FIRST:
            database.run(f"DROP TABLE {table}")
        database.run("ALTER TABLE bundle DROP COLUMN body")
        database.run("UPDATE alembic_version SET version_num = '0001'")
        database.run("UPDATE setting SET value = CAST('0' AS BLOB) WHERE name = 'projection'")
    database.close()
