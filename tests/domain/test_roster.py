# SPDX-License-Identifier: Apache-2.0
"""Claims about who belongs to the team, whoever acted first and whatever came first."""

import pytest
from msgspec.structs import replace

from peerdesk.domain import facts
from peerdesk.domain.custody import NoteErased
from peerdesk.domain.entry import Entry
from peerdesk.domain.identifiers import mint
from peerdesk.domain.membership import AuthorityChanged, ChangesReleased, MemberRemoved
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import counting, excusing
from peerdesk.domain.words import Authority, ErasureReason, RemovalReason
from tests.domain.acting import Laptop, counts, in_any_order, team, together

_LEAD, _PEER, _OBSERVER = Authority.LEAD, Authority.PEER, Authority.OBSERVER
_WRITER = Authority.WRITING_OBSERVER


def rewords(by: Laptop, note: Entry, text: str = "better") -> Entry:
    return by.says(facts.NoteRevised(note=note.fact.entity, text=text, replaces=(note.hash,)))


def erases(by: Laptop, note: Entry) -> Entry:
    return by.says(
        NoteErased(
            erasure=mint(by.device), note=note.fact.entity, reason=ErasureReason.NOT_NEEDED,
            authority="somebody", erases=(note.hash,),
        )
    )  # fmt: skip


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


def test_only_what_a_lead_released_counts_and_only_of_the_laptop_named() -> None:
    ann, bo, dev = team("Ann", "Bo", "Dev")
    ann.removes(bo)
    ann.removes(dev)
    one, two, other = bo.writes(), bo.writes(), dev.writes()
    ann.hears(bo, dev)
    ann.says(ChangesReleased(device=bo.device, changes=(one.hash, other.hash)))
    roster = together(ann, bo, dev)
    assert [counts(entry, roster) for entry in (one, two, other)] == [True, False, False]


def test_a_release_behind_its_writers_own_removal_does_not_count() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    ann.removes(bo)
    after = bo.writes()
    mia.hears(ann, bo)
    ann.removes(mia)
    mia.releases(after)
    assert not counts(after, together(ann, mia, bo))


def test_no_release_lets_an_act_about_the_team_count() -> None:
    ann, bo = team("Ann", "Bo")
    act = bo.changes(bo, _LEAD)
    ann.hears(bo)
    ann.releases(act)
    assert together(ann, bo).members[bo.device].authority is _PEER


def test_a_released_rewording_of_a_colleagues_note_counts() -> None:
    ann, bo, dev = team("Ann", "Bo", "Dev")
    note = bo.writes()
    dev.hears(bo)
    reworded = rewords(dev, note)
    ann.hears(bo, dev)
    assert counting([note, reworded], together(ann, bo, dev)) == [note]
    ann.releases(reworded)
    assert counting([note, reworded], together(ann, bo, dev)) == [note, reworded]


def test_a_persons_new_laptop_rewords_what_was_written_on_the_lost_one() -> None:
    ann, bo = team("Ann", "Bo")
    note = bo.writes()
    ann.hears(bo)
    ann.removes(bo, RemovalReason.LOST)
    new, stranger = Laptop("Bo", person=bo.member.person), Laptop("Eve")
    ann.admits(new)
    ann.admits(stranger)
    new.hears(ann)
    stranger.hears(ann)
    by_new, by_stranger = rewords(new, note), rewords(stranger, note)
    roster = together(ann, bo, new, stranger)
    assert counting([note, by_new, by_stranger], roster) == [note, by_new]


def test_what_a_laptop_orders_to_be_erased_after_its_removal_does_not_count() -> None:
    ann, mia, bo = team("Ann", "Mia", "Bo", leads=2)
    note, own = bo.writes(), mia.writes()
    mia.hears(bo)
    in_time = erases(mia, note)
    ann.hears(mia)
    ann.removes(mia)
    late = [erases(mia, note), erases(mia, own)]
    roster = together(ann, mia, bo)
    assert counts(in_time, roster)
    assert not any(counts(erasure, roster) for erasure in late)
    assert all(excusing([erasure], roster) for erasure in late)
    assert not excusing([erases(bo, own)], roster)


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
