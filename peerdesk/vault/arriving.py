# SPDX-License-Identifier: Apache-2.0
"""What stands before an import, so that it can be gone on with after a crash, and undone.

The bundle itself is kept before, in slices (see `kept_bundle`), and let go after its receipt is
kept. What stood before is kept until something rests on the import.
"""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.carrying import Arriving
from peerdesk.desk.parked import REQUEST, STRANGER
from peerdesk.ledger.change import Head
from peerdesk.ledger.store import Span
from peerdesk.team.receipt import Receipt, brings
from peerdesk.vault.chains import span_of
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.schema import NUMBERS
from peerdesk.vault.sharing import Sharing

NAMED = ("challenge", "founder", "bare", "vouching")
"""The settings that an import may change."""
_NUMBER = (1 << NUMBERS) - 1


class Before(Struct, frozen=True, kw_only=True):
    """The small tables as they stood, and how far the large ones reached.

    `chains` are rows of the table `chain`, `upto` the last number of each by its code; `waiting`
    tells of each place whether its contents were there. `pieces` are those of attachments that
    the import brings, `parked` what waited for an admission.
    """

    own: Head
    bundles: int
    emptied: int
    receipt: Receipt
    chains: tuple[tuple[int, str, str, int], ...]
    upto: dict[int, int]
    gaps: tuple[tuple[int, int, int], ...]
    heads: tuple[tuple[int, int, bytes, bytes], ...]
    waiting: dict[int, bool]
    forked: tuple[str, ...]
    settings: dict[str, bytes]
    pieces: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()


_decoder = msgspec.msgpack.Decoder(Before)


class Arrivals:
    """The table of imports; every call stands inside a transaction of whoever calls."""

    def __init__(self, ledger: OpenLedger) -> None:
        self._ledger = ledger
        self._database = ledger.database
        self._sharing = Sharing(ledger.database, ledger.tables)

    def under_way(self, receipt: str) -> tuple[str, Before] | None:
        """Return the name of the import with this receipt that is not through."""
        for name, body in self._database.rows(
            "SELECT name, body FROM arrival WHERE receipt IS NULL"
        ):
            before = _decoder.decode(body)
            if before.receipt.id == receipt:
                return name, before
        return None

    def give_up(self, name: str) -> None:
        """Forget what stood before an import that nobody goes on with.

        What it brought stays, on top of all earlier imports: they cannot be undone any more.
        """
        self._database.run("DELETE FROM arrival WHERE receipt IS NOT NULL OR name = ?", (name,))

    def broken_off(self) -> tuple[str, ...]:
        """Return the names of the imports that are not through."""
        rows = self._database.rows("SELECT name FROM arrival WHERE receipt IS NULL ORDER BY name")
        return tuple(row[0] for row in rows)

    def begin(self, arriving: Arriving, pieces: Sequence[str]) -> Receipt:
        """Keep what stands, unless that was done before; return the receipt of the import."""
        rows = self._database.rows(
            "SELECT body FROM arrival WHERE receipt IS NULL AND name = ?", (arriving.name,)
        )
        if rows:
            return _decoder.decode(rows[0][0]).receipt
        self.forget_useless()
        before = self._before(arriving.receipt, pieces)
        self._database.run(
            "INSERT OR REPLACE INTO arrival VALUES (?, NULL, ?)",
            (arriving.name, msgspec.msgpack.encode(before)),
        )
        return arriving.receipt

    def finish(self, name: str, before: Before, receipt: Receipt) -> Receipt:
        """Keep the receipt of an import with what it brought; the import is through."""
        spans = tuple(self.spans(before))
        whole = replace(receipt, spans=spans)
        number = self._sharing.keep_receipt(whole)
        self._database.run(
            "UPDATE arrival SET name = ?, receipt = ? WHERE name = ?", (whole.id, number, name)
        )  # the same bundle may come again
        return whole

    def of(self, receipt: Receipt) -> tuple[int, Before] | None:
        """Return the number of a receipt, with what stood before it, where that is kept."""
        for number, body in self._database.rows(
            "SELECT receipt, body FROM arrival WHERE receipt IS NOT NULL"
        ):
            before = _decoder.decode(body)
            if before.receipt.id == receipt.id:
                return number, before
        return None

    def forget_useless(self) -> None:
        """Let go of what stood before imports on which something rests by now."""
        rows = self._database.rows("SELECT name, body FROM arrival WHERE receipt IS NOT NULL")
        gone = [(name,) for name, body in rows if self.rests(_decoder.decode(body))]
        self._database.run("DELETE FROM arrival WHERE name = ?", gone)

    def rests(self, before: Before) -> str:
        """Return what rests on an import by now, or "" where nothing does."""
        if self._ledger.chains.own_head() != before.own:
            return "something was written on this laptop since"
        if self._sharing.next_bundle() - 1 != before.bundles:
            return "this laptop has shared a bundle since"
        if self._ledger.settings.emptied != before.emptied:
            return "something was erased for good with it, or since"
        if not self._waits_for_admission().issuperset(before.parked):
            return "what had waited here for an admission was taken in since, or turned down"
        return ""

    def is_last(self, number: int) -> bool:
        """Say whether no import after this one, by the number of its row, brought anything."""
        later = self._sharing.receipts_after(number)
        return not any(receipt.spans or brings(receipt.counts) for receipt in later)

    def places(self, before: Before) -> Iterator[tuple[int, int]]:
        """Yield the first and last places of what has come since; only what is there counts."""
        for code, _, _, _ in self._chain_rows():
            first, last = span_of(code)
            yield first + before.upto.get(code, 0) + 1, last
        for code, from_number, to_number in before.gaps:
            upto = before.upto.get(code, 0)
            first, _ = span_of(code)
            if from_number <= upto:  # what lies behind the end counts as above
                yield first + from_number, first + min(to_number, upto)

    def spans(self, before: Before) -> Iterator[Span]:
        """Yield the changes that have come since, as runs."""
        keys = {code: (device, epoch) for code, device, epoch, _ in self._chain_rows()}
        own = self._ledger.chains.codes.get(self._ledger.chains.own)
        for first, last in sorted(self.places(before)):
            if first >> NUMBERS == own:  # what was typed here meanwhile
                continue
            device, epoch = keys[first >> NUMBERS]
            run: list[int] = []
            for (place,) in self._database.rows(
                "SELECT place FROM change WHERE place BETWEEN ? AND ? ORDER BY place",
                (first, last),
            ):
                if run and place != run[-1] + 1:
                    yield Span(device, epoch, run[0] & _NUMBER, run[-1] & _NUMBER)
                    run = []
                run = [run[0] if run else place, place]
            if run:
                yield Span(device, epoch, run[0] & _NUMBER, run[-1] & _NUMBER)

    def _before(self, receipt: Receipt, pieces: Sequence[str]) -> Before:
        rows, ledger = self._database.rows, self._ledger
        marks = ", ".join("?" * len(NAMED))
        return Before(
            own=ledger.chains.own_head(),
            bundles=self._sharing.next_bundle() - 1,
            emptied=ledger.settings.emptied,
            receipt=receipt,
            chains=tuple(self._chain_rows()),
            upto={
                ledger.chains.codes[key]: tip.head.number for key, tip in ledger.chains.tips.items()
            },
            gaps=tuple(rows("SELECT chain, first, last FROM gap ORDER BY 1, 2")),
            heads=tuple(rows("SELECT chain, number, claim, signature FROM signed_head ORDER BY 1")),
            waiting={
                place: bool(whole)
                for place, whole in rows("SELECT place, payload IS NOT NULL FROM waiting")
            },
            forked=tuple(row[0] for row in rows("SELECT hash FROM forked ORDER BY 1")),
            settings=dict(
                rows(f"SELECT name, value FROM setting WHERE name IN ({marks})", NAMED)  # noqa: S608 - only question marks
            ),
            pieces=tuple(pieces),
            parked=tuple(sorted(self._waits_for_admission())),
        )

    def _waits_for_admission(self) -> set[str]:
        rows = self._database.rows(
            "SELECT name FROM parked WHERE why IN (?, ?)", (STRANGER, REQUEST)
        )
        return {row[0] for row in rows}

    def _chain_rows(self) -> list[tuple[int, str, str, int]]:
        rows = self._database.rows("SELECT code, device, epoch, seen FROM chain ORDER BY code")
        return [(code, device, epoch, seen) for code, device, epoch, seen in rows]
