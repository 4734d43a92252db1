# SPDX-License-Identifier: Apache-2.0
"""Passphrases: five words of chance, or one's own if nobody could guess it."""

import pytest
from mnemonic import Mnemonic

from peerdesk.vault.errors import WeakPassphrase
from peerdesk.vault.passphrase import (
    Strength,
    check_passphrase,
    suggest_passphrase,
    weigh_passphrase,
)


def test_five_words_are_suggested_and_are_strong_enough() -> None:
    words = set(Mnemonic("english").wordlist)
    suggested = {suggest_passphrase() for _ in range(20)}
    assert len(suggested) == 20
    for passphrase in suggested:
        assert len(passphrase.split()) == 5
        assert set(passphrase.split()) <= words
        assert check_passphrase(passphrase).score >= 3


@pytest.mark.parametrize(
    "weak",
    ["", "short", "elevenchars", "password1234", "aaaaaaaaaaaaaaaa", "qwertyuiopas", " " * 40],
)
def test_what_is_short_or_easily_guessed_is_refused(weak: str) -> None:
    with pytest.raises(WeakPassphrase):
        check_passphrase(weak)


def test_names_that_a_guesser_would_try_first_do_not_count() -> None:
    for passphrase in ("Harrowmere Okafor", "harrowmereokafor", "Okafor, Harrowmere"):
        assert check_passphrase(passphrase).score >= 3
        with pytest.raises(WeakPassphrase):
            check_passphrase(passphrase, ("Harrowmere Council", "Helen Okafor"))


@pytest.mark.parametrize(
    "names",
    [
        "Marlowe Vale Helen Okafor",
        "HELEN-OKAFOR-MARLOWE-VALE-COUNCIL",
        "helen.okafor.helen.okafor.helen.okafor",
        "Marlowe Vale Council 2026",
    ],
)
def test_no_row_of_names_is_strong_however_long(names: str) -> None:
    with pytest.raises(WeakPassphrase):
        check_passphrase(names, ("Marlowe Vale Council", "Helen Okafor"))


def test_chance_stays_strong_beside_a_name_that_is_part_of_it() -> None:
    known = ("Ann Vale", "Art Of", "(", "Rip", "Quiet Anvil Trust")
    assert check_passphrase("ripple anvil quiet lantern moss", known).score >= 3


def test_a_very_long_passphrase_can_be_weighed() -> None:
    assert check_passphrase("unlikely otter " * 200).score == 4


def test_strength_is_shown_while_typing() -> None:
    assert weigh_passphrase("") == weigh_passphrase("- -") == Strength(0, 0.0)
    assert weigh_passphrase("password").bits < weigh_passphrase("a lonely otter sings").bits
