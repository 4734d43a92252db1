# SPDX-License-Identifier: Apache-2.0
"""Searches as people type them: words to be found, and filters as `name:value`.

    kloe:front-door stance:- day:2 by:me untagged not:voice:partners "14:03" threshold

A value with a space or a quotation mark stands in quotation marks, of which an inner one is
doubled; so does a word that would else be a filter. Words between quotation marks are looked for
as they stand, one behind the other: a phrase. `not:` turns what follows it round. What
names and values mean is for `peerdesk.desk.search.filters` to say; here is only how they are
written.
"""

import re
from collections.abc import Iterable

from msgspec import Struct

BARE = frozenset({"untagged"})
"""Filters that stand without a value."""
NOT = "not"
_TERM = re.compile(
    r"(?P<without>(?:not:)?)(?:(?P<name>[a-z]+):(?!//))?"
    r'(?:"(?P<quoted>(?:[^"]|"")*)(?:"|$)|(?P<plain>[^\s"]*))',
    re.IGNORECASE,
)


_WANTED = re.compile(r'"(?P<quoted>(?:[^"]|"")*)(?:"|$)|(?P<plain>[^\s"]+)')


class Wanted(Struct, frozen=True):
    """What is looked for in a text: a word, or with `phrase` its words one behind the other."""

    value: str
    phrase: bool = False


class Term(Struct, frozen=True):
    """One term of a search: a word, or the filter called `name`; `without` is what `not:` says."""

    value: str
    name: str = ""
    without: bool = False


class Spelt(Struct, frozen=True):
    """A term and where it stands in what was typed, from one character up to another."""

    term: Term
    first: int
    last: int


def parse(text: str) -> tuple[Term, ...]:
    """Return the terms of a search in order; there is no text that cannot be read.

    A quotation mark that is never closed ends with the text: somebody is still typing.
    """
    return tuple(spelt.term for spelt in spell(text))


def spell(text: str) -> tuple[Spelt, ...]:
    """Return the terms of a search and where each stands."""
    found: list[Spelt] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = _TERM.match(text, place)
        if match is None or match.end() == place:  # nothing is left that could stand here
            place += 1
            continue
        term = _term(match)
        if term.value or term.name:
            found.append(Spelt(term, place, match.end()))
        place = match.end()
    return tuple(found)


def written(terms: Iterable[Term]) -> str:
    """Return the terms as one text, which `parse` reads as the same terms again."""
    return " ".join(map(write_term, terms))


def write_term(term: Term) -> str:
    """Return one term as it is typed, in quotation marks only where it needs them."""
    begin = f"{NOT}:" if term.without else ""
    if term.name in BARE and not term.value:
        return f"{begin}{term.name}"
    begin += f"{term.name}:" if term.name else ""
    plain = f"{begin}{term.value}"
    if term.value and parse(plain) == (term,):
        return plain
    doubled = term.value.replace('"', '""')
    return f'{begin}"{doubled}"'


def wanted(words: str) -> tuple[Wanted, ...]:
    """Return what the words of a search look for, in order: single words, and phrases in quotes."""
    return tuple(
        Wanted(match["plain"])
        if match["quoted"] is None
        else Wanted(match["quoted"].replace('""', '"'), phrase=True)
        for match in _WANTED.finditer(words)
        if match["plain"] or match["quoted"]
    )


def looked_for(value: str) -> str:
    """Return a term without a name as the words of a search: in quotes where it is a phrase."""
    if wanted(value) == (Wanted(value),):
        return value
    doubled = value.replace('"', '""')
    return f'"{doubled}"'


def _term(match: re.Match[str]) -> Term:
    without = bool(match["without"])
    name = (match["name"] or "").lower()
    if match["quoted"] is not None:
        return Term(match["quoted"].replace('""', '"'), name, without)
    value = match["plain"]
    if name == NOT:  # a second `not:` says nothing more
        return Term(value, "", True)  # noqa: FBT003 - as the field is called
    if not name and value.lower() in BARE:
        return Term("", value.lower(), without)
    return Term(value, name, without)
