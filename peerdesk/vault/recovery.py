# SPDX-License-Identifier: Apache-2.0
"""Recovery words: a key that can be written on paper, as BIP-39 sets it out."""

import secrets
import unicodedata
from collections.abc import Sequence

from mnemonic import Mnemonic

from peerdesk.vault.errors import WrongRecoveryWords

_LENGTHS = (12, 24)
_BITS_A_WORD = 32 / 3  # of chance; the rest of each word's 11 bits is a checksum


def new_recovery_words(count: int = 12) -> tuple[str, ...]:
    """Return 12 (128 bits of chance) or 24 new words from the system's source of chance."""
    if count not in _LENGTHS:
        raise ValueError(count)
    entropy = secrets.token_bytes(round(count * _BITS_A_WORD / 8))
    words: str = Mnemonic("english").to_mnemonic(entropy)
    return tuple(words.split())


def entropy_of(words: Sequence[str]) -> bytes:
    """Return what recovery words stand for, or say which word cannot be right."""
    language = Mnemonic("english")
    typed = [unicodedata.normalize("NFKD", word).strip().casefold() for word in words]
    typed = [word for text in typed for word in text.split()]
    if len(typed) not in _LENGTHS:
        raise WrongRecoveryWords(f"Recovery words are 12 or 24, and these are {len(typed)}")
    for place, word in enumerate(typed, 1):
        if word not in language.wordlist:
            raise WrongRecoveryWords(f"Word {place} is not one of the recovery words")
    try:
        return bytes(language.to_entropy(typed))
    except ValueError as error:
        raise WrongRecoveryWords("These recovery words do not belong together") from error
