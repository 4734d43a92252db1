# SPDX-License-Identifier: Apache-2.0
"""The last day's presentation, made from what stands."""

from peerdesk.compose.blocks import Copy, Deck
from peerdesk.compose.presentation import compose_deck
from peerdesk.desk.book import Book
from peerdesk.desk.gathering import gather
from peerdesk.domain.words import Status


def deck(book: Book, copy: Copy) -> Deck:
    """Return the presentation as it stands now, in the copy asked for; nothing is written."""
    return compose_deck(gather(book), copy)


def emerging(book: Book, slides: Deck) -> int:
    """Return how many of the messages on the slides no lead has set to agreed yet."""
    shown = {point.message for slide in slides.slides for point in slide.points}
    standing = (message for message in book.messages() if message.id in shown)
    return sum(message.status is Status.EMERGING for message in standing)
