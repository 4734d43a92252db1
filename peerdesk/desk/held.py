# SPDX-License-Identifier: Apache-2.0
"""Every text that a fact holds, and what the fact is of, in words.

What the ledger holds is what is held: earlier wordings, what lies in the bin and what was set aside
as much as what stands. So the texts are taken from the facts themselves, field by field, and a
new kind of fact is searched without anybody remembering to.
"""

import json
import re
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct
from msgspec.structs import fields

from peerdesk.domain.facts import BriefingIssued, Fact
from peerdesk.domain.publishing import PublicationIssued
from peerdesk.domain.words import title

_OURS = re.compile(r"(?:[0-9a-f]{32}|[0-9a-f]{64}|age1[0-9a-z]+|v?[0-9.]{1,8}|20\d\d-\d\d-\d\d)")
"""Identifiers, digests, keys and days: no words that anybody wrote."""
_SEALED = "sealed"
_MARKS = frozenset({"type", "copy", "message", "language", "sign", "kind"})
"""Fields of a frozen document that hold marks of the program's own."""
KINDS = {
    "note": "Note",
    "message": "Message",
    "session": "Session",
    "question": "Question",
    "briefing": "Daily summary",
    "publication": "Document",
    "reply": "Sponsor’s reply",
    "prose": "Text of a document",
    "comment": "Comment on facts",
    "case": "Case file",
    "document": "Document listed",
    "observation": "Observation",
    "cluster": "Cluster on the wall",
    "study": "Case study",
    "attachment": "Attachment",
    "person": "Member of the team",
    "device": "Laptop of the team",
    "challenge": "Scope",
    "theme": "Theme",
    "kloe": "Line of enquiry",
    "concern": "Immediate concern",
    "hold": "Hold",
    "erasure": "Erasure",
    "wordlist": "Word list",
    "release": "Finding let stand",
}


def kind_of(fact: Fact) -> str:
    """Return what a fact is of, in words; of a document which one."""
    if isinstance(fact, PublicationIssued):
        return f"{title(fact.kind)}, as frozen"
    if isinstance(fact, BriefingIssued):
        return "Daily summary, as issued"
    return KINDS.get(fact.about, title_of(fact.about))


def number_of(fact: Fact) -> str:
    """Return under which number a document was frozen, in words, or ""."""
    numbered = isinstance(fact, PublicationIssued | BriefingIssued)
    return f"Number {getattr(fact, 'number', '')}" if numbered else ""


def texts_of(fact: Fact) -> tuple[str, ...]:
    """Return the texts in a fact, in the order of its fields, each once.

    Of a frozen document every paragraph is one. What is sealed cannot be read, and is left out.
    """
    return tuple(dict.fromkeys(text for text in _texts(fact) if text.strip()))


def title_of(about: str) -> str:
    """Return the name of a kind that this module does not know."""
    return about.replace("-", " ").capitalize()


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a value, however deep; words from closed lists are nobody's own."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield from () if _OURS.fullmatch(value) else (value,)
    elif isinstance(value, Struct):
        yield from _in_fields(value)
    else:
        for inner in _inside(value):
            yield from _texts(inner)


def _in_fields(value: Struct) -> Iterator[str]:
    for field in fields(value):
        inner = getattr(value, field.name)
        if field.name == "content" and isinstance(inner, str):
            yield from _texts(_decoded(inner))
        elif field.name != _SEALED:
            yield from _texts(inner)


def _inside(value: object) -> tuple[object, ...]:
    """Return what a list or a decoded document holds, without the names of blocks."""
    if isinstance(value, dict):
        return tuple(inner for key, inner in value.items() if key not in _MARKS)
    return tuple(value) if isinstance(value, tuple | list | frozenset) else ()


def _decoded(content: str) -> object:
    """Return a frozen document as plain values; what is none is a text like any other."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return content
