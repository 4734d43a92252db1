# SPDX-License-Identifier: Apache-2.0
"""What of a bundle is here already, told by one hash for each chain.

A hash vouches for all that stands before it in its chain. So where a bundle's change is the one
that stands here under its number, those before it are the same too, and none of them need be
read: a bundle that brings everything again costs little more than its decryption.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec.structs import replace as with_fields

from peerdesk.desk.book import TeamBook
from peerdesk.ledger.change import Change, Head
from peerdesk.ledger.store import Span
from peerdesk.team.holdings import Chain
from peerdesk.team.opener import OpenedBundle


def without_known(book: TeamBook, opened: OpenedBundle) -> OpenedBundle:
    """Return a bundle without what is here, so that only what may be new has to be judged.

    A chain is left as it came where anything of it is missing here or was declared lost, where
    something stands here without its contents, which the bundle may bring back, and where the
    bundle tells another story. Nothing is believed by this: what is left is judged as ever.
    """
    spans = opened.manifest.spans
    tips = {(head.device, head.epoch): head for head in book.vector()}
    doubtful = _doubtful(book, spans)
    kept_spans: list[Span] = []
    kept: list[Change] = []
    place = 0
    for span in spans:
        following = place + span.last - span.first + 1
        chain = span.device, span.epoch
        held = 0
        if chain in tips and chain not in doubtful:
            held = _held(book, span, tips[chain], opened.changes[place:following])
        if held:
            span = with_fields(span, first=span.first + held)  # noqa: PLW2901 - less of the same
        if span.first <= span.last:
            kept_spans.append(span)
        kept += opened.changes[place + held : following]
        place = following
    if len(kept) == len(opened.changes):
        return opened
    manifest = with_fields(opened.manifest, spans=tuple(kept_spans), changes=len(kept))
    return replace(opened, manifest=manifest, changes=tuple(kept))


def _held(book: TeamBook, span: Span, tip: Head, run: Sequence[Change]) -> int:
    """Return how many of the first changes of a run are here, contents and all."""
    last = min(span.last, tip.number)
    if last < span.first or not _is_same(book, tip, last, run[last - span.first]):
        return 0
    known = with_fields(span, last=last)
    return 0 if book.emptied([known]) else last - span.first + 1


def _is_same(book: TeamBook, tip: Head, number: int, offered: Change) -> bool:
    """Say whether a change is the one that stands here under a number of its chain."""
    if number == tip.number:
        return offered.hash == tip.hash
    standing = book.changes([Span(tip.device, tip.epoch, number, number)])
    return any(change.hash == offered.hash for change in standing)


def _doubtful(book: TeamBook, spans: Sequence[Span]) -> set[Chain]:
    """Return the chains of which something is missing, here or in the bundle."""
    return {
        *((gap.device, gap.epoch) for gap in book.gaps()),
        *((loss.device, loss.epoch) for loss in book.losses()),
        *_repeated(spans),
    }


def _repeated(spans: Sequence[Span]) -> Iterator[Chain]:
    counted = Counter((span.device, span.epoch) for span in spans)
    return (chain for chain, times in counted.items() if times > 1)
