# SPDX-License-Identifier: Apache-2.0
"""What somebody types into a search, as a question that the index cannot misread."""

import unicodedata

_MOST = 24
"""Words of one search; the rest of a pasted page is not needed to find a line."""
_LONGEST = 80
_PARTS = frozenset("LNM")


def match_expression(typed: str) -> str:
    """Return what the index is asked: every word typed as the beginning of a word, or "".

    Quotation marks, brackets, stars and operators have no meaning of their own: only letters and
    digits are left, each word in quotation marks.
    """
    text = unicodedata.normalize("NFC", typed[: _MOST * _LONGEST])
    plain = "".join(c if unicodedata.category(c)[0] in _PARTS else " " for c in text)
    words = list(dict.fromkeys(plain.split()))[:_MOST]
    return " ".join(f'"{word[:_LONGEST]}"*' for word in words)
