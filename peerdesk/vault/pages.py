# SPDX-License-Identifier: Apache-2.0
"""Single pages of an encrypted database, read without the database's own machinery.

SQLCipher encrypts page by page, each with its own start value and its own code, so every page
can be read whatever became of the others (see the decision on salvage). The layout is that of
SQLCipher 4: 4,096 bytes, of which the last 80 are the start value (16) and the code (64).
"""

import hashlib
import hmac
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

SIZE = 4096
USABLE = 4016
"""Bytes of a page that hold content."""
_IV = 16
_SALT = 16
_MASK = 0x3A
_ROUNDS = 2
"""What SQLCipher makes the key of the pages' codes with; it stretches nothing that is random."""
_COUNT = slice(28, 32)
"""Where the first page says how many there are."""
_JOURNAL = bytes.fromhex("d9d505f920a163d7")


class Page(NamedTuple):
    """The content of a page; `sound` says that its code vouches for it."""

    content: bytes
    sound: bool


class Pages:
    """Reads the pages of a database file as they stood before a write that was broken off.

    Where the first bytes of the file are destroyed, no code can be checked at all: then every
    page but the first counts as sound, and what makes no sense is left out by those who read it.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._key = key
        self._file = path.open("rb")
        self._code_key = _code_key(key, self._bytes(0, _SALT))
        self.count = -(-path.stat().st_size // SIZE)
        self.blind = not any(self._holds(n, self._raw(n)) for n in range(1, self.count + 1))
        self._before = self._journaled(path.with_name(f"{path.name}-journal"))
        self.damaged: set[int] = set()
        """The pages read so far that their codes do not vouch for."""

    def read(self, number: int) -> Page | None:
        """Return a page by its number, from 1, or None where there is nothing of it."""
        if not 1 <= number <= self.count:
            return None
        raw = self._before.get(number) or self._raw(number)
        if len(raw) < SIZE:
            self.damaged.add(number)
            return None
        return Page(self._decrypted(number, raw), self._is_sound(number, raw))

    def cut(self) -> int:
        """Return how many pages are missing at the end, as far as the first page says it."""
        first = self.read(1)
        if first is None or not first.sound:
            return 0
        return max(int.from_bytes(first.content[_COUNT]) - self.count, 0)

    def check(self, number: int) -> None:
        """Hold a page of the file itself against its code, and remember it if that fails."""
        raw = self._raw(number)
        if len(raw) < SIZE or not self._holds(number, raw):
            self.damaged.add(number)

    def _is_sound(self, number: int, raw: bytes) -> bool:
        sound = self._holds(number, raw) or (self.blind and number > 1)
        if not sound:
            self.damaged.add(number)
        return sound

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _raw(self, number: int) -> bytes:
        return self._bytes((number - 1) * SIZE, SIZE)

    def _bytes(self, start: int, length: int) -> bytes:
        """Return bytes of the file, or none where the disk cannot read them."""
        try:
            self._file.seek(start)
            return self._file.read(length)
        except OSError:
            return b""

    def _decrypted(self, number: int, raw: bytes) -> bytes:
        skipped = _SALT if number == 1 else 0
        mode = modes.CBC(raw[USABLE : USABLE + _IV])
        decryptor = Cipher(algorithms.AES(self._key), mode).decryptor()
        return bytes(skipped) + decryptor.update(raw[skipped:USABLE])

    def _holds(self, number: int, raw: bytes) -> bool:
        """Say whether a page's code is right for this content at this place."""
        skipped = _SALT if number == 1 else 0
        made = hmac.new(self._code_key, raw[skipped : USABLE + _IV], "sha512")
        made.update(number.to_bytes(4, "little"))
        return hmac.compare_digest(made.digest(), raw[USABLE + _IV :])

    def _journaled(self, path: Path) -> dict[int, bytes]:
        """Return the pages that a broken-off write had put aside, and forget those it added."""
        try:
            data = path.read_bytes()
        except OSError:
            return {}
        before: dict[int, bytes] = {}
        start = 0
        while data[start : start + 8] == _JOURNAL:
            records, _, pages, sector, _ = (
                int.from_bytes(data[at : at + 4]) for at in range(start + 8, start + 28, 4)
            )
            first = start + max(sector, 28)
            step = SIZE + 8
            for at in range(first, min(first + records * step, len(data) - step + 1), step):
                number = int.from_bytes(data[at : at + 4])
                raw = data[at + 4 : at + 4 + SIZE]
                if self._holds(number, raw):
                    before.setdefault(number, raw)
            self.count = min(self.count, pages) if start == 0 else self.count
            end = first + records * step
            start = -(-end // max(sector, 28)) * max(sector, 28)
        return before


def _code_key(key: bytes, salt: bytes) -> bytes:
    masked = bytes(byte ^ _MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, masked, _ROUNDS, len(key))
