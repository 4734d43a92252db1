# SPDX-License-Identifier: Apache-2.0
"""Whether what stands where a role belongs looks like somebody's name instead.

It advises and never forbids: a list of role words cannot be whole, and a name can be any word.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame", "cllr", "rev"})
_ROLES = frozenset({
    "acting", "adviser", "advisor", "agency", "area", "assistant", "associate", "authority",
    "board", "business", "cabinet", "care", "chair", "chief", "child", "children's",
    "childrens", "children’s", "clinical", "commander", "commissioner", "community",
    "coordinator", "corporate", "council", "councillor", "county", "deputy", "designated",
    "desk", "director", "district", "doctor", "duty", "early", "education", "emergency",
    "executive", "family", "finance", "front", "group", "head", "headteacher", "health",
    "help", "helpline", "hospital", "hours", "hub", "human", "independent", "integrated",
    "interim", "lado", "law", "lead", "leader", "legal", "line", "local", "manager", "mash",
    "matron", "member", "monitoring", "national", "nhs", "night", "nurse", "officer",
    "operations", "out", "panel", "partner", "partnership", "police", "practitioner",
    "principal", "programme", "public", "referral", "registered", "resources",
    "responsible", "review", "reviewing", "safeguarding", "school", "section", "senior",
    "sergeant", "service", "services", "shift", "social", "statutory", "strategic",
    "supervisor", "support", "team", "unit", "vice", "virtual", "ward", "worker", "youth",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_FEW = 5
"""Figures from which a number is one to call, and no part of a role."""


def seems_named(text: str, team: Iterable[str] = ()) -> bool:
    """Say whether a text where a role belongs looks like a name, an address or a number.

    `team` are the names of the challenge's own people, which are known for sure.
    """
    words = _WORD.findall(text)
    lower = [word.lower().rstrip(".") for word in words]
    if "@" in text or sum(letter.isdigit() for letter in text) >= _FEW:
        return True
    if any(word in _TITLES for word in lower[:-1]):
        return True
    known = {part for name in team for part in name.lower().split() if len(part) > 2}  # noqa: PLR2004 - initials and particles
    if known & set(lower):
        return True
    strange = [word[:1].isupper() and word.lower() not in _ROLES for word in words]
    return any(first and second for first, second in pairwise(strange))
