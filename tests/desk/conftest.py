# SPDX-License-Identifier: Apache-2.0
"""A leader's book with a small challenge in it, and colleagues' books that share it."""

import pytest

from peerdesk.desk.scope import found_challenge
from peerdesk.domain.facts import MemberAdmitted
from peerdesk.domain.framework import Framework
from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, Role
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FRAMEWORK, SCOPE, Join, share


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
