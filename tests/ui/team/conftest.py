# SPDX-License-Identifier: Apache-2.0
"""A second lead, and what both did without knowing of each other."""

from collections.abc import Callable

import pytest

from peerdesk.desk.capture import write_line
from peerdesk.desk.exchange import admit, identity_file
from peerdesk.desk.messages import draft_message, reword
from peerdesk.domain.team import Person
from peerdesk.domain.words import MessageKind, Role
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import share
from tests.fakes.session import FakeSession

Opened = Callable[..., FakeSession]
RUTH = Person("Ruth Delaney", Role.MANAGER)
BEGAN = "Partners do not yet share one view"
MINE = "Partners would benefit from one view"
THEIRS = "Partners do not yet share one view across the areas"


@pytest.fixture
def ruth(session: FakeSession, open_session: Opened) -> MemoryBook:
    """Return a second lead’s book that knows everything so far."""
    other = open_session(RUTH, founded=False)
    admit(session.book, identity_file(other.book))
    share(session.book, other.book)
    return other.book


@pytest.fixture
def message(session: FakeSession, ruth: MemoryBook) -> str:
    """Return a message that both worded without knowing of each other."""
    book = session.book
    made = draft_message(book, MessageKind.CONSIDERATION, book.themes()[0].id, BEGAN)
    share(book, ruth)
    reword(book, made, MINE)
    reword(ruth, made, THEIRS)
    share(ruth, book)
    return made


@pytest.fixture
def pair(session: FakeSession, ruth: MemoryBook) -> tuple[str, str]:
    """Return two notes that say much the same."""
    one = write_line(session.book, "Staff trust their managers with bad news").note
    other = write_line(ruth, "Staff trust managers with the bad news").note
    share(ruth, session.book)
    return one, other
