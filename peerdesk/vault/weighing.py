# SPDX-License-Identifier: Apache-2.0
"""Keeps the roster by which a vault's changes are weighed, and which of them are set aside."""

import json
from collections.abc import Iterable, Mapping, Sequence

from peerdesk.domain.aside import SetAside, set_aside
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import ChallengeFounded
from peerdesk.domain.reweighing import again
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import counting
from peerdesk.vault.database import Database
from peerdesk.vault.ledger import LedgerTables
from peerdesk.vault.settings import Settings

Things = dict[tuple[str, str], list[Entry]]
"""What happened, by sort of entity and identifier."""


class Weighing:
    """The roster stays in memory, and what arrives is joined to it.

    What was joined in a transaction that was taken back is not so: then all is read anew.
    """

    def __init__(self, database: Database, ledger: LedgerTables) -> None:
        self._database = database
        self._ledger = ledger
        self._settings = Settings(database)
        self._roster: Roster | None = None
        self._as_of = 0
        """How many transactions had been taken back when the roster in memory was so."""

    @property
    def roster(self) -> Roster:
        """Return the roster by which everything in the tables has been weighed."""
        roster = self._roster
        if roster is None or self._as_of != self._database.taken_back:
            roster = self._keep(self.now())
        return roster

    def now(self) -> Roster:
        """Return the roster as the tables have it now, inside a transaction too."""
        named = self._ledger.named("device") | {self._settings.challenge}
        return self._united(self._ledger.entries(named))

    def from_ledger(self) -> Roster:
        """Return the roster by the ledger alone, which is looked through as a whole."""
        return self._united(self._ledger.roster())

    def forget(self) -> None:
        """Read the roster anew next time."""
        self._roster = None

    def touched(self, old: Roster, new: Roster) -> set[str]:
        """Return what those laptops have written about which may now do more, or less.

        A founding that is new is the one that this vault trusts from now on.
        """
        if new is old:
            return set()
        if old.founder != new.founder:
            self._settings.founder = new.founder
        self._keep(new)
        turned = again(old, new)
        names = set(turned.things)
        for device, upto in turned.laptops.items():
            names |= self._ledger.things_of(device, upto)
        rows = self._database.rows(
            "SELECT entity FROM aside WHERE hash IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(turned.released)),),
        )
        return names | {row[0] for row in rows}

    def set_aside(self, things: Things, counted: Things, before: Iterable[tuple[str, str]]) -> None:
        """Remember which entries of these things do not count; `before` are those known already.

        Two sorts of things may have one identifier: the wall has the challenge's.
        """
        known = [(name, sort) for sort, name in before]
        self._database.run("DELETE FROM aside WHERE entity = ? AND sort = ?", known)
        rows = (
            (entry.hash, *thing)
            for thing, entries in things.items()
            if len(counted[thing]) < len(entries)
            for entry in _without(entries, counted[thing])
        )
        self._database.run("INSERT OR REPLACE INTO aside VALUES (?, ?, ?)", list(rows))

    def count(self) -> int:
        """Return how many changes are set aside."""
        return int(self._database.value("SELECT count(*) FROM aside"))

    def changes(self) -> tuple[SetAside, ...]:
        """Return what is set aside and why, thing by thing."""
        things: dict[tuple[str, str], list[Entry]] = {
            (sort, name): []
            for sort, name in self._database.rows(
                "SELECT DISTINCT sort, entity FROM aside ORDER BY sort, entity"
            )
        }
        for entry in self._ledger.entries({name for _, name in things}):
            if (happened := things.get((entry.fact.about, entry.fact.entity))) is not None:
                happened.append(entry)
        roster = self.roster
        return tuple(one for found in things.values() for one in set_aside(found, roster))

    def _keep(self, roster: Roster) -> Roster:
        self._roster, self._as_of = roster, self._database.taken_back
        return roster

    def _united(self, entries: Sequence[Entry]) -> Roster:
        """Return the roster that entries make, by the founding that this vault trusts.

        A vault made from an invitation trusts the founding told there, before it has arrived.
        """
        invitation = self._settings.invitation
        founder = self._settings.founder
        begun = [e for e in entries if isinstance(e.fact, ChallengeFounded) and e.device == founder]
        told = Roster(invitation.founding) if invitation else Roster()
        return told.joined(begun).joined(entries)


def counted(things: Mapping[tuple[str, str], Sequence[Entry]], roster: Roster) -> Things:
    """Return, for every thing, the entries that count."""
    return {thing: counting(entries, roster) for thing, entries in things.items()}


def _without(entries: Sequence[Entry], some: Sequence[Entry]) -> list[Entry]:
    hashes = {entry.hash for entry in some}
    return [entry for entry in entries if entry.hash not in hashes]
