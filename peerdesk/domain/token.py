# SPDX-License-Identifier: Apache-2.0
"""The words of a text with what stands around them, read once from left to right."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ENDS = '.!?:;“"‘(\n…'
_TIGHT = frozenset("@#/\\_")
_APOSTROPHES = frozenset("'’")


class Token(NamedTuple):
    """A word, and what stands between it and the word before; `bare_end` is before a possessive."""

    text: str
    start: int
    end: int
    bare_end: int
    gap: str
    after: str

    @property
    def bare(self) -> str:
        """Return the word without its possessive ending."""
        return self.text[: self.bare_end - self.start]

    @property
    def lower(self) -> str:
        """Return the word in small letters, without its possessive ending."""
        return self.bare.lower()

    @property
    def follows_space(self) -> bool:
        """Say whether nothing but space parts it from the word before."""
        return self.gap.isspace()

    @property
    def begins_sentence(self) -> bool:
        """Say whether a sentence, or something said, begins with it."""
        return not self.start or any(sign in _ENDS for sign in self.gap[:8])

    @property
    def is_tag_or_path(self) -> bool:
        """Say whether it is part of a tag, an address or a path."""
        return self.gap[-1:] in _TIGHT or self.after in _TIGHT

    @property
    def possessive(self) -> bool:
        """Say whether something belongs to it: "children's"."""
        return self.bare_end != self.end or self.after in _APOSTROPHES

    @property
    def is_capitalised(self) -> bool:
        """Say whether it begins with a capital and goes on in small letters, as a name does."""
        return self.text[:1].isupper() and any(letter.islower() for letter in self.bare[1:])


def tokens(text: str) -> list[Token]:
    """Return the words of a text, numbers among them."""
    found: list[Token] = []
    before = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        found.append(
            Token(
                text=match[0],
                start=start,
                end=end,
                bare_end=start + len(_bare(match[0])),
                gap=text[before:start],
                after=text[end : end + 1],
            )
        )
        before = end
    return found


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word
