# SPDX-License-Identifier: Apache-2.0
"""From a passphrase to a key, slowly on purpose: Argon2id with a cost that fits the laptop.

The libraries are read in when a key is derived; the unlock screen, which knows costs from the
headers that it lists, need not wait for them.
"""

import time
import unicodedata
from collections.abc import Callable

from msgspec import Struct

from peerdesk.vault.errors import DamagedHeader, TooLittleMemory
from peerdesk.vault.forgetting import forget

_MIB = 1024
_LEAST = 8  # KiB; Argon2 takes no less
_SHORTEST = 0.001  # seconds; no laptop derives a key in less, but a clock may say so
KEY = 32
"""Bytes in every key."""


class Cost(Struct, frozen=True, forbid_unknown_fields=True):
    """What one try costs: memory in KiB, passes over it, and lanes worked side by side."""

    memory: int
    passes: int
    lanes: int


class Calibrated(Struct, frozen=True):
    """A cost that fits a laptop, and the seconds that one try takes there."""

    cost: Cost
    seconds: float


FLOOR = Cost(64 * _MIB, 3, 4)
"""No vault is made with less; practice vaults and tests use just this."""
USUAL = Cost(256 * _MIB, 3, 4)
CEILING = Cost(1024 * _MIB, 10, 8)
"""No vault is opened with more, for a hostile header could ask for a day of work."""


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the 32 bytes that a passphrase gives; two ways to type a letter give the same."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - see the module

    normal = unicodedata.normalize("NFKC", passphrase)
    text = normal.encode()
    if normal is not passphrase:
        forget(normal)
    function = Argon2id(
        salt=salt,
        length=KEY,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )
    try:
        return function.derive(text)
    except MemoryError as error:
        raise TooLittleMemory(cost.memory // _MIB) from error
    finally:
        # OpenSSL frees its copy of the passphrase without clearing it; the cheapest derivation
        # of as many zeros is written to the same place
        washing = Argon2id(salt=salt, length=KEY, iterations=1, lanes=1, memory_cost=_LEAST)
        washing.derive(bytes(len(text)))
        forget(text)


def check_cost(cost: Cost) -> Cost:
    """Return a cost read from a file if it lies within the bounds, else raise `DamagedHeader`."""
    for name in cost.__struct_fields__:
        least = 1 if name == "lanes" else getattr(FLOOR, name)
        if not least <= getattr(cost, name) <= getattr(CEILING, name):
            raise DamagedHeader("its cost of a try is out of bounds")
    return cost


def calibrate(seconds: float = 1.0, clock: Callable[[], float] = time.perf_counter) -> Calibrated:
    """Return the cost that takes about this long on this laptop, never under the floor.

    Memory is what makes guessing dear, so it grows first, to the usual amount or as far as there
    is room; passes after it.
    """
    cost = FLOOR
    taken = measure(cost, clock)
    while taken < seconds / 2 and cost.memory < USUAL.memory:
        larger = Cost(cost.memory * 2, cost.passes, cost.lanes)
        try:
            taken = measure(larger, clock)
        except TooLittleMemory:
            break
        cost = larger
    passes = int(cost.passes * seconds / max(taken, _SHORTEST))
    chosen = Cost(cost.memory, min(max(passes, FLOOR.passes), CEILING.passes), cost.lanes)
    return Calibrated(chosen, taken * chosen.passes / cost.passes)


def measure(cost: Cost, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the seconds that one try of this cost takes on this laptop.

    The shorter of two: whatever else the laptop was busy with must not make guessing cheaper.
    """
    return min(_once(cost, clock), _once(cost, clock))


def _once(cost: Cost, clock: Callable[[], float]) -> float:
    begun = clock()
    derive("calibration", bytes(16), cost)
    return clock() - begun


def expand(key: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """Return the key for one purpose that HKDF-SHA-256 makes of another key."""
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - see the module
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - likewise

    info = f"peerdesk {purpose} 1".encode()
    return HKDF(algorithm=SHA256(), length=KEY, salt=salt, info=info).derive(key)
