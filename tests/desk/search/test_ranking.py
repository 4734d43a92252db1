# SPDX-License-Identifier: Apache-2.0
"""What is typed finds names by how their words begin, and forgives slips."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.search.ranking import Candidate, plain, ranked

NAMES = (
    Candidate("a", "Front door thresholds"),
    Candidate("b", "Thresholds for early help"),
    Candidate("c", "Café visits", "lunch"),
    Candidate("d", "Supervision"),
)


def test_a_name_that_begins_so_comes_before_one_that_holds_such_a_word() -> None:
    assert ranked("thre", NAMES) == ("b", "a")


def test_words_may_come_in_any_order_and_without_accents() -> None:
    assert ranked("door fro", NAMES) == ("a",)
    assert ranked("cafe", NAMES) == ("c",)
    assert ranked("lunch", NAMES) == ("c",)


def test_who_types_what_a_place_is_called_goes_there_before_all_else() -> None:
    names = (
        Candidate("p", "Report only: keep the message", "Presentation"),
        Candidate("r", "Go to Report", called="Report"),
        Candidate("d", "Report, letter or form"),
    )
    assert ranked("report", names, ("d", "p"))[0] == "r"
    assert ranked("repo", names, ("d", "p"))[0] == "r"
    assert ranked("report only", names)[0] == "p"


def test_a_slip_is_forgiven_but_two_letters_find_nothing_by_likeness() -> None:
    assert ranked("supervison", NAMES)[0] == "d"
    assert ranked("zx", NAMES) == ()
    assert ranked("quarterly figures", NAMES) == ()


def test_among_equals_the_last_used_comes_first() -> None:
    assert ranked("", NAMES, ("c", "b")) == ("c", "b", "a", "d")
    same = (Candidate("x", "Visit one"), Candidate("y", "Visit two"))
    assert ranked("visit", same, ("y",)) == ("y", "x")


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=8))
def test_each_is_found_once_at_most_and_only_what_is_there(typed: str, names: list[str]) -> None:
    candidates = [Candidate(f"{place}", name) for place, name in enumerate(names)]
    found = ranked(typed, candidates)
    assert len(set(found)) == len(found)
    assert set(found) <= {one.key for one in candidates}
    if not plain(typed):
        assert len(found) == len(candidates)


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=8))
def test_whoever_types_the_whole_name_finds_it(names: list[str]) -> None:
    candidates = [Candidate(f"{place}", name) for place, name in enumerate(names)]
    for one in candidates:
        if plain(one.name):
            assert one.key in ranked(one.name, candidates)
