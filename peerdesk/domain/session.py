# SPDX-License-Identifier: Apache-2.0
"""A session of the timetable: when, where, with whom by role, and what to listen for."""

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.domain.calendar import check_order, written_day, written_time
from peerdesk.domain.words import SOURCE_OF_SESSION, SessionKind, Source, Voice


class RoleGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """People met, as a role and a number, never as names."""

    role: str
    voice: Voice
    people: int = 1


class Session(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One session; the day is an ISO date, the times are local wall time as HH:MM.

    `files` counts the case files or documents of a review; `peers` holds people's and
    `kloes` lines' identifiers. `source` is set where evidence comes another way than is usual
    for the kind: a review of figures brings data, not something read.
    """

    kind: SessionKind
    title: str
    day: str
    start: str
    end: str
    place: str = ""
    groups: tuple[RoleGroup, ...] = ()
    peers: tuple[str, ...] = ()
    kloes: tuple[str, ...] = ()
    files: int = 0
    source: Source | None = None
    called_off: bool = False

    @property
    def brings(self) -> Source:
        """Return the way in which what is noted in it reached the team."""
        return self.source or SOURCE_OF_SESSION[self.kind]

    @property
    def people(self) -> int:
        """Return how many people are met."""
        return sum(group.people for group in self.groups)


def check_session(session: Session) -> Session:
    """Return the session with its day and times in the form kept, or raise a `DomainError`.

    Raises `UnreadableTime` and `DatesReversed`.
    """
    kept = replace(
        session,
        day=written_day(session.day),
        start=written_time(session.start),
        end=written_time(session.end),
    )
    check_order(kept.start, kept.end)
    return kept
