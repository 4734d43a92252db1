# SPDX-License-Identifier: Apache-2.0
"""Takes out exactly what an import brought, in one transaction: everything as it stood before.

Changes go from the ledger, and those that had waited wait again; the small tables are put back;
what the ledger comes to is worked out anew for all that the import had touched.
"""

from peerdesk.desk.exchange_errors import CannotUndo
from peerdesk.team.receipt import Receipt, brings
from peerdesk.vault.arriving import NAMED, Arrivals, Before
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.reloading import read_anew, settle
from peerdesk.vault.weighing import Weighing

_EARLIER = "it was made before something that rests on it"
_NOTHING = "it brought nothing"
_UNDER_WAY = "another import was broken off, and has to be gone on with first"
_LATER = "a later import stands: undo that one first"


def why_kept(ledger: OpenLedger, receipt: Receipt) -> str:
    """Return why an import can no longer be undone, or "" where it can."""
    try:
        _last(ledger, receipt)
    except CannotUndo as refusal:
        return refusal.why
    return ""


def undo(ledger: OpenLedger, receipt: Receipt) -> None:
    """Take out what an import brought, or raise `CannotUndo` or what says NOT SAVED."""
    settle(ledger)
    number, before = _last(ledger, receipt)
    try:
        with ledger.database.transaction():
            ledger.index.catch_up(ledger.chains.own_head().number)
            _Undoing(ledger, before).run(number)
    finally:
        read_anew(ledger)


def _last(ledger: OpenLedger, receipt: Receipt) -> tuple[int, Before]:
    """Return the row of an import on which nothing rests, with what stood before it."""
    arrivals = Arrivals(ledger)
    found = arrivals.of(receipt)
    if found is None:
        raise CannotUndo(_EARLIER if receipt.spans or brings(receipt.counts) else _NOTHING)
    number, before = found
    if arrivals.broken_off():  # what it brought so far would go too, and nobody be told
        raise CannotUndo(_UNDER_WAY)
    if rests := arrivals.rests(before):
        raise CannotUndo(rests)
    if not arrivals.is_last(number):
        raise CannotUndo(_LATER)
    return found


class _Undoing:
    """One undoing, inside its transaction."""

    def __init__(self, ledger: OpenLedger, before: Before) -> None:
        self._ledger = ledger
        self._before = before
        self._run = ledger.database.run
        self._places = [
            row[0]
            for first_last in Arrivals(ledger).places(before)
            for row in ledger.database.rows(
                "SELECT place FROM change WHERE place BETWEEN ? AND ?", first_last
            )
        ]

    def run(self, receipt: int) -> None:
        """Take everything out, with the receipts of later imports, which brought nothing.

        Whoever was admitted by it makes all to be weighed again.
        """
        projection = self._ledger.projection
        roster = projection.roster
        projection.rewrite(self._things(), self._take_out)
        projection.forget()
        if Weighing(self._ledger.database, self._ledger.tables).from_ledger() != roster:
            projection.rebuild()
        self._run("DELETE FROM receipt WHERE number >= ?", (receipt,))
        self._run("DELETE FROM arrival WHERE receipt >= ?", (receipt,))

    def _things(self) -> list[tuple[str, str]]:
        entries = (
            change.entry
            for start in range(0, len(self._places), 500)
            for change in self._ledger.tables.at(self._places[start : start + 500]).values()
        )
        return sorted({(e.fact.about, e.fact.entity) for e in entries if e is not None})

    def _take_out(self) -> None:
        self._put_back_waiting()
        run, before = self._run, self._before
        run("DELETE FROM change WHERE place = ?", [(place,) for place in self._places])
        self._forget_forked()
        run("DELETE FROM gap")
        run("INSERT INTO gap VALUES (?, ?, ?)", list(before.gaps))
        run("DELETE FROM signed_head")
        run("INSERT INTO signed_head VALUES (?, ?, ?, ?)", list(before.heads))
        run("DELETE FROM chain")
        run("INSERT INTO chain VALUES (?, ?, ?, ?)", list(before.chains))
        run("DELETE FROM setting WHERE name = ?", [(name,) for name in NAMED])
        run("INSERT INTO setting VALUES (?, ?)", list(before.settings.items()))
        self._ledger.chunks.drop(before.pieces)

    def _put_back_waiting(self) -> None:
        run, waited = self._run, self._before.waiting
        now = {row[0] for row in self._ledger.database.rows("SELECT place FROM waiting")}
        run("DELETE FROM waiting WHERE place = ?", [(p,) for p in sorted(now - waited.keys())])
        run(
            "INSERT INTO waiting SELECT place, header, salt, payload FROM change WHERE place = ?",
            [(p,) for p in sorted(waited.keys() - now)],
        )
        bare = [(place,) for place, whole in sorted(waited.items()) if not whole]
        run("UPDATE waiting SET salt = NULL, payload = NULL WHERE place = ?", bare)

    def _forget_forked(self) -> None:
        known = {row[0] for row in self._ledger.database.rows("SELECT hash FROM forked")}
        run = self._run
        run("DELETE FROM forked WHERE hash = ?", [(h,) for h in known - set(self._before.forked)])
