# SPDX-License-Identifier: Apache-2.0
"""What people's work asks of whoever keeps the evidence; the vault does, and a fake in tests."""

from typing import Protocol

from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.briefing import Briefing
from peerdesk.domain.challenge import Kloe, Scope, Theme
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import Fact
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Challenge, Placed
from peerdesk.domain.session import Session
from peerdesk.domain.team import Member, Person


class Book(Protocol):
    """The evidence of one challenge, open on this laptop.

    Everything written goes through `append`; everything read is what stands. Lists are in a
    fixed order: themes, lines and sessions by position or time, the rest by the one order.
    """

    @property
    def device(self) -> str:
        """Return this laptop's identifier."""
        ...

    @property
    def person(self) -> str:
        """Return the identifier of the person whose laptop this is."""
        ...

    def append(self, *facts: Fact) -> tuple[Entry, ...]:
        """Write facts as one transaction; when this returns, they are on the disk.

        Raises a `PeerDeskError` that says NOT SAVED where the disk refuses; nothing of it stands.
        """
        ...

    def challenge(self) -> Challenge:
        """Return the challenge, or raise `NoChallenge`."""
        ...

    def themes(self) -> tuple[Placed[Theme], ...]:
        """Return all themes, chosen or not, by position."""
        ...

    def kloes(self) -> tuple[Placed[Kloe], ...]:
        """Return all lines of enquiry, by theme's and own position."""
        ...

    def people(self) -> tuple[Placed[Person], ...]:
        """Return the team as named at scoping."""
        ...

    def members(self) -> tuple[Member, ...]:
        """Return the admitted laptops, the founder's first."""
        ...

    def sessions(self, day: str = "") -> tuple[Placed[Session], ...]:
        """Return the timetable, of one ISO day or all, by day, start and title."""
        ...

    def session(self, identifier: str) -> Placed[Session]:
        """Return one session, or raise `NotFound`."""
        ...

    def note(self, identifier: str) -> Note:
        """Return one note, or raise `NotFound`."""
        ...

    def notes(self, query: NoteQuery, first: int = 0, count: int = 50) -> tuple[Note, ...]:
        """Return a page of the notes that a query wants; by time, newest first unless told."""
        ...

    def count_notes(self, query: NoteQuery) -> int:
        """Return how many notes a query wants."""
        ...

    def messages_on(self, note: str) -> tuple[Message, ...]:
        """Return the messages that a note is linked to."""
        ...

    def messages(self, *, withdrawn: bool = False) -> tuple[Message, ...]:
        """Return all messages that stand (or the withdrawn ones), by position."""
        ...

    def message(self, identifier: str) -> Message:
        """Return one message, or raise `NotFound`."""
        ...

    def briefings(self) -> tuple[Briefing, ...]:
        """Return the summaries arranged or issued, by day."""
        ...

    def history(self, sort: str, identifier: str) -> tuple[Entry, ...]:
        """Return everything that happened to one thing, in order."""
        ...

    def unshared(self) -> int:
        """Return how many changes of this laptop are in no bundle yet."""
        ...

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is being typed, encrypted; an empty text drops the draft."""
        ...

    def draft(self, key: str) -> str:
        """Return what was being typed, or ""."""
        ...


def scope_of(book: Book) -> Scope:
    """Return what was agreed at scoping; a founded challenge always has a scope."""
    scope = book.challenge().scope
    if scope is None:
        raise NoChallenge
    return scope
