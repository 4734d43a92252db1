# SPDX-License-Identifier: Apache-2.0
"""Searches read as they are written, and written as they are read."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from peerdesk.domain.search_words import (
    Term,
    Wanted,
    looked_for,
    parse,
    spell,
    wanted,
    write_term,
    written,
)

NAMES = st.sampled_from(["", "kloe", "stance", "by", "in", "day", "session", "kleo"])
VALUES = st.text(
    st.one_of(st.sampled_from(' ":-/#@é\t'), st.characters(codec="utf-8")), min_size=1, max_size=12
)
TERMS = st.one_of(
    st.builds(Term, VALUES, NAMES, st.booleans()),
    st.builds(Term, st.just(""), st.just("untagged"), st.booleans()),
    st.builds(Term, st.just(""), st.sampled_from(["kloe", "by"]), st.booleans()),
)


@given(st.lists(TERMS, max_size=6))
@example([Term("not:untagged"), Term("untagged"), Term("https://x"), Term('"', "case")])
def test_what_is_written_reads_as_the_same_terms(terms: list[Term]) -> None:
    assert parse(written(terms)) == tuple(terms)


@given(st.text(st.one_of(st.sampled_from(' ":notkl-'), st.characters()), max_size=40))
def test_any_text_reads_and_then_stays_what_it_is(text: str) -> None:
    once = parse(text)
    assert parse(written(once)) == once


@given(st.text(st.one_of(st.sampled_from(' ":notkl-'), st.characters()), max_size=40))
def test_terms_stand_one_after_another_where_they_were_typed(text: str) -> None:
    ends = [(one.first, one.last) for one in spell(text)]
    assert all(first < last <= len(text) for first, last in ends)
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


@given(st.lists(VALUES, max_size=5))
def test_what_is_looked_for_is_found_again_in_the_words_of_a_search(values: list[str]) -> None:
    found = wanted(" ".join(map(looked_for, values)))
    assert [one.value for one in found] == values
    assert all(one.phrase for one in found if any(letter.isspace() for letter in one.value))


def test_what_stands_in_quotation_marks_is_a_phrase_also_before_they_are_closed() -> None:
    assert wanted('duty "front door" "case lo') == (
        Wanted("duty"),
        Wanted("front door", phrase=True),
        Wanted("case lo", phrase=True),
    )


def test_every_filter_of_the_help_reads_as_it_is_meant() -> None:
    typed = 'kloe:front-door stance:- day:2 by:me untagged not:voice:partners in:message "14:03" ti'
    assert parse(typed) == (
        Term("front-door", "kloe"),
        Term("-", "stance"),
        Term("2", "day"),
        Term("me", "by"),
        Term("", "untagged"),
        Term("partners", "voice", without=True),
        Term("message", "in"),
        Term("14:03"),
        Term("ti"),
    )


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ('session:"Head teachers', Term("Head teachers", "session")),
        ('case:"7 ""B"""', Term('7 "B"', "case")),
        ("KLOE:Front", Term("Front", "kloe")),
        ("not:UNTAGGED", Term("", "untagged", without=True)),
        ("not:threshold", Term("threshold", without=True)),
        ("14:03", Term("14:03")),
        ("kloe:", Term("", "kloe")),
        ("http://here", Term("http://here")),
    ],
)
def test_one_term_reads(typed: str, term: Term) -> None:
    assert parse(typed) == (term,)


def test_nothing_and_a_lone_not_are_no_terms() -> None:
    assert parse("  ") == parse("not:") == ()


@pytest.mark.parametrize(
    ("term", "typed"),
    [
        (Term("untagged"), '"untagged"'),
        (Term("front door", "kloe"), 'kloe:"front door"'),
        (Term("-", "stance", without=True), "not:stance:-"),
        (Term("", "by"), 'by:""'),
    ],
)
def test_quotation_marks_stand_only_where_needed(term: Term, typed: str) -> None:
    assert write_term(term) == typed
