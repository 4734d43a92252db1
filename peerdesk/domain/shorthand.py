# SPDX-License-Identifier: Apache-2.0
"""The shorthand of the line editor: a mark in front, # lines of enquiry and @ voices inside."""

import re
from collections.abc import Mapping

from msgspec import Struct

from peerdesk.domain.text import one_line, sanitise
from peerdesk.domain.words import MARKS, Stance, Voice

TAG = re.compile(r"(?:(?<!\S)|(?<=[(\[{]))([#@])([^\W_](?:[\w-]*[^\W_])?)")
"""A tag as it is typed: its sign, and its word."""
_TAKEN = "\0"
"""Stands where a tag was taken out, until it is known what stood around it."""
_BRACKETS = re.compile(r"[(\[{]([\s\0,;]*)[)\]}]")
_OPENING_QUOTES = '"“'
_CLOSING = re.compile(r'(["”])\s*([.,;:?!]?)$')


class Shorthand(Struct, frozen=True):
    """A line as meant: `kloes` are identifiers; `unknown` tags stay in the text as typed."""

    stance: Stance
    text: str
    kloes: tuple[str, ...]
    voices: tuple[Voice, ...]
    unknown: tuple[str, ...]


def read_mark(line: str) -> tuple[Stance, str]:
    """Return the stance that the line's first character marks, and the rest of the line.

    A plus or minus straight before a digit is a number, not a mark. The quotation mark that
    closes what somebody said goes with the one that opened it.
    """
    stance, rest = _read_mark(line)
    return stance, _closed(rest.rstrip()) if stance is Stance.VERBATIM else rest


def _read_mark(line: str) -> tuple[Stance, str]:
    stripped = line.lstrip()
    first, rest = stripped[:1], stripped[1:]
    if first and first in _OPENING_QUOTES:
        return Stance.VERBATIM, rest
    if first in MARKS and not (first in "+-" and rest[:1].isdigit()):
        return MARKS[first], rest
    return Stance.UNSORTED, stripped


def read_line(line: str, kloes: Mapping[str, str]) -> Shorthand:
    """Return what a typed line means; `kloes` maps each code that may follow # to its identifier.

    A tag stands behind a space or an opening bracket and ends at a space or at punctuation.

    Raises `EmptyText` where nothing but marks and tags was typed, and `TextTooLong`.
    """
    stance, rest = _read_mark(sanitise(line))
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
        return _TAKEN

    text = one_line(_without_gaps(TAG.sub(take, rest), stance))
    text = re.sub(r" ([.,;:?!])(?=\s|$)", r"\1", text)
    return Shorthand(
        stance,
        text,
        tuple(dict.fromkeys(found_kloes)),
        tuple(dict.fromkeys(found_voices)),
        tuple(unknown),
    )


def _without_gaps(text: str, stance: Stance) -> str:
    """Return the text without the brackets and the closing mark that tags had kept apart."""
    text = _BRACKETS.sub(lambda held: "" if _TAKEN in held[1] else held[0], text)
    text = text.replace(_TAKEN, "").rstrip()
    return _closed(text) if stance is Stance.VERBATIM else text


def _closed(said: str) -> str:
    """Return what somebody said without the mark that ends it, those of pairs inside it kept."""
    end = _CLOSING.search(said)
    paired = (
        said.count("“") >= said.count("”") if end and end[1] == "”" else said.count('"') % 2 == 0
    )
    return said if end is None or paired else said[: end.start()] + end[2]


_VOICES = {
    **{voice.value: voice for voice in Voice},
    "children": Voice.CHILDREN_AND_FAMILIES,
    "families": Voice.CHILDREN_AND_FAMILIES,
    "leaders": Voice.SENIOR_LEADERS,
    "seniors": Voice.SENIOR_LEADERS,
}
