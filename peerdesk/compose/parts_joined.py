# SPDX-License-Identifier: Apache-2.0
"""Points put together again that stand in several paragraphs, or on a slide and the next.

A long point is continued on another slide when it is written, and people break one into two.
"""

from collections.abc import Mapping, Sequence

from msgspec import structs
from rapidfuzz import fuzz

from peerdesk.compose.read_back import Aligned, Doubt, Spot, plain

GAIN = 4
"""By how much a text has to be more like the wording with the next paragraph than without."""


def joined(
    found: Mapping[int, Aligned], texts: Sequence[tuple[Spot, str]]
) -> tuple[list[Aligned], set[int]]:
    """Return the messages found, each whole, and the places of all paragraphs that they are.

    `found` is by place in `texts`, which are all paragraphs of the file. Of a message that
    stands in several places with different words it is said that they differ.
    """
    whole: list[Aligned] = []
    used: set[int] = set()
    for number, aligned in found.items():
        if number not in used:
            run = _Run(aligned, number, found, texts)
            run.grow()
            used.update(range(run.first, run.last + 1))
            whole.append(run.whole)
    return _with_differences(whole), used


class _Run:
    """A message with the paragraphs before and behind it that are parts of it."""

    def __init__(
        self,
        aligned: Aligned,
        place: int,
        found: Mapping[int, Aligned],
        texts: Sequence[tuple[Spot, str]],
    ) -> None:
        self.first = self.last = place
        self.whole = aligned
        self._found = found
        self._texts = texts

    def grow(self) -> None:
        """Take in neighbours as long as each makes the whole more like the wording."""
        while self._takes(self.last + 1, after=True):
            self.last += 1
        while self._takes(self.first - 1, after=False):
            self.first -= 1

    def _takes(self, place: int, *, after: bool) -> bool:
        if not 0 <= place < len(self._texts) or not self._may_be_part(place):
            return False
        text = self._texts[place][1]
        grown = f"{self.whole.after} {text}" if after else f"{text} {self.whole.after}"
        before = plain(self.whole.before)
        likeness = fuzz.ratio(plain(grown), before)
        if likeness < fuzz.ratio(plain(self.whole.after), before) + GAIN:
            return False
        spot = self.whole.spot if after else self._texts[place][0]
        self.whole = _grown(self.whole, grown, round(likeness), spot)
        return True

    def _may_be_part(self, place: int) -> bool:
        """Say whether a paragraph is nobody else's, and near."""
        other = self._found.get(place)
        if other is not None:
            return other.message == self.whole.message
        return abs(self._texts[place][0].slide - self.whole.spot.slide) <= 1


def _grown(aligned: Aligned, after: str, likeness: int, spot: Spot) -> Aligned:
    """Return a message with more of its words; it is whole if nothing else changed."""
    doubts = (*(d for d in aligned.doubts if d is not Doubt.LITTLE_LEFT), Doubt.JOINED)
    if plain(after) == plain(aligned.before):
        doubts = ()
    return structs.replace(
        aligned, after=after, likeness=likeness, spot=spot,
        doubts=tuple(dict.fromkeys(doubts)), same_point=True,
    )  # fmt: skip


def _with_differences(whole: Sequence[Aligned]) -> list[Aligned]:
    """Return the messages with a word on those that stand several times, and not alike."""
    said: dict[str, set[str]] = {}
    for aligned in whole:
        said.setdefault(aligned.message, set()).add(plain(aligned.after))
    return [_told_apart(aligned, said[aligned.message]) for aligned in whole]


def _told_apart(aligned: Aligned, said: set[str]) -> Aligned:
    edited = said - {plain(aligned.before)}
    if not aligned.is_reworded or len(said) == 1:
        return aligned
    doubt = Doubt.DIFFERS if len(edited) > 1 else Doubt.ELSEWHERE
    return structs.replace(aligned, doubts=(*aligned.doubts, doubt))
