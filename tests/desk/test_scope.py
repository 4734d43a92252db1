# SPDX-License-Identifier: Apache-2.0
"""Scoping: what begins a challenge, and what is refused."""

import pytest
from msgspec.structs import replace

from peerdesk.desk.book import scope_of
from peerdesk.desk.errors import (
    AlreadyFounded,
    BadCode,
    CodeTaken,
    CoreTheme,
    Missing,
    NoChallenge,
    NotAllowed,
    NotFound,
    PracticeMixed,
    UnknownModule,
)
from peerdesk.desk.scope import (
    add_kloe,
    add_theme,
    change_scope,
    choose_theme,
    edit_kloe,
    edit_theme,
    found_challenge,
    name_person,
    retire_kloe,
)
from peerdesk.domain.errors import DatesReversed, UnreadableTime
from peerdesk.domain.facts import ChallengeFounded
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE, Join, share


def _kloe(book: MemoryBook, code: str) -> str:
    return next(kloe.id for kloe in book.kloes() if kloe.value.code == code)


def _theme(book: MemoryBook, code: str) -> str:
    return next(theme.id for theme in book.themes() if theme.value.code == code)


def test_a_founded_challenge_holds_scope_themes_lines_and_team_after_one_transaction() -> None:
    book = MemoryBook()
    priya = Person("Priya Nair", Role.OFFICER_PEER, "Stannerby Council")
    challenge = found_challenge(book, FRAMEWORK, SCOPE, modules=["front-door"], team=[priya])
    assert challenge.scope == SCOPE
    assert (challenge.offer, challenge.framework, challenge.framework_version) == (
        "small",
        "Small Peer Challenge",
        "1",
    )
    assert challenge.founder == book.identity
    assert [(t.value.code, t.value.chosen) for t in book.themes()] == [
        ("leadership", True),
        ("front-door", True),
        ("care-leavers", False),
    ]
    assert [k.value.code for k in book.kloes()] == ["vision", "culture", "thresholds", "housing"]
    assert [p.value for p in book.people()] == [LEADER, priya]
    assert book.people()[0].id == book.person
    assert book.writes == 1


def test_a_vault_holds_one_challenge_only(book: MemoryBook) -> None:
    with pytest.raises(AlreadyFounded):
        found_challenge(book, FRAMEWORK, SCOPE)


@pytest.mark.parametrize("practice", [True, False])
def test_practice_and_real_challenges_are_kept_apart(practice: bool) -> None:  # noqa: FBT001 - a case
    book = MemoryBook(practice=not practice)
    with pytest.raises(PracticeMixed):
        found_challenge(book, FRAMEWORK, SCOPE, practice=practice)
    assert not book.vector()


def test_only_a_lead_begins_a_challenge() -> None:
    peer = MemoryBook(Person("Priya Nair", Role.OFFICER_PEER))
    with pytest.raises(NotAllowed):
        found_challenge(peer, FRAMEWORK, SCOPE)
    assert not peer.vector()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"first_day": "2026-05-14"}, DatesReversed),
        ({"retention_date": "2026-05-01"}, DatesReversed),
        ({"last_day": "14 May"}, UnreadableTime),
        ({"case_review_days": ("2026-04-31",)}, UnreadableTime),
        ({"council": " \u200f\x00"[:1]}, Missing),
        ({"title": ""}, Missing),
        ({"sponsors": ("", "  ")}, Missing),
    ],
)
def test_a_scope_that_cannot_be_is_refused_and_nothing_is_written(
    changes: dict[str, object], error: type[Exception]
) -> None:
    book = MemoryBook()
    with pytest.raises(error):
        found_challenge(book, FRAMEWORK, replace(SCOPE, **changes))
    assert not book.vector()


def test_a_module_is_one_of_the_offer() -> None:
    for code in ("nowhere", "leadership"):
        with pytest.raises(UnknownModule) as caught:
            found_challenge(MemoryBook(), FRAMEWORK, SCOPE, modules=[code])
        assert "front-door, care-leavers" in caught.value.user_message


def test_texts_of_a_scope_are_cleaned() -> None:
    book = MemoryBook()
    scope = replace(
        SCOPE, council=" Marlowe\x07 \u202eVale  ", case_review_days=("2026-04-22",) * 2
    )
    kept = found_challenge(book, FRAMEWORK, scope).scope
    assert kept is not None
    assert kept.council == "Marlowe ‹RLO›Vale"
    assert kept.case_review_days == ("2026-04-22",)


def test_a_scope_that_stays_the_same_writes_nothing(book: MemoryBook) -> None:
    change_scope(book, SCOPE)
    assert book.writes == 0
    change_scope(book, replace(SCOPE, in_intervention=True))
    scopes = book.challenge().scopes
    assert [choice.value.in_intervention for choice in scopes] == [True]


def test_two_leads_scopes_stand_side_by_side_until_one_is_chosen(
    book: MemoryBook, join: Join
) -> None:
    manager = join(Role.MANAGER)
    change_scope(book, replace(SCOPE, organiser="Head of service"))
    change_scope(manager, replace(SCOPE, organiser="Business manager"))
    share(manager, book)
    assert len(book.challenge().scopes) == 2
    change_scope(book, replace(SCOPE, organiser="Business manager"))
    assert [c.value.organiser for c in book.challenge().scopes] == ["Business manager"]


def test_a_module_is_taken_in_and_left_out_but_a_core_theme_stays(book: MemoryBook) -> None:
    choose_theme(book, _theme(book, "care-leavers"), chosen=True)
    choose_theme(book, _theme(book, "front-door"), chosen=False)
    assert [t.value.chosen for t in book.themes()] == [True, False, True]
    book.writes = 0
    choose_theme(book, _theme(book, "front-door"), chosen=False)
    assert book.writes == 0
    with pytest.raises(CoreTheme):
        choose_theme(book, _theme(book, "leadership"), chosen=False)
    with pytest.raises(NotFound):
        choose_theme(book, "0" * 32, chosen=True)


def test_a_theme_of_ones_own_gets_lines_of_its_own(book: MemoryBook) -> None:
    theme = add_theme(book, "Élan & pace")
    kloe = add_kloe(book, theme, "Pace", "Fast enough?", ["By when?", " "])
    edit_theme(book, theme, "Pace of change")
    added = next(k.value for k in book.kloes() if k.id == kloe)
    assert book.themes()[-1].value.code == "elan-pace"
    assert book.themes()[-1].value.title == "Pace of change"
    assert (added.code, added.prompts, added.position) == ("pace", ("By when?",), 1)


def test_codes_are_made_free_and_refused_when_taken_or_not_to_be_typed(book: MemoryBook) -> None:
    theme = _theme(book, "leadership")
    made = add_kloe(book, theme, "Vision", "Whose?", [])
    assert next(k.value.code for k in book.kloes() if k.id == made) == "vision-2"
    again = add_kloe(book, theme, "Vision", "And whose?", [])
    assert next(k.value.code for k in book.kloes() if k.id == again) == "vision-3"
    assert next(k.value.position for k in book.kloes() if k.id == made) == 3
    nameless = add_kloe(book, theme, "2026?", "What then?", [])
    assert next(k.value.code for k in book.kloes() if k.id == nameless) == "line"
    with pytest.raises(CodeTaken):
        add_kloe(book, theme, "Another", "What?", [], code="front-door")
    for code in ("two words", "2nd", "a--b", "x" * 41):
        with pytest.raises(BadCode):
            add_kloe(book, theme, "Another", "What?", [], code=code)
    with pytest.raises(Missing):
        add_kloe(book, theme, "Another", " ", [])


def test_a_line_is_edited_and_retired(book: MemoryBook) -> None:
    kloe = _kloe(book, "vision")
    held = next(k.value for k in book.kloes() if k.id == kloe)
    edit_kloe(book, kloe, held)
    assert book.writes == 0
    edit_kloe(book, kloe, replace(held, question="Can staff say it?", code="shared-vision"))
    retire_kloe(book, kloe)
    now = next(k.value for k in book.kloes() if k.id == kloe)
    assert (now.code, now.question, now.retired) == ("shared-vision", "Can staff say it?", True)
    with pytest.raises(CodeTaken):
        edit_kloe(book, kloe, replace(held, code="culture"))


def test_members_are_named_and_corrected(book: MemoryBook) -> None:
    tom = name_person(book, "", Person("Tom Fenwik", Role.OFFICER_PEER))
    assert name_person(book, tom, Person("Tom Fenwick", Role.OFFICER_PEER)) == tom
    assert [p.value.name for p in book.people()] == ["Helen Okafor", "Tom Fenwick"]
    book.writes = 0
    name_person(book, tom, Person("Tom Fenwick ", Role.OFFICER_PEER))
    assert book.writes == 0
    with pytest.raises(NotFound):
        name_person(book, "f" * 32, Person("Nobody", Role.OFFICER_PEER))


def test_scoping_is_for_leads(join: Join) -> None:
    peer, manager = join(), join(Role.MANAGER)
    change_scope(manager, replace(SCOPE, organiser="Head of service"))
    for deed in (
        lambda: change_scope(peer, replace(SCOPE, organiser="Somebody")),
        lambda: choose_theme(peer, _theme(peer, "care-leavers"), chosen=True),
        lambda: add_theme(peer, "Own"),
        lambda: add_kloe(peer, _theme(peer, "leadership"), "Own", "What?", []),
        lambda: retire_kloe(peer, _kloe(peer, "vision")),
        lambda: name_person(peer, "", Person("Tom", Role.OFFICER_PEER)),
    ):
        with pytest.raises(NotAllowed):
            deed()
    assert peer.writes == 0


def test_a_challenge_without_a_scope_is_none_yet() -> None:
    book = MemoryBook()
    book.append(
        ChallengeFounded(
            challenge=mint(book.device), offer="cspc", framework="cspc",
            framework_version="2026", practice=False, founder=book.identity,
        )
    )  # fmt: skip
    with pytest.raises(NoChallenge):
        scope_of(book)
    change_scope(book, SCOPE)
    assert scope_of(book) == SCOPE
