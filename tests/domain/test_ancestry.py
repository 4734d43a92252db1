# SPDX-License-Identifier: Apache-2.0
"""Claims about what lies behind what, at whatever remove."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.ancestry import Ancestry


@st.composite
def families(draw: st.DrawFn) -> dict[str, list[str]]:
    """Return things that name earlier ones, and now and then one that nobody knows."""
    names = [f"n{number}" for number in range(draw(st.integers(1, 9)))]
    return {
        name: draw(st.lists(st.sampled_from([*names[:number], "?"]), max_size=4))
        for number, name in enumerate(names)
    }


def behind(family: dict[str, list[str]], name: str) -> set[str]:
    found: set[str] = set()
    for other in family[name]:
        if other in family:
            found |= {other} | behind(family, other)
    return found


@given(families())
def test_it_says_the_same_as_walking_back(family: dict[str, list[str]]) -> None:
    ancestry = Ancestry(family)
    for name in family:
        forebears = behind(family, name)
        for other in family:
            assert ancestry.lies_behind(other, name) == (other in forebears)
            assert ancestry.any_behind(ancestry.among([other]), name) == (other in forebears)
        assert not ancestry.lies_behind("?", name)
        assert not ancestry.lies_behind(name, "?")


@given(families())
def test_those_behind_none_of_the_others_are_left(family: dict[str, list[str]]) -> None:
    names = list(family)
    covered = set().union(*(behind(family, name) for name in names))
    assert Ancestry(family).not_behind(names) == [name for name in names if name not in covered]


def test_a_long_line_of_forebears_is_found_at_its_end() -> None:
    line = {f"{number}": [f"{number - 1}"] for number in range(3_000)}
    assert Ancestry(line).lies_behind("0", "2999")
