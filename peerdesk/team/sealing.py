# SPDX-License-Identifier: Apache-2.0
"""Sealing a text to a laptop's own key, so that only its unlocked vault can read it again."""

from typing import Any

import pyrage

from peerdesk.team.keys import DeviceKeys


def seal_to_self(keys: DeviceKeys, text: str) -> bytes:
    """Return the text encrypted to the laptop's own age key."""
    recipient: Any = keys.identity.to_public()
    sealed: bytes = pyrage.encrypt(text.encode(), [recipient])
    return sealed


def unseal_own(keys: DeviceKeys, sealed: bytes) -> str:
    """Return what `seal_to_self` sealed on this laptop."""
    opened: bytes = pyrage.decrypt(sealed, [keys.identity])
    return opened.decode()
