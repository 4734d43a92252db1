# SPDX-License-Identifier: Apache-2.0
"""How the team worked is counted from the timetable, and small groups are not told apart."""

from peerdesk.compose.blocks import SlideKind
from peerdesk.compose.charts import Bar, Bars
from peerdesk.compose.deck_plan import Part
from peerdesk.compose.process import people_met
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import Voice
from tests.compose.casebooks import Builder, small
from tests.compose.decks import slide, titles, wants


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


def test_hours_without_named_peers_are_not_shown() -> None:
    builder = Builder()
    builder.session("Group", peers=())
    assert [f.label for f in slide(builder, "What the team did").figures] == [
        "meeting",
        "people met",
    ]
