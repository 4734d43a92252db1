# SPDX-License-Identifier: Apache-2.0
"""Immediate concerns: that somebody was told, when and by whom, sealed to the leads' laptops.

Telling comes first and happens outside the program. What is recorded here holds no detail of any
case: a role, a person of the team, a way and times. It is sealed before it enters the ledger, so
that everybody carries it and only leads read it; whoever wrote it and is no lead does not read it
again. It is no evidence: nothing that counts, searches, extracts or composes knows of it.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.desk.book import Book, TeamBook
from peerdesk.desk.errors import NoLead, NotFound
from peerdesk.desk.forms import ROLE_LIMIT
from peerdesk.desk.texts import field, fields, needed
from peerdesk.desk.writing import names, own_entry, write
from peerdesk.domain.asked import Concern, SealedRecord
from peerdesk.domain.asking import ConcernAdded, ConcernRaised, ConcernSeen
from peerdesk.domain.concern import ConcernRecord
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Member
from peerdesk.domain.words import Authority
from peerdesk.ledger.canonical import decode, encode
from peerdesk.ledger.errors import NotCanonical
from peerdesk.team.errors import NothingSealed, NotSealedHere
from peerdesk.team.sealing import laptops_named, seal_to, unseal

_CHOICE = "concern:{}"
_TOLD, _ACKNOWLEDGED = "told", "acknowledged"


class OwnConcern(Struct, frozen=True):
    """A concern recorded on this laptop, by what its owner may know of it afterwards.

    `leads` is to how many laptops it was sealed last.
    """

    id: str
    at: int
    offset: int
    leads: int
    told: bool
    acknowledged: bool


class ReadRecord(Struct, frozen=True):
    """A part of a concern as a lead reads it: what it says, and which laptop wrote it when."""

    record: ConcernRecord
    device: str
    at: int
    offset: int


class ReadConcern(Struct, frozen=True):
    """A concern as a lead has it; `closed` counts what was sealed to others and not anew since.

    `leads` is to how many laptops the part sealed to the most was sealed, `seen` who has seen it.
    """

    id: str
    device: str
    at: int
    offset: int
    records: tuple[ReadRecord, ...]
    closed: int
    leads: int
    seen: tuple[str, ...]


def leads_of(book: Book) -> tuple[Member, ...]:
    """Return the laptops of the leads; before admission those of the invitation."""
    return tuple(member for member in book.members() if member.authority is Authority.LEAD)


def record_concern(book: TeamBook, record: ConcernRecord) -> str:
    """Record that somebody was told of a concern, sealed to the leads; return its identifier.

    Raises `Missing` where nobody is named as told, `NotFound` for somebody who is not of the
    team, and `NoLead`.
    """
    sealed = _sealed(book, _clean(book, record))
    identifier = mint(book.device)
    write(book, ConcernRaised(concern=identifier, sealed=sealed))
    _remember(book, identifier, record)
    return identifier


def add_to_concern(book: TeamBook, concern: str, record: ConcernRecord) -> None:
    """Add what became known later: who else was told, or that it was acknowledged."""
    held = concern_of(book, concern)
    sealed = _sealed(book, _clean(book, record))
    write(book, ConcernAdded(concern=held.id, sealed=sealed))
    _remember(book, held.id, record)


def own_concerns(book: TeamBook) -> tuple[OwnConcern, ...]:
    """Return the concerns recorded on this laptop, in order.

    Whether one was acknowledged, the laptop remembers for itself, as it may not be able to read
    it; where it does not know, as after a restore, it counts as not yet.
    """
    return tuple(
        OwnConcern(
            id=concern.id,
            at=concern.at,
            offset=concern.records[0].offset,
            leads=_named(concern.records[-1]),
            told=(kept := book.choice(_CHOICE.format(concern.id))) in {_TOLD, _ACKNOWLEDGED},
            acknowledged=kept == _ACKNOWLEDGED,
        )
        for concern in book.concerns()
        if concern.device == book.device
    )


def pending(book: TeamBook) -> int:
    """Return how many concerns of this laptop are not recorded as acknowledged yet."""
    return sum(not own.acknowledged for own in own_concerns(book))


def read_concerns(book: TeamBook) -> tuple[ReadConcern, ...]:
    """Return every concern as far as this laptop can read it, in order."""
    return tuple(_read(book, concern) for concern in book.concerns())


def unseen(book: TeamBook) -> tuple[Concern, ...]:
    """Return, on a lead's laptop, the concerns of others that it can read and has not seen yet."""
    mine = own_entry(book)
    if mine.authority is not Authority.LEAD:
        return ()
    return tuple(
        concern
        for concern in book.concerns()
        if concern.device != book.device
        and all(one.value != mine.person for one in concern.seen)
        and any(True for _ in _opened(book, concern))
    )


def mark_seen(book: Book, concern: str) -> None:
    """Say that this lead has read a concern; the others and whoever recorded it see that."""
    held = concern_of(book, concern)
    person = own_entry(book).person
    if all(one.value != person for one in held.seen):
        write(book, ConcernSeen(concern=concern, person=person))


def reseal(book: TeamBook, concern: str) -> int:
    """Seal what this laptop can read of a concern anew, to all who lead now; return how much.

    For a lead who was admitted after it was recorded. Who led before, and has it, keeps it.
    """
    held = concern_of(book, concern)
    read = _read(book, held).records
    added = [ConcernAdded(concern=concern, sealed=_sealed(book, one.record)) for one in read]
    write(book, *added)
    return len(added)


def concern_of(book: Book, identifier: str) -> Concern:
    """Return one concern, or raise `NotFound`."""
    for concern in book.concerns():
        if concern.id == identifier:
            return concern
    raise NotFound("concern", identifier)


def _read(book: TeamBook, concern: Concern) -> ReadConcern:
    opened = dict[ConcernRecord, ReadRecord]()
    found = list(_opened(book, concern))
    for one in found:
        opened.setdefault(one.record, one)  # sealed anew, it is the same
    anew = sum(one.device != concern.device for one in opened.values())
    return ReadConcern(
        id=concern.id,
        device=concern.device,
        at=concern.at,
        offset=concern.records[0].offset,
        records=tuple(opened.values()),
        closed=max(len(concern.records) - len(found) - anew, 0),
        leads=max(map(_named, concern.records)),
        seen=tuple(one.value for one in concern.seen),
    )


def _opened(book: TeamBook, concern: Concern) -> Iterator[ReadRecord]:
    """Yield what this laptop can open; what somebody else's program made up is passed over."""
    for part in concern.records:
        try:
            record = decode(unseal(book.keys, part.sealed), ConcernRecord)
        except (NotSealedHere, NothingSealed, NotCanonical):
            continue
        yield ReadRecord(record, part.device, part.at, part.offset)


def _named(part: SealedRecord) -> int:
    try:
        return laptops_named(part.sealed)
    except NothingSealed:
        return 0


def _sealed(book: Book, record: ConcernRecord) -> str:
    leads = leads_of(book)
    if not leads:
        raise NoLead
    return seal_to((lead.recipient for lead in leads), encode(record))


def _clean(book: Book, record: ConcernRecord) -> ConcernRecord:
    if record.by and record.by not in names(book):
        raise NotFound("member", record.by)
    acknowledged = fields((record.acknowledged_by,), ROLE_LIMIT)
    told = record.told if acknowledged else needed(record.told, "Who was told", ROLE_LIMIT)
    return replace(
        record,
        told=field(told, ROLE_LIMIT),
        acknowledged_by=acknowledged[0] if acknowledged else "",
    )


def _remember(book: TeamBook, concern: str, record: ConcernRecord) -> None:
    """Remember, inside this vault only, how far a concern of this laptop has come."""
    name = _CHOICE.format(concern)
    if record.acknowledged_by:
        book.keep_choice(name, _ACKNOWLEDGED)
    elif book.choice(name) != _ACKNOWLEDGED:
        book.keep_choice(name, _TOLD)
