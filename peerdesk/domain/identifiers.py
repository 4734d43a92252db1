# SPDX-License-Identifier: Apache-2.0
"""Identifiers are minted once and never matched by name."""

from uuid_utils import uuid7


def mint() -> str:
    """Return a new identifier: a UUIDv7 as 32 hexadecimal characters."""
    return uuid7().hex
