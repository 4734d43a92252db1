# SPDX-License-Identifier: Apache-2.0
"""Claims about the file that a colleague hands to a lead."""

import random

import pytest
from msgspec.structs import replace

from peerdesk.domain.team import Person
from peerdesk.domain.words import Authority, Role
from peerdesk.ledger.canonical import decode, encode
from peerdesk.team.errors import DamagedIdentity
from peerdesk.team.identity_file import LARGEST, IdentityFile, read_identity, write_identity
from peerdesk.team.keys import DeviceKeys

KEYS = DeviceKeys.generate()
MEMBER = KEYS.member(Person("Bo Lindqvist", Role.OFFICER_PEER, "Northwold Council"))
FILE = write_identity(MEMBER, KEYS)


def test_what_is_written_is_read() -> None:
    assert read_identity(FILE) == MEMBER


def test_it_is_small_and_holds_no_secret() -> None:
    signing, identity = KEYS.secrets
    assert len(FILE) < 1_000
    assert signing.hex().encode() not in FILE
    assert signing not in FILE
    assert identity.encode() not in FILE
    assert b"SECRET" not in FILE


def test_any_flipped_bit_is_refused() -> None:
    for place in range(len(FILE)):
        for bit in range(8):
            damaged = bytearray(FILE)
            damaged[place] ^= 1 << bit
            with pytest.raises(DamagedIdentity):
                read_identity(bytes(damaged))


def test_a_cut_or_lengthened_file_is_refused() -> None:
    for size in range(len(FILE)):
        with pytest.raises(DamagedIdentity):
            read_identity(FILE[:size])
    for more in (b"\n", b" ", b"{}", FILE):
        with pytest.raises(DamagedIdentity):
            read_identity(FILE + more)


def test_only_the_laptop_itself_can_sign_its_entry() -> None:
    with pytest.raises(DamagedIdentity):
        read_identity(write_identity(MEMBER, DeviceKeys.generate()))


def test_nobody_can_raise_somebody_else_to_a_lead_on_the_way() -> None:
    content = decode(FILE, IdentityFile)
    raised = replace(content, member=replace(MEMBER, authority=Authority.LEAD))
    with pytest.raises(DamagedIdentity):
        read_identity(encode(raised))


def test_a_later_form_is_refused_with_a_word_about_it() -> None:
    content = replace(decode(FILE, IdentityFile), format="peerdesk identity 2")
    with pytest.raises(DamagedIdentity, match="form"):
        read_identity(encode(content))


@pytest.mark.parametrize("data", [b"", b"{}", b"null", b"\xff" * 100, b"[" * 5000, b"0" * LARGEST])
def test_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedIdentity):
        read_identity(data)


def test_a_large_file_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(DamagedIdentity, match="large"):
        read_identity(FILE + b" " * LARGEST)


def test_chance_bytes_are_refused() -> None:
    chance = random.Random(4)
    for _ in range(200):
        with pytest.raises(DamagedIdentity):
            read_identity(chance.randbytes(chance.randrange(900)))
