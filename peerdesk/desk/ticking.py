# SPDX-License-Identifier: Apache-2.0
"""Which messages enter a day's summary: only those that a lead ticks, in the order chosen."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from peerdesk.compose.outline import outline, swapped, ticked_of
from peerdesk.desk.book import Book
from peerdesk.desk.briefings import arrange, arrangement_of
from peerdesk.desk.errors import NotFound
from peerdesk.domain.calendar import read_day
from peerdesk.domain.message import Message
from peerdesk.domain.words import Status


class Ticks(StrEnum):
    """What is ticked in one go."""

    ALL = "all"
    AGREED = "agreed"
    TOLD = "told"
    NONE = "none"


def ordered(book: Book, day: str) -> tuple[Message, ...]:
    """Return all messages that stand, in the order of the summary of an ISO day."""
    points = arrangement_of(book, day).points or ()
    return outline(book.messages(), _themes(book), _kloes(book), points)


def ticked(book: Book, day: str) -> frozenset[str]:
    """Return the messages that enter the summary of an ISO day."""
    return ticked_of(book.messages(), arrangement_of(book, day).points or ())


def tick(book: Book, day: str, message: str, *, enters: bool) -> None:
    """Let a message enter a day's summary, where it stands in the outline, or leave it out.

    Raises `NotFound` for one that does not stand.
    """
    day = read_day(day).isoformat()
    order, chosen = ordered(book, day), set(ticked(book, day))
    if message not in {each.id for each in order}:
        raise NotFound("message", message)
    (chosen.add if enters else chosen.discard)(message)
    arrange(book, day, points=[each.id for each in order if each.id in chosen])


def tick_all(book: Book, day: str, which: Ticks) -> int:
    """Tick in one go, beside what is ticked already, or untick everything; say how many enter.

    Told are those that any sponsor was told of before and that still stand.
    """
    day = read_day(day).isoformat()
    chosen = ticked(book, day)
    enters = [
        each.id
        for each in ordered(book, day)
        if which is not Ticks.NONE and (each.id in chosen or _WHICH[which](each))
    ]
    arrange(book, day, points=enters)
    return len(enters)


def move_point(book: Book, day: str, message: str, by: int) -> None:
    """Move a ticked point over its neighbour, -1 for up and 1 for down, in this summary only.

    It stays within its theme and kind, and the cards on the wall stay where they are.
    """
    day = read_day(day).isoformat()
    order, chosen = ordered(book, day), ticked(book, day)
    points = swapped(order, chosen, _themes(book), (message, by))
    arrange(book, day, points=points)


def is_told(message: Message) -> bool:
    """Say whether any sponsor heard of a message so far."""
    return message.last_told is not None


_WHICH: Mapping[Ticks, Callable[[Message], bool]] = {
    Ticks.ALL: lambda _: True,
    Ticks.AGREED: lambda message: message.status is Status.AGREED,
    Ticks.TOLD: is_told,
}


def _themes(book: Book) -> tuple[str, ...]:
    chosen = [theme for theme in book.themes() if theme.value.chosen]
    return tuple(theme.id for theme in sorted(chosen, key=lambda theme: theme.value.position))


def _kloes(book: Book) -> dict[str, int]:
    return {kloe.id: place for place, kloe in enumerate(book.kloes())}
