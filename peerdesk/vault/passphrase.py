# SPDX-License-Identifier: Apache-2.0
"""Passphrases: five words drawn by chance, or one's own if it is long and hard to guess."""

import re
import secrets
import unicodedata
from collections.abc import Sequence
from math import log2

from mnemonic import Mnemonic
from msgspec import Struct

from peerdesk.vault.errors import WeakPassphrase

WORDS = 5
"""Of 2,048 each: 55 bits, far more than three words, which a thousand graphics cards guess."""
SHORTEST = 12
_ENOUGH = 3
_BETWEEN = frozenset(" ,.;:-_/")
"""What stands between words: the scale thinks too much of it, so it is weighed without as well."""
_NOTHING = {"score": 0, "guesses": 1}
_TELLING = 3  # letters of a known word that is left out; shorter ones are in any word
_WEIGHED = 72  # characters; the scale refuses more, and more is only stronger


class Strength(Struct, frozen=True):
    """How hard a passphrase is to guess: 0 to 4 as zxcvbn weighs it, and bits of guessing."""

    score: int
    bits: float


def suggest_passphrase() -> str:
    """Return five words from the system's source of chance."""
    words: list[str] = Mnemonic("english").wordlist
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def check_passphrase(text: str, known: Sequence[str] = ()) -> Strength:
    """Return how strong a passphrase is, or raise `WeakPassphrase`.

    `known` are words that a guesser would try first: the council's and the team's names.
    """
    typed = unicodedata.normalize("NFKC", text)
    if len(typed.strip()) < SHORTEST:
        raise WeakPassphrase(f"This passphrase has fewer than {SHORTEST} characters")
    strength = weigh_passphrase(typed, known)
    if strength.score < _ENOUGH:
        raise WeakPassphrase("This passphrase is too easy to guess")
    return strength


def weigh_passphrase(text: str, known: Sequence[str] = ()) -> Strength:
    """Return how strong a passphrase is, whatever it is worth; for showing while it is typed."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists take a tenth of a second to read

    words = sorted({word for name in known for word in (name, *name.split()) if word})
    joined = "".join(c for c in text if c not in _BETWEEN)
    found: list[Strength] = []
    for typed in {text, joined, _without(joined, words)}:
        weighed = zxcvbn(typed[:_WEIGHED], user_inputs=words) if typed else _NOTHING
        found.append(Strength(int(weighed["score"]), log2(float(weighed["guesses"]))))
    return min(found, key=lambda strength: strength.bits)


def _without(joined: str, words: Sequence[str]) -> str:
    """Return a passphrase without known words: the scale finds four names in a row strong."""
    rest = joined
    for word in sorted((w for w in words if len(w) >= _TELLING), key=len, reverse=True):
        known = re.escape("".join(c for c in word if c not in _BETWEEN))
        rest = re.sub(known, "", rest, flags=re.IGNORECASE)
    return rest
