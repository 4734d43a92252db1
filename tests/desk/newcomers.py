# SPDX-License-Identifier: Apache-2.0
"""A lead who invites, and a newcomer who joined and has not been admitted."""

from peerdesk.desk.capture import write_line
from peerdesk.desk.joining import (
    accept_terms,
)
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from tests.fakes.book import MemoryBook
from tests.fakes.inviting import NEWCOMER, TERMS, InvitedBook, challenge_to_join, invitation_from

CARYS = Person("Carys Evans", Role.MANAGER)


def inviting_lead() -> MemoryBook:
    """Return a lead's book."""
    return challenge_to_join(NEWCOMER, CARYS)


def named(book: MemoryBook, name: str) -> str:
    """Return who was named at scoping so."""
    return next(person.id for person in book.people() if person.value.name == name)


def joined_newcomer(lead: MemoryBook) -> InvitedBook:
    """Return the book of somebody who accepted the terms."""
    book = InvitedBook(invitation_from(lead), person=named(lead, NEWCOMER.name))
    accept_terms(book, TERMS)
    return book


def line(book: MemoryBook, text: str) -> None:
    """Write a line in the first session."""
    write_line(book, text, session=book.sessions()[0].id)
