# SPDX-License-Identifier: Apache-2.0
"""What a bundle brings: shown before as a preview, kept afterwards as a receipt."""

from msgspec import Struct

from peerdesk.ledger.chain import Gap
from peerdesk.ledger.change import Head
from peerdesk.ledger.store import Span


class Counts(Struct, frozen=True, kw_only=True):
    """What is in a bundle, compared with what this laptop holds.

    `aside` are those of the new that do not count, because they are beyond their writers'
    authority: they are kept and passed on, and change nothing. `erased` are the notes that it
    erases for good, `holds` the holds that it places, `proposals` those of the new that propose to
    withdraw something. `records` are case files, documents and observations, `mergers` messages
    that another stands for. `pieces` are those of attachments that are new here, and `attachments`
    how many they are of; the `unnamed` belong to nothing that has arrived, and are not kept.
    """

    changes: int
    new: int
    already: int
    waiting: int
    notes: int
    revised: int
    messages: int
    withdrawn: int
    clashes: int
    refused: int
    aside: int = 0
    erased: int = 0
    holds: int = 0
    pieces: int = 0
    unnamed: int = 0
    attachments: int = 0
    proposals: int = 0
    concerns: int = 0
    questions: int = 0
    records: int = 0
    clusters: int = 0
    mergers: int = 0
    replies: int = 0

    @property
    def sorts(self) -> int:
        """Return how many of the new changes are counted under a name of their own."""
        evidence = self.notes + self.revised + self.messages + self.questions + self.records
        sorted_out = self.clusters + self.mergers + self.replies + self.concerns
        return evidence + sorted_out + self.withdrawn + self.proposals + self.erased + self.holds


def brings(counts: Counts) -> bool:
    """Say whether a bundle brings anything that is not here yet, or has brought it."""
    return bool(counts.new or counts.waiting or counts.pieces)


class Preview(Struct, frozen=True, kw_only=True):
    """What importing a bundle would bring; nothing has been written.

    `fingerprint` is six words of the sender's laptop, to be compared by voice; `first` says that
    this vault has no challenge yet, so that accepting means trusting that laptop's word for it.
    `notices` are sentences on each note of this laptop that it erases, and on what repeats it here.
    `digest` tells this bundle from another one, and `as_of` when it no longer holds: it was weighed
    against the ledger that reached up to there, and lacked that.
    """

    sender: str
    sender_device: str
    council: str
    number: int
    at: int
    offset: int
    fingerprint: tuple[str, ...]
    first: bool
    counts: Counts
    refusals: tuple[str, ...]
    notices: tuple[str, ...] = ()
    digest: str = ""
    as_of: tuple[tuple[Head, ...], tuple[Gap, ...]] = ((), ())


class Receipt(Struct, frozen=True, kw_only=True):
    """What an import brought; local to this laptop.

    `refusals` are sentences on what was left out or set aside, `notices` on what was erased.
    `written_at` is when the sender's own clock says that the bundle was written, `id` tells one
    receipt from another, and `spans` are just the changes that it brought.
    """

    sender: str
    sender_device: str
    number: int
    imported_at: int
    offset: int
    digest: str
    counts: Counts
    refusals: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    written_at: int = 0
    id: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def advice(self) -> str:
        """Return what to do next about what waits or was not kept, or "" if nothing."""
        if self.counts.unnamed:
            return (
                f"{self.counts.unnamed:,} pieces of attachments were not kept, because their notes "
                f"have not arrived here: import the other bundles of {self.sender} first, then "
                "this one again."
            )
        if not self.counts.waiting:
            return ""
        return (
            f"{self.counts.waiting:,} of these changes wait, because something that came before "
            f"them has not arrived here: import the bundles that {self.sender} shared before "
            "this one, or ask for everything."
        )
