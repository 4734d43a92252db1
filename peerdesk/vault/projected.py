# SPDX-License-Identifier: Apache-2.0
"""Makes the empty tables of what stands, and takes them away."""

from peerdesk.vault.database import Database
from peerdesk.vault.schema import PROJECTION, SEARCH


def make_empty(database: Database) -> None:
    """Leave the tables of what stands, and the search index, empty and of this version."""
    for kind, name in (("TABLE", "note_search"), ("VIEW", "note_text")):
        database.run(f"DROP {kind} IF EXISTS {name}")
    for table in PROJECTION.sorted_tables:
        database.run(f"DROP TABLE IF EXISTS {table.name}")
    PROJECTION.create_all(database.connection, checkfirst=False)
    for statement in SEARCH:
        database.run(statement)
