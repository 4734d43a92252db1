# SPDX-License-Identifier: Apache-2.0
"""The presentation comes in the order in which these are given, whole, and fits its slides."""

import msgspec
import pytest
from msgspec import structs

from peerdesk.compose.blocks import Copy, Deck, Sign, Slide, SlideKind
from peerdesk.compose.paging import MOST
from peerdesk.compose.presentation import compose_deck
from peerdesk.compose.sentences import CASE_STUDY_CRIB, EMERGING_CRIB
from peerdesk.domain import facts
from peerdesk.domain.words import MessageKind, Role, Stance
from tests.compose.casebooks import DAY_ONE, SCOPE, Builder, small


def deck(builder: Builder, copy: Copy = Copy.SPONSOR) -> Deck:
    return compose_deck(builder.casebook(), copy)


def titles(builder: Builder) -> list[str]:
    return [slide.title for slide in deck(builder).slides]


def slide(builder: Builder, title: str, copy: Copy = Copy.SPONSOR) -> Slide:
    return next(slide for slide in deck(builder, copy).slides if slide.title == title)


def full() -> Builder:
    builder = small()
    theme = builder.themes[0].id
    builder.message("A shared fund may help.", theme, MessageKind.OPPORTUNITY)
    builder.message("Agree one route.", theme, MessageKind.RECOMMENDATION)
    builder.message("Write shorter minutes.", theme, MessageKind.SUGGESTION)
    return builder


def test_the_order_is_that_of_a_feedback_presentation() -> None:
    assert titles(full()) == [
        "Marlowe Vale Council",
        "The team",
        "Thank you",
        "Purpose, not an inspection",
        "What we did",
        "Scope: what the team was asked to look at",
        "Key messages: strengths",
        "Key messages: areas for consideration",
        "Strengths: leadership and management",
        "Areas for consideration: leadership and management",
        "Strengths: front door",
        "Areas for consideration: front door",
        "Good practice",
        "Case study: thinking time",
        "Potential opportunities",
        "Key recommendations",
        "Next steps",
        "Questions",
    ]


def test_an_empty_challenge_still_has_its_frame() -> None:
    assert titles(Builder()) == [
        "Marlowe Vale Council", "Thank you", "Purpose, not an inspection", "Next steps",
        "Questions",
    ]  # fmt: skip


def test_one_theme_alone_is_enough() -> None:
    builder = Builder()
    builder.message("Said.", builder.theme("Front door"))
    assert "Strengths: front door" in titles(builder)
    assert "Areas for consideration: front door" not in titles(builder)


def test_every_message_is_shown_but_suggestions_and_withdrawn_ones() -> None:
    builder = full()
    gone = builder.message("Gone.", builder.themes[0].id)
    builder.add(facts.MessageWithdrawn(message=gone))
    shown = {point.message for slide in deck(builder).slides for point in slide.points}
    kinds = {m.id: m.kind for m in builder.casebook().messages}
    missing = set(kinds) - shown
    assert gone in missing
    assert {kinds[message] for message in missing - {gone}} == {MessageKind.SUGGESTION}


def test_a_message_of_an_unchosen_theme_is_not_lost() -> None:
    builder = Builder()
    builder.message("Still said.", builder.theme("Module", chosen=False))
    assert "Strengths: across the themes" in titles(builder)


def test_a_long_theme_continues_under_a_numbered_title() -> None:
    builder = Builder()
    theme = builder.theme("Front door")
    for number in range(12):
        builder.message(f"Strength {number} " + "that is told at some length " * 4, theme)
    found = [title for title in titles(builder) if title.startswith("Strengths: front door")]
    assert found[:3] == [f"Strengths: front door{more}" for more in ("", " (2)", " (3)")]
    assert all(len(slide.points) <= MOST for slide in deck(builder).slides)


def test_titles_are_unique_even_if_themes_are_called_alike() -> None:
    builder = Builder()
    for _ in range(2):
        builder.message("Said.", builder.theme("Front door"))
    assert len(set(titles(builder))) == len(titles(builder))


def test_the_cover_names_council_and_days_and_claims_no_judgement() -> None:
    cover = deck(small()).slides[0]
    assert cover.kind is SlideKind.COVER
    assert "12 to 14 May 2026" in cover.subtitle
    assert "Not an inspection" in cover.points[0].text


def test_the_team_comes_leader_first_and_without_coordinators() -> None:
    builder = small()
    builder.person("Ada Moss", Role.COORDINATOR)
    builder.person("Ola Grant", Role.OBSERVER)
    rows = slide(builder, "The team").rows
    assert [row[0] for row in rows] == ["Helen Okafor", "Martin Reeve", "Tom Fenwick", "Ola Grant"]
    assert rows[0][1] == "Team leader, Harrowmere Council"
    assert rows[3][1] == "Observer"


def test_the_process_is_counted_from_the_whole_timetable() -> None:
    figures = {figure.label: figure.number for figure in slide(small(), "What we did").figures}
    assert figures == {"meetings": 3, "people met": 15, "practice observation": 1, "hours": 3}


def test_hours_without_named_peers_are_not_shown() -> None:
    builder = Builder()
    builder.session("Group", peers=())
    assert [f.label for f in slide(builder, "What we did").figures] == ["meeting", "people met"]


def test_the_scope_lists_chosen_themes_with_their_open_lines() -> None:
    builder = small()
    builder.kloe(builder.themes[1].id, "Retired", retired=True)
    builder.theme("Not chosen", chosen=False)
    assert slide(builder, "Scope: what the team was asked to look at").rows == (
        ("Leadership and management", "Vision and priorities"),
        ("Front door", "Thinking time; Step-down"),
    )


def test_key_messages_take_from_each_theme_in_turn_agreed_ones_first() -> None:
    builder = Builder()
    first, second = builder.theme("First"), builder.theme("Second")
    for number in range(4):
        builder.message(f"First {number}", first, agreed=number == 3)
    builder.message("Second 0", second)
    shown = [point.text for point in slide(builder, "Key messages: strengths").points]
    assert shown == ["First 3", "First 0", "First 1", "Second 0"]


def test_the_case_study_is_the_good_practice_with_most_to_tell() -> None:
    builder = Builder()
    theme = builder.theme("Front door")
    told = builder.kloe(theme, "Thinking time")
    builder.message("Alone.", theme, MessageKind.GOOD_PRACTICE)
    builder.message("With company.", theme, MessageKind.GOOD_PRACTICE, kloe=told)
    builder.message("A strength of it.", theme, kloe=told)
    study = slide(builder, "Case study: thinking time", Copy.TEAM)
    assert [point.text for point in study.points] == ["With company.", "A strength of it."]
    assert study.crib[0] == CASE_STUDY_CRIB
    assert study.sign is Sign.GOOD_PRACTICE


def test_a_good_practice_without_line_or_company_is_told_all_the_same() -> None:
    builder = Builder()
    builder.message("Alone.", builder.theme("Front door"), MessageKind.GOOD_PRACTICE)
    assert [p.text for p in slide(builder, "Case study: front door").points] == ["Alone."]


@pytest.mark.parametrize("copy", [Copy.SPONSOR, Copy.SPEAKING_NOTE])
def test_outside_the_team_there_is_no_crib_and_no_evidence(copy: Copy) -> None:
    found = deck(full(), copy)
    assert all(slide.crib == () for slide in found.slides)
    written = msgspec.json.encode(found).decode()
    for secret in ("Heard", "three words", "Calls answered", "author-of"):
        assert secret not in written


def test_the_crib_says_weight_evidence_and_what_is_not_agreed() -> None:
    crib = slide(small(), "Strengths: leadership and management", Copy.TEAM).crib
    assert crib[0] == "Point 1. Heard in two settings."
    assert "three words" in crib[1]
    crib = slide(small(), "Strengths: front door", Copy.TEAM).crib
    assert crib[0] == f"Point 1. Seen once. {EMERGING_CRIB}"


def test_reflections_are_in_no_crib() -> None:
    builder = small()
    thought = builder.note("I fear this is fragile", stance=Stance.REFLECTION, day=DAY_ONE)
    builder.message("A point.", builder.themes[0].id, supports=[thought])
    assert "fragile" not in msgspec.json.encode(deck(builder, Copy.TEAM)).decode()


def test_marking_practice_and_days_go_with_the_deck() -> None:
    builder = small()
    found = compose_deck(builder.casebook(practice=True), Copy.SPONSOR)
    assert (found.marking, found.practice) == (builder.scope.marking, True)
    assert found.days == "12 to 14 May 2026"
    builder.scope = structs.replace(SCOPE, first_day="2026-05-12", last_day="2026-05-12")
    assert deck(builder).days == "12 May 2026"
