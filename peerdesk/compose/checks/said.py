# SPDX-License-Identifier: Apache-2.0
"""What a document or a presentation says: its points, each with its message and its place."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from peerdesk.compose.blocks import (
    Bullets,
    Deck,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Point,
    Sign,
)
from peerdesk.compose.phrases import shortened

CLAIMS = frozenset(
    {
        Sign.STRENGTH,
        Sign.CONSIDERATION,
        Sign.GOOD_PRACTICE,
        Sign.OPPORTUNITY,
        Sign.RECOMMENDATION,
        Sign.SUGGESTION,
    }
)
"""Signs under which a point is something that the team says, with a message behind it or not."""
_TITLE = 40
"""Letters of a heading by which a place is told, as in `peerdesk.compose.pieces`."""


class Said(Struct, frozen=True):
    """One point as a document words it; `message` is "" where nobody knows of any behind it.

    `place` tells where it stands, as the pieces of a document do; `title` is the heading or title
    above it, `page` the number of its slide, 0 on paper.
    """

    text: str
    message: str = ""
    place: str = ""
    title: str = ""
    page: int = 0
    sign: Sign = Sign.NONE


def said_in(made: Document | Deck) -> tuple[Said, ...]:
    """Return the points of a document or presentation in their order, each wording once.

    A key message stands on two slides: it counts where it stands first. The team's own pages
    are no part of what anybody else hears.
    """
    found = said_everywhere(made) if isinstance(made, Deck) else _on_paper(made)
    once: dict[tuple[str, str], Said] = {}
    for said in found:
        once.setdefault((said.message, plain_words(said.text)), said)
    return tuple(once.values())


def said_everywhere(made: Deck) -> tuple[Said, ...]:
    """Return the points of a presentation in every place in which they stand."""
    return tuple(_on_slides(made))


def plain_words(text: str) -> str:
    """Return a text as wordings are compared: spaces, kinds of marks and a last stop aside."""
    even = " ".join(text.translate(_MARKS).split())
    return even.rstrip(".").rstrip()


def running_in(made: Document) -> frozenset[str]:
    """Return the sentences of a document's running text, as wordings are compared.

    A case study is bullets on slides and a paragraph in the report: it says the same in both.
    """
    return _sentences(block.text for block in made.blocks if isinstance(block, Paragraph))


def is_told_in(text: str, running: frozenset[str]) -> bool:
    """Say whether every sentence of a point stands in some running text."""
    return _sentences((text,)) <= running


def _sentences(texts: Iterable[str]) -> frozenset[str]:
    found = (plain_words(part) for text in texts for part in _SENTENCE.split(text.strip()))
    return frozenset(filter(None, found))


_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "})


def _on_slides(deck: Deck) -> Iterator[Said]:
    for page, slide in enumerate(deck.slides, 1):
        for number, point in enumerate(slide.points, 1):
            if _is_claim(point, slide.sign):
                place = f"Slide {page}, bullet {number}"
                yield Said(point.text, point.message, place, slide.title, page, slide.sign)


def _on_paper(document: Document) -> Iterator[Said]:
    title, sign, before = "", Sign.NONE, 0
    for block in document.blocks:
        if isinstance(block, Heading):
            title, sign, before = block.text, block.sign, 0
        elif isinstance(block, Bullets | Numbered):
            own = block.sign if isinstance(block, Bullets) and block.sign else sign
            for number, point in enumerate(block.points, before + 1):
                if _is_claim(point, own):
                    place = f"Under “{shortened(title, _TITLE)}”, bullet {number}"
                    yield Said(point.text, point.message, place, title, 0, own)
            before += len(block.points)


def _is_claim(point: Point, sign: Sign) -> bool:
    return bool(point.message) or (sign in CLAIMS and bool(point.text.strip()))
