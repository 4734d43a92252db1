# SPDX-License-Identifier: Apache-2.0
"""The cards in columns: by theme, or by line of enquiry."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.wall.cards import Card, Wall


class By(StrEnum):
    """What the columns stand for."""

    THEME = "theme"
    KLOE = "kloe"


class ColumnCards(Struct, frozen=True):
    """A column: the theme that cards go under when put there, its line if it is one's, cards."""

    key: str
    title: str
    theme: str
    kloe: str | None
    cards: tuple[Card, ...]


class Others(Struct, frozen=True):
    """What the columns are called that hold what is under none of the rest."""

    theme: str
    kloe: str


NONE = "none"


def arranged(wall: Wall, by: By, others: Others) -> tuple[ColumnCards, ...]:
    """Return the columns in order; what belongs to none of them comes last, if there is any."""
    return tuple(_by_kloe(wall, others) if by is By.KLOE else _by_theme(wall, others))


def moved(wall: Wall, cards: Sequence[str], column: ColumnCards, before: str) -> Wall:
    """Return the wall with cards put into a column, before another card or last.

    It is what the wall will be once that is written, so that nobody waits to see it.
    """
    every = {card.id: card for card in wall.cards}
    going = [
        replace(
            every[name],
            theme=column.theme,
            kloe=every[name].kloe if column.kloe is None else column.kloe,
        )
        for name in dict.fromkeys(cards)
        if name in every and name != before
    ]
    names = {card.id for card in going}
    rest = [card for card in wall.cards if card.id not in names]
    place = next((n for n, card in enumerate(rest) if card.id == before), len(rest))
    return replace(wall, cards=(*rest[:place], *going, *rest[place:]))


def _by_theme(wall: Wall, others: Others) -> Iterator[ColumnCards]:
    for theme, title in wall.themes.items():
        cards = tuple(card for card in wall.cards if card.theme == theme)
        yield ColumnCards(theme, title, theme, None, cards)
    if rest := tuple(card for card in wall.cards if card.theme not in wall.themes):
        yield ColumnCards(NONE, others.theme, "", None, rest)


def _by_kloe(wall: Wall, others: Others) -> Iterator[ColumnCards]:
    known = {kloe.id for kloe in wall.kloes}
    for kloe in wall.kloes:
        cards = tuple(card for card in wall.cards if card.kloe == kloe.id)
        yield ColumnCards(kloe.id, kloe.value.title, kloe.value.theme, kloe.id, cards)
    if rest := tuple(card for card in wall.cards if card.kloe not in known):
        yield ColumnCards(NONE, others.kloe, "", "", rest)
