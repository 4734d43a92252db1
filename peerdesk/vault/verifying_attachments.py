# SPDX-License-Identifier: Apache-2.0
"""Holds pieces of attachments against their digests, and what was attached here to its bytes."""

from collections.abc import Iterator
from hashlib import sha256

from peerdesk.vault.open_ledger import OpenLedger


def check_attachments(ledger: OpenLedger) -> Iterator[str]:
    """Yield a sentence for every piece that was changed, and for what is not whole here.

    Bytes stay on the laptop that attached them, so none is missing of what others attached.
    """
    database = ledger.database
    for (digest,) in database.rows("SELECT digest FROM chunk ORDER BY digest"):
        piece = database.value("SELECT content FROM chunk WHERE digest = ?", (digest,))
        if piece is not None and sha256(piece).hexdigest() != digest:
            yield f"The piece {digest[:8]} of an attachment is not as it was kept."
        ledger.breath.between_slices()
    own = ledger.chains.own[0]
    for held in ledger.entities.attachments():
        if held.device == own and not ledger.chunks.holds(held):
            yield (
                f"The attachment {held.id[-8:]} is not whole on the laptop that attached it: "
                "attach the file again."
            )
