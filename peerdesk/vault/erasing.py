# SPDX-License-Identifier: Apache-2.0
"""Takes out for good what an erasure names, inside the transaction that brought the word of it.

Payload and salt go from the ledger and from what waits, and with them what was made of them:
tables, search index, drafts, attachments and their bytes. The headers stay, so chains still hold.
Pages are wiped as they are freed (`secure_delete`); `purging` does the same for backups.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import get_args

from peerdesk.domain import custody, facts, membership
from peerdesk.domain.entry import Entry
from peerdesk.domain.erasure import Erasure, contents_of, lets_go, lets_go_restated, to_go
from peerdesk.domain.hold import Hold
from peerdesk.domain.register import ON_LAPTOPS
from peerdesk.ledger.change import Change
from peerdesk.ledger.errors import LedgerError
from peerdesk.vault.contents import Contents
from peerdesk.vault.entities import Entities
from peerdesk.vault.errors import NotSaved
from peerdesk.vault.heard_holds import heard_holds
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.unerasing import ask_again

TOUCHING = (
    custody.NoteErased,
    custody.ErasureExtended,
    custody.NoteRestated,
    custody.HoldLifted,
    *get_args(ON_LAPTOPS),
    membership.ChangesReleased,
)
"""Facts that may let something go which was here before them."""
_TURNING = custody.HoldLifted | ON_LAPTOPS | membership.ChangesReleased
"""Those of them after which other facts, that were here, may count or hold no longer."""


def let_go(ledger: OpenLedger, entries: Sequence[Entry]) -> frozenset[str]:
    """Take out what has to go after these entries were written; return its changes by hash.

    Of what no erasure has named yet a list is kept, for this laptop to name it: see `naming`.
    """
    touched = any(isinstance(entry.fact, TOUCHING) for entry in entries)
    if not touched and not ledger.entities.erasures():
        return frozenset()
    stands = Entities(ledger.database)
    ask_again(ledger, stands, entries)
    return _Letting(ledger, stands).go(entries)


def finish(ledger: OpenLedger, entries: Sequence[Entry]) -> None:
    """Take out what has to go after our own entries were saved.

    It is a transaction of its own: should the disk leave the first one in doubt, its entries are
    taken back, and what they named must be there still. Where the disk refuses this one, the next
    writing or opening goes on with it.
    """
    try:
        with ledger.database.transaction():
            let_go(ledger, entries)
            ledger.settings.letting_go = False
    except NotSaved:
        ledger.pool = None
    ledger.entities.forget()


def go_on(ledger: OpenLedger) -> None:
    """Go on with what was to go when the program ended, if anything was."""
    if ledger.settings.letting_go:
        names = (custody.NoteErased.__name__, custody.NoteRestated.__name__)
        contents = Contents(ledger.database)
        finish(ledger, [entry for name in names for entry in contents.of_kind(name)])


@dataclass(frozen=True)
class _Doomed:
    """A change whose contents have to go; `place` is where it stands."""

    place: int
    change: Change
    entry: Entry


class _Letting:
    """One look at what has to go, by what stands in the tables at this moment."""

    def __init__(self, ledger: OpenLedger, stands: Entities) -> None:
        self._ledger = ledger
        self._contents = Contents(ledger.database)
        self._holds: tuple[Hold, ...] = heard_holds(ledger, stands)
        self._erasures: tuple[Erasure, ...] = stands.erasures()
        self._notes = to_go(self._erasures, self._holds)
        self._attachments = {a.id: a for a in stands.attachments() if a.note in self._notes}

    def go(self, entries: Sequence[Entry]) -> frozenset[str]:
        """Let everything go; return the hashes of all changes whose contents went."""
        doomed = self._doomed(self._restated(entries))
        if doomed:
            things = {(one.entry.fact.about, one.entry.fact.entity) for one in doomed}
            drop = partial(self._contents.drop, [one.place for one in doomed])
            self._ledger.projection.rewrite(things, drop)
            self._drop_drafts({name for _, name in things})
            self._ledger.chunks.drop_unnamed()
        beside = self._beside()
        if doomed or beside:
            self._ledger.settings.purging = True
            self._ledger.settings.emptied += 1
            self._keep_unnamed([one.entry for one in doomed] + beside)
        return frozenset([one.change.hash for one in doomed] + [entry.hash for entry in beside])

    def _restated(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return which notes written anew may let go what they replace, now that it is known."""
        found = [e for e in entries if isinstance(e.fact, custody.NoteRestated)]
        if any(isinstance(e.fact, _TURNING) for e in entries):
            found += self._contents.of_kind(custody.NoteRestated.__name__)
        held = [hold for hold in self._holds if hold.open]
        return [e for e in found if not any(hold.covers(e.fact.entity) for hold in held)]

    def _doomed(self, restated: Sequence[Entry]) -> list[_Doomed]:
        names = {*self._notes, *self._attachments, *(e.fact.entity for e in restated)}
        if self._notes:
            names.update(self._contents.set_aside("attachment"))
        doomed: list[_Doomed] = []
        for place, change in self._contents.about(names):
            entry = change.entry
            if entry is not None and (
                self._takes(entry) or any(lets_go_restated(entry, one) for one in restated)
            ):
                doomed.append(_Doomed(place, change, entry))
        return doomed

    def _takes(self, entry: Entry) -> bool:
        return lets_go(entry, self._notes, frozenset(self._attachments))

    def _beside(self) -> list[Entry]:
        """Let go what waits, or stands beside the ledger, and return what of it waits."""
        contents, waiting = self._contents, self._ledger.tables.waiting()
        waits = [(place, e) for place, c in waiting if (e := _entry(c)) and self._takes(e)]
        contents.drop_waiting([place for place, _ in waits])
        second = [e.hash for c in contents.forked() if (e := _entry(c)) and self._takes(e)]
        contents.drop_forked(second)
        if self._ledger.pool is not None:
            self._ledger.pool.let_go({entry.hash for _, entry in waits})
        return [entry for _, entry in waits]

    def _drop_drafts(self, names: Iterable[str]) -> None:
        """Drop what was being typed about these things: their drafts have them in their names."""
        run = self._ledger.database.run
        run("DELETE FROM draft WHERE instr(key, ?)", [(name,) for name in names])

    def _keep_unnamed(self, gone: Iterable[Entry]) -> None:
        """Remember what went and is named by no erasure, with the erasure that took it."""
        by_note = {erasure.note: erasure.id for erasure in self._erasures}
        known = {change for erasure in self._erasures for change in erasure.erases}
        unnamed = self._ledger.settings.unnamed
        for entry in gone:
            taken = by_note.get(self._note_of(entry.fact))
            if taken and self._takes(entry):
                unnamed.setdefault(taken, []).extend(sorted(contents_of([entry]) - known))
        unnamed = {erasure: changes for erasure, changes in unnamed.items() if changes}
        self._ledger.settings.unnamed = unnamed

    def _note_of(self, fact: facts.Fact) -> str:
        if isinstance(fact, custody.AttachmentAdded):
            return fact.note
        attached = self._attachments.get(fact.entity)
        return attached.note if attached else fact.entity


def _entry(change: Change) -> Entry | None:
    """Return what a change that waits says, or None where it cannot be read."""
    try:
        return change.entry
    except LedgerError:
        return None
