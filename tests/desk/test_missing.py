# SPDX-License-Identifier: Apache-2.0
"""What is missing is said with whose bundle brings it back."""

from collections.abc import Iterator, Sequence

import pytest
from msgspec.structs import replace

from peerdesk.desk.exchange import preview, take_in
from peerdesk.desk.missing import Missing, declare_lost, missing, unshared
from peerdesk.desk.sharing import what_to_share
from peerdesk.domain.custody import ChangesLost
from peerdesk.domain.identifiers import mint
from peerdesk.ledger.chain import Gap, HeadClaim
from peerdesk.ledger.change import Change
from peerdesk.ledger.store import Span
from peerdesk.team.holdings import lacked_by_laptop
from tests.desk.exchanging import joined, shared
from tests.fakes.book import MemoryBook
from tests.fakes.team import PEERS, founded, write_notes


class Gapped(MemoryBook):
    """A book that says that something is missing."""

    told: tuple[Gap, ...] = ()

    def gaps(self) -> tuple[Gap, ...]:
        """Return what it was told to say."""
        return self.told


ANN = Missing(
    device="d" * 32, epoch="e", name="Ann", first=3, last=5, held_by=(), own=False, lost=False
)
OWN = replace(ANN, own=True)
SENTENCES = [
    (replace(ANN, held_by=("Bo",)), "Missing: Ann’s changes, numbers 3 to 5; take in a new "),
    (replace(OWN, held_by=("Bo", "Di")), "this laptop’s own changes, numbers 3 to 5; take in"),
    (replace(OWN, held_by=("Bo", "Di")), "bundle from Bo or Di."),
    (replace(OWN, last=3), "own changes, number 3; look for bundles"),
    (replace(OWN, shared=False), "it was in no bundle yet, so nobody else has it."),
    (replace(OWN, several=True), "own changes, numbers 3 to 5 (chain e); look for bundles"),
    (ANN, "ask Ann to share everything."),
    (replace(OWN, lost=True), "Lost for good: this laptop’s own changes, numbers 3 to 5;"),
]


@pytest.mark.parametrize(("gap", "said"), SENTENCES)
def test_a_gap_is_told_in_one_sentence(gap: Missing, said: str) -> None:
    assert said in gap.sentence
    assert gap.sentence.endswith(".")
    assert gap.count == gap.last - gap.first + 1


def test_nothing_missing_is_nothing_to_tell_and_nothing_to_declare() -> None:
    lead = founded()
    assert missing(lead) == ()
    assert declare_lost(lead, even_if_shared=True) == ()


def test_those_who_have_signed_to_hold_all_of_it_are_named() -> None:
    lead = founded()
    bo, carys = joined(lead, *PEERS[:2])
    write_notes(lead, "one", "two")
    data = shared(lead)
    take_in(bo, data)
    take_in(lead, shared(bo))
    own = lead.vector()[0] if lead.vector()[0].device == lead.device else lead.vector()[1]
    whole = Gap(own.device, own.epoch, 2, own.number)
    gapped = Gapped()
    gapped.__dict__.update(lead.__dict__)
    gapped.told = (whole,)
    (found,) = missing(gapped)
    assert found.held_by == (PEERS[0].name,)
    assert carys.identity.name not in found.held_by
    assert (found.own, found.lost) == (True, False)


def test_own_changes_that_were_in_no_bundle_are_said_to_be_nowhere_else() -> None:
    lead = founded()
    (bo,) = joined(lead, PEERS[0])
    write_notes(lead, "one", "two")
    take_in(bo, shared(lead))
    own = next(head for head in lead.vector() if head.device == lead.device)
    gapped = Gapped()
    gapped.__dict__.update(lead.__dict__)
    gapped.told = (
        Gap(own.device, own.epoch, own.number, own.number),
        Gap(own.device, own.epoch, own.number + 1, own.number + 2),
    )
    assert [one.shared for one in missing(gapped)] == [True, False]
    assert "look for bundles" in missing(gapped)[0].sentence
    assert "in no bundle yet" in missing(gapped)[1].sentence


def test_the_same_numbers_of_two_chains_are_told_apart() -> None:
    lead = founded()
    gapped = Gapped()
    gapped.__dict__.update(lead.__dict__)
    gapped.told = tuple(Gap(lead.device, epoch * 8, 3, 5) for epoch in ("ab", "cd"))
    first, second = (one.sentence for one in missing(gapped))
    assert first != second
    gapped.told = gapped.told[:1]
    assert "chain" not in missing(gapped)[0].sentence


def claim(epoch: str, number: int, *holds: tuple[str, int], lacks: int = 0) -> HeadClaim:
    """Return what one laptop signed in an epoch."""
    from peerdesk.ledger.change import Head  # noqa: PLC0415 - only here

    return HeadClaim(
        challenge="c",
        head=Head("d", epoch, number, "h"),
        holds=tuple(Head("d", name, upto, "h") for name, upto in holds),
        at=1,
        lacks=(Gap("d", "e0", 1, lacks),) if lacks else (),
    )


def test_what_a_later_epoch_says_counts() -> None:
    broken = claim("e1", 4, ("e0", 9), ("e1", 4), lacks=2)
    mended = claim("e2", 1, ("e0", 9), ("e1", 4), ("e2", 1))
    assert lacked_by_laptop([broken, claim("e0", 9)]) == {"d": broken.lacks}
    assert lacked_by_laptop([broken, mended]) == {"d": ()}
    assert lacked_by_laptop([mended, claim("e1", 7, ("e0", 9), lacks=3)])["d"]


def test_what_a_colleague_lacks_is_sent_again() -> None:
    lead = founded()
    (bo,) = joined(lead, PEERS[0])
    write_notes(lead, "one", "two", "three")
    take_in(bo, shared(lead))
    write_notes(bo, "four")
    take_in(lead, shared(bo))
    claims = [signed.claim for signed in lead.signed_heads()]
    plain = what_to_share(lead, claims, everything=False)
    own = next(head for head in lead.vector() if head.device == lead.device)
    lacking = [
        HeadClaim(
            challenge=c.challenge,
            head=c.head,
            holds=c.holds,
            at=c.at,
            lacks=(Gap(own.device, own.epoch, 2, 3),) if c.head.device == bo.device else (),
        )
        for c in claims
    ]
    again = what_to_share(lead, lacking, everything=False)
    assert {s.first for s in again.spans if s.device == lead.device} == {2}
    assert len(again.changes) > len(plain.changes)


def test_a_preview_counts_what_was_missing_as_new() -> None:
    lead = founded()
    (bo,) = joined(lead, PEERS[0])
    write_notes(lead, "one", "two", "three")
    data = shared(lead, whole=True)
    take_in(bo, data)
    assert preview(bo, data).counts.new == 0
    own = next(head for head in lead.vector() if head.device == lead.device)
    gapped = Gapped(PEERS[0])
    gapped.__dict__.update(bo.__dict__)
    gapped.told = (Gap(own.device, own.epoch, 2, 3),)
    assert preview(gapped, data).counts.new == 2


def test_a_loss_that_somebody_else_declares_is_none() -> None:
    lead = founded()
    (bo,) = joined(lead, PEERS[0])
    loss = ChangesLost(
        loss=mint(bo.device), device=lead.device, epoch="e", first=1, last=2, before="", follows=""
    )
    bo.append(loss)
    assert bo.losses() == ()
    lead_own = ChangesLost(
        loss=mint(), device=lead.device, epoch="e", first=1, last=2, before="", follows=""
    )
    lead.append(lead_own)
    assert lead.losses() == ()


def gapped(book: MemoryBook, *told: Gap) -> Gapped:
    """Return the same book, with something missing."""
    found = Gapped()
    found.__dict__.update(book.__dict__)
    found.told = told
    return found


def test_what_is_missing_here_is_not_counted_as_waiting_to_be_shared() -> None:
    lead = founded()
    joined(lead, PEERS[0])
    last = next(head.number for head in lead.vector() if head.device == lead.device)
    write_notes(lead, "one", "two", "three", "four")
    own = next(head for head in lead.vector() if head.device == lead.device)
    chain = own.device, own.epoch
    assert unshared(lead) == 4
    lost = Gap(*chain, last - 1, last + 2)  # two of it were in a bundle before
    elsewhere = Gap("d" * 32, "e", 1, 3)
    assert unshared(gapped(lead, lost, elsewhere)) == 2


def test_nothing_is_declared_lost_while_the_change_before_it_is_missing() -> None:
    class Hiding(Gapped):
        """A book in which the change before the gap is missing as well."""

        def changes(self, spans: Sequence[Span]) -> Iterator[Change]:
            return (c for c in super().changes(spans) if c.header.number != self.told[0].first - 1)

    lead = founded()
    write_notes(lead, "one", "two", "three")
    (own,) = lead.vector()
    hiding, showing = Hiding(), gapped(lead, Gap(own.device, own.epoch, 3, own.number - 1))
    hiding.__dict__.update(showing.__dict__)
    assert declare_lost(hiding) == ()
    (lost,) = declare_lost(showing)
    assert (lost.first, lost.last) == (3, own.number - 1)
