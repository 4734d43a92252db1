# SPDX-License-Identifier: Apache-2.0
"""Claims about the board of who has what."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Authority, Role
from peerdesk.ledger.chain import Gap, HeadClaim
from peerdesk.ledger.change import Head
from peerdesk.team.asking import Ask
from peerdesk.team.board import Cell, Missing, Own, board, bundles_missing
from peerdesk.team.holdings import Held, held_by_laptop, least, most

CHAINS = st.tuples(st.sampled_from("abc"), st.sampled_from("12"))
HOLDINGS = st.lists(st.dictionaries(CHAINS, st.integers(0, 9)), min_size=1, max_size=4)


def member(device: str) -> Member:
    person = Person(f"Peer {device}", Role.OFFICER_PEER)
    return Member(
        device=device, person=f"p{device}", name=person.name, role=person.role,
        authority=Authority.PEER, signing_key="", recipient="",
    )  # fmt: skip


def head(device: str, number: int, epoch: str = "e") -> Head:
    return Head(device, epoch, number, "h")


def claim(at: int, own: Head, *holds: Head) -> HeadClaim:
    return HeadClaim(challenge="c", head=own, holds=(own, *holds), at=at)


TEAM = [member("a"), member("b"), member("c")]


def test_each_row_says_what_that_laptop_holds_and_lacks() -> None:
    claims = [
        claim(10, head("a", 5), head("b", 2)),
        claim(20, head("b", 4), head("a", 5)),
    ]
    rows = board(TEAM, claims, Own("a", [head("a", 5), head("b", 4)])).rows
    assert [(row.device, row.name, row.heard, row.own) for row in rows] == [
        ("a", "Peer a", 10, True),
        ("b", "Peer b", 20, False),
        ("c", "Peer c", 0, False),
    ]
    assert rows[0].cells == (Cell("a", 5, 0), Cell("b", 4, 0), Cell("c", 0, 0))
    assert rows[1].cells == (Cell("a", 5, 0), Cell("b", 4, 0), Cell("c", 0, 0))
    assert rows[2].cells == (Cell("a", 0, 5), Cell("b", 0, 4), Cell("c", 0, 0))
    assert [row.to_come for row in rows] == [0, 0, 9]


def test_the_own_row_is_what_is_here_and_not_what_was_signed_last() -> None:
    claims = [claim(10, head("a", 5))]
    rows = board(TEAM, claims, Own("a", [head("a", 8), head("b", 1)])).rows
    assert [cell.held for cell in rows[0].cells] == [8, 1, 0]


def test_what_somebody_says_they_hold_and_nobody_sent_shows_as_to_come() -> None:
    claims = [claim(10, head("b", 4), head("c", 7))]
    result = board(TEAM, claims, Own("a", [head("b", 4)]))
    assert result.rows[0].cells[2] == Cell("c", 0, 7)
    assert not result.complete


def test_a_laptop_restored_from_a_backup_is_counted_over_all_its_epochs() -> None:
    since = claim(30, head("b", 2, "new"), head("a", 1), head("b", 4, "old"))
    claims = [claim(10, head("b", 4, "old")), since]
    rows = board(TEAM, claims, Own("a", [head("a", 1), head("b", 4, "old")])).rows
    assert rows[1].heard == 30
    assert rows[1].cells[1] == Cell("b", 6, 0)
    assert rows[0].cells[1] == Cell("b", 4, 2)


def test_a_laptop_put_back_to_an_earlier_state_lacks_what_it_held_before() -> None:
    claims = [claim(10, head("b", 4, "old"), head("a", 9)), claim(30, head("b", 1, "new"))]
    rows = board(TEAM, claims, Own("a", [head("a", 9), head("b", 4, "old")])).rows
    assert rows[1].cells == (Cell("a", 0, 9), Cell("b", 1, 4), Cell("c", 0, 0))


def test_what_is_missing_within_a_chain_is_not_counted_as_held() -> None:
    lacks = [Gap("b", "e", 2, 3)]
    whole = claim(10, head("b", 4))
    holed = HeadClaim(
        challenge="c", head=head("c", 0), holds=(head("b", 4),), at=20, lacks=(Gap("b", "e", 3, 3),)
    )
    result = board(TEAM, [whole, holed], Own("a", [head("a", 0), head("b", 4)], lacks))
    assert result.rows[0].cells[1] == Cell("b", 2, 2)
    assert result.rows[2].cells[1] == Cell("b", 3, 1)
    assert result.ask == Ask(("b",), 2, 0)
    assert result.missing == (Missing("b", 2, ("b", "c"), 0),)


def test_changes_of_a_laptop_that_has_left_count_as_missing_too() -> None:
    claims = [claim(10, head("b", 1), head("gone", 5)), claim(5, head("gone", 7))]
    result = board(TEAM, claims, Own("a", [head("a", 1)]))
    assert result.rows[0].beyond == 7
    assert result.rows[0].to_come == 8
    assert result.ask == Ask(("b",), 6, 2)
    assert result.missing[1] == Missing("gone", 7, ("b",), 2)
    assert not result.complete


def test_it_is_known_which_bundles_have_not_been_taken_in() -> None:
    def wrote(device: str, bundle: int) -> HeadClaim:
        return HeadClaim(challenge="c", head=head(device, 1), holds=(), at=1, bundle=bundle)

    claims = [wrote("b", 3), wrote("b", 5), wrote("c", 2), wrote("d", 0)]
    assert bundles_missing(claims, {"b": 3, "c": 2}) == {"b": (4, 5)}
    assert bundles_missing(claims, {}) == {"b": (1, 5), "c": (1, 2)}


@given(st.lists(st.tuples(st.sampled_from("abcd"), HOLDINGS.map(most)), max_size=5), HOLDINGS)
def test_what_this_laptop_lacks_is_what_is_to_come_for_it(
    told: list[tuple[str, Held]], here: list[Held]
) -> None:
    claims = [
        HeadClaim(
            challenge="c", head=Head(device, "1", held.get((device, "1"), 0), "h"), at=place,
            holds=tuple(Head(*chain, number, "h") for chain, number in held.items()),
        )
        for place, (device, held) in enumerate(told)
    ]  # fmt: skip
    vector = [Head(*chain, number, "h") for chain, number in most(here).items()]
    result = board(TEAM, claims, Own("a", vector))
    assert result.rows[0].to_come == sum(missing.changes for missing in result.missing)
    assert result.rows[0].to_come == result.ask.changes + result.ask.nobody
    assert all(cell.to_come >= 0 for row in result.rows for cell in row.cells)


def test_everybody_having_everything_is_said() -> None:
    claims = [
        claim(1, head("b", 1), head("a", 1)),
        claim(1, head("c", 0), head("a", 1), head("b", 1)),
    ]
    assert board(TEAM, claims, Own("a", [head("a", 1), head("b", 1)])).complete


def test_a_laptop_alone_has_everything() -> None:
    assert board(TEAM[:1], [], Own("a", [head("a", 3)])).complete
    assert board(TEAM[:1], [], Own("a", [])).complete


@given(HOLDINGS)
def test_least_and_most_bound_every_holding(holdings: list[Held]) -> None:
    low, high = least(holdings), most(holdings)
    for holding in holdings:
        assert all(holding.get(chain, 0) >= number for chain, number in low.items())
        assert all(number <= high.get(chain, 0) for chain, number in holding.items())
        assert 0 not in {*low.values(), *high.values()}


def test_nobody_holds_nothing() -> None:
    assert least([]) == {}
    assert most([]) == {}


def test_what_a_laptop_holds_is_gathered_from_all_its_claims() -> None:
    claims = [claim(1, head("b", 4, "old")), claim(2, head("b", 1, "new"), head("a", 3))]
    held = held_by_laptop(claims)["b"]
    assert held == {("b", "old"): 4, ("b", "new"): 1, ("a", "e"): 3}


def test_nobody_waits_for_what_was_declared_lost() -> None:
    claims = [claim(20, head("b", 9), head("a", 1)), claim(10, head("a", 1))]
    lost = [Gap("b", "e", 5, 9), Gap("b", "other", 1, 4)]
    waits = board(TEAM[:2], claims, Own("a", [head("a", 1), head("b", 4)]))
    assert (waits.rows[0].to_come, waits.complete) == (5, False)
    assert board(TEAM[:2], claims, Own("a", [head("a", 1), head("b", 4)], (), lost)).complete
    within = Own("a", [head("a", 1), head("b", 9)], [Gap("b", "e", 2, 6)], [Gap("b", "e", 3, 4)])
    part = board(TEAM[:2], claims, within)
    assert [(m.device, m.changes) for m in part.missing] == [("b", 3)]
