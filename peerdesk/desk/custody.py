# SPDX-License-Identifier: Apache-2.0
"""What a book tells of evidence as a thing that is kept: attached, held, erased, disposed of."""

from typing import Protocol

from peerdesk.domain.attachment import Attachment, Release
from peerdesk.domain.disposal import Disposal
from peerdesk.domain.erasure import Erasure
from peerdesk.domain.hold import Hold
from peerdesk.domain.loss import Loss


class Custody(Protocol):
    """The part of a `Book` that whoever answers for the evidence asks; all in the one order."""

    def attachments(self, note: str = "") -> tuple[Attachment, ...]:
        """Return the attachments of one note, or of all, withdrawn ones too."""
        ...

    def releases(self) -> tuple[Release, ...]:
        """Return when attachments were saved outside, those included that were erased since."""
        ...

    def keep_attachment(self, content: bytes) -> tuple[str, ...]:
        """Keep the bytes of an attachment and return the digests of its pieces.

        What an earlier one has in common is kept once. The bytes count once a fact names them;
        without one they go before the next are kept. Raises what says NOT SAVED.
        """
        ...

    def attachment_bytes(self, attachment: Attachment) -> bytes:
        """Return the bytes of an attachment, held against its digest.

        Raises `HeldElsewhere` where they are not on this laptop, or `DamagedAttachment`.
        """
        ...

    def is_here(self, attachment: Attachment) -> bool:
        """Say whether the bytes of an attachment are on this laptop."""
        ...

    def holds(self) -> tuple[Hold, ...]:
        """Return all holds, lifted ones too, and those that came before something else has."""
        ...

    def erasures(self) -> tuple[Erasure, ...]:
        """Return the tombstones of notes that were erased for good."""
        ...

    def is_shared(self, note: str) -> bool:
        """Say whether anybody else may have a note: it is in a bundle, or a colleague changed it.

        A note that is not here counts as shared.
        """
        ...

    def purge(self) -> None:
        """Leave nothing of what was erased in what is kept beside the ledger, as in backups.

        Cheap if nothing was. Raises a `PeerDeskError` where the disk refuses; then it stays due.
        """
        ...

    def losses(self) -> tuple[Loss, ...]:
        """Return the gaps that laptops declared in their own chains."""
        ...

    def disposals(self) -> tuple[Disposal, ...]:
        """Return the orders to dispose of the challenge, called off or not."""
        ...
