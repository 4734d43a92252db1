# SPDX-License-Identifier: Apache-2.0
"""Slides as they were found in a file that somebody has edited, as data.

A text may say which shape it stood in; the anchors are what the shape's own tags hold, ours or
anybody's. Nothing here is believed: `peerdesk.compose.aligning` asks which wording is which.
"""

from msgspec import Struct


class EditedText(Struct, frozen=True):
    """One paragraph of a slide, and the tags of the shape that it stands in."""

    text: str
    shape: int = 0
    anchors: tuple[str, ...] = ()


class EditedSlide(Struct, frozen=True):
    """A slide: its number in the file, from 1, its title, its paragraphs, and what is behind it."""

    number: int
    title: str = ""
    texts: tuple[EditedText, ...] = ()
    notes: str = ""
    hidden: bool = False


class EditedDeck(Struct, frozen=True):
    """The slides of a file in their order, hidden ones too."""

    slides: tuple[EditedSlide, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        """Return every value that stands in a tag of some shape."""
        return frozenset(
            anchor for slide in self.slides for text in slide.texts for anchor in text.anchors
        )
