# SPDX-License-Identifier: Apache-2.0
"""Identifiers are minted once and never matched by name."""

import hashlib

from uuid_utils import uuid7

_PLAIN = 24
"""Hexadecimal digits of time, order and chance; the eight after them are chance or a seal."""


def mint(device: str = "") -> str:
    """Return a new identifier: a UUIDv7 as 32 hexadecimal characters.

    What a laptop begins for others to see is minted with its identifier, so that another laptop
    which claims to have begun the same can be told from it: see `minted_by`.
    """
    identifier = uuid7().hex
    return _sealed(identifier, device) if device else identifier


def minted_by(identifier: str, device: str) -> bool:
    """Say whether this laptop minted an identifier, as one in 2^32 others might have."""
    return identifier == _sealed(identifier, device)


def _sealed(identifier: str, device: str) -> str:
    plain = identifier[:_PLAIN]
    seal = hashlib.sha256(f"peerdesk identifier 1\n{plain}\n{device}\n".encode()).hexdigest()
    return plain + seal[: 32 - _PLAIN]
