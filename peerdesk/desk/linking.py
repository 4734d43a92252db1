# SPDX-License-Identifier: Apache-2.0
"""Two notes tied to one message at once, as what supports it, and that taken back."""

from collections.abc import Iterator

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.messages import link_notes
from peerdesk.desk.writing import write
from peerdesk.domain import facts
from peerdesk.domain.words import Relation


class Linked(Struct, frozen=True):
    """What was tied to a message by `changes`, and how each of the notes bore on it before."""

    message: str
    changes: tuple[str, ...]
    before: tuple[tuple[str, tuple[Relation, ...]], ...]


def link_both(book: Book, one: str, other: str, message: str) -> Linked:
    """Have two notes support one message, in one write, however they bore on it before.

    Raises `NotFound`, and `InTheBin` for a withdrawn message or note; nothing is written then.
    """
    before = tuple((note, _relations(book, message, note)) for note in (one, other))
    changes = link_notes(book, message, (one, other), Relation.SUPPORTS)
    return Linked(message, changes, before)


def take_back(book: Book, linked: Linked) -> None:
    """Let the notes bear on the message as they did before; what changed since stays."""
    write(book, *_taken_back(book, linked))


def _taken_back(book: Book, linked: Linked) -> Iterator[facts.Fact]:
    links = book.message(linked.message).links
    for note, relations in linked.before:
        own = [link for link in links if link.note == note and not link.message]
        by = tuple(change for link in own for change in link.by)
        if not by or not set(by) <= set(linked.changes):
            continue
        if not relations:
            yield facts.MessageUnlinked(message=linked.message, note=note, replaces=by)
        for number, relation in enumerate(relations):
            yield facts.MessageLinked(
                message=linked.message,
                note=note,
                relation=relation,
                replaces=() if number else by,
            )


def _relations(book: Book, message: str, note: str) -> tuple[Relation, ...]:
    own = [link for link in book.message(message).links if not link.message]
    return tuple(link.relation for link in own if link.note == note)
