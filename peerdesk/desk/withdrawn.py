# SPDX-License-Identifier: Apache-2.0
"""What was withdrawn or merged away lately, of every sort, and how it is brought back."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotFound
from peerdesk.desk.evidence import may_withdraw, restore, withdraw
from peerdesk.desk.merging import merge, unmerge
from peerdesk.desk.messages import may_withdraw_message, restore_message, withdraw_message
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.questions import drop_question, take_up_question
from peerdesk.desk.wall.driving import driving
from peerdesk.desk.writing import laptop_names, own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.message import Message
from peerdesk.domain.words import Authority

Back = Callable[[Book], object]

MOST = 50
"""How many of each sort are looked at; the bin in Evidence has them all."""


class Withdrawn(Struct, frozen=True, kw_only=True):
    """Something withdrawn: its words, when and on whose laptop, and whether it may come back.

    `into` has the words of the message that stands for one merged away, which was not withdrawn.
    """

    sort: str
    id: str
    text: str
    at: int
    offset: int
    who: str
    may_restore: bool
    into: str = ""


def recently_withdrawn(book: Book, most: int = MOST) -> tuple[Withdrawn, ...]:
    """Return the notes, messages and questions withdrawn or merged, the last one first."""
    found = [*_notes(book, most), *_messages(book), *_questions(book)]
    return tuple(sorted(found, key=lambda one: (one.at, one.id), reverse=True)[:most])


def bring_back(book: Book, sort: str, identifier: str) -> Back:
    """Take something out of the bin again, or apart; return what takes that back.

    Raises what the restoring of its sort raises.
    """
    if sort == "note":
        restore(book, identifier)
        return partial(withdraw, note=identifier)
    if sort == "message":
        return _bring_message_back(book, book.message(identifier))
    if sort == "question":
        take_up_question(book, identifier)
        return partial(drop_question, question=identifier)
    raise NotFound(sort, identifier)


def _bring_message_back(book: Book, message: Message) -> Back:
    if not message.withdrawn and message.into:
        unmerge(book, message.id)
        return partial(merge, message=message.id, into=message.into)
    restore_message(book, message.id)
    return partial(withdraw_message, message=message.id)


def _notes(book: Book, most: int) -> Iterator[Withdrawn]:
    for note in book.notes(NoteQuery(withdrawn=True), 0, most):
        may = may_withdraw(book, note)
        yield _withdrawn(book, "note", note.id, note.text, note.withdrawals, may=may)


def _messages(book: Book) -> Iterator[Withdrawn]:
    gone, now = book.merged(), driving(book)
    moves = reaches(own_entry(book).authority, Authority.PEER) and (now is None or now.mine)
    for message in book.messages(withdrawn=True):
        text, hashes, into = message.wording, message.withdrawals, ""
        may = may_withdraw_message(book, message)
        if not message.withdrawn:
            hashes = tuple(change for held in message.merges for change in held.by)
            into, may = book.message(gone[message.id]).wording, moves
        found = _withdrawn(book, "message", message.id, text, hashes, may=may)
        yield replace(found, into=into)


def _questions(book: Book) -> Iterator[Withdrawn]:
    may = reaches(own_entry(book).authority, Authority.PEER)
    for question in book.questions():
        if question.dropped:
            text, hashes = question.value.text, question.drops
            yield _withdrawn(book, "question", question.id, text, hashes, may=may)


def _withdrawn(  # noqa: PLR0913 - what the three sorts have in common
    book: Book, sort: str, identifier: str, text: str, by: tuple[str, ...], *, may: bool
) -> Withdrawn:
    """Return what was withdrawn, with the moment of the last act that did it."""
    acts = [entry for entry in book.history(sort, identifier) if entry.hash in by]
    last = acts[-1]
    return Withdrawn(
        sort=sort,
        id=identifier,
        text=text,
        at=last.at,
        offset=last.offset,
        who=laptop_names(book).get(last.device, ""),
        may_restore=may,
    )
