# SPDX-License-Identifier: Apache-2.0
"""What the next bundle has to bring, so that nobody is left without something.

A laptop remembers up to where its bundles have brought every chain, and colleagues acknowledge
in their signed heads what has arrived. What comes after either may be lacking somewhere, own
changes and passed-on ones alike. A newcomer could read none of the earlier bundles: as soon as
an admission is among what is new, everything that the newcomer has not acknowledged goes along;
so it does for a laptop that was taken back.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peerdesk.desk.book import TeamBook
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.loss import Loss
from peerdesk.domain.membership import AuthorityChanged
from peerdesk.ledger.chain import Gap, HeadClaim, SignedHead, sign_head
from peerdesk.ledger.change import Change, Head
from peerdesk.ledger.store import Span
from peerdesk.team.going_back import bare_elsewhere, gone_back
from peerdesk.team.holdings import Chain, Held, held_by_laptop, lacked_by_laptop, least, most, up_to
from peerdesk.team.unite import spans_of

_ADMISSION = re.compile(rb'"kind":"(?:MemberAdmitted|AuthorityChanged)"')
"""How the headers read of what makes a laptop a reader, or one again; cheaper than decoding all."""


@dataclass(frozen=True)
class Share:
    """What a bundle brings, and up to where every chain will have been brought by then."""

    spans: tuple[Span, ...]
    changes: tuple[Change, ...]
    holds: tuple[Head, ...]


def heads_to_send(book: TeamBook) -> tuple[HeadClaim, tuple[SignedHead, ...]]:
    """Sign this laptop's head anew; return that claim, and the newest signed head of each chain.

    After a restore or a damage a laptop goes on in another epoch. What it wrote last in the
    earlier one may never have been signed, or may be gone though it was: so the end that stands
    here is signed, or nobody would get the rest.
    """
    own = book.sign(bundle=book.next_bundle()).claim
    newest = {_chain(signed.claim.head): signed for signed in book.signed_heads()}
    for head in book.vector():
        signed = newest.get(_chain(head))
        if head.device == book.device and (
            signed is None or signed.claim.head.number != head.number
        ):
            claim = HeadClaim(challenge=own.challenge, head=head, holds=(head,), at=own.at)
            newest[_chain(head)] = sign_head(claim, book.keys.signing)
    return own, tuple(newest[chain] for chain in sorted(newest))


def heads_for(book: TeamBook, share: Share, newest: Sequence[SignedHead]) -> tuple[SignedHead, ...]:
    """Return the signed heads that go along: of each chain the one that vouches for what goes.

    Where nothing of a chain goes, its newest does: it tells how much more there is. Of a laptop
    that does not belong to the team none does by itself, so whatever it signs is soon forgotten.
    """
    belong = {member.device for member in book.members()} | {book.device}
    ends = {_chain(head): head.number for head in share.holds}
    going = {(span.device, span.epoch) for span in share.spans}
    vouching = {_chain(signed.claim.head): signed for signed in book.vouching_heads()}

    def fitting(signed: SignedHead) -> SignedHead:
        chain = _chain(signed.claim.head)
        other = vouching.get(chain)
        fits = other is not None and chain in going and other.claim.head.number == ends[chain]
        return other if fits and other is not None else signed

    return tuple(
        fitting(signed)
        for signed in newest
        if signed.claim.head.device in belong or _chain(signed.claim.head) in going
    )


def what_to_share(
    book: TeamBook, claims: Sequence[HeadClaim], *, everything: bool, again: Sequence[Span] = ()
) -> Share:
    """Return what colleagues may lack, or everything; whole runs that end in a signed head.

    `claims` are those of the newest signed heads. Of a chain whose newest signed head has not been
    reached here, because something is missing before it, goes what an earlier one vouches for: the
    rest may never come, should its laptop be lost. `again` are changes that go once more whoever
    has them.
    """
    if everything:
        return _share(book, claims, {})
    given = up_to(book.shared())
    held = held_by_laptop(claims)
    others = [held.get(m.device, {}) for m in book.members() if m.device != book.device]
    base = _from(again, _as_lacked(book, claims, most([given, least(others)])))
    share = _share(book, claims, base)
    newcomers = [held.get(device, {}) for device in _admitted(share.changes)]
    wider = least([base, *newcomers])
    return share if wider == base else _share(book, claims, wider)


def _share(book: TeamBook, claims: Sequence[HeadClaim], base: Mapping[Chain, int]) -> Share:
    stands = up_to(book.vector())
    signed = {_chain(claim.head): claim.head for claim in claims}
    for vouching in book.vouching_heads():
        chain = _chain(vouching.claim.head)
        if chain in signed and signed[chain].number > stands.get(chain, 0):
            signed[chain] = vouching.claim.head
    holds = {_chain(head): head for head in book.shared()}
    losses = book.losses()
    spans: list[Span] = []
    changes: list[Change] = []
    for chain in stands:
        last = signed.get(chain)
        first = base.get(chain, 0) + 1
        if last is None or last.number < first:
            continue
        run = tuple(book.changes([Span(*chain, first, last.number)]))
        if not run or run[-1].hash != last.hash:
            continue
        if len(run) == last.number - first + 1:  # all of them, so no header need be looked into
            spans.append(Span(*chain, first, last.number))
        elif _is_whole(run, first, losses):
            spans += spans_of(run)
        else:
            continue
        changes += run
        holds[chain] = last
    return Share(tuple(spans), tuple(changes), tuple(sorted(holds.values())))


def _is_whole(run: Sequence[Change], first: int, losses: Sequence[Loss]) -> bool:
    """Say whether a run from a number on lacks nothing but what was declared lost."""
    bridges = {(loss.before, loss.follows) for loss in losses}
    starts = run[0].header.number == first or any(
        loss.follows == run[0].hash and loss.first <= first for loss in losses
    )
    return starts and all(
        after.header.number == before.header.number + 1 or (before.hash, after.hash) in bridges
        for before, after in pairwise(run)
    )


def _from(again: Sequence[Span], base: Held) -> Held:
    """Return what everybody has, less these changes and all that follow them in their chains."""
    lowered = dict(base)
    for span in again:
        chain = span.device, span.epoch
        lowered[chain] = min(span.first - 1, lowered.get(chain, 0))
    return {chain: number for chain, number in lowered.items() if number}


def _as_lacked(book: TeamBook, claims: Sequence[HeadClaim], base: Held) -> Held:
    """Return what everybody has, less what a colleague has signed to lack and this laptop holds.

    A laptop that was put back to an earlier state lacks whatever had come to it since. One that
    took a change without its contents, on an erasure's word, lacks them if they are here still:
    the erasure does not take them, or a hold keeps them. Only members are sent anything for it:
    what a removed laptop has signed to lack, it would lack for ever.
    """
    ours = book.gaps()
    lowered = dict(base)
    others = {member.device for member in book.members()} - {book.device}
    told = [claim for claim in claims if claim.head.device in others]
    for gaps in lacked_by_laptop(told).values():
        for gap in gaps:
            chain = gap.device, gap.epoch
            if gap not in ours and lowered.get(chain, 0) >= gap.first:
                lowered[chain] = gap.first - 1
    for held in gone_back(told).values():
        for chain, number in held.items():
            lowered[chain] = min(number, lowered.get(chain, 0))
    for gap in bare_elsewhere(told, book.device):
        whole = (c.header.number for c in book.changes([_span(gap)]) if c.payload is not None)
        if first := next(whole, 0):
            chain = gap.device, gap.epoch
            lowered[chain] = min(first - 1, lowered.get(chain, 0))
    return {chain: number for chain, number in lowered.items() if number}


def _span(gap: Gap) -> Span:
    return Span(gap.device, gap.epoch, gap.first, gap.last)


def _chain(head: Head) -> Chain:
    return head.device, head.epoch


def _admitted(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        fact = change.fact if _ADMISSION.search(change.header_bytes) else None
        if isinstance(fact, MemberAdmitted | AuthorityChanged):
            yield fact.device
