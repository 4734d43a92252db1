# SPDX-License-Identifier: Apache-2.0
"""A point of a document that stands on one leg is told so, with the question that would mend it."""

from peerdesk.compose.blocks import Copy
from peerdesk.compose.checks.finding import Check, Light
from peerdesk.compose.checks.said import Said, said_in
from peerdesk.compose.checks.triangulated import triangulation_findings
from peerdesk.compose.presentation import compose_deck
from peerdesk.domain.words import SessionKind, Source, Stance, Voice
from tests.compose.casebooks import DAY_TWO, small
from tests.compose.checks.telling import Talks


def a_message(*, against: bool = False, reflected: bool = False) -> tuple[Talks, str]:
    """Return a message heard, seen and read, by the frontline and by partners."""
    builder = Talks()
    theme = builder.theme("Front door")
    group = builder.session("Social workers")
    visit = builder.session("Duty desk", kind=SessionKind.OBSERVATION)
    notes = [
        builder.note("Heard it.", group, voices=[Voice.FRONTLINE]),
        builder.note("Saw it.", visit, source=Source.SEEN, voices=[Voice.PARTNERS]),
    ]
    other = builder.session("Managers", DAY_TWO, SessionKind.INTERVIEW)
    counter = [builder.note("Not so.", other)] if against else []
    if reflected:
        counter = [builder.note("I wonder.", other, stance=Stance.REFLECTION)]
    message = builder.message("The door is quick.", theme, supports=notes, contradicts=counter)
    return builder, message


def test_a_point_known_from_several_sides_is_not_flagged() -> None:
    builder, message = a_message()
    assert triangulation_findings(builder.casebook(), (builder.said(message),)) == ()


def test_a_point_with_nothing_behind_it_is_flagged_whatever_the_hour() -> None:
    builder, _ = a_message()
    bare = builder.message("Nobody said this.", builder.theme("Practice"))
    (found,) = triangulation_findings(builder.casebook(), (builder.said(bare),))
    assert (found.check, found.kind, found.light) == (Check.TRIANGULATION, "nothing", Light.AMBER)
    assert found.words.startswith("Nothing behind it, 0 sources. ")
    assert (found.found, found.message) == ("Nobody said this.", bare)
    assert found.words.endswith("?")
    assert found.suggestion == ""


def test_a_point_that_some_speak_against_is_flagged() -> None:
    builder, message = a_message(against=True)
    (found,) = triangulation_findings(builder.casebook(), (builder.said(message),))
    assert found.kind == "contradicted"


def test_the_teams_reflections_speak_for_and_against_nothing() -> None:
    builder, message = a_message(reflected=True)
    assert triangulation_findings(builder.casebook(), (builder.said(message),)) == ()


def test_a_point_that_no_message_says_has_nothing_to_be_weighed() -> None:
    builder, _ = a_message()
    assert triangulation_findings(builder.casebook(), (Said("Typed in."),)) == ()


def test_each_point_of_a_presentation_is_weighed_where_it_stands() -> None:
    casebook = small().casebook()
    said = said_in(compose_deck(casebook, Copy.SPONSOR))
    found = triangulation_findings(casebook, said)
    assert found
    assert {one.place for one in found} <= {one.place for one in said}
    assert {one.kind for one in found} >= {"one-kind", "contradicted"}
