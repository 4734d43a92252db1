# SPDX-License-Identifier: Apache-2.0
"""Looks whether a vault is whole: pages, chains, heads, tables and search index."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from peerdesk.desk.missing import covers
from peerdesk.errors import PeerDeskError
from peerdesk.ledger.errors import LedgerError
from peerdesk.vault.errors import DamagedDatabase
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.schema import KEPT, PROJECTION
from peerdesk.vault.verifying_attachments import check_attachments
from peerdesk.vault.verifying_contents import check_contents
from peerdesk.vault.verifying_heads import check_heads
from peerdesk.vault.verifying_ledger import check_ledger
from peerdesk.vault.verifying_pages import check_pages
from peerdesk.vault.verifying_tables import check_tables


class VerifyReport(Struct, frozen=True):
    """What was found: one sentence a finding, and how much was looked at.

    `missing` is no damage: sentences on what is known to exist and was lost here once.
    """

    ok: bool
    findings: tuple[str, ...]
    counts: dict[str, int]
    missing: tuple[str, ...] = ()


Check = Callable[[OpenLedger], Iterator[str]]
Told = Callable[[str], None]


def verify(ledger: OpenLedger, key: bytes, told: Told = lambda _: None) -> VerifyReport:
    """Return what stands and what does not; nothing is changed. `told` hears what is looked at.

    `key` is the database's own, with which pages are looked at in slices.

    Pages are held against their own codes, chains against their hashes, payloads against their
    digests, signed heads against the team's keys, tables against a replay, words against notes.
    Lines may be written meanwhile: they are looked at, or not, and never make a finding.
    An older signed head that was put back is no finding, nor an older page of the search index
    that fits the rest: both vouch for no more than they say, and are made anew.
    """
    findings: list[str] = []
    checks: dict[str, Check] = {"pages": partial(check_pages, key=key), **_CHECKS}
    for name, check in checks.items():
        told(f"Looking at the {name}")
        try:
            for finding in check(ledger):
                findings.append(finding)
                ledger.breath.within()
        except (DamagedDatabase, LedgerError):
            findings.append(f"The {name} could not be read to the end.")
        ledger.breath.between_slices()
    missing = tuple(_missing(ledger))
    return VerifyReport(not findings, tuple(findings), counts_of(ledger), missing)


def _check_structure(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence if a table is not built as it should be; one table at a time."""
    for name in (*KEPT.tables, *PROJECTION.tables):
        for (said,) in ledger.database.rows(f"PRAGMA quick_check({name})"):
            if said != "ok":
                yield "The database's own structure is damaged."
                return
        ledger.breath.between_slices()


def _missing(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence for what is known to be missing and was not declared lost."""
    losses = ledger.entities.losses()
    for gap in ledger.chains.missing():
        if not any(covers(loss, gap) for loss in losses):
            which = f"{gap.first:,} to {gap.last:,}"
            yield (
                f"Changes {which} of laptop {gap.device[:8]} are missing: take in a bundle of a "
                "colleague who has them."
            )


def _check_search(ledger: OpenLedger) -> Iterator[str]:
    ledger.catch_up()
    if not ledger.index.matches():
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
    "structure": _check_structure,
    "ledger": check_ledger,
    "contents": check_contents,
    "heads": check_heads,
    "tables": check_tables,
    "search index": _check_search,
    "attachments": check_attachments,
}
