# SPDX-License-Identifier: Apache-2.0
"""What the sheets of an immediate concern show, read on the vault's thread and frozen."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.concerns import (
    OwnConcern,
    ReadConcern,
    leads_of,
    own_concerns,
    pending,
    read_concerns,
    unseen,
)
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.urgent import contacts
from peerdesk.desk.writing import laptop_names, names, own_entry
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.concern import UrgentContact
from peerdesk.domain.words import Authority, ToldBy

DRAFT = "concern:form"
"""The key under which the form is kept until it is recorded."""

_ACKNOWLEDGED = "concern:acknowledged"


class Filled(Struct, frozen=True, kw_only=True):
    """The form as it is filled in: a role, times as HH:MM, nothing of any case."""

    told: str = ""
    time: str = ""
    way: ToldBy = ToldBy.TELEPHONE
    by: str = ""
    acknowledged: bool = False
    acknowledged_by: str = ""
    acknowledged_time: str = ""


class State(Struct, frozen=True):
    """What every screen says: how many of this laptop are unfinished, and what is new to a lead.

    `said` is when and by whom the newest of the `unseen` was recorded.
    """

    unfinished: int = 0
    unseen: int = 0
    said: str = ""


class Beginning(Struct, frozen=True, kw_only=True):
    """What the form starts from."""

    contacts: tuple[UrgentContact, ...]
    people: Mapping[str, str]
    me: str
    leads: tuple[str, ...]
    lead: bool
    own: tuple[OwnConcern, ...]
    recorded: int
    draft: Filled | None
    acknowledging: Mapping[str, Filled] = msgspec.field(default_factory=dict)
    """Acknowledgements begun, by concern."""


class Listed(Struct, frozen=True):
    """All concerns as a lead reads them, the newest first, and what everybody is called."""

    concerns: tuple[ReadConcern, ...]
    people: Mapping[str, str]
    laptops: Mapping[str, str]
    me: str
    device: str
    leads: int


def read_state(book: TeamBook) -> State:
    """Return what every screen says of immediate concerns."""
    try:
        book.challenge()
    except NoChallenge:
        return State()
    begun = bool(book.draft(DRAFT))
    new = unseen(book)
    said = ""
    if new:
        who = laptop_names(book).get(new[-1].device, "")
        said = f"{moment(new[-1].at, new[-1].records[0].offset)}, {who}".rstrip(", ")
    return State(pending(book) + begun, len(new), said)


def read_beginning(book: TeamBook) -> Beginning:
    """Return what the form needs; raises `NoChallenge`."""
    mine, own = own_entry(book), own_concerns(book)
    begun = {one.id: unfinished(book.draft(acknowledged_key(one.id))) for one in own}
    return Beginning(
        contacts=contacts(book),
        people={person: one.name for person, one in names(book).items()},
        me=mine.person,
        leads=tuple(member.name for member in leads_of(book)),
        lead=mine.authority is Authority.LEAD,
        own=own,
        recorded=len(book.concerns()),
        draft=unfinished(book.draft(DRAFT)),
        acknowledging={concern: filled for concern, filled in begun.items() if filled},
    )


def read_listed(book: TeamBook) -> Listed:
    """Return all concerns as far as this laptop can read them."""
    return Listed(
        concerns=tuple(reversed(read_concerns(book))),
        people={person: one.name for person, one in names(book).items()},
        laptops=laptop_names(book),
        me=own_entry(book).person,
        device=book.device,
        leads=len(leads_of(book)),
    )


def acknowledged_key(concern: str) -> str:
    """Return the key under which an acknowledgement is kept until it is recorded."""
    return f"{_ACKNOWLEDGED} {concern}"


def kept(filled: Filled) -> str:
    """Return the form as it is kept while it is filled in."""
    return msgspec.json.encode(filled).decode()


def unfinished(draft: str) -> Filled | None:
    """Return the form that was being filled in, or None."""
    try:
        return msgspec.json.decode(draft, type=Filled) if draft else None
    except msgspec.MsgspecError:
        return None  # of another version: what was typed is a time and a role


def moment(at: int, offset: int) -> str:
    """Return a time as it is read: "Tue 12 May 14:05"."""
    when = local(at, offset)
    return f"{short_day(when.date().isoformat())} {when:%H:%M}"
