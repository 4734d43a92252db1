# SPDX-License-Identifier: Apache-2.0
"""Two who change one thing without knowing of each other."""

from collections.abc import Callable

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.clashes import Clash, clashes
from peerdesk.desk.messages import draft_message, reword
from peerdesk.desk.timetable import change_session
from peerdesk.domain.words import MessageKind
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share

Do = Callable[[MemoryBook], object]


def apart(one: MemoryBook, other: MemoryBook, first: Do, second: Do) -> None:
    """Let both act without knowing of each other, then share both ways."""
    first(one)
    second(other)
    share(other, one)
    share(one, other)


def words(message: str, wording: str) -> Do:
    """Return what words a message."""
    return lambda book: reword(book, message, wording)


def the_clash(*books: Book) -> Clash:
    """Return the one clash, the same wherever it is read but for whose it is."""
    found = [clashes(book) for book in books]
    assert [len(one) for one in found] == [1] * len(books)
    alike = [replace(clash, versions=(), refused="") for (clash,) in found]
    assert all(one == alike[0] for one in alike)
    assert len({frozenset(clash.changes) for (clash,) in found}) == 1
    return found[0][0]


def theme_of(book: Book) -> str:
    return book.themes()[0].id


def message_in(book: MemoryBook, *others: MemoryBook) -> str:
    message = draft_message(book, MessageKind.STRENGTH, theme_of(book), "Partners share the plan")
    for other in others:
        share(book, other)
    return message


def both(*deeds: Do) -> Do:
    """Return what does one thing after the other."""

    def work(book: MemoryBook) -> None:
        for deed in deeds:
            deed(book)

    return work


def set_session(book: Book, **fields: object) -> None:
    (held,) = book.sessions()
    change_session(book, held.id, replace(held.value, **fields))
