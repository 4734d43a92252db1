# SPDX-License-Identifier: Apache-2.0
"""A case study is told in its own words, and only with permission."""

from msgspec import structs

from peerdesk.compose.blocks import Copy, Sign
from peerdesk.compose.case_study import ASK_FIRST, told_in
from peerdesk.compose.sentences import CASE_STUDY_CRIB
from peerdesk.domain.study import Study
from peerdesk.domain.words import (
    MessageKind,
    Permission,
)
from tests.compose.casebooks import Builder, small
from tests.compose.decks import slide, titles


def story(**changes: object) -> Study:
    study = Study(
        title="Thinking time",
        summary="A team was stuck. It asked for an hour in which nobody interrupts, every "
        "Friday morning. Families now hear what was decided, and by whom, and when. It cost "
        "nothing.",
    )  # fmt: skip
    return structs.replace(study, **changes)


def test_a_tracked_case_study_is_told_in_its_own_words() -> None:
    builder = small()
    practice = next(m for m in builder.casebook().messages if m.kind is MessageKind.GOOD_PRACTICE)
    builder.study(story(message=practice.id))
    told = slide(builder, "Case study: thinking time", Copy.TEAM)
    assert [point.message for point in told.points] == [practice.id, "", ""]
    assert told.points[1].text.startswith("A team was stuck. It asked")
    assert (
        told.points[2].text
        == "Families now hear what was decided, and by whom, and when. It cost nothing."
    )
    assert told.crib[:2] == (ASK_FIRST, CASE_STUDY_CRIB)


def test_with_permission_nobody_is_asked_again() -> None:
    builder = small()
    builder.study(story(permission=Permission.GIVEN))
    assert ASK_FIRST not in slide(builder, "Case study: thinking time", Copy.TEAM).crib


def test_what_the_council_does_not_want_shared_is_no_case_study() -> None:
    builder = small()
    practice = next(m for m in builder.casebook().messages if m.kind is MessageKind.GOOD_PRACTICE)
    builder.study(story(message=practice.id, permission=Permission.REFUSED))
    assert not [title for title in titles(builder) if title.startswith("Case study")]


def test_a_story_falls_into_bullets_of_some_length() -> None:
    assert told_in("") == ()
    assert told_in("One.") == ("One.",)
    assert told_in("Short. Then more of it.") == ("Short. Then more of it.",)
    long = "This sentence has quite enough words to be a bullet of its own."
    assert told_in(f"{long} {long}") == (long, long)
    assert told_in(f"{long} Short.") == (f"{long} Short.",)


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
