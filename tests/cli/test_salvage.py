# SPDX-License-Identifier: Apache-2.0
"""A damaged vault is read into a new one, and what is missing is said."""

import random

from peerdesk.ledger.change import Head
from peerdesk.vault.files import DATABASE
from peerdesk.vault.pages import SIZE
from tests.fakes.terminal import PASSPHRASE, Laptop


def _destroy_tail(laptop: Laptop) -> None:
    """Write chance over every third page but the first few."""
    path = laptop.desk.root / "vault-1" / DATABASE
    data, chance = bytearray(path.read_bytes()), random.Random(1)
    for start in range(20 * SIZE, len(data), 3 * SIZE):
        data[start : start + SIZE] = chance.randbytes(SIZE)
    path.write_bytes(data)


def test_a_damaged_vault_is_read_into_a_new_one(laptop: Laptop) -> None:
    for number in range(60):
        assert laptop.type("note", "add", f"line {number} " + "and on " * 40).code == 0
    _destroy_tail(laptop)
    target = laptop.desk.root / "saved"
    done = laptop.type("vault", "salvage", "--to", str(target), "--json")
    assert done.code == 0, done.err
    assert done.json["folder"] == str(target)
    assert done.json["report"]["damaged"] > 3
    listed = laptop.type("--vault", str(target), "vault", "missing", "--json").json
    assert listed == done.json["missing"]
    assert all(gap["lost"] for gap in listed)
    said = laptop.type("--vault", str(target), "verify")
    assert said.code == 0
    assert said.out.startswith("Everything holds.")


def test_nothing_missing_is_said_too(laptop: Laptop) -> None:
    done = laptop.type("vault", "salvage")
    assert done.code == 0
    assert "Every page that was there could be read." in done.out
    assert done.out.endswith("Nothing is missing.\n")


def test_what_was_shared_is_given_up_only_when_asked(laptop: Laptop) -> None:
    with laptop.desk.open_vault(laptop.desk.root / "vault-1", PASSPHRASE) as vault:
        ledger, earlier = vault._ledger, (vault.device, "f" * 16)
        vault.record_bundle(1, (Head(*earlier, 2, "0" * 64),))
        chains = ledger.chains.copy()
        chains.gaps[earlier] = ((1, 2),)
        with ledger.database.transaction():
            ledger.tables.keep_gaps(chains, [earlier])
    shown = laptop.type("vault", "missing")
    assert shown.out.startswith("Missing: this laptop’s own changes, numbers 1 to 2; look for")
    assert "Everything that is here holds." in laptop.type("verify").out
    given = laptop.type("vault", "missing", "--give-up")
    assert given.out.startswith("1 gap declared lost.\nLost for good:")
