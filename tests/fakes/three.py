# SPDX-License-Identifier: Apache-2.0
"""Three laptops of one team, in memory or as real vaults, and a stick between them."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from peerdesk.desk.book import TeamBook
from peerdesk.desk.exchange import admit, export, identity_file, take_in
from peerdesk.desk.scope import found_challenge
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role
from peerdesk.team.receipt import Receipt
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR
from tests.fakes.book import LEADER, MemoryBook
from tests.fakes.chains import MinuteHand
from tests.fakes.challenge import FRAMEWORK, SCOPE
from tests.fakes.stick import Stick

OWNERS = (LEADER, Person("Bo Lindqvist", Role.OFFICER_PEER), Person("Carys Evans", Role.MANAGER))


def three(sort: str, folder: Path, stack: ExitStack) -> list[TeamBook]:
    """Return the leader's laptop and two others, admitted and with the challenge."""
    books: list[TeamBook] = []
    for place, owner in enumerate(OWNERS):
        if sort == "memory":
            books.append(MemoryBook(owner))
            continue
        made = create_vault(
            folder / f"{place}",
            owner,
            "ripple anvil quiet lantern moss",
            cost=FLOOR,
            clock=MinuteHand(),
        )
        books.append(stack.enter_context(made.vault))
    lead, *others = books
    found_challenge(lead, FRAMEWORK, SCOPE)
    for other in others:
        admit(lead, identity_file(other))
    everybody_gets(Stick(), lead, others)
    return books


def everybody_gets(stick: Stick, giver: TeamBook, takers: Sequence[TeamBook]) -> list[Receipt]:
    """Let one share onto a stick, and the others take in all that is new on it."""
    before = set(stick.files)
    export(giver, stick)
    new = [data for name, data in stick.files.items() if name not in before]
    return [take_in(taker, data) for taker in takers for data in new]
