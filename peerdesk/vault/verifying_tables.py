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
    counts = dict.fromkeys(("note", "note_kloe", "entity", "message_note"), 0)
    for batch in ledger.projection.replay():
        ledger.breath.within()
        notes = [stands.value for stands in batch if isinstance(stands.value, Note)]
        others = [stands for stands in batch if not isinstance(stands.value, Note)]
        counts["note"] += len(notes)
        counts["note_kloe"] += sum(len(note.kloes) for note in notes)
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
    rows = ledger.database.rows(
        "SELECT f.*, n.body FROM note_facet f JOIN note n USING (number) "
        "WHERE f.id IN (SELECT value FROM json_each(?))",
        (json.dumps([note.id for note in notes]),),
    )
    there = {row[1]: row for row in rows}
    tagged = _tags(ledger, [row[0] for row in rows], {k for note in notes for k in note.kloe_ids})
    for note in notes:
        row = there.get(note.id)
        same = (
            row is not None
            and row == (*facet_row(row[0], note), write_body(note))
            and tagged.get(row[0], set()) == set(note.kloe_ids)
        )
        if not same:
            yield f"Note {note.id[:8]} stands otherwise than the ledger says: {_REMEDY}"


def _tags(ledger: OpenLedger, numbers: list[int], kloes: set[str]) -> dict[int, set[str]]:
    """Return which of these lines the notes with these numbers are tagged with."""
    found: dict[int, set[str]] = {}
    for number, kloe in ledger.database.rows(
        "SELECT note, kloe FROM note_kloe WHERE kloe IN (SELECT value FROM json_each(?)) "
        "AND note IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(kloes)), json.dumps(numbers)),
    ):
        found.setdefault(number, set()).add(kloe)
    return found


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
