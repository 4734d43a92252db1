# SPDX-License-Identifier: Apache-2.0
"""Claims about what a laptop shares."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.errors import (
    NameTaken,
    NobodyElse,
    NoChallenge,
    NotAdmitted,
    NothingToShare,
)
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.membership import remove_laptop, take_back
from peerdesk.domain.words import RemovalReason
from peerdesk.ledger.chain import Gap, HeadClaim, SignedHead, sign_head
from peerdesk.team.errors import (
    NotReadBack,
)
from peerdesk.team.opener import OpenedBundle, open_bundle
from tests.desk.exchanging import joined, shared, texts
from tests.fakes.book import MemoryBook
from tests.fakes.stick import Stick
from tests.fakes.team import PEERS, everything, founded, write_notes


@pytest.fixture
def lead() -> MemoryBook:
    return founded()


def test_a_bundle_says_what_it_brought_and_where_it_lies(lead: MemoryBook) -> None:
    admit(lead, identity_file(MemoryBook(PEERS[0])))
    stick = Stick()
    exported = export(lead, stick)
    assert exported.place == f"stick/{exported.name}"
    assert set(stick.files) == {exported.name}
    assert (exported.number, exported.changes, exported.own) == (1, 3, 3)
    assert exported.recipients == ("Bo Lindqvist",)
    assert exported.size >= 4096
    assert not exported.everything


def test_alone_there_is_nobody_to_share_with(lead: MemoryBook) -> None:
    with pytest.raises(NobodyElse):
        export(lead, Stick())


def test_before_there_is_a_challenge_nothing_is_shared() -> None:
    with pytest.raises(NoChallenge):
        export(MemoryBook(), Stick())


def test_a_laptop_that_nobody_admitted_shares_nothing(lead: MemoryBook) -> None:
    joined(lead, PEERS[0])
    outsider = MemoryBook(PEERS[2])
    outsider.accept(everything(lead)[1], lead.signed_heads())
    with pytest.raises(NotAdmitted):
        export(outsider, Stick())


def test_only_what_is_new_is_shared(lead: MemoryBook) -> None:
    joined(lead, PEERS[0])
    write_notes(lead, "new")
    assert export(lead, Stick()).changes == 1
    with pytest.raises(NothingToShare):
        export(lead, Stick())


def test_everything_is_shared_again_when_asked_for(lead: MemoryBook) -> None:
    joined(lead, PEERS[0])
    exported = export(lead, Stick(), everything=True)
    assert exported.everything
    assert exported.changes == 3
    assert exported.number == 2


def test_colleagues_changes_are_passed_on(lead: MemoryBook) -> None:
    bo, dev = joined(lead, PEERS[0], PEERS[2])
    write_notes(bo, "from Bo")
    take_in(lead, shared(bo))
    write_notes(lead, "from the lead")
    take_in(dev, shared(lead))
    assert texts(dev) == {"from Bo", "from the lead"}


def test_what_everybody_has_acknowledged_is_not_sent_again(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(bo, "from Bo")
    stick = Stick()
    exported = export(bo, stick)
    assert exported.changes == 1  # the lead's own signed head says that it holds the rest
    take_in(lead, stick.files[exported.name])
    write_notes(lead, "from the lead")
    take_in(bo, shared(lead))
    write_notes(bo, "again from Bo")
    assert export(bo, Stick()).changes == 1


@pytest.mark.parametrize("lacking", ["gap", "bare", "gone back"])
def test_what_a_laptop_lacks_is_sent_again_only_while_it_belongs_to_the_team(
    lead: MemoryBook, lacking: str
) -> None:
    bo, dev = joined(lead, PEERS[0], PEERS[2])
    take_in(lead, shared(dev, whole=True))
    lead.accept((), _lacking(bo, lead, lacking))
    assert export(lead, Stick()).changes == len(everything(lead)[1])
    remove_laptop(lead, bo.device, RemovalReason.LOST)
    assert export(lead, Stick()).changes == 1
    write_notes(lead, "after the removal")
    assert export(lead, Stick()).changes == 1
    with pytest.raises(NothingToShare):
        export(lead, Stick())
    take_back(lead, bo.device)
    assert export(lead, Stick()).changes == len(everything(lead)[1])


def test_the_head_of_a_removed_laptop_goes_along_only_with_changes_of_it(lead: MemoryBook) -> None:
    bo, dev = joined(lead, PEERS[0], PEERS[2])
    write_notes(bo, "from Bo")
    take_in(lead, shared(bo))
    remove_laptop(lead, bo.device, RemovalReason.LEFT)
    take_in(dev, shared(lead))
    assert texts(dev) == {"from Bo"}
    write_notes(lead, "another")
    assert bo.device not in _signed_by(open_bundle(shared(lead), dev.keys))
    whole = open_bundle(shared(lead, whole=True), dev.keys)
    assert bo.device in _signed_by(whole)


def _signed_by(opened: OpenedBundle) -> set[str]:
    return {signed.claim.head.device for signed in opened.heads}


def _lacking(bo: MemoryBook, lead: MemoryBook, lacking: str) -> list[SignedHead]:
    """Return what a laptop signs that lacks all that the lead's has written."""
    first = bo.sign()
    claim = first.claim
    own = next(head for head in lead.vector() if head.device == lead.device)
    whole = (Gap(own.device, own.epoch, 1, own.number),)
    later = HeadClaim(
        challenge=claim.challenge,
        head=replace(claim.head, epoch="f" * 32, number=1),
        holds=(claim.head,) if lacking == "gone back" else (claim.head, own),
        at=claim.at + 1,
        lacks=whole if lacking == "gap" else (),
        bare=whole if lacking == "bare" else (),
    )
    return [first, sign_head(later, bo.keys.signing)]


def test_a_bundle_that_does_not_read_back_is_not_remembered(lead: MemoryBook) -> None:
    admit(lead, identity_file(MemoryBook(PEERS[0])))
    stick = Stick(rot=lambda data: data[:-1] + bytes([data[-1] ^ 1]))
    with pytest.raises(NotReadBack):
        export(lead, stick)
    assert (stick.files, lead.shared(), lead.next_bundle()) == ({}, (), 1)
    stick.rot = bytes
    assert export(lead, stick).changes == 3


def test_a_name_that_is_taken_is_passed_over(lead: MemoryBook) -> None:
    admit(lead, identity_file(MemoryBook(PEERS[0])))
    stick = Stick()
    first = export(lead, stick)
    crashed = founded()
    crashed.__dict__.update(lead.__dict__)
    crashed._own_bundles = {}  # as if the laptop had stopped before it remembered
    crashed._shared = ()
    again = export(crashed, stick)
    assert (first.number, again.number) == (1, 2)
    assert set(stick.files) == {first.name, again.name}


def test_a_place_where_every_name_is_taken_is_given_up(lead: MemoryBook) -> None:
    admit(lead, identity_file(MemoryBook(PEERS[0])))

    class Taken(Stick):
        def put(self, name: str, *_: object) -> str:
            raise NameTaken(name)

    with pytest.raises(NameTaken):
        export(lead, Taken())
    assert lead.shared() == ()


# Newcomers


def test_a_newcomer_gets_what_was_shared_before(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(lead, "shared before")
    take_in(bo, shared(lead))
    dev = MemoryBook(PEERS[2])
    admit(lead, identity_file(dev))
    take_in(dev, shared(lead))
    assert texts(dev) == {"shared before"}
    write_notes(lead, "afterwards")
    assert export(lead, Stick()).changes == 1


def test_a_colleague_of_the_newcomer_sends_everything_too(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(bo, "shared by Bo before")
    take_in(lead, shared(bo))
    dev = MemoryBook(PEERS[2])
    admit(lead, identity_file(dev))
    take_in(bo, shared(lead))
    receipt = take_in(dev, shared(bo))  # the newcomer has not seen the lead's bundle at all
    assert receipt.counts.waiting == 0
    assert texts(dev) == {"shared by Bo before"}


def test_a_newcomer_who_acknowledges_is_not_sent_everything_again(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    write_notes(lead, *[f"{n}" for n in range(50)])
    take_in(bo, shared(lead))
    dev = MemoryBook(PEERS[2])
    admit(lead, identity_file(dev))
    data = shared(lead)
    take_in(dev, data)
    write_notes(dev, "new here")
    take_in(bo, data)
    take_in(bo, shared(dev))
    write_notes(bo, "from Bo")
    assert export(bo, Stick()).changes < 10
