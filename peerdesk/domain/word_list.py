# SPDX-License-Identifier: Apache-2.0
"""How a challenge changes one of the lists that the checks read."""

from msgspec import Struct


class WordList(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that this challenge adds to a list, and those of the list that it does without."""

    name: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
