# SPDX-License-Identifier: Apache-2.0
"""The steps from version to version lead to the tables that the program knows."""

import zipfile
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

import peerdesk.vault.migrating as migrating_module
from peerdesk.vault.database import Database
from peerdesk.vault.errors import NotSaved, UnknownFormat
from peerdesk.vault.migrating import LATEST, migrate, version_of
from peerdesk.vault.schema import KEPT
from tests.vault.conftest import Made


def test_the_steps_make_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    database = Database(tmp_path / "evidence.db", bytes(32), create=True)
    assert version_of(database) == ""
    migrate(database)
    assert version_of(database) == LATEST
    context = MigrationContext.configure(database.connection)
    assert compare_metadata(context, KEPT) == []
    migrate(database)
    assert version_of(database) == LATEST
    database.close()


def test_the_last_step_is_the_one_that_the_program_names() -> None:
    steps = Path(migrating_module.__file__).parent / "migrations" / "versions"
    names = sorted(path.name for path in steps.glob("v*.py"))
    assert names[-1].startswith(f"v{LATEST}_")


def test_steps_that_fail_half_way_leave_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "evidence.db", bytes(32), create=True)
    database.run("PRAGMA max_page_count = 4")
    with pytest.raises(NotSaved):
        migrate(database)
    assert database.value("SELECT count(*) FROM sqlite_schema") == 0
    database.run("PRAGMA max_page_count = 4000")
    migrate(database)
    assert version_of(database) == LATEST
    database.close()


def test_a_vault_of_a_later_program_is_not_opened(made: Made) -> None:
    with made.open() as vault:
        vault._ledger.database.run("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UnknownFormat):
        made.open()


def test_the_steps_are_in_the_wheel(tmp_path: Path) -> None:
    build = pytest.importorskip("hatchling.builders.wheel")
    root = Path(migrating_module.__file__).parents[2]
    wheel = next(
        build.WheelBuilder(str(root)).build(directory=str(tmp_path), versions=["standard"])
    )
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert [n for n in names if n.startswith("peerdesk/vault/migrations/versions/v0001_")]
