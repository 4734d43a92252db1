# SPDX-License-Identifier: Apache-2.0
"""Holds the tables of what stands against a replay of the whole ledger."""

import json
from collections.abc import Iterator

from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.vault.facets import facet_row, write_body
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.projection import Stands

_REMEDY = "rebuild the tables."


def check_tables(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence for everything that stands otherwise than a replay says."""
    counts = dict.fromkeys(("note", "entity", "message_note"), 0)
    for batch in ledger.projection.replay():
        ledger.breath.within()
        notes = [stands.value for stands in batch if isinstance(stands.value, Note)]
        others = [stands for stands in batch if not isinstance(stands.value, Note)]
        counts["note"] += len(notes)
        counts["entity"] += len(others)
        counts["message_note"] += sum(
            len({link.note for link in stands.value.links})
            for stands in others
            if isinstance(stands.value, Message) and not stands.value.withdrawn
        )
        yield from _check_notes(ledger, notes)
        yield from _check_others(ledger, others)
    for table, count in (*counts.items(), ("note_facet", counts["note"])):
        there = ledger.database.value(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own names
        if there != count:
            yield f"The table {table} has {there} rows and should have {count}: {_REMEDY}"


def _check_notes(ledger: OpenLedger, notes: list[Note]) -> Iterator[str]:
    numbers = ledger.projection.notes.numbers(notes)
    rows = ledger.database.rows(
        "SELECT f.*, n.body FROM note_facet f JOIN note n USING (number) "
        "WHERE f.number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers.values())),),
    )
    there = {row[0]: row for row in rows}
    for note in notes:
        number = numbers.get(note.id, -1)
        if there.get(number) != (*facet_row(number, note), write_body(note)):
            yield f"Note {note.id[:8]} stands otherwise than the ledger says: {_REMEDY}"


def _check_others(ledger: OpenLedger, others: list[Stands]) -> Iterator[str]:
    for stands in others:
        rows = ledger.database.rows(
            "SELECT depth, hash, body FROM entity WHERE sort = ? AND id = ?",
            (stands.sort, stands.id),
        )
        linked = {
            row[0]
            for row in ledger.database.rows(
                "SELECT note FROM message_note WHERE message = ?", (stands.id,)
            )
        }
        should = (
            {link.note for link in stands.value.links}
            if isinstance(stands.value, Message) and not stands.value.withdrawn
            else set()
        )
        if rows != [stands.row] or (stands.sort == "message" and linked != should):
            what = f"The {stands.sort} {stands.id[:8]}"
            yield f"{what} stands otherwise than the ledger says: {_REMEDY}"
