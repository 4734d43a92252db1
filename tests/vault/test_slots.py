# SPDX-License-Identifier: Apache-2.0
"""Keys: what opens a vault, what does not, and how a damaged slot is told from a wrong key."""

import msgspec
import pytest
from cryptography.hazmat.primitives.kdf import argon2

from peerdesk.vault import derivation
from peerdesk.vault.derivation import CEILING, FLOOR, USUAL, Cost, calibrate, check_cost, derive
from peerdesk.vault.errors import (
    DamagedHeader,
    TooLittleMemory,
    WrongPassphrase,
    WrongRecoveryWords,
)
from peerdesk.vault.keys import VaultKeys, new_vault_key
from peerdesk.vault.recovery import entropy_of, new_recovery_words
from peerdesk.vault.slots import (
    Slot,
    _digest,
    name_of_key,
    open_coming,
    open_with_entropy,
    open_with_passphrase,
    seal_coming,
    seal_with_passphrase,
    seal_with_recovery,
)
from tests.vault.conftest import SECRET

VAULT = "f" * 32
KEY = bytes(range(32))


@pytest.fixture(scope="module")
def slot() -> Slot:
    return seal_with_passphrase(VAULT, KEY, SECRET, FLOOR)


def test_the_passphrase_opens_its_slot_and_another_does_not(slot: Slot) -> None:
    assert open_with_passphrase(slot, SECRET) == KEY
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(slot, SECRET + " ")


def test_two_ways_of_typing_a_letter_are_one_passphrase() -> None:
    composed, decomposed = "caf\u00e9 \ufb01ne", "cafe\u0301 fine"
    assert derive(composed, bytes(16), FLOOR) == derive(decomposed, bytes(16), FLOOR)


def test_a_slot_is_sealed_anew_each_time(slot: Slot) -> None:
    again = seal_with_recovery(VAULT, KEY, b"e" * 16)
    other = seal_with_recovery(VAULT, KEY, b"e" * 16)
    assert (again.head.salt, again.head.nonce) != (other.head.salt, other.head.nonce)
    assert again.sealed != other.sealed
    assert KEY not in slot.sealed


def test_recovery_words_open_their_slot_and_others_do_not() -> None:
    words = new_recovery_words()
    slot = seal_with_recovery(VAULT, KEY, entropy_of(words))
    assert open_with_entropy(slot, entropy_of([" ".join(words).upper()])) == KEY
    with pytest.raises(WrongRecoveryWords):
        open_with_entropy(slot, entropy_of(new_recovery_words()))


@pytest.mark.parametrize("count", [12, 24])
def test_recovery_words_hold_all_the_chance_that_they_say(count: int) -> None:
    words = new_recovery_words(count)
    assert len(words) == count
    assert len(entropy_of(words)) == count * 4 // 3
    assert words != new_recovery_words(count)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        (("abandon",) * 11, "these are 11"),
        (("abandon",) * 12, "do not belong together"),
        (("abandon",) * 11 + ("peerdesk",), "Word 12 is not one"),
        ((), "these are 0"),
    ],
)
def test_what_is_wrong_with_recovery_words_is_said(typed: tuple[str, ...], what: str) -> None:
    with pytest.raises(WrongRecoveryWords, match=what):
        entropy_of(typed)


def test_no_other_number_of_recovery_words_is_made() -> None:
    with pytest.raises(ValueError, match="18"):
        new_recovery_words(18)


@pytest.mark.parametrize("field", ["sealed", "check", "digest"])
def test_any_flipped_bit_of_a_slot_is_damage_and_never_a_wrong_passphrase(
    slot: Slot, field: str
) -> None:
    data = getattr(slot, field)
    for place in range(len(data)):
        flipped = bytes(byte ^ (place == at) for at, byte in enumerate(data))
        damaged = msgspec.structs.replace(slot, **{field: flipped})
        assert not damaged.whole
        with pytest.raises(DamagedHeader):
            open_with_passphrase(damaged, SECRET)


def test_a_slot_forged_around_the_right_commitment_is_damage(slot: Slot) -> None:
    for head, sealed in (
        (slot.head, bytes(48)),
        (msgspec.structs.replace(slot.head, wraps="0" * 16), slot.sealed),
    ):
        digest = _digest(head, sealed, slot.check)
        forged = msgspec.structs.replace(slot, head=head, sealed=sealed, digest=digest)
        assert forged.whole
        with pytest.raises(DamagedHeader):
            open_with_passphrase(forged, SECRET)


@pytest.mark.parametrize("field", ["vault", "kind", "wraps", "salt", "nonce", "cost"])
def test_a_changed_head_of_a_slot_is_damage(slot: Slot, field: str) -> None:
    changed = {
        "vault": "e" * 32, "kind": "other", "wraps": "0" * 16,
        "salt": b"s" * 16, "nonce": b"n" * 12,
        "cost": Cost(FLOOR.memory, FLOOR.passes + 1, FLOOR.lanes),
    }  # fmt: skip
    head = msgspec.structs.replace(slot.head, **{field: changed[field]})
    with pytest.raises(DamagedHeader):
        open_with_passphrase(msgspec.structs.replace(slot, head=head), SECRET)


def test_a_slot_of_one_kind_is_not_opened_as_the_other(slot: Slot) -> None:
    with pytest.raises(DamagedHeader):
        open_with_entropy(slot, b"e" * 16)
    recovery = seal_with_recovery(VAULT, KEY, b"e" * 16)
    with pytest.raises(DamagedHeader):
        open_with_passphrase(recovery, SECRET)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(FLOOR.memory - 1, FLOOR.passes, FLOOR.lanes),
        Cost(FLOOR.memory, FLOOR.passes - 1, FLOOR.lanes),
        Cost(FLOOR.memory, FLOOR.passes, 0),
        Cost(CEILING.memory + 1, FLOOR.passes, FLOOR.lanes),
        Cost(FLOOR.memory, CEILING.passes + 1, FLOOR.lanes),
        Cost(FLOOR.memory, FLOOR.passes, CEILING.lanes + 1),
    ],
)
def test_a_cost_out_of_bounds_is_refused_before_it_is_paid(cost: Cost) -> None:
    with pytest.raises(DamagedHeader):
        check_cost(cost)


class _Laptop:
    """A clock of a laptop on which costs take so long; each is tried twice, once while busy."""

    def __init__(self, *seconds: float) -> None:
        self._ticks = [tick for second in seconds for tick in (0.0, second * 3, 0.0, second)]

    def __call__(self) -> float:
        return self._ticks.pop(0)


def test_a_slow_laptop_gets_the_floor_and_a_fast_one_what_it_can_bear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(derivation, "derive", lambda *_: b"")
    slow = calibrate(1.0, _Laptop(2.0))
    assert (slow.cost, slow.seconds) == (FLOOR, 2.0)
    usual = calibrate(1.0, _Laptop(0.1, 0.2, 0.5))
    assert usual.cost == Cost(FLOOR.memory * 4, 6, FLOOR.lanes)
    assert usual.seconds == pytest.approx(1.0)
    fast = calibrate(1.0, _Laptop(0.01, 0.02, 0.04))
    assert fast.cost == Cost(FLOOR.memory * 4, CEILING.passes, FLOOR.lanes)
    assert fast.seconds == pytest.approx(0.04 / 3 * 10)


def test_a_laptop_with_little_memory_gets_as_much_as_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Crowded:
        def __init__(self, *, memory_cost: int, **_: object) -> None:
            self._memory = memory_cost

        def derive(self, _: bytes) -> bytes:
            if self._memory > FLOOR.memory:
                raise MemoryError
            return b""

    monkeypatch.setattr(argon2, "Argon2id", Crowded)
    chosen = calibrate(1.0, _Laptop(0.25, 0.25, 0.25)).cost
    assert (chosen.memory, chosen.passes) == (FLOOR.memory, CEILING.passes)
    with pytest.raises(TooLittleMemory, match="256 MB"):
        derive("whatever", bytes(16), USUAL)


def test_a_calibrated_cost_is_one_that_a_vault_opens_with() -> None:
    found = calibrate(0.1)
    assert check_cost(found.cost) == found.cost
    assert found.seconds > 0


def test_the_key_so_far_leads_to_the_coming_one_and_nothing_else_does(slot: Slot) -> None:
    coming = bytes(range(1, 33))
    leading = seal_coming(VAULT, coming, KEY)
    assert open_coming(leading, KEY) == coming
    assert (leading.head.wraps, slot.head.wraps) == (name_of_key(coming), name_of_key(KEY))
    with pytest.raises(DamagedHeader):
        open_coming(leading, coming)
    with pytest.raises(DamagedHeader):
        open_coming(slot, KEY)
    with pytest.raises(DamagedHeader):
        open_coming(msgspec.structs.replace(leading, check=bytes(32)), KEY)


def test_a_key_cannot_be_told_from_its_name() -> None:
    keys = [new_vault_key() for _ in range(50)]
    assert len({name_of_key(key) for key in keys}) == 50
    assert not any(name_of_key(key) in key.hex() for key in keys)


def test_each_purpose_has_its_own_key_and_none_is_shown() -> None:
    keys = VaultKeys.of(new_vault_key())
    assert keys.database != keys.head
    assert keys.database.hex() not in repr(keys)
    assert repr(keys.database) not in repr(keys)
