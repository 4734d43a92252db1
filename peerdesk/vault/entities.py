# SPDX-License-Identifier: Apache-2.0
"""Reads what stands of everything but notes, in the fixed orders that all laptops share."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec

from peerdesk.desk.errors import NoChallenge, NotFound
from peerdesk.domain.acceptance import Acceptance
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.asked import Asked, Concern
from peerdesk.domain.attachment import Attachment
from peerdesk.domain.belonging import Belonging
from peerdesk.domain.briefing import Briefing
from peerdesk.domain.challenge import Kloe, Theme
from peerdesk.domain.clash import is_unsettled
from peerdesk.domain.cluster import Driver
from peerdesk.domain.disposal import Disposal
from peerdesk.domain.erasure import Erasure
from peerdesk.domain.hold import Hold
from peerdesk.domain.loss import Loss
from peerdesk.domain.merging import survivors, united
from peerdesk.domain.message import Message
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Challenge, Placed
from peerdesk.domain.prose import Prose
from peerdesk.domain.published import Published, Released
from peerdesk.domain.recorded import CaseRecord, Listed
from peerdesk.domain.reply import Reply
from peerdesk.domain.session import Session
from peerdesk.domain.sorted_out import Clustered
from peerdesk.domain.study import Study
from peerdesk.domain.team import Member, Person
from peerdesk.domain.word_list import WordList
from peerdesk.vault.database import Database

_IN_FIELDS = (
    "briefing", "case", "challenge", "cluster", "comment", "document", "kloe", "message",
    "observation", "person", "prose", "publication", "question", "release", "reply", "session",
    "study", "theme", "wordlist",
)  # fmt: skip
"""Sorts of things, notes aside, in which several values can stand."""

_KINDS: dict[str, Any] = {
    "challenge": Challenge,
    "theme": Placed[Theme],
    "kloe": Placed[Kloe],
    "person": Placed[Person],
    "device": Belonging,
    "session": Placed[Session],
    "message": Message,
    "briefing": Briefing,
    "attachment": Attachment,
    "hold": Hold,
    "erasure": Erasure,
    "loss": Loss,
    "disposal": Disposal,
    "acceptance": Acceptance,
    "question": Asked,
    "concern": Concern,
    "case": CaseRecord,
    "document": Listed,
    "observation": Placed[Observation],
    "cluster": Clustered,
    "wall": Placed[Driver],
    "study": Placed[Study],
    "reply": Placed[Reply],
    "prose": Placed[Prose],
    "publication": Published,
    "comment": Placed[AccuracyComment],
    "release": Released,
    "wordlist": Placed[WordList],
}


ORDERS: dict[str, Callable[[Any], Any]] = {
    "case": lambda c: (c.value.agreed_list, c.value.position, c.value.label, c.id),
    "document": lambda d: (d.value.position, d.value.title, d.id),
    "observation": lambda o: (o.value.day, o.value.start, o.value.setting, o.id),
    "cluster": lambda c: (c.value.position, c.id),
}
"""In which order things of a sort are listed."""


class Stored(NamedTuple):
    """A thing as it stands, and its place in the one order."""

    place: tuple[int, str]
    value: Any


class Entities:
    """Lists and single things; what was read stays in memory until something is written."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._decoders = {sort: msgspec.json.Decoder(kind) for sort, kind in _KINDS.items()}
        self._read: dict[str, dict[str, Stored]] = {}
        self._lists: dict[str, tuple[Any, ...]] = {}

    def forget(self) -> None:
        """Read anew next time, because something was written."""
        self._read.clear()
        self._lists.clear()

    def one(self, sort: str, identifier: str) -> Any:  # noqa: ANN401 - by sort, as `_KINDS` says
        """Return one thing, or raise `NotFound`."""
        stored = self._all(sort).get(identifier)
        if stored is None:
            raise NotFound(sort, identifier)
        return stored.value

    def challenge(self) -> Challenge:
        """Return the challenge, or raise `NoChallenge`.

        Its laptops share one, so there is one; another could only be slipped in, and later.
        """
        founded: tuple[Challenge, ...] = self._in_order("challenge")
        if not founded:
            raise NoChallenge
        return founded[0]

    def themes(self) -> tuple[Placed[Theme], ...]:
        """Return all themes by position."""
        return self._sorted("theme", lambda theme: (theme.value.position, theme.id))

    def kloes(self) -> tuple[Placed[Kloe], ...]:
        """Return all lines of enquiry by their theme's and their own position."""
        order = {theme.id: place for place, theme in enumerate(self.themes())}
        last = len(order)
        return self._sorted(
            "kloe", lambda k: (order.get(k.value.theme, last), k.value.position, k.id)
        )

    def people(self) -> tuple[Placed[Person], ...]:
        """Return the team as it was named."""
        return self._in_order("person")

    def told_members(self) -> tuple[Member, ...]:
        """Return the laptops that the ledger does not tell of yet: none, without an invitation."""
        return ()

    def sessions(self) -> tuple[Placed[Session], ...]:
        """Return the timetable by day, start and title."""
        return self._sorted("session", lambda s: (s.value.day, s.value.start, s.value.title, s.id))

    def messages(self) -> tuple[Message, ...]:
        """Return all messages, also withdrawn and merged ones, by position."""
        if "united" not in self._lists:
            alone = self._sorted("message", lambda m: (m.filing.position, m.id))
            self._lists["united"] = united(alone)
        return self._lists["united"]

    def message(self, identifier: str) -> Message:
        """Return one message with what others brought that were merged into it."""
        alone: Message = self.one("message", identifier)
        if alone.id not in self.merged().values():
            return alone
        return next(message for message in self.messages() if message.id == identifier)

    def briefings(self) -> tuple[Briefing, ...]:
        """Return the summaries by day."""
        return self._sorted("briefing", lambda b: (b.day, b.id))

    def merged(self) -> dict[str, str]:
        """Return, for each message merged into another, the one that stands for it."""
        if "merged" not in self._lists:
            standing = survivors(self.messages())
            self._lists["merged"] = tuple((m, s) for m, s in standing.items() if m != s)
        return dict(self._lists["merged"])

    def listed(self, sort: str) -> tuple[Any, ...]:
        """Return things of a sort in the order that `ORDERS` gives, or else in the one order."""
        key = ORDERS.get(sort)
        return self._in_order(sort) if key is None else self._sorted(sort, key)

    def attachments(self, note: str = "") -> tuple[Attachment, ...]:
        """Return the attachments of one note, or all, in the order they were added."""
        found: tuple[Attachment, ...] = self._in_order("attachment")
        return tuple(one for one in found if not note or one.note == note)

    def unsettled(self) -> tuple[tuple[str, str], ...]:
        """Return, by sort and identifier, what somebody has to choose of or to answer about."""
        if "unsettled" not in self._lists:
            self._lists["unsettled"] = tuple(
                sorted(
                    (sort, name)
                    for sort in _IN_FIELDS
                    for name, stored in self._all(sort).items()
                    if is_unsettled(stored.value)
                )
            )
        notes = self._database.rows("SELECT id FROM note_facet WHERE unsettled = 1 ORDER BY id")
        return (*(("note", row[0]) for row in notes), *self._lists["unsettled"])

    def holds(self) -> tuple[Hold, ...]:
        """Return all holds, lifted ones too, in the order they were placed."""
        return self._in_order("hold")

    def erasures(self) -> tuple[Erasure, ...]:
        """Return the tombstones of erased notes, in order."""
        return self._in_order("erasure")

    def losses(self) -> tuple[Loss, ...]:
        """Return the gaps that laptops declared in their own chains."""
        return self._in_order("loss")

    def disposals(self) -> tuple[Disposal, ...]:
        """Return the orders to dispose of the challenge, called off or not, in order."""
        return self._in_order("disposal")

    def acceptances(self) -> tuple[Acceptance, ...]:
        """Return who accepted the terms, in order."""
        return self._in_order("acceptance")

    def messages_on(self, note: str) -> frozenset[str]:
        """Return the identifiers of the messages that stand and are linked to a note."""
        rows = self._database.rows("SELECT message FROM message_note WHERE note = ?", (note,))
        return frozenset(row[0] for row in rows)

    def _sorted(self, sort: str, key: Callable[[Any], Any]) -> tuple[Any, ...]:
        """Return a list in its one order; every line that is saved asks for some of them."""
        if sort not in self._lists:
            values = (stored.value for stored in self._all(sort).values())
            self._lists[sort] = tuple(sorted(values, key=key))
        return self._lists[sort]

    def _in_order(self, sort: str) -> tuple[Any, ...]:
        if sort not in self._lists:
            stored = sorted(self._all(sort).values(), key=lambda one: one.place)
            self._lists[sort] = tuple(one.value for one in stored)
        return self._lists[sort]

    def _all(self, sort: str) -> Mapping[str, Stored]:
        found = self._read.get(sort)
        if found is None:
            decode = self._decoders[sort].decode
            rows = self._database.rows(
                "SELECT id, depth, hash, body FROM entity WHERE sort = ?", (sort,)
            )
            found = {name: Stored((depth, digest), decode(b)) for name, depth, digest, b in rows}
            self._read[sort] = found
        return found
