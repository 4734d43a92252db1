# SPDX-License-Identifier: Apache-2.0
"""Writes what somebody just did: a link of our own chain, its tables, its words, in one go."""

from collections.abc import Sequence

from peerdesk.desk.clock import Clock
from peerdesk.desk.errors import NoChallenge
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import ChallengeFounded, Fact, NoteWritten
from peerdesk.ledger.canonical import check_bounds
from peerdesk.ledger.change import Change, make_change
from peerdesk.vault.chains import Chains
from peerdesk.vault.errors import RowTaken
from peerdesk.vault.open_ledger import OpenLedger


def append(ledger: OpenLedger, clock: Clock, facts: Sequence[Fact]) -> tuple[Entry, ...]:
    """Write facts as one transaction; when this returns, they are on the disk.

    Raises `NoChallenge`, or `NotSaved` where the disk refuses: then nothing of it stands.
    """
    if not facts:
        return ()
    challenge = ledger.challenge or _founded(facts[0])
    chains = ledger.chains.copy()
    changes: list[Change] = []
    for fact in facts:
        change = make_change(fact, chains.link(challenge), *clock.now())
        check_bounds(change.payload or b"")
        chains.advance(change)
        changes.append(change)
    entries = tuple(_entry(c, fact) for c, fact in zip(changes, facts, strict=True))
    fresh = all(isinstance(fact, NoteWritten) for fact in facts)
    try:
        _write(ledger, chains, changes, entries, fresh=fresh)
    except RowTaken:
        if not fresh:
            raise
        _write(ledger, chains, changes, entries, fresh=False)
    ledger.challenge = challenge
    ledger.committed(chains)
    if not fresh:
        ledger.entities.forget()
    return entries


def _write(
    ledger: OpenLedger,
    chains: Chains,
    changes: Sequence[Change],
    entries: Sequence[Entry],
    *,
    fresh: bool,
) -> None:
    with ledger.database.transaction():
        if fresh:
            ledger.projection.write_fresh(entries)
        else:
            ledger.projection.write(entries)
        ledger.tables.insert(
            (chains.place(change), entry.fact.entity, change)
            for change, entry in zip(changes, entries, strict=True)
        )
        for change in changes:
            if change.header.knew:
                ledger.tables.keep_seen(chains, change)
        if not ledger.challenge:
            ledger.settings.challenge = changes[0].header.challenge


def _founded(fact: Fact) -> str:
    """Return the challenge that a first fact founds, or raise `NoChallenge`."""
    if not isinstance(fact, ChallengeFounded):
        raise NoChallenge
    return fact.challenge


def _entry(change: Change, fact: Fact) -> Entry:
    header = change.header
    return Entry(change.hash, header.depth, header.device, header.at, header.offset, fact)
