# SPDX-License-Identifier: Apache-2.0
"""Whether a laptop's entry can be used: keys of the right form, an identifier made of them.

A laptop's identifier follows from its keys, so nobody, a lead included, can ever admit other
keys under a colleague's identifier and write in that colleague's place.
"""

import hashlib
import re
from functools import lru_cache

from peerdesk.domain.team import Member
from peerdesk.domain.text import sanitise

NAME_LIMIT = 200
"""Characters in the name of a person or organisation."""
_DEVICE_HEX = 32
_SIGNING_KEY = re.compile("[0-9a-f]{64}")
_PERSON = re.compile("[0-9A-Za-z]{1,64}")
_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_RECIPIENT = re.compile(f"age1[{_LETTERS}]{{58}}")
_CHECKSUM = 6
_SPARE_BITS = 0b1111
"""A key is 256 bits in 52 letters of five, so the last four bits of the last letter are empty."""
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def device_of(signing_key: str, recipient: str) -> str:
    """Return the identifier of the laptop that has these public keys: 32 hexadecimal digits."""
    keys = f"{signing_key}\n{recipient}\n".encode()
    return hashlib.sha256(b"peerdesk device 1\n" + keys).hexdigest()[:_DEVICE_HEX]


def shown(text: str) -> str:
    """Return a name as it is kept: on one line, with nothing hidden in it."""
    return " ".join(sanitise(text).split())


def is_sound(member: Member) -> bool:
    """Say whether an entry can be encrypted to, verified with, and shown in a list."""
    return (
        _SIGNING_KEY.fullmatch(member.signing_key) is not None
        and _is_recipient(member.recipient)
        and member.device == device_of(member.signing_key, member.recipient)
        and _PERSON.fullmatch(member.person) is not None
        and bool(member.name)
        and all(
            text == shown(text) and len(text) <= NAME_LIMIT
            for text in (member.name, member.organisation)
        )
    )


@lru_cache(maxsize=256)
def _is_recipient(text: str) -> bool:
    """Say whether a text is an age recipient, by its checksum (Bech32, BIP-173).

    What was found is remembered: every weighing of the roster asks it of each public key anew.
    """
    if _RECIPIENT.fullmatch(text) is None:
        return False
    kind, letters = text[:3], [_LETTERS.index(letter) for letter in text[4:]]
    spelt = [*(ord(letter) >> 5 for letter in kind), 0, *(ord(letter) & 31 for letter in kind)]
    left = 1
    for value in (*spelt, *letters):
        top = left >> 25
        left = (left & 0x1FFFFFF) << 5 ^ value
        for place, number in enumerate(_GENERATOR):
            left ^= number if top >> place & 1 else 0
    return left == 1 and not letters[-_CHECKSUM - 1] & _SPARE_BITS
