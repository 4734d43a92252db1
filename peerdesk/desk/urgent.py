# SPDX-License-Identifier: Apache-2.0
"""Who has to be told at once of an immediate concern, as agreed at scoping."""

from collections.abc import Sequence

from msgspec.structs import replace

from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.scope import change_scope
from peerdesk.domain.concern import UrgentContact

USUALLY = (
    UrgentContact("Duty line for safeguarding"),
    UrgentContact("Director of children’s services"),
)
"""Who is told where scoping has not said otherwise."""


def contacts(book: Book) -> tuple[UrgentContact, ...]:
    """Return who has to be told at once, the first one first; see `USUALLY`."""
    return scope_of(book).told_at_once or USUALLY


def set_contacts(book: Book, told_at_once: Sequence[UrgentContact]) -> None:
    """Say who has to be told at once; a lead does. None at all means the usual ones."""
    change_scope(book, replace(scope_of(book), told_at_once=tuple(told_at_once)))
