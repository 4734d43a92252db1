# SPDX-License-Identifier: Apache-2.0
"""Texts as they are kept: composed, free of control characters, with nothing hidden in them."""

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
_DROPPED = {
    *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000),
    0xFEFF, *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
}  # fmt: skip
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_DROPPED, None),
    **_SHOWN,
    0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n",
}  # fmt: skip


def sanitise(text: str) -> str:
    """Return the text in NFC without control characters, and with direction marks made visible.

    Control characters, lone surrogates and non-characters stop Word and PowerPoint files from
    being written, and direction overrides can make a line read as what it is not.
    Line ends become a newline; tabs stay. The result is a fixed point of this function.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines.translate(_TABLE))


def one_line(text: str, limit: int = NOTE_LIMIT) -> str:
    """Return the sanitised text on one line, or refuse what is empty or too long.

    Raises `EmptyText` and `TextTooLong`; the caller still holds the text as typed.
    """
    line = " ".join(sanitise(text).split())
    if not line:
        raise EmptyText
    if len(line) > limit:
        raise TextTooLong(len(line), limit)
    return line
