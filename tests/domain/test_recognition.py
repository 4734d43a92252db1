# SPDX-License-Identifier: Apache-2.0
"""Laws of who belongs to the team, for any schedule of leads who act and hear of each other."""

import random

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.entry import Entry
from peerdesk.domain.recognition import nearness
from peerdesk.domain.register import OF_ROSTER
from peerdesk.domain.reweighing import again
from peerdesk.domain.roster import Roster
from peerdesk.domain.standing import counting
from peerdesk.domain.words import Authority, RemovalReason
from tests.domain.acting import Laptop, team

seeds = st.integers(0, 2**32)
_NAMES = ("Ann", "Mia", "Cat", "Bo", "Dev")


def played(seed: int, *, honest: bool) -> tuple[list[Laptop], list[Entry]]:
    """Return laptops after some days of acting apart; `honest` ones ask first what they may."""
    chance = random.Random(seed)
    laptops = team(*_NAMES, leads=chance.randint(2, 5))
    for _ in range(chance.randint(1, 14)):
        by, other = chance.sample(laptops, 2)
        move = chance.random()
        if move < 0.35:
            by.hears(other)
        elif move < 0.5:
            by.writes()
        elif move < 0.55:
            _release(chance, by, other)
        elif not honest or _may(by, other, taking_back=move > 0.85):
            _act(chance, by, other, taking_back=move > 0.85)
    known: dict[str, Entry] = {}
    for laptop in laptops:
        known.update(laptop.heard)
    return laptops, list(known.values())


def _may(by: Laptop, other: Laptop, *, taking_back: bool) -> bool:
    roster = by.roster
    listed = roster.former if taking_back else roster.members
    return roster.authority(by.device) is Authority.LEAD and other.device in listed


def _release(chance: random.Random, by: Laptop, other: Laptop) -> None:
    heard = [e for e in by.heard.values() if e.device == other.device]
    if heard:
        by.releases(chance.choice(heard))


def _act(chance: random.Random, by: Laptop, other: Laptop, *, taking_back: bool) -> None:
    if taking_back or chance.random() < 0.5:
        by.changes(other, chance.choice(list(Authority)))
    else:
        by.removes(other, chance.choice(list(RemovalReason)))


@given(seeds, st.booleans())
def test_it_does_not_matter_in_which_order_acts_arrive(seed: int, honest: bool) -> None:  # noqa: FBT001 - drawn
    laptops, entries = played(seed, honest=honest)
    chance = random.Random(seed)
    rosters = []
    for _ in range(4):
        roster = Roster().joined(laptops[0].heard.values())
        for entry in chance.sample(entries, len(entries)):
            roster = roster.joined([entry])
        rosters.append(roster)
    first = rosters[0]
    for roster in rosters[1:]:
        assert roster == first
        assert (roster.counted, roster.members, roster.former) == (
            first.counted, first.members, first.former,
        )  # fmt: skip
        assert [counting([e], roster) for e in entries] == [counting([e], first) for e in entries]


@given(seeds)
def test_leads_who_ask_first_what_they_may_never_leave_a_team_without_one(seed: int) -> None:
    _, entries = played(seed, honest=True)
    members = Roster().joined(entries).members.values()
    assert any(member.authority is Authority.LEAD for member in members)


@given(seeds, st.booleans())
def test_everybody_is_a_member_or_a_former_one_and_never_both(seed: int, honest: bool) -> None:  # noqa: FBT001 - drawn
    laptops, entries = played(seed, honest=honest)
    roster = Roster().joined(entries)
    assert not roster.members.keys() & roster.former.keys()
    assert roster.members.keys() | roster.former.keys() == {laptop.device for laptop in laptops}
    assert set(roster.known) == {laptop.device for laptop in laptops}
    for device in roster.former:
        assert roster.authority(device) is None


@given(seeds, st.booleans())
def test_nothing_counts_otherwise_that_is_not_weighed_again(seed: int, honest: bool) -> None:  # noqa: FBT001 - drawn
    laptops, entries = played(seed, honest=honest)
    chance = random.Random(seed + 1)
    old = Roster().joined(laptops[0].heard.values())
    old = old.joined(chance.sample(entries, chance.randint(0, len(entries))))
    new = old.joined(entries)
    due = again(old, new)
    for entry in entries:
        if counting([entry], old) != counting([entry], new):
            upto = due.laptops.get(entry.device)
            by_place = upto is not None and entry.number > upto.get(entry.epoch, 0)
            assert by_place or entry.fact.entity in due.things or entry.hash in due.released


@given(seeds)
def test_a_lead_sees_as_done_what_they_just_did(seed: int) -> None:
    laptops, _ = played(seed, honest=True)
    chance = random.Random(seed)
    by, other = chance.sample(laptops, 2)
    if _may(by, other, taking_back=False):
        by.removes(other)
        assert other.device in by.roster.former
        by.changes(other, Authority.WRITING_OBSERVER)
        assert by.roster.members[other.device].authority is Authority.WRITING_OBSERVER


def test_everybody_is_near_in_the_order_of_their_admissions() -> None:
    laptops = team("Ann", "Mia", "Cat", leads=2)
    friend = Laptop("Fay")
    laptops[1].admits(friend)
    acts = [e for e in laptops[1].heard.values() if isinstance(e.fact, OF_ROSTER)]
    near = nearness(laptops[0].device, acts)
    assert sorted(near, key=near.__getitem__) == [x.device for x in (*laptops, friend)]
