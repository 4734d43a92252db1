# SPDX-License-Identifier: Apache-2.0
"""A clock is called wrong only where the order of things proves it."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.ledger.chain import HeadClaim
from peerdesk.ledger.change import Head
from peerdesk.team.clocks import SLACK, drifts, own_is_doubtful
from peerdesk.team.receipt import Counts, Receipt

MINUTE = 60_000
NOON = 1_778_587_200_000
NOTHING = Counts(
    changes=0, new=0, already=0, waiting=0, notes=0, revised=0, messages=0, withdrawn=0,
    clashes=0, refused=0,
)  # fmt: skip


def claim(device: str, at: int, *holds: Head) -> HeadClaim:
    return HeadClaim(challenge="c", head=Head(device, "e", 1, "h"), holds=holds, at=at)


def receipt(device: str, written: int, imported: int) -> Receipt:
    return Receipt(
        sender="", sender_device=device, number=1, imported_at=imported, offset=0, digest="",
        counts=NOTHING, written_at=written,
    )  # fmt: skip


def never(_: Head) -> int:
    return 0


def test_a_bundle_written_after_it_arrived_shows_a_clock_that_is_ahead() -> None:
    claims = [claim("b", NOON)]
    arrived = [receipt("b", NOON, NOON - 12 * MINUTE)]
    assert drifts(claims, arrived, "a", NOON + 60 * MINUTE, never) == {"b": 12 * MINUTE}


def test_only_the_newest_bundle_of_a_laptop_speaks_of_its_clock() -> None:
    arrived = [receipt("b", NOON, NOON + 1), receipt("b", NOON, NOON - 12 * MINUTE)]
    assert drifts([claim("b", NOON)], arrived, "a", NOON, never) == {}


def test_who_acknowledges_a_change_before_it_was_written_has_a_clock_that_is_behind() -> None:
    ours = Head("a", "e", 7, "h")
    behind = drifts([claim("b", NOON - 30 * MINUTE, ours)], [], "a", NOON, lambda _: NOON)
    assert behind == {"b": -30 * MINUTE}


def test_a_word_from_the_future_shows_a_clock_that_is_ahead() -> None:
    assert drifts([claim("b", NOON + 9 * MINUTE)], [], "a", NOON, never) == {"b": 9 * MINUTE}


def test_the_newest_word_of_a_laptop_counts_and_its_own_never() -> None:
    claims = [claim("b", NOON - 90 * MINUTE, Head("a", "e", 7, "h")), claim("b", NOON)]
    assert drifts([*claims, claim("a", NOON + 90 * MINUTE)], [], "a", NOON, lambda _: NOON) == {}


def test_a_laptop_of_which_nothing_was_signed_here_is_not_spoken_of() -> None:
    assert drifts([], [receipt("b", NOON, 0)], "a", NOON, never) == {}
    assert drifts([claim("b", NOON)], [receipt("b", 0, NOON)], "a", NOON, never) == {}


@given(st.integers(-SLACK, SLACK), st.integers(0, 10 * MINUTE), st.integers(0, 10 * MINUTE))
def test_clocks_within_five_minutes_are_never_called_wrong(
    off: int, travelled: int, carried: int
) -> None:
    """Whatever time the stick took: written at noon, signed later, taken in later still."""
    signed, arrived = NOON + carried, NOON + carried + travelled
    claims = [claim("b", signed + off, Head("a", "e", 7, "h"))]
    seen = [receipt("b", signed + off, arrived)]
    assert drifts(claims, seen, "a", arrived, lambda _: NOON) == {}


@given(st.integers(SLACK + 1, 10**12), st.integers(0, 10**9), st.booleans())
def test_what_is_said_is_never_more_than_the_truth(off: int, took: int, ahead: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    by = off if ahead else -off
    claims = [claim("b", NOON + by, Head("a", "e", 7, "h"))]
    said = drifts(claims, [receipt("b", NOON + by, NOON + took)], "a", NOON + took, lambda _: NOON)
    assert all(0 < told <= by if ahead else by <= told < 0 for told in said.values())


def test_where_most_differ_alike_the_own_clock_may_be_the_wrong_one() -> None:
    assert own_is_doubtful({"b": 9, "c": 9}, 3)
    assert own_is_doubtful({"b": -9, "c": -9, "d": 9}, 3)
    assert not own_is_doubtful({"b": 9, "c": -9}, 3)
    assert not own_is_doubtful({"b": 9}, 1)
    assert not own_is_doubtful({"b": 9, "c": 9}, 4)
    assert not own_is_doubtful({}, 3)
