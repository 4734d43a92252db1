# SPDX-License-Identifier: Apache-2.0
"""The daily summary says what emerges, to the right people and no more than they may see."""

import msgspec
import pytest
from msgspec import structs

from peerdesk.compose.blocks import (
    Bullets,
    Callout,
    Copy,
    Document,
    Figures,
    Heading,
    Paragraph,
    Sign,
    Table,
)
from peerdesk.compose.copies import for_copy
from peerdesk.compose.sentences import (
    EMERGING,
    EMERGING_NAMES,
    NO_POINTS,
    NOTHING_THIN,
    SIGNS,
    STILL_THIN,
)
from peerdesk.compose.summary import compose_issue, compose_summary, issued_points
from peerdesk.domain import facts
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.words import Marking, MessageKind, Source, Stance
from tests.compose.casebooks import DAY_ONE, DAY_THREE, DAY_TWO, SCOPE, Builder, small

OUTSIDE = (Copy.SPONSOR, Copy.SPEAKING_NOTE)


def summary(builder: Builder, day: str = DAY_TWO, copy: Copy = Copy.SPONSOR) -> Document:
    if builder.casebook().arrangement(day) is None:
        builder.arrange(day)
    return compose_summary(builder.casebook(), day, copy)


def headings(document: Document, level: int = 1) -> list[str]:
    blocks = (*document.blocks, *document.for_team)
    return [b.text for b in blocks if isinstance(b, Heading) and b.level == level]


def test_the_head_names_number_day_council_offer_and_reader() -> None:
    document = summary(small())
    assert document.title == "Daily summary 1"
    assert document.subtitle == "Wednesday 13 May 2026, for the director of children’s services"
    assert document.dated == "Wednesday 13 May 2026"
    assert (document.council, document.offer) == (SCOPE.council, SCOPE.title)
    assert document.marking is Marking.OFFICIAL


@pytest.mark.parametrize(
    ("sponsors", "reader"),
    [
        (("Chief executive", "Director of children’s services"),
         "the chief executive and the director of children’s services"),
        (("DCS",), "the DCS"),
        ((), "the sponsor"),
    ],
)  # fmt: skip
def test_every_sponsor_is_addressed(sponsors: tuple[str, ...], reader: str) -> None:
    builder = Builder(structs.replace(SCOPE, sponsors=sponsors))
    assert summary(builder).subtitle.endswith(f"for {reader}")


def test_the_arranged_sponsor_is_addressed_alone() -> None:
    builder = Builder(structs.replace(SCOPE, sponsors=("Chief executive", "DCS")))
    builder.arrange(DAY_TWO)
    briefing = builder.briefings[0]
    chosen = structs.replace(briefing.arrangements[0], sponsor="Chief executive")
    builder.briefings[0] = structs.replace(briefing, arrangements=(chosen,))
    assert summary(builder).subtitle.endswith("for the chief executive")


def test_it_says_first_that_it_is_independent_emerging_and_no_judgement() -> None:
    assert summary(small()).blocks[0] == Callout(EMERGING)


def test_where_the_team_has_been_is_counted_up_to_the_day() -> None:
    def meetings(day: str) -> tuple[int, str]:
        figures = next(b for b in summary(small(), day).blocks if isinstance(b, Figures)).figures
        return figures[0].number, figures[0].detail

    assert meetings(DAY_ONE) == (2, "in one day")
    assert meetings(DAY_TWO) == (3, "in two days")


def test_themes_come_in_order_each_with_its_groups_in_order() -> None:
    document = summary(small())
    assert headings(document)[1:3] == ["Leadership and management", "Front door"]
    assert headings(document, 2)[1:] == [
        "Emerging strengths", "Areas to explore",
        "Emerging strengths", "Good practice to explore", "Areas to explore",
    ]  # fmt: skip


def test_every_kind_of_message_has_a_sign_and_a_name() -> None:
    assert set(SIGNS) == set(MessageKind)
    assert set(EMERGING_NAMES) == set(SIGNS.values())


def test_every_point_keeps_its_message() -> None:
    builder = small()
    points = issued_points(summary(builder))
    assert {point.message for point in points} == {m.id for m in builder.casebook().messages}


@pytest.mark.parametrize("copy", OUTSIDE)
def test_outside_the_team_no_weight_trail_count_or_question_is_left(copy: Copy) -> None:
    document = summary(small(), copy=copy)
    for point in issued_points(document):
        assert (point.weight, point.trail, point.settings, point.sources) == ("", (), 0, ())
    assert document.for_team == ()
    written = msgspec.json.encode(document).decode()
    for secret in ("Heard", "three words", "Calls answered", "step-down?", "author-of"):
        assert secret not in written


def test_the_team_sees_weight_trail_gaps_and_open_questions() -> None:
    document = summary(small(), copy=Copy.TEAM)
    written = msgspec.json.encode(document).decode()
    for shown in ("Heard in two settings.", "three words", "Who signs off step-down?"):
        assert shown in written
    assert headings(document)[-3:] == [
        "Who met whom", "Still thin, and what it stands on", "Questions to follow up",
    ]  # fmt: skip
    assert "author-of" not in written


@pytest.mark.parametrize("copy", list(Copy))
def test_any_copy_of_an_issue_comes_from_what_was_frozen(copy: Copy) -> None:
    builder = small()
    builder.arrange(DAY_TWO)
    frozen = compose_issue(builder.casebook(), DAY_TWO)
    taken = for_copy(frozen, copy)
    assert taken.copy is copy
    if copy is not Copy.TEAM:
        assert taken == summary(builder, copy=copy)


def test_reflections_are_in_no_copy() -> None:
    builder = small()
    thought = builder.note("I fear this is fragile", stance=Stance.REFLECTION)
    builder.message("A point.", builder.themes[0].id, supports=[thought])
    for copy in Copy:
        document = summary(builder, copy=copy)
        assert "fragile" not in msgspec.json.encode(document).decode()


@pytest.mark.parametrize("clock", ["1999-01-01", DAY_THREE, "2027-05-13"])
def test_a_message_from_a_laptop_with_a_wrong_clock_is_in_it(clock: str) -> None:
    builder = small()
    builder.message("Still ours.", builder.themes[0].id, day=clock)
    assert "Still ours." in {point.text for point in issued_points(summary(builder))}


@pytest.mark.parametrize(
    ("clock", "day"),
    [("2025-05-12", "day doubtful"), ("2027-05-12", "day doubtful"), (DAY_ONE, "Tue 12 May")],
)
def test_evidence_counts_whatever_a_wrong_clock_says_of_its_day(clock: str, day: str) -> None:
    builder = Builder()
    note = builder.note("Rate is 52 per 10,000", source=Source.DATA, day=clock)
    builder.note("Which rate?", stance=Stance.QUESTION, day=clock)
    builder.message("A point.", builder.theme("Theme"), supports=[note])
    document = summary(builder, DAY_ONE, Copy.TEAM)
    (point,) = issued_points(document)
    assert point.settings == 1
    assert point.trail == (f"{day}, Data: Rate is 52 per 10,000",)
    assert msgspec.json.encode(document.for_team).decode().count("Which rate?") == 1


def test_evidence_that_a_sound_clock_dates_later_waits_for_its_day() -> None:
    builder = Builder()
    note = builder.note("Rate is 52 per 10,000", source=Source.DATA, day=DAY_TWO)
    builder.message("A point.", builder.theme("Theme"), supports=[note])
    settings = [
        issued_points(summary(builder, day, Copy.TEAM))[0].settings for day in (DAY_ONE, DAY_TWO)
    ]
    assert settings == [0, 1]


def test_what_is_left_out_or_withdrawn_is_not_in_it() -> None:
    builder = Builder()
    theme = builder.theme("Theme")
    out, gone = builder.message("Left out.", theme), builder.message("Gone.", theme)
    builder.add(facts.MessageWithdrawn(message=gone))
    builder.arrange(DAY_TWO, left_out=(out,))
    document = summary(builder)
    assert issued_points(document) == ()
    assert Paragraph(NO_POINTS) in document.blocks


def test_a_message_under_a_theme_that_is_not_chosen_is_not_lost() -> None:
    builder = Builder()
    builder.message("Still said.", builder.theme("Module", chosen=False))
    document = summary(builder)
    assert [point.text for point in issued_points(document)] == ["Still said."]
    assert "Across the themes" in headings(document)
    assert "Module" not in headings(document)


def test_requests_and_practical_matters_stand_if_there_are_any() -> None:
    builder = small()
    assert not {"Questions and requests", "Practical matters"} & set(headings(summary(builder)))
    builder.arrange(DAY_TWO, requests=("The protocol, by noon",), practical=("Room from 13:00",))
    document = summary(builder)
    assert headings(document)[-3:] == ["Questions and requests", STILL_THIN, "Practical matters"]
    assert [b for b in document.blocks if isinstance(b, Table)][-1].rows == (
        ("1", "The protocol", "Noon"),
    )
    last = document.blocks[-1]
    assert isinstance(last, Bullets)
    assert last.points[0].text == "Room from 13:00"


def test_an_empty_challenge_still_has_a_summary() -> None:
    document = summary(Builder(), copy=Copy.TEAM)
    assert document.blocks == (Callout(EMERGING), Paragraph(NO_POINTS))
    assert Paragraph(NOTHING_THIN) in document.for_team


@pytest.mark.parametrize(
    ("day", "heading"), [(DAY_TWO, "Since yesterday"), (DAY_THREE, "Since daily summary 1")]
)
def test_the_change_is_since_yesterday_only_if_it_was_yesterday(day: str, heading: str) -> None:
    builder = small()
    builder.issue(DAY_ONE)
    builder.message("New.", builder.themes[0].id)
    document = summary(builder, day)
    assert heading in headings(document)
    assert document.title == "Daily summary 2"


def test_two_wordings_of_one_message_are_told_to_the_team() -> None:
    builder = Builder()
    message = builder.message("First.", builder.theme("T"))
    builder.add(facts.MessageReworded(message=message, wording="Second.", replaces=()))
    (point,) = issued_points(summary(builder, copy=Copy.TEAM))
    assert point.weight.endswith("Two wordings stand.")


def test_practice_is_said_to_be_practice() -> None:
    builder = small()
    assert not summary(builder).practice
    assert compose_summary(builder.casebook(practice=True), DAY_TWO, Copy.SPONSOR).practice


def test_open_questions_come_by_day_and_withdrawn_ones_do_not() -> None:
    builder = Builder()
    late, early = builder.session("Late", DAY_TWO), builder.session("Early", DAY_ONE)
    for text, session in (("second?", late), ("first?", early), ("gone?", early)):
        builder.note(text, session, stance=Stance.QUESTION, source=Source.HEARD)
    builder.withdraw(list(builder.notes)[-1])
    asked = summary(builder, copy=Copy.TEAM).for_team[-1]
    assert isinstance(asked, Bullets)
    assert asked.sign is Sign.QUESTION
    assert [point.text.rsplit(" ", 1)[1] for point in asked.points] == ["first?", "second?"]


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(UnreadableTime):
        compose_summary(small().casebook(), "yesterday", Copy.SPONSOR)


def test_a_point_that_begins_with_its_line_of_enquiry_does_not_repeat_it() -> None:
    builder = Builder()
    theme = builder.theme("Early help")
    kloe = builder.kloe(theme, "Step-down to early help")
    said = ("Step-down to early help would gain from one route.", "Families know whom to ring.")
    for wording in said:
        builder.message(wording, theme, kloe=kloe)
    builder.message("Children are seen.", theme, kloe=builder.kloe(theme, "Visits"))
    points = issued_points(summary(builder))
    assert [point.lead for point in points] == ["", "", "Visits"]
