# SPDX-License-Identifier: Apache-2.0
"""Claims about what is said to have changed between two wordings."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.difference import Part, Sort, differences

_SAME, _ADDED, _REMOVED = Sort.SAME, Sort.ADDED, Sort.REMOVED
_wordings = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(["staff", "own", "the", "plan", ",", ".", " ", "  "]), max_size=300
    ).map(" ".join),
)


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ("", "", []),
        ("same words", "same words", [(_SAME, "same words")]),
        (
            "do not share",
            "do not yet share",
            [(_SAME, "do not"), (_ADDED, " yet"), (_SAME, " share")],
        ),
        ("gone now", "now", [(_REMOVED, "gone "), (_SAME, "now")]),
        ("", "all new", [(_ADDED, "all new")]),
        ("all gone", "", [(_REMOVED, "all gone")]),
        (
            "Partners do not yet share one plan.",
            "Partners would benefit from one plan.",
            [
                (_SAME, "Partners "),
                (_REMOVED, "do not yet share"),
                (_ADDED, "would benefit from"),
                (_SAME, " one plan."),
            ],
        ),
        ("plan.", "plan, now.", [(_SAME, "plan"), (_ADDED, ", now"), (_SAME, ".")]),
        (
            "one  word",
            "one word",
            [(_SAME, "one"), (_REMOVED, "  "), (_ADDED, " "), (_SAME, "word")],
        ),
    ],
)
def test_what_was_replaced_reads_as_one(
    before: str, after: str, parts: list[tuple[Sort, str]]
) -> None:
    assert differences(before, after) == tuple(Part(sort, text) for sort, text in parts)


@given(_wordings, _wordings)
def test_what_stayed_with_what_went_or_came_is_either_wording_to_the_letter(
    before: str, after: str
) -> None:
    parts = differences(before, after)
    assert "".join(part.text for part in parts if part.sort is not _ADDED) == before
    assert "".join(part.text for part in parts if part.sort is not _REMOVED) == after
    assert all(part.text for part in parts)
    assert all(one.sort is not two.sort for one, two in pairwise(parts))


@given(_wordings)
def test_a_wording_does_not_differ_from_itself(text: str) -> None:
    assert differences(text, text) == ((Part(_SAME, text),) if text else ())
