# SPDX-License-Identifier: Apache-2.0
"""What a book tells of evidence as a thing that is kept: attached, held, erased, disposed of."""

from typing import Protocol

from peerdesk.domain.attachment import Attachment
from peerdesk.domain.disposal import Disposal
from peerdesk.domain.erasure import Erasure
from peerdesk.domain.hold import Hold
from peerdesk.domain.loss import Loss


class Custody(Protocol):
    """The part of a `Book` that whoever answers for the evidence asks; all in the one order."""

    def attachments(self, note: str = "") -> tuple[Attachment, ...]:
        """Return the attachments of one note, or of all, withdrawn ones too."""
        ...

    def holds(self) -> tuple[Hold, ...]:
        """Return all holds, lifted ones too."""
        ...

    def erasures(self) -> tuple[Erasure, ...]:
        """Return the tombstones of notes that were erased for good."""
        ...

    def losses(self) -> tuple[Loss, ...]:
        """Return the gaps that laptops declared in their own chains."""
        ...

    def disposals(self) -> tuple[Disposal, ...]:
        """Return the orders to dispose of the challenge, called off or not."""
        ...
