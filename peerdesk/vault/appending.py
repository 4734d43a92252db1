# SPDX-License-Identifier: Apache-2.0
"""Writes what somebody just did: a link of our own chain and what it changes, in one go."""

import contextlib
from collections.abc import Sequence

from peerdesk.desk.clock import Clock
from peerdesk.desk.errors import NoChallenge
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import ChallengeFounded, Fact, NoteWritten
from peerdesk.ledger.canonical import LARGEST
from peerdesk.ledger.change import Change, make_change
from peerdesk.vault.chains import Chains
from peerdesk.vault.erasing import TOUCHING, finish
from peerdesk.vault.errors import NotSaved, RecordTooLarge, RowTaken
from peerdesk.vault.indexing import MOST, Line
from peerdesk.vault.naming import unnamed
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.reloading import settle


def append(ledger: OpenLedger, clock: Clock, facts: Sequence[Fact]) -> tuple[Entry, ...]:
    """Write facts as one transaction; when this returns, they are on the disk.

    Raises `NoChallenge`, `RecordTooLarge`, or `NotSaved` where the disk refuses: then nothing of
    it stands.
    """
    if not facts:
        return ()
    settle(ledger)
    line = _Line(ledger, clock, facts)
    try:
        line.write(fresh=all(isinstance(fact, NoteWritten) for fact in facts))
    except RowTaken:
        line.write(fresh=False)
    if any(isinstance(fact, TOUCHING) for fact in facts):
        finish(ledger, line.entries)
    return line.entries


def name_what_went(ledger: OpenLedger, clock: Clock) -> None:
    """Say which contents went here that no erasure names, so that nobody waits for them.

    Where the disk refuses, the next writing says it.
    """
    if not ledger.settings.unnamed:
        return
    with contextlib.suppress(NotSaved):
        append(ledger, clock, unnamed(ledger))
        with ledger.database.transaction():
            ledger.settings.unnamed = {}


class _Line:
    """Facts as changes at the end of our own chain, not written yet."""

    def __init__(self, ledger: OpenLedger, clock: Clock, facts: Sequence[Fact]) -> None:
        self._ledger = ledger
        self._challenge = ledger.challenge or _founded(facts[0])
        self._chains: Chains = ledger.chains.copy()
        self._changes: list[Change] = []
        for fact in facts:
            change = make_change(fact, self._chains.link(self._challenge), *clock.now())
            _check_size(change)
            self._chains.advance(change)
            self._changes.append(change)
        self.entries = tuple(_entry(*pair) for pair in zip(self._changes, facts, strict=True))

    def write(self, *, fresh: bool) -> None:
        """Write the changes and what they come to, then let memory follow.

        Fresh notes leave their bodies and words for later; anything else catches up.
        """
        index = self._ledger.index
        if fresh and len(index.behind) < MOST:
            lines = self._write_fresh()
            index.behind.update({line.note.id: line for line in lines})
        else:
            self._write_all()
            index.behind.clear()
        self._ledger.challenge = self._challenge
        self._ledger.committed(self._chains)
        if any(entry.fact.about != "note" for entry in self.entries):
            self._ledger.entities.forget()

    def _write_fresh(self) -> list[Line]:
        with self._ledger.database.transaction():
            standing = self._ledger.projection.write_fresh(self.entries)
            places = self._write_changes([None] * len(self.entries))
        return [
            Line(number, place, entry, note)
            for (number, note), place, entry in zip(standing, places, self.entries, strict=True)
        ]

    def _write_all(self) -> None:
        with self._ledger.database.transaction():
            self._ledger.index.catch_up(self._chains.own_head().number)
            self._ledger.projection.write(self.entries)
            self._write_changes([entry.fact.entity for entry in self.entries])
            if any(isinstance(entry.fact, TOUCHING) for entry in self.entries):
                self._ledger.settings.letting_go = True

    def _write_changes(self, about: Sequence[str | None]) -> list[int]:
        """Write the changes, filed under what they are about, and return their places."""
        ledger = self._ledger
        places = [self._chains.place(change) for change in self._changes]
        ledger.tables.insert(zip(places, about, self._changes, strict=True))
        for change in self._changes:
            if change.header.knew:
                ledger.tables.keep_seen(self._chains, change)
        if not ledger.challenge:
            ledger.settings.challenge = self._challenge
        return places


def _check_size(change: Change) -> None:
    """Raise `RecordTooLarge` where no colleague's laptop would take the change in."""
    size = len(change.payload or b"")
    if size > LARGEST:
        raise RecordTooLarge(size, LARGEST)


def _founded(fact: Fact) -> str:
    """Return the challenge that a first fact founds, or raise `NoChallenge`."""
    if not isinstance(fact, ChallengeFounded):
        raise NoChallenge
    return fact.challenge


def _entry(change: Change, fact: Fact) -> Entry:
    header = change.header
    return Entry(
        change.hash, header.depth, header.device, header.at, header.offset, fact,
        header.epoch, header.number,
    )  # fmt: skip
