# SPDX-License-Identifier: Apache-2.0
"""A book kept in memory: what the vault does, without disk or key, for the tests of the desk."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct

from peerdesk.desk.errors import DamagedAttachment, ErasedNote, HeldElsewhere, NoChallenge, NotFound
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.acceptance import Acceptance
from peerdesk.domain.aside import SetAside, set_aside
from peerdesk.domain.attachment import CHUNK, Attachment, Release, releases_in
from peerdesk.domain.briefing import Briefing
from peerdesk.domain.calendar import local
from peerdesk.domain.challenge import Kloe, Theme
from peerdesk.domain.clash import is_unsettled
from peerdesk.domain.custody import ErasureExtended
from peerdesk.domain.disposal import Disposal
from peerdesk.domain.entry import Entry, in_order
from peerdesk.domain.erasure import Erasure, Named, contents_of
from peerdesk.domain.facts import ChallengeFounded, Fact
from peerdesk.domain.ground import Ground, ground_of, parted
from peerdesk.domain.hold import Hold
from peerdesk.domain.loss import Loss
from peerdesk.domain.merging import united
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Challenge, Placed
from peerdesk.domain.reduction import REDUCERS
from peerdesk.domain.roster import Roster
from peerdesk.domain.session import Session
from peerdesk.domain.standing import counting, counting_each
from peerdesk.domain.team import Member, Person
from peerdesk.domain.words import Authority, Role, Source, Stance
from peerdesk.ledger.chain import SignedHead
from peerdesk.ledger.change import Change
from peerdesk.ledger.store import Accepted, Told, unheard
from peerdesk.team.invitation import Invitation
from peerdesk.team.keys import DeviceKeys
from tests.fakes.carrying import MemoryCarrying
from tests.fakes.chains import Ticks
from tests.fakes.choices import MemoryChoices
from tests.fakes.erasing import doomed, excused
from tests.fakes.records import MemoryRecords
from tests.fakes.search import recorded, wants

LEADER = Person("Helen Okafor", Role.TEAM_LEADER, "Harrowmere Council")


class MemoryBook(MemoryCarrying, MemoryChoices, MemoryRecords):
    """Implements `TeamBook` over chains in memory, with the reducers that everybody uses."""

    def __init__(
        self,
        owner: Person = LEADER,
        *,
        clock: Ticks | None = None,
        authority: Authority | None = None,
        practice: bool = False,
    ) -> None:
        keys = DeviceKeys.generate()
        self.identity: Member = keys.member(owner, authority)
        self.practice = practice
        self.writes = 0
        """How many transactions were written here."""
        self._entries: dict[tuple[str, str], dict[str, Entry]] = defaultdict(dict)
        self._stands: dict[str, dict[str, Any]] = defaultdict(dict)
        self._roster = Roster()
        self._drafts: dict[str, str] = {}
        MemoryChoices.__init__(self)
        self.purges = 0
        """How often it was asked that nothing of what was erased be left."""
        super().__init__(self.identity.device, keys, clock)

    @property
    def person(self) -> str:
        """Return whose laptop this is: the roster's word, once it is admitted."""
        entries = self.members()
        mine = next((m for m in entries if m.device == self.device), self.identity)
        return mine.person

    def append(self, *facts: Fact) -> tuple[Entry, ...]:
        """Write facts as one transaction."""
        if not facts:
            return ()
        if not self.challenge_id and not isinstance(facts[0], ChallengeFounded):
            raise NoChallenge
        self.writes += 1
        written = self.write(facts)
        self._let_go()
        return written

    def accept(
        self, changes: Sequence[Change], heads: Sequence[SignedHead], told: Told = unheard
    ) -> Accepted:
        """Unite verified changes and heads, and let go what has to."""
        accepted = super().accept(changes, heads, told)
        self._let_go()
        return accepted

    def excuses(self, offered: Sequence[Change]) -> Named:
        """Return what may lack its contents, by all that is here or offered."""
        here = [entry for found in self._entries.values() for entry in found.values()]
        return excused([*here, *(e for c in offered if (e := c.entry))], self._roster)

    def is_shared(self, note: str) -> bool:
        """Say whether a note is in a bundle, or a colleague changed it."""
        given = {(head.device, head.epoch): head.number for head in self._shared}
        found = self._entries.get(("note", note), {})
        own = {c.hash: c.header.number for c in self.own()}
        last = given.get((self.device, self._epoch), 0)
        return not found or any(own.get(digest, 0) <= last for digest in found)

    def _let_go(self) -> None:
        """Take out what has to go, and name what no erasure names yet."""
        heard = [entry for found in self._entries.values() for entry in found.values()]
        waits = [entry for change in self._waiting.values() if (entry := change.entry)]
        erased, replaced = doomed([*heard, *waits], self.erasures(), self.holds())
        gone = {entry.hash: entry for entry in (*erased, *replaced)}
        if not gone:
            return
        self.strip(gone.keys())
        for entry in gone.values():
            thing = entry.fact.about, entry.fact.entity
            self._entries[thing].pop(entry.hash, None)
            self._drafts = {k: t for k, t in self._drafts.items() if thing[1] not in k}
            self._restand(*thing)
        self.drop_unnamed()
        self._name([entry for entry in gone.values() if entry in erased])

    def _name(self, erased: Sequence[Entry]) -> None:
        known = {change for erasure in self.erasures() for change in erasure.erases}
        said: list[ErasureExtended] = []
        for erasure in self.erasures():
            of_note = (entry for entry in erased if self._is_of(entry, erasure.note))
            hashes = sorted(contents_of(of_note) - known)
            if hashes:
                said.append(ErasureExtended(erasure=erasure.id, erases=tuple(hashes)))
                known.update(hashes)
        self.append(*said)

    def _is_of(self, entry: Entry, note: str) -> bool:
        fact = entry.fact
        return fact.about == "attachment" or note in {fact.entity, getattr(fact, "note", "")}

    def applied(self, change: Change) -> None:
        """Recompute what the change touches."""
        entry = change.entry
        if entry is None:
            return
        thing = entry.fact.about, entry.fact.entity
        self._entries[thing][entry.hash] = entry
        before, self._roster = self._roster, self._roster.joined([entry])
        for sort, entity in [thing] if self._roster is before else list(self._entries):
            self._restand(sort, entity)

    def _restand(self, sort: str, entity: str) -> None:
        value: Struct | None = REDUCERS[sort](self.history(sort, entity))
        if value is not None:
            self._stands[sort][entity] = value
        else:
            self._stands[sort].pop(entity, None)

    def roster(self) -> Roster:
        """Return the founding and every admission that has arrived."""
        return self._roster

    def attachments(self, note: str = "") -> tuple[Attachment, ...]:
        """Return the attachments of one note, or of all, withdrawn ones too."""
        return tuple(a for a in self._by_order("attachment") if note in {"", a.note})

    def releases(self) -> tuple[Release, ...]:
        """Return when attachments were saved outside, those included that were erased since."""
        heard = [e for found in self._entries.values() for e in found.values()]
        return releases_in(counting_each(heard, self._roster))

    def keep_attachment(self, content: bytes) -> tuple[str, ...]:
        """Keep the bytes of an attachment in pieces."""
        pieces = [content[at : at + CHUNK] for at in range(0, len(content), CHUNK)]
        digests = tuple(sha256(piece).hexdigest() for piece in pieces)
        self.chunks.update(zip(digests, pieces, strict=True))
        return digests

    def attachment_bytes(self, attachment: Attachment) -> bytes:
        """Return the bytes of an attachment, held against its digest."""
        if not self.is_here(attachment):
            raise HeldElsewhere
        content = b"".join(self.chunks[digest] for digest in attachment.chunks)
        if sha256(content).hexdigest() != attachment.digest:
            raise DamagedAttachment
        return content

    def holds(self) -> tuple[Hold, ...]:
        """Return all holds, lifted ones too."""
        return self._by_order("hold")

    def erasures(self) -> tuple[Erasure, ...]:
        """Return the tombstones of notes that were erased for good."""
        return self._by_order("erasure")

    def purge(self) -> None:
        """Count that it was asked for; memory has no backups."""
        self.purges += 1

    def losses(self) -> tuple[Loss, ...]:
        """Return the gaps that laptops declared in their own chains."""
        return self._by_order("loss")

    def disposals(self) -> tuple[Disposal, ...]:
        """Return the orders to dispose of the challenge, called off or not."""
        return self._by_order("disposal")

    def acceptances(self) -> tuple[Acceptance, ...]:
        """Return who accepted the ground rules and terms."""
        return self._by_order("acceptance")

    def invitation(self) -> Invitation | None:
        """Return nothing: `tests.fakes.inviting` has books that were invited."""
        return None

    def unsettled(self) -> tuple[tuple[str, str], ...]:
        """Return what somebody has to choose of or to answer about."""
        found = [
            (sort, name)
            for sort, stands in self._stands.items()
            for name, value in stands.items()
            if is_unsettled(value)
        ]
        return tuple(sorted(found, key=lambda thing: (thing[0] != "note", thing)))

    def set_aside(self) -> int:
        """Return how many changes are kept here that do not count."""
        return sum(len(e) - len(self.history(*thing)) for thing, e in self._entries.items())

    def aside_changes(self) -> tuple[SetAside, ...]:
        """Return the changes that are kept and do not count, and why."""
        things = sorted(self._entries.items())
        return tuple(
            one
            for _, happened in things
            for one in set_aside(list(happened.values()), self._roster)
        )

    def challenge(self) -> Challenge:
        """Return the challenge, or raise `NoChallenge`."""
        for challenge in self._stands["challenge"].values():
            return challenge  # type: ignore[no-any-return] # one store for all sorts
        raise NoChallenge

    def themes(self) -> tuple[Placed[Theme], ...]:
        """Return all themes by position."""
        return tuple(sorted(self._stands["theme"].values(), key=lambda t: (t.value.position, t.id)))

    def kloes(self) -> tuple[Placed[Kloe], ...]:
        """Return all lines of enquiry by theme's and own position."""
        order = {theme.id: place for place, theme in enumerate(self.themes())}
        return tuple(
            sorted(
                self._stands["kloe"].values(),
                key=lambda k: (order.get(k.value.theme, len(order)), k.value.position, k.id),
            )
        )

    def people(self) -> tuple[Placed[Person], ...]:
        """Return the team as named at scoping, as it was named first."""
        first = {
            person: self.history("person", person)[0].place for person in self._stands["person"]
        }
        return tuple(sorted(self._stands["person"].values(), key=lambda p: first[p.id]))

    def members(self) -> tuple[Member, ...]:
        """Return the laptops of the team, the founder's first."""
        return tuple(self._roster.members.values())

    def sessions(self, day: str = "") -> tuple[Placed[Session], ...]:
        """Return the timetable by day, start and title."""
        found = [s for s in self._stands["session"].values() if day in {"", s.value.day}]
        return tuple(sorted(found, key=lambda s: (s.value.day, s.value.start, s.value.title, s.id)))

    def session(self, identifier: str) -> Placed[Session]:
        """Return one session, or raise `NotFound`."""
        return self._one("session", identifier)  # type: ignore[no-any-return] # as above

    def note(self, identifier: str) -> Note:
        """Return one note, or raise `NotFound`."""
        return self._one("note", identifier)  # type: ignore[no-any-return] # as above

    def notes(self, query: NoteQuery, first: int = 0, count: int = 50) -> tuple[Note, ...]:
        """Return a page of the notes that a query wants."""
        wanted = sorted(self._wanted(query), key=lambda n: (n.at, n.id), reverse=query.newest_first)
        return tuple(wanted[first : first + count])

    def count_notes(self, query: NoteQuery) -> int:
        """Return how many notes a query wants."""
        return len(self._wanted(query))

    def count_by_session(self, author: str) -> Counter[str]:
        """Return how many notes of somebody stand in each session."""
        return Counter(note.session for note in self._wanted(NoteQuery(author=author)))

    def count_evidence(self) -> Counter[tuple[str, Source]]:
        """Return how many notes that count carry a line of enquiry, by line and source."""
        standing = self._wanted(NoteQuery())
        notes = [note for note in standing if note.stance is not Stance.REFLECTION]
        return Counter((kloe, note.source) for note in notes for kloe in note.kloe_ids)

    def grounds(self, first: int, count: int) -> frozenset[Ground]:
        """Return the grounds of a stretch of notes; those that count as evidence."""
        stretch = sorted(self._stands["note"].values(), key=lambda note: note.id)
        return parted(
            ground_of(note)
            for note in stretch[first : first + count]
            if not note.withdrawn and note.stance is not Stance.REFLECTION
        )

    def messages_on(self, note: str) -> tuple[Message, ...]:
        """Return the messages that a note is linked to."""
        merged = self.merged()
        linked = {
            merged.get(m.id, m.id)
            for m in self._stands["message"].values()
            if not m.withdrawn and any(link.note == note for link in m.links)
        }
        return tuple(m for m in self.messages() if m.id in linked)

    def messages(self, *, withdrawn: bool = False) -> tuple[Message, ...]:
        """Return all messages that stand, or those withdrawn or merged, by position."""
        merged, stands = self.merged(), united(tuple(self._stands["message"].values()))
        found = [m for m in stands if (m.withdrawn or m.id in merged) == withdrawn]
        return tuple(sorted(found, key=lambda m: (m.filing.position, m.id)))

    def message(self, identifier: str) -> Message:
        """Return one message, or raise `NotFound`."""
        alone: Message = self._one("message", identifier)
        both = united(tuple(self._stands["message"].values())) if self.merged() else (alone,)
        return next(message for message in both if message.id == identifier)

    def briefings(self) -> tuple[Briefing, ...]:
        """Return the summaries by day."""
        return tuple(sorted(self._stands["briefing"].values(), key=lambda b: (b.day, b.id)))

    def history(self, sort: str, identifier: str) -> tuple[Entry, ...]:
        """Return everything that happened to one thing and counts, in order."""
        happened = self._entries.get((sort, identifier), {})
        return tuple(in_order(counting(happened.values(), self._roster)))

    def unshared(self) -> int:
        """Return how many changes of this laptop are in no bundle yet."""
        shared = {(head.device, head.epoch): head.number for head in self._shared}
        return len(self.own()) - shared.get((self.device, self._epoch), 0)

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what is being typed."""
        self._drafts[key] = text

    def draft(self, key: str) -> str:
        """Return what was being typed."""
        return self._drafts.get(key, "")

    def drafts(self) -> dict[str, str]:
        """Return all that was being typed."""
        return {key: text for key, text in self._drafts.items() if text}

    def _by_order(self, sort: str) -> tuple[Any, ...]:
        first = {one: self.history(sort, one)[0].place for one in self._stands[sort]}
        return tuple(sorted(self._stands[sort].values(), key=lambda value: first[value.id]))

    def _one(self, sort: str, identifier: str) -> Any:
        try:
            return self._stands[sort][identifier]
        except KeyError:
            for erasure in self.erasures():
                if (sort, identifier) == ("note", erasure.note):
                    day = local(erasure.at, erasure.offset).date().isoformat()
                    raise ErasedNote(identifier, day, erasure.authority) from None
            raise NotFound(sort, identifier) from None

    def _wanted(self, query: NoteQuery) -> list[Note]:
        said = (m for m in self._stands["message"].values() if not m.withdrawn)
        linked = frozenset(link.note for m in said for link in m.links)
        sessions = {session.id: session for session in self.sessions()}
        kloes = {kloe.id: kloe for kloe in self.kloes()}
        wanted = wants(query, sessions, kloes, linked, recorded(self))
        found = [note for note in self._stands["note"].values() if wanted(note)]
        if not query.waiting:
            return found
        clustered = {note for one in self.clusters() if one.stands for note in one.note_ids}
        return [
            note
            for note in found
            if note.id not in linked | clustered and note.stance is not Stance.REFLECTION
        ]
