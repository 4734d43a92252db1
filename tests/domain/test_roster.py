# SPDX-License-Identifier: Apache-2.0
"""Claims about who belongs to the team, whoever acted first and whatever came first."""

import pytest
from msgspec.structs import replace

from peerdesk.domain import facts
from peerdesk.domain.membership import MemberRemoved
from peerdesk.domain.recognition import MOST
from peerdesk.domain.words import Authority, RemovalReason
from tests.domain.acting import Laptop, counts, in_any_order, team, together

_LEAD, _PEER, _OBSERVER = Authority.LEAD, Authority.PEER, Authority.OBSERVER
_WRITER = Authority.WRITING_OBSERVER


def test_what_a_removed_laptop_wrote_before_the_cut_counts_and_nothing_after_it() -> None:
    ann, bo = team("Ann", "Bo")
    before = bo.writes()
    ann.hears(bo)
    removal = ann.removes(bo, RemovalReason.LEFT)
    after = bo.writes()
    roster = together(ann, bo)
    assert (counts(before, roster), counts(after, roster)) == (True, False)
    assert bo.device not in roster.members
    former = roster.former[bo.device]
    assert (former.reason, former.by) == (RemovalReason.LEFT, ann.device)
    assert former.member == bo.member
    assert counts(removal, roster)
    assert roster.authority(bo.device) is None
    assert roster.person(bo.device) == bo.member.person


def test_another_epoch_lies_behind_every_cut() -> None:
    ann, bo = team("Ann", "Bo")
    bo.writes()
    ann.hears(bo)
    ann.removes(bo)
    bo.restart("b")
    assert not counts(bo.writes(), together(ann, bo))


@pytest.mark.parametrize("lower", [_WRITER, _OBSERVER])
def test_what_was_written_before_a_part_became_smaller_is_judged_by_the_old_one(
    lower: Authority,
) -> None:
    ann, bo = team("Ann", "Bo")
    before = bo.writes()
    ann.hears(bo)
    ann.changes(bo, lower)
    after = bo.writes()
    roster = together(ann, bo)
    assert counts(before, roster)
    assert counts(after, roster) is (lower is _WRITER)
    assert roster.members[bo.device].authority is lower


def test_what_was_set_aside_before_a_part_became_larger_stays_aside() -> None:
    ann, bo = team("Ann", "Bo")
    ann.changes(bo, _OBSERVER)
    between = bo.writes()
    ann.hears(bo)
    ann.changes(bo, _PEER)
    after = bo.writes()
    roster = together(ann, bo)
    assert (counts(between, roster), counts(after, roster)) == (False, True)
    ann.hears(bo)
    ann.releases(between)
    assert counts(between, together(ann, bo))


def test_of_two_changes_unaware_of_each_other_the_lower_stands() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    ann.changes(bo, _LEAD)
    mia.changes(bo, _OBSERVER)
    roster = together(ann, mia)
    assert roster.members[bo.device].authority is _OBSERVER


def test_of_two_changes_of_which_one_knew_the_other_the_later_stands() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    ann.changes(bo, _OBSERVER)
    mia.hears(ann)
    mia.changes(bo, _LEAD)
    assert together(ann, mia).members[bo.device].authority is _LEAD


def test_removal_beats_an_admission_and_a_change_that_did_not_know_of_it() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    ann.removes(bo)
    mia.admits(bo, _LEAD)
    mia.changes(bo, _LEAD)
    assert bo.device in together(ann, mia).former


def test_a_lead_who_was_removed_and_acts_on_unaware_acts_for_nothing() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    friend = Laptop("Fay")
    ann.removes(mia)
    admission, change = mia.admits(friend), mia.changes(bo, _OBSERVER)
    roster = together(ann, mia)
    assert not counts(admission, roster)
    assert not counts(change, roster)
    assert friend.device not in roster.members
    assert friend.device in roster.known
    assert roster.members[bo.device].authority is _PEER


def test_what_a_lead_did_before_being_removed_stands() -> None:
    ann, mia = team("Ann", "Mia", leads=2)
    friend = Laptop("Fay")
    mia.admits(friend)
    ann.hears(mia)
    ann.removes(mia)
    roster = together(ann, mia)
    assert list(roster.members) == [ann.device, friend.device]


def test_a_laptop_taken_back_is_a_member_again_and_what_lay_between_stays_aside() -> None:
    ann, bo = team("Ann", "Bo")
    before = bo.writes()
    ann.hears(bo)
    ann.removes(bo)
    between = bo.writes()
    ann.hears(bo)
    ann.changes(bo, _PEER)
    after = bo.writes()
    roster = together(ann, bo)
    assert [counts(e, roster) for e in (before, between, after)] == [True, False, True]
    assert roster.members[bo.device].authority is _PEER
    assert roster.former == {}


def test_a_lead_taken_back_leads_again() -> None:
    ann, mia = team("Ann", "Mia", leads=2)
    ann.removes(mia)
    ann.changes(mia, _LEAD)
    mia.hears(ann)
    friend = Laptop("Fay")
    mia.admits(friend)
    mia.changes(friend, _OBSERVER)
    assert together(ann, mia).members[friend.device].authority is _OBSERVER


def test_nobody_takes_themselves_back() -> None:
    ann, mia = team("Ann", "Mia", leads=2)
    ann.removes(mia)
    mia.hears(ann)
    back = mia.changes(mia, _LEAD)
    roster = together(ann, mia)
    assert not counts(back, roster)
    assert mia.device in roster.former


def test_nobody_lowers_or_removes_themselves_so_that_a_lead_is_always_left() -> None:
    ann, mia = team("Ann", "Mia", leads=2)
    acts = [mia.removes(mia), ann.changes(ann, _PEER)]
    roster = together(ann, mia)
    assert not any(counts(act, roster) for act in acts)
    assert set(roster.members) == {ann.device, mia.device}


def test_what_was_prepared_before_becoming_a_lead_does_not_count() -> None:
    ann, bo = team("Ann", "Bo")
    prepared = bo.removes(ann)
    ann.changes(bo, _LEAD)
    roster = together(ann, bo)
    assert not counts(prepared, roster)
    assert set(roster.members) == {ann.device, bo.device}
    bo.hears(ann)
    assert counts(bo.removes(ann), together(ann, bo))


def test_acts_of_those_who_never_led_do_not_count() -> None:
    ann, bo, dev = team("Ann", "Bo", "Dev")
    acts = [bo.removes(dev), bo.changes(bo, _LEAD), bo.releases(bo.writes())]
    roster = together(ann, bo)
    assert not any(counts(act, roster) for act in acts)
    assert set(roster.members) == {laptop.device for laptop in (ann, bo, dev)}


def test_what_those_who_never_led_say_of_laptops_lengthens_no_act_of_a_lead() -> None:
    ann, bo, cat = team("Ann", "Bo", "Cat")
    before = ann.roster.unreplaced()
    bo.says(
        MemberRemoved(device=cat.device, reason=RemovalReason.LEFT, cut=(), replaces=before[:1])
    )
    bo.removes(ann)
    ann.hears(bo)
    assert ann.roster.unreplaced() == before
    assert set(ann.roster.unreplaced(bo.device)) < set(before)


def test_of_a_lead_who_floods_the_team_with_acts_no_more_is_named_than_is_looked_at() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    said = ann.roster.unreplaced()
    for _ in range(MOST + 20):
        mia.says(MemberRemoved(device=bo.device, reason=RemovalReason.LEFT, cut=(), knew=said))
    ann.hears(mia)
    assert len(ann.roster.unreplaced()) == len(said) + MOST
    assert ann.removes(mia).hash in ann.roster.counted
    assert bo.device in ann.roster.former


def test_a_lead_by_one_admission_and_a_peer_by_another_still_admits_until_that_is_changed() -> None:
    ann, mia, cat = team("Ann", "Mia", "Cat", leads=3)
    friend, other = Laptop("Fay"), Laptop("Gus")
    mia.admits(cat, _PEER)
    admitted = cat.admits(friend)
    roster = together(ann, mia, cat)
    assert counts(admitted, roster)
    assert roster.members[cat.device].authority is _PEER
    ann.hears(mia, cat)
    ann.changes(cat, _PEER)
    assert not counts(cat.admits(other), together(ann, mia, cat))


def test_without_a_founding_nobody_belongs_and_nothing_counts() -> None:
    ann, bo = team("Ann", "Bo")
    admission = next(e for e in ann.heard.values() if isinstance(e.fact, facts.MemberAdmitted))
    roster = in_any_order([admission])
    assert (dict(roster.members), dict(roster.known), dict(roster.former)) == ({}, {}, {})
    assert not counts(admission, roster)
    assert roster.authority(bo.device) is None


def test_the_founder_is_never_admitted_but_can_be_given_another_part() -> None:
    ann, mia = team("Ann", "Mia", leads=2)
    mia.says(
        facts.MemberAdmitted(
            device=ann.device, member=replace(ann.member, authority=_OBSERVER, name="Other")
        )
    )
    roster = together(ann, mia)
    assert roster.members[ann.device] == ann.member
    mia.changes(ann, _PEER)
    roster = together(ann, mia)
    assert roster.members[ann.device] == replace(ann.member, authority=_PEER)
    assert next(iter(roster.members)) == ann.device
