# SPDX-License-Identifier: Apache-2.0
"""Proposals to withdraw what a colleague wrote: its author or a lead accepts, or keeps it."""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.clashes import thing_of
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.evidence import may_withdraw, withdraw
from peerdesk.desk.messages import may_withdraw_message, withdraw_message
from peerdesk.desk.settling_errors import ChangedMeanwhile
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
    """Withdraw what was proposed: a note goes into the bin, and can be taken out again.

    Raises `ChangedMeanwhile` where it was answered since it was shown, and `NotAllowed`.
    """
    _standing(book, proposed)
    if proposed.sort == "note":
        withdraw(book, proposed.id)
    else:
        withdraw_message(book, proposed.id)


def decline(book: Book, proposed: Proposed) -> None:
    """Keep a note or message; those who proposed see that it was answered.

    Proposals that came since it was shown wait on. Raises as `accept` does.
    """
    answered = _standing(book, proposed)
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
        yield Proposed(
            sort=sort,
            id=identifier,
            title=thing.text if isinstance(thing, Note) else thing.wording,
            author=people.get(thing.author, ""),
            by=tuple(by),
            changes=tuple(p.hash for p in thing.proposals),
            may_answer=_may_answer(book, thing),
        )


def _standing(book: Book, proposed: Proposed) -> tuple[str, ...]:
    """Return which of the proposals shown wait still, as the book has it now."""
    thing = thing_of(book, proposed.sort, proposed.id)
    if not isinstance(thing, Note | Message) or thing.withdrawn:
        raise ChangedMeanwhile
    if not _may_answer(book, thing):
        raise NotAllowed(f"answer for a colleague’s {proposed.sort}", Authority.LEAD)
    now = {proposal.hash for proposal in thing.proposals}
    standing = tuple(change for change in proposed.changes if change in now)
    if not standing:
        raise ChangedMeanwhile
    return standing


def _may_answer(book: Book, thing: Note | Message) -> bool:
    if isinstance(thing, Note):
        return may_withdraw(book, thing)
    return may_withdraw_message(book, thing)
