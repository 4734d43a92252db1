# SPDX-License-Identifier: Apache-2.0
"""Slides parted where they would need type too small to read: tables, maps and charts."""

from msgspec import structs

from peerdesk.compose.blocks import Deck
from peerdesk.compose.paging import unique_titles
from peerdesk.render.fonts import Faces
from peerdesk.render.slide_figure import parted
from peerdesk.render.slide_type import SlideType


def with_figures_parted(deck: Deck, faces: Faces, sizes: SlideType) -> Deck:
    """Return the deck with a figure of too many rows on further slides, each with its number."""
    found = [part for slide in deck.slides for part in parted(slide, faces, sizes)]
    if len(found) == len(deck.slides):
        return deck
    return structs.replace(deck, slides=unique_titles(found))
