# SPDX-License-Identifier: Apache-2.0
"""The notes of one case file, document or observation are found without looking at all others."""

from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from peerdesk.desk.query import NoteQuery
from peerdesk.vault.book import OpenVault
from peerdesk.vault.filters import facet_filters
from peerdesk.vault.schema import note_facet


def test_a_record_is_looked_up_in_its_index(vault: OpenVault) -> None:
    entities, database = vault._entities, vault._finder._database
    wanted = select(note_facet.c.number).where(*facet_filters(NoteQuery(record="f1"), entities))
    written = wanted.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    plan = database.rows(f"EXPLAIN QUERY PLAN {written}")
    assert "note_facet_record" in str(list(plan))
