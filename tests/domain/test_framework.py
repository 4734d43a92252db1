# SPDX-License-Identifier: Apache-2.0
"""Frameworks load, hold what DOMAIN says they hold, and name the line of whatever is wrong."""

from pathlib import Path

import pytest

from peerdesk.domain.framework import BadFramework, Framework, parse_framework

FOLDER = Path(__file__).parents[2] / "resources" / "frameworks"
SHIPPED = sorted(path.name for path in FOLDER.glob("*.toml"))

GOOD = """\
offer = "small"
title = "A small framework"
short = "Small"
version = "2026.1"
source = "Written for a test."
days = 2
sponsors = ["Chief executive"]
modules_advised = 0

[[themes]]
code = "first"
title = "First theme"
core = true

[[themes.kloes]]
code = "one"
title = "Line one"
question = "What is one?"
prompts = ["Why?", "How?"]

[[themes.kloes]]
code = "two"
title = "Line two"
question = "What is two?"
prompts = [
    "When?",
    "Where?",
]

[[themes]]
code = "second"
title = "Second theme"
core = true

[[themes.kloes]]
code = "three"
title = "Line three"
question = "What is three?"
prompts = []
"""


def shipped(name: str) -> Framework:
    return parse_framework((FOLDER / name).read_text(encoding="utf-8"), name)


def test_three_frameworks_are_shipped() -> None:
    assert SHIPPED == ["blank.toml", "cspc.toml", "resources-and-efficiency.toml"]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_framework_is_named_after_its_offer(name: str) -> None:
    framework = shipped(name)
    assert f"{framework.offer}.toml" == name
    assert framework.version == "2026.1"


def test_the_childrens_challenge_has_three_core_themes_and_twelve_modules() -> None:
    themes = shipped("cspc.toml").themes
    assert [theme.code for theme in themes if theme.core] == ["leadership", "practice", "resources"]
    assert [theme.code for theme in themes if not theme.core] == [
        "partnerships",
        "demand",
        "corporate",
        "early-help",
        "front-door",
        "child-in-need",
        "child-protection",
        "disabilities",
        "sufficiency",
        "care-leavers",
        "quality-assurance",
        "vulnerabilities",
    ]


def test_resources_and_efficiency_has_four_themes_and_two_sponsors() -> None:
    framework = shipped("resources-and-efficiency.toml")
    assert [theme.title for theme in framework.themes] == [
        "Culture and practice",
        "Workforce",
        "Placements and commissioning",
        "Link to financial strategy",
    ]
    assert len(framework.sponsors) == 2
    assert framework.modules_advised == 0


def test_the_blank_framework_is_blank() -> None:
    assert shipped("blank.toml").themes == ()


@pytest.mark.parametrize("name", ["cspc.toml", "resources-and-efficiency.toml"])
def test_every_theme_has_at_least_four_lines_and_core_themes_five_to_seven(name: str) -> None:
    for theme in shipped(name).themes:
        assert len(theme.kloes) >= 4, theme.code
        if theme.core:
            assert 5 <= len(theme.kloes) <= 7, theme.code


@pytest.mark.parametrize("name", ["cspc.toml", "resources-and-efficiency.toml"])
def test_every_line_has_a_short_title_a_question_and_two_to_four_prompts(name: str) -> None:
    for theme in shipped(name).themes:
        for kloe in theme.kloes:
            assert len(kloe.title.split()) <= 5, kloe.code
            assert len(kloe.code) <= 28, kloe.code
            assert kloe.question.endswith("?"), kloe.code
            assert 2 <= len(kloe.prompts) <= 4, kloe.code
            assert all(len(prompt) <= 60 and prompt.endswith("?") for prompt in kloe.prompts)


@pytest.mark.parametrize("name", ["cspc.toml", "resources-and-efficiency.toml"])
def test_no_question_stands_twice(name: str) -> None:
    kloes = [kloe for theme in shipped(name).themes for kloe in theme.kloes]
    assert len({kloe.question for kloe in kloes}) == len(kloes)
    assert len({kloe.title for kloe in kloes}) == len(kloes)


def test_a_theme_is_found_by_its_code() -> None:
    framework = parse_framework(GOOD, "small.toml")
    second = framework.theme("second")
    assert second is not None
    assert second.title == "Second theme"
    assert framework.theme("third") is None


WRONG = {
    "not TOML": ('title = "Line two"', 'title = "Line two', 23, "not TOML"),
    "an unclosed list at the end": ("prompts = []\n", "prompts = [\n", 39, "not TOML"),
    "a field missing": ('title = "Line two"\n', "", 21, "“title” is missing"),
    "a field missing at the top": ('version = "2026.1"\n', "", 1, "“version” is missing"),
    "an unknown field": ('title = "Line two"', 'titel = "x"\ntitle = "x"', 23, "no field “titel”"),
    "an unknown field at the top": ("days = 2", "days = 2\nweeks = 1", 7, "no field “weeks”"),
    "a number for a text": ('title = "Line two"', "title = 2", 23, "needs text in quotes"),
    "a text for a number": ("days = 2", 'days = "two"', 6, "needs a whole number"),
    "a text for a list": ('["Why?", "How?"]', '"Why?"', 19, "needs a list"),
    "a number among texts": ('    "Where?",', "    7,", 27, "needs text in quotes"),
    "a text for yes or no": (
        '"First theme"\ncore = true',
        '"First theme"\ncore = "true"',
        13,
        "needs true or false",
    ),
    "a code with capitals": ('code = "two"', 'code = "Two"', 22, "“Two” cannot be typed"),
    "a code with a blank": ('code = "second"', 'code = "second theme"', 31, "cannot be typed"),
    "a code with a hyphen at its end": ('code = "two"', 'code = "two-"', 22, "cannot be typed"),
    "an offer with capitals": ('offer = "small"', 'offer = "Small"', 1, "cannot be typed"),
    "the same line twice": ('code = "three"', 'code = "one"', 36, "stands on line 16 already"),
    "the same theme twice": ('code = "second"', 'code = "first"', 31, "stands on line 11 already"),
    "a line named as a theme": ('code = "two"', 'code = "first"', 22, "stands on line 11 already"),
    "an empty title": ('title = "Line two"', 'title = " "', 23, "“title” is empty"),
    "an empty question": ('question = "What is two?"', 'question = ""', 24, "“question” is empty"),
    "an empty prompt": ('    "Where?",', '    "",', 27, "prompt is empty"),
    "an empty source": ('source = "Written for a test."', 'source = ""', 5, "“source” is empty"),
    "no days": ("days = 2", "days = 0", 6, "“days” is below 1"),
    "no sponsor": ('["Chief executive"]', "[]", 7, "“sponsors” is empty"),
    "more modules than there are": ("modules_advised = 0", "modules_advised = 1", 8, "0 modules"),
    "a theme without lines": (
        GOOD[GOOD.rindex("[[themes.kloes]]") :],
        "",
        30,
        "“second” has no line of enquiry",
    ),
    "no themes at all": (GOOD[GOOD.index("[[themes]]") :], "", 1, "there is no theme"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_named_with_its_file_and_line(wrong: str) -> None:
    old, new, line, said = WRONG[wrong]
    assert GOOD.count(old) == 1
    with pytest.raises(BadFramework) as caught:
        parse_framework(GOOD.replace(old, new), "small.toml")
    assert (caught.value.line, caught.value.name) == (line, "small.toml")
    assert said in caught.value.what
    assert caught.value.user_message == f"small.toml, line {line}: {caught.value.what}"


def test_the_unchanged_text_is_good() -> None:
    assert [theme.code for theme in parse_framework(GOOD, "small.toml").themes] == [
        "first",
        "second",
    ]


def test_a_theme_without_lines_is_allowed_where_the_team_writes_its_own() -> None:
    text = GOOD[: GOOD.rindex("[[themes.kloes]]")].replace('offer = "small"', 'offer = "blank"')
    assert parse_framework(text, "blank.toml").themes[1].kloes == ()


def test_of_several_faults_the_first_in_the_file_is_named() -> None:
    text = GOOD.replace('title = "Line two"', 'title = ""').replace("days = 2", "days = 0")
    with pytest.raises(BadFramework) as caught:
        parse_framework(text, "small.toml")
    assert caught.value.line == 6


def test_windows_line_ends_do_not_move_the_line() -> None:
    text = GOOD.replace('code = "two"', 'code = "Two"').replace("\n", "\r\n")
    with pytest.raises(BadFramework) as caught:
        parse_framework(text, "small.toml")
    assert caught.value.line == 22
