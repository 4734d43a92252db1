# SPDX-License-Identifier: Apache-2.0
"""The map of the evidence as a document: for a picture, for the team and nobody else."""

from peerdesk.compose.blocks import Document
from peerdesk.compose.evidence_map import Mapped, map_document
from peerdesk.compose.flags import by_second_noon
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.weighing import atlas_of, contradictions, weigh_lines, weigh_messages
from peerdesk.domain.calendar import day_name, local


def map_as_document(
    book: Book, at: int, offset: int, *, messages: bool = False, by_voice: bool = False
) -> Document:
    """Return the map of the lines, or of the messages, as it stands at a moment."""
    scope = scope_of(book)
    against = tuple(contradictions(book, atlas_of(book))) if messages else ()
    rows = weigh_messages(book) if messages else weigh_lines(book, at, offset).rows
    now = local(at, offset)
    what = "Messages" if messages else "Lines of enquiry"
    by = "voice" if by_voice else "kind of source"
    mapped = Mapped(
        rows=rows,
        by_voice=by_voice,
        subtitle=f"{what} by {by}, {now:%H:%M}",
        dated=day_name(now.date().isoformat(), year=True),
        late=by_second_noon(scope, at, offset),
        contradictions=against,
    )
    return map_document(scope, mapped, practice=book.challenge().practice)
