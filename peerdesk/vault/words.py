# SPDX-License-Identifier: Apache-2.0
"""What somebody types into a search, as a question that the index cannot misread."""

import unicodedata
from collections.abc import Iterable

from peerdesk.domain.search_words import wanted

_MOST = 24
"""Words of one search; the rest of a pasted page is not needed to find a line."""
_LONGEST = 80
_PARTS = frozenset("LNM")


def match_expression(typed: str) -> str:
    """Return what the index is asked: every word typed as the beginning of a word, or "".

    Words in quotation marks must follow each other, the last of them as a beginning. Brackets,
    stars and operators have no meaning of their own: only letters and digits are left.
    """
    asked = {}
    for one in wanted(typed[: _MOST * _LONGEST]):
        words = _words(one.value)
        asked.update(dict.fromkeys((" ".join(words),) if one.phrase and words else words))
    return _asked(asked)


def match_phrase(value: str) -> str:
    """Return what the index is asked for one word or one phrase, or ""."""
    words = " ".join(_words(value[: _MOST * _LONGEST]))
    return _asked((words,) if words else ())


def _asked(phrases: Iterable[str]) -> str:
    """Write phrases out, with as many words as one search may have."""
    asked, room = [], _MOST
    for phrase in phrases:
        words = phrase.split()[:room]
        room -= len(words)
        if words:
            said = " ".join(word[:_LONGEST] for word in words)
            asked.append(f'"{said}"*')
    return " ".join(asked)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text)
    return "".join(c if unicodedata.category(c)[0] in _PARTS else " " for c in plain).split()
