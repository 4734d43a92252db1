# SPDX-License-Identifier: Apache-2.0
"""Claims about the turn in which things are asked that hang on each other."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.rings import in_turn

_NAMES = "abcdefg"


def reach(needs: dict[str, list[str]], name: str) -> set[str]:
    found: set[str] = set()
    ahead = list(needs[name])
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += needs[one]
    return found


@given(
    st.fixed_dictionaries(
        {n: st.lists(st.sampled_from(_NAMES), max_size=3, unique=True) for n in _NAMES}
    )
)
def test_everything_comes_once_after_what_it_needs_and_with_what_needs_it_too(
    needs: dict[str, list[str]],
) -> None:
    rings = list(in_turn(needs))
    turn = {name: number for number, ring in enumerate(rings) for name in ring}
    assert sorted(name for ring in rings for name in ring) == sorted(_NAMES)
    for one in _NAMES:
        for other in needs[one]:
            assert turn[other] <= turn[one]
        for other in _NAMES:
            around = other in reach(needs, one) and one in reach(needs, other)
            assert (turn[one] == turn[other]) == (around or one == other)


def test_a_long_row_is_no_deeper_than_a_short_one() -> None:
    names = [f"{number}" for number in range(20_000)]
    needs = {name: names[number + 1 : number + 2] for number, name in enumerate(names)}
    assert list(in_turn(needs)) == [[name] for name in reversed(names)]
