# SPDX-License-Identifier: Apache-2.0
"""What was edited in a file and is no wording: titles, order, slides, notes; told, never taken.

The order of the slides and their titles follow from the messages, so a file cannot give them. It
is said what was seen, so that whoever moved a point knows that it has to be moved here, too.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from peerdesk.compose.blocks import Deck, Slide
from peerdesk.compose.edited import EditedDeck, EditedSlide
from peerdesk.compose.phrases import counted, handle, listed
from peerdesk.compose.read_back import ReadBack, plain

_FEW = 3
"""Lines of changed notes that are quoted."""


class _Pair(Struct, frozen=True):
    """A slide of the file and the slide here that it was made from, by its place."""

    edited: EditedSlide
    place: int
    made: Slide


def rearranged(made: Deck, edited: EditedDeck, back: ReadBack) -> tuple[str, ...]:
    """Return in sentences what a file has otherwise than the slides here, wordings aside.

    `made` are the slides in the team's copy, whose notes a file may hold.
    """
    points = _points_in(back)
    pairs = _pairs(made, edited, points)
    return (
        *_titles(pairs),
        *_slides(made, edited, pairs),
        *_moved_slides(pairs),
        *_moved_points(made, pairs, points),
        *_orders(pairs, points),
        *_notes(pairs),
        *(f"{_named(slide)} is hidden, so it is not presented." for slide in edited.slides
          if slide.hidden),
    )  # fmt: skip


def _points_in(back: ReadBack) -> dict[int, list[str]]:
    """Return the messages on each slide of the file, in their order."""
    points: dict[int, list[str]] = {}
    for one in back.found:
        points.setdefault(one.spot.slide, []).append(one.message)
    return points


def _pairs(made: Deck, edited: EditedDeck, points: Mapping[int, Sequence[str]]) -> list[_Pair]:
    """Return which slide is which: by title, by what stands on it, then by its neighbours."""
    titles = {plain(slide.title): place for place, slide in enumerate(made.slides)}
    known: dict[int, int] = {}
    for slide in edited.slides:
        place = titles.get(plain(slide.title))
        if place is not None and place not in known.values():
            known[slide.number] = place
    for slide in edited.slides:
        if slide.number not in known:
            _match(slide.number, points.get(slide.number, ()), made, known)
    for slide in edited.slides:
        beside = known.get(slide.number - 1, -1) + 1
        following = known.get(slide.number + 1, len(made.slides))
        is_free = slide.number not in known and beside not in known.values()
        if is_free and beside < len(made.slides) and beside == following - 1:
            known[slide.number] = beside
    return [
        _Pair(slide, known[slide.number], made.slides[known[slide.number]])
        for slide in edited.slides
        if slide.number in known
    ]


def _match(number: int, points: Sequence[str], made: Deck, known: dict[int, int]) -> None:
    """Take the slide here that has most points of a slide of the file, if any has one."""
    shared = [
        (len(set(points) & {p.message for p in slide.points}), -place)
        for place, slide in enumerate(made.slides)
        if place not in known.values()
    ]
    most, place = max(shared, default=(0, 0))
    if most:
        known[number] = -place


def _titles(pairs: Sequence[_Pair]) -> Iterator[str]:
    for pair in pairs:
        if plain(pair.edited.title) != plain(pair.made.title):
            now = f"“{pair.edited.title}”" if pair.edited.title else "without a title"
            yield f"Slide {pair.edited.number} is now {now}; here it is “{pair.made.title}”."


def _slides(made: Deck, edited: EditedDeck, pairs: Sequence[_Pair]) -> Iterator[str]:
    """Yield slides that only the file has, and slides that it has not."""
    matched = {pair.edited.number for pair in pairs}
    stand = {pair.place for pair in pairs}
    for slide in edited.slides:
        if slide.number not in matched:
            yield f"{_named(slide)} is not among the slides here."
    for place, lost in enumerate(made.slides):
        if place not in stand:
            yield f"The slide “{lost.title}” is not in the file."


def _moved_slides(pairs: Sequence[_Pair]) -> Iterator[str]:
    for number in _out_of_order([pair.place for pair in pairs]):
        pair = pairs[number]
        yield f"{_named(pair.edited)} was moved: here it is slide {pair.place + 1}."


def _moved_points(
    made: Deck, pairs: Sequence[_Pair], points: Mapping[int, Sequence[str]]
) -> Iterator[str]:
    """Yield points that stand on another slide than here; one that stands on two may on one."""
    stand: dict[str, list[int]] = {}
    for place, slide in enumerate(made.slides):
        for point in slide.points:
            stand.setdefault(point.message, []).append(place)
    texts = {p.message: p.text for slide in made.slides for p in slide.points if p.message}
    for pair in pairs:
        for message in dict.fromkeys(points.get(pair.edited.number, ())):
            if message in stand and pair.place not in stand[message]:
                here = listed([f"“{made.slides[n].title}”" for n in dict.fromkeys(stand[message])])
                quoted = handle(texts[message])
                yield f"“{quoted}” was moved to {_lower(pair.edited)}; here it is on {here}."


def _orders(pairs: Sequence[_Pair], points: Mapping[int, Sequence[str]]) -> Iterator[str]:
    for pair in pairs:
        here = [p.message for p in pair.made.points if p.message]
        there = list(dict.fromkeys(points.get(pair.edited.number, ())))
        if [m for m in there if m in here] != [m for m in dict.fromkeys(here) if m in there]:
            yield f"The points of {_lower(pair.edited)} stand in another order."


def _notes(pairs: Sequence[_Pair]) -> Iterator[str]:
    """Yield what was written into the notes of a slide: the crib is the program's, the rest new."""
    for pair in pairs:
        known = {plain(line) for line in pair.made.crib}
        lines = [line for line in pair.edited.notes.splitlines() if line.strip()]
        new = [line.strip() for line in lines if plain(line) not in known]
        if new:
            more = f" and {counted(len(new) - _FEW, 'line')} more" if len(new) > _FEW else ""
            quoted = " ".join(f"“{line}”" for line in new[:_FEW])
            yield f"In the speaker’s notes of {_lower(pair.edited)}: {quoted}{more}."


def _out_of_order(places: Sequence[int]) -> list[int]:
    """Return, by their place in the file, the fewest slides that stand out of their order."""
    ordered = sorted(places)
    same = SequenceMatcher(None, list(places), ordered, autojunk=False).get_matching_blocks()
    kept = {block.a + step for block in same for step in range(block.size)}
    return [number for number in range(len(places)) if number not in kept]


def _named(slide: EditedSlide) -> str:
    return f"Slide {slide.number}{f' “{slide.title}”' if slide.title else ''}"


def _lower(slide: EditedSlide) -> str:
    return f"s{_named(slide)[1:]}"
