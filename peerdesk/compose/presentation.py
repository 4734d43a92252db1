# SPDX-License-Identifier: Apache-2.0
"""The feedback presentation of the last day, in the order in which these are given."""

from collections.abc import Iterator, Sequence

from peerdesk.compose.blocks import Copy, Deck, Sign, Slide, SlideKind
from peerdesk.compose.case_study import story_slides
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.copies import deck_for_copy
from peerdesk.compose.crib import crib
from peerdesk.compose.deck_plan import Part, for_slides, plan_of
from peerdesk.compose.keys import KEY_CONSIDERATIONS, KEY_STRENGTHS, in_order, key_messages
from peerdesk.compose.opening import opening_slides, text_slides
from peerdesk.compose.paging import pages, room_below, slide_title, unique_titles
from peerdesk.compose.phrases import lowered
from peerdesk.compose.points import points_of
from peerdesk.compose.sentences import FEEDBACK, NEXT_STEPS
from peerdesk.domain.calendar import span_name
from peerdesk.domain.message import Message
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.words import MessageKind

KIND_TITLES = {
    MessageKind.STRENGTH: "Strengths",
    MessageKind.CONSIDERATION: "Areas for consideration",
}
"""What the slides of a theme are called, in their order."""
_LATER = (
    (MessageKind.OPPORTUNITY, "Potential opportunities", Part.OPPORTUNITIES),
    (MessageKind.RECOMMENDATION, "Key recommendations", Part.RECOMMENDATIONS),
    (MessageKind.SUGGESTION, "Suggestions", None),
)
_FEW = 8
"""Messages up to which key messages would hardly do more than say them twice."""


def compose_deck(casebook: Casebook, copy: Copy) -> Deck:
    """Return the presentation as it stands now, in the copy asked for.

    It holds every message that is marked for a slide. What does not fit a slide is continued on
    the next; no slide has more than five points.
    """
    shown = for_slides(casebook)
    scope = casebook.scope
    slides = (
        *opening_slides(shown),
        *_key_slides(shown),
        *_theme_slides(shown),
        *_slides(shown, "Good practice", in_order(shown, MessageKind.GOOD_PRACTICE)),
        *story_slides(shown),
        *_later_slides(shown),
        *text_slides("Next steps", _own_words(shown, "next-steps") or NEXT_STEPS),
        Slide(kind=SlideKind.CLOSING, title="Questions", subtitle="Thank you for listening"),
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
    if Part.KEY_MESSAGES not in plan_of(casebook).parts:
        return
    told = [m for m in casebook.messages if m.kind in KIND_TITLES]
    if len(told) <= _FEW:
        return
    strengths = key_messages(casebook, MessageKind.STRENGTH, KEY_STRENGTHS)
    considerations = key_messages(casebook, MessageKind.CONSIDERATION, KEY_CONSIDERATIONS)
    yield from _slides(casebook, "Key messages: strengths", strengths)
    yield from _slides(casebook, "Key messages: areas for consideration", considerations)


def _theme_slides(casebook: Casebook) -> Iterator[Slide]:
    """Yield strengths, then areas for consideration, theme by theme.

    Where the challenge has no themes the slides are simply called after what they hold.
    """
    themed = bool(casebook.themes)
    for theme, title in casebook.headings:
        for kind, name in KIND_TITLES.items():
            about = f"{name}: {lowered(title)}" if themed else name
            yield from _slides(casebook, about, in_order(casebook, kind, theme))


def _later_slides(casebook: Casebook) -> Iterator[Slide]:
    wanted = plan_of(casebook).parts
    for kind, name, part in _LATER:
        if part is None or part in wanted:
            yield from _slides(casebook, name, in_order(casebook, kind))


def _slides(casebook: Casebook, title: str, messages: Sequence[Message]) -> Iterator[Slide]:
    """Yield as many slides as the messages need, under the sign of the first."""
    title = slide_title(title)
    by_id = {message.id: message for message in messages}
    for page in pages(points_of(casebook, messages, trailed=False), room_below(title)):
        yield Slide(
            kind=SlideKind.POINTS,
            title=title,
            sign=Sign(messages[0].kind.value),
            points=page,
            crib=crib(casebook, page, by_id),
        )


def _own_words(casebook: Casebook, part: str) -> tuple[str, ...]:
    """Return what the team wrote itself for a part of the presentation, a paragraph each."""
    for placed in casebook.prose:
        prose = placed.value
        if prose.publication is Publication.PRESENTATION and prose.part == part:
            return prose.paragraphs
    return ()
