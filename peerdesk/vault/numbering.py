# SPDX-License-Identifier: Apache-2.0
"""Numbers of notes in the tables: they grow with the time of writing.

A table is read in the order of its numbers at no cost, and so is the search index; newest first
then needs no sorting, however many notes match. A number is the moment of writing, about a second
long, and below it a value made from the identifier, since several notes may share a moment.

The index keeps for every word the distance from one number to the next: with moments of a
millisecond and wide values below, it was half as large again, and as much slower to write.
"""

from collections.abc import Container
from itertools import chain
from zlib import crc32

SLOTS = 14
"""Bits below the moment: 16,384 notes have room in it, and then the next moment is used."""
_MOMENT = 10
"""Bits of the millisecond that a moment leaves out."""
_LAST_TICK = (1 << 32) - 1


def first_number(at: int, identifier: str) -> int:
    """Return the number a note has unless another one has taken it."""
    return tick_of_time(at) << SLOTS | crc32(identifier.encode()) & ((1 << SLOTS) - 1)


def free_number(number: int, *taken: Container[int]) -> int | None:
    """Return the first number from this one on, within its moment, that none of these holds.

    None says that the moment is full.
    """
    first, last = numbers_of_tick(number >> SLOTS)
    following = chain(range(number, last + 1), range(first, number))
    return next((n for n in following if not any(n in held for held in taken)), None)


def tick_of_time(at: int) -> int:
    """Return the moment that a number begins with; absurd clocks are pressed to the ends."""
    return min(max(at >> _MOMENT, 0), _LAST_TICK)


def numbers_of_tick(tick: int) -> tuple[int, int]:
    """Return the first and the last number of a moment."""
    return tick << SLOTS, (tick << SLOTS) | ((1 << SLOTS) - 1)
