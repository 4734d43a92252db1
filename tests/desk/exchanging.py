# SPDX-License-Identifier: Apache-2.0
"""Laptops of a team in memory, and the bundles they share."""

from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.domain.team import Person
from tests.fakes.book import MemoryBook
from tests.fakes.stick import Stick


def shared(book: MemoryBook, *, whole: bool = False) -> bytes:
    """Return the bundle that a laptop shares."""
    stick = Stick()
    exported = export(book, stick, everything=whole)
    return stick.files[exported.name]


def joined(lead: MemoryBook, *people: Person) -> list[MemoryBook]:
    """Return laptops that were admitted and have got the challenge."""
    books = [MemoryBook(person) for person in people]
    for book in books:
        admit(lead, identity_file(book))
    data = shared(lead)
    for book in books:
        take_in(book, data)
    return books


def texts(book: MemoryBook) -> set[str]:
    return {note.text for note in book._stands["note"].values()}
