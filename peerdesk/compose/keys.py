# SPDX-License-Identifier: Apache-2.0
"""The messages that stand for the rest: key messages, and the case study."""

from collections.abc import Collection, Iterable, Iterator

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.deck_plan import plan_of
from peerdesk.domain.message import Message
from peerdesk.domain.words import MessageKind, Status

KEY_STRENGTHS = 4
KEY_CONSIDERATIONS = 4
"""How many of each stand on the slides of key messages."""
STORY_POINTS = 3
"""Strengths that tell of the same line of enquiry as the good practice of the case study."""


def in_order(casebook: Casebook, kind: MessageKind, theme: str | None = None) -> list[Message]:
    """Return the standing messages of a kind, of one theme or in the order of the themes."""
    themes = [identifier for identifier, _ in casebook.headings]
    found = [m for m in casebook.messages if m.kind is kind and not m.withdrawn]
    if theme is not None:
        return [message for message in found if casebook.heading_of(message) == theme]
    return sorted(found, key=lambda message: themes.index(casebook.heading_of(message)))


def key_messages(casebook: Casebook, kind: MessageKind, most: int) -> list[Message]:
    """Return the first message of each theme, then the second of each, up to a number.

    Within a theme those come first that a lead has put first, then those that the team has
    agreed; the result is in the themes' order.
    """
    themes = [identifier for identifier, _ in casebook.headings]
    placed = set(plan_of(casebook).order)
    by_theme = [_first(in_order(casebook, kind, theme), placed) for theme in themes]
    chosen = {message.id for message in list(_in_turn(by_theme))[:most]}
    return [message for messages in by_theme for message in messages if message.id in chosen]


def case_study(casebook: Casebook, refused: Collection[str] = ()) -> list[Message]:
    """Return the good practice to tell as a story, and the strengths of its line of enquiry.

    It is the first good practice, an agreed one before others, about whose line of enquiry the
    team has more to say; or else simply the first. Those `refused` are not told. Empty where
    there is no good practice.
    """
    found = in_order(casebook, MessageKind.GOOD_PRACTICE)
    told = [message for message in found if not {message.id, *message.also} & set(refused)]
    practices = _first(told, ())
    strengths = in_order(casebook, MessageKind.STRENGTH)
    stories = [
        [practice, *(s for s in strengths if s.filing.kloe == practice.filing.kloe)]
        for practice in practices
        if practice.filing.kloe
    ]
    story = next((story for story in stories if len(story) > 1), practices[:1])
    return story[: STORY_POINTS + 1]


def _first(messages: Iterable[Message], placed: Collection[str]) -> list[Message]:
    """Return the messages with those that a lead has placed first, then those agreed."""
    return sorted(messages, key=lambda m: (m.id not in placed, m.status is not Status.AGREED))


def _in_turn(by_theme: list[list[Message]]) -> Iterator[Message]:
    for place in range(max(map(len, by_theme), default=0)):
        yield from (messages[place] for messages in by_theme if place < len(messages))
