# SPDX-License-Identifier: Apache-2.0
"""A bundle that is about to be taken in, and the counts of its receipt as they become known."""

import secrets
from io import BytesIO
from typing import BinaryIO

from msgspec.structs import replace

from peerdesk.desk.arrivals import weigh
from peerdesk.desk.book import TeamBook
from peerdesk.desk.carrying import Arriving, PieceCounts
from peerdesk.ledger.store import Accepted
from peerdesk.team.opener import OpenedBundle
from peerdesk.team.receipt import Counts, Receipt
from peerdesk.team.unite import Judged

_DIGITS = 16


def arriving(
    book: TeamBook, data: bytes | BinaryIO, opened: OpenedBundle, judged: Judged
) -> Arriving:
    """Return a judged bundle with all that its receipt can say before anything is written."""
    manifest, arrivals = opened.manifest, weigh(book, judged)
    receipt = Receipt(
        sender=judged.sender.name,
        sender_device=judged.sender.device,
        number=manifest.number,
        imported_at=0,
        offset=0,
        digest=manifest.digest,
        counts=with_pieces(arrivals.counts, book.weigh_pieces(opened.pieces)),
        refusals=(*judged.refusals, *arrivals.aside),
        notices=arrivals.notices,
        written_at=manifest.at,
        id=secrets.token_hex(_DIGITS // 2),
    )
    name = f"{manifest.sender.device[:_DIGITS]}-{manifest.number}-{manifest.digest[:_DIGITS]}"
    return Arriving(name=name, content=_file(data), receipt=receipt)


def with_changes(begun: Counts, accepted: Accepted, judged: Judged) -> Counts:
    """Return the counts once the changes are in, wherever the import was broken off before.

    What had gone in by then is here already, and yet it is this import that brought it.
    """
    already = accepted.already + judged.known
    before = max(already - begun.already, 0)
    return replace(
        begun,
        new=accepted.new + before,
        already=already - before,
        waiting=accepted.waiting,
        refused=judged.refused + accepted.refused,
    )


def with_pieces(counts: Counts, found: PieceCounts) -> Counts:
    """Return the counts with what became of pieces of attachments, or would."""
    return replace(
        counts,
        pieces=max(counts.pieces, found.new),
        unnamed=found.unnamed,
        attachments=max(counts.attachments, found.attachments),
    )


def _file(data: bytes | BinaryIO) -> BinaryIO:
    return BytesIO(data) if isinstance(data, bytes) else data
