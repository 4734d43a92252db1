# SPDX-License-Identifier: Apache-2.0
"""Which paragraph of an edited file is which message: by the shape's mark, then by likeness.

A shape that kept its mark says which messages it held, and its paragraphs are dealt out among
these first. A paragraph that was moved, or whose shape lost its mark, is held against every
message. Whatever is not plain is told as a doubt: a person decides. What was written from end to
end where a point stood is proposed as its new wording and is not taken for the same point.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from peerdesk.compose.alike import SAME, Ready, likeness, made_ready, makes_same_point
from peerdesk.compose.edited import EditedDeck, EditedText
from peerdesk.compose.parts_joined import joined
from peerdesk.compose.read_back import Added, Aligned, Doubt, ReadBack, Spot, Written

LEAST = 62
"""Likeness, out of 100, from which a paragraph without a mark may be a message."""
LEAST_MARKED = 40
"""The same where the mark of its shape names the message."""
PLAIN, PLAIN_MARKED = 80, SAME
"""Likeness from which there is no doubt that one text was made from the other."""
FAVOUR = 12
"""What a mark is worth, in likeness, where two messages compete for a paragraph."""
RIVAL = 6
"""By how much another message has to be less like, or else it is told."""
FIXED = 80
"""Likeness from which a paragraph is one of the sentences that are no message."""
FEWEST_WORDS = 4
"""Words from which a paragraph that is no message is worth telling of."""
EVERYWHERE = 3
"""Slides from which a paragraph is what stands on every slide, as a notice or a footer."""


class _Place(Struct, frozen=True):
    """A paragraph of the file."""

    text: EditedText
    spot: Spot
    ready: Ready


class _Pair(Struct, frozen=True):
    """A paragraph and a message that it may be, by their places."""

    place: int
    entry: int
    likeness: float
    marked: bool

    @property
    def claim(self) -> tuple[float, int, int]:
        """Return what orders pairs, the strongest claim first."""
        return -(self.likeness + FAVOUR * self.marked), self.place, self.entry


def align(written: Sequence[Written], edited: EditedDeck, fixed: Iterable[str] = ()) -> ReadBack:
    """Return which message each paragraph of a file is, what is gone, and what is new.

    `written` are the messages that were handed out, each once; `fixed` the sentences of the
    presentation that are no messages, which are passed over.
    """
    return _Alignment(written, edited, fixed).read()


class _Alignment:
    """One file held against what was handed out."""

    def __init__(
        self, written: Sequence[Written], edited: EditedDeck, fixed: Iterable[str]
    ) -> None:
        self._written = written
        self._ready = [made_ready(one.wording) for one in written]
        self._known = {one.anchor: n for n, one in enumerate(written) if one.anchor}
        self._fixed = [made_ready(text) for text in fixed]
        self._places = list(_places(edited))
        self._whole = self._entries_found_whole()
        self._slides = Counter(
            reads for _, reads in {(p.spot, p.ready.reads) for p in self._places}
        )

    def read(self) -> ReadBack:
        """Return what became of everything."""
        dealt: dict[int, _Pair] = {}
        rivals: set[int] = set()
        for shape in self._shapes():
            pairs = self._pairs(shape)
            mine = self._dealt(shape, pairs)
            rivals |= {pair.place for pair in mine.values() if self._has_rival(pair, pairs)}
            dealt |= mine
        found = {n: self._aligned(pair, rival=n in rivals) for n, pair in sorted(dealt.items())}
        texts = [(place.spot, place.text.text) for place in self._places]
        whole, used = joined(found, texts)
        met = {aligned.message for aligned in whole}
        return ReadBack(
            found=tuple(whole),
            gone=tuple(one for one in self._written if one.anchor and one.message not in met),
            added=tuple(self._added(used)),
        )

    def _entries_found_whole(self) -> set[int]:
        """Return the messages that stand somewhere to the letter: no other text is owed them."""
        stand = {place.ready.reads for place in self._places}
        return {n for n, one in enumerate(self._ready) if one.reads in stand}

    def _shapes(self) -> Iterator[list[int]]:
        """Yield the paragraphs of each shape, by their places."""
        shapes: dict[tuple[int, int], list[int]] = {}
        for number, place in enumerate(self._places):
            shapes.setdefault((place.spot.slide, place.text.shape), []).append(number)
        yield from shapes.values()

    def _marks(self, place: int) -> set[int]:
        return {self._known[a] for a in self._places[place].text.anchors if a in self._known}

    def _pairs(self, shape: Sequence[int]) -> list[_Pair]:
        """Return what each paragraph of a shape may be, the strongest claims first."""
        pairs = []
        for number in shape:
            ready, marks = self._places[number].ready, self._marks(number)
            usual = max((likeness(ready, one) for one in self._fixed), default=0)
            for entry, other in enumerate(self._ready):
                marked = entry in marks
                alike = likeness(ready, other)
                least = LEAST_MARKED if marked else LEAST
                if entry in self._whole and not makes_same_point(ready, other):
                    continue
                if alike >= max(least, usual if usual >= FIXED else 0):
                    pairs.append(_Pair(number, entry, alike, marked))
        return sorted(pairs, key=lambda pair: pair.claim)

    def _dealt(self, shape: Sequence[int], pairs: Sequence[_Pair]) -> dict[int, _Pair]:
        """Return one message for each paragraph and one paragraph for each, as far as it goes."""
        dealt: dict[int, _Pair] = {}
        taken: set[int] = set()
        for pair in pairs:
            if pair.place not in dealt and pair.entry not in taken:
                dealt[pair.place] = pair
                taken.add(pair.entry)
        left = [n for n in shape if n not in dealt and self._is_new(n)]
        owed = set().union(*map(self._marks, shape)) - taken - self._whole
        if len(left) == 1 and len(owed) == 1:  # written anew from end to end, in its old place
            (number,), (entry,) = left, owed
            alike = likeness(self._places[number].ready, self._ready[entry])
            dealt[number] = _Pair(number, entry, alike, marked=True)
        return dealt

    def _has_rival(self, chosen: _Pair, pairs: Sequence[_Pair]) -> bool:
        own = self._ready[chosen.entry]
        return any(
            pair.likeness >= chosen.likeness - RIVAL and self._ready[pair.entry] != own
            for pair in pairs
            if pair.place == chosen.place and pair.entry != chosen.entry
        )

    def _aligned(self, pair: _Pair, *, rival: bool) -> Aligned:
        one, place = self._written[pair.entry], self._places[pair.place]
        doubts = []
        if pair.likeness < 100:  # noqa: PLR2004 - what is the same to the letter leaves no doubt
            if not pair.marked:
                doubts.append(Doubt.UNMARKED)
            if pair.likeness < (PLAIN_MARKED if pair.marked else PLAIN):
                doubts.append(Doubt.LITTLE_LEFT)
            if rival:
                doubts.append(Doubt.RIVAL)
        return Aligned(
            message=one.message, before=one.wording, after=place.text.text, spot=place.spot,
            likeness=round(pair.likeness), doubts=tuple(doubts),
            same_point=makes_same_point(place.ready, self._ready[pair.entry]),
        )  # fmt: skip

    def _added(self, used: set[int]) -> Iterator[Added]:
        for number, place in enumerate(self._places):
            if number not in used and self._is_new(number):
                yield Added(place.text.text, place.spot)

    def _is_new(self, number: int) -> bool:
        """Say whether a paragraph is more than a label, and none of the usual sentences."""
        ready = self._places[number].ready
        if len(ready.reads.split()) < FEWEST_WORDS or self._slides[ready.reads] >= EVERYWHERE:
            return False
        return all(likeness(ready, usual) < FIXED for usual in self._fixed)


def _places(edited: EditedDeck) -> Iterator[_Place]:
    for slide in edited.slides:
        spot = Spot(slide.number, slide.title)
        for text in slide.texts:
            if text.text.strip():
                yield _Place(text, spot, made_ready(text.text))
