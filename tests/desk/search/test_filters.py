# SPDX-License-Identifier: Apache-2.0
"""Searches in words and queries are two views of one thing."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.desk.query import UNTAGGED, WORDS, Narrowing, NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.desk.search.filters import FIELDS, complete, read_search, write_search
from peerdesk.desk.search.names import Known, SearchNames, search_names, slug
from peerdesk.desk.timetable import plan_session
from peerdesk.domain.document import Document
from peerdesk.domain.records import CaseFileSet, DocumentSet
from peerdesk.domain.review import CaseFile
from peerdesk.domain.search_words import Term, written
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, SessionKind, Source, Stance, Voice
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, FRAMEWORK, SCOPE

FREE = ("duty", "14:03", "K7Q", "by:me", "Two words", "untagged")
PRIYA = Person("Priya Nair", Role.OFFICER_PEER, "Stannerby Council")


@cache
def book() -> MemoryBook:
    """Return a small challenge with two sessions of one title, a case file and a document."""
    found = MemoryBook()
    found_challenge(found, FRAMEWORK, SCOPE, modules=("front-door",), team=(PRIYA,))
    plan_session(found, FOCUS_GROUP)
    plan_session(found, replace(FOCUS_GROUP, day=SCOPE.days[-1]))
    plan_session(found, replace(FOCUS_GROUP, title="Walk: duty, desk", day="2026-04-20"))
    found.append(
        CaseFileSet(case="f1", details=CaseFile(label="K7Q")),
        DocumentSet(document="d1", details=Document(title="Self-evaluation 2026")),
    )
    return found


@cache
def names() -> SearchNames:
    """Return what can be named in it."""
    return search_names(book())


def read(text: str) -> NoteQuery:
    """Return the query of a search that has nothing unknown in it."""
    search = read_search(text, names())
    assert not search.troubles, search.troubles
    return search.query


@st.composite
def terms(draw: st.DrawFn) -> list[Term]:
    """Draw terms that all say something here."""
    found = []
    for _ in range(draw(st.integers(0, 7))):
        name = draw(st.sampled_from([*FIELDS, "in", "order", "untagged", ""]))
        known = names().known.get(name, ())
        value = draw(st.sampled_from([one.word for one in known])) if known else ""
        if name in {"", "case"}:
            value = draw(
                st.sampled_from(["duty", "14:03", "K7Q", "by:me", "Two words", "untagged"])
            )
        found.append(Term(value, name, draw(st.booleans())))
    return found


@given(terms())
def test_a_query_is_read_again_as_it_is_written(typed: list[Term]) -> None:
    query = read(written(typed))
    again = write_search(query, names())
    assert read(again) == query
    assert write_search(read(again), names()) == again


@given(st.text(max_size=30), st.integers(0, 30))
def test_nothing_that_is_typed_breaks_it(text: str, caret: int) -> None:
    search = read_search(text, names())
    again = write_search(search.query, names())
    assert read_search(again, names()).query == search.query
    for found in complete(text, caret, names()):
        assert 0 <= found.first < found.last <= len(text)


def test_every_name_is_found_by_its_own_word() -> None:
    for name, every in names().known.items():
        assert len({one.word for one in every}) == len(every)
        for one in every:
            assert names().find(name, one.word) == one
            assert names().word(name, one.value) == one.word


def test_the_filters_of_the_help_narrow_as_they_say() -> None:
    (kloe,) = [one for one in book().kloes() if one.value.code == "thresholds"]
    typed = "kloe:thresholds kind:focus-group stance:- day:2 by:me untagged duty source:heard"
    assert read(typed) == NoteQuery(
        kloe=kloe.id,
        kind=SessionKind.FOCUS_GROUP,
        stance=Stance.CONSIDERATION,
        day=SCOPE.days[1],
        author=book().person,
        untagged=True,
        source=Source.HEARD,
        words="duty",
    )
    assert read("in:message voice:frontline case:K7Q order:oldest") == NoteQuery(
        in_message=True, voice=Voice.FRONTLINE, case="K7Q", newest_first=False
    )
    assert read("not:in:message in:bin record:K7Q") == NoteQuery(
        in_message=False, withdrawn=True, record="f1"
    )


def test_several_values_widen_and_not_takes_away() -> None:
    query = read("stance:+ stance:- not:voice:partners not:threshold not:untagged")
    assert query.more == (
        Narrowing("voice", ("partners",), without=True),
        Narrowing("stance", ("strength", "consideration")),
        Narrowing(UNTAGGED, ("yes",), without=True),
        Narrowing(WORDS, ("threshold",), without=True),
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("kloe:treshold", "No line of enquiry is called “treshold”. Is it kloe:thresholds?"),
        ("not:voice:fronline", "No voice is called “fronline”. Is it not:voice:frontline?"),
        ("klo:thresholds", "No filter is called “klo”. Is it kloe:thresholds?"),
        ("by:zzz", "No member of the team is called “zzz”."),
        ("day:1st", "No day is called “1st”."),
        ("kloe:", "No line of enquiry is called “”."),
    ],
)
def test_what_nobody_knows_is_said_with_what_is_nearest(typed: str, sentence: str) -> None:
    (trouble,) = read_search(typed, names()).troubles
    assert trouble.sentence == sentence


def test_words_in_quotation_marks_are_one_phrase_and_stay_one() -> None:
    query = read('duty "front door" not:"case load"')
    assert query == NoteQuery(
        words='duty "front door"', more=(Narrowing(WORDS, ("case load",), without=True),)
    )
    assert write_search(query, names()) == 'not:"case load" duty "front door"'


def test_words_with_a_colon_are_words_where_no_filter_is_near() -> None:
    search = read_search("Outcome: good", names())
    assert search.query == NoteQuery(words="outcome good")
    assert not search.troubles


def test_what_is_still_being_typed_is_no_trouble() -> None:
    text = "duty kloe:thr"
    assert read_search(text, names(), until=len(text)).query.words == "duty"
    assert read_search("kloe:zz", names(), until=7) == read_search("", names())
    assert read_search("kloe:zz duty", names(), until=12).troubles


def test_a_session_may_be_named_by_the_beginning_of_its_words() -> None:
    assert read("session:walk").session == book().sessions()[0].id
    assert read_search("session:focus", names()).troubles, "two are called so"


def test_a_day_may_be_a_number_a_date_or_a_weekday() -> None:
    assert read("day:1").day == read("day:2026-05-12").day == read("day:tue").day == SCOPE.days[0]
    assert read("day:2026-07-01").day == "2026-07-01"


def test_completion_offers_filters_and_then_their_values() -> None:
    assert [one.insert for one in complete("duty kl", 7, names())] == ["kloe:"]
    offered = complete("voice:front", 11, names())
    assert [(one.insert, one.first, one.last) for one in offered] == [("voice:frontline ", 0, 11)]
    assert [one.insert for one in complete("not:un", 6, names())] == ["not:untagged "]
    assert [one.insert for one in complete("stance:+", 8, names())] == ["stance:strength "]
    assert not complete("outcome:go", 10, names())
    assert not complete("duty ", 5, names())


def test_completion_finds_a_title_by_any_of_its_words() -> None:
    assert "session:walk-duty-desk " in [
        one.insert for one in complete("session:desk", 12, names())
    ]


def test_a_line_named_by_the_beginning_of_its_title_means_every_such_line() -> None:
    def known(code: str, name: str) -> Known:
        return Known(code * 2, code, name)

    lines = (
        known("partners", "Front door: partners"),
        known("front-door-times", "Response times"),
        known("thresholds", "Front door thresholds"),
        known("frontline", "Frontline"),
    )
    named = SearchNames({"kloe": lines})
    assert [one.word for one in named.every("kloe", "front-door")] == [
        "partners",
        "front-door-times",
        "thresholds",
    ]
    assert [one.word for one in named.every("kloe", "thresholds")] == ["thresholds"]
    assert named.every("kloe", "nothing") == ()
    query = read_search("kloe:front-door", named).query
    assert query.more == (
        Narrowing(
            "kloe", ("partnerspartners", "front-door-timesfront-door-times", "thresholds" * 2)
        ),
    )


def test_a_title_becomes_one_word() -> None:
    assert slug(" Front door: Triage – 2 ") == "front-door-triage-2"
