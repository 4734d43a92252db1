# SPDX-License-Identifier: Apache-2.0
"""Observations of practice and visits to sites: where, with whom by role, and what was seen."""

from msgspec.structs import replace

from peerdesk.desk.book import Book
from peerdesk.desk.capture import Written
from peerdesk.desk.errors import NotFound
from peerdesk.desk.record_errors import StruckOff
from peerdesk.desk.record_notes import Belonging, write_record_line
from peerdesk.desk.texts import field, needed, within
from peerdesk.desk.writing import names, write
from peerdesk.domain.identifiers import mint
from peerdesk.domain.observation import Observation, check_observation
from peerdesk.domain.records import ObservationSet
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import ObservationKind, SessionKind, Source

_MOST_PEOPLE = 1_000


def begin_observation(book: Book, observation: Observation) -> str:
    """Record an observation or a visit and return its identifier.

    Raises `Missing` without a setting, `UnreadableTime`, `OutOfRange`, and `NotFound` for a peer
    or a session that this challenge does not have.
    """
    identifier = mint()
    write(book, ObservationSet(observation=identifier, details=_clean(book, observation)))
    return identifier


def change_observation(book: Book, identifier: str, **fields: object) -> None:
    """Correct the record of an observation; nothing is written where nothing changed."""
    held = book.observation(identifier)
    wanted = _clean(book, replace(held.value, **fields))
    if any(choice.value != wanted for choice in held.choices):
        write(book, ObservationSet(observation=identifier, details=wanted, replaces=held.hashes))


def observation_of(book: Book, session: str) -> Observation:
    """Return what a session of the timetable says of the observation made in it."""
    planned = book.session(session).value
    visit = planned.kind is not SessionKind.OBSERVATION
    return Observation(
        kind=ObservationKind.SITE_VISIT if visit else ObservationKind.PRACTICE,
        setting=planned.title,
        day=planned.day,
        start=planned.start,
        groups=planned.groups,
        session=session,
        peers=planned.peers,
    )


def write_seen(book: Book, identifier: str, line: str) -> Written:
    """Write what was seen as a note of its observation, in its session if it has one."""
    held = book.observation(identifier).value
    if held.dropped:
        raise StruckOff("observation")
    where = Belonging(source=Source.SEEN, record=identifier, session=held.session)
    return write_record_line(book, line, where)


def _clean(book: Book, observation: Observation) -> Observation:
    if observation.session:
        book.session(observation.session)
    known = names(book)
    for person in observation.peers:
        if person not in known:
            raise NotFound("member", person)
    return replace(
        check_observation(observation),
        setting=needed(observation.setting, "What was observed, and where"),
        groups=tuple(_clean_group(group) for group in observation.groups),
        consent=field(observation.consent),
        peers=tuple(dict.fromkeys(observation.peers)),
    )


def _clean_group(group: RoleGroup) -> RoleGroup:
    return RoleGroup(
        needed(group.role, "The role of the people met"),
        group.voice,
        within(group.people, "The number of people", 1, _MOST_PEOPLE),
    )
