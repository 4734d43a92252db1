# SPDX-License-Identifier: Apache-2.0
"""A line sent before a lock is sent again if it did not arrive, and only then."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.desk.capture import NOW, Taken
from peerdesk.ui.capture.underway import (
    REFUSED,
    UNDER_WAY,
    Kept,
    draft_text,
    stamped,
    take_apart,
    unstamped,
    without,
)

LINES = st.lists(st.text("abc +", min_size=1, max_size=6).map(str.strip).filter(bool), max_size=6)


def read(line: str) -> tuple[str, str] | None:
    return None if line == "?" else ("unsorted", line)


@given(under_way=LINES, refused=LINES, typed=st.text("abc", max_size=5), arrived=st.integers(0, 6))
def test_exactly_the_lines_that_did_not_arrive_come_back(
    under_way: list[str], refused: list[str], typed: str, arrived: int
) -> None:
    draft = draft_text(under_way, refused, typed)
    written = [("unsorted", line) for line in under_way[:arrived]]
    kept = take_apart(draft, written, read)
    assert kept == ((*under_way[arrived:], *refused), typed)


def test_lines_that_were_refused_or_typed_are_never_taken_for_arrived() -> None:
    draft = draft_text([], ["refused"], "typed")
    written = [("unsorted", "refused"), ("unsorted", "typed")]
    assert take_apart(draft, written, read) == Kept(("refused",), "typed")


def test_what_is_no_line_goes_back_to_what_is_typed() -> None:
    draft = f"{UNDER_WAY}?\n{REFUSED}?\nhalf"
    assert take_apart(draft, [("unsorted", "?")], read) == Kept((), "?\n?\nhalf")


def test_a_line_held_elsewhere_is_taken_out_once() -> None:
    assert without(["yes", "yes", "no"], ["yes", "never there"]) == ("yes", "no")


@given(
    line=st.text("abc \u2062", max_size=9),
    at=st.integers(1, 10**13),
    offset=st.sampled_from([0, 60]),
)
def test_a_line_in_a_draft_knows_when_it_was_sent(line: str, at: int, offset: int) -> None:
    whole = line.replace("\u2062", "")
    assert unstamped(stamped(whole, at, offset)) == (whole, Taken(at, offset))
    assert unstamped(line) == (line, NOW)


def test_a_line_with_its_time_is_known_among_those_that_arrived() -> None:
    lines = [stamped("yes", 5, 0), stamped("no", 6, 0), stamped("?", 7, 0)]
    draft = draft_text(lines, [], "typed")
    assert take_apart(draft, [("unsorted", "yes")], read) == Kept((lines[1],), "?\ntyped")
