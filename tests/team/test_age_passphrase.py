# SPDX-License-Identifier: Apache-2.0
"""age files under a passphrase: the same for other age programs, bounded, and told apart."""

import os
import pty
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.team import age_passphrase
from peerdesk.team.age_passphrase import MOST_WORK, WORK, lock, look_at, unlock
from peerdesk.team.joining_errors import (
    DamagedInvitation,
    JoiningError,
    NotAnInvitation,
    TooLittleRoom,
    WrongSpokenWords,
)

AGE = shutil.which("age") or ""
PHRASE = "abandon ability able about above"
PIECE = 64 << 10


@given(st.binary(max_size=300), st.text(min_size=1, max_size=40))
@settings(max_examples=40)
def test_what_was_locked_is_what_opens(content: bytes, phrase: str) -> None:
    assert unlock(lock(content, phrase, work=1), phrase) == content


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])
def test_other_age_libraries_open_what_we_write(size: int) -> None:
    content = Random(size).randbytes(size)
    sealed = lock(content, PHRASE, work=4)
    assert pyrage.passphrase.decrypt(sealed, PHRASE) == content
    assert unlock(sealed, PHRASE) == content


def _with_age(arguments: list[str], phrase: str, asked: int) -> None:
    """Run the age command, which asks for a passphrase at a terminal and nowhere else."""
    child, terminal = pty.fork()
    if not child:
        os.execv(AGE, [AGE, *arguments])  # noqa: S606 - in the child, at its own terminal
    heard = b""
    while True:
        try:
            heard += os.read(terminal, 1024)
        except OSError:  # the command has ended, and the terminal with it
            break
        if asked and b"passphrase" in heard.lower():
            os.write(terminal, phrase.encode() + b"\n")
            asked, heard = asked - 1, b""
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert status == 0


@pytest.mark.skipif(not AGE, reason="the age command is not installed")
def test_the_age_command_opens_what_we_write(tmp_path: Path) -> None:
    content = bytes(range(256)) * 600
    path, out = tmp_path / "a.age", tmp_path / "a"
    path.write_bytes(lock(content, PHRASE, work=10))
    _with_age(["--decrypt", "-o", str(out), str(path)], PHRASE, 1)
    assert out.read_bytes() == content


@pytest.mark.skipif(not AGE, reason="the age command is not installed")
def test_what_the_age_command_locked_is_refused_for_its_header_is_not_vouched_for(
    tmp_path: Path,
) -> None:
    path, out = tmp_path / "a", tmp_path / "a.age"
    path.write_bytes(b"content")
    _with_age(["--encrypt", "--passphrase", "-o", str(out), str(path)], PHRASE, 2)
    with pytest.raises(DamagedInvitation):
        unlock(out.read_bytes(), PHRASE)


def test_other_words_and_a_damage_are_told_apart() -> None:
    sealed = lock(b"content", PHRASE, work=2)
    with pytest.raises(WrongSpokenWords):
        unlock(sealed, "zoo zoo zoo zoo zoo")
    for place in range(len(sealed)):
        damaged = bytearray(sealed)
        damaged[place] ^= 1
        with pytest.raises(JoiningError) as met:
            unlock(bytes(damaged), PHRASE)
        assert not isinstance(met.value, WrongSpokenWords)


def test_two_thousand_damages_are_refused_whatever_they_are() -> None:
    chance = Random(22)
    sealed = lock(chance.randbytes(PIECE + 99), PHRASE, work=1)
    for _ in range(2_000):
        with pytest.raises((DamagedInvitation, NotAnInvitation)):
            unlock(_damaged(sealed, chance), PHRASE)


def _damaged(sealed: bytes, chance: Random) -> bytes:
    """Return the file with a bit flipped, cut short, lengthened, or with pieces swapped."""
    place = chance.randrange(len(sealed))
    sort = chance.randrange(10)
    if sort == 0:
        return sealed[:place]
    if sort == 1:
        return sealed + chance.randbytes(1 + place % 40)
    if sort == 2:
        return sealed[:place] + sealed[place + 1 :]
    damaged = bytearray(sealed)
    damaged[place if sort < 7 else place % 200] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _stanzas(*stanzas: bytes) -> bytes:
    return b"age-encryption.org/v1\n" + b"".join(stanzas) + b"--- " + b"A" * 43 + b"\n" + bytes(64)


def _scrypt(work: bytes, salt: bytes = b"A" * 22, body: bytes = b"A" * 43) -> bytes:
    return b"-> scrypt " + salt + b" " + work + b"\n" + body + b"\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"age-encryption.org/v1\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n",
        _stanzas(_scrypt(b"22")),
        _stanzas(_scrypt(b"19")),
        _stanzas(_scrypt(b"0")),
        _stanzas(_scrypt(b"04")),
        _stanzas(_scrypt(b"-4")),
        _stanzas(_scrypt(b"9" * 400)),
        _stanzas(*[_scrypt(b"10")] * 800),
        _stanzas(_scrypt(b"10"), _scrypt(b"10")),
        _stanzas(_scrypt(b"10", salt=b"A" * 21 + b"B")),
        _stanzas(_scrypt(b"10", body=b"A" * 42 + b"B")),
        _stanzas(b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"),
        _stanzas(),
    ],
    ids=str,
)
def test_headers_that_no_invitation_has_are_refused_before_any_work(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age_passphrase, "Scrypt", _never)
    with pytest.raises(NotAnInvitation):
        unlock(data, PHRASE)


def test_a_header_that_nobody_vouches_for_costs_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_passphrase, "Scrypt", _never)
    with pytest.raises(DamagedInvitation):
        unlock(_stanzas(_scrypt(b"18")), PHRASE)
    with pytest.raises(DamagedInvitation):
        look_at(_stanzas(_scrypt(b"18"))[:-60])


def _never(**_: object) -> object:
    raise AssertionError("scrypt was asked to work")


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, **_: object) -> None: ...

        def derive(self, _: bytes) -> bytes:
            raise MemoryError

    sealed = lock(b"", PHRASE, work=4)
    monkeypatch.setattr(age_passphrase, "Scrypt", Full)
    with pytest.raises(TooLittleRoom) as met:
        unlock(sealed, PHRASE)
    assert met.value.mebibytes == 1


def _resealed(sealed: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Return a file whose header was changed by somebody who vouches for it anew."""
    header = change(look_at(sealed).header)
    return header + age_passphrase._nonce_of(header) + look_at(sealed).payload[16:]


def test_a_header_vouched_for_anew_still_has_to_bear_its_own_mac() -> None:
    sealed = lock(b"content", PHRASE, work=4)
    other = look_at(lock(b"content", PHRASE, work=4)).header
    mac = other[other.index(b"---") :]
    forged = _resealed(sealed, lambda header: header[: header.index(b"---")] + mac)
    with pytest.raises(DamagedInvitation):
        unlock(forged, PHRASE)


def test_an_empty_last_piece_is_refused() -> None:
    """Age allows none where there is another before it."""
    sealed = lock(bytes(PIECE), PHRASE, work=1)
    locked = look_at(sealed)
    key = age_passphrase._file_key(locked, PHRASE)
    cipher = ChaCha20Poly1305(age_passphrase._derived(key, locked.payload[:16], b"payload"))
    first = cipher.encrypt(age_passphrase._counted(0, last=False), bytes(PIECE), None)
    second = cipher.encrypt(age_passphrase._counted(1, last=True), b"", None)
    with pytest.raises(DamagedInvitation):
        unlock(locked.header + locked.payload[:16] + first + second, PHRASE)


def test_the_work_is_what_the_page_says() -> None:
    assert WORK == MOST_WORK == 18
