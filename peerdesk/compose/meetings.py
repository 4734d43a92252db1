# SPDX-License-Identifier: Apache-2.0
"""Who met whom on a day, by role: of the council's people and of the team's."""

from collections import Counter
from collections.abc import Iterator, Sequence

from peerdesk.compose.blocks import Table
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.encounters import encounter_of
from peerdesk.compose.phrases import capital, counted, listed, lowered
from peerdesk.compose.process import GROUPS
from peerdesk.domain.session import RoleGroup, Session
from peerdesk.domain.team import Person
from peerdesk.domain.words import ObservationKind, Role, title

MEETINGS = ("Meetings", "Whom the team met, and who from the team was there")
DETAILS = ("When and where", "Whom the team met", "From the team")
FEWEST = 5
"""People of a role below which naming it could point to one of them."""
OTHERS = "Others"
"""Stands for a meeting of which nobody wrote down whom the team met."""
_SIDES = {voice: capital(name) for voice, name in GROUPS.items()}
_KINDS = {ObservationKind.PRACTICE: "Practice observation"}


def meetings_table(casebook: Casebook, day: str) -> Table | None:
    """Return a day's meetings by kind, with roles on both sides, or None if there were none.

    This goes to the sponsor: no times, rooms or numbers, and of a group of fewer than five, or a
    post that one person holds, no more than whether it was frontline, managers, partners and so
    on. What was said in a meeting could be traced by its time and place.
    """
    kinds: dict[str, list[str]] = {}
    for _, session in _held(casebook, day):
        met = _whom(session.groups, OTHERS)
        kinds.setdefault(title(session.kind), []).append(_by(met, _ours(casebook, session)))
    for kind, met in _recorded_alone(casebook, day):
        kinds.setdefault(kind, []).append(met)
    rows = tuple((f"{kind}s", "; ".join(dict.fromkeys(met))) for kind, met in kinds.items())
    return Table(MEETINGS, rows) if rows else None


def details_table(casebook: Casebook, day: str) -> Table | None:
    """Return a day's meetings as the team keeps them: when, where, how many, and who went."""
    rows = []
    for _, session in _held(casebook, day):
        when = " ".join(filter(None, (f"{session.start}–{session.end}", session.place)))
        met = listed([f"{group.people} {lowered(group.role)}" for group in session.groups])
        rows.append((when, capital(met) or session.title, _names(casebook, session)))
    return Table(DETAILS, tuple(rows)) if rows else None


def _held(casebook: Casebook, day: str) -> list[tuple[str, Session]]:
    held = [
        (placed.id, placed.value)
        for placed in casebook.sessions
        if placed.value.day == day and placed.value.kind.is_meeting and not placed.value.called_off
    ]
    return sorted(held, key=lambda pair: (pair[1].start, pair[1].end, pair[0]))


def _recorded_alone(casebook: Casebook, day: str) -> Iterator[tuple[str, str]]:
    """Yield what was observed or visited that day and stands on no timetable."""
    held = dict(_held(casebook, day))
    for placed in casebook.observations:
        record = placed.value
        if record.day == day and not record.dropped and encounter_of(record, held) not in held:
            kind = _KINDS.get(record.kind, title(record.kind))
            yield kind, _whom(record.groups, record.setting)


def _whom(groups: Sequence[RoleGroup], otherwise: str) -> str:
    """Return the roles that were met; of fewer than five people only whose side they were on."""
    met = [g.role if g.people >= FEWEST else _SIDES[g.voice] for g in groups]
    said = [role if place == 0 else lowered(role) for place, role in enumerate(met)]
    return listed(list(dict.fromkeys(said))) or otherwise


def _ours(casebook: Casebook, session: Session) -> str:
    """Return the team's side by role: "Team leader and two officer peers"."""
    roles = Counter(person.role for person in _people(casebook, session))
    parts = [_role(role, roles[role]) for role in Role if roles[role]]
    return listed(parts)


def _by(met: str, ours: str) -> str:
    return f"{met} ({ours})" if ours else met


def _role(role: Role, people: int) -> str:
    name = title(role).lower()
    return name if people == 1 else counted(people, name)


def _names(casebook: Casebook, session: Session) -> str:
    return listed([person.name for person in _people(casebook, session)])


def _people(casebook: Casebook, session: Session) -> list[Person]:
    people = {placed.id: placed.value for placed in casebook.people}
    return [people[peer] for peer in session.peers if peer in people]
