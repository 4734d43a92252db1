# SPDX-License-Identifier: Apache-2.0
"""An attachment: a photograph, scan or PDF that belongs to a note."""

from collections.abc import Iterable

from msgspec import Struct

from peerdesk.domain import custody
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.note import withdrawals
from peerdesk.domain.words import ReleaseReason

CHUNK = 1 << 20
"""Bytes in a piece; the last one is shorter."""
LARGEST = 25 << 20
"""Bytes in the largest attachment."""


class Release(Struct, frozen=True):
    """When an attachment was saved outside the vault, by which laptop and why."""

    hash: str
    reason: ReleaseReason
    at: int
    offset: int
    device: str


class Attachment(Struct, frozen=True, kw_only=True):
    """An attachment as it stands; its bytes are found by its digest.

    `withdrawals` are the changes that took it off and were not undone.
    """

    id: str
    note: str
    name: str
    media: str
    size: int
    digest: str
    chunks: tuple[str, ...]
    at: int
    offset: int
    device: str
    withdrawals: tuple[str, ...]
    releases: tuple[Release, ...]

    @property
    def withdrawn(self) -> bool:
        """Say whether it was taken off its note."""
        return bool(self.withdrawals)


def reduce_attachment(entries: Iterable[Entry]) -> Attachment | None:
    """Return the attachment, or None while the change that added it is missing."""
    ordered = in_order(entries)
    added = next((e for e in ordered if isinstance(e.fact, custody.AttachmentAdded)), None)
    if added is None or not isinstance(added.fact, custody.AttachmentAdded):
        return None
    fact = added.fact
    return Attachment(
        id=fact.attachment,
        note=fact.note,
        name=fact.name,
        media=fact.media,
        size=fact.size,
        digest=fact.digest,
        chunks=fact.chunks,
        at=added.at,
        offset=added.offset,
        device=added.device,
        withdrawals=withdrawals(ordered, custody.AttachmentWithdrawn, custody.AttachmentRestored),
        releases=releases_in(ordered),
    )


def releases_in(entries: Iterable[Entry]) -> tuple[Release, ...]:
    """Return, in order, when attachments were saved outside; also of those erased since."""
    return tuple(
        Release(e.hash, e.fact.reason, e.at, e.offset, e.device)
        for e in in_order(entries)
        if isinstance(e.fact, custody.AttachmentReleased)
    )
