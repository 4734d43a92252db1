# SPDX-License-Identifier: Apache-2.0
"""A leader's book with a small challenge in it, and colleagues' books that share it."""

import pytest

from peerdesk.desk.folder.chosen import choose
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.framework import Framework
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, Role
from tests.desk.exchanging import joined as joined_by
from tests.desk.going import FOLDER
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE, Join, share
from tests.fakes.store import MemoryStore
from tests.fakes.team import PEERS, founded


@pytest.fixture
def framework() -> Framework:
    """Return a framework with one core theme and two modules."""
    return FRAMEWORK


@pytest.fixture
def book() -> MemoryBook:
    """Return the leader's book, founded, with the module of the front door."""
    leader = MemoryBook()
    found_challenge(leader, FRAMEWORK, SCOPE, modules=["front-door"])
    leader.writes = 0
    return leader


@pytest.fixture
def join(book: MemoryBook) -> Join:
    """Return what makes a colleague's book that the leader admitted and shared with."""

    def joined(role: Role = Role.OFFICER_PEER, authority: Authority | None = None) -> MemoryBook:
        colleague = MemoryBook(Person("Priya Nair", role), clock=book.clock, authority=authority)
        book.append(MemberAdmitted(device=colleague.device, member=colleague.identity))
        share(book, colleague)
        book.writes = 0
        return colleague

    return joined


@pytest.fixture
def manager(join: Join) -> MemoryBook:
    """Return the book of a second lead."""
    colleague: MemoryBook = join(Role.MANAGER)
    return colleague


@pytest.fixture
def team() -> list[MemoryBook]:
    """Return the laptops of a lead and two peers, each with the same folder."""
    lead = founded()
    books = [lead, *joined_by(lead, *PEERS[:2])]
    for book in books:
        choose(book, FOLDER)
    return books


@pytest.fixture(params=[True, False], ids=["listed", "asked"])
def store(request: pytest.FixtureRequest) -> MemoryStore:
    """Return a folder that is listed, and one whose names are asked for."""
    return MemoryStore(is_listed=request.param)
