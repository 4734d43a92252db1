# SPDX-License-Identifier: Apache-2.0
"""A presentation that was edited elsewhere, held against what the sponsor was told."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from peerdesk.compose.blocks import Deck
from peerdesk.compose.checks.finding import Finding, Piece
from peerdesk.compose.checks.said import said_in
from peerdesk.compose.checks.surprise import surprise_findings, surprises
from peerdesk.compose.checks.triangulated import triangulation_findings
from peerdesk.compose.edited import EditedDeck
from peerdesk.desk.book import Book
from peerdesk.desk.gathering import gather
from peerdesk.desk.presented import as_file_has_it
from peerdesk.domain.publication_words import Publication

_FURNITURE = 3
"""Slides on which a text stands that belongs to the slides and not to what is said on them."""


def edited_slides(book: Book, edited: EditedDeck) -> Deck | None:
    """Return the slides of a file with the message of each point; None where none is ours."""
    deck = as_file_has_it(book, edited)
    return deck if any(p.message for slide in deck.slides for p in slide.points) else None


def edited_findings(book: Book, deck: Deck, edited: EditedDeck) -> tuple[Finding, ...]:
    """Return what is a surprise on the slides of a file, and what stands on too little.

    What stands on several slides and is no message is their furniture: marking, notice, footer.
    """
    casebook = gather(book)
    on_slides = Counter(
        text
        for slide in edited.slides
        for text in {" ".join(one.text.split()) for one in slide.texts}
    )
    said = tuple(
        one
        for one in said_in(deck)
        if one.message or on_slides[" ".join(one.text.split())] < _FURNITURE
    )
    return (
        *surprise_findings(surprises(casebook, said, Publication.PRESENTATION)),
        *triangulation_findings(casebook, said),
    )


def with_messages(pieces: Sequence[Piece], deck: Deck) -> tuple[Piece, ...]:
    """Return the pieces of a file, those that a point on its slides says with its message."""
    messages = {
        " ".join(point.text.split()): point.message
        for slide in deck.slides
        for point in slide.points
    }
    return tuple(replace(piece, message=messages.get(piece.text, "")) for piece in pieces)
