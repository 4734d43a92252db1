# SPDX-License-Identifier: Apache-2.0
"""An observation of practice or a visit to a site: where, with whom by role, who consented."""

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.domain.calendar import written_day, written_time
from peerdesk.domain.session import RoleGroup
from peerdesk.domain.words import ObservationKind


class Observation(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was observed stands in notes; this says where and with whom.

    The day is an ISO date, the start local wall time as HH:MM or "". `consent` is the role that
    agreed to be observed; "" while nobody is noted. `session` is the timetable's, if it is one.
    """

    kind: ObservationKind
    setting: str
    day: str
    start: str = ""
    groups: tuple[RoleGroup, ...] = ()
    consent: str = ""
    session: str = ""
    peers: tuple[str, ...] = ()
    dropped: bool = False

    @property
    def people(self) -> int:
        """Return how many people were met."""
        return sum(group.people for group in self.groups)


def check_observation(observation: Observation) -> Observation:
    """Return the observation with day and time in the form kept, or raise `UnreadableTime`."""
    start = written_time(observation.start) if observation.start.strip() else ""
    return replace(observation, day=written_day(observation.day), start=start)
