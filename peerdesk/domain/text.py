# SPDX-License-Identifier: Apache-2.0
"""Texts as they are kept: composed, free of control characters, with nothing hidden in them."""

import re
import unicodedata

from peerdesk.domain.errors import EmptyText, TextTooLong

NOTE_LIMIT = 20_000
"""Characters in one note; a spoken hour is about half of that."""
WORDING_LIMIT = 2_000
"""Characters in one message."""

_SHOWN = {
    0x061C: "‹ALM›", 0x200E: "‹LRM›", 0x200F: "‹RLM›",
    0x202A: "‹LRE›", 0x202B: "‹RLE›", 0x202C: "‹PDF›", 0x202D: "‹LRO›", 0x202E: "‹RLO›",
    0x2066: "‹LRI›", 0x2067: "‹RLI›", 0x2068: "‹FSI›", 0x2069: "‹PDI›",
}  # fmt: skip
_UNSEEN = {
    0x00AD, 0x034F, 0x180E, 0x200B, *range(0x2060, 0x2065), *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
}  # fmt: skip
"""Characters that nobody sees: a text could say with them what its reader does not notice."""
_BLANK = {0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0}
"""Letters and signs that look like a space."""
_DROPPED = {
    *_UNSEEN,
    *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000),
    0xFEFF, *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
}  # fmt: skip
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_DROPPED, None),
    **_SHOWN,
    0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n",
}  # fmt: skip
_JOINER = re.compile("[\u200c\u200d]")
_JOINING_SCRIPTS = (range(0x0590, 0x1D00), range(0xA800, 0xAC00), range(0x10A00, 0x12000))
"""Hebrew, Arabic, the scripts of South and South-East Asia, and others written like them."""


def sanitise(text: str) -> str:
    """Return the text in NFC without control characters, and with direction marks made visible.

    Control characters, lone surrogates and non-characters stop Word and PowerPoint files from
    being written, direction overrides can make a line read as what it is not, and what nobody
    can see is not kept. Joiners stay where a script or a picture made of several needs them.
    Line ends become a newline; tabs stay. The result is a fixed point of this function.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    composed = unicodedata.normalize("NFC", lines.translate(_TABLE))
    before = ""
    while before != composed and _JOINER.search(composed):  # marks may change places with one gone
        before = composed
        composed = unicodedata.normalize("NFC", _JOINER.sub(_joining, composed))
    return composed


def one_line(text: str, limit: int = NOTE_LIMIT) -> str:
    """Return the sanitised text on one line, or refuse what is empty or too long.

    Raises `EmptyText` and `TextTooLong`; the caller still holds the text as typed.
    """
    line = " ".join(sanitise(text).split())
    if not any(map(_is_seen, line)):
        raise EmptyText
    if len(line) > limit:
        raise TextTooLong(len(line), limit)
    return line


def _is_seen(character: str) -> bool:
    """Say whether something is there to be read; a mark needs a letter that it stands on."""
    unseen = unicodedata.category(character) in {"Zs", "Cf", "Mn", "Me"}
    return not (unseen or ord(character) in _BLANK)


def _joining(joiner: re.Match[str]) -> str:
    """Return a joiner behind a letter of a script that has it, or inside a picture; or nothing."""
    before, after = joiner.string[: joiner.start()][-1:], joiner.string[joiner.end() :][:1]
    if not before:
        return ""
    letter = unicodedata.category(before)[0] in "LM"
    if letter and any(ord(before) in script for script in _JOINING_SCRIPTS):
        return joiner[0]
    picture = before == "\ufe0f" or unicodedata.category(before) in {"So", "Sk"}
    return joiner[0] if picture and after and unicodedata.category(after) == "So" else ""
