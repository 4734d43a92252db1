# SPDX-License-Identifier: Apache-2.0
"""Claims about what of a bundle is believed."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as with_fields

from peerdesk.domain.roster import Roster
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, Role
from peerdesk.ledger.change import Change, Head
from peerdesk.team.errors import ForeignChallenge, NoFounding, UnknownSender
from peerdesk.team.unite import judge
from tests.fakes.book import MemoryBook
from tests.fakes.insider import Insider
from tests.fakes.team import PEERS, admit_all, everything, founded, opened, write_notes
from tests.team.judging import OUTSIDER, Team, founds, hashes, note


@pytest.fixture(scope="module")
def team() -> Team:
    return Team()


def test_all_of_a_sound_bundle_is_believed(team: Team) -> None:
    bundle = opened(team.lead)
    judged = team.judge(bundle)
    assert hashes(judged.changes) == hashes(bundle.changes)
    assert set(judged.heads) == set(bundle.heads)
    assert (judged.refusals, judged.refused, judged.first) == ((), 0, False)
    assert judged.sender == team.lead.identity


def test_changes_come_in_the_order_that_all_laptops_share(team: Team) -> None:
    places = [(c.header.depth, c.hash) for c in team.judge(opened(team.lead)).changes]
    assert places == sorted(places)


def test_a_colleagues_changes_are_believed_from_whoever_passes_them_on(team: Team) -> None:
    judged = team.judge(opened(team.carys))
    devices = {change.header.device for change in judged.changes}
    assert devices == {team.lead.device, team.carys.device}


def test_a_vault_without_a_challenge_takes_the_founder_from_the_bundle(team: Team) -> None:
    judged = judge(opened(team.lead), Roster())
    assert judged.first
    assert judged.refusals == ()
    assert len(judged.changes) == len(everything(team.lead)[1])


def test_members_admitted_in_the_same_bundle_are_believed(team: Team) -> None:
    founder_alone = Roster(team.roster().founding)
    judged = judge(opened(team.lead), founder_alone, team.lead.challenge_id)
    assert {c.header.device for c in judged.changes} == {
        team.lead.device, team.bo.device, team.carys.device
    }  # fmt: skip


def test_a_member_admitted_by_a_member_just_admitted_is_believed() -> None:
    late = MemoryBook(Person("Finn Holt", Role.OFFICER_PEER))
    second = MemoryBook(PEERS[1])
    lead = founded()
    admit_all(lead, second)
    second.accept(everything(lead)[1], [lead.sign()])
    admit_all(second, late)
    late.accept(everything(second)[1], [*second.signed_heads(), second.sign()])
    write_notes(late, "new here")
    second.accept(everything(late)[1], [late.sign()])
    judged = judge(opened(second), Roster(lead.roster().founding), lead.challenge_id)
    assert late.device in {change.header.device for change in judged.changes}
    assert judged.refusals == ()


def test_another_challenge_is_refused(team: Team) -> None:
    with pytest.raises(ForeignChallenge):
        judge(opened(founded()), team.roster(), team.lead.challenge_id)


def test_a_sender_whom_nobody_admitted_is_refused(team: Team) -> None:
    stranger = Insider(team.lead.challenge_id)
    with pytest.raises(UnknownSender) as caught:
        team.judge(stranger.bundle(stranger.chain(note())))
    assert "team leader" in caught.value.user_message


def test_without_the_beginning_a_vault_without_a_challenge_takes_nothing(team: Team) -> None:
    with pytest.raises(NoFounding):
        judge(opened(team.bo, team.bo.own()), Roster())


def test_two_beginnings_in_one_bundle_are_refused(team: Team) -> None:
    other = Insider(team.lead.challenge_id, Authority.LEAD)
    second = other.chain(founds(other.challenge, other.member))
    bundle = opened(team.lead)
    with pytest.raises(NoFounding):
        judge(replace(bundle, changes=(*bundle.changes, *second)), Roster())


def test_a_beginning_that_is_not_sound_is_no_beginning(team: Team) -> None:
    other = Insider(team.lead.challenge_id, Authority.LEAD)
    for founding in (
        founds("another challenge", other.member),
        founds(other.challenge, OUTSIDER),
        founds(other.challenge, with_fields(other.member, name="a\u202eb")),
    ):
        bundle = opened(team.lead)
        odd = (*bundle.changes, *other.chain(founding), Change(b"odd", bytes(16), b"{}"))
        judged = judge(replace(bundle, changes=odd), Roster())
        assert hashes(judged.changes) == hashes(bundle.changes)
        assert judged.refused == 2


def test_a_beginning_whose_chain_does_not_hold_is_no_beginning(team: Team) -> None:
    bundle = opened(team.lead)
    with pytest.raises(NoFounding):
        judge(replace(bundle, heads=()), Roster())


def test_what_a_stranger_wrote_is_left_out_and_the_rest_goes_in(team: Team) -> None:
    stranger = Insider(team.lead.challenge_id)
    run = stranger.chain(note(), note())
    bundle = opened(team.lead, [*everything(team.lead)[1], *run])
    judged = team.judge(replace(bundle, heads=(*bundle.heads, stranger.sign(run[-1].head))))
    assert hashes(judged.changes) == hashes(everything(team.lead)[1])
    assert judged.refused == 2
    assert [r for r in judged.refusals if stranger.member.device[:8] in r]


def test_an_unsigned_chain_is_left_out_and_the_rest_goes_in(team: Team) -> None:
    bundle = opened(team.lead)
    heads = [h for h in bundle.heads if h.claim.head.device != team.bo.device]
    judged = team.judge(replace(bundle, heads=tuple(heads)))
    assert team.bo.device not in {change.header.device for change in judged.changes}
    assert judged.refused == 3
    assert "Bo Lindqvist" in judged.refusals[0]


def test_a_head_signed_by_another_laptop_is_worth_nothing(team: Team) -> None:
    forged = team.insider.sign(team.bo.own()[-1].head)
    bundle = opened(team.lead)
    heads = [h for h in bundle.heads if h.claim.head.device != team.bo.device]
    judged = team.judge(replace(bundle, heads=(*heads, forged)))
    assert forged not in judged.heads
    assert judged.refused == 3
    assert "signature" in judged.refusals[0]


def test_two_heads_for_one_chain_leave_it_out(team: Team) -> None:
    run = team.insider.chain(note(), note())
    heads = [team.insider.sign(run[0].head), team.insider.sign(run[1].head)]
    judged = team.of_insider(run, heads)
    assert (judged.changes, judged.heads, judged.refused) == ((), (), 2)


def test_a_head_alone_is_believed_as_an_acknowledgement(team: Team) -> None:
    nothing_yet = team.insider.sign(Head(team.insider.member.device, "e", 0, ""))
    judged = team.of_insider([], [nothing_yet])
    assert judged.heads == (nothing_yet,)
    assert judged.refusals == ()


def test_a_run_may_follow_on_changes_sent_before(team: Team) -> None:
    run = team.insider.chain(*[note() for _ in range(5)])
    assert hashes(team.of_insider(run[2:]).changes) == hashes(run[2:])
