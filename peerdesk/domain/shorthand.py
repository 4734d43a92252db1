# SPDX-License-Identifier: Apache-2.0
"""The shorthand of the line editor: a mark in front, # lines of enquiry and @ voices inside."""

import re
from collections.abc import Mapping

from msgspec import Struct

from peerdesk.domain.text import one_line
from peerdesk.domain.words import MARKS, Stance, Voice

_TAG = re.compile(r"(?<!\S)([#@])([A-Za-z0-9][A-Za-z0-9-]*)")
_OPENING_QUOTES = '"“'
_CLOSING_QUOTES = '"”'


class Shorthand(Struct, frozen=True):
    """A line as meant: `kloes` are identifiers; `unknown` tags stay in the text as typed."""

    stance: Stance
    text: str
    kloes: tuple[str, ...]
    voices: tuple[Voice, ...]
    unknown: tuple[str, ...]


def read_mark(line: str) -> tuple[Stance, str]:
    """Return the stance that the line's first character marks, and the rest of the line.

    A plus or minus straight before a digit is a number, not a mark.
    """
    stripped = line.lstrip()
    first, rest = stripped[:1], stripped[1:]
    if first and first in _OPENING_QUOTES:
        return Stance.VERBATIM, rest.rstrip().rstrip(_CLOSING_QUOTES)
    if first in MARKS and not (first in "+-" and rest[:1].isdigit()):
        return MARKS[first], rest
    return Stance.UNSORTED, stripped


def read_line(line: str, kloes: Mapping[str, str]) -> Shorthand:
    """Return what a typed line means; `kloes` maps each code that may follow # to its identifier.

    Raises `EmptyText` where nothing but marks and tags was typed, and `TextTooLong`.
    """
    stance, rest = read_mark(line)
    found_kloes: list[str] = []
    found_voices: list[Voice] = []
    unknown: list[str] = []

    def take(match: re.Match[str]) -> str:
        sign, word = match.group(1), match.group(2).lower()
        if sign == "#" and word in kloes:
            found_kloes.append(kloes[word])
        elif sign == "@" and word in _VOICES:
            found_voices.append(_VOICES[word])
        else:
            unknown.append(match.group(0))
            return match.group(0)
        return ""

    text = one_line(_TAG.sub(take, rest))
    text = re.sub(r" ([.,;:?!])(?=\s|$)", r"\1", text)
    return Shorthand(
        stance,
        text,
        tuple(dict.fromkeys(found_kloes)),
        tuple(dict.fromkeys(found_voices)),
        tuple(unknown),
    )


_VOICES = {
    **{voice.value: voice for voice in Voice},
    "children": Voice.CHILDREN_AND_FAMILIES,
    "families": Voice.CHILDREN_AND_FAMILIES,
    "leaders": Voice.SENIOR_LEADERS,
    "seniors": Voice.SENIOR_LEADERS,
}
