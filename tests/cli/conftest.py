# SPDX-License-Identifier: Apache-2.0
"""Laptops on which commands are typed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fakes.terminal import Laptop, derive_once


@pytest.fixture
def make_laptop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Laptop]:
    """Return what makes laptops with a folder of their own."""
    monkeypatch.setattr("peerdesk.vault.slots.derive", derive_once)
    monkeypatch.delenv("PEERDESK_PASSPHRASE_FILE", raising=False)
    return lambda name: Laptop(tmp_path / name, capsys, monkeypatch)


@pytest.fixture
def laptop(make_laptop: Callable[[str], Laptop]) -> Laptop:
    """Return the leader's laptop with a challenge on it."""
    leader = make_laptop("leader")
    assert leader.begin().code == 0
    return leader
