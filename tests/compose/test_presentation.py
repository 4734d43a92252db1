# SPDX-License-Identifier: Apache-2.0
"""The presentation comes in the order in which these are given, whole, and fits its slides."""

import msgspec
import pytest
from msgspec import structs

from peerdesk.compose.blocks import Copy, Deck, Sign, Slide, SlideKind
from peerdesk.compose.case_study import ASK_FIRST, told_in
from peerdesk.compose.charts import Bar, Bars
from peerdesk.compose.crib import references
from peerdesk.compose.deck_plan import Part
from peerdesk.compose.paging import MOST
from peerdesk.compose.presentation import compose_deck
from peerdesk.compose.process import people_met
from peerdesk.compose.sentences import CASE_STUDY_CRIB, EMERGING_CRIB
from peerdesk.domain import facts
from peerdesk.domain.document import Document
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Choice, Placed
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication import Plan
from peerdesk.domain.publication_words import Publication, Use
from peerdesk.domain.recorded import Listed
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.study import Study
from peerdesk.domain.words import (
    MessageKind,
    ObservationKind,
    Permission,
    Role,
    SessionKind,
    Source,
    Stance,
    Voice,
)
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


def test_the_process_is_counted_from_the_whole_timetable() -> None:
    figures = {
        figure.label: figure.number for figure in slide(small(), "What the team did").figures
    }
    assert figures == {"meetings": 3, "people met": 15, "practice observation": 1, "hours": 3}


def test_each_count_says_what_stands_behind_it() -> None:
    details = {
        figure.label: figure.detail for figure in slide(small(), "What the team did").figures
    }
    assert details["meetings"] == "an interview, a focus group and a visit"
    assert details["people met"] == "practitioners"
    builder = Builder()
    for voice in (Voice.MEMBERS, Voice.CHILDREN_AND_FAMILIES, Voice.PARTNERS):
        builder.session("S", groups=(RoleGroup("People", voice, 5),))
    details = {
        figure.label: figure.detail for figure in slide(builder, "What the team did").figures
    }
    assert details["meetings"] == "focus groups"
    assert details["people met"] == "from children and families to partners"


def wants(*parts: str, order: tuple[str, ...] = ()) -> Plan:
    return Plan(parts=parts, order=order)


def test_people_met_are_a_chart_where_it_is_wanted_and_small_groups_are_not_told_apart() -> None:
    builder = Builder()
    groups = (Voice.FRONTLINE, 12), (Voice.MEMBERS, 3), (Voice.PARTNERS, 4)
    for voice, people in groups:
        builder.session("S", groups=(RoleGroup("People", voice, people),))
    assert "Whom the team met" not in titles(builder)
    builder.plan(Publication.PRESENTATION, wants(Part.PEOPLE_MET))
    shown = slide(builder, "Whom the team met")
    assert shown.kind is SlideKind.FIGURE
    assert shown.figure == Bars(
        "People met, by group", (Bar("Practitioners", 12), Bar("Others", 7))
    )


def test_a_few_people_whom_nobody_could_be_counted_with_are_not_counted_at_all() -> None:
    builder = Builder()
    builder.session("S", groups=(RoleGroup("Members", Voice.MEMBERS, 3),))
    assert people_met(builder.casebook()) == ()


def test_what_is_marked_for_the_report_or_for_nothing_is_on_no_slide() -> None:
    builder = full()
    strength, consideration, *_ = (m.id for m in builder.casebook().messages)
    builder.use(strength, Use.REPORT)
    builder.use(consideration, Use.NEITHER)
    shown = {point.message for slide in deck(builder).slides for point in slide.points}
    assert not shown & {strength, consideration}


def test_a_suggestion_that_a_lead_wants_on_a_slide_gets_one() -> None:
    builder = full()
    suggestion = builder.casebook().messages[-1]
    builder.use(suggestion.id, Use.SLIDE)
    assert [p.text for p in slide(builder, "Suggestions").points] == ["Write shorter minutes."]


def test_the_leads_choose_which_optional_parts_there_are() -> None:
    builder = full()
    builder.plan(Publication.PRESENTATION, wants(Part.OPPORTUNITIES))
    found = titles(builder)
    assert "Potential opportunities" in found
    assert "Key recommendations" not in found
    assert not [title for title in found if title.startswith("Key messages")]


def test_the_plan_of_another_document_changes_nothing() -> None:
    builder = full()
    before = titles(builder)
    builder.plan(Publication.REPORT, wants())
    assert titles(builder) == before


def test_points_come_in_the_order_that_a_lead_gave_them_and_the_first_are_key_messages() -> None:
    builder = Builder()
    theme = builder.theme("Front door")
    messages = [builder.message(f"Point {n}.", theme, agreed=n == 0) for n in range(6)]
    builder.plan(
        Publication.PRESENTATION, wants(Part.KEY_MESSAGES, order=(messages[4], messages[2]))
    )
    said = [p.text for p in slide(builder, "Strengths: front door").points]
    assert said == ["Point 4.", "Point 2.", "Point 0."]
    key = [p.text for p in slide(builder, "Key messages: strengths").points]
    assert key == ["Point 4.", "Point 2.", "Point 0.", "Point 1."]


def test_one_theme_with_little_to_say_does_not_say_it_twice() -> None:
    builder = Builder()
    builder.message("Said.", builder.theme("Front door"))
    assert not [title for title in titles(builder) if title.startswith("Key messages")]


def test_without_themes_the_slides_are_called_after_what_they_hold() -> None:
    builder = Builder()
    builder.message("Said.", "")
    builder.message("To consider.", "", MessageKind.CONSIDERATION)
    assert {"Strengths", "Areas for consideration"} <= set(titles(builder))


def test_the_teams_own_next_steps_stand_in_place_of_the_usual_ones() -> None:
    builder = small()
    for kind in (Publication.REPORT, Publication.PRESENTATION):
        builder.write(Prose(publication=kind, part="next-steps", words=f"Of {kind}.\n\nThen."))
    said = [point.text for point in slide(builder, "Next steps").points]
    assert said == ["Of presentation.", "Then."]


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


def test_the_crib_refers_to_evidence_and_repeats_none_of_it() -> None:
    builder = Builder()
    theme = builder.theme("Front door")
    named = builder.session("Jane Hollis", kind=SessionKind.INTERVIEW)
    plain = builder.session("Triage workers")
    review = builder.session("Case review", kind=SessionKind.CASE_REVIEW)
    notes = [
        builder.note("Jane Hollis said so", named),
        builder.note("Call Jane on 01632 960123", plain),
        *(builder.note("Read", review, source=Source.READ, case=f"A{n}") for n in range(3)),
        builder.note("In passing"),
        builder.note("Figures", source=Source.DATA),
    ]
    against = builder.note("Not so", plain)
    builder.message("Said.", theme, supports=notes, contradicts=[against])
    held = builder.casebook()
    day = "Tue 12 May"
    supports, contradicts = references(held, held.messages[0])
    places = ("Interview", "Triage workers", "A talk", "Figures")
    assert supports == f"For: {'; '.join(f'{p}, {day}' for p in places)}; three case files."
    assert contradicts == f"Against: Triage workers, {day}."


def test_the_crib_names_documents_and_what_was_seen() -> None:
    builder = Builder()
    casebook = structs.replace(
        builder.casebook(),
        documents=(Listed("d", (Choice("h", Document(title="Sufficiency strategy")),)),),
        observations=(
            Placed("o", (Choice("h", Observation(
                kind=ObservationKind.PRACTICE, setting="Duty desk", day=DAY_ONE,
            )),)),
            Placed("p", (Choice("h", Observation(
                kind=ObservationKind.SITE_VISIT, setting="Jane Hollis", day=DAY_ONE,
            )),)),
        ),
    )  # fmt: skip
    read = builder.note("Says so", source=Source.READ)
    seen = builder.note("Seen", source=Source.SEEN)
    home = builder.note("Seen at home", source=Source.SEEN)
    builder.message("Said.", builder.theme("Front door"), supports=[read, seen, home])
    notes = {
        read: structs.replace(builder.notes[read], record="d"),
        seen: structs.replace(builder.notes[seen], record="o"),
        home: structs.replace(builder.notes[home], record="p"),
    }
    held = structs.replace(casebook, notes=notes, messages=builder.casebook().messages)
    assert references(held, held.messages[0]) == (
        "For: “Sufficiency strategy”, Tue 12 May; Duty desk, Tue 12 May; Site visit, Tue 12 May.",
    )


def test_where_there_is_much_behind_a_point_the_crib_counts_the_rest() -> None:
    builder = Builder()
    notes = [builder.note("x", builder.session(f"Group {n}")) for n in range(9)]
    builder.message("Said.", builder.theme("Front door"), supports=notes)
    held = builder.casebook()
    (line,) = references(held, held.messages[0])
    assert line.endswith("; and three more places.")


def test_hours_without_named_peers_are_not_shown() -> None:
    builder = Builder()
    builder.session("Group", peers=())
    assert [f.label for f in slide(builder, "What the team did").figures] == [
        "meeting",
        "people met",
    ]


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
    assert crib[1] == "For: Social workers, Tue 12 May; Heads of service, Wed 13 May."
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
