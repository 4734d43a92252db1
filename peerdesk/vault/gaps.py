# SPDX-License-Identifier: Apache-2.0
"""Numbers of a chain that are missing here, as runs: worked out, and narrowed when one arrives.

After a damage, what follows a destroyed change still stands; the runs say what to ask colleagues
for. A run may also lie behind a chain's end, where it is known that there was more.
"""

from collections.abc import Iterable

Runs = tuple[tuple[int, int], ...]
"""First and last numbers, both missing, in ascending order and never touching."""


def missing(numbers: Iterable[int], upto: int) -> Runs:
    """Return what is missing among ascending numbers from 1 up to a number."""
    runs: list[tuple[int, int]] = []
    expected = 1
    for number in numbers:
        if number > expected:
            runs.append((expected, number - 1))
        expected = number + 1
    if expected <= upto:
        runs.append((expected, upto))
    return tuple(runs)


def lack(runs: Runs, number: int) -> bool:
    """Say whether a number is missing."""
    return any(first <= number <= last for first, last in runs)


def without(runs: Runs, number: int) -> Runs:
    """Return what is missing still once a number has arrived."""
    left: list[tuple[int, int]] = []
    for first, last in runs:
        parts = ((first, min(last, number - 1)), (max(first, number + 1), last))
        left += [part for part in dict.fromkeys(parts) if part[0] <= part[1]]
    return tuple(left)


def joined(runs: Runs, more: Runs) -> Runs:
    """Return what is missing by either of two accounts."""
    found: list[tuple[int, int]] = []
    for first, last in sorted((*runs, *more)):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return tuple(found)
