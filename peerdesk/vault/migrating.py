# SPDX-License-Identifier: Apache-2.0
"""Bring the ledger's and the local tables to the version that this program knows."""

from pathlib import Path

from peerdesk.vault.database import Database
from peerdesk.vault.errors import UnknownFormat

LATEST = "0005"
"""The last step; a test holds it against the files in `migrations/versions`."""
_STEPS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Take the steps that are missing, all or none.

    Raises `UnknownFormat` where the vault is ahead of this program.
    """
    stands = version_of(database)
    if stands == LATEST:
        return
    if stands > LATEST:
        raise UnknownFormat
    # alembic leaves alone a transaction that SQLAlchemy knows of; what counts is ours inside it
    with database.connection.begin(), database.transaction():
        _take_steps(database)


def is_behind(database: Database) -> bool:
    """Say whether there are steps to take in a database that has tables already."""
    return "" < version_of(database) < LATEST


def version_of(database: Database) -> str:
    """Return the last step taken, or "" in an empty database."""
    named = database.value(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'alembic_version'"
    )
    return str(database.value("SELECT version_num FROM alembic_version") or "") if named else ""


def _take_steps(database: Database) -> None:
    # Read in only here: alembic takes longer to import than a vault of the right version to open.
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.environment import EnvironmentContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", _STEPS.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    with EnvironmentContext(
        config,
        scripts,
        fn=lambda revision, _context: scripts._upgrade_revs("head", revision),  # noqa: SLF001 - alembic's own commands do just this
        destination_rev="head",
    ) as environment:
        environment.configure(connection=database.connection, transactional_ddl=False)
        environment.run_migrations()
