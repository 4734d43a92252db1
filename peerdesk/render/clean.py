# SPDX-License-Identifier: Apache-2.0
"""Text made safe for paper, once more, whatever it came through.

Everything was sanitised when it was typed; here it is done again, because one pasted control
character stops PowerPoint files from being written.
"""

import re

from peerdesk.compose.measure import SPACES
from peerdesk.compose.phrases import shortened
from peerdesk.domain.text import sanitise

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ZERO_WIDTH = dict.fromkeys((0x00AD, 0x200B, 0x2060))


def line(text: str) -> str:
    """Return the text on one line, without anything that a file could not hold or would hide."""
    return SPACES.sub(" ", cleaned(text)).strip()


def cleaned(text: str) -> str:
    """Return the text with its spaces and lines, and nothing that a file could not hold."""
    return sanitise(text).translate(_ZERO_WIDTH)


def language_of(text: str, otherwise: str = "en-GB") -> str:
    """Return the name of a language if it is one as files want it ("cy-GB"), or English."""
    return text if _LANGUAGE.fullmatch(text) else otherwise


def short(text: str, most: int = 240) -> str:
    """Return a name or title on one line, cut if it is of absurd length: nothing else is cut."""
    return shortened(line(text), most)


def portions(text: str, most: int = 3000) -> list[str]:
    """Return a text in pieces that a paragraph can take, nearly always one.

    What reportlab needs for a paragraph grows with the square of its length, so one pasted
    report, or one endless word, would keep a summary from being printed.
    """
    text = sanitise(text)
    pieces = []
    while len(text) > most:
        cut = max(text.rfind(space, most // 2, most) for space in " \n") + 1 or most
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def lines(text: str) -> list[str]:
    """Return the lines of a text, each made safe; empty ones are dropped."""
    return [clean for part in sanitise(text).split("\n") if (clean := line(part))]
