# SPDX-License-Identifier: Apache-2.0
"""Words in quotation marks that read like something said, and not like a title or a term."""

import re
from collections.abc import Iterator

LEAST = 5
"""Words in quotation marks from which they are more than a term; fewer after a word for saying."""
_FEW = 3
_QUOTED = re.compile(
    r"[“\"]([^“”\"]{6,400})[”\"]|(?<![\w])[‘']([^‘’'\"]{6,400}(?:['’][^‘’'\"]+)*?)[’'](?!\w)"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SAYING = re.compile(
    r"(?i)\b(?:said|says|say|saying|told|tell|described|describes|quoted|commented|put it|words|"
    r"asked|replied|added|called it|felt|heard)\b[^.“\"]{0,32}$"
)
_NAMING = re.compile(
    r"(?i)\b(?:titled|entitled|branded|headed|strapline|motto|slogan|vision|"
    r"pledge|theme|themed|question|line|standard|statement|priority|outcome|principle|ambition|"
    r"value|values|policy|guidance|report|strategy|plan|module)s?\s*[:,]?\s*$"
)
_WRITTEN = re.compile(
    r"(?i)\b(?:posters?|boards?|cards?|signs?|badges?|screens?|leaflets?|banners?|sheets?|walls?)"
    r"\s+(?:which |that )?(?:ask|asks|read|reads|say|says|show|shows)\s*:?\s*$"
)
_CALLED = re.compile(r"(?i)\b(?:called|named|known as)\b[^.“\"]{0,16}$")
_NAMED = re.compile(
    r"(?i)^[,]?\s*(?:app|approach|board|booklet|campaign|cards?|charter|club|event|forum|framework|group|guidance|"
    r"initiative|meeting|model|motto|offer|panel|plan|pledge|page|policy|poster|programme|project|report|"
    r"scheme|session|sheet|slogan|standard|strapline|strategy|survey|team|theme|tool|toolkit|training|vision|wall|"
    r"week|workshop)s?\b"
)


def quotations_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield quoted words of at least five, or three where somebody is said to say them."""
    for match in _QUOTED.finditer(text):
        words = [w for w in (match[1] or match[2] or "").split() if _WORD.match(w)]
        least = _FEW if _SAYING.search(text[: match.start()]) else LEAST
        if len(words) >= least and not _is_title(words) and not _is_term(text, match):
            yield match.span()


def _is_title(words: list[str]) -> bool:
    """Say whether most longer words begin with a capital, as in a title."""
    longer = [word for word in words if len(word) > 3]  # noqa: PLR2004 - "of", "and", "the"
    capitals = sum(word[0].isupper() for word in longer)
    return bool(longer) and capitals * 2 > len(longer)


def _is_term(text: str, match: re.Match[str]) -> bool:
    if _WRITTEN.search(text[: match.start()]):
        return True
    before, after = text[: match.start()], text[match.end() :]
    if _CALLED.search(before):
        return (match[1] or match[2])[:1].isupper()
    return bool(_NAMING.search(before) or _NAMED.match(after))
