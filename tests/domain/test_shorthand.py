# SPDX-License-Identifier: Apache-2.0
"""Claims about the shorthand of the line editor."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from peerdesk.domain.errors import EmptyText, TextTooLong
from peerdesk.domain.shorthand import read_line, read_mark
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
        ('"I know every child." #thresholds @members', Stance.VERBATIM, "I know every child."),
        ("“I know every child” #thresholds.", Stance.VERBATIM, "I know every child."),
        ('"I know every child".', Stance.VERBATIM, "I know every child."),
        ('"She said “stop”" @members', Stance.VERBATIM, "She said “stop”"),
        ('"She said “stop”', Stance.VERBATIM, "She said “stop”"),
        ('"She said "stop""', Stance.VERBATIM, 'She said "stop"'),
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


@pytest.mark.parametrize(
    ("line", "text", "known", "unknown"),
    [
        ("Slow #front_door", "Slow #front_door", (), ("#front_door",)),
        ("Unclear (#thresholds)", "Unclear", ("k1",), ()),
        ("Unclear (#thresholds, #front-door) here", "Unclear here", ("k1", "k2"), ()),
        ("Unclear (see #thresholds)", "Unclear (see )", ("k1",), ()),
        ("Unclear [#nonsense]", "Unclear [#nonsense]", (), ("#nonsense",)),
        ("An empty () stays #thresholds", "An empty () stays", ("k1",), ()),
        ("Slow #thresholds; late", "Slow; late", ("k1",), ()),
        ("Slow #café", "Slow #café", (), ("#café",)),
    ],
)
def test_a_tag_ends_at_a_space_or_punctuation_and_may_stand_in_brackets(
    line: str, text: str, known: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    read = read_line(line, KLOES)
    assert (read.text, read.kloes, read.unknown) == (text, known, unknown)


def test_a_megabyte_of_tags_is_read_and_one_of_brackets_refused() -> None:
    assert read_line("(" + "#thresholds " * 80_000 + "x", KLOES).text == "( x"
    for line in ("(,;" * 300_000, "#a-_" * 250_000, '" ”' * 300_000):
        with pytest.raises(TextTooLong):
            read_line(line, KLOES)


def test_an_address_is_no_voice() -> None:
    assert read_line("write to a@members", KLOES).voices == ()


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "+",
        "- #thresholds @members",
        "\x00\x01",
        "\u200b",
        "+ \u00ad\u2060",
        "\u200d",
        "\u3164",
        "\u0301",
        "\ufff9\U000e0041",
        "\ufe0f",
    ],
)
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


def test_what_nobody_can_see_goes() -> None:
    assert sanitise("in\u200bvis\u00adi\u2060ble\ufffa\U000e0041") == "invisible"
    assert sanitise("pass\u200cword\u200d") == "password"
    assert sanitise("e\u200d\u0301") == "é"


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian: I want
        "क्\u200dष",  # Hindi: half a letter
        "ന്\u200d",  # Malayalam: a consonant that ends a word
        "👩\u200d👧",  # a mother and a girl
        "🧑🏽\u200d🏫 ❤️\u200d🔥",
    ],
)
def test_joiners_stay_where_a_script_or_a_picture_needs_them(text: str) -> None:
    assert sanitise(text) == text


@given(st.text(st.sampled_from("aé e\u0301Ω\u2126کन्👩🏽❤\ufe0f\u200c\u200d\u200b\u00ad")))
@example("\u0301\u200c\u094d\u200c")  # without the first joiner the marks change places
def test_sanitising_joiners_twice_changes_nothing_more(text: str) -> None:
    assert sanitise(sanitise(text)) == sanitise(text)


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


@pytest.mark.parametrize(
    ("line", "stance", "rest"),
    [
        (" + Supervision is monthly", Stance.STRENGTH, " Supervision is monthly"),
        ("Supervision is monthly ", Stance.UNSORTED, "Supervision is monthly "),
        ("-3 posts since May", Stance.UNSORTED, "-3 posts since May"),
        ("“I know every child.” ", Stance.VERBATIM, "I know every child."),
        ("“I know every child", Stance.VERBATIM, "I know every child"),
    ],
)
def test_a_mark_is_read_off_the_rest_of_a_line(line: str, stance: Stance, rest: str) -> None:
    assert read_mark(line) == (stance, rest)
