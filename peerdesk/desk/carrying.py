# SPDX-License-Identifier: Apache-2.0
"""What a book remembers of bundles that go and come, so that each can be gone on with or undone."""

from collections.abc import Sequence
from typing import BinaryIO, Protocol

from msgspec import Struct

from peerdesk.ledger.store import Span, Told, unheard
from peerdesk.team.own_bundle import OwnBundle
from peerdesk.team.receipt import Receipt


class PieceCounts(Struct, frozen=True):
    """What became of pieces of attachments, or would.

    `unnamed` belong to no attachment that has arrived, and are not kept. `attachments` are those
    that have arrived here and that the new pieces are of.
    """

    new: int
    already: int
    unnamed: int
    attachments: int = 0


class Arriving(Struct, frozen=True, kw_only=True):
    """A bundle that is about to be taken in: its file, and the receipt as far as it is known."""

    name: str
    content: BinaryIO
    receipt: Receipt


class Carrying(Protocol):
    """The part of a `TeamBook` that exchanging asks; nothing of it travels."""

    def wanting(self) -> tuple[str, ...]:
        """Return the attachments, sorted, whose bytes are not all here and that still count."""
        ...

    def piece(self, digest: str) -> bytes:
        """Return one piece of an attachment; raises `HeldElsewhere`."""
        ...

    def weigh_pieces(self, pieces: Sequence[bytes]) -> PieceCounts:
        """Say what would become of pieces; nothing is written."""
        ...

    def accept_pieces(self, pieces: Sequence[bytes], told: Told = unheard) -> PieceCounts:
        """Keep those pieces that a change here names, each in a short transaction."""
        ...

    def own_bundles(self) -> tuple[OwnBundle, ...]:
        """Return the bundles that this laptop wrote, by their numbers."""
        ...

    def mark_replaced(self, numbers: Sequence[int]) -> None:
        """Remember that others have taken the place of these bundles."""
        ...

    def emptied(self, within: Sequence[Span] | None = None) -> tuple[Span, ...]:
        """Return the changes, of all or of these, that stand here without their contents."""
        ...

    def begin_import(self, arriving: Arriving, pieces: Sequence[bytes] = ()) -> Receipt:
        """Remember what stands before an import, and the bundle until it is through.

        Where it was begun before and broken off, what stood before that counts. `pieces` are those
        of attachments that it brings. Returns the receipt as it was known when it was begun.
        """
        ...

    def give_way(self) -> None:
        """Let what is more urgent go first, as a line typed meanwhile; what it raises ends a job.

        Long work that writes nothing calls it again and again, outside any transaction.
        """
        ...

    def make_room(self) -> None:
        """Let go of what is held in memory only to be found sooner: much is about to come."""
        ...

    def broken_off(self) -> tuple[str, ...]:
        """Return the names of the imports that were begun and are not through."""
        ...

    def broken_off_content(self, name: str) -> bytes:
        """Return the bundle of an import that is not through, or raise `NotFound`."""
        ...

    def tidy_imports(self) -> None:
        """Let go of bundles that a crash left here though their imports are through."""
        ...

    def give_up(self, name: str) -> None:
        """Let go of an import that nobody goes on with; what it brought stays."""
        ...

    def keep_receipt(self, receipt: Receipt) -> Receipt:
        """Keep the receipt of an import with what it brought, and return it; receipts are local.

        The bundle is let go: the import is through.
        """
        ...

    def why_kept(self, receipt: Receipt) -> str:
        """Return why an import can no longer be undone, or "" where it can."""
        ...

    def undo(self, receipt: Receipt) -> None:
        """Take out exactly what an import brought; raises `CannotUndo` or what says NOT SAVED."""
        ...
