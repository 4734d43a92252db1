# SPDX-License-Identifier: Apache-2.0
"""What the list of case files shows, read on the vault's thread and frozen."""

from collections.abc import Mapping

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import kloe_codes, usable_kloes
from peerdesk.desk.case_files import doubled_labels
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.placed import Placed
from peerdesk.domain.recorded import CaseRecord
from peerdesk.domain.words import Authority, CaseState

READ = (CaseState.REVIEWED, CaseState.MODERATED)
"""How far a file has come that was read to the end."""


class Reviewers(Struct, frozen=True):
    """Who is in the team, what a line may be tagged with, and who is asking."""

    people: Mapping[str, str]
    kloes: tuple[Placed[Kloe], ...]
    codes: Mapping[str, str]
    me: str
    lead: bool
    writes: bool

    def name(self, person: str) -> str:
        """Return a person's name, or "" for nobody."""
        return self.people.get(person, "")


class CaseRow(Struct, frozen=True):
    """One case file as the list shows it; `mine` says that whoever asks reads or moderates it."""

    id: str
    label: str
    type: str
    agreed_list: str
    state: CaseState
    reviewer: str
    mine: bool
    doubled: bool
    dropped: bool


class CasesListed(Struct, frozen=True):
    """All case files in their order; those taken off the list apart."""

    team: Reviewers
    rows: tuple[CaseRow, ...]
    dropped: tuple[CaseRow, ...]

    def count(self, *states: CaseState) -> int:
        """Return how many files have come so far."""
        return sum(row.state in states for row in self.rows)


def read_team(book: TeamBook) -> Reviewers:
    """Return who is in the team and who is asking."""
    mine = own_entry(book)
    return Reviewers(
        people={identifier: person.name for identifier, person in names(book).items()},
        kloes=usable_kloes(book),
        codes=kloe_codes(book),
        me=mine.person,
        lead=reaches(mine.authority, Authority.LEAD),
        writes=reaches(mine.authority, Authority.PEER),
    )


def read_cases(book: TeamBook) -> CasesListed:
    """Return the list; raises `NoChallenge`."""
    book.challenge()
    team = read_team(book)
    held = book.case_files()
    doubled = doubled_labels(held)
    rows = tuple(_row(case, team, case.value.label in doubled) for case in held)
    return CasesListed(
        team=team,
        rows=tuple(row for row in rows if not row.dropped),
        dropped=tuple(row for row in rows if row.dropped),
    )


def _row(case: CaseRecord, team: Reviewers, doubled: bool) -> CaseRow:  # noqa: FBT001 - a fact of the row
    details = case.value
    return CaseRow(
        id=case.id,
        label=details.label,
        type=details.type,
        agreed_list=details.agreed_list,
        state=case.review.state,
        reviewer=team.name(details.reviewer),
        mine=team.me in {details.reviewer, details.moderator},
        doubled=doubled and not details.dropped,
        dropped=details.dropped,
    )
