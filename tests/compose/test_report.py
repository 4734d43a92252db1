# SPDX-License-Identifier: Apache-2.0
"""The report says what the team agreed, by the custom of its offer, and counts what it says."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from peerdesk.compose.as_text import as_text
from peerdesk.compose.blocks import (
    Block,
    Bullets,
    Copy,
    Document,
    Figures,
    Heading,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Table,
)
from peerdesk.compose.charts import Bars
from peerdesk.compose.process import people_met
from peerdesk.compose.report_plan import Edition, Part
from peerdesk.compose.report_words import MANY_KEY, MANY_POINTS, advice
from peerdesk.compose.summary import compose_summary
from peerdesk.compose.trail import KEY_NOTES
from peerdesk.compose.written import compose_frozen, compose_written
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication import Plan
from peerdesk.domain.publication_words import Layout, Publication, Stage, Use
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.study import Study
from peerdesk.domain.words import MessageKind, Permission, Role, StudyKind, Voice
from tests.compose.casebooks import DAY_ONE, Builder, small

REPORT = Publication.REPORT


def made(builder: Builder, copy: Copy = Copy.SPONSOR, kind: Publication = REPORT) -> Document:
    return compose_written(builder.casebook(), kind, copy)


def headings(document: Document, level: int = 1) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Heading) and b.level == level]


def under(document: Document, heading: str) -> list[Block]:
    """Return the blocks from a heading to the next of its level or above."""
    found: list[Block] = []
    level = 0
    for block in document.blocks:
        if isinstance(block, Heading) and heading in block.text and not level:
            level = block.level
        elif level and isinstance(block, Heading) and block.level <= level:
            return found
        elif level:
            found.append(block)
    return found


def said(blocks: list[Block]) -> list[str]:
    groups = [block for block in blocks if isinstance(block, Bullets | Numbered)]
    return [point.text for group in groups for point in group.points]


def words(document: Document) -> str:
    texts = [b.text for b in document.blocks if isinstance(b, Paragraph | Heading | Note)]
    return "\n".join((*texts, *said(list(document.blocks))))


def test_sections_are_numbered_in_the_order_of_the_offer() -> None:
    builder = small()
    builder.message("Agree one route.", builder.themes[0].id, MessageKind.RECOMMENDATION)
    assert headings(made(builder)) == [
        "1. Executive summary",
        "2. Background and approach",
        "3. Leadership and management",
        "4. Front door",
        "5. Recommendations",
        "6. Good practice and case studies",
        "7. Next steps",
        "Appendix A. What the team looked at",
    ]


def test_a_corporate_report_recommends_before_it_tells() -> None:
    builder = small()
    builder.message("Agree one route.", builder.themes[0].id, MessageKind.RECOMMENDATION)
    builder.plan(REPORT, Plan(layout=Layout.CORPORATE))
    found = headings(made(builder))
    assert found[:3] == [
        "1. Executive summary",
        "2. Recommendations",
        "3. Background and approach",
    ]


@pytest.mark.parametrize(
    ("offer", "layout"), [("cpc-2021", Layout.CORPORATE), ("asc", Layout.ADULT_SOCIAL_CARE)]
)
def test_an_offer_has_its_own_layout_until_somebody_chooses(offer: str, layout: Layout) -> None:
    casebook = small().casebook()
    ours = structs.replace(casebook, challenge=structs.replace(casebook.challenge, offer=offer))
    same = small()
    same.plan(REPORT, Plan(layout=layout, parts=tuple(part.value for part in Part)))
    chosen = compose_written(same.casebook(), REPORT, Copy.SPONSOR)
    assert headings(compose_written(ours, REPORT, Copy.SPONSOR)) == headings(chosen)


def test_adult_social_care_lays_a_theme_out_by_quality_statements() -> None:
    builder = small()
    builder.plan(REPORT, Plan(layout=Layout.ADULT_SOCIAL_CARE))
    door = under(made(builder), "Front door")
    second = [b.text for b in door if isinstance(b, Heading) and b.level == 2]
    third = [b.text for b in door if isinstance(b, Heading) and b.level == 3]
    assert "Thinking time" in second
    assert third == ["Strengths"]
    assert "Areas for further development" in second  # of no statement, so first of all


def test_every_message_that_stands_is_said_once_under_its_theme() -> None:
    builder = small()
    document = made(builder)
    themes = said(under(document, "Leadership and management") + under(document, "Front door"))
    practice = said(under(document, "Good practice"))
    wordings = [message.wording for message in builder.casebook().standing]
    assert sorted(themes + practice) == sorted(wordings)


def test_what_is_used_in_neither_or_left_out_is_nowhere_and_not_counted() -> None:
    builder = small()
    theme = builder.themes[0].id
    neither = builder.message("Nobody reads this.", theme, MessageKind.RECOMMENDATION)
    out = builder.message("Nor this.", theme, MessageKind.RECOMMENDATION)
    builder.message("But this.", theme, MessageKind.RECOMMENDATION)
    builder.use(neither, Use.NEITHER)
    builder.plan(REPORT, Plan(left_out=(out,)))
    document = made(builder)
    assert "Nobody reads this." not in words(document)
    assert "Nor this." not in words(document)
    assert "one key recommendation" in words(document)


def test_the_order_of_the_plan_holds_and_the_rest_follows() -> None:
    builder = Builder()
    theme = builder.theme("Only theme")
    names = [builder.message(f"Point {letter}.", theme) for letter in "abc"]
    builder.plan(REPORT, Plan(order=(names[2], names[0])))
    document = made(builder)
    assert said(under(document, "Only theme")) == ["Point c.", "Point a.", "Point b."]


@given(st.integers(0, 40), st.integers(0, 12))
@settings(max_examples=25, deadline=None)
def test_both_tiers_are_counted_and_neither_is_capped(keys: int, suggestions: int) -> None:
    builder = Builder()
    theme = builder.theme("Only theme")
    for kind, many in (
        (MessageKind.RECOMMENDATION, keys),
        (MessageKind.SUGGESTION, suggestions),
    ):
        for number in range(many):
            builder.message(f"{kind} {number}", theme, kind)
    document = made(builder, Copy.TEAM)
    found = [b for b in document.blocks if isinstance(b, Numbered)]
    assert sum(len(group.points) for group in found) == keys
    assert len([t for t in said(under(document, "Only theme")) if "suggestion" in t]) == suggestions
    advised = [b.text for b in document.for_team if isinstance(b, Note)]
    assert bool(advised) is (keys > MANY_KEY)
    assert advice(keys) == tuple(advised)


def test_what_the_team_wrote_stands_in_place_of_the_usual_words() -> None:
    builder = small()
    lead = builder.themes[0].id
    for part, about, text in (
        ("executive-summary", "", "It begins with trust.\n\nAnd goes on."),
        ("narrative", lead, "What we saw of leading."),
        ("next-steps", "", "We meet in June."),
    ):
        builder.write(Prose(publication=REPORT, part=part, about=about, words=text))
    document = made(builder)
    first = [b.text for b in under(document, "Executive summary") if isinstance(b, Paragraph)]
    assert first[:2] == ["It begins with trust.", "And goes on."]
    assert "critical friends" not in words(document)
    narrative = under(document, "Leadership and management")[0]
    assert narrative == Paragraph("What we saw of leading.")
    assert [b.text for b in under(document, "Next steps") if isinstance(b, Paragraph)] == [
        "We meet in June."
    ]


def test_the_letters_words_stand_in_no_report() -> None:
    builder = small()
    builder.write(Prose(publication=Publication.LETTER, part="opening", words="Dear all."))
    assert "Dear all." not in words(made(builder))
    assert "Dear all." in words(made(builder, kind=Publication.LETTER))


def test_the_team_reads_what_is_still_to_be_written_and_agreed_and_nobody_else_does() -> None:
    builder = small()
    team, sponsor = made(builder, Copy.TEAM), made(builder)
    shown = [b.text for b in team.for_team if isinstance(b, Heading)]
    assert shown[1:] == ["Still emerging: to be agreed, or left out", "Still to be written"]
    assert sponsor.for_team == ()
    assert not any(p.trail or p.weight for b in sponsor.blocks if isinstance(b, Bullets)
                   for p in b.points)  # fmt: skip


def test_evidence_stands_once_in_the_teams_copy_not_under_key_points() -> None:
    team = made(small(), Copy.TEAM)
    summary = [b for b in under(team, "Executive summary") if isinstance(b, Bullets)]
    assert summary
    assert not any(point.trail for group in summary for point in group.points)
    themes = [b for b in under(team, "Leadership and management") if isinstance(b, Bullets)]
    assert all(point.trail for group in themes for point in group.points)


def test_counts_come_from_the_timetable() -> None:
    document = made(small())
    (figures,) = [b for b in document.blocks if isinstance(b, Figures)]
    assert [(f.number, f.label) for f in figures.figures][:2] == [(3, "meetings"), (15, "people")]
    assert "It is not an inspection" in words(document)
    assert "non-attributable" in words(document)


def test_a_group_of_fewer_than_five_is_never_counted_by_itself() -> None:
    builder = small()
    groups = (RoleGroup("Leader", Voice.MEMBERS, 1), RoleGroup("Carers", Voice.PARTNERS, 7))
    builder.session("Leader of the council", groups=groups)
    (bars,) = [b for b in made(builder).blocks if isinstance(b, Bars)]
    assert {bar.label: bar.number for bar in bars.bars} == {"Practitioners": 15, "Partners": 7}
    assert min(bar.number for bar in bars.bars) >= 5


def test_groups_have_one_name_in_summary_slides_and_report() -> None:
    builder = small()
    for voice in Voice:
        builder.session(voice, day=DAY_ONE, groups=(RoleGroup("Group", voice, 9),))
    casebook = builder.casebook()
    (bars,) = [b for b in made(builder).blocks if isinstance(b, Bars)]
    assert bars.bars == people_met(casebook)
    summary = as_text(compose_summary(casebook, DAY_ONE, Copy.SPONSOR))
    assert not {"Frontline", "Members"} & set(re.findall(r"\w+", summary))


def test_the_team_is_named_with_the_leader_first_and_can_be_left_out() -> None:
    builder = small()
    builder.person("Nia Rees", Role.COORDINATOR)
    tables = [b for b in made(builder).blocks if isinstance(b, Table)]
    assert [row[0] for row in tables[0].rows] == ["Helen Okafor", "Martin Reeve", "Tom Fenwick"]
    builder.plan(REPORT, Plan(parts=("lines",)))
    assert headings(made(builder), 2).count("The team") == 0


@pytest.mark.parametrize("permission", list(Permission))
def test_a_story_that_the_council_does_not_want_told_is_told_nowhere(
    permission: Permission,
) -> None:
    builder = small()
    practice = next(m for m in builder.casebook().messages if m.kind is MessageKind.GOOD_PRACTICE)
    builder.study(
        Study(
            title="Think space",
            kind=StudyKind.CASE_STUDY,
            message=practice.id,
            summary="A weekly hour.",
            permission=permission,
        )
    )
    told = words(made(builder))
    refused = permission is Permission.REFUSED
    assert ("A weekly hour." in told) is not refused
    assert (practice.wording in told) is not refused


def test_the_edition_stands_on_the_cover() -> None:
    casebook = small().casebook()
    draft = Edition(Stage.FACTUAL_ACCURACY, 2, "9 June 2026")
    document = compose_frozen(casebook, REPORT, draft)
    assert (document.cover, document.dated) == (True, "Draft 2, for factual accuracy, 9 June 2026")
    assert compose_frozen(casebook, REPORT, Edition(Stage.FINAL, 5, "1 July 2026")).dated == (
        "Final, 1 July 2026"
    )
    assert document.for_team == ()


def test_one_theme_or_none_still_gives_a_report() -> None:
    one = Builder()
    one.message("A point.", one.theme("Only theme"))
    assert "3. Only theme" in headings(made(one))
    none = Builder()
    none.message("A point.", "")
    assert "3. What the team found" in headings(made(none))
    empty = Builder()
    assert "has not agreed any points" in words(made(empty))


def test_a_hundred_and_ninety_points_are_all_in_it() -> None:
    builder = Builder()
    themes = [builder.theme(f"Theme {number}") for number in range(3)]
    for number in range(190):
        kind = (MessageKind.STRENGTH, MessageKind.CONSIDERATION)[number % 2]
        builder.message(f"Point {number} of many.", themes[number % 3], kind)
    shown = said(list(made(builder).blocks))
    assert {f"Point {number} of many." for number in range(190)} <= set(shown)


def test_letter_and_form_say_what_the_report_says() -> None:
    builder = small()
    wordings = {message.wording for message in builder.casebook().standing}
    letter = made(builder, kind=Publication.LETTER)
    form = made(builder, kind=Publication.FORM)
    assert wordings == set(said(list(letter.blocks)))
    assert wordings == set(said(list(form.blocks)))
    assert letter.blocks[0] == Paragraph("To the director of children’s services")
    assert headings(form)[0] == "What works well?"


def test_a_form_leaves_room_for_what_is_agreed_until_it_is_written() -> None:
    builder = small()
    last = made(builder, kind=Publication.FORM).blocks[-1]
    assert isinstance(last, Table)
    assert not any("".join(row) for row in last.rows)
    builder.write(Prose(publication=Publication.FORM, part="agreed", words="Meet in June."))
    assert made(builder, kind=Publication.FORM).blocks[-1] == Paragraph("Meet in June.")


@pytest.mark.parametrize("points", [MANY_POINTS, MANY_POINTS + 1])
@pytest.mark.parametrize("kind", [REPORT, Publication.LETTER, Publication.FORM])
def test_a_letter_of_very_many_points_is_advised_against_and_says_them_all(
    points: int, kind: Publication
) -> None:
    builder = Builder()
    theme = builder.theme("Only theme")
    for number in range(points):
        builder.message(f"Point {number}.", theme, agreed=True)
    document = made(builder, Copy.TEAM, kind)
    advised = [b.text for b in document.for_team if isinstance(b, Note)]
    assert bool(advised) is (points > MANY_POINTS and kind is not REPORT)
    assert len(set(said(list(document.blocks)))) >= points


def test_the_letter_is_signed_by_those_who_lead() -> None:
    last = [b.text for b in made(small(), kind=Publication.LETTER).blocks[-2:]
            if isinstance(b, Paragraph)]  # fmt: skip
    assert last == ["Helen Okafor, team leader", "Martin Reeve, peer challenge manager"]


@pytest.mark.parametrize("kind", [Publication.LETTER, Publication.FORM])
def test_the_teams_copy_of_a_short_paper_has_key_notes_and_points_to_the_report(
    kind: Publication,
) -> None:
    builder = Builder()
    session = builder.session("S", day=DAY_ONE)
    notes = [builder.note(f"Note {number}", session) for number in range(5)]
    message = builder.message("It works.", builder.theme("Front door"), supports=notes)
    groups = [b for b in made(builder, Copy.TEAM, kind).blocks if isinstance(b, Bullets)]
    (point,) = [p for group in groups for p in group.points if p.message == message]
    assert len(point.trail) == KEY_NOTES + 1
    assert point.trail[-1] == "And three more notes: see the team’s copy of the report."


def test_appendices_begin_on_one_new_page_and_follow_each_other() -> None:
    blocks = made(small()).blocks
    assert sum(isinstance(block, PageBreak) for block in blocks) <= 1
