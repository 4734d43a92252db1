# SPDX-License-Identifier: Apache-2.0
"""Claims about the board of who has what."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Authority, Role
from peerdesk.ledger.chain import HeadClaim
from peerdesk.ledger.change import Head
from peerdesk.team.board import Cell, board
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
    rows = board(TEAM, claims, "a", [head("a", 5), head("b", 4)]).rows
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
    rows = board(TEAM, claims, "a", [head("a", 8), head("b", 1)]).rows
    assert [cell.held for cell in rows[0].cells] == [8, 1, 0]


def test_what_somebody_says_they_hold_and_nobody_sent_shows_as_to_come() -> None:
    claims = [claim(10, head("b", 4), head("c", 7))]
    result = board(TEAM, claims, "a", [head("b", 4)])
    assert result.rows[0].cells[2] == Cell("c", 0, 7)
    assert not result.complete


def test_a_laptop_restored_from_a_backup_is_counted_over_all_its_epochs() -> None:
    claims = [claim(10, head("b", 4, "old")), claim(30, head("b", 2, "new"), head("a", 1))]
    rows = board(TEAM, claims, "a", [head("a", 1), head("b", 4, "old")]).rows
    assert rows[1].heard == 30
    assert rows[1].cells[1] == Cell("b", 6, 0)
    assert rows[0].cells[1] == Cell("b", 4, 2)


def test_everybody_having_everything_is_said() -> None:
    claims = [
        claim(1, head("b", 1), head("a", 1)),
        claim(1, head("c", 0), head("a", 1), head("b", 1)),
    ]
    assert board(TEAM, claims, "a", [head("a", 1), head("b", 1)]).complete


def test_a_laptop_alone_has_everything() -> None:
    assert board(TEAM[:1], [], "a", [head("a", 3)]).complete
    assert board(TEAM[:1], [], "a", []).complete


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
