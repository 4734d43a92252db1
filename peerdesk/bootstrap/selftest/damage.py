# SPDX-License-Identifier: Apache-2.0
"""One flipped bit anywhere in the database is noticed, and an older database put back is too."""

import random
import shutil
from pathlib import Path

from peerdesk.bootstrap.selftest.bench import Bench, line
from peerdesk.bootstrap.selftest.finding import NotHeld
from peerdesk.vault.errors import VaultError
from peerdesk.vault.files import DATABASE, HEAD
from peerdesk.vault.keys import VaultKeys

BITS = "A single flipped bit on the disk is noticed"
OLDER = "An older state of the vault that is put back is noticed"
FLIPS = 30


def try_flips(bench: Bench, flips: int = FLIPS) -> str:
    """Flip one bit at a time in a copy of the vault, and have the copy looked over."""
    keys = bench.keys()
    copy = bench.copied("flipped")
    whole = (copy / DATABASE).read_bytes()
    for _ in range(flips):
        place, bit = random.randrange(len(whole)), random.randrange(8)  # noqa: S311 - any will do
        damaged = bytearray(whole)
        damaged[place] ^= 1 << bit
        (copy / DATABASE).write_bytes(damaged)
        (copy / HEAD).write_bytes((bench.vault / HEAD).read_bytes())
        if _holds(bench, keys, copy):
            raise NotHeld(f"A bit flipped at byte {place:,} was not noticed")
    shutil.rmtree(copy)
    return f"{flips} bits flipped one at a time in a database of {len(whole):,} bytes, all noticed."


def try_older(bench: Bench) -> str:
    """Put an older database back, once alone and once with the head file beside it."""
    apart = bench.apart("older")
    keys = apart.keys()
    apart.open(keys).close()
    copy = apart.copied("copy")
    with apart.open(keys) as vault:
        vault.append(line("written after the copy"))
    shutil.copy2(copy / DATABASE, apart.vault / DATABASE)
    if _opens_unnoticed(apart, keys):
        raise NotHeld("An older database that was put back was not noticed")
    shutil.copy2(copy / HEAD, apart.vault / HEAD)
    if _opens_unnoticed(apart, keys):
        raise NotHeld("An older vault that was put back whole was not noticed")
    return "An older database alone, and one with its head file: both noticed."


def _holds(bench: Bench, keys: VaultKeys, folder: Path) -> bool:
    try:
        with bench.open(keys, folder) as vault:
            return vault.upkeep.verify().ok
    except VaultError:
        return False


def _opens_unnoticed(bench: Bench, keys: VaultKeys) -> bool:
    try:
        with bench.open(keys) as vault:
            return vault.returned is None
    except VaultError:
        return False
