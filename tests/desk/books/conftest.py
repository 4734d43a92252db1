# SPDX-License-Identifier: Apache-2.0
"""Books in memory and real vaults, for what is claimed of both alike."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from peerdesk.desk.book import TeamBook
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.team import Person
from peerdesk.ledger.store import Span
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.chains import MinuteHand
from tests.fakes.challenge import FRAMEWORK, SCOPE

MakeBook = Callable[[Person], TeamBook]


@pytest.fixture(params=["memory", "vault"])
def make_book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[MakeBook]:
    """Return what makes books of one sort, with one clock, closed at the end."""
    clock = MinuteHand()
    with ExitStack() as opened:

        def make(owner: Person) -> TeamBook:
            if request.param == "memory":
                return MemoryBook(owner, clock=clock)
            folder = tmp_path / f"vault-{owner.role.value}"
            passphrase = "ripple anvil quiet lantern moss"
            made = create_vault(folder, owner, passphrase, cost=FLOOR, clock=clock)
            return opened.enter_context(made.vault)

        yield make


@pytest.fixture
def book(make_book: MakeBook) -> TeamBook:
    """Return a leader's book with a challenge in it."""
    made = make_book(LEADER)
    found_challenge(made, FRAMEWORK, SCOPE, modules=["front-door"])
    return made


def bring(giver: TeamBook, taker: TeamBook) -> tuple[int, int, int, int]:
    spans = [Span(head.device, head.epoch, 1, head.number) for head in giver.vector()]
    found = taker.accept(list(giver.changes(spans)), list(giver.signed_heads()))
    return found.new, found.already, found.waiting, found.released


def texts(book: TeamBook, query: NoteQuery) -> list[str]:
    return [note.text for note in book.notes(query, 0, 1_000)]
