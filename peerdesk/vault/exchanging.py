# SPDX-License-Identifier: Apache-2.0
"""The half of an open vault that remembers bundles: those written here, and those taken in."""

from collections.abc import Sequence

from peerdesk.desk.carrying import Arriving, PieceCounts
from peerdesk.desk.clock import Clock
from peerdesk.desk.parked import Parked
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Head
from peerdesk.ledger.store import Span, Told, unheard
from peerdesk.team.own_bundle import Brought, OwnBundle
from peerdesk.team.receipt import Receipt
from peerdesk.vault.arriving import Arrivals
from peerdesk.vault.attachments import Pieces
from peerdesk.vault.chains import Chains
from peerdesk.vault.kept_bundle import KeptBundle
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.parking import ParkingTable
from peerdesk.vault.reading import Reading
from peerdesk.vault.reloading import settle
from peerdesk.vault.returning import remember
from peerdesk.vault.sharing import Sharing
from peerdesk.vault.undoing import undo, why_kept

MOST_WANTED = 5_000
"""Attachments that a signed head asks for: it has to stay far below the largest record."""


class Exchanging(Reading):
    """Implements what `peerdesk.desk.carrying.Carrying` and `parked.Parking` promise."""

    def __init__(self, ledger: OpenLedger, clock: Clock) -> None:
        super().__init__(ledger)
        self._clock = clock
        self._sharing = Sharing(ledger.database, ledger.tables)
        self._parking = ParkingTable(ledger.database)
        self._arrivals = Arrivals(ledger)
        self._kept = KeptBundle(ledger)

    def signed_heads(self) -> tuple[SignedHead, ...]:
        """Return the newest signed head known of every chain."""
        return self._sharing.signed_heads()

    def vouching_heads(self) -> tuple[SignedHead, ...]:
        """Return, of chains whose newest signed head was not reached here, the last that was."""
        return self._sharing.vouching_heads()

    def next_bundle(self) -> int:
        """Return the number of the bundle that this laptop writes next, from 1."""
        return self._sharing.next_bundle()

    def record_bundle(
        self, number: int, holds: tuple[Head, ...], brought: Brought | None = None
    ) -> None:
        """Remember that a bundle was written and read back, up to where, and what it brought."""
        chains = self._ledger.chains.copy()
        bundle = OwnBundle(number, self._clock.now()[0], brought or Brought())
        with self._ledger.database.transaction():
            self._sharing.record_bundle(chains, bundle, holds)
        self._committed(chains)

    def own_bundles(self) -> tuple[OwnBundle, ...]:
        """Return the bundles that this laptop wrote, by their numbers."""
        return self._sharing.own_bundles()

    def mark_replaced(self, numbers: Sequence[int]) -> None:
        """Remember that others have taken the place of these bundles."""
        with self._ledger.database.transaction():
            self._sharing.mark_replaced(numbers)

    def emptied(self, within: Sequence[Span] | None = None) -> tuple[Span, ...]:
        """Return the changes, of all or of these, that stand here without their contents."""
        return self._ledger.tables.emptied(self._ledger.chains, within)

    def shared(self) -> tuple[Head, ...]:
        """Return up to where the bundles of this laptop have brought every chain."""
        return self._sharing.shared()

    def wanting(self) -> tuple[str, ...]:
        """Return the attachments, sorted, whose bytes are not all here and that still count.

        The first of them only, where there are very many: the rest is told once these are here.
        """
        standing = (held for held in self.attachments() if not held.withdrawn)
        lacking = sorted(held.id for held in self._ledger.chunks.lacking(standing))
        return tuple(lacking[:MOST_WANTED])

    def piece(self, digest: str) -> bytes:
        """Return one piece of an attachment by its digest."""
        return self._ledger.chunks.piece(digest)

    def weigh_pieces(self, pieces: Sequence[bytes]) -> PieceCounts:
        """Say what would become of pieces; nothing is written."""
        return self._counted(self._ledger.chunks.sort_out(pieces))

    def accept_pieces(self, pieces: Sequence[bytes], told: Told = unheard) -> PieceCounts:
        """Keep those pieces that a change here names, each in a short transaction."""
        settle(self._ledger)
        found = self._ledger.chunks.sort_out(pieces)
        for done, (digest, piece) in enumerate(found.new.items(), 1):
            self._ledger.chunks.take_in(digest, piece)
            told(done, len(found.new))
        return self._counted(found)

    def _counted(self, found: Pieces) -> PieceCounts:
        new = found.new.keys()
        touched = sum(not new.isdisjoint(a.chunks) for a in self.attachments()) if new else 0
        return PieceCounts(len(new), found.already, found.unnamed, touched)

    def begin_import(self, arriving: Arriving, pieces: Sequence[bytes] = ()) -> Receipt:
        """Remember what stands before an import, and the bundle until it is through."""
        settle(self._ledger)
        under_way = self._arrivals.broken_off()
        if arriving.name not in under_way:
            self._kept.let_go(but=under_way)
            self._kept.keep(arriving, self._clock.now()[0])
        new = self._ledger.chunks.sort_out(pieces).new if pieces else {}
        with self._ledger.database.transaction():
            return self._arrivals.begin(arriving, tuple(new))

    def give_way(self) -> None:
        """Let what is more urgent go first, and other threads."""
        self._ledger.breath.within()
        self._ledger.breath.between_slices()

    def make_room(self) -> None:
        """Let go of the pages in memory; lists and searches read theirs again."""
        self._ledger.database.shrink()

    def broken_off(self) -> tuple[str, ...]:
        """Return the names of the imports that were begun and are not through."""
        return self._arrivals.broken_off()

    def broken_off_content(self, name: str) -> bytes:
        """Return the bundle of an import that is not through, or raise `NotFound`."""
        return self._kept.read(name)

    def give_up(self, name: str) -> None:
        """Let go of an import that nobody goes on with; what it brought stays."""
        with self._ledger.database.transaction():
            self._arrivals.give_up(name)
        self.tidy_imports()

    def tidy_imports(self) -> None:
        """Let go of bundles that a crash left here though their imports are through."""
        self._kept.let_go(but=self._arrivals.broken_off())

    def keep_receipt(self, receipt: Receipt) -> Receipt:
        """Keep the receipt of an import with what it brought, and return it."""
        with self._ledger.database.transaction():
            begun = self._arrivals.under_way(receipt.id)
            if begun is None:
                self._sharing.keep_receipt(receipt)
                return receipt
            whole = self._arrivals.finish(*begun, receipt)
        self.tidy_imports()
        return whole

    def receipts(self) -> tuple[Receipt, ...]:
        """Return the receipts of this laptop's imports, the newest first."""
        return self._sharing.receipts()

    def why_kept(self, receipt: Receipt) -> str:
        """Return why an import can no longer be undone, or "" where it can."""
        return why_kept(self._ledger, receipt)

    def undo(self, receipt: Receipt) -> None:
        """Take out exactly what an import brought; raises `CannotUndo` or what says NOT SAVED."""
        undo(self._ledger, receipt)
        remember(self._ledger)
        self._ledger.head.follow(self._ledger.chains.own_head(), again=True)

    def park(self, name: str, sender: str, why: str, content: bytes) -> None:
        """Keep a file as received; one of the same name is kept once, as it came last."""
        at = self._clock.now()[0]
        kept = Parked(name=name, sender=sender, at=at, why=why, size=len(content))
        with self._ledger.database.transaction():
            self._parking.park(kept, content)

    def parked(self) -> tuple[Parked, ...]:
        """Return what is kept, the earliest first."""
        return self._parking.parked()

    def parked_content(self, name: str) -> bytes:
        """Return the bytes of a file kept here, or raise `NotFound`."""
        return self._parking.content(name)

    def unpark(self, *names: str) -> None:
        """Let files go that have been taken in, or are not wanted any more."""
        with self._ledger.database.transaction():
            self._parking.unpark(names)

    def choice(self, name: str) -> str:
        """Return what was chosen on this laptop under a name, or "" where nothing was."""
        return self._ledger.settings.choice(name)

    def keep_choice(self, name: str, text: str) -> None:
        """Remember a choice; an empty text forgets it."""
        with self._ledger.database.transaction():
            self._ledger.settings.keep_choice(name, text)

    def _keep_heads(self, heads: Sequence[SignedHead]) -> None:
        if not heads:
            return
        chains = self._ledger.chains.copy()
        with self._ledger.database.transaction():
            self._sharing.keep_heads(chains, heads)
        self._committed(chains)

    def _committed(self, chains: Chains) -> None:
        """Let memory follow, and the mark outside the vault tell what colleagues may hold."""
        self._ledger.committed(chains)
        remember(self._ledger)
        self._ledger.head.follow(chains.own_head(), again=True)
