# SPDX-License-Identifier: Apache-2.0
"""Whose a comment is, as far as a role says it: no name of a commenter comes into the log."""

import re

_ROLES = frozenset(
    {
        "adviser", "advisor", "analyst", "assistant", "authority", "board", "cabinet", "chair",
        "chief", "clerk", "co-ordinator", "commissioner", "commissioning", "committee",
        "coordinator", "council", "councillor", "councillors", "councils", "dass", "dcs",
        "department", "deputy", "director", "directorate", "directors", "executive", "group",
        "head", "headteacher", "iro", "lado", "lawyer", "lead", "leader", "leaders", "leadership",
        "leads", "manager", "managers", "mayor", "member", "members", "monitoring", "officer",
        "officers", "panel", "partner", "partners", "partnership", "practitioner", "practitioners",
        "principal", "secretary", "solicitor", "staff", "supervisor", "team", "trust", "worker",
        "workers",
    }
)  # fmt: skip
"""Words that name a role or a body."""
_WITH = frozenset(
    {
        "151", "acting", "adult", "adults", "and", "assurance", "business", "care", "child",
        "children", "childrens", "city", "communications", "corporate", "county", "data",
        "district", "early", "education", "elected", "family", "finance", "for", "governance",
        "health", "help", "holder", "home", "housing", "hr", "human", "improvement", "in",
        "inclusion", "independent", "information", "interim", "joint", "learning", "legal", "local",
        "mash", "of", "operational", "operations", "opposition", "peer", "people", "performance",
        "personal", "planning", "policy", "portfolio", "practice", "protection", "public",
        "quality", "resources", "responsible", "reviewing", "s151", "safeguarding", "school",
        "schools", "scrutiny", "section", "send", "senior", "service", "services", "social",
        "statutory", "strategic", "strategy", "support", "the", "to", "transformation", "unitary",
        "virtual", "with", "youth",
    }
)  # fmt: skip
"""Words that stand with them and name nobody."""
_PARTS = re.compile(r"[,;:/()\n]|\s[-–—]\s")
_SIGNS = re.compile(r"[^a-z0-9 -]+")


def role_in(cell: str) -> str:
    """Return the part of a cell that is a role or a body and nothing else, or "".

    "Jo Smith, Head of Service" is said as "Head of Service"; what may be a name is left out.
    """
    for part in _PARTS.split(cell):
        words = _SIGNS.sub("", part.casefold().replace("&", " and ")).split()
        if words and any(w in _ROLES for w in words) and all(w in _ROLES | _WITH for w in words):
            return " ".join(part.split())
    return ""
