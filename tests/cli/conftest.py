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


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a stick on which nothing lies."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def peer(make_laptop: Callable[[str], Laptop], laptop: Laptop, stick: Path) -> Laptop:
    """Return a peer's laptop that the leader has admitted and shared with."""
    colleague = make_laptop("peer")
    file = stick / "priya.peerdesk-id"
    made = colleague.type("team", "identity", "--name", "Priya Nair", "--out", file, "--json")
    assert made.code == 0, made.err
    assert len(made.json["recovery_words"]) == 12
    admitted = laptop.type("team", "admit", file, "--json")
    assert admitted.code == 0, admitted.err
    assert admitted.json["fingerprint"] == made.json["fingerprint"]
    assert admitted.json["authority"] == "peer"
    assert laptop.type("team", "export", "--to", stick).code == 0
    assert colleague.type("team", "import", stick, "--yes").code == 0
    return colleague
