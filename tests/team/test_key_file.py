# SPDX-License-Identifier: Apache-2.0
"""A laptop's key in a file of its own: locked with words, and opened by any age program."""

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.team import age_passphrase
from peerdesk.team.errors import DamagedKeyFile, WrongKeyWords
from peerdesk.team.key_file import LARGEST, is_locked, read_key_file, write_key_file
from peerdesk.team.keys import DeviceKeys

WORDS = "walnut ferry cobalt lark onion"
KEYS = DeviceKeys.generate()


@pytest.fixture(scope="module")
def written() -> bytes:
    patch = pytest.MonkeyPatch()
    patch.setattr(age_passphrase.lock, "__kwdefaults__", {"work": 10})
    with patch.context():
        data = write_key_file(KEYS, WORDS)
    patch.undo()
    return data


def test_the_file_gives_the_key_again_and_holds_nothing_in_clear(written: bytes) -> None:
    (again,) = read_key_file(written, WORDS)
    assert again.recipient == KEYS.recipient
    assert again.signing_key != KEYS.signing_key
    assert is_locked(written)
    assert KEYS.recipient.encode() not in written


def test_any_age_program_reads_it_as_age_keygen_writes_its_own(written: bytes) -> None:
    inside = pyrage.passphrase.decrypt(written, WORDS).decode()
    assert inside == f"# public key: {KEYS.recipient}\n{KEYS.secrets[1]}\n"


def test_a_key_in_clear_and_one_locked_by_age_are_taken_too() -> None:
    plain = (
        f"# created: 2026\r\n{KEYS.secrets[1]}\r\n{DeviceKeys.generate().secrets[1]}\r\n".encode()
    )
    assert read_key_file(plain)[0].recipient == KEYS.recipient
    assert len(read_key_file(plain)) == 2
    assert not is_locked(plain)


def test_other_words_do_not_open_it(written: bytes) -> None:
    with pytest.raises(WrongKeyWords):
        read_key_file(written, "other words")


def test_a_file_that_asks_for_too_much_work_is_not_tried(written: bytes) -> None:
    greedy = written.replace(b" 10\n", b" 22\n", 1)
    with pytest.raises(DamagedKeyFile):
        read_key_file(greedy, WORDS)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no key",
        b"\xff\xfe",
        b"x" * (LARGEST + 1),
        b"age-encryption.org/v1\n-> X25519 abc\n",
        KEYS.secrets[1][:-1].encode() + (b"Q" if KEYS.secrets[1][-1] != "Q" else b"P"),
    ],
    ids=["nothing", "words", "no text", "too much", "only begun", "mistyped"],
)
def test_what_is_no_file_of_keys_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedKeyFile):
        read_key_file(data, WORDS)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_flipped_bit_gives_an_error_of_ours_or_nothing_else(data: st.DataObject) -> None:
    whole = age_passphrase.lock(f"{KEYS.secrets[1]}\n".encode(), WORDS, work=1)
    place = data.draw(st.integers(0, len(whole) * 8 - 1))
    broken = bytearray(whole)
    broken[place // 8] ^= 1 << place % 8
    with pytest.raises((DamagedKeyFile, WrongKeyWords)):
        read_key_file(bytes(broken), WORDS)
