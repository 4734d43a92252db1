# SPDX-License-Identifier: Apache-2.0
"""Leads who remove each other unaware, also in a ring: whoever is nearer to the founder stands."""

from peerdesk.domain.membership import AuthorityChanged, MemberRemoved
from peerdesk.domain.roster import Roster
from peerdesk.domain.words import Authority, RemovalReason
from tests.domain.acting import Laptop, counts, team, together

_LEAD, _PEER, _OBSERVER = Authority.LEAD, Authority.PEER, Authority.OBSERVER


def test_two_leads_who_remove_each_other_leave_the_one_nearer_to_the_founder() -> None:
    ann, mia, cat = team("Ann", "Mia", "Cat", leads=3)
    mia.removes(cat)
    cat.removes(mia)
    roster = together(ann, mia, cat)
    assert set(roster.members) == {ann.device, mia.device}
    assert set(roster.former) == {cat.device}


def test_the_founder_stands_where_a_lead_and_the_founder_remove_each_other() -> None:
    ann, mia = team("Ann", "Mia", leads=2)
    mia.removes(ann)
    ann.removes(mia)
    assert set(together(ann, mia).members) == {ann.device}


def test_a_founders_lost_laptop_is_removed_and_whoever_found_it_acts_for_nothing() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    mia.removes(ann, RemovalReason.LOST)
    stranger = Laptop("Nobody Known")
    ann.admits(stranger, _LEAD)
    ann.removes(bo)
    roster = together(ann, mia)
    assert set(roster.members) == {mia.device, bo.device}
    assert roster.former[ann.device].reason is RemovalReason.LOST
    assert roster.former[ann.device].member.authority is _LEAD


def test_whoever_knows_to_have_been_removed_removes_nobody_not_even_as_founder() -> None:
    ann, mia = team("Ann", "Mia", leads=2)
    mia.removes(ann)
    ann.hears(mia)
    answer = ann.removes(mia)
    roster = together(ann, mia)
    assert not counts(answer, roster)
    assert set(roster.members) == {mia.device}


def test_the_cut_of_a_removal_takes_back_nothing_that_its_writer_knew_of_the_team() -> None:
    ann, mia = team("Ann", "Mia", leads=2)
    friend = Laptop("Fay")
    ann.admits(friend)
    mia.hears(ann)
    mia.says(
        MemberRemoved(
            device=ann.device, reason=RemovalReason.LEFT, cut=(), knew=mia.roster.unreplaced()
        )
    )
    roster = together(ann, mia)
    assert set(roster.members) == {mia.device, friend.device}


def test_of_three_in_a_ring_the_act_nearest_to_the_founder_counts_first() -> None:
    ann, mia, cat, dan = team("Ann", "Mia", "Cat", "Dan", leads=4)
    mia.removes(cat)
    cat.removes(dan)
    dan.removes(mia)
    roster = together(ann, mia, cat, dan)
    assert set(roster.members) == {ann.device, dan.device}


def test_a_ring_does_not_hide_a_removal_that_hangs_on_it() -> None:
    """The founder's lost laptop acts on; two leads quarrel; the one who stands had removed it."""
    ann, mia, cat, bo = team("Ann", "Mia", "Cat", "Bo", leads=3)
    mia.removes(cat)
    mia.removes(ann, RemovalReason.LOST)
    cat.removes(mia)
    found = ann.removes(bo)
    roster = together(ann, mia, cat)
    assert set(roster.members) == {mia.device, bo.device}
    assert not counts(found, roster)


def test_a_friend_with_a_forged_place_is_no_nearer_than_who_admitted_them() -> None:
    ann, cat, mia = team("Ann", "Cat", "Mia", leads=3)
    friend = Laptop("Fay")
    mia.depth = 0
    mia.admits(friend, _LEAD)
    friend.hears(ann, mia)
    friend.removes(cat)
    cat.hears(ann)
    cat.says(
        MemberRemoved(
            device=friend.device, reason=RemovalReason.MISTAKE, knew=cat.roster.unreplaced()
        )
    )
    assert friend.device not in together(ann, mia, cat, friend).members


def test_a_flood_of_acts_by_one_laptop_is_looked_at_only_so_far() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    flood = [
        mia.says(AuthorityChanged(device=bo.device, authority=_OBSERVER)) for _ in range(3_000)
    ]
    roster = Roster().joined(ann.heard.values()).joined(flood)
    assert roster.members[mia.device].authority is _LEAD
    ann.hears(mia)
    ann.removes(mia)
    assert set(Roster().joined(ann.heard.values()).members) == {ann.device, bo.device}
