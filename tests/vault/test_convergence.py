# SPDX-License-Identifier: Apache-2.0
"""Real vaults that write and exchange in any order, are put back and lost, end equal."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fakes.book import LEADER
from tests.happenings.machine import PEOPLE, Machine
from tests.happenings.vault_laptops import VaultLaptop, VaultWorkshop, templates
from tests.vault.conftest import Made, cheap

_AS_FOUND = tuple(phase for phase in Phase if phase is not Phase.shrink)
"""Vaults are too slow to look for the smallest failure; the machine in memory does."""
_QUICK = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    phases=_AS_FOUND,
    suppress_health_check=list(HealthCheck),
)
_SOAK = settings(_QUICK, max_examples=200, stateful_step_count=60)


class Vaults(Machine):
    """The machine over real vaults."""

    most = 5
    made: ClassVar[dict[str, Made]] = {}

    def workshop(self) -> VaultWorkshop:
        """Return where copies of the templates are made."""
        self.vaults = VaultWorkshop(Path(tempfile.mkdtemp(prefix="peerdesk-machine-")), self.made)
        return self.vaults

    def teardown(self) -> None:
        """Compare, verify every page and chain, and clear the vaults away."""
        try:
            super().teardown()
            for laptop in self.team.laptops:
                assert isinstance(laptop, VaultLaptop)
                verified = laptop.book.upkeep.verify()
                assert verified.ok, verified.findings
        finally:
            self.vaults.close()


@pytest.fixture(scope="module", autouse=True)
def vaults_of_everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Make a vault for everybody who may join, once; no key costs anything to derive."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("peerdesk.vault.slots.derive", cheap)
        Vaults.made = templates(tmp_path_factory.mktemp("owners"), (LEADER, *PEOPLE))
        yield


TestTeam = Vaults.TestCase
TestTeam.settings = _QUICK


@pytest.mark.soak
def test_a_long_time_together_ends_the_same() -> None:
    run_state_machine_as_test(Vaults, settings=_SOAK)
