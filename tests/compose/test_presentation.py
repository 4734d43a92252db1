# SPDX-License-Identifier: Apache-2.0
"""The presentation comes in the order in which these are given, whole, and fits its slides."""

import pytest
from msgspec import structs

from peerdesk.compose.blocks import Copy, SlideKind
from peerdesk.compose.paging import MOST
from peerdesk.compose.presentation import compose_deck
from peerdesk.domain import facts
from peerdesk.domain.words import (
    MessageKind,
    Role,
)
from tests.compose.casebooks import SCOPE, Builder, small
from tests.compose.decks import deck, full, slide, titles


def test_the_order_is_that_of_a_feedback_presentation() -> None:
    builder = full()
    for number in range(6):
        builder.message(f"Seen {number}.", builder.themes[number % 2].id)
    assert titles(builder) == [
        "Marlowe Vale Council",
        "The team",
        "Thank you",
        "Purpose, not an inspection",
        "What the team did",
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


def test_one_theme_with_little_to_say_does_not_say_it_twice() -> None:
    builder = Builder()
    builder.message("Said.", builder.theme("Front door"))
    assert not [title for title in titles(builder) if title.startswith("Key messages")]


@pytest.mark.parametrize(("points", "are_worth_it"), [(3, False), (8, False), (9, True)])
def test_key_messages_of_few_points_would_only_say_them_twice(
    points: int, *, are_worth_it: bool
) -> None:
    builder = Builder()
    themes = [builder.theme(name) for name in ("Front door", "Leadership")]
    for number in range(points):
        builder.message(f"Point {number}.", themes[number % 2])
    assert ("Key messages: strengths" in titles(builder)) is are_worth_it


def test_without_themes_the_slides_are_called_after_what_they_hold() -> None:
    builder = Builder()
    builder.message("Said.", "")
    builder.message("To consider.", "", MessageKind.CONSIDERATION)
    assert {"Strengths", "Areas for consideration"} <= set(titles(builder))


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
    for number in range(8):
        builder.message(f"First {number}", first, agreed=number == 3)
    builder.message("Second 0", second)
    shown = [point.text for point in slide(builder, "Key messages: strengths").points]
    assert shown == ["First 3", "First 0", "First 1", "Second 0"]


def test_marking_practice_and_days_go_with_the_deck() -> None:
    builder = small()
    found = compose_deck(builder.casebook(practice=True), Copy.SPONSOR)
    assert (found.marking, found.practice) == (builder.scope.marking, True)
    assert found.days == "12 to 14 May 2026"
    builder.scope = structs.replace(SCOPE, first_day="2026-05-12", last_day="2026-05-12")
    assert deck(builder).days == "12 May 2026"
