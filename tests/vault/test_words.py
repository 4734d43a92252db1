# SPDX-License-Identifier: Apache-2.0
"""A search is words and nothing but words, whatever somebody types."""

import sys
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerdesk.desk.query import NoteQuery
from peerdesk.vault.book import OpenVault
from peerdesk.vault.words import match_expression
from tests.builders import note

HOSTILE = [
    '"', '""', "'", "*", "**", "(", ")", "()", "AND", "OR", "NOT", "NEAR", "NEAR(a b, 2)",
    "text:", "text : well", "{text} : a", "-well", "^well", "well*", '"well', 'well"', "a AND",
    "OR b", "NOT", "+", "a + b", ";--", "'; DROP TABLE note; --", "\\", "%", "_", "a_b", "\x00",
    "well\x00being", "\u202ewell", "\u200b", "a\u0301", "١٢٣", "ﬁ", "ß", "İ", "𝔄", "💡", "\n", "\t",
    " ", ":", "{", "}", "^", "[", "]", ",", ".", "…", "–", "'well'", "`well`", "rank:", "rowid",
    "note_search", "well NEAR/2 being", '"well being" OR *', "\ud7ff", "\uffff", "🏳️‍🌈",
]  # fmt: skip


@pytest.fixture(scope="module")
def searched(founded_template: object, tmp_path_factory: pytest.TempPathFactory) -> OpenVault:
    """Return one vault for all searches of this module."""
    made = founded_template.copy(tmp_path_factory.mktemp("words") / "lead")  # type: ignore[attr-defined] # the conftest's own
    vault: OpenVault = made.open()
    for words in ("well-being of staff", "Café Ångström straße", "OR is not AND", "10:30 a.m."):
        vault.append(note(words))
    vault.append(note("nul \x00 inside"))
    return vault


@pytest.mark.parametrize("typed", HOSTILE)
def test_signs_of_the_index_have_no_meaning(searched: OpenVault, typed: str) -> None:
    page = searched.notes(NoteQuery(words=typed))
    assert searched.count_notes(NoteQuery(words=typed)) == len(page)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(typed=st.text(max_size=60))
def test_nothing_that_can_be_typed_is_an_error(searched: OpenVault, typed: str) -> None:
    page = searched.notes(NoteQuery(words=typed))
    assert searched.count_notes(NoteQuery(words=typed)) == len(page)


def test_every_letter_there_is_can_be_searched_for(searched: OpenVault) -> None:
    letters = [chr(n) for n in range(sys.maxunicode) if unicodedata.category(chr(n)) != "Cs"]
    for start in range(0, len(letters), 997):
        searched.count_notes(NoteQuery(words=" ".join(letters[start : start + 20])))


@pytest.mark.parametrize(
    ("typed", "finds"),
    [
        ("well", "well-being of staff"),
        ("bei", "well-being of staff"),
        ("being well", "well-being of staff"),
        ("STAFF WELL-BE", "well-being of staff"),
        ("cafe", "Café Ångström straße"),
        ("ang", "Café Ångström straße"),
        ("CAFÉ", "Café Ångström straße"),
        ("cafe\u0301", "Café Ångström straße"),
        ("or", "OR is not AND"),
        ("10:30", "10:30 a.m."),
        ("inside nul", "nul \x00 inside"),
        ('"of staff"', "well-being of staff"),
        ('"being of sta', "well-being of staff"),
        ('"well being" staff', "well-being of staff"),
        ('"well-being of" "of staff"', "well-being of staff"),
        ('"10:30 a.m."', "10:30 a.m."),
    ],
)
def test_every_word_typed_begins_a_word_found(searched: OpenVault, typed: str, finds: str) -> None:
    assert [found.text for found in searched.notes(NoteQuery(words=typed))] == [finds]


@pytest.mark.parametrize(
    "typed",
    ["ell", "staffing", "well staffed", "cafes", '"being staff"', '"staff of"', '"bein of"'],
)
def test_what_begins_no_word_finds_nothing(searched: OpenVault, typed: str) -> None:
    assert searched.notes(NoteQuery(words=typed)) == ()


def test_signs_alone_filter_nothing() -> None:
    assert match_expression(" -- !? ") == ""
    assert match_expression("") == ""


def test_a_pasted_page_is_searched_by_its_beginning(searched: OpenVault) -> None:
    page = "well being " * 100_000
    assert searched.count_notes(NoteQuery(words=page)) == 1
    assert len(match_expression("x" * 1_000_000)) < 200


def test_odd_letters_do_not_unsettle_the_index(searched: OpenVault) -> None:
    assert searched.upkeep.verify().ok
