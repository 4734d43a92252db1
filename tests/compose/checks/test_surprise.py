# SPDX-License-Identifier: Apache-2.0
"""The surprise check says of every point what each sponsor was told of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.compose.blocks import Copy
from peerdesk.compose.checks.finding import Check, Light
from peerdesk.compose.checks.said import Said, said_in
from peerdesk.compose.checks.surprise import Surprise, surprise_findings, surprises
from peerdesk.compose.checks.verdict import LIGHTS, NAMES, Verdict
from peerdesk.compose.presentation import compose_deck
from peerdesk.domain.publication_words import Answer, Publication, Use
from peerdesk.domain.words import MessageKind, Outcome
from tests.compose.casebooks import DAY_ONE, DAY_THREE, DAY_TWO
from tests.compose.checks.telling import CHIEF, DIRECTOR, TWO_SPONSORS, Talks

CLEAR = "Leaders share a clear vision for children."
SHARED = "Leaders share one clear vision for all children."


def talks() -> tuple[Talks, str]:
    """Return a challenge with one message."""
    builder = Talks()
    return builder, builder.message(CLEAR, builder.theme("Leadership"))


def only(builder: Talks, *said: Said, of: Publication = Publication.PRESENTATION) -> Surprise:
    """Return the one thing that the check says."""
    (found,) = surprises(builder.casebook(), said, of)
    return found


def test_a_point_never_told_is_red() -> None:
    builder, message = talks()
    found = only(builder, builder.said(message))
    assert (found.verdict, found.light) == (Verdict.NEVER, Light.RED)
    assert found.words == "Never told."


def test_a_point_on_the_list_and_not_reached_is_never_told_and_says_when() -> None:
    builder, message = talks()
    builder.issue(DAY_ONE)
    (issue,) = builder.briefings[-1].issues
    builder.tell(message, Outcome.NOT_REACHED, issue=issue.hash)
    found = only(builder, builder.said(message))
    assert found.verdict is Verdict.NEVER
    assert found.words == (
        "Never told. It was on the list and not reached: Tue 12 May, daily summary 1."
    )


def test_issuing_a_summary_alone_tells_nothing() -> None:
    builder, message = talks()
    builder.issue(DAY_ONE)
    assert only(builder, builder.said(message)).verdict is Verdict.NEVER


def test_a_point_told_as_it_stands_is_green_and_says_when() -> None:
    builder, message = talks()
    builder.tell(message)
    found = only(builder, builder.said(message))
    assert (found.verdict, found.light) == (Verdict.TOLD, Light.GREEN)
    assert found.words == "Told: Wed 13 May, a word in passing."


def test_the_sponsors_answer_stands_behind_what_was_told() -> None:
    builder, message = talks()
    builder.tell(message)
    builder.answer(message, Answer.WILL_SEND_EVIDENCE)
    words = only(builder, builder.said(message)).words
    assert words == "Told: Wed 13 May, a word in passing; evidence to follow."


def test_a_point_told_and_reworded_is_amber_with_the_words_that_were_told() -> None:
    builder, message = talks()
    builder.tell(message)
    builder.reword(message, SHARED)
    found = only(builder, builder.said(message))
    assert (found.verdict, found.light) == (Verdict.CHANGED, Light.AMBER)
    assert (found.before, found.text) == (CLEAR, SHARED)


def test_a_point_said_otherwise_is_compared_with_what_was_said() -> None:
    builder, message = talks()
    builder.tell(message, Outcome.OTHERWISE, SHARED)
    assert only(builder, builder.said(message)).before == SHARED
    assert only(builder, builder.said(message, SHARED)).verdict is Verdict.TOLD


def test_only_the_last_telling_counts() -> None:
    builder, message = talks()
    builder.tell(message, Outcome.OTHERWISE, SHARED, day=DAY_ONE)
    builder.tell(message, day=DAY_TWO)
    assert only(builder, builder.said(message)).verdict is Verdict.TOLD


def test_a_point_not_reached_later_is_still_told() -> None:
    builder, message = talks()
    builder.tell(message, day=DAY_ONE)
    builder.tell(message, Outcome.NOT_REACHED, day=DAY_TWO)
    assert only(builder, builder.said(message)).verdict is Verdict.TOLD


@pytest.mark.parametrize("wording", ["leaders share a  clear vision", CLEAR.removesuffix(".")])
def test_spaces_and_the_last_stop_are_no_change(wording: str) -> None:
    builder, message = talks()
    builder.tell(message, Outcome.OTHERWISE, f"  {wording} ")
    even = " ".join(wording.split())
    assert only(builder, builder.said(message, f"{even}.")).verdict is Verdict.TOLD


def test_a_point_told_and_dropped_is_amber() -> None:
    builder, message = talks()
    builder.tell(message)
    found = only(builder)
    assert (found.verdict, found.light, found.here) == (Verdict.ABSENT, Light.AMBER, False)
    assert found.text == CLEAR
    assert found.words == "Told: Wed 13 May, a word in passing. It is not on the slides."


def test_a_point_never_told_and_not_there_is_nobodys_surprise() -> None:
    builder, _ = talks()
    assert surprises(builder.casebook(), ()) == ()


def test_a_point_told_and_withdrawn_by_the_team_is_told_and_dropped() -> None:
    builder, message = talks()
    builder.tell(message)
    builder.withdraw_message(message)
    found = only(builder)
    assert found.verdict is Verdict.ABSENT
    assert "has not taken it back with the sponsor" in found.words


def test_a_point_meant_for_the_report_is_no_surprise_on_the_slides() -> None:
    builder, message = talks()
    builder.tell(message)
    builder.use(message, Use.REPORT)
    assert only(builder).verdict is Verdict.KEPT
    assert only(builder, of=Publication.REPORT).verdict is Verdict.ABSENT


def test_a_point_told_and_marked_for_neither_is_still_dropped() -> None:
    builder, message = talks()
    builder.tell(message)
    builder.use(message, Use.NEITHER)
    found = only(builder)
    assert found.verdict is Verdict.ABSENT
    assert "neither slides nor report" in found.words


def test_a_point_taken_back_with_the_sponsor_and_yet_there_is_red() -> None:
    builder, message = talks()
    builder.tell(message, day=DAY_ONE)
    builder.tell(message, Outcome.TAKEN_BACK, day=DAY_TWO)
    found = only(builder, builder.said(message))
    assert (found.verdict, found.light) == (Verdict.TAKEN_BACK, Light.RED)
    assert found.words == "Taken back with the sponsor: Wed 13 May, a word in passing."


def test_a_point_taken_back_with_the_sponsor_and_gone_is_green() -> None:
    builder, message = talks()
    builder.tell(message, day=DAY_ONE)
    builder.tell(message, Outcome.TAKEN_BACK, day=DAY_TWO)
    assert (only(builder).verdict, only(builder).light) == (Verdict.GONE, Light.GREEN)


def test_a_point_taken_back_and_told_again_is_told() -> None:
    builder, message = talks()
    builder.tell(message, Outcome.TAKEN_BACK, day=DAY_TWO)
    builder.tell(message, day=DAY_THREE)
    assert only(builder, builder.said(message)).verdict is Verdict.TOLD


def test_a_point_that_the_team_has_withdrawn_and_that_is_yet_there_is_red() -> None:
    builder, message = talks()
    builder.tell(message)
    builder.withdraw_message(message)
    found = only(builder, builder.said(message, CLEAR))
    assert (found.verdict, found.light) == (Verdict.WITHDRAWN, Light.RED)


@pytest.mark.parametrize("answer", [Answer.DISPUTES_WORDING, Answer.DISPUTES_SUBSTANCE])
def test_a_dispute_that_is_open_is_amber_with_the_sponsors_words(answer: Answer) -> None:
    builder, message = talks()
    builder.tell(message)
    builder.answer(message, answer, "Clear to some, not to all.")
    found = only(builder, builder.said(message))
    assert (found.verdict, found.light) == (Verdict.DISPUTED, Light.AMBER)
    assert "“Clear to some, not to all”. It is not settled." in found.words


def test_a_dispute_that_is_settled_is_over() -> None:
    builder, message = talks()
    builder.tell(message)
    builder.answer(message, Answer.DISPUTES_WORDING, settled=True)
    assert only(builder, builder.said(message)).verdict is Verdict.TOLD


def test_a_disputed_point_that_was_reworded_says_both() -> None:
    builder, message = talks()
    builder.tell(message)
    builder.answer(message, Answer.DISPUTES_WORDING)
    builder.reword(message, SHARED)
    found = only(builder, builder.said(message))
    assert found.verdict is Verdict.DISPUTED
    assert found.before == CLEAR
    assert "in other words" in found.words


def test_of_two_sponsors_the_one_who_was_never_told_is_named() -> None:
    builder = Talks(TWO_SPONSORS)
    theme = builder.theme("Leadership")
    message, other = builder.message(CLEAR, theme), builder.message("Another.", theme)
    builder.tell(message)
    builder.tell(other, sponsor=CHIEF)
    found = surprises(builder.casebook(), (builder.said(message),))[0]
    assert (found.verdict, found.light) == (Verdict.NOT_ALL, Light.RED)
    assert found.name == "Not told to the chief executive"
    assert found.words == (
        "Not told to the chief executive. "
        "Told the director of children’s services: Wed 13 May, a word in passing."
    )
    (finding,) = surprise_findings([found])
    assert finding.words == found.words


def test_a_sponsor_whom_nobody_ever_meets_makes_no_point_red() -> None:
    builder = Talks(TWO_SPONSORS)
    message = builder.message(CLEAR, builder.theme("Leadership"))
    builder.tell(message)
    found = only(builder, builder.said(message))
    assert [part.sponsor for part in found.parts] == [DIRECTOR]
    assert found.verdict is Verdict.TOLD


def test_a_word_in_passing_with_another_sponsor_promises_them_nothing_else() -> None:
    builder = Talks(TWO_SPONSORS)
    theme = builder.theme("Leadership")
    message, other = builder.message(CLEAR, theme), builder.message("Another.", theme)
    builder.arrange(DAY_ONE, sponsors=(DIRECTOR,))
    for told in (message, other):
        builder.tell(told)
    builder.tell(other, sponsor=CHIEF)
    said = (builder.said(message), builder.said(other))
    found = surprises(builder.casebook(), said)
    assert [one.verdict for one in found] == [Verdict.TOLD, Verdict.TOLD]
    assert [part.sponsor for part in found[1].parts] == [DIRECTOR, CHIEF]


def test_every_sponsor_whom_a_summary_addresses_has_to_be_told() -> None:
    builder = Talks(TWO_SPONSORS)
    message = builder.message(CLEAR, builder.theme("Leadership"))
    builder.arrange(DAY_ONE, sponsors=(DIRECTOR, CHIEF))
    builder.tell(message)
    found = only(builder, builder.said(message))
    assert found.verdict is Verdict.NOT_ALL
    assert found.words.startswith("Not told to the chief executive.")


def test_before_the_first_conversation_every_sponsor_has_to_be_told() -> None:
    builder = Talks(TWO_SPONSORS)
    message = builder.message(CLEAR, builder.theme("Leadership"))
    found = only(builder, builder.said(message))
    assert [part.sponsor for part in found.parts] == [DIRECTOR, CHIEF]


def test_what_was_told_of_a_merged_message_counts_for_the_one_that_stands() -> None:
    builder, message = talks()
    other = builder.message(SHARED, builder.theme("Practice"))
    builder.tell(other)
    builder.merge(other, message)
    found = only(builder, builder.said(message))
    assert found.verdict is Verdict.CHANGED
    assert found.before == SHARED
    assert "as a point merged since" in found.words


def test_what_was_told_of_the_message_itself_counts_before_that() -> None:
    builder, message = talks()
    other = builder.message(SHARED, builder.theme("Practice"))
    builder.tell(message, day=DAY_ONE)
    builder.tell(other, day=DAY_TWO)
    builder.merge(other, message)
    assert only(builder, builder.said(message)).verdict is Verdict.TOLD


def test_frozen_slides_may_say_a_message_that_was_merged_since() -> None:
    builder, message = talks()
    other = builder.message(SHARED, builder.theme("Practice"))
    builder.tell(message)
    builder.tell(other)
    builder.merge(other, message)
    said = (Said(CLEAR, message), Said(SHARED, other))
    found = surprises(builder.casebook(), said)
    assert [one.verdict for one in found] == [Verdict.TOLD, Verdict.TOLD]


def test_a_point_that_no_message_says_is_red() -> None:
    builder, message = talks()
    builder.tell(message)
    found = surprises(builder.casebook(), (Said("Typed at midnight."), builder.said(message)))
    assert (found[0].verdict, found[0].light) == (Verdict.UNKNOWN, Light.RED)


def test_the_slides_as_composed_say_every_message_once_whatever_key_messages_repeat() -> None:
    builder, message = talks()
    deck = compose_deck(builder.casebook(), Copy.SPONSOR)
    assert [said.message for said in said_in(deck)] == [message]
    assert said_in(deck)[0].place.startswith("Slide ")


def test_one_presentation_says_exactly_what_was_planted_in_it() -> None:
    builder = Talks()
    theme = builder.theme("Front door")
    never, reworded, dropped, disputed, told = (
        builder.message(words, theme, MessageKind.CONSIDERATION)
        for words in ("Never.", "Told one way.", "Dropped.", "Disputed.", "Told.")
    )
    for message in (reworded, dropped, disputed, told):
        builder.tell(message)
    builder.reword(reworded, "Told another way.")
    builder.answer(disputed, Answer.DISPUTES_SUBSTANCE)
    builder.use(dropped, Use.NEITHER)
    said = tuple(builder.said(m) for m in (never, reworded, disputed, told))
    found = {one.message: one.name for one in surprises(builder.casebook(), said)}
    assert found == {
        never: "Never told",
        reworded: "Changed since told",
        disputed: "Disputed, not settled",
        told: "Told",
        dropped: "Told, and not here",
    }


def test_findings_are_what_is_red_or_amber_each_with_its_whole_text() -> None:
    builder, message = talks()
    told = builder.message("Told.", builder.theme("Practice"))
    builder.tell(told)
    found = surprises(builder.casebook(), (builder.said(message), builder.said(told)))
    (finding,) = surprise_findings(found)
    assert (finding.check, finding.kind) == (Check.SURPRISE, "never-told")
    assert (finding.found, finding.message, finding.place) == (CLEAR, message, "Slide 4, bullet 1")


def test_every_verdict_has_a_light_and_a_name() -> None:
    assert set(LIGHTS) == set(NAMES) == set(Verdict)


@given(st.lists(st.sampled_from(list(Outcome)), max_size=4), st.booleans())
def test_a_point_is_red_only_if_a_sponsor_did_not_hear_it_or_it_was_taken_back(
    outcomes: list[Outcome],
    reworded: bool,  # noqa: FBT001 - as hypothesis hands it
) -> None:
    builder, message = talks()
    for number, outcome in enumerate(outcomes):
        builder.tell(message, outcome, CLEAR, day=f"2026-05-{12 + number}")
    found = only(builder, builder.said(message, SHARED if reworded else CLEAR))
    reached = [one for one in outcomes if one is not Outcome.NOT_REACHED]
    red = not reached or reached[-1] is Outcome.TAKEN_BACK
    assert (found.light is Light.RED) == red
    assert (found.light is Light.AMBER) == (not red and reworded)


def test_the_check_forbids_nothing_and_keeps_the_documents_order() -> None:
    builder = Talks()
    theme = builder.theme("Front door")
    messages = [builder.message(f"Point {n}.", theme) for n in range(4)]
    said = tuple(builder.said(m) for m in reversed(messages))
    found = surprises(builder.casebook(), said)
    assert [one.message for one in found] == list(reversed(messages))
