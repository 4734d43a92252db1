# SPDX-License-Identifier: Apache-2.0
"""What in a text points to one person: names, addresses, numbers, groups of fewer than five.

A role will do in its place. The same finder warns while a line is typed and looks through what
goes to the sponsor. It advises; nothing is forbidden, for it can be wrong both ways.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from peerdesk.domain.attributed_names import names_in
from peerdesk.domain.attributed_numbers import numbers_in
from peerdesk.domain.attributed_parts import NameLists
from peerdesk.domain.token import Token, tokens

_SMALL = {"1": 1, "one": 1, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "couple": 2}
_NUMBERED = frozenset(
    (
        "band",
        "grade",
        "level",
        "number",
        "page",
        "phase",
        "section",
        "stage",
        "step",
        "tier",
        "year",
    )
)
_SEVERAL = re.compile(r"[,;/&+]| (?:and|or) ", re.IGNORECASE)
_PARTNERS = re.compile(r"(?i)\b(?:partner|school|health|police|voluntary|provider|nhs|charit)")
_DETERMINED = re.compile(r"(?i)\b(?:the|this|that|an?|our|their|its|his|her)$")
_LOOKED_BACK = 24
"""Letters before a place that say how words stand there."""
_ARTICLE = re.compile(r"^an? ")
_MOST_BETWEEN = 4
"""Words between a number and the people counted."""


class Pointing(StrEnum):
    """The ways in which a text can point to one person, the plainest first."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    NHS_NUMBER = "nhs-number"
    NI_NUMBER = "ni-number"
    DATE_OF_BIRTH = "date-of-birth"
    CASE_NUMBER = "case-number"
    POSTCODE = "postcode"
    NAME = "name"
    SMALL_GROUP = "small-group"


class Found(Struct, frozen=True):
    """Something that points to one person: `text` stands from `start` to before `end`.

    `role` is what is known of whoever is named, where the challenge names them itself.
    """

    sort: Pointing
    start: int
    end: int
    text: str
    role: str = ""


def find(text: str, lists: NameLists) -> tuple[Found, ...]:
    """Return what points to one person, in the order of the text and without overlaps.

    Where two finds overlap, the one that begins first counts, and of those the longer one. The
    time it takes grows with the text and with nothing else.
    """
    words = tokens(text)
    found = [Found(Pointing(sort), *span, text[slice(*span)]) for sort, span in numbers_in(text)]
    found += [
        Found(Pointing.NAME, start, end, text[start:end], role)
        for start, end, role in names_in(words, lists)
    ]
    found += [
        Found(Pointing.SMALL_GROUP, start, end, text[start:end])
        for start, end in _small_groups(words, lists)
    ]
    return tuple(_apart(found))


def instead(found: Found, roles: Iterable[str]) -> str:
    """Return what will do in place of a find; `roles` are those of the people met, as planned.

    "Denise" becomes "a social worker" where social workers are met, "two headteachers" becomes
    "some headteachers".
    """
    if found.sort is Pointing.NAME:
        met = next((a_person_of(role) for role in roles if role.strip()), "")
        return found.role or met or "a colleague"
    if found.sort is Pointing.SMALL_GROUP:
        return _some_of(found.text)
    return {
        Pointing.EMAIL: "an e-mail address",
        Pointing.TELEPHONE: "a telephone number",
        Pointing.NHS_NUMBER: "an NHS number",
        Pointing.NI_NUMBER: "an insurance number",
        Pointing.DATE_OF_BIRTH: "a date of birth",
        Pointing.CASE_NUMBER: "a case",
        Pointing.POSTCODE: "a postcode",
    }[found.sort]


def fitting(text: str, place: int, words: str) -> str:
    """Return words as they stand at a place of a text.

    They have a capital where a sentence begins, and no article where one stands before them.
    """
    before = text[max(place - _LOOKED_BACK, 0) : place].rstrip()
    if _DETERMINED.search(before):
        words = _ARTICLE.sub("", words)
    begins = not text[:place].strip() if not before else before[-1] in '.!?“"'
    return words[:1].upper() + words[1:] if begins else words


def _some_of(group: str) -> str:
    """Return people without their number: "one of the two social workers" are some of them."""
    words = group.split()
    begun = [n for n, word in enumerate(words, 1) if word.lower() in {*_SMALL, "of", "the", "only"}]
    rest = words[max(begun, default=0) :]
    some = a_person_of(" ".join(rest)) if "only" in words else " ".join(("some", *rest))
    return some[:1].upper() + some[1:] if group[:1].isupper() else some


def a_person_of(group: str) -> str:
    """Return one person of a group met: "Social workers" becomes "a social worker".

    Of several sorts met together nobody knows of which one somebody is: "a partner" where other
    bodies are among them, else "somebody".
    """
    head, joint, rest = group.strip().partition(" of ")
    if _SEVERAL.search(head):
        return "a partner" if _PARTNERS.search(group) else "somebody"
    if head.lower().endswith("out"):  # "out of hours workers"
        head, joint, rest = group.strip(), "", ""
    words = head.split()
    if not words:
        return ""
    last = words[-1]
    irregular = {"people": "person", "children": "child", "men": "man", "women": "woman"}
    single = irregular.get(last.lower(), "")
    if not single and last.lower().endswith("ies"):
        single = f"{last[:-3]}y"
    elif not single:
        single = last[:-1] if last.endswith("s") and not last.endswith("ss") else last
    first = words[0] if len(words) > 1 else single
    name = " ".join((*words[:-1], single)) + joint + rest
    if not (len(first) > 1 and first[1].isupper()):
        name = name[:1].lower() + name[1:]
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def _small_groups(words: list[Token], lists: NameLists) -> Iterator[tuple[int, int]]:
    """Yield where two to four people of a sort are counted, or the only one is named."""
    for place, token in enumerate(words):
        number = _SMALL.get(token.lower, 0)
        only = token.lower == "only" and place and words[place - 1].lower == "the"
        if not (number or only) or _is_a_number_of_something(words, place):
            continue
        begin = words[place - 1].start if only else token.start
        end = _counted(words, place + 1, lists, single=bool(only or number == 1))
        if end and (number != 1 or only or _one_of(words, place)):
            yield begin, end


def _is_a_number_of_something(words: list[Token], place: int) -> bool:
    """Say whether a number counts nobody: "Year 2", "2.4", "3/4"."""
    token = words[place]
    if token.is_tag_or_path or (token.gap in {".", ",", "-", "–", "/", "£"} and place):
        return True
    return token.text.isdigit() and bool(place) and words[place - 1].lower in _NUMBERED


def _one_of(words: list[Token], place: int) -> bool:
    """Say whether "one" is one of a few: "one of the three headteachers"."""
    after = [token.lower for token in words[place + 1 : place + 5]]
    return after[:1] == ["of"] and any(word in _SMALL for word in after[1:])


def _counted(words: list[Token], place: int, lists: NameLists, *, single: bool) -> int:
    """Return where the people that a number counts end in the text, or 0 for other things."""
    for token in words[place : place + _MOST_BETWEEN + 1]:
        if not token.follows_space:
            return 0
        plain = token.lower
        if plain in lists.people or (single and f"{plain}s" in lists.people):
            return 0 if token.possessive else token.bare_end
        if plain not in lists.between and not (single and plain in _SMALL):
            return 0
    return 0


def _apart(found: list[Found]) -> Iterator[Found]:
    end = 0
    for each in sorted(found, key=lambda f: (f.start, -f.end, f.sort)):
        if each.start >= end:
            yield each
            end = each.end
