# SPDX-License-Identifier: Apache-2.0
"""Where a vault lies unfitly, its making and its check say so beside the answer."""

import pytest

from peerdesk.vault.drives import Drive
from tests.fakes.terminal import Laptop


def on_a_stick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peerdesk.vault.surroundings.drive_of", lambda _: Drive(removable=True))


def test_a_check_warns_and_leaves_the_answer_alone(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet = laptop.type("verify")
    on_a_stick(monkeypatch)
    warned = laptop.type("verify")
    assert warned.code == 0
    assert "removable drive" in warned.err
    assert "removable drive" not in quiet.err
    assert warned.out == quiet.out


def test_making_a_vault_warns(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_stick(monkeypatch)
    made = laptop.begin("--vault", str(laptop.desk.root / "vault-2"))
    assert made.code == 0
    assert made.err.count("removable drive") == 1


def test_the_laptops_own_disk_is_passed_over_in_silence(laptop: Laptop) -> None:
    made = laptop.begin("--vault", str(laptop.desk.root / "vault-2"))
    assert "The vault’s folder" not in made.err
