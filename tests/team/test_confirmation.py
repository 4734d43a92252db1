# SPDX-License-Identifier: Apache-2.0
"""A laptop's word holds with both its signatures, and with no byte of it changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.ledger.canonical import encode
from peerdesk.ledger.change import Head
from peerdesk.team.confirmation import (
    LARGEST,
    Cleared,
    Completion,
    Evidence,
    Parts,
    Statement,
    complete,
    new_finisher,
    read_cleared,
    sign_statement,
    verify_cleared,
)
from peerdesk.team.errors import DamagedConfirmation
from peerdesk.team.keys import DeviceKeys

KEYS = DeviceKeys.generate()
SECRET, PUBLIC = new_finisher()
EVIDENCE = Evidence(
    sessions=31, notes=640, messages=42, summaries=2, attachments=0, attachment_bytes=0,
    attachments_here=0, changes=1_204, unshared=0,
)  # fmt: skip
PARTS = Parts(keys=13, databases=12, others=3, size=48_000_000)
STATEMENT = Statement(
    challenge="c" * 32, disposal="d" * 32, orders=("e" * 64,), device="f" * 32,
    heads=(Head("f" * 32, "0" * 16, 7, "a" * 64),), vector="b" * 64, evidence=EVIDENCE, parts=PARTS,
    finisher=PUBLIC, at=1_780_000_000_000, offset=60,
)  # fmt: skip
DONE = Completion(starts=1, strangers=0, at=1_780_000_003_000, offset=60)
SIGNATURE = sign_statement(STATEMENT, KEYS.signing)
DATA = complete(STATEMENT, SIGNATURE, DONE, SECRET)


def test_what_was_written_is_read_and_verified() -> None:
    cleared = read_cleared(DATA)
    assert (cleared.statement, cleared.completion) == (STATEMENT, DONE)
    assert cleared.statement.parts.files == 28
    verify_cleared(cleared, KEYS.signing_key)


@given(st.integers(0, len(DATA) - 1), st.integers(0, 7))
def test_no_bit_of_it_can_be_flipped(place: int, bit: int) -> None:
    flipped = bytearray(DATA)
    flipped[place] ^= 1 << bit
    with pytest.raises(DamagedConfirmation):
        verify_cleared(read_cleared(bytes(flipped)), KEYS.signing_key)


def test_another_laptops_key_does_not_verify_it() -> None:
    with pytest.raises(DamagedConfirmation):
        verify_cleared(read_cleared(DATA), DeviceKeys.generate().signing_key)
    with pytest.raises(DamagedConfirmation):
        verify_cleared(read_cleared(DATA), "")


def _refused(cleared: Cleared) -> None:
    with pytest.raises(DamagedConfirmation):
        verify_cleared(read_cleared(encode(cleared)), KEYS.signing_key)


def test_a_first_step_alone_or_with_somebody_elses_second_is_refused() -> None:
    cleared = read_cleared(DATA)
    other, _ = new_finisher()
    _refused(read_cleared(complete(STATEMENT, SIGNATURE, DONE, other)))
    _refused(replace(cleared, completed=""))
    _refused(replace(cleared, completed=cleared.completed.upper()))
    _refused(replace(cleared, completion=replace(DONE, strangers=1)))
    _refused(replace(cleared, statement=replace(STATEMENT, at=0)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b" " + DATA,
        DATA + b" " * LARGEST,
        encode(replace(read_cleared(DATA), format="peerdesk cleared 2")),
    ],
)
def test_what_is_not_in_the_form_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedConfirmation):
        read_cleared(data)
