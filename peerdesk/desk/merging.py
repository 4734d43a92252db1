# SPDX-License-Identifier: Apache-2.0
"""Messages that say the same, made one: offered by likeness, done by a person, and taken back.

Both keep their identifiers. Nothing of the merged one is copied: what bears on it, and what was
told of it, counts for the one that stands (`peerdesk.domain.merging`), now and whenever it
arrives, and taking them apart gives it all back.
"""

from collections.abc import Sequence

from msgspec import Struct

from peerdesk.desk.book import Book
from peerdesk.desk.duplicates import Likeness, likeness_of
from peerdesk.desk.errors import InTheBin
from peerdesk.desk.wall.driving import check_moves
from peerdesk.desk.wall.errors import MergedAway, MergedWithItself
from peerdesk.desk.writing import write
from peerdesk.domain import sorting
from peerdesk.domain.likeness import candidates
from peerdesk.domain.message import Message

SHOWN = 20
"""Pairs offered at once, the likest first."""


class Alike(Struct, frozen=True):
    """Two messages of one kind that may say the same, and how alike their words are."""

    one: str
    other: str
    likeness: Likeness
    score: float


def merge(book: Book, message: str, into: str) -> None:
    """Let one message stand for another: `message` no longer stands, `into` counts for both.

    What had been merged into `message` goes along. Raises `NotFound`, `InTheBin`, `MergedAway`
    for one that stands no more, `MergedWithItself`, and `WallIsDriven`.
    """
    check_moves(book)
    if message == into:
        raise MergedWithItself
    gone = book.merged()
    for identifier in (message, into):
        if book.message(identifier).withdrawn:
            raise InTheBin("message")
        if identifier in gone:
            raise MergedAway
    replaces = _merges(book.message(message))
    write(book, sorting.MessageMerged(message=message, into=into, replaces=replaces))


def unmerge(book: Book, message: str) -> None:
    """Let a merged message stand for itself again, with all that was its own.

    Raises `WallIsDriven`.
    """
    check_moves(book)
    held = book.message(message)
    if held.merges:
        write(book, sorting.MessageUnmerged(message=message, replaces=_merges(held)))


def alike(messages: Sequence[Message]) -> tuple[Alike, ...]:
    """Return the pairs of messages that may say the same, the likest first; needs no book."""
    found: list[Alike] = []
    for first, second in candidates([message.wording for message in messages]):
        pair = look_alike(messages[first], messages[second])
        if pair is not None:
            found.append(pair)
    found.sort(key=lambda pair: (-pair.score, pair.one, pair.other))
    return tuple(found[:SHOWN])


def look_alike(one: Message, other: Message) -> Alike | None:
    """Return how alike two messages are, or None where they are not, or of two kinds."""
    if one.kind is not other.kind:
        return None
    likeness, score = likeness_of(one.wording, other.wording)
    return Alike(one.id, other.id, likeness, score) if likeness is not None else None


def merged_into(book: Book, message: str) -> tuple[Message, ...]:
    """Return the messages that one stands for beside itself."""
    return tuple(book.message(other) for other in book.message(message).also)


def _merges(message: Message) -> tuple[str, ...]:
    return tuple(change for merge in message.merges for change in merge.by)
