# SPDX-License-Identifier: Apache-2.0
"""What fits the time is advised theme by theme, the best founded first, and nothing is decided."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.compose.blocks import Copy, Deck, Figure, Point, Slide, SlideKind
from peerdesk.compose.choosing import Choosing, _Chooser, choose
from peerdesk.compose.deck_plan import Part
from peerdesk.compose.founded import founded
from peerdesk.compose.paging import MOST
from peerdesk.compose.presentation import compose_deck
from peerdesk.compose.reckoning import reckon
from peerdesk.compose.timing import TURN, in_minutes, minutes, seconds
from peerdesk.domain import facts
from peerdesk.domain.publication import Plan
from peerdesk.domain.publication_words import Publication, Use
from peerdesk.domain.words import MessageKind, Outcome
from tests.compose.casebooks import Builder

WORDS = "partners would benefit from one shared way of working, and from hearing what happens "
FRAME = 6
"""Minutes that a presentation takes which says nothing."""


def large(themes: int, points: int = 160) -> Builder:
    """Return a challenge of as many points as a team comes home with."""
    chance = random.Random(3)
    builder = Builder()
    titles = [builder.theme(f"Theme {number}") for number in range(themes)]
    groups = [builder.session(f"Group {number}") for number in range(12)]
    kinds = [MessageKind.STRENGTH, MessageKind.CONSIDERATION] * 9 + [MessageKind.GOOD_PRACTICE]
    for number in range(points):
        notes = [builder.note("x", chance.choice(groups)) for _ in range(chance.randint(0, 6))]
        builder.message(
            f"{number}: {WORDS * chance.randint(1, 2)}".strip(),
            chance.choice(titles) if titles else "",
            chance.choice(kinds),
            supports=notes,
            agreed=chance.random() < 0.5,
        )
    return builder


def advised(choosing: Choosing) -> set[str]:
    return {advice.message for advice in choosing.advice if advice.advised is Use.SLIDE}


@pytest.mark.parametrize("themes", [0, 1, 3])
def test_of_too_many_points_as_many_are_advised_as_fit(themes: int) -> None:
    choosing = choose(large(themes).casebook())
    assert choosing.there_is == 40
    assert choosing.over > 30
    assert not choosing.fits
    assert 35 <= choosing.then.minutes <= 40
    assert 20 <= choosing.then.slides <= 27
    assert len(choosing.advice) == choosing.now.points == 160
    assert len(advised(choosing)) == choosing.then.points


def test_taking_the_advice_gives_what_it_said() -> None:
    builder = large(3)
    choosing = choose(builder.casebook(), 30)
    for advice in choosing.advice:
        if advice.is_change:
            builder.use(advice.message, advice.advised)
    deck = compose_deck(builder.casebook(), Copy.SPONSOR)
    assert reckon(deck) == choosing.then
    assert all(len(slide.points) <= MOST for slide in deck.slides)
    again = choose(builder.casebook(), 30)
    assert again.fits
    assert not [advice for advice in again.advice if advice.is_change]


def test_every_theme_is_heard_and_both_sides_of_it() -> None:
    choosing = choose(large(3).casebook())
    counted = {
        (a.heading, a.kind): sum(
            b.advised is Use.SLIDE
            for b in choosing.advice
            if (b.heading, b.kind) == (a.heading, a.kind)
        )
        for a in choosing.advice
        if a.kind is not MessageKind.GOOD_PRACTICE
    }
    assert len(counted) == 6
    assert max(counted.values()) - min(counted.values()) <= 1


def test_within_a_theme_the_best_founded_come_first() -> None:
    builder = large(1)
    held = builder.casebook()
    by_id = {message.id: message for message in held.messages}
    shown = [a for a in choose(held).advice if a.kind is MessageKind.STRENGTH]
    ranks = [founded(held, by_id[advice.message]).rank for advice in shown]
    assert ranks == sorted(ranks)


def test_what_a_lead_wants_shown_or_not_at_all_stays_so() -> None:
    builder = large(3)
    held = builder.casebook()
    out = next(a.message for a in choose(held).advice if a.advised is Use.SLIDE)
    wanted = next(a.message for a in choose(held).advice if a.advised is Use.REPORT)
    builder.use(out, Use.NEITHER)
    builder.use(wanted, Use.SLIDE)
    by_id = {advice.message: advice for advice in choose(builder.casebook()).advice}
    assert by_id[out].advised is Use.NEITHER
    assert by_id[wanted].advised is Use.SLIDE


def test_what_a_lead_has_marked_is_known_as_marked_by_hand() -> None:
    builder = large(3, 20)
    first, second, third = (message.id for message in builder.casebook().messages[:3])
    builder.use(first, Use.SLIDE)
    builder.use(second, Use.NEITHER)
    builder.use(third, Use.REPORT)
    found = choose(builder.casebook())
    assert {each.message for each in found.advice if each.by_hand} == {first, second}
    assert found.by_hand == 2


def test_little_time_is_spent_on_full_slides() -> None:
    held = large(5).casebook()
    chooser = _Chooser(held, 45)
    slides = chooser.deck(chooser.take()).slides
    counts = [len(s.points) for s in slides if s.title.startswith(("Strengths", "Areas"))]
    assert sum(counts) / len(counts) > 3.4
    assert min(counts) > 1


def test_what_was_marked_for_the_report_comes_back_where_there_is_time() -> None:
    builder = Builder()
    message = builder.message("Said.", builder.theme("Front door"))
    builder.use(message, Use.REPORT)
    (advice,) = choose(builder.casebook()).advice
    assert (advice.now, advice.advised, advice.is_change) == (Use.REPORT, Use.SLIDE, True)


def test_in_no_time_nothing_but_what_is_wanted_is_advised() -> None:
    builder = large(3, 20)
    pinned = builder.casebook().messages[0].id
    builder.use(pinned, Use.SLIDE)
    assert advised(choose(builder.casebook(), 1)) == {pinned}


def test_what_the_estimate_lets_through_is_held_to_the_slides_themselves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = large(3).casebook()
    usual = choose(held, 30)
    monkeypatch.setattr("peerdesk.compose.choosing._REPEATED", 0)
    rash = choose(held, 30)
    assert rash.then.minutes <= 30
    assert abs(rash.then.points - usual.then.points) <= 4


def test_the_time_is_the_leads_if_they_said_it() -> None:
    builder = large(3, 20)
    builder.plan(Publication.PRESENTATION, Plan(minutes=12, parts=(Part.KEY_MESSAGES,)))
    assert choose(builder.casebook()).there_is == 12
    assert choose(builder.casebook()).then.minutes <= 12


def test_parts_that_are_not_wanted_and_suggestions_are_not_chosen_among() -> None:
    builder = Builder()
    theme = builder.theme("Front door")
    builder.message("May help.", theme, MessageKind.OPPORTUNITY)
    builder.message("Shorter minutes.", theme, MessageKind.SUGGESTION)
    shown = builder.message("Shown all the same.", theme, MessageKind.SUGGESTION)
    builder.use(shown, Use.SLIDE)
    builder.plan(Publication.PRESENTATION, Plan(parts=(Part.RECOMMENDATIONS,)))
    assert [advice.message for advice in choose(builder.casebook()).advice] == [shown]


@given(st.integers(1, 120))
@settings(max_examples=15, deadline=None)
def test_more_time_never_means_fewer_points(time: int) -> None:
    held = large(2, 40).casebook()
    less, more = choose(held, time), choose(held, time + 10)
    assert less.then.points <= more.then.points
    assert less.then.minutes <= max(time, FRAME)


def test_the_words_say_why() -> None:
    builder = Builder()
    theme, group = builder.theme("Front door"), builder.session("Group")
    agreed = builder.message("A.", theme, agreed=True, supports=[builder.note("x", group)])
    builder.message("B.", theme)
    back = builder.message("C.", theme)
    for message, outcome in ((agreed, Outcome.AS_WRITTEN), (back, Outcome.TAKEN_BACK)):
        told = facts.PointTold(
            message=message, sponsor="DCS", outcome=outcome, wording="", issue="", occasion=""
        )
        builder.add(told)
    held = builder.casebook()
    said = [founded(held, message).words for message in held.messages]
    assert said == [
        "Agreed, told to the sponsor. Heard once.",
        "Not agreed yet, never told. No evidence linked yet.",
        "Not agreed yet, never told. No evidence linked yet.",
    ]


def slide(kind: SlideKind = SlideKind.POINTS, **parts: object) -> Slide:
    return Slide(kind=kind, title="T", **parts)  # type: ignore[arg-type] # any of a slide's parts


def test_messages_take_longer_than_what_is_only_shown() -> None:
    assert seconds(slide(SlideKind.COVER, points=(Point("x"),))) == TURN
    said = seconds(slide(points=(Point("x", "m"),)))
    assert said > seconds(slide(points=(Point("x"),))) > TURN
    figures = (Figure(3, "meetings"),)
    assert seconds(slide(SlideKind.FIGURES, figures=figures, rows=(("A", "b"),))) == TURN + 9


def test_time_is_told_in_whole_minutes_and_never_none() -> None:
    assert in_minutes(0) == in_minutes(89) == 1
    assert in_minutes(150) == 2
    made = Deck(title="T", council="", offer="", days="", copy=Copy.TEAM, slides=(slide(),) * 9)
    assert minutes(made) == 3
