# SPDX-License-Identifier: Apache-2.0
"""What a book in memory remembers of bundles; undoing puts back a copy of what stood before."""

import copy
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from msgspec.structs import replace

from peerdesk.desk.carrying import Arriving, PieceCounts
from peerdesk.desk.errors import HeldElsewhere, NotFound
from peerdesk.desk.exchange_errors import CannotUndo
from peerdesk.desk.parked import REQUEST, STRANGER, Parked
from peerdesk.domain.attachment import Attachment
from peerdesk.domain.custody import AttachmentAdded
from peerdesk.ledger.change import Head
from peerdesk.ledger.store import Span, Told, unheard
from peerdesk.team.own_bundle import Brought, OwnBundle
from peerdesk.team.receipt import Receipt, brings
from peerdesk.team.unite import spans_of
from tests.fakes.chains import MemoryLedger, Ticks

_STATE = (
    "_chains", "_waiting", "_cited", "_heads", "_reached", "_challenge", "_excused", "_entries",
    "_stands", "_roster", "_aside", "chunks", "_receipts",
)  # fmt: skip


class MemoryCarrying(MemoryLedger):
    """Implements `Carrying` and `Parking` in memory."""

    def __init__(self, device: str, keys: Any, clock: Ticks | None = None) -> None:
        self.chunks: dict[str, bytes] = {}
        """The pieces of attachments by their digests."""
        self._receipts: list[Receipt] = []
        self._parked: dict[str, tuple[Parked, bytes]] = {}
        self._own_bundles: dict[int, OwnBundle] = {}
        self._shared: tuple[Head, ...] = ()
        self._before: dict[str, dict[str, Any]] = {}
        self._broken_off: dict[str, bytes] = {}
        super().__init__(device, keys, clock)

    def attachments(self, note: str = "") -> tuple[Attachment, ...]:
        """Return the attachments; the book knows."""
        raise NotImplementedError(note)

    def is_here(self, attachment: Attachment) -> bool:
        """Say whether the bytes of an attachment are here."""
        return set(attachment.chunks) <= self.chunks.keys()

    def park(self, name: str, sender: str, why: str, content: bytes) -> None:
        """Keep a file as received."""
        at = self.clock.now()[0]
        kept = Parked(name=name, sender=sender, at=at, why=why, size=len(content))
        self._parked[name] = kept, content

    def parked(self) -> tuple[Parked, ...]:
        """Return what is kept, the earliest first."""
        return tuple(
            sorted((one for one, _ in self._parked.values()), key=lambda p: (p.at, p.name))
        )

    def parked_content(self, name: str) -> bytes:
        """Return the bytes of a file kept here."""
        if name not in self._parked:
            raise NotFound("parked file", name)
        return self._parked[name][1]

    def unpark(self, *names: str) -> None:
        """Let files go."""
        for name in names:
            self._parked.pop(name, None)

    def next_bundle(self) -> int:
        """Return the number of the next bundle."""
        return max(self._own_bundles, default=0) + 1

    def record_bundle(
        self, number: int, holds: tuple[Head, ...], brought: Brought | None = None
    ) -> None:
        """Remember that a bundle was written."""
        bundle = OwnBundle(number, self.clock.now()[0], brought or Brought())
        self._own_bundles.setdefault(number, bundle)
        self._shared = holds or self._shared

    def own_bundles(self) -> tuple[OwnBundle, ...]:
        """Return the bundles that were written, by their numbers."""
        return tuple(self._own_bundles[number] for number in sorted(self._own_bundles))

    def mark_replaced(self, numbers: Sequence[int]) -> None:
        """Remember that others have taken the place of these bundles."""
        for number in numbers:
            bundle = self._own_bundles[number]
            brought = replace(bundle.brought, replaced=True)
            self._own_bundles[number] = replace(bundle, brought=brought)

    def give_way(self) -> None:
        """Do nothing: nobody else asks this book for anything meanwhile."""

    def make_room(self) -> None:
        """Do nothing: all of it is in memory only."""

    def emptied(self, within: Sequence[Span] | None = None) -> tuple[Span, ...]:
        """Return the changes, of all or of these, that stand here without their contents."""
        every = (change for chain in self._chains.values() for change in chain)
        asked = every if within is None else self.changes(within)
        bare = (change for change in asked if change.payload is None)
        return tuple(span for change in bare for span in spans_of([change]))

    def shared(self) -> tuple[Head, ...]:
        """Return up to where the bundles have brought every chain."""
        return self._shared

    def wanting(self) -> tuple[str, ...]:
        """Return the attachments whose bytes are not all here."""
        return tuple(
            sorted(a.id for a in self.attachments() if not a.withdrawn and not self.is_here(a))
        )

    def piece(self, digest: str) -> bytes:
        """Return one piece of an attachment."""
        if digest not in self.chunks:
            raise HeldElsewhere
        return self.chunks[digest]

    def weigh_pieces(self, pieces: Sequence[bytes]) -> PieceCounts:
        """Say what would become of pieces."""
        new, already, unnamed = self._sort_out(pieces)
        return PieceCounts(len(new), already, unnamed, self._touched(new))

    def accept_pieces(self, pieces: Sequence[bytes], told: Told = unheard) -> PieceCounts:
        """Keep those pieces that a change here names."""
        new, already, unnamed = self._sort_out(pieces)
        self.chunks.update(new)
        told(len(new), len(new))
        return PieceCounts(len(new), already, unnamed, self._touched(new))

    def _touched(self, new: dict[str, bytes]) -> int:
        return sum(not new.keys().isdisjoint(a.chunks) for a in self.attachments())

    def begin_import(self, arriving: Arriving, pieces: Sequence[bytes] = ()) -> Receipt:
        """Remember what stands before an import, and the bundle until it is through."""
        del pieces
        if arriving.name not in self._before:
            state = {name: _copied(getattr(self, name, None)) for name in _STATE}
            self._before[arriving.name] = state | {
                "receipt": arriving.receipt,
                "own": [change.hash for change in self.own()],
                "bundles": len(self._own_bundles),
                "emptied": self.emptied(),
                "vector": self.vector(),
                "parked": self._waits_for_admission(),
            }
            arriving.content.seek(0)
            self._broken_off[arriving.name] = arriving.content.read()
        receipt: Receipt = self._before[arriving.name]["receipt"]
        return receipt

    def broken_off(self) -> tuple[str, ...]:
        """Return the names of the imports that are not through."""
        return tuple(sorted(self._broken_off))

    def broken_off_content(self, name: str) -> bytes:
        """Return the bundle of an import that is not through."""
        if name not in self._broken_off:
            raise NotFound("bundle", name)
        return self._broken_off[name]

    def tidy_imports(self) -> None:
        """Do nothing: memory is not left behind by a crash."""

    def give_up(self, name: str) -> None:
        """Let go of an import."""
        self._broken_off.pop(name, None)
        self._before = {n: b for n, b in self._before.items() if n in self._broken_off}

    def keep_receipt(self, receipt: Receipt) -> Receipt:
        """Keep the receipt of an import, with what it brought."""
        for name, before in list(self._before.items()):
            if receipt.id and before["receipt"].id == receipt.id:
                receipt = replace(receipt, spans=self._since(before["vector"]))
                self._broken_off.pop(name)
                self._before[receipt.id] = self._before.pop(name)
        self._receipts.append(receipt)
        return receipt

    def receipts(self) -> tuple[Receipt, ...]:
        """Return the receipts, the newest first."""
        return tuple(reversed(self._receipts))

    def why_kept(self, receipt: Receipt) -> str:
        """Return why an import can no longer be undone."""
        before = self._of(receipt)
        if before is None:
            brought = receipt.spans or brings(receipt.counts)
            earlier = "it was made before something that rests on it"
            return earlier if brought else "it brought nothing"
        if self._broken_off:
            return "another import was broken off, and has to be gone on with first"
        if rests := self._rests(before):
            return rests
        later = self._receipts[self._receipts.index(receipt) + 1 :]
        is_last = not any(one.spans or brings(one.counts) for one in later)
        return "" if is_last else "a later import stands: undo that one first"

    def _rests(self, before: dict[str, Any]) -> str:
        if [change.hash for change in self.own()] != before["own"]:
            return "something was written on this laptop since"
        if len(self._own_bundles) != before["bundles"]:
            return "this laptop has shared a bundle since"
        if self.emptied() != before["emptied"]:
            return "something was erased for good with it, or since"
        if not self._waits_for_admission() >= before["parked"]:
            return "what had waited here for an admission was taken in since, or turned down"
        return ""

    def undo(self, receipt: Receipt) -> None:
        """Put back what stood before an import."""
        before = self._of(receipt)
        if before is None or self.why_kept(receipt):
            raise CannotUndo(self.why_kept(receipt))
        for name in _STATE:
            setattr(self, name, before[name])
        self._before = {n: b for n, b in self._before.items() if b is not before}

    def _of(self, receipt: Receipt) -> dict[str, Any] | None:
        kept = receipt in self._receipts
        found = (b for b in self._before.values() if b["receipt"].id == receipt.id)
        return next(found, None) if kept else None

    def _waits_for_admission(self) -> set[str]:
        return {one.name for one in self.parked() if one.why in {STRANGER, REQUEST}}

    def _since(self, vector: tuple[Head, ...]) -> tuple[Span, ...]:
        had = {(head.device, head.epoch): head.number for head in vector}
        mine = (self.device, self._epoch)
        return tuple(
            Span(*chain, had.get(chain, 0) + 1, len(changes))
            for chain, changes in sorted(self._chains.items())
            if chain != mine and len(changes) > had.get(chain, 0)
        )

    def drop_unnamed(self) -> None:
        """Drop the pieces that no change names any more."""
        named = self._named()
        self.chunks = {digest: piece for digest, piece in self.chunks.items() if digest in named}

    def _named(self) -> set[str]:
        everything = [*self._waiting.values(), *(c for ch in self._chains.values() for c in ch)]
        facts = (change.fact for change in everything)
        return {d for fact in facts if isinstance(fact, AttachmentAdded) for d in fact.chunks}

    def _sort_out(self, pieces: Sequence[bytes]) -> tuple[dict[str, bytes], int, int]:
        offered = {sha256(piece).hexdigest(): piece for piece in pieces}
        named = self._named()
        lacked = offered.keys() - self.chunks.keys()
        new = {digest: offered[digest] for digest in lacked & named}
        return new, len(offered) - len(lacked), len(lacked - named)


def _copied(value: Any) -> Any:
    """Return a copy, and copies of the containers in it; what they hold never changes."""
    if isinstance(value, dict):
        found = copy.copy(value)
        for key, inner in value.items():
            found[key] = copy.copy(inner) if isinstance(inner, dict | list | set) else inner
        return found
    return copy.copy(value) if isinstance(value, list | set) else value
