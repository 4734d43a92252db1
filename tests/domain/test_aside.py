# SPDX-License-Identifier: Apache-2.0
"""Claims about why something is set aside, and what of it a lead can let count."""

import pytest

from peerdesk.domain import facts
from peerdesk.domain.acceptance import reduce_acceptance
from peerdesk.domain.aside import set_aside
from peerdesk.domain.challenge import Theme
from peerdesk.domain.custody import NoteErased
from peerdesk.domain.entry import Entry
from peerdesk.domain.identifiers import mint
from peerdesk.domain.membership import TermsAccepted
from peerdesk.domain.reweighing import again
from peerdesk.domain.standing import counting_each
from peerdesk.domain.words import Authority, ErasureReason, Source, WhyAside
from tests.domain.acting import Laptop, team, together
from tests.fakes.challenge import SCOPE


@pytest.fixture
def laptops() -> list[Laptop]:
    return team("Ann", "Bo", "Dev")


def why(laptops: list[Laptop], *entries: Entry) -> list[tuple[WhyAside, bool]]:
    """Return why each of these changes of one thing is set aside, and whether for good."""
    return [(one.why, one.releasable) for one in set_aside(entries, together(*laptops))]


def theme(by: Laptop) -> Entry:
    return by.says(
        facts.ThemeSet(theme="t", details=Theme(code="t", title="T", core=True, position=1))
    )


def test_nothing_that_counts_is_listed(laptops: list[Laptop]) -> None:
    _, bo, _ = laptops
    assert why(laptops, bo.writes()) == []


def test_what_was_written_after_a_removal_can_be_released(laptops: list[Laptop]) -> None:
    ann, bo, _ = laptops
    ann.removes(bo)
    assert why(laptops, bo.writes()) == [(WhyAside.REMOVED, True)]


def test_what_is_beyond_an_authority_can_be_released(laptops: list[Laptop]) -> None:
    _, bo, _ = laptops
    assert why(laptops, theme(bo)) == [(WhyAside.BEYOND_AUTHORITY, True)]


def test_what_a_laptop_wrote_that_nobody_may_admit_can_be_released(laptops: list[Laptop]) -> None:
    _, bo, _ = laptops
    friend = Laptop("Fay")
    bo.admits(friend)
    assert why([*laptops, friend], friend.writes()) == [(WhyAside.NOT_ADMITTED, True)]


def test_a_colleagues_rewording_can_be_released_and_a_second_beginning_cannot(
    laptops: list[Laptop],
) -> None:
    _, bo, dev = laptops
    note = bo.writes()
    name = note.fact.entity
    reworded = dev.says(facts.NoteRevised(note=name, text="other", replaces=(note.hash,)))
    begun = dev.says(facts.NoteWritten(note=name, author="x", text="mine", source=Source.HEARD))
    assert sorted(why(laptops, note, reworded, begun)) == [
        (WhyAside.BEGUN_BY_ANOTHER, False),
        (WhyAside.NOT_ITS_AUTHOR, True),
    ]


def test_acts_about_the_team_and_erasures_are_said_anew_and_never_released(
    laptops: list[Laptop],
) -> None:
    ann, bo, dev = laptops
    note = ann.writes()
    erased = bo.says(
        NoteErased(
            erasure="e", note=note.fact.entity, reason=ErasureReason.NOT_NEEDED, authority="x",
            erases=(note.hash,),
        )
    )  # fmt: skip
    assert why(laptops, erased) == [(WhyAside.BEYOND_AUTHORITY, False)]
    assert why(laptops, bo.removes(dev)) == [(WhyAside.BEYOND_AUTHORITY, False)]


def test_an_act_that_another_lead_overtook_says_so() -> None:
    ann, mia, bo = laptops = team("Ann", "Mia", "Bo", leads=2)
    ann.changes(mia, Authority.PEER)
    assert why(laptops, mia.removes(bo)) == [(WhyAside.OVERTAKEN, False)]


def test_what_belongs_to_another_challenge_never_counts(laptops: list[Laptop]) -> None:
    ann, *_ = laptops
    other = ann.says(facts.ChallengeScoped(challenge="other", scope=SCOPE))
    assert why(laptops, other) == [(WhyAside.ANOTHER_CHALLENGE, False)]
    ann.releases(other)
    assert why(laptops, other) == [(WhyAside.ANOTHER_CHALLENGE, False)]


def test_of_entries_about_different_things_each_is_judged_alone(laptops: list[Laptop]) -> None:
    _, bo, _ = laptops
    note, scoped = bo.writes(), theme(bo)
    assert counting_each([note, scoped], together(*laptops)) == [note]


def test_a_roster_that_stayed_the_same_has_nothing_weighed_again(laptops: list[Laptop]) -> None:
    roster = together(*laptops)
    assert again(roster, roster.joined([laptops[1].writes()])) == (frozenset(), {}, frozenset())


def test_only_a_laptops_own_word_is_an_acceptance(laptops: list[Laptop]) -> None:
    _, bo, dev = laptops
    name = mint()
    accepted = TermsAccepted(
        acceptance=name, device=bo.device, person="p", edition="1", digest="d", invitation="i"
    )
    own, other = bo.says(accepted), dev.says(accepted)
    stands = reduce_acceptance([other, own])
    assert stands is not None
    assert (stands.id, stands.device, stands.at) == (name, bo.device, own.at)
    assert reduce_acceptance([other]) is None


def test_a_second_admission_has_all_of_a_laptop_weighed_again() -> None:
    ann, bo, dev = team("Ann", "Bo", "Dev", leads=2)
    before = together(ann, bo, dev)
    admitted = bo.admits(dev)
    found = again(before, before.joined([admitted]))
    assert found == (frozenset({admitted.fact.entity}), {dev.device: {}}, frozenset())
