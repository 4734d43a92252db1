# SPDX-License-Identifier: Apache-2.0
"""Numbers with what they count, as English has it."""


def so_many(number: int, one: str, more: str = "") -> str:
    """Return "1 note", "2 notes" or, where the plural is told, "1 has", "2 have"."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"
