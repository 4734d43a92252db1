# SPDX-License-Identifier: Apache-2.0
"""Holds the tables of what stands against a replay of the whole ledger."""

import json
from collections.abc import Iterator, Sequence

from msgspec import Struct

from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.vault.facets import facet_row, write_body
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.projection import Stands

_REMEDY = "rebuild the tables."


def check_tables(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence for everything that stands otherwise than a replay says."""
    stand: set[tuple[str, str]] = set()
    if not ledger.projection.roster_holds():
        yield f"The roster stands otherwise than the ledger says: {_REMEDY}"
    for batch in ledger.projection.replay():
        stand.update((one.sort, one.id) for one in batch)
        yield from _check_notes(ledger, [s.value for s in batch if isinstance(s.value, Note)])
        yield from _check_others(ledger, [s for s in batch if not isinstance(s.value, Note)])
        ledger.breath.between_slices()
    ledger.catch_up()
    yield from _check_no_more(ledger, stand)


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
            yield _otherwise("note", note.id)


def _check_others(ledger: OpenLedger, others: list[Stands]) -> Iterator[str]:
    for one in others:
        rows = ledger.database.rows(
            "SELECT depth, hash, body FROM entity WHERE sort = ? AND id = ?", (one.sort, one.id)
        )
        linked = ledger.database.rows(
            "SELECT note FROM message_note WHERE message = ? ORDER BY note", (one.id,)
        )
        if rows != [one.row] or [row[0] for row in linked] != _linked(one.value):
            yield _otherwise(one.sort, one.id)


def _check_no_more(ledger: OpenLedger, stand: set[tuple[str, str]]) -> Iterator[str]:
    """Yield a sentence for every row of something that does not stand, or stands twice."""
    rows = ledger.database.rows(
        "SELECT 'note', id FROM note_facet UNION ALL SELECT sort, id FROM entity "
        "UNION ALL SELECT 'message', message FROM (SELECT DISTINCT message FROM message_note "
        "EXCEPT SELECT id FROM entity WHERE sort = 'message')"
    )
    seen: set[tuple[str, str]] = set()
    for sort, identifier in rows:
        thing = sort, identifier
        if thing in seen or (thing not in stand and not _stands_now(ledger, thing)):
            yield _otherwise(sort, identifier)
        seen.add(thing)
    bodies = ledger.database.value(
        "SELECT count(*) FROM note WHERE number NOT IN (SELECT number FROM note_facet)"
    )
    if bodies:
        yield f"{bodies} notes have a body and nothing else: {_REMEDY}"


def _stands_now(ledger: OpenLedger, thing: tuple[str, str]) -> bool:
    """Say whether something stands that did not when its turn came: it was written meanwhile."""
    return bool(ledger.projection.standing([thing]))


def _linked(value: Struct) -> Sequence[str]:
    """Return the notes that a message which stands is linked to."""
    if not isinstance(value, Message) or value.withdrawn:
        return []
    return sorted({link.note for link in value.links})


def _otherwise(sort: str, identifier: str) -> str:
    return f"The {sort} {identifier[:8]} stands otherwise than the ledger says: {_REMEDY}"
