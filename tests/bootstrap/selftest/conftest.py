# SPDX-License-Identifier: Apache-2.0
"""A bench that is made once and copied, and trials that are quick enough for every run."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerdesk.bootstrap.selftest import kills, leaks, settings
from peerdesk.bootstrap.selftest.bench import Bench, bench
from tests.fakes.terminal import derive_once


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Return a bench to be copied: making one takes longer than most trials."""
    with bench(tmp_path_factory.mktemp("template") / "vaults") as one:
        yield one


@pytest.fixture
def made(template: Bench, tmp_path: Path) -> Bench:
    """Return a bench of the test's own."""
    other = Bench(tmp_path / "bench", template.passphrase)
    shutil.copytree(template.vault, other.vault)
    return other


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure nothing, derive each key once, kill soon, and look only where the test writes."""
    monkeypatch.setattr(settings, "measure", lambda _: 1.0)
    monkeypatch.setattr("peerdesk.vault.slots.derive", derive_once)
    monkeypatch.setattr(kills, "_LONGEST", 0.01)
    monkeypatch.setattr(leaks, "_places", lambda bench: {bench.folder})
