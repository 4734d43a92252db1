# SPDX-License-Identifier: Apache-2.0
"""The vaults of a laptop, listed without a passphrase."""

from peerdesk.vault.files import HEADER
from tests.fakes.terminal import Laptop


def test_vaults_are_listed_without_a_passphrase_and_without_the_councils_name(
    laptop: Laptop,
) -> None:
    shown = laptop.type("vault", "list", passphrase=False)
    assert shown.code == 0
    assert shown.out.startswith(str(laptop.desk.root / "vault-1"))
    assert "no label, made 20" in shown.out
    assert "Marlowe" not in shown.out


def test_a_label_is_listed_and_a_damaged_vault_too(laptop: Laptop) -> None:
    label = ("--label", "Challenge, May 2026")
    assert laptop.begin("--vault", str(laptop.desk.root / "vault-2"), *label).code == 0
    (laptop.desk.root / "vault-1" / HEADER).write_bytes(b"{}")
    damaged, whole = laptop.type("vault", "list", "--json", passphrase=False).json
    assert "vault.json is damaged" in damaged["damaged"]
    assert (whole["label"], whole["practice"], whole["damaged"]) == (label[1], False, "")
    assert "Challenge, May 2026" in laptop.type("vault", "list", passphrase=False).out
