# SPDX-License-Identifier: Apache-2.0
"""The machines leave out nothing that can happen, and each thing that happens reaches everybody."""

import random

import pytest

from peerdesk.domain.kinds import KINDS
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from tests.happenings.laptops import MemoryWorkshop
from tests.happenings.state import ledger_of, state_of
from tests.happenings.table import FOUNDING, MAKERS
from tests.happenings.team import Team

PEOPLE = (Person("Carys Evans", Role.MANAGER), Person("Bo Lindqvist", Role.OFFICER_PEER))
BEGUN = (
    "MessageLinked", "NoteErased", "HoldPlaced", "DisposalOrdered", "QuestionSet", "ConcernRaised",
    "CaseFileSet", "DocumentSet", "ClusterSet", "NoteClustered",
)  # fmt: skip
"""What something else can then happen to."""
_TRIES = 50


def test_every_kind_of_fact_is_in_the_machines() -> None:
    assert MAKERS.keys() | {FOUNDING} == KINDS.keys()


@pytest.fixture
def team() -> Team:
    """Return two leads and a peer who have all got everything, some evidence and a message."""
    team = Team(MemoryWorkshop())
    team.begin()
    chance = random.Random(1)
    for person in PEOPLE:
        team.joins(person)
    team.meet()
    for laptop in team.laptops:
        for kind in ("NoteWritten", "NoteWritten", "MessageDrafted", "AttachmentAdded"):
            team.happen(kind, laptop, chance)
    for kind in BEGUN:
        team.happen(kind, team.laptops[0], chance)
    team.meet()
    return team


@pytest.mark.parametrize("kind", MAKERS)
def test_whatever_happens_reaches_everybody(team: Team, kind: str) -> None:
    """Each kind happens apart on two laptops, and is the same on all three afterwards."""
    chance = random.Random(2)
    for laptop in team.laptops[:2]:
        team.happen("NoteWritten", laptop, chance)  # only what nobody else has is written anew
        for _ in range(_TRIES):
            before = team.happened[kind]
            team.happen(kind, laptop, chance)
            if team.happened[kind] > before:
                break
    said = sum(change.header.kind == kind for x in team.laptops for change in ledger_of(x.book))
    assert said > 0
    team.meet()
    team.check()


def test_a_laptop_that_lacks_something_is_told_from_the_others(team: Team) -> None:
    """The negative control: what one alone has makes its state another one."""
    team.happen("NoteWritten", team.laptops[0], random.Random(3))
    first, second, _ = (state_of(laptop.book) for laptop in team.laptops)
    assert first != second
    with pytest.raises(AssertionError):
        team.check()
