# SPDX-License-Identifier: Apache-2.0
"""Sealing to keys: a draft to the laptop's own, an immediate concern to the leads' laptops.

What is sealed to others enters the ledger and travels with every bundle, so it is opened as
carefully as a bundle is: its length and its age header are looked at before the library sees it.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from typing import Any

import pyrage

from peerdesk.team.age_header import header_length
from peerdesk.team.errors import BundleError, NothingSealed, NotSealedHere
from peerdesk.team.keys import DeviceKeys

LARGEST = 8 << 10
"""Characters of a sealed record: one for 20 laptops has about 4,000."""
_NAMED = b"-> X25519 "


def seal_to_self(keys: DeviceKeys, text: str) -> bytes:
    """Return the text encrypted to the laptop's own age key."""
    recipient: Any = keys.identity.to_public()
    sealed: bytes = pyrage.encrypt(text.encode(), [recipient])
    return sealed


def unseal_own(keys: DeviceKeys, sealed: bytes) -> str:
    """Return what `seal_to_self` sealed on this laptop."""
    opened: bytes = pyrage.decrypt(sealed, [keys.identity])
    return opened.decode()


def seal_to(recipients: Iterable[str], content: bytes) -> str:
    """Return the bytes encrypted to these age keys, and to nobody else, as base64.

    Not even this laptop reads it again, unless it is among them.
    """
    keys: list[Any] = [pyrage.x25519.Recipient.from_str(key) for key in recipients]
    sealed: bytes = pyrage.encrypt(content, keys)
    return b64encode(sealed).decode()


def unseal(keys: DeviceKeys, sealed: str) -> bytes:
    """Return what was sealed to this laptop among others.

    Raises `NotSealedHere` where it was sealed to others only, `NothingSealed` where it is no
    sealed record at all.
    """
    content = _bytes(sealed)
    try:
        opened: bytes = pyrage.decrypt(content, [keys.identity])
    except pyrage.DecryptError as error:
        raise NotSealedHere from error
    return opened


def laptops_named(sealed: str) -> int:
    """Return to how many laptops something was sealed; which ones, only they can find out."""
    content = _bytes(sealed)
    return content[: header_length(content)].count(_NAMED)


def _bytes(sealed: str) -> bytes:
    """Return the age file, once it has the form that ours have, or raise `NothingSealed`."""
    if len(sealed) > LARGEST:
        raise NothingSealed
    try:
        content = b64decode(sealed, validate=True)
        header_length(content)
    except (NotBase64, ValueError, BundleError) as error:
        raise NothingSealed from error
    if b64encode(content).decode() != sealed:
        raise NothingSealed
    return content
