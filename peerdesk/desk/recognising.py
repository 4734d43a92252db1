# SPDX-License-Identifier: Apache-2.0
"""What of a bundle is here already, told by a receipt, or by one hash for each chain.

A hash vouches for all that stands before it in its chain. So where a bundle's change is the one
that stands here under its number, those before it are the same too, and none of them need be
read: a bundle that brings everything again costs little more than its decryption. Of one that was
taken in whole before not even that is needed: its sender's signature says that it is the same.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from msgspec.structs import replace as with_fields

from peerdesk.desk.book import TeamBook
from peerdesk.ledger.change import Change, Head
from peerdesk.ledger.store import Span
from peerdesk.team.holdings import Chain, up_to
from peerdesk.team.manifest import Manifest
from peerdesk.team.opener import OpenedBundle


def taken_in_whole(book: TeamBook, manifest: Manifest) -> bool:
    """Say whether all the changes that this manifest was signed for were taken in and still stand.

    The newest receipt of the same bundle says that nothing was refused and nothing waits. Undoing
    it would have taken the receipt away; what else can be lost since is looked for: the ends of
    its chains and the heads that vouch for them, anything missing before, any contents.
    Pieces of attachments are not told by it: they may have been let go.
    """
    told = manifest.sender.device, manifest.number, manifest.digest
    receipts = (r for r in book.receipts() if (r.sender_device, r.number, r.digest) == told)
    receipt = next(receipts, None)
    if receipt is None or not manifest.changes:
        return False
    if receipt.refusals or receipt.counts.refused or receipt.counts.waiting:
        return False
    spans = manifest.spans
    stands = up_to(book.vector())
    signed = up_to(head.claim.head for head in book.signed_heads())
    return (
        all(
            min(held.get((span.device, span.epoch), 0) for held in (stands, signed)) >= span.last
            for span in spans
        )
        and _doubtful(book, spans).isdisjoint((span.device, span.epoch) for span in spans)
        and not book.emptied(spans)
    )


def without_known(book: TeamBook, opened: OpenedBundle) -> OpenedBundle:
    """Return a bundle without what is here, so that only what may be new has to be judged.

    A chain is left as it came where anything of it is missing here or was declared lost, where
    something stands here without its contents, which the bundle may bring back, and where the
    bundle tells another story. Nothing is believed by this: what is left is judged as ever.
    """
    spans = opened.manifest.spans
    tips = {(head.device, head.epoch): head for head in book.vector()}
    known = _known(book, opened, tips)
    kept_spans: list[Span] = []
    kept: list[Change] = []
    place = 0
    for span in spans:
        following = place + span.last - span.first + 1
        chain = span.device, span.epoch
        held = 0
        if span in known:
            held = min(span.last, tips[chain].number) - span.first + 1
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


def _known(book: TeamBook, opened: OpenedBundle, tips: Mapping[Chain, Head]) -> set[Span]:
    """Return the runs of which something is here, contents and all, up to the end of the chain."""
    spans = opened.manifest.spans
    doubtful = _doubtful(book, spans)
    found: dict[Span, Span] = {}
    place = 0
    for span in spans:
        tip = tips.get((span.device, span.epoch))
        last = min(span.last, tip.number) if tip else 0
        if tip and last >= span.first and (span.device, span.epoch) not in doubtful:
            offered = opened.changes[place + last - span.first]
            if _is_same(book, tip, last, offered):
                found[span] = with_fields(span, last=last)
        place += span.last - span.first + 1
    emptied = {(e.device, e.epoch) for e in book.emptied(tuple(found.values()))} if found else ()
    return {span for span in found if (span.device, span.epoch) not in emptied}


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
