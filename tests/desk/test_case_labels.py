# SPDX-License-Identifier: Apache-2.0
"""Labels of case files are drawn, told apart by eye and ear, and never given twice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.case_labels import DIGITS, LETTERS, POSSIBLE, draw_labels
from peerdesk.desk.record_errors import NoLabelsLeft
from peerdesk.domain.attributed_parts import NameLists
from peerdesk.domain.attribution import find

SHAPE = re.compile(rf"C-[{LETTERS}][{DIGITS}][{LETTERS}][{DIGITS}]")


@given(st.integers(0, 60), st.integers(0, 60))
def test_no_label_is_drawn_twice_whatever_is_taken(first: int, second: int) -> None:
    taken = draw_labels((), first)
    drawn = draw_labels([label.lower() for label in taken], second)
    assert len({*taken, *drawn}) == first + second
    assert all(SHAPE.fullmatch(label) for label in drawn)


def test_nothing_in_a_label_is_taken_for_something_else() -> None:
    assert not set(LETTERS + DIGITS) & set("01ILOQSZB58NGUV")


def test_no_label_looks_like_a_real_case_number_or_a_postcode() -> None:
    labels = draw_labels((), 300)
    assert not any(find(f"In {label} the plan is late.", NameLists()) for label in labels)


def test_the_last_label_is_drawn_and_then_it_is_said() -> None:
    every = draw_labels((), POSSIBLE)
    assert draw_labels(every[1:], 1) == (every[0],)
    with pytest.raises(NoLabelsLeft, match="take case files off"):
        draw_labels(every, 1)
