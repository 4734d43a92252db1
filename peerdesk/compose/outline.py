# SPDX-License-Identifier: Apache-2.0
"""The order of a daily summary: by theme, by kind of message, and as the leads arranged it.

Points that are ticked keep the order that a lead gave them; those that are not stay where they
would stand by themselves, so that ticking one never makes another jump.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.sentences import EMERGING_NAMES, SIGNS
from peerdesk.domain.message import Message

_SIGNS = {sign: place for place, sign in enumerate(EMERGING_NAMES)}
Group = tuple[int, int]
"""Where a message belongs: the number of its theme, and that of its kind."""


def chosen(casebook: Casebook, day: str) -> tuple[Message, ...]:
    """Return the messages that a lead ticked for a day's summary, as they are read.

    Only those that stand; of one that was merged since, the one that stands for it.
    """
    arrangement = casebook.arrangement(day)
    points = arrangement.points if arrangement else None
    if not points:
        return ()
    order = outline(casebook.standing, casebook_themes(casebook), casebook_kloes(casebook), points)
    ticked = ticked_of(casebook.standing, points)
    return tuple(message for message in order if message.id in ticked)


def outline(
    messages: Iterable[Message],
    themes: Sequence[str],
    kloes: Mapping[str, int],
    points: Sequence[str],
) -> tuple[Message, ...]:
    """Return all messages in the order of the summary.

    `themes` are those chosen, in order; `kloes` gives each line of enquiry its place; `points`
    are the messages ticked, in the order a lead gave them.
    """
    standing = tuple(messages)
    group = _grouping(themes)
    natural = sorted(standing, key=lambda m: (*group(m), kloes.get(m.filing.kloe, -1)))
    rank = _ranks(standing, points)
    arranged: list[Message] = []
    for _, grouped in groupby(natural, key=group):
        members = list(grouped)
        ticked = iter(sorted((m for m in members if m.id in rank), key=lambda m: rank[m.id]))
        arranged += [next(ticked) if m.id in rank else m for m in members]
    return tuple(arranged)


def ticked_of(messages: Iterable[Message], points: Sequence[str]) -> frozenset[str]:
    """Return which of the messages were ticked, by themselves or as one merged into them."""
    return frozenset(_ranks(messages, points))


def swapped(
    order: Sequence[Message], ticked: frozenset[str], themes: Sequence[str], moved: tuple[str, int]
) -> tuple[str, ...]:
    """Return the points with one moved over its neighbour, `(message, -1)` for up, or unchanged.

    A point moves among the points of its own theme and kind only.
    """
    message, by = moved
    group = _grouping(themes)
    points = [each for each in order if each.id in ticked]
    names = [each.id for each in points]
    if message not in names:
        return tuple(names)
    place = names.index(message)
    other = place + by
    if 0 <= other < len(points) and group(points[other]) == group(points[place]):
        names[place], names[other] = names[other], names[place]
    return tuple(names)


def casebook_themes(casebook: Casebook) -> tuple[str, ...]:
    """Return the chosen themes of a casebook in order."""
    return tuple(theme.id for theme in casebook.chosen_themes)


def casebook_kloes(casebook: Casebook) -> dict[str, int]:
    """Return the place of every line of enquiry of a casebook."""
    return {kloe.id: place for place, kloe in enumerate(casebook.kloes)}


def _ranks(messages: Iterable[Message], points: Sequence[str]) -> dict[str, int]:
    rank = {point: place for place, point in enumerate(points)}
    found = ((m.id, [rank[i] for i in (m.id, *m.also) if i in rank]) for m in messages)
    return {identifier: min(places) for identifier, places in found if places}


def _grouping(themes: Sequence[str]) -> Callable[[Message], Group]:
    """Return what says to which theme and kind a message belongs, themes not chosen last."""
    places = {theme: place for place, theme in enumerate(themes)}

    def group(message: Message) -> Group:
        return places.get(message.theme, len(places)), _SIGNS[SIGNS[message.kind]]

    return group
