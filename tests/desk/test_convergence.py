# SPDX-License-Identifier: Apache-2.0
"""Laptops that write and exchange in any order, lose bundles and gain members, end equal."""

import pytest
from hypothesis import settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from peerdesk.ledger.replay import replay
from tests.happenings.laptops import MemoryLaptop, MemoryWorkshop
from tests.happenings.machine import Machine
from tests.happenings.state import ledger_of

_SOAK = settings(max_examples=5_000, stateful_step_count=200, deadline=None)


class InMemory(Machine):
    """The machine over laptops in memory."""

    def workshop(self) -> MemoryWorkshop:
        """Return where laptops in memory are made."""
        return MemoryWorkshop()

    @invariant()
    def a_laptop_shows_what_its_ledger_says(self) -> None:
        """Compare what stands on the newest laptop with a replay of its changes."""
        for laptop in self.team.laptops[-1:]:
            assert isinstance(laptop, MemoryLaptop)
            found = laptop.book._stands.items()
            stands = {(sort, one): value for sort, held in found for one, value in held.items()}
            assert replay(ledger_of(laptop.book)) == stands


TestTeam = InMemory.TestCase
TestTeam.settings = settings(max_examples=100, stateful_step_count=40, deadline=None)


@pytest.mark.soak
def test_a_long_time_together_ends_the_same() -> None:
    run_state_machine_as_test(InMemory, settings=_SOAK)
