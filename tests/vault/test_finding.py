# SPDX-License-Identifier: Apache-2.0
"""Lists, filters and counts agree with looking at each note in turn."""

import random
from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.compose.atlas import Kind
from peerdesk.desk.query import UNTAGGED, Narrowing, NoteQuery
from peerdesk.desk.query import WORDS as IN_WORDS
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.document import Document
from peerdesk.domain.facts import (
    KloeSet,
    MessageLinked,
    MessageWithdrawn,
    NoteWithdrawn,
)
from peerdesk.domain.ground import Ground, ground_of, parted
from peerdesk.domain.records import CaseFileSet, DocumentSet
from peerdesk.domain.review import CaseFile
from peerdesk.domain.words import Relation, SessionKind, Source, Stance, Voice
from peerdesk.vault.book import OpenVault
from tests.builders import chain, message, note, session
from tests.fakes.search import recorded, wants
from tests.vault.conftest import Made

WORDS = ("staff", "families", "thresholds", "audit", "well-being", "visits", "plans")


def _some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([str(one) for one in values]), min_size=1, max_size=3).map(
        tuple
    )


KLOES = ("k1", "k2", "k3", "unplaced")
AUTHORS = ("a1", "a2")
NARROWINGS = st.one_of(
    *(
        st.builds(Narrowing, st.just(name), _some(values), st.booleans())
        for name, values in {
            "day": ("2026-05-12", "2026-05-13"),
            "session": ("s1", "s2", "gone"),
            "kind": (SessionKind.FOCUS_GROUP, SessionKind.CASE_REVIEW),
            "origin": tuple(Kind),
            "source": tuple(Source),
            "stance": tuple(Stance),
            "kloe": KLOES,
            "theme": ("t1", "t2", "t3"),
            "voice": tuple(Voice),
            "author": AUTHORS,
            "case": ("7", "K7Q"),
            "record": ("f1", "f2"),
            IN_WORDS: ("staff", "fam", "the -", "-"),
            UNTAGGED: ("yes",),
        }.items()
    )
)
QUERIES = st.builds(
    NoteQuery,
    words=st.sampled_from(
        ["", "st", "staff", "fam aud", "well-b", "zebra", '"of st"', '"staff of']
    ),
    day=st.sampled_from(["", "2026-05-12", "2026-05-13", "1970-01-01"]),
    session=st.sampled_from(["", "s1", "s2", "gone"]),
    source=st.sampled_from([None, *Source]),
    stance=st.sampled_from([None, None, *Stance]),
    kloe=st.sampled_from(["", "", *KLOES]),
    theme=st.sampled_from(["", "", "t1", "t2", "t3"]),
    voice=st.sampled_from([None, None, *Voice]),
    author=st.sampled_from(["", *AUTHORS]),
    case=st.sampled_from(["", "", "7", "K7Q"]),
    kind=st.sampled_from([None, None, SessionKind.FOCUS_GROUP]),
    origin=st.sampled_from([None, None, *Kind]),
    record=st.sampled_from(["", "", "", "f1"]),
    more=st.lists(NARROWINGS, max_size=2).map(tuple),
    untagged=st.booleans(),
    in_message=st.sampled_from([None, True, False]),
    withdrawn=st.booleans(),
    newest_first=st.booleans(),
)


@pytest.fixture(scope="module")
def filled(founded_template: Made, tmp_path_factory: pytest.TempPathFactory) -> OpenVault:
    """Return a vault with 300 varied notes, many of one moment, from two laptops."""
    vault = founded_template.copy(tmp_path_factory.mktemp("finding") / "lead").open()
    chance = random.Random(7)
    for name, theme in (("k1", "t1"), ("k2", "t1"), ("k3", "t2")):
        details = Kloe(theme=theme, code=name, title=name, question="?", prompts=(), position=1)
        vault.append(KloeSet(kloe=name, details=details))
    for name, day in (("s1", "2026-05-12"), ("s2", "2026-05-13")):
        planned = session(day=day)
        vault.append(type(planned)(session=name, details=planned.details))
    vault.append(
        CaseFileSet(case="f1", details=CaseFile(label="K7Q")),
        DocumentSet(document="f2", details=Document(title="Plan")),
    )
    own = [_any_note(chance) for _ in range(200)]
    for start in range(0, 200, 10):
        vault.append(*own[start : start + 10])
        vault._clock.forward(seconds=chance.choice([0, 0, 0.2, 40, 86_400]))  # type: ignore[attr-defined] # it stands still
    vault.accept(chain([_any_note(chance) for _ in range(100)], at=1_778_583_600_000), [])
    linked = [fact.note for fact in own[::9]]
    for number, names in enumerate((linked[:12], linked[12:])):
        drafted = message()
        vault.append(drafted)
        vault.append(
            *(
                MessageLinked(message=drafted.message, note=name, relation=Relation.SUPPORTS)
                for name in (*names, "not here yet")
            )
        )
        if number:
            vault.append(MessageWithdrawn(message=drafted.message))
    vault.append(*(NoteWithdrawn(note=fact.note) for fact in own[::17]))
    vault.append(_any_note(chance))
    return vault


def _any_note(chance: random.Random):  # type: ignore[no-untyped-def] # noqa: ANN202 - a fact
    return note(
        " ".join(chance.choices(WORDS, k=chance.randrange(1, 5))),
        session=chance.choice(["", "s1", "s2", "gone"]),
        source=chance.choice(list(Source)),
        stance=chance.choice(list(Stance)),
        kloes=tuple(chance.sample(KLOES, chance.randrange(3))),
        voices=tuple(chance.sample(list(Voice), chance.randrange(3))),
        author=chance.choice(AUTHORS),
        case=chance.choice(["", "7"]),
        record=chance.choice(["", "", "f1", "f2"]),
    )


@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=QUERIES, first=st.integers(0, 320), count=st.integers(0, 60))
def test_a_page_is_what_looking_at_each_note_gives(
    filled: OpenVault, query: NoteQuery, first: int, count: int
) -> None:
    everything = filled.notes(NoteQuery(), 0, 1_000) + filled.notes(
        NoteQuery(withdrawn=True), 0, 1_000
    )
    linked = frozenset(link.note for m in filled.messages() for link in m.links)
    wanted = wants(
        query,
        {one.id: one for one in filled.sessions()},
        {one.id: one for one in filled.kloes()},
        linked,
        recorded(filled),
    )
    expected = sorted(
        filter(wanted, everything), key=lambda n: (n.at, n.id), reverse=query.newest_first
    )
    assert list(filled.notes(query, first, count)) == expected[first : first + count]
    assert filled.count_notes(query) == len(expected)


def test_there_is_something_to_find_for_most_filters(filled: OpenVault) -> None:
    for query in (
        NoteQuery(words="staff"), NoteQuery(theme="t1"), NoteQuery(kloe="k3"),
        NoteQuery(in_message=True), NoteQuery(withdrawn=True), NoteQuery(untagged=True),
        NoteQuery(day="2026-05-12"), NoteQuery(case="7"), NoteQuery(case="K7Q"),
        NoteQuery(kind=SessionKind.FOCUS_GROUP), NoteQuery(record="f1"),
        NoteQuery(more=(Narrowing(IN_WORDS, ("staff",), without=True),)),
        NoteQuery(more=(Narrowing(UNTAGGED, ("yes",), without=True),)),
        NoteQuery(voice=Voice.MEMBERS),
    ):  # fmt: skip
        assert 0 < filled.count_notes(query) < 301


def test_evidence_is_counted_as_looking_at_each_note_counts_it(filled: OpenVault) -> None:
    expected = Counter(
        (kloe, one.source)
        for one in filled.notes(NoteQuery(), 0, 1_000)
        if one.stance is not Stance.REFLECTION
        for kloe in one.kloe_ids
    )
    assert filled.count_evidence() == expected
    assert len(expected) > len(KLOES)


def test_ones_own_notes_are_counted_by_session_as_looking_at_each_counts_them(
    filled: OpenVault,
) -> None:
    every = filled.notes(NoteQuery(), 0, 1_000)
    for author in {one.author for one in every}:
        expected = Counter(one.session for one in every if one.author == author)
        assert filled.count_by_session(author) == expected


def test_pages_put_together_are_the_whole_list(filled: OpenVault) -> None:
    whole = filled.notes(NoteQuery(), 0, 1_000)
    pages = [filled.notes(NoteQuery(), start, 7) for start in range(0, 300, 7)]
    assert tuple(one for page in pages for one in page) == whole


def test_the_tables_agree_with_the_ledger(filled: OpenVault) -> None:
    assert filled.upkeep.verify().ok


@pytest.mark.parametrize("stretch", [1_000, 37])
def test_grounds_are_those_of_each_note_that_counts(filled: OpenVault, stretch: int) -> None:
    expected = {
        ground_of(one)
        for one in filled.notes(NoteQuery(), 0, 1_000)
        if one.stance is not Stance.REFLECTION
    }
    found = [filled.grounds(first, stretch) for first in range(0, 400, stretch)]
    assert _heard_of(frozenset().union(*found)) == _heard_of(expected)
    assert len(expected) > 100


def _heard_of(grounds: Iterable[Ground]) -> set[tuple[Ground, Voice | None]]:
    """Return every line of enquiry in every place, and each voice heard there of it."""
    return {
        (replace(one, voices=()), voice) for one in parted(grounds) for voice in (None, *one.voices)
    }
