# SPDX-License-Identifier: Apache-2.0
"""What came back in an edited presentation: messages found again, gone, and texts that are new."""

from enum import StrEnum

from msgspec import Struct

_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)


class Doubt(StrEnum):
    """Why a person should look twice at which message a paragraph was taken for."""

    UNMARKED = "unmarked"
    LITTLE_LEFT = "little-left"
    RIVAL = "rival"
    DIFFERS = "differs"
    ELSEWHERE = "elsewhere"
    JOINED = "joined"
    CHANGED_HERE = "changed-here"


DOUBTS = {
    Doubt.UNMARKED: "The file has lost its mark here: found by likeness only.",
    Doubt.LITTLE_LEFT: "Little of the wording is left: it may be another point altogether.",
    Doubt.RIVAL: "Another message is nearly as like it.",
    Doubt.DIFFERS: "It was edited on several slides, and they do not say the same.",
    Doubt.ELSEWHERE: "On another slide it stands as it was.",
    Doubt.JOINED: "It was put together from several paragraphs.",
    Doubt.CHANGED_HERE: "It has been reworded here, too, since the file was written.",
}
"""What is said of each doubt, in one sentence."""


SLIGHT = frozenset({Doubt.ELSEWHERE})
"""Doubts that are told, and give no reason to leave a wording alone: key messages stand twice."""


class Written(Struct, frozen=True):
    """A message as it was handed out: in which words, and under which anchor, if any."""

    message: str
    wording: str
    anchor: str = ""


class Spot(Struct, frozen=True):
    """On which slide of the file a text stands: its number, from 1, and its title."""

    slide: int
    title: str = ""


class Aligned(Struct, frozen=True):
    """A message found again: the words handed out, those in the file, and how like they are.

    `likeness` is out of 100. Where it is not the `same_point`, something else stands in the
    place of the message: it may be its new wording, and what was told of it does not count.
    """

    message: str
    before: str
    after: str
    spot: Spot
    likeness: int
    doubts: tuple[Doubt, ...] = ()
    same_point: bool = True

    @property
    def is_reworded(self) -> bool:
        """Say whether more changed than quotation marks, dashes and spaces.

        Those PowerPoint changes by itself, while somebody types.
        """
        return plain(self.before) != plain(self.after)


class Added(Struct, frozen=True):
    """A paragraph that is no message of this challenge."""

    text: str
    spot: Spot


class ReadBack(Struct, frozen=True):
    """What became of a presentation in somebody's hands; all in the order of the file."""

    found: tuple[Aligned, ...] = ()
    gone: tuple[Written, ...] = ()
    added: tuple[Added, ...] = ()

    @property
    def reworded(self) -> tuple[Aligned, ...]:
        """Return, once each, the messages whose words are others now: what is proposed."""
        first: dict[str, Aligned] = {}
        for aligned in self.found:
            if aligned.is_reworded:
                first.setdefault(aligned.message, aligned)
        return tuple(first.values())


def plain(text: str) -> str:
    """Return a text without what a word processor changes by itself."""
    return " ".join(text.translate(_SIGNS).split())
