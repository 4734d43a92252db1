# SPDX-License-Identifier: Apache-2.0
"""Proposals to withdraw what a colleague wrote: its author or a lead accepts, or keeps it."""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.clashes import thing_of
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.evidence import may_withdraw, withdraw
from peerdesk.desk.messages import may_withdraw_message, withdraw_message
from peerdesk.desk.writing import names, write
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.proposals import MessageWithdrawalDeclined, NoteWithdrawalDeclined
from peerdesk.domain.words import Authority


class Proposer(Struct, frozen=True):
    """Who proposes, and when: `at` is UTC milliseconds of that laptop's clock, for showing."""

    who: str
    at: int
    offset: int


class Proposed(Struct, frozen=True, kw_only=True):
    """A note or message that colleagues propose to withdraw; `changes` are their proposals."""

    sort: str
    id: str
    title: str
    author: str
    by: tuple[Proposer, ...]
    changes: tuple[str, ...]
    may_answer: bool


def proposals(book: Book) -> tuple[Proposed, ...]:
    """Return what is proposed and not answered yet, notes first."""
    return tuple(_proposals(book))


def accept(book: Book, proposed: Proposed) -> None:
    """Withdraw what was proposed: a note goes into the bin, and can be taken out again."""
    _check(proposed)
    if proposed.sort == "note":
        withdraw(book, proposed.id)
    else:
        withdraw_message(book, proposed.id)


def decline(book: Book, proposed: Proposed) -> None:
    """Keep a note or message; those who proposed see that it was answered."""
    _check(proposed)
    thing = thing_of(book, proposed.sort, proposed.id)
    standing = {p.hash for p in thing.proposals} if isinstance(thing, Note | Message) else set()
    answered = tuple(change for change in proposed.changes if change in standing)
    if not answered:
        return
    if proposed.sort == "note":
        write(book, NoteWithdrawalDeclined(note=proposed.id, replaces=answered))
    else:
        write(book, MessageWithdrawalDeclined(message=proposed.id, replaces=answered))


def _proposals(book: Book) -> Iterator[Proposed]:
    people = {identifier: person.name for identifier, person in names(book).items()}
    known = book.roster().known.values()
    laptops = {member.device: people.get(member.person, member.name) for member in known}
    for sort, identifier in book.unsettled():
        thing = thing_of(book, sort, identifier)
        if not isinstance(thing, Note | Message) or not thing.proposals:
            continue
        by = (
            Proposer(laptops.get(p.device, f"laptop {p.device[:8]}"), p.at, p.offset)
            for p in thing.proposals
        )
        if isinstance(thing, Note):
            words, may_answer = thing.text, may_withdraw(book, thing)
        else:
            words, may_answer = thing.wording, may_withdraw_message(book, thing)
        yield Proposed(
            sort=sort,
            id=identifier,
            title=words,
            author=people.get(thing.author, ""),
            by=tuple(by),
            changes=tuple(p.hash for p in thing.proposals),
            may_answer=may_answer,
        )


def _check(proposed: Proposed) -> None:
    if not proposed.may_answer:
        raise NotAllowed(f"answer for a colleague’s {proposed.sort}", Authority.LEAD)
