# SPDX-License-Identifier: Apache-2.0
"""Spelling: what is a word is let pass, what is none is found, and what was meant is offered."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.spelling import WordList, is_known, misspelt, suggestions, words_in

_FOLDER = Path(__file__).parents[2] / "resources" / "spelling"


@pytest.fixture(scope="module")
def words() -> WordList:
    return WordList((_FOLDER / "en_GB.txt").read_text("utf-8").split())


@pytest.fixture(scope="module")
def sector() -> frozenset[str]:
    return frozenset((_FOLDER / "sector.txt").read_text("utf-8").split())


@pytest.mark.parametrize(
    "line",
    [
        "Supervision is monthly and recorded the same week, even in August.",
        "The children’s centre doesn't organise colour-coded, multi-agency programmes",
        "Heard in MASH: KPIs for KS2 up 3rd quarter, 12wks, SENCo at 40%",
        "#frontdoor-now @frontline and write to a.smithx@stanerby.gov.uk or www.stanerby.gov.uk",
        "I’ve said it, she’d seen it, they're “here” e.g. today",
        "C:\\temmp\\fille and /usr/lokal",
    ],
)
def test_a_line_in_british_english_has_nothing_to_mend(
    words: WordList, sector: frozenset[str], line: str
) -> None:
    assert misspelt(line, words, sector) == ()


@pytest.mark.parametrize(
    "word",
    [
        *("organize", "Organizations", "recognizing", "prioritized", "summarizes", "organizer's"),
        *("realizable", "organizationally", "criticize", "amortized", "reorganized", "utilization"),
    ],
)
def test_the_endings_with_a_z_are_as_right_as_those_with_an_s(
    words: WordList, sector: frozenset[str], word: str
) -> None:
    assert misspelt(f"they {word} it", words, sector) == ()
    assert misspelt(f"they {word.replace('z', 's')} it", words, sector) == ()


@pytest.mark.parametrize(
    "word",
    [
        *("supervize", "supervized", "advize", "revizing", "promized", "exercizes", "unsupervized"),
        *("analyze", "surprizing", "organizetion", "praized", "improvized", "disenfranchized"),
    ],
)
def test_a_z_is_wrong_where_the_s_is_no_ending(
    words: WordList, sector: frozenset[str], word: str
) -> None:
    assert [found.word for found in misspelt(f"they {word} it", words, sector)] == [word]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("recieve", "receive"),
        ("tresholds", "thresholds"),
        ("teh", "the"),
        ("Thier", "Their"),
        ("accomodation", "accommodation"),
        ("wensday", "Wednesday"),
        ("alot", "a lot"),
        ("childrens", "children's"),
        ("socialworker", "social worker"),
        ("supervisers'", "supervisors"),
    ],
)
def test_what_was_meant_is_among_the_first_offered(
    words: WordList, sector: frozenset[str], typed: str, meant: str
) -> None:
    assert [found.word for found in misspelt(f"they {typed} it", words, sector)] == [
        typed.removesuffix("'")
    ]
    assert meant in suggestions(typed.removesuffix("'"), words)[:4]


def test_american_spelling_is_found(words: WordList) -> None:
    found = misspelt("the color of the program at our center", words)
    assert [each.word for each in found] == ["color", "center"]


def test_what_was_learned_is_known_in_every_form(words: WordList) -> None:
    known = words_in(["Riverlands Borough", "Stannerby's hub"])
    assert misspelt("Stannerby, STANNERBY and stannerby’s Riverlands", words, known) == ()
    assert misspelt("Stannerbys", words, known)


def test_the_hunt_for_a_word_lets_others_work_between(words: WordList) -> None:
    breaths: list[int] = []
    suggestions("supervison", words, breathe=lambda: breaths.append(1))
    assert len(breaths) > 5


@given(text=st.text(alphabet="ab'’- #@.1Zé\n", max_size=60))
def test_every_find_is_where_it_says_and_nobody_knows_it(text: str) -> None:
    held = WordList(["ab", "ba", "Zab"])
    for found in misspelt(text, held):
        assert text[found.start : found.end] == found.word
        assert not is_known(found.word, held)


@given(words=st.lists(st.text(alphabet="abcd", min_size=2, max_size=7), max_size=30, unique=True))
def test_a_listed_word_is_never_misspelt(words: list[str]) -> None:
    assert misspelt(" ".join(words), WordList(sorted(words))) == ()
