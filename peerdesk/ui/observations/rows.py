# SPDX-License-Identifier: Apache-2.0
"""What the place of observations shows, read on the vault's thread and frozen."""

from collections.abc import Mapping

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import kloe_codes, usable_kloes
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import short_day
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.observation import Observation
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.words import Authority, SessionKind, Stance
from peerdesk.ui.records.findings import Finding, finding_of

REFLECTION = "reflection"
"""The key under which a reflection is drafted."""
_MOST = 1_000


class Observers(Struct, frozen=True):
    """Who is in the team, what a line may be tagged with, who is asking, and the timetable."""

    people: Mapping[str, str]
    kloes: tuple[Placed[Kloe], ...]
    codes: Mapping[str, str]
    me: str
    writes: bool
    sessions: tuple[Placed[Session], ...]


class ObservationRow(Struct, frozen=True):
    """One observation or visit as the list shows it."""

    id: str
    details: Observation
    when: str
    lines: int
    mine: bool


class Observed(Struct, frozen=True):
    """All observations and visits by day, those taken off apart, and one's own reflections."""

    team: Observers
    rows: tuple[ObservationRow, ...]
    dropped: tuple[ObservationRow, ...]
    reflections: tuple[Finding, ...]
    reflection_draft: str


class ObservationDetail(Struct, frozen=True, kw_only=True):
    """One observation, wholly."""

    id: str
    details: Observation
    session: str
    clashes: bool
    found: tuple[Finding, ...]
    draft: str


def draft_key(observation: str) -> str:
    """Return the key under which the line about an observation is kept."""
    return f"observation {observation}"


def read_observations(book: TeamBook) -> Observed:
    """Return the list; raises `NoChallenge`."""
    book.challenge()
    mine = own_entry(book)
    team = Observers(
        people={identifier: person.name for identifier, person in names(book).items()},
        kloes=usable_kloes(book),
        codes=kloe_codes(book),
        me=mine.person,
        writes=reaches(mine.authority, Authority.WRITING_OBSERVER),
        sessions=tuple(
            held
            for held in book.sessions()
            if held.value.kind is SessionKind.OBSERVATION and not held.value.called_off
        ),
    )
    rows = tuple(_row(book, held, team) for held in book.observations())
    kloes = {kloe.id: kloe.value.title for kloe in team.kloes}
    own = NoteQuery(stance=Stance.REFLECTION, author=mine.person, newest_first=False)
    return Observed(
        team=team,
        rows=tuple(row for row in rows if not row.details.dropped),
        dropped=tuple(row for row in rows if row.details.dropped),
        reflections=tuple(
            finding_of(note, kloes, team.people, team.me) for note in book.notes(own, 0, _MOST)
        ),
        reflection_draft=book.draft(REFLECTION),
    )


def read_observation(book: TeamBook, team: Observers, observation: str) -> ObservationDetail:
    """Return everything about one observation; raises `NotFound`."""
    held = book.observation(observation)
    kloes = {kloe.id: kloe.value.title for kloe in team.kloes}
    notes = book.notes(NoteQuery(record=observation, newest_first=False), 0, _MOST)
    session = held.value.session
    known = {placed.id: placed.value.title for placed in team.sessions}
    return ObservationDetail(
        id=observation,
        details=held.value,
        session=known.get(session, "") or (book.session(session).value.title if session else ""),
        clashes=len({choice.value for choice in held.choices}) > 1,
        found=tuple(finding_of(note, kloes, team.people, team.me) for note in notes),
        draft=book.draft(draft_key(observation)),
    )


def _row(book: TeamBook, held: Placed[Observation], team: Observers) -> ObservationRow:
    details = held.value
    when = " ".join(filter(None, (short_day(details.day), details.start)))
    lines = book.count_notes(NoteQuery(record=held.id))
    return ObservationRow(held.id, details, when, lines, team.me in details.peers)
