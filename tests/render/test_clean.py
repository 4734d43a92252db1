# SPDX-License-Identifier: Apache-2.0
"""Text is made safe once more before it reaches paper."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.render.clean import line, lines, portions, short


def test_lines_are_parted_and_empty_ones_go() -> None:
    assert lines("a\r\n\n b \u2028c") == ["a", "b", "c"]


def test_what_a_file_cannot_hold_or_would_hide_is_gone_or_shown() -> None:
    assert line("a\x00\x1b\ud800b\u200b\u00ad\tc") == "ab c"
    assert line("a\u202eb") == "a‹RLO›b"


def test_words_held_together_stay_so() -> None:
    assert line(" a\u00a0b  c ") == "a\u00a0b c"


def test_a_name_of_absurd_length_is_cut() -> None:
    assert len(short("x" * 5000)) == 240
    assert short("Front door") == "Front door"


@given(st.text("ab \n", max_size=300), st.integers(5, 40))
def test_portions_are_short_and_lose_nothing(text: str, most: int) -> None:
    found = portions(text, most)
    assert "".join(found) == text
    assert all(len(part) <= most for part in found)


def test_portions_part_between_words_where_they_can() -> None:
    assert portions("aaaa bbbb", 6) == ["aaaa ", "bbbb"]
    assert portions("aaaabbbb", 6) == ["aaaabb", "bb"]
