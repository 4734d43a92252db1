# SPDX-License-Identifier: Apache-2.0
"""A report that says something else than the slides did is told so, point by point."""

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.blocks import Copy, Document, Paragraph, Sign
from peerdesk.compose.checks.drift import TURN_LIGHTS, TURN_NAMES, Turn, drift, drift_findings
from peerdesk.compose.checks.finding import Light
from peerdesk.compose.checks.said import Said, running_in
from peerdesk.domain.publication_words import Use
from tests.compose.checks.telling import Talks

ON = "Slide 7, bullet 2"
IN = "Under “Front door”, bullet 1"


def one_message() -> tuple[Talks, str]:
    """Return a challenge with one message."""
    builder = Talks()
    return builder, builder.message("The front door is quick.", builder.theme("Front door"))


def test_a_point_with_the_same_words_has_not_drifted() -> None:
    builder, message = one_message()
    slides, report = Said("The front door is quick", message, ON), Said(
        "The front door is quick.", message, IN
    )  # fmt: skip
    (found,) = drift(builder.casebook(), (slides,), (report,))
    assert (found.turn, found.light) == (Turn.SAME, Light.GREEN)


def test_a_reworded_point_keeps_both_wordings_and_proposes_the_slides() -> None:
    builder, message = one_message()
    found = drift(builder.casebook(), (Said("Quick.", message, ON),), (Said("Fast.", message, IN),))
    assert (found[0].turn, found[0].before, found[0].text) == (Turn.REWORDED, "Quick.", "Fast.")
    (finding,) = drift_findings(found)
    assert (finding.found, finding.suggestion, finding.place) == ("Fast.", "Quick.", IN)


def test_a_strength_that_became_a_consideration_has_moved() -> None:
    builder, message = one_message()
    slides = Said("Quick.", message, ON, sign=Sign.STRENGTH)
    report = Said("Quick.", message, IN, sign=Sign.CONSIDERATION)
    (found,) = drift(builder.casebook(), (slides,), (report,))
    assert found.turn is Turn.MOVED
    assert found.words == (
        "Slide 7, bullet 2 called it a strength; here it is an area for consideration."
    )


def test_a_point_of_the_slides_that_the_report_leaves_out_is_told_last() -> None:
    builder, message = one_message()
    other = builder.message("Other.", builder.theme("Practice"))
    said = (Said("Quick.", message, ON),)
    found = drift(builder.casebook(), said, (Said("Other.", other, IN),))
    assert [one.turn for one in found] == [Turn.NEW, Turn.LEFT_OUT]
    assert found[1].words == "Slide 7, bullet 2 said it, and the report does not."


def test_a_point_meant_for_the_report_alone_is_not_new() -> None:
    builder, message = one_message()
    builder.use(message, Use.REPORT)
    (found,) = drift(builder.casebook(), (), (Said("Quick.", message, IN),))
    assert (found.turn, found.light) == (Turn.MEANT, Light.GREEN)


def test_points_without_a_message_are_paired_by_their_words() -> None:
    builder, _ = one_message()
    found = drift(builder.casebook(), (Said("Typed in."),), (Said("Typed  in"), Said("Other")))
    assert [one.turn for one in found] == [Turn.SAME, Turn.NEW]


def test_a_point_of_a_message_merged_since_is_paired_with_the_one_that_stands() -> None:
    builder, message = one_message()
    other = builder.message("Fast.", builder.theme("Practice"))
    builder.merge(other, message)
    (found,) = drift(builder.casebook(), (Said("Fast.", other, ON),), (Said("Quick.", message),))
    assert found.turn is Turn.REWORDED


def test_every_turn_has_a_light_and_a_name() -> None:
    assert set(TURN_LIGHTS) == set(TURN_NAMES) == set(Turn)


SAID = st.lists(st.builds(Said, st.sampled_from("abc"), st.sampled_from(["", "m1", "m2", "m3"])))


@given(SAID)
def test_a_document_has_not_drifted_from_itself(said: list[Said]) -> None:
    builder, _ = one_message()
    assert drift_findings(drift(builder.casebook(), said, said)) == ()


@given(SAID, SAID)
def test_no_message_of_either_is_forgotten(slides: list[Said], report: list[Said]) -> None:
    builder, _ = one_message()
    told = {one.message for one in drift(builder.casebook(), slides, report)}
    assert told == {said.message for said in (*slides, *report)}


def story_of(*texts: str) -> frozenset[str]:
    """Return the running text of a report with these paragraphs."""
    blocks = tuple(Paragraph(text) for text in texts)
    paper = Document(
        title="Report", subtitle="", council="C", offer="O", copy=Copy.TEAM, blocks=blocks
    )
    return running_in(paper)


def test_a_case_study_told_in_a_paragraph_is_not_left_out() -> None:
    slides = (Said("A team was stuck. It asked for an hour.", "", ON), Said("It’s calm", "", ON))
    told = story_of("A team was stuck.  It asked for an hour. Others follow.", "It's calm.")
    found = drift(Talks().casebook(), slides, (), told)
    assert [one.turn for one in found] == [Turn.SAME, Turn.SAME]
    assert drift_findings(found) == ()


def test_half_a_sentence_of_a_paragraph_says_nothing_of_a_point() -> None:
    slides = (Said("A team was stuck.", "", ON), Said("It asked. It went home.", "", ON))
    told = story_of("A team was stuck for a year. It asked.")
    assert [one.turn for one in drift(Talks().casebook(), slides, (), told)] == [
        Turn.LEFT_OUT,
        Turn.LEFT_OUT,
    ]
