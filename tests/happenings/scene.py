# SPDX-License-Identifier: Apache-2.0
"""A laptop at a moment of chance: what is known on it, and words that nobody has written yet."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from typing import TypeVar

from peerdesk.desk.book import TeamBook
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.attachment import Attachment
from peerdesk.domain.hold import Hold
from peerdesk.domain.identifiers import mint
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note

T = TypeVar("T")
W = TypeVar("W", bound=Enum)

THEMES = ("t1" * 16, "t2" * 16)
KLOES = ("k1" * 16, "k2" * 16)
PERSONS = ("p1" * 16, "p2" * 16)
DAYS = ("2026-05-12", "2026-05-13")
_ALL = 1_000
_numbers = count(1)


@dataclass(frozen=True)
class Scene:
    """A laptop whose owner does something; chance says what."""

    book: TeamBook
    chance: random.Random = field(default_factory=random.Random)

    def words(self) -> str:
        """Return words that were never written before."""
        return f"words {next(_numbers)}"

    def fresh(self) -> str:
        """Return an identifier as this laptop mints it."""
        return mint(self.book.device)

    def one(self, found: Sequence[T]) -> T | None:
        """Return one of what was found, or None where there is nothing."""
        return self.chance.choice(found) if found else None

    def word(self, words: type[W]) -> W:
        """Return one of a closed list."""
        return self.chance.choice(list(words))

    def notes(self) -> tuple[Note, ...]:
        """Return all notes, those in the bin too, in an order of their own."""
        out = self.book.notes(NoteQuery(), 0, _ALL)
        binned = self.book.notes(NoteQuery(withdrawn=True), 0, _ALL)
        return tuple(sorted((*out, *binned), key=lambda note: note.id))

    def note(self) -> Note | None:
        """Return some note."""
        return self.one(self.notes())

    def message(self) -> Message | None:
        """Return some message, withdrawn or not."""
        found = (*self.book.messages(), *self.book.messages(withdrawn=True))
        return self.one(sorted(found, key=lambda message: message.id))

    def attachment(self) -> Attachment | None:
        """Return some attachment."""
        return self.one(self.book.attachments())

    def hold(self) -> Hold | None:
        """Return some hold, lifted or not."""
        return self.one(self.book.holds())

    def device(self) -> str:
        """Return some laptop of the team."""
        return self.chance.choice([member.device for member in self.book.members()])

    def laptop(self) -> str:
        """Return some laptop that is or was of the team."""
        roster = self.book.roster()
        return self.chance.choice([*roster.members, *roster.former])

    def happened(self, sort: str, entity: str, *kinds: type) -> tuple[str, ...]:
        """Return the hashes of what happened to a thing and counts, of some kinds or all."""
        happened = self.book.history(sort, entity)
        return tuple(e.hash for e in happened if not kinds or isinstance(e.fact, kinds))

    def some(self, hashes: Sequence[str]) -> tuple[str, ...]:
        """Return all of these, or now and then only some, as from a screen that was behind."""
        if self.chance.random() < 0.8:
            return tuple(hashes)
        return tuple(one for one in hashes if self.chance.random() < 0.5)
