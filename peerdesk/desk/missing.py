# SPDX-License-Identifier: Apache-2.0
"""What is missing here after a damage or a restore, who holds it, and what nobody can hold.

A bundle of a colleague who holds it brings it back. What was in no bundle yet, and has been lost
here, exists nowhere: this laptop says so in a fact of its own, and then nobody waits for it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.writing import write
from peerdesk.domain.custody import ChangesLost
from peerdesk.domain.identifiers import mint
from peerdesk.domain.loss import Loss
from peerdesk.ledger.chain import Gap
from peerdesk.ledger.store import Span
from peerdesk.team.holdings import Chain, held_by_laptop, lacked_by_laptop, most, up_to


class Missing(Struct, frozen=True, kw_only=True):
    """A run of one laptop's changes that is missing here.

    `name` is of the laptop's owner, `held_by` of those whose laptops have signed that they hold
    all of it; `own` says that it is this laptop's own, `lost` that it was declared lost, `shared`
    that a bundle may have brought some of it. `several` says that the same laptop lacks something
    in more than one of its chains, each of which counts from 1.
    """

    device: str
    epoch: str
    name: str
    first: int
    last: int
    held_by: tuple[str, ...]
    own: bool
    lost: bool
    shared: bool = True
    several: bool = False

    @property
    def count(self) -> int:
        """Return how many changes are missing."""
        return self.last - self.first + 1

    @property
    def sentence(self) -> str:
        """Return what is missing and what brings it back, as one sentence."""
        whose = "this laptop’s own changes" if self.own else f"{self.name}’s changes"
        which = f"{whose}, numbers {self.first:,} to {self.last:,}"
        if self.count == 1:
            which = f"{whose}, number {self.first:,}"
        which += f" (chain {self.epoch[:4]})" if self.several else ""
        if self.lost:
            return f"Lost for good: {which}; nobody else had got them."
        if self.held_by:
            return f"Missing: {which}; take in a new bundle from {' or '.join(self.held_by)}."
        if self.own and not self.shared:
            return f"Missing: {which}; it was in no bundle yet, so nobody else has it."
        if self.own:
            return f"Missing: {which}; look for bundles that this laptop wrote."
        return f"Missing: {which}; ask {self.name} to share everything."


def missing(book: TeamBook) -> tuple[Missing, ...]:
    """Return what is missing here, chain by chain, with who would bring it."""
    gaps = book.gaps()
    if not gaps:
        return ()
    names = {member.device: member.name for member in book.roster().known.values()}
    losses, known = book.losses(), reached(book)
    chains = Counter(device for device, _ in {(gap.device, gap.epoch) for gap in gaps})
    return tuple(
        Missing(
            device=gap.device,
            epoch=gap.epoch,
            name=names.get(gap.device, f"laptop {gap.device[:8]}"),
            first=gap.first,
            last=gap.last,
            held_by=tuple(names.get(device, device[:8]) for device in _holders(book, gap)),
            own=gap.device == book.device,
            lost=any(covers(loss, gap) for loss in losses),
            shared=gap.first <= known.get((gap.device, gap.epoch), 0),
            several=chains[gap.device] > 1,
        )
        for gap in gaps
    )


def declare_lost(book: TeamBook, *, even_if_shared: bool = False) -> tuple[ChangesLost, ...]:
    """Declare lost what is missing of this laptop's own chains and that nobody can hold.

    With `even_if_shared` also what was in bundles, for when all of those are gone too; should it
    turn up all the same, it fits back in. Returns what was declared.
    """
    gaps = [gap for gap in book.gaps() if gap.device == book.device]
    if not gaps or not book.challenge_id:
        return ()
    known, losses = reached(book), book.losses()
    declared = [
        lost
        for gap in gaps
        if even_if_shared or gap.first > known.get((gap.device, gap.epoch), 0)
        if not any(covers(loss, gap) for loss in losses)
        if (lost := _loss(book, gap)) is not None
    ]
    write(book, *declared)
    return tuple(declared)


def reached(book: TeamBook) -> Mapping[Chain, int]:
    """Return up to where anything of each chain has been brought to others, or is held by them."""
    claims = [signed.claim for signed in book.signed_heads()]
    held = held_by_laptop(claim for claim in claims if claim.head.device != book.device)
    return most([up_to(book.shared()), *held.values()])


def unshared(book: TeamBook) -> int:
    """Return how many changes of this laptop are here and in no bundle yet."""
    shared = up_to(book.shared())
    own = {chain: n for chain, n in up_to(book.vector()).items() if chain[0] == book.device}
    found = sum(number - shared.get(chain, 0) for chain, number in own.items())
    for gap in book.gaps():
        chain = gap.device, gap.epoch
        first, last = max(gap.first, shared.get(chain, 0) + 1), min(gap.last, own.get(chain, 0))
        found -= max(last - first + 1, 0)
    return found


def covers(loss: Loss, gap: Gap) -> bool:
    """Say whether all of a gap was declared lost."""
    same = (loss.device, loss.epoch) == (gap.device, gap.epoch)
    return same and loss.first <= gap.first and gap.last <= loss.last


def _holders(book: TeamBook, gap: Gap) -> Iterator[str]:
    """Yield the other laptops that have signed that they hold all of a gap."""
    claims = [signed.claim for signed in book.signed_heads()]
    lacked = lacked_by_laptop(claims)
    for device, held in sorted(held_by_laptop(claims).items()):
        reaches = held.get((gap.device, gap.epoch), 0) >= gap.last
        if device != book.device and reaches and not _meets(lacked.get(device, ()), gap):
            yield device


def _meets(gaps: Sequence[Gap], gap: Gap) -> bool:
    return any(
        (one.device, one.epoch) == (gap.device, gap.epoch)
        and one.first <= gap.last
        and gap.first <= one.last
        for one in gaps
    )


def _loss(book: TeamBook, gap: Gap) -> ChangesLost | None:
    """Return a gap as a loss, or None while the change before it is missing as well."""
    chain = gap.device, gap.epoch
    around = (Span(*chain, n, n) for n in (gap.first - 1, gap.last + 1))
    before, follows = (next(iter(book.changes([span])), None) for span in around)
    if before is None and gap.first > 1:
        return None
    return ChangesLost(
        loss=mint(book.device),
        device=gap.device,
        epoch=gap.epoch,
        first=gap.first,
        last=gap.last,
        before=before.hash if before else "",
        follows=follows.hash if follows else "",
    )
