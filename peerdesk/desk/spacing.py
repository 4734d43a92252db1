# SPDX-License-Identifier: Apache-2.0
"""Room in the one order of cards: where a moved one is numbered, and as few others as need be.

Several laptops draft at once and number alike, so cards that share a number are normal. Each one
numbered anew is a change that may meet a colleague's, so the rest is left alone.
"""

from collections.abc import Iterator, Sequence

from peerdesk.desk.book import Book

STEP = 1_024
"""Room left between two cards, so that one can be moved between them as one change."""


def last_position(book: Book) -> int:
    """Return the last position of any card, on the wall or off it."""
    messages = (*book.messages(), *book.messages(withdrawn=True))
    places = [message.filing.position for message in messages]
    return max((*places, *(one.value.position for one in book.clusters())), default=0)


def spaced(positions: Sequence[int], place: int, count: int) -> tuple[int, tuple[int, ...]]:
    """Return the positions of as many new cards at a place among others, which are in order.

    The first number says how many of the others are before those numbered; the positions are those
    of the others that have to make room, as few as there can be, with the new ones among them.
    """
    for first, last in _stretches(len(positions), place):
        low = positions[first - 1] if first else None
        high = positions[last] if last < len(positions) else None
        room = last - first + count
        if low is None or high is None or high - low > room:
            return first, _between(low, high, room)
    raise AssertionError(positions)  # the last stretch is all of them, which has room


def _stretches(length: int, place: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of others round a place, the shortest first, up to all of them."""
    for size in range(length + 1):
        for before in range(size + 1):
            first, last = place - before, place + size - before
            if first >= 0 and last <= length:
                yield first, last


def _between(low: int | None, high: int | None, count: int) -> tuple[int, ...]:
    """Return so many positions between two, or beyond the one that there is."""
    if low is None:
        low = 0 if high is None else high - STEP * (count + 1)
    step = STEP if high is None else (high - low) // (count + 1)
    return tuple(low + step * n for n in range(1, count + 1))
