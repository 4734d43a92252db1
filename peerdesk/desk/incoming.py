# SPDX-License-Identifier: Apache-2.0
"""A bundle that is about to be taken in, and the counts of its receipt as they become known."""

import secrets
from io import BytesIO
from typing import BinaryIO

from msgspec.structs import replace

from peerdesk.desk.arrivals import weigh
from peerdesk.desk.book import TeamBook
from peerdesk.desk.carrying import Arriving, PieceCounts
from peerdesk.ledger.chain import Gap
from peerdesk.ledger.change import Head
from peerdesk.ledger.store import Accepted
from peerdesk.team.opener import OpenedBundle
from peerdesk.team.receipt import Counts, Preview, Receipt
from peerdesk.team.unite import Judged

_DIGITS = 16


def as_of(book: TeamBook) -> tuple[tuple[Head, ...], tuple[Gap, ...]]:
    """Return what tells whether a bundle that was weighed has to be weighed again."""
    return book.vector(), book.gaps()


def arriving(
    book: TeamBook,
    data: bytes | BinaryIO,
    opened: OpenedBundle,
    judged: Judged,
    shown: Preview | None = None,
) -> Arriving:
    """Return a judged bundle with all that its receipt can say before anything is written.

    `shown` is the preview of this bundle, which holds as long as the ledger stands as it did;
    pieces of attachments are looked for again, since the ledger does not tell which are here.
    """
    manifest = opened.manifest
    if shown is not None and shown.as_of == as_of(book) and not opened.pieces:
        counts, refusals, notices = shown.counts, shown.refusals, shown.notices
    else:
        arrivals = weigh(book, judged)
        counts = with_pieces(arrivals.counts, book.weigh_pieces(opened.pieces))
        refusals, notices = (*judged.refusals, *arrivals.aside), arrivals.notices
    receipt = Receipt(
        sender=judged.sender.name,
        sender_device=judged.sender.device,
        number=manifest.number,
        imported_at=0,
        offset=0,
        digest=manifest.digest,
        counts=counts,
        refusals=refusals,
        notices=notices,
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
