# SPDX-License-Identifier: Apache-2.0
"""Laws of uniting two ledgers."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.ledger.change import Change
from peerdesk.ledger.replay import replay
from peerdesk.team.unite import unite
from tests.strategies import ledgers

LAWS = settings(max_examples=500, deadline=None)
SMALL = ledgers(laptops=3, changes=10)


def hashes(changes: tuple[Change, ...]) -> list[str]:
    return [change.hash for change in changes]


@st.composite
def two_halves(draw: st.DrawFn) -> tuple[list[Change], list[Change]]:
    """Draw one ledger dealt out to two laptops, some changes to both."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    changes = draw(SMALL)
    ours = [change for change in changes if chance.random() < 0.7]
    theirs = [change for change in changes if change not in ours or chance.random() < 0.4]
    chance.shuffle(ours)
    chance.shuffle(theirs)
    return ours, theirs


@LAWS
@given(two_halves())
def test_it_does_not_matter_who_imports_from_whom(halves: tuple[list[Change], ...]) -> None:
    ours, theirs = halves
    assert hashes(unite(ours, theirs)) == hashes(unite(theirs, ours))


@LAWS
@given(two_halves(), st.integers(0, 9))
def test_it_does_not_matter_in_which_groups_three_unite(
    halves: tuple[list[Change], ...], cut: int
) -> None:
    first, second = halves
    one, two = first[:cut], first[cut:]
    assert hashes(unite(unite(one, two), second)) == hashes(unite(one, unite(two, second)))


@LAWS
@given(two_halves())
def test_uniting_again_changes_nothing(halves: tuple[list[Change], ...]) -> None:
    ours, theirs = halves
    once = unite(ours, theirs)
    assert hashes(unite(once, theirs)) == hashes(unite(once, once)) == hashes(once)


@LAWS
@given(two_halves())
def test_nothing_is_lost_and_nothing_comes_twice(halves: tuple[list[Change], ...]) -> None:
    ours, theirs = halves
    united = hashes(unite(ours, theirs))
    assert set(united) == {change.hash for change in (*ours, *theirs)}
    assert len(united) == len(set(united))


@LAWS
@given(two_halves())
def test_what_stands_does_not_depend_on_the_order_of_arrival(
    halves: tuple[list[Change], ...],
) -> None:
    ours, theirs = halves
    assert replay(unite(ours, theirs)) == replay([*theirs, *ours])


@LAWS
@given(SMALL)
def test_whatever_a_change_knew_of_stands_before_it(changes: list[Change]) -> None:
    places = {change.hash: place for place, change in enumerate(unite(changes, ()))}
    for change in changes:
        header = change.header
        before = [header.previous] if header.previous else []
        before += [head.hash for head in header.knew]
        assert all(places[known] < places[change.hash] for known in before)


@given(SMALL)
def test_a_copy_with_its_content_is_kept_before_one_without(changes: list[Change]) -> None:
    erased = [Change(change.header_bytes, None, None) for change in changes]
    for united in (unite(erased, changes), unite(changes, erased)):
        assert all(change.payload is not None for change in united)
