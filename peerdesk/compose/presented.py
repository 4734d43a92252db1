# SPDX-License-Identifier: Apache-2.0
"""A presentation as a file says it, after it was edited elsewhere: what is checked and frozen.

It holds every word that is on the slides and, for whoever compares it with what was told, which
message each point was found to be. What was written from end to end where a point stood is no
such point. How the slides look stays in the file.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from peerdesk.compose.blocks import Deck, Point, Sign, Slide, SlideKind
from peerdesk.compose.edited import EditedDeck, EditedSlide
from peerdesk.compose.paging import unique_titles
from peerdesk.compose.read_back import Aligned, ReadBack, plain

UNTITLED = "Slide {0}"
"""The title of a slide that somebody left without one."""


def as_edited(made: Deck, edited: EditedDeck, back: ReadBack) -> Deck:
    """Return the presentation that a file holds; hidden slides are not presented.

    `made` is what the program would make now: council and days are its, and a slide that is
    still called the same keeps its sign.
    """
    usual = {slide.title: slide for slide in made.slides}
    signs = {p.message: slide.sign for slide in made.slides for p in slide.points if p.message}
    on: dict[int, list[Aligned]] = {}
    for aligned in back.found:
        if aligned.same_point:
            on.setdefault(aligned.spot.slide, []).append(aligned)
    slides = [
        _slide(slide, usual.get(slide.title), on.get(slide.number, []), signs)
        for slide in edited.slides
        if not slide.hidden
    ]
    return structs.replace(made, slides=unique_titles(slides))


def _slide(
    edited: EditedSlide,
    usual: Slide | None,
    found: Sequence[Aligned],
    signs: Mapping[str, Sign],
) -> Slide:
    """Return a slide as it stands; under a title of its own it keeps the sign of its points."""
    points = tuple(_points(edited, found))
    spoken = any(point.message for point in points)
    covers = usual is not None and usual.kind in {SlideKind.COVER, SlideKind.CLOSING}
    kind = SlideKind.POINTS if spoken else SlideKind.PLAIN
    own = (signs.get(point.message, Sign.NONE) for point in points)
    return Slide(
        kind=usual.kind if usual and covers else kind,
        title=edited.title or UNTITLED.format(edited.number),
        sign=usual.sign if usual else next(filter(None, own), Sign.NONE),
        points=points,
    )


def _points(edited: EditedSlide, found: Sequence[Aligned]) -> Iterator[Point]:
    for text in edited.texts:
        said = plain(text.text)
        behind = (one.message for one in found if said in plain(one.after))
        yield Point(text.text, next(behind, ""))
