# SPDX-License-Identifier: Apache-2.0
"""A laptop's age identity in a file of its own: the way to the notes should PeerDesk be gone.

It is an age file locked with words, as the age command makes them of its own keys, and inside are
the lines that `age-keygen` would write. With it and the bundles anybody can read the evidence.
"""

import re

import pyrage

from peerdesk.team.age_header import FIRST
from peerdesk.team.age_passphrase import MOST_WORK, lock
from peerdesk.team.errors import DamagedKeyFile, WrongKeyWords
from peerdesk.team.keys import DeviceKeys

SUFFIX = ".age"
LARGEST = 64 << 10
"""Bytes in a file of keys; about 350 are needed."""
_LOCKED = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n[A-Za-z0-9+/]{43}\n--- ")
_SECRET = re.compile(r"^AGE-SECRET-KEY-1[A-Z0-9]{58}$", re.MULTILINE)


def write_key_file(keys: DeviceKeys, words: str) -> bytes:
    """Return the laptop's age identity, locked with these words.

    The age command opens it too, and takes it as it is after `-i`.
    """
    inside = f"# public key: {keys.recipient}\n{keys.secrets[1]}\n"
    return lock(inside.encode(), words)


def is_locked(data: bytes) -> bool:
    """Say whether a file of keys wants words before it can be read."""
    return data.startswith(FIRST)


def read_key_file(data: bytes, words: str = "") -> tuple[DeviceKeys, ...]:
    """Return the keys that a file holds; they open bundles, and cannot sign for any laptop.

    `data` is as `write_key_file` or the age command made it, locked or in clear. Raises
    `DamagedKeyFile` and `WrongKeyWords`; nothing that asks for more than about a second of work
    is tried.
    """
    if len(data) > LARGEST:
        raise DamagedKeyFile("it is too large for one")
    try:
        text = (_unlocked(data, words) if is_locked(data) else data).decode()
    except UnicodeDecodeError as error:
        raise DamagedKeyFile("it is no text") from error
    found = _SECRET.findall(text.replace("\r\n", "\n"))
    try:
        keys = tuple(DeviceKeys.reading(secret) for secret in found)
    except pyrage.IdentityError as error:
        raise DamagedKeyFile("the key in it has a wrong letter") from error
    if not keys:
        raise DamagedKeyFile("it holds no key that begins with AGE-SECRET-KEY-1")
    return keys


def _unlocked(data: bytes, words: str) -> bytes:
    found = _LOCKED.match(data, len(FIRST))
    if found is None or int(found[1]) > MOST_WORK:
        raise DamagedKeyFile("it is not locked with words, or with far too much work")
    try:
        return bytes(pyrage.passphrase.decrypt(data, words))
    except pyrage.DecryptError as error:
        raise WrongKeyWords from error
