# SPDX-License-Identifier: Apache-2.0
"""The last day's presentation, made from what stands."""

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.presentation import compose_deck
from peerdesk.desk.book import Book
from peerdesk.desk.gathering import gather


def deck(book: Book, copy: Copy) -> Deck:
    """Return the presentation as it stands now, in the copy asked for; nothing is written."""
    return compose_deck(gather(book), copy)
