# SPDX-License-Identifier: Apache-2.0
"""Whom the team met and what it saw, each once: the timetable and the records of observations.

A session of the timetable and the record of an observation made in it are one encounter. They are
told to be by the record's own session, or by their day and start where the record names none.
Records of one encounter by several note-takers are one as well: those of one session, and those
of one kind, day, start and setting.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from peerdesk.domain.observation import Observation
from peerdesk.domain.session import RoleGroup, Session
from peerdesk.domain.words import ObservationKind, SessionKind


class Encounter(Struct, frozen=True):
    """A meeting, observation or visit that was held: its day, and whom was met, by role."""

    day: str
    groups: tuple[RoleGroup, ...]
    observed: bool

    @property
    def people(self) -> int:
        """Return how many people were met."""
        return _people(self.groups)


def encounters(
    sessions: Mapping[str, Session], records: Iterable[Observation]
) -> tuple[Encounter, ...]:
    """Return every encounter once; `sessions` by identifier, those held only.

    Where somebody recorded whom they met, that counts and what was planned does not; of several
    records the largest number of people, for nobody sees more than were there.
    """
    held = [(key, session) for key, session in sessions.items() if session.kind.is_meeting]
    recorded: dict[str, list[Observation]] = {}
    for record in records:
        if not record.dropped:
            recorded.setdefault(encounter_of(record, dict(held)), []).append(record)
    found = [_session_held(session, recorded.pop(key, [])) for key, session in held]
    return (*found, *(_recorded_alone(each) for each in recorded.values()))


def encounter_of(record: Observation, held: Mapping[str, Session]) -> str:
    """Return the session that a record belongs to, or else a key of its own."""
    if record.session in held:
        return record.session
    if record.kind is ObservationKind.PRACTICE and record.start and not record.session:
        for key, session in held.items():
            observed = session.kind is SessionKind.OBSERVATION
            if observed and (session.day, session.start) == (record.day, record.start):
                return key
    own = (record.kind, record.day, record.start, record.setting.casefold())
    return f"session {record.session}" if record.session else "\n".join(own)


def _session_held(session: Session, records: list[Observation]) -> Encounter:
    met = _largest(records)
    seen = any(record.kind is ObservationKind.PRACTICE for record in records)
    observed = session.kind is SessionKind.OBSERVATION or seen
    return Encounter(session.day, met if _people(met) else session.groups, observed)


def _recorded_alone(records: list[Observation]) -> Encounter:
    seen = any(record.kind is ObservationKind.PRACTICE for record in records)
    return Encounter(records[0].day, _largest(records), seen)


def _largest(records: Iterable[Observation]) -> tuple[RoleGroup, ...]:
    return max((record.groups for record in records), key=_people, default=())


def _people(groups: Iterable[RoleGroup]) -> int:
    return sum(group.people for group in groups)
