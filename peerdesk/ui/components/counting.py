# SPDX-License-Identifier: Apache-2.0
"""A number with its word, one or many."""


def counted(number: int, one: str, many: str) -> str:
    """Return "1 note" or "7 notes"; each form holds {0}, and both were translated before."""
    return (one if number == 1 else many).format(f"{number:,}")
