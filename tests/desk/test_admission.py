# SPDX-License-Identifier: Apache-2.0
"""Claims about whose laptop is admitted, and by whom."""

import pytest
from msgspec.structs import replace as with_fields

from peerdesk.desk.admission import admit_member, usual_authority
from peerdesk.desk.errors import (
    NoChallenge,
    NotAllowed,
    NotFound,
    SomebodyElses,
)
from peerdesk.desk.exchange import admit, identity_file, take_in
from peerdesk.desk.writing import own_entry
from peerdesk.domain import facts
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, Role
from peerdesk.team.errors import (
    DamagedIdentity,
    TooManyLaptops,
)
from peerdesk.team.identity_file import write_identity
from peerdesk.team.keys import DeviceKeys
from tests.desk.exchanging import joined, shared
from tests.fakes.book import MemoryBook
from tests.fakes.team import PEERS, founded


@pytest.fixture
def lead() -> MemoryBook:
    return founded()


def test_a_lead_admits_with_the_file_and_names_its_owner(lead: MemoryBook) -> None:
    bo = MemoryBook(PEERS[0])
    member = admit(lead, identity_file(bo))
    assert member == bo.identity
    assert lead.members()[-1] == bo.identity
    assert [p.value for p in lead.people() if p.id == bo.identity.person] == [PEERS[0]]


def test_admitting_twice_writes_nothing(lead: MemoryBook) -> None:
    bo = MemoryBook(PEERS[0])
    admit(lead, identity_file(bo))
    writes = lead.writes
    assert admit(lead, identity_file(bo)) == bo.identity
    assert lead.writes == writes


def test_only_a_lead_admits(lead: MemoryBook) -> None:
    (bo,) = joined(lead, PEERS[0])
    with pytest.raises(NotAllowed):
        admit(bo, identity_file(MemoryBook(PEERS[2])))
    assert len(bo.members()) == 2


def test_a_second_lead_admits_too(lead: MemoryBook) -> None:
    (carys,) = joined(lead, PEERS[1])
    admit(carys, identity_file(MemoryBook(PEERS[2])))
    assert len(carys.members()) == 3


def test_nobody_gets_more_than_their_role_gives(lead: MemoryBook) -> None:
    keys = DeviceKeys.generate()
    asking = keys.member(PEERS[0], Authority.LEAD)
    assert admit(lead, write_identity(asking, keys)).authority is Authority.PEER


@pytest.mark.parametrize("authority", list(Authority))
@pytest.mark.parametrize("named", [True, False])
def test_a_lead_chooses_what_a_laptop_may_do(
    lead: MemoryBook, authority: Authority, *, named: bool
) -> None:
    person = mint() if named else ""
    if named:
        lead.append(facts.PersonNamed(person=person, details=PEERS[1]))
    asking = MemoryBook(Person("Bo Lindqvist", Role.TEAM_LEADER))
    member = admit_member(lead, asking.identity, person=person, authority=authority)
    assert member.authority is authority
    assert lead.members()[-1] == member
    take_in(asking, shared(lead))
    assert own_entry(asking).authority is authority


def test_the_part_that_a_file_says_offers_no_more_than_a_peers() -> None:
    typed = {role: usual_authority(role, named=False) for role in Role}
    assert Authority.LEAD not in typed.values()
    assert typed[Role.TEAM_LEADER] is Authority.PEER
    assert typed[Role.OBSERVER] is Authority.OBSERVER
    assert all(usual_authority(role, named=True) is role.authority for role in Role)


def test_a_person_named_at_scoping_is_not_listed_twice(lead: MemoryBook) -> None:
    person = mint()
    lead.append(facts.PersonNamed(person=person, details=PEERS[1]))
    bo = MemoryBook(Person("bo l.", Role.OBSERVER))
    member = admit(lead, identity_file(bo), person=person)
    assert (member.person, member.name, member.role) == (person, PEERS[1].name, PEERS[1].role)
    assert member.authority is Authority.LEAD
    assert [p.id for p in lead.people()] == [person]
    take_in(bo, shared(lead))
    assert bo.person == person


def test_a_person_whom_nobody_named_cannot_be_meant(lead: MemoryBook) -> None:
    with pytest.raises(NotFound):
        admit(lead, identity_file(MemoryBook(PEERS[0])), person=mint())


def test_a_file_cannot_claim_to_be_somebody_of_the_team(lead: MemoryBook) -> None:
    keys = DeviceKeys.generate()
    asking = with_fields(keys.member(PEERS[0]), person=lead.person)
    with pytest.raises(SomebodyElses):
        admit(lead, write_identity(asking, keys))
    second = admit(lead, write_identity(asking, keys), person=lead.person)
    assert second.person == lead.person


def test_a_damaged_file_admits_nobody(lead: MemoryBook) -> None:
    data = identity_file(MemoryBook(PEERS[0]))
    with pytest.raises(DamagedIdentity):
        admit(lead, data[:-1])
    assert len(lead.members()) == 1


def test_no_more_laptops_are_admitted_than_a_bundle_can_name(lead: MemoryBook) -> None:
    for _ in range(30):
        admit(lead, identity_file(MemoryBook(PEERS[0])))
    with pytest.raises(TooManyLaptops):
        admit(lead, identity_file(MemoryBook(PEERS[0])))


def test_before_there_is_a_challenge_nobody_is_admitted() -> None:
    with pytest.raises(NoChallenge):
        admit(MemoryBook(), identity_file(MemoryBook(PEERS[0])))
