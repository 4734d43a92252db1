# SPDX-License-Identifier: Apache-2.0
"""How the challenge stands to an intervention: the manager's own paragraph, none is shipped."""

from peerdesk.compose.summary import INTERVENTION
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.writing import write
from peerdesk.desk.written import clean_prose, prose_held
from peerdesk.domain.identifiers import mint
from peerdesk.domain.prose import Prose
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.publishing import ProseSet


def intervention(book: Book) -> str | None:
    """Return the paragraph that stands in every summary, or None where the scope needs none."""
    if not scope_of(book).in_intervention:
        return None
    held = prose_held(book, Publication.SUMMARY, INTERVENTION)
    return held.value.words if held else ""


def write_intervention(book: Book, words: str) -> None:
    """Write it for this summary and those to come; an empty one takes it away.

    Nothing is written where nothing changed. Raises `NotAllowed` and `TextTooLong`.
    """
    held, cleaned = prose_held(book, Publication.SUMMARY, INTERVENTION), clean_prose(words)
    stands = {choice.value.words for choice in held.choices} if held else {""}
    if stands == {cleaned}:
        return
    details = Prose(publication=Publication.SUMMARY, part=INTERVENTION, words=cleaned)
    identifier = held.id if held else mint(book.device)
    replaces = held.hashes if held else ()
    write(book, ProseSet(prose=identifier, details=details, replaces=replaces))
