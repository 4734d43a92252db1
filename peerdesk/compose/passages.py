# SPDX-License-Identifier: Apache-2.0
"""A wording with what was added and what was taken out, word by word, as data."""

from enum import StrEnum

from msgspec import Struct


class Change(StrEnum):
    """What became of some words between two wordings."""

    SAME = ""
    ADDED = "added"
    TAKEN = "taken"


class Run(Struct, frozen=True):
    """Words side by side with the same fate; renderers mark it by more than colour."""

    text: str
    change: Change = Change.SAME


class Passage(Struct, frozen=True, tag=True):
    """A paragraph made of runs: the difference between two wordings."""

    runs: tuple[Run, ...]
