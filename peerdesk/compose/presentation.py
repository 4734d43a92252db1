# SPDX-License-Identifier: Apache-2.0
"""The feedback presentation of the last day, in the order in which these are given."""

from collections.abc import Iterator, Sequence

from peerdesk.compose.blocks import Copy, Deck, Sign, Slide, SlideKind
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.copies import deck_for_copy
from peerdesk.compose.crib import crib
from peerdesk.compose.keys import (
    KEY_CONSIDERATIONS,
    KEY_STRENGTHS,
    case_study,
    in_order,
    key_messages,
)  # fmt: skip
from peerdesk.compose.opening import opening_slides, text_slides
from peerdesk.compose.paging import pages, room_below, slide_title, unique_titles
from peerdesk.compose.phrases import lowered
from peerdesk.compose.points import points_of
from peerdesk.compose.sentences import CASE_STUDY_CRIB, FEEDBACK, NEXT_STEPS
from peerdesk.domain.calendar import span_name
from peerdesk.domain.message import Message
from peerdesk.domain.words import MessageKind


def compose_deck(casebook: Casebook, copy: Copy) -> Deck:
    """Return the presentation as it stands now, in the copy asked for.

    It holds every message that stands but suggestions, which belong to the report. What does
    not fit a slide is continued on the next; no slide has more than five points.
    """
    scope = casebook.scope
    slides = (
        *opening_slides(casebook),
        *_key_slides(casebook),
        *_theme_slides(casebook),
        *_closing_slides(casebook),
    )
    deck = Deck(
        title=f"{FEEDBACK}: {scope.council}",
        council=scope.council,
        offer=scope.title,
        days=span_name(scope.first_day, scope.last_day),
        copy=Copy.TEAM,
        marking=scope.marking,
        practice=casebook.challenge.practice,
        slides=unique_titles(slides),
    )
    return deck_for_copy(deck, copy)


def _key_slides(casebook: Casebook) -> Iterator[Slide]:
    strengths = key_messages(casebook, MessageKind.STRENGTH, KEY_STRENGTHS)
    considerations = key_messages(casebook, MessageKind.CONSIDERATION, KEY_CONSIDERATIONS)
    yield from _slides(casebook, "Key messages: strengths", strengths)
    yield from _slides(casebook, "Key messages: areas for consideration", considerations)


def _theme_slides(casebook: Casebook) -> Iterator[Slide]:
    for theme, title in casebook.headings:
        for kind, name in (
            (MessageKind.STRENGTH, "Strengths"),
            (MessageKind.CONSIDERATION, "Areas for consideration"),
        ):
            messages = in_order(casebook, kind, theme)
            yield from _slides(casebook, f"{name}: {lowered(title)}", messages)


def _closing_slides(casebook: Casebook) -> Iterator[Slide]:
    practices = in_order(casebook, MessageKind.GOOD_PRACTICE)
    yield from _slides(casebook, "Good practice", practices)
    if story := case_study(casebook):
        lines = {kloe.id: kloe.value.title for kloe in casebook.kloes}
        about = (
            lines.get(story[0].filing.kloe)
            or dict(casebook.headings)[casebook.heading_of(story[0])]
        )
        title = f"Case study: {lowered(about)}"
        yield from _slides(casebook, title, story, (CASE_STUDY_CRIB,))
    for kind, name in (
        (MessageKind.OPPORTUNITY, "Potential opportunities"),
        (MessageKind.RECOMMENDATION, "Key recommendations"),
    ):
        yield from _slides(casebook, name, in_order(casebook, kind))
    yield from text_slides("Next steps", NEXT_STEPS)
    yield Slide(kind=SlideKind.CLOSING, title="Questions", subtitle="Thank you for listening")


def _slides(
    casebook: Casebook, title: str, messages: Sequence[Message], hints: tuple[str, ...] = ()
) -> Iterator[Slide]:
    """Yield as many slides as the messages need, under the sign of the first."""
    title = slide_title(title)
    by_id = {message.id: message for message in messages}
    for page in pages(points_of(casebook, messages), room_below(title)):
        yield Slide(
            kind=SlideKind.POINTS,
            title=title,
            sign=Sign(messages[0].kind.value),
            points=page,
            crib=(*hints, *crib(page, by_id)),
        )
