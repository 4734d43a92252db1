# SPDX-License-Identifier: Apache-2.0
"""Looks whether a vault is whole: pages, chains, heads, tables and search index."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from peerdesk.errors import PeerDeskError
from peerdesk.ledger.errors import LedgerError
from peerdesk.vault.errors import DamagedDatabase
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.verifying_heads import check_heads
from peerdesk.vault.verifying_ledger import check_ledger
from peerdesk.vault.verifying_tables import check_tables


class VerifyReport(Struct, frozen=True):
    """What was found: one sentence a finding, and how much was looked at."""

    ok: bool
    findings: tuple[str, ...]
    counts: dict[str, int]


Check = Callable[[OpenLedger], Iterator[str]]


def verify(ledger: OpenLedger) -> VerifyReport:
    """Return what stands and what does not; nothing is changed.

    Pages are held against their own codes, chains against their hashes, payloads against their
    digests, signed heads against the team's keys, tables against a replay, words against notes.
    Lines may be written meanwhile: they are looked at, or not, and never make a finding.
    """
    findings: list[str] = []
    for name, check in _CHECKS.items():
        try:
            for finding in check(ledger):
                findings.append(finding)
                ledger.breath.within()
        except (DamagedDatabase, LedgerError):
            findings.append(f"The {name} could not be read to the end.")
        ledger.breath.between_slices()
    return VerifyReport(not findings, tuple(findings), counts_of(ledger))


def _check_pages(ledger: OpenLedger) -> Iterator[str]:
    damaged = ledger.database.rows("PRAGMA cipher_integrity_check")
    if damaged:
        yield f"{len(damaged)} pages of the database are not as they were written."
    for (said,) in ledger.database.rows("PRAGMA quick_check(5)"):
        if said != "ok" and "fts5" not in said.lower():  # the search index is looked at apart
            yield "The database's own structure is damaged."
            return


def _check_search(ledger: OpenLedger) -> Iterator[str]:
    ledger.catch_up()
    try:
        ledger.database.run(
            "INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)"
        )
    except DamagedDatabase:
        yield "The search index does not match the notes: rebuild the tables."


def counts_of(ledger: OpenLedger) -> dict[str, int]:
    """Return how many rows the tables that matter have; 0 where one cannot be read."""
    tables = ("change", "waiting", "forked", "chain", "signed_head", "note", "entity")
    counts: dict[str, int] = {}
    for table in tables:
        try:
            counts[table] = int(ledger.database.value(f"SELECT count(*) FROM {table}"))  # noqa: S608 - our own names
        except PeerDeskError:
            counts[table] = 0
    return counts


_CHECKS: dict[str, Check] = {
    "pages": _check_pages,
    "ledger": check_ledger,
    "heads": check_heads,
    "tables": check_tables,
    "search index": _check_search,
}
