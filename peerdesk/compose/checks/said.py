# SPDX-License-Identifier: Apache-2.0
"""What a document or a presentation says: its points, each with its message and its place."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from peerdesk.compose.blocks import Deck, Document, Heading, Point, Sign

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


class Said(Struct, frozen=True):
    """One point as a document words it; `message` is "" where nobody knows of any behind it.

    `place` is the heading or title above it, `page` the number of its slide, 0 on paper.
    """

    text: str
    message: str = ""
    place: str = ""
    page: int = 0
    sign: Sign = Sign.NONE


def said_in(made: Document | Deck) -> tuple[Said, ...]:
    """Return the points of a document or presentation in their order, each wording once.

    A key message stands on two slides: it counts where it stands first. The team's own pages
    are no part of what anybody else hears.
    """
    found = _on_slides(made) if isinstance(made, Deck) else _on_paper(made)
    once: dict[tuple[str, str], Said] = {}
    for said in found:
        once.setdefault((said.message, plain_words(said.text)), said)
    return tuple(once.values())


def plain_words(text: str) -> str:
    """Return a text as wordings are compared: spaces, kinds of marks and a last stop aside."""
    even = " ".join(text.translate(_MARKS).split())
    return even.rstrip(".").rstrip()


_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "})


def _on_slides(deck: Deck) -> Iterator[Said]:
    for number, slide in enumerate(deck.slides, 1):
        for point in slide.points:
            if _is_claim(point, slide.sign):
                yield Said(point.text, point.message, slide.title, number, slide.sign)


def _on_paper(document: Document) -> Iterator[Said]:
    above = ["", ""]
    sign = Sign.NONE
    for block in document.blocks:
        if isinstance(block, Heading):
            above = [block.text, ""] if block.level == 1 else [above[0], block.text]
            sign = block.sign
        points: Iterable[Point] = getattr(block, "points", ())
        own = getattr(block, "sign", Sign.NONE) or sign
        place = ": ".join(filter(None, above))
        for point in points:
            if _is_claim(point, own):
                yield Said(point.text, point.message, place, 0, own)


def _is_claim(point: Point, sign: Sign) -> bool:
    return bool(point.message) or (sign in CLAIMS and bool(point.text.strip()))
