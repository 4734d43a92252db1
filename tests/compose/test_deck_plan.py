# SPDX-License-Identifier: Apache-2.0
"""What the leads plan for the slides is kept: parts, order, and what is meant for elsewhere."""

from peerdesk.compose.deck_plan import Part
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication_words import Publication, Use
from tests.compose.casebooks import Builder, small
from tests.compose.decks import deck, full, slide, titles, wants


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
    messages = [builder.message(f"Point {n}.", theme, agreed=n == 0) for n in range(9)]
    builder.plan(
        Publication.PRESENTATION, wants(Part.KEY_MESSAGES, order=(messages[4], messages[2]))
    )
    said = [p.text for p in slide(builder, "Strengths: front door").points]
    assert said == ["Point 4.", "Point 2.", "Point 0.", "Point 1.", "Point 3."]
    key = [p.text for p in slide(builder, "Key messages: strengths").points]
    assert key == ["Point 4.", "Point 2.", "Point 0.", "Point 1."]


def test_the_teams_own_next_steps_stand_in_place_of_the_usual_ones() -> None:
    builder = small()
    for kind in (Publication.REPORT, Publication.PRESENTATION):
        builder.write(Prose(publication=kind, part="next-steps", words=f"Of {kind}.\n\nThen."))
    said = [point.text for point in slide(builder, "Next steps").points]
    assert said == ["Of presentation.", "Then."]
