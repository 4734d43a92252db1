# SPDX-License-Identifier: Apache-2.0
"""What people's work asks of whoever keeps the evidence; the vault does, and a fake in tests."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from enum import IntEnum
from typing import Protocol, TypeVar

from peerdesk.desk.carrying import Carrying
from peerdesk.desk.choices import Choices
from peerdesk.desk.custody import Custody
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.parked import Parking
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.records import Records
from peerdesk.domain.acceptance import Acceptance
from peerdesk.domain.aside import SetAside
from peerdesk.domain.briefing import Briefing
from peerdesk.domain.challenge import Kloe, Scope, Theme
from peerdesk.domain.entry import Entry
from peerdesk.domain.facts import Fact
from peerdesk.domain.ground import Ground
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Challenge, Placed
from peerdesk.domain.roster import Roster
from peerdesk.domain.session import Session
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Source
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Head
from peerdesk.ledger.store import LedgerStore
from peerdesk.team.invitation import Invitation
from peerdesk.team.keys import DeviceKeys
from peerdesk.team.own_bundle import Brought
from peerdesk.team.receipt import Receipt


class Lists(Protocol):
    """What notes and messages refer to, by which they are told in words.

    Lists are in a fixed order: themes, lines and sessions by position or time, the rest by the
    one order.
    """

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


class Book(Custody, Lists, Records, Protocol):
    """The evidence of one challenge, open on this laptop.

    Everything written goes through `append`; everything read is what stands.
    """

    @property
    def device(self) -> str:
        """Return this laptop's identifier."""
        ...

    @property
    def person(self) -> str:
        """Return the identifier of the person whose laptop this is.

        Once the laptop is admitted this is the roster's word, for a lead may have bound it to
        somebody named at scoping; before that, what its vault was made with.
        """
        ...

    @property
    def identity(self) -> Member:
        """Return this laptop's own entry, as its vault was made, with its public keys."""
        ...

    @property
    def practice(self) -> bool:
        """Say whether this vault was made for practice; such a one never holds a real challenge."""
        ...

    def append(self, *facts: Fact) -> tuple[Entry, ...]:
        """Write facts as one transaction; when this returns, they are on the disk.

        Raises a `PeerDeskError` that says NOT SAVED where the disk refuses; nothing of it stands.
        """
        ...

    def challenge(self) -> Challenge:
        """Return the challenge, or raise `NoChallenge`."""
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

    def count_by_session(self, author: str) -> Mapping[str, int]:
        """Return how many notes of somebody stand in each session, "" for outside any."""
        ...

    def count_evidence(self) -> Mapping[tuple[str, Source], int]:
        """Return how many notes carry a line of enquiry, by its identifier and their source.

        Withdrawn notes and reflections count nothing; pairs without a note are left out.
        """
        ...

    def grounds(self, first: int, count: int) -> frozenset[Ground]:
        """Return the grounds of `count` notes from one on, in one unchanging order of all notes.

        Withdrawn notes and reflections are passed over, and each has one line of enquiry (see
        `peerdesk.domain.ground.parted`). All of them come in as many stretches as
        the notes and the bin together need; each is short, so that a line typed need not wait.
        """
        ...

    def messages_on(self, note: str) -> tuple[Message, ...]:
        """Return the messages that a note is linked to."""
        ...

    def messages(self, *, withdrawn: bool = False) -> tuple[Message, ...]:
        """Return all messages that stand, or those withdrawn or merged into others, by position."""
        ...

    def message(self, identifier: str) -> Message:
        """Return one message, or raise `NotFound`."""
        ...

    def briefings(self) -> tuple[Briefing, ...]:
        """Return the summaries arranged or issued, by day."""
        ...

    def history(self, sort: str, identifier: str) -> tuple[Entry, ...]:
        """Return everything that happened to one thing and counts, in order."""
        ...

    def acceptances(self) -> tuple[Acceptance, ...]:
        """Return who accepted the ground rules and terms, in the one order."""
        ...

    def unsettled(self) -> tuple[tuple[str, str], ...]:
        """Return, by sort and identifier, what somebody has to choose of or to answer about.

        See `peerdesk.domain.clash.is_unsettled`; notes come first, the rest by sort.
        """
        ...

    def roster(self) -> Roster:
        """Return who belongs to the team and what each laptop may do, by all that has arrived."""
        ...

    def set_aside(self) -> int:
        """Return how many changes are kept here that do not count; see `domain.standing`."""
        ...

    def aside_changes(self) -> tuple[SetAside, ...]:
        """Return the changes that are kept and do not count, and why, thing by thing."""
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

    def drafts(self) -> Mapping[str, str]:
        """Return all that was being typed and is not written yet, by key."""
        ...


class TeamBook(Book, LedgerStore, Parking, Carrying, Choices, Protocol):
    """A book that also exchanges with colleagues."""

    @property
    def keys(self) -> DeviceKeys:
        """Return this laptop's secret keys."""
        ...

    def invitation(self) -> Invitation | None:
        """Return the invitation that this laptop joined by, or None."""
        ...

    def sign(self, *, bundle: int = 0) -> SignedHead:
        """Sign the head of this laptop's chain, with what it holds of every other, and keep it.

        `bundle` is the number of the bundle that the claim is for, where it is for one.
        """
        ...

    def next_bundle(self) -> int:
        """Return the number of the bundle that this laptop writes next, from 1."""
        ...

    def record_bundle(
        self, number: int, holds: tuple[Head, ...], brought: Brought | None = None
    ) -> None:
        """Remember that a bundle was written and read back, up to where, and what it brought."""
        ...

    def shared(self) -> tuple[Head, ...]:
        """Return up to where the bundles of this laptop have brought every chain."""
        ...

    def receipts(self) -> tuple[Receipt, ...]:
        """Return the receipts of this laptop's imports, the newest first."""
        ...


class Urgency(IntEnum):
    """What goes first through the one thread that has the vault; the lowest number first."""

    LINE = 0
    DRAFT = 1
    ROWS = 2
    SEARCH = 3
    JOB = 4


T = TypeVar("T")


class Asks(Protocol):
    """The one thread that has the vault: work goes in, a future comes back."""

    def __call__(self, urgency: Urgency, work: Callable[[TeamBook], T]) -> Future[T]:
        """Queue the work and return its future; among equals, first come is first served."""
        ...


def scope_of(book: Book) -> Scope:
    """Return what was agreed at scoping, or raise `NoChallenge`: a founded one always has it."""
    scope = book.challenge().scope
    if scope is None:
        raise NoChallenge
    return scope
