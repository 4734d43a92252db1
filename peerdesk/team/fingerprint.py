# SPDX-License-Identifier: Apache-2.0
"""What follows from a laptop's public keys: six words to say aloud, and why some are refused."""

import hashlib
from functools import cache

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from mnemonic import Mnemonic

from peerdesk.domain.laptop import NAME_LIMIT, device_of, shown
from peerdesk.domain.team import Member
from peerdesk.team.errors import DamagedIdentity

WORDS = 6
"""Six words of eleven bits: 66 bits that somebody would have to match with keys of their own."""
_BITS = 11
_IDENTIFIER_LIMIT = 64


def fingerprint(member: Member) -> tuple[str, ...]:
    """Return six English words (BIP-39) for both public keys, to be compared by voice."""
    digest = _digest(b"peerdesk fingerprint 1\n", member.signing_key, member.recipient)
    number = int.from_bytes(digest) >> (len(digest) * 8 - WORDS * _BITS)
    places = [number >> (_BITS * n) & ((1 << _BITS) - 1) for n in reversed(range(WORDS))]
    words = word_list()
    return tuple(words[place] for place in places)


def check_member(member: Member) -> Member:
    """Return a laptop's entry if its keys can be used and its identifier follows from them.

    Raises `DamagedIdentity`; an entry that passed can be encrypted to and verified with.
    """
    try:
        raw = bytes.fromhex(member.signing_key)
        Ed25519PublicKey.from_public_bytes(raw)
        again = str(pyrage.x25519.Recipient.from_str(member.recipient))
    except (ValueError, pyrage.RecipientError) as error:
        raise DamagedIdentity("its keys cannot be used") from error
    if again != member.recipient or raw.hex() != member.signing_key:
        raise DamagedIdentity("its keys are not written in the one form")
    if member.device != device_of(member.signing_key, member.recipient):
        raise DamagedIdentity("its keys are not those of the laptop that it names")
    if not _is_identifier(member.person):
        raise DamagedIdentity("it names its owner in an unknown form")
    if not member.name:
        raise DamagedIdentity("it has no name")
    for text in (member.name, member.organisation):
        if text != shown(text) or len(text) > NAME_LIMIT:
            raise DamagedIdentity("it has a name that cannot be shown")
    return member


def _is_identifier(text: str) -> bool:
    return text.isascii() and text.isalnum() and len(text) <= _IDENTIFIER_LIMIT


def _digest(context: bytes, signing_key: str, recipient: str) -> bytes:
    return hashlib.sha256(context + f"{signing_key}\n{recipient}\n".encode()).digest()


@cache
def word_list() -> tuple[str, ...]:
    """Return the 2,048 English words of BIP-39."""
    return tuple(Mnemonic("english").wordlist)
