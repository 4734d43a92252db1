# SPDX-License-Identifier: Apache-2.0
"""Lists of words and phrases as data, and where a text says one of them.

A phrase is written as people write it: "rated … good" leaves room for up to three words, "fail*"
takes any ending, "is/are" either word; a capital in it must be one in the text. What is shipped
may also be a pattern, for what no phrase can say. A find that an innocent phrase touches is none:
that is how "good practice" and "Grade II listed" pass.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

HARMLESS = "~"
"""Stands before a phrase that makes a find harmless."""
_GAP = r"(?:[\s,]+[\w’'-]+){0,3}?"
_SPACE = r"[\s\u00a0-]+"
_APOSTROPHE = "['’]"
_NEVER = "(?!)"


class Listing(Struct, frozen=True, dict=True, kw_only=True, forbid_unknown_fields=True):
    """One list: what it holds, what it says of a find, and what could stand instead.

    `name` is the list's file; `instead` the suggestion for all its phrases, `better` for single
    ones. `innocent` are phrases round a find that make it harmless. `patterns` see the text in
    small letters, `written` and `harmless` as it is written.
    """

    name: str = ""
    title: str
    version: str
    words: str
    instead: str = ""
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    innocent: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    better: Mapping[str, str] = {}

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the text says something of the list and nothing innocent, in order."""
        flat = _flat(text)
        found = sorted({*_matches(self._lower, flat), *_matches(self._as_written, text)})
        if not found:
            return
        harmless = [*_matches(self._innocent, flat), *_matches(self._innocent_as_written, text)]
        end = 0
        for start, stop in _longest(found):
            beside = any(first < stop and start < last for first, last in harmless)
            if start >= end and not beside:
                end = stop
                yield start, stop

    def says(self, text: str) -> bool:
        """Say whether the text has anything of the list."""
        return next(self.spans(text), None) is not None

    def suggestion(self, found: str) -> str:
        """Return what could stand instead of a find."""
        flat = _flat(found)
        for phrase, better in self._better:
            if phrase.fullmatch(flat):
                return better
        return self.instead

    def changed(self, added: Iterable[str], removed: Iterable[str]) -> "Listing":
        """Return the list with phrases of a challenge's own, and without those taken out.

        A phrase that begins with `HARMLESS` makes innocent whatever it stands round.
        """
        without = frozenset(removed)
        phrases, innocent = dict.fromkeys(self.phrases), dict.fromkeys(self.innocent)
        for phrase in filter(None, (p.strip() for p in added)):
            if phrase.startswith(HARMLESS):
                innocent[phrase.removeprefix(HARMLESS).strip()] = None
            else:
                phrases[phrase] = None
        return replace(
            self,
            phrases=tuple(phrase for phrase in phrases if phrase not in without),
            innocent=tuple(p for p in innocent if f"{HARMLESS}{p}" not in without),
        )

    @cached_property
    def _lower(self) -> re.Pattern[str]:
        return _compiled((*filter(_is_lower, self.phrases),), self.patterns)

    @cached_property
    def _as_written(self) -> re.Pattern[str]:
        return _compiled([p for p in self.phrases if not _is_lower(p)], self.written)

    @cached_property
    def _innocent(self) -> re.Pattern[str]:
        return _compiled([*filter(_is_lower, self.innocent)])

    @cached_property
    def _innocent_as_written(self) -> re.Pattern[str]:
        return _compiled([p for p in self.innocent if not _is_lower(p)], self.harmless)

    @cached_property
    def _better(self) -> list[tuple[re.Pattern[str], str]]:
        return [(re.compile(_pattern(p)), better) for p, better in self.better.items()]


def _is_lower(phrase: str) -> bool:
    return phrase == phrase.lower()


def _flat(text: str) -> str:
    """Return the text in small letters, as long as it was: places in it stay what they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where a pattern stands; one in square brackets within it is the find itself."""
    for match in pattern.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if end > start:
            yield start, end


def _longest(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(spans, key=lambda span: (span[0], -span[1]))


def _compiled(phrases: Sequence[str], patterns: Sequence[str] = ()) -> re.Pattern[str]:
    """Return one pattern for all, parted by their first letter: most places of a text match none.

    Longer phrases come first, for the first that fits counts.
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(phrases, key=len, reverse=True):
        first = phrase[:1]
        key = first if first.isalpha() and "/" not in phrase.split()[0] else ""
        by_letter[key].append(_pattern(phrase))
    parts = [
        f"{letter}(?:{'|'.join(p.removeprefix(letter) for p in group)})"
        if letter
        else "|".join(group)
        for letter, group in by_letter.items()
    ]
    whole = [rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w])"] if parts else []
    return re.compile("|".join([*patterns, *whole]) or _NEVER)


def _pattern(phrase: str) -> str:
    """Return a phrase as a pattern over text in small letters, or as written."""
    found = ""
    for number, word in enumerate(phrase.split()):
        if word in {"…", "..."}:
            found += _GAP
            continue
        found += (_SPACE if number else "") + _word(word)
    return found


def _word(word: str) -> str:
    options = [_plain(option) for option in word.split("/")]
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _plain(word: str) -> str:
    ended = word.endswith("*")
    escaped = re.escape(word.removesuffix("*"))
    escaped = re.sub("['’]", _APOSTROPHE, escaped).replace(r"\-", "[- ]?")
    return escaped + (r"\w*" if ended else "")
