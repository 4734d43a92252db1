# SPDX-License-Identifier: Apache-2.0
"""age files locked with a passphrase: the scrypt form of https://c2sp.org/age, written by us.

The age libraries calibrate scrypt to the writer's machine, so what a fast laptop writes a slow
one could not open, and a hostile file can ask for gigabytes. Here the work is chosen, and bounded
before any of it is done.

age cannot tell a wrong passphrase from a damaged header. Its payload begins with a nonce of 16
bytes, which need only differ for every file's key, and that key is random: so ours is a digest of
the header. Any age program reads the file; ours also knows whether the header is as it was written.
"""

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from peerdesk.team.joining_errors import (
    DamagedInvitation,
    NotAnInvitation,
    TooLittleRoom,
    WrongSpokenWords,
)

WORK = 18
"""log2 of scrypt's N: about a second and 256 MiB, once, on either side."""
MOST_WORK = 18
"""Nothing that asks for more is even tried."""
FIRST = b"age-encryption.org/v1\n"
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n"
    rb"([A-Za-z0-9+/]{43})\n"
    rb"--- ([A-Za-z0-9+/]{43})\n"
)
_SALT, _KEY, _NONCE, _TAG, _PIECE = 16, 16, 16, 16, 64 << 10
_LABEL = b"age-encryption.org/v1/scrypt"
_CONTEXT = b"peerdesk passphrase header 1\n"
_NO_NONCE = bytes(12)


@dataclass(frozen=True)
class Locked:
    """A file's header, taken apart: what scrypt needs, the wrapped key, and where the rest is."""

    salt: bytes
    work: int
    wrapped: bytes
    mac: bytes
    header: bytes
    payload: bytes

    @property
    def begun(self) -> bytes:
        """Return the part of the header that its MAC is over."""
        return self.header[: self.header.rindex(b"---") + 3]


def lock(content: bytes, passphrase: str, *, work: int = WORK) -> bytes:
    """Return an age file of the content, to be opened with the passphrase alone."""
    salt, key = secrets.token_bytes(_SALT), secrets.token_bytes(_KEY)
    wrapped = ChaCha20Poly1305(_stretched(passphrase, salt, work)).encrypt(_NO_NONCE, key, None)
    stanza = b"-> scrypt %s %d\n%s\n" % (_written(salt), work, _written(wrapped))
    begun = FIRST + stanza + b"---"
    header = begun + b" " + _written(_mac(key, begun)) + b"\n"
    nonce = _nonce_of(header)
    cipher = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
    pieces = [content[at : at + _PIECE] for at in range(0, len(content), _PIECE)] or [b""]
    sealed = (
        cipher.encrypt(_counted(number, last=number == len(pieces) - 1), piece, None)
        for number, piece in enumerate(pieces)
    )
    return header + nonce + b"".join(sealed)


def unlock(data: bytes, passphrase: str) -> bytes:
    """Return what an age file locked by `lock` holds.

    Nothing is stretched before the header has been held against its digest, and no work beyond
    `MOST_WORK` is done. Raises `NotAnInvitation`, `DamagedInvitation`, `WrongSpokenWords` and
    `TooLittleRoom`.
    """
    locked = look_at(data)
    key = _file_key(locked, passphrase)
    if not hmac.compare_digest(_mac(key, locked.begun), locked.mac):
        raise DamagedInvitation("its header is not the one that was written")
    nonce, sealed = locked.payload[:_NONCE], locked.payload[_NONCE:]
    cipher = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
    size = _PIECE + _TAG
    pieces = [sealed[at : at + size] for at in range(0, len(sealed), size)]
    try:
        opened = [
            cipher.decrypt(_counted(number, last=number == len(pieces) - 1), piece, None)
            for number, piece in enumerate(pieces)
        ]
    except InvalidTag as error:
        raise DamagedInvitation("it was changed or cut short on its way") from error
    if len(opened) > 1 and not opened[-1]:
        raise DamagedInvitation("it does not end as it should")
    return b"".join(opened)


def look_at(data: bytes) -> Locked:
    """Return the parts of a file locked with a passphrase; compares bytes and stretches nothing.

    Raises `NotAnInvitation` and `DamagedInvitation`.
    """
    if not data.startswith(FIRST):
        raise NotAnInvitation("its first line is another")
    found = _HEADER.match(data)
    if found is None:
        raise NotAnInvitation("its header is not in the one form")
    salt, wrapped, mac = (_read(found[place]) for place in (1, 3, 4))
    locked = Locked(salt, int(found[2]), wrapped, mac, found[0], data[found.end() :])
    if locked.work > MOST_WORK:
        raise NotAnInvitation("it asks for more work than any invitation does")
    if len(locked.payload) < _NONCE + _TAG:
        raise DamagedInvitation("it ends too early")
    if not hmac.compare_digest(locked.payload[:_NONCE], _nonce_of(locked.header)):
        raise DamagedInvitation("its header was changed")
    return locked


def _file_key(locked: Locked, passphrase: str) -> bytes:
    stretched = _stretched(passphrase, locked.salt, locked.work)
    try:
        return ChaCha20Poly1305(stretched).decrypt(_NO_NONCE, locked.wrapped, None)
    except InvalidTag as error:
        raise WrongSpokenWords from error


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    scrypt = Scrypt(salt=_LABEL + salt, length=32, n=1 << work, r=8, p=1)
    try:
        return scrypt.derive(passphrase.encode())
    except MemoryError as error:
        raise TooLittleRoom(1 << max(work - 10, 0)) from error


def _mac(key: bytes, begun: bytes) -> bytes:
    return hmac.digest(_derived(key, b"", b"header"), begun, "sha256")


def _derived(key: bytes, salt: bytes, label: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=label).derive(key)


def _nonce_of(header: bytes) -> bytes:
    return hashlib.sha256(_CONTEXT + header).digest()[:_NONCE]


def _counted(number: int, *, last: bool) -> bytes:
    """Return the nonce of a piece: eleven bytes that count, and one that says it is the last."""
    return number.to_bytes(11) + bytes([last])


def _written(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _read(text: bytes) -> bytes:
    data = base64.b64decode(text + b"=" * (-len(text) % 4))
    if _written(data) != text:
        raise NotAnInvitation("its header is not in the one form")
    return data
