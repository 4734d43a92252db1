# SPDX-License-Identifier: Apache-2.0
"""Numbers of notes in the tables: they grow with the time of writing.

A table is read in the order of its numbers at no cost, and so is the search index; newest first
then needs no sorting, however many notes match. A number is the millisecond of writing, and
below it a value made from the identifier, since several notes may share a millisecond.
"""

from collections.abc import Container
from zlib import crc32

SLOTS = 21
"""Bits below the millisecond."""
_LAST_TICK = (1 << 42) - 1


def first_number(at: int, identifier: str) -> int:
    """Return the number a note has unless another one has taken it."""
    return tick_of_time(at) << SLOTS | crc32(identifier.encode()) & ((1 << SLOTS) - 1)


def free_number(number: int, taken: Container[int]) -> int:
    """Return the first number from this one on, within its millisecond, that is not taken."""
    first, last = numbers_of_tick(number >> SLOTS)
    while number in taken:
        number = number + 1 if number < last else first
    return number


def tick_of_time(at: int) -> int:
    """Return the millisecond that a number begins with; absurd clocks are pressed to the ends."""
    return min(max(at, 0), _LAST_TICK)


def numbers_of_tick(tick: int) -> tuple[int, int]:
    """Return the first and the last number of a millisecond."""
    return tick << SLOTS, (tick << SLOTS) | ((1 << SLOTS) - 1)
