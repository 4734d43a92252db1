# SPDX-License-Identifier: Apache-2.0
"""Claims about the shorthand of the line editor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.errors import EmptyText, TextTooLong
from peerdesk.domain.shorthand import read_line
from peerdesk.domain.text import NOTE_LIMIT, one_line, sanitise
from peerdesk.domain.words import Stance, Voice

KLOES = {"thresholds": "k1", "front-door": "k2"}


@pytest.mark.parametrize(
    ("line", "stance", "text"),
    [
        ("+ Supervision is monthly", Stance.STRENGTH, "Supervision is monthly"),
        ("-Caseloads: two say 24", Stance.CONSIDERATION, "Caseloads: two say 24"),
        ("* Friday think space", Stance.GOOD_PRACTICE, "Friday think space"),
        ("? How many hold more than 20", Stance.QUESTION, "How many hold more than 20"),
        ('"I know every child."', Stance.VERBATIM, "I know every child."),
        ("“I know every child.”", Stance.VERBATIM, "I know every child."),
        ("~ Energy drops at systems", Stance.REFLECTION, "Energy drops at systems"),
        ("Duty rota changed in March", Stance.UNSORTED, "Duty rota changed in March"),
        ("-5 posts since April", Stance.UNSORTED, "-5 posts since April"),
        ("+44 is the code", Stance.UNSORTED, "+44 is the code"),
    ],
)
def test_the_first_character_marks_the_line(line: str, stance: Stance, text: str) -> None:
    read = read_line(line, KLOES)
    assert (read.stance, read.text) == (stance, text)


def test_known_tags_leave_the_text_and_unknown_ones_stay() -> None:
    read = read_line("- Schools ring the worker #thresholds, not us @frontline #nonsense", KLOES)
    assert read.text == "Schools ring the worker, not us #nonsense"
    assert read.kloes == ("k1",)
    assert read.voices == (Voice.FRONTLINE,)
    assert read.unknown == ("#nonsense",)


def test_a_tag_counts_once_and_case_does_not_matter() -> None:
    read = read_line("x #Thresholds #thresholds @MANAGERS", KLOES)
    assert (read.kloes, read.voices) == (("k1",), (Voice.MANAGERS,))


def test_an_address_is_no_voice() -> None:
    assert read_line("write to a@members", KLOES).voices == ()


@pytest.mark.parametrize("line", ["", "   ", "+", "- #thresholds @members", "\x00\x01"])
def test_a_line_with_nothing_to_read_is_refused(line: str) -> None:
    with pytest.raises(EmptyText):
        read_line(line, KLOES)


def test_a_line_of_a_megabyte_is_refused_and_says_the_limit() -> None:
    with pytest.raises(TextTooLong, match="20,000"):
        read_line("x" * 1_000_000, KLOES)


def test_control_characters_go_and_direction_marks_are_shown() -> None:
    assert sanitise("a\x00b\x07\u202ec\ud800d\ufffe") == "ab‹RLO›cd"
    assert sanitise("e\u0301") == "é"
    assert sanitise("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


@given(st.text())
def test_sanitising_twice_changes_nothing_more(text: str) -> None:
    assert sanitise(sanitise(text)) == sanitise(text)


@given(st.text())
def test_a_sanitised_text_can_always_be_encoded(text: str) -> None:
    sanitise(text).encode("utf-8")


@given(st.text(max_size=200))
def test_reading_never_fails_but_for_emptiness(line: str) -> None:
    try:
        read = read_line(line, KLOES)
    except EmptyText:
        return
    assert read.text
    assert "\n" not in read.text


def test_the_limit_itself_is_allowed() -> None:
    assert len(one_line("x" * NOTE_LIMIT)) == NOTE_LIMIT
