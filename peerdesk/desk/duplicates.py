# SPDX-License-Identifier: Apache-2.0
"""Notes by several peers that may be one point: offered, and never merged by themselves.

Whoever reads them links both to one message, so that the point is made once on the strength of
both (`peerdesk.desk.linking`), or says that they are two points; then nobody is asked again.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from rapidfuzz import fuzz

from peerdesk.desk.book import Book
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.writing import names, write
from peerdesk.domain.likeness import candidates
from peerdesk.domain.note import Note
from peerdesk.domain.proposals import NotesToldApart

READ = 5_000
"""Notes that are held against each other: the newest; a challenge seldom has more."""
SHOWN = 50
"""Pairs that are offered at once, the likest first."""
_PAGE = 500


class Likeness(StrEnum):
    """How alike two notes are, in words."""

    SAME = "the same words"
    NEARLY = "nearly the same words"
    MANY = "many of the same words"


_STEPS = ((99.5, Likeness.SAME), (85.0, Likeness.NEARLY), (60.0, Likeness.MANY))


class Point(Struct, frozen=True):
    """A note as it is held against others; `apart` are those it was told apart from."""

    note: str
    text: str
    author: str
    who: str
    session: str
    at: int
    offset: int
    apart: frozenset[str]
    messages: frozenset[str]


class Duplicate(Struct, frozen=True):
    """Two notes by two people that may be one point, and how alike they are."""

    one: Point
    other: Point
    likeness: Likeness
    score: float


def points(book: Book) -> tuple[Point, ...]:
    """Return the newest notes, each with the messages that it is linked to."""
    people = {identifier: person.name for identifier, person in names(book).items()}
    sessions = {session.id: session.value.title for session in book.sessions()}
    linked: dict[str, set[str]] = {}
    for message in book.messages():
        for link in message.links:
            linked.setdefault(link.note, set()).add(message.id)
    return tuple(
        Point(
            note=note.id,
            text=note.text,
            author=note.author,
            who=people.get(note.author, ""),
            session=sessions.get(note.session, note.case),
            at=note.at,
            offset=note.offset,
            apart=frozenset(note.apart),
            messages=frozenset(linked.get(note.id, ())),
        )
        for note in _newest(book)
    )


def likely(
    offered: Sequence[Point], breathe: Callable[[], None] = lambda: None
) -> tuple[Duplicate, ...]:
    """Return the pairs that may be one point, the likest first; needs no book.

    Notes of one author are left out, and those that a message holds together already.
    """
    found: list[Duplicate] = []
    for first, second in candidates([point.text for point in offered], breathe):
        one, other = offered[first], offered[second]
        if one.author == other.author or one.messages & other.messages:
            continue
        if other.note in one.apart or one.note in other.apart:
            continue
        likeness, score = likeness_of(one.text, other.text)
        if likeness is not None:
            found.append(Duplicate(one, other, likeness, score))
    found.sort(key=lambda pair: (-pair.score, pair.one.note, pair.other.note))
    return tuple(found[:SHOWN])


def likeness_of(one: str, other: str) -> tuple[Likeness | None, float]:
    """Return how alike two texts are in words, if at all, and from 0 to 100."""
    score = _score(one, other)
    return next((word for least, word in _STEPS if score >= least), None), score


def duplicates(book: Book) -> tuple[Duplicate, ...]:
    """Return the pairs of notes that may be one point, the likest first."""
    return likely(points(book))


def tell_apart(book: Book, one: str, other: str) -> None:
    """Say that two notes are two points; nobody of the team is asked about them again."""
    held = book.note(one)
    if book.note(other).id not in held.apart:
        write(book, NotesToldApart(note=one, other=other))


def _newest(book: Book) -> Iterator[Note]:
    for first in range(0, READ, _PAGE):
        page = book.notes(NoteQuery(), first, _PAGE)
        yield from page
        if len(page) < _PAGE:
            return


def _score(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 100, whatever the order of their words."""
    return fuzz.token_sort_ratio(one.casefold(), other.casefold(), score_cutoff=_STEPS[-1][0])
