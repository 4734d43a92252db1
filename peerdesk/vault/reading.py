# SPDX-License-Identifier: Apache-2.0
"""The half of an open vault that reads what stands."""

import contextlib
from collections.abc import Mapping

from peerdesk.desk.errors import ErasedNote, NotFound
from peerdesk.desk.query import WORDS, NoteQuery
from peerdesk.domain.acceptance import Acceptance
from peerdesk.domain.aside import SetAside
from peerdesk.domain.attachment import Attachment, Release, releases_in
from peerdesk.domain.briefing import Briefing
from peerdesk.domain.calendar import local
from peerdesk.domain.challenge import Kloe, Theme
from peerdesk.domain.custody import AttachmentReleased
from peerdesk.domain.disposal import Disposal
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.erasure import Erasure
from peerdesk.domain.ground import Ground
from peerdesk.domain.hold import Hold
from peerdesk.domain.loss import Loss
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note, reduce_note
from peerdesk.domain.placed import Challenge, Placed
from peerdesk.domain.roster import Roster
from peerdesk.domain.session import Session
from peerdesk.domain.standing import counting, counting_each
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Source
from peerdesk.team.invitation import Invitation
from peerdesk.vault.contents import Contents
from peerdesk.vault.errors import NotSaved
from peerdesk.vault.finding import NoteFinder
from peerdesk.vault.heard_holds import heard_holds
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.reading_records import RecordReading
from peerdesk.vault.sharing import is_shared


class Reading(RecordReading):
    """Implements what `peerdesk.desk.book.Book` promises to readers."""

    def __init__(self, ledger: OpenLedger) -> None:
        self._ledger = ledger
        self._entities = ledger.entities
        self._finder = NoteFinder(ledger.database, ledger.entities, ledger.index)

    def challenge(self) -> Challenge:
        """Return the challenge, or raise `NoChallenge`."""
        return self._entities.challenge()

    def themes(self) -> tuple[Placed[Theme], ...]:
        """Return all themes, chosen or not, by position."""
        return self._entities.themes()

    def kloes(self) -> tuple[Placed[Kloe], ...]:
        """Return all lines of enquiry, by theme's and own position."""
        return self._entities.kloes()

    def people(self) -> tuple[Placed[Person], ...]:
        """Return the team as named at scoping."""
        return self._entities.people()

    def members(self) -> tuple[Member, ...]:
        """Return the laptops of the team, the founder's first."""
        return self._entities.told_members() or tuple(self.roster().members.values())

    def sessions(self, day: str = "") -> tuple[Placed[Session], ...]:
        """Return the timetable, of one ISO day or all, by day, start and title."""
        sessions = self._entities.sessions()
        return tuple(session for session in sessions if day in {"", session.value.day})

    def session(self, identifier: str) -> Placed[Session]:
        """Return one session, or raise `NotFound`."""
        found: Placed[Session] = self._entities.one("session", identifier)
        return found

    def note(self, identifier: str) -> Note:
        """Return one note, or raise `NotFound`."""
        happened = self.history("note", identifier)
        note = reduce_note(happened) if happened else None
        if note is None:
            raise self._missing(identifier)
        return note

    def notes(self, query: NoteQuery, first: int = 0, count: int = 50) -> tuple[Note, ...]:
        """Return a page of the notes that a query wants; by time, newest first unless told."""
        self._catch_up(query)
        return self._finder.page(query, first, count)

    def count_notes(self, query: NoteQuery) -> int:
        """Return how many notes a query wants."""
        self._catch_up(query)
        return self._finder.count(query)

    def count_by_session(self, author: str) -> Mapping[str, int]:
        """Return how many notes of somebody stand in each session, "" for outside any."""
        return self._finder.count_by_session(author)

    def count_evidence(self) -> Mapping[tuple[str, Source], int]:
        """Return how many notes that count carry a line of enquiry, by line and source."""
        return self._finder.count_evidence()

    def grounds(self, first: int, count: int) -> frozenset[Ground]:
        """Return the grounds of a stretch of notes; those that count as evidence."""
        return self._ledger.projection.grounds.read(first, count)

    def messages_on(self, note: str) -> tuple[Message, ...]:
        """Return the messages that stand and that a note is linked to."""
        linked, merged = self._entities.messages_on(note), self.merged()
        linked |= {merged[message] for message in linked if message in merged}
        return tuple(message for message in self.messages() if message.id in linked)

    def messages(self, *, withdrawn: bool = False) -> tuple[Message, ...]:
        """Return all messages that stand, or those withdrawn or merged into others, by position."""
        merged = self.merged()
        gone = ((m.withdrawn or m.id in merged, m) for m in self._entities.messages())
        return tuple(message for is_gone, message in gone if is_gone == withdrawn)

    def message(self, identifier: str) -> Message:
        """Return one message, or raise `NotFound`."""
        return self._entities.message(identifier)

    def briefings(self) -> tuple[Briefing, ...]:
        """Return the summaries arranged or issued, by day."""
        return self._entities.briefings()

    def history(self, sort: str, identifier: str) -> tuple[Entry, ...]:
        """Return everything that happened to one thing and counts, in order."""
        line = self._ledger.index.behind.get(identifier)
        happened = [line.entry] if line else self._ledger.tables.entries([identifier])
        of_sort = [entry for entry in happened if entry.fact.about == sort]
        return tuple(in_order(counting(of_sort, self._ledger.projection.roster)))

    def roster(self) -> Roster:
        """Return the founding and every admission that has arrived."""
        return self._ledger.projection.roster

    def attachments(self, note: str = "") -> tuple[Attachment, ...]:
        """Return the attachments of one note, or of all, withdrawn ones too."""
        return self._entities.attachments(note)

    def releases(self) -> tuple[Release, ...]:
        """Return when attachments were saved outside, those included that were erased since."""
        found = Contents(self._ledger.database).of_kind(AttachmentReleased.__name__)
        return releases_in(counting_each(found, self._ledger.projection.roster))

    def attachment_bytes(self, attachment: Attachment) -> bytes:
        """Return the bytes of an attachment, held against its digest."""
        return self._ledger.chunks.read(attachment)

    def is_here(self, attachment: Attachment) -> bool:
        """Say whether the bytes of an attachment are on this laptop."""
        return self._ledger.chunks.holds(attachment)

    def holds(self) -> tuple[Hold, ...]:
        """Return all holds, lifted ones too, and those that wait for an earlier change."""
        return heard_holds(self._ledger)

    def erasures(self) -> tuple[Erasure, ...]:
        """Return the tombstones of notes that were erased for good."""
        return self._entities.erasures()

    def is_shared(self, note: str) -> bool:
        """Say whether a note is in a bundle, or a colleague changed it."""
        return is_shared(self._ledger, note)

    def losses(self) -> tuple[Loss, ...]:
        """Return the gaps that laptops declared in their own chains."""
        return self._entities.losses()

    def disposals(self) -> tuple[Disposal, ...]:
        """Return the orders to dispose of the challenge, called off or not."""
        return self._entities.disposals()

    def acceptances(self) -> tuple[Acceptance, ...]:
        """Return who accepted the ground rules and terms, in the one order."""
        return self._entities.acceptances()

    def invitation(self) -> Invitation | None:
        """Return the invitation that this laptop joined by, or None."""
        return self._ledger.settings.invitation

    def unsettled(self) -> tuple[tuple[str, str], ...]:
        """Return, by sort and identifier, what somebody has to choose of or to answer about."""
        return self._entities.unsettled()

    def set_aside(self) -> int:
        """Return how many changes are kept here that do not count."""
        return self._ledger.projection.set_aside()

    def aside_changes(self) -> tuple[SetAside, ...]:
        """Return the changes that are kept and do not count, and why."""
        return self._ledger.projection.aside_changes()

    def _missing(self, note: str) -> NotFound:
        """Return why a note is not here: it was erased, or it has not arrived."""
        for erasure in self.erasures():
            if erasure.note == note:
                day = local(erasure.at, erasure.offset).date().isoformat()
                return ErasedNote(note, day, erasure.authority)
        return NotFound("note", note)

    def _catch_up(self, query: NoteQuery) -> None:
        """Index the lines just typed before a search; on a full disk, search without them."""
        if query.words or any(narrowing.name == WORDS for narrowing in query.more):
            with contextlib.suppress(NotSaved):
                self._ledger.catch_up()
