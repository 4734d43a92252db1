# SPDX-License-Identifier: Apache-2.0
"""What a book says about the checks of a kind of document: what they go by, and who asks."""

from collections.abc import Callable

from msgspec import Struct

from peerdesk.compose.checks.finding import Finding
from peerdesk.desk.book import TeamBook
from peerdesk.desk.checking import Ground, ground
from peerdesk.desk.writing import own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.publication_words import Publication
from peerdesk.domain.words import Authority

Also = Callable[[TeamBook], tuple[Finding, ...]]
"""Finds more than the guard and the language check do, such as surprises; in the vault's thread."""


class Ruling(Struct, frozen=True):
    """What was read from the book for a check; `lead` says whether this person may release."""

    ground: Ground
    lead: bool
    more: tuple[Finding, ...] = ()


def rule(book: TeamBook, publication: Publication, also: Also | None = None) -> Ruling:
    """Return what one kind of document is checked on, and what else is found in it."""
    return Ruling(
        ground=ground(book, publication),
        lead=reaches(own_entry(book).authority, Authority.LEAD),
        more=also(book) if also is not None else (),
    )
