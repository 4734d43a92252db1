# SPDX-License-Identifier: Apache-2.0
"""Slots: the vault's key, wrapped once for the passphrase and once for the recovery words.

While the key is being changed there is a third, which wraps the coming key with the present one.

A slot's head is bound to what it wraps, a digest tells whether the slot is as it was written,
and a commitment tells a wrong key from a damaged slot without trying the database.

The unlock screen lists vaults by their headers, slots among them, and opens none: what does the
cryptography is read in only when a slot is made or opened.
"""

import hashlib
import hmac
import secrets
from typing import Annotated

from msgspec import Meta, Struct

from peerdesk.ledger.canonical import encode
from peerdesk.vault.derivation import Cost, check_cost, derive, expand
from peerdesk.vault.errors import DamagedHeader, WrongPassphrase, WrongRecoveryWords
from peerdesk.vault.forgetting import forget

PASSPHRASE = "passphrase"  # noqa: S105 - the name of a slot
RECOVERY = "recovery"
ROTATION = "rotation"
_SALT = 16
_NONCE = 12
_KEY = 32
_TAG = 16
_NAME = 8

Hex32 = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
"""An identifier as `peerdesk.domain.identifiers.mint` makes it."""
Digest = Annotated[bytes, Meta(min_length=32, max_length=32)]


class SlotHead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a slot is and how its key is made; `cost` is for a passphrase only.

    `wraps` names the vault key inside, and tells nothing of it: after a change of key, what was
    kept from before can be told from what was made since.
    """

    format: Annotated[int, Meta(ge=1, le=1)] = 1
    vault: Hex32
    kind: Annotated[str, Meta(pattern=f"^({PASSPHRASE}|{RECOVERY}|{ROTATION})$")]
    wraps: Annotated[str, Meta(pattern=f"^[0-9a-f]{{{2 * _NAME}}}$")]
    salt: Annotated[bytes, Meta(min_length=_SALT, max_length=_SALT)]
    nonce: Annotated[bytes, Meta(min_length=_NONCE, max_length=_NONCE)]
    cost: Cost | None


class Slot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A head, the wrapped vault key, the commitment to the wrapping key, and a digest of all."""

    head: SlotHead
    sealed: Annotated[bytes, Meta(min_length=_KEY + _TAG, max_length=_KEY + _TAG)]
    check: Digest
    digest: Digest

    @property
    def whole(self) -> bool:
        """Say whether the slot is as it was written."""
        return hmac.compare_digest(self.digest, _digest(self.head, self.sealed, self.check))


def seal_with_passphrase(vault: str, vault_key: bytes, passphrase: str, cost: Cost) -> Slot:
    """Return a slot that the passphrase opens."""
    head = _head(vault, PASSPHRASE, vault_key, cost)
    secret = derive(passphrase, head.salt, cost)
    slot = _seal(head, vault_key, secret)
    forget(secret)
    return slot


def seal_with_recovery(vault: str, vault_key: bytes, entropy: bytes) -> Slot:
    """Return a slot that the recovery words open; `entropy` is what the words stand for."""
    return _seal(_head(vault, RECOVERY, vault_key), vault_key, entropy)


def seal_coming(vault: str, coming_key: bytes, present_key: bytes) -> Slot:
    """Return a slot in which the vault's present key opens the one that is to follow it."""
    return _seal(_head(vault, ROTATION, coming_key), coming_key, present_key)


def open_with_passphrase(slot: Slot, passphrase: str) -> bytes:
    """Return the vault key, or raise `DamagedHeader` or `WrongPassphrase`."""
    cost = slot.head.cost
    if not slot.whole or slot.head.kind != PASSPHRASE or cost is None:
        raise DamagedHeader("the slot of the passphrase")
    secret = derive(passphrase, slot.head.salt, check_cost(cost))
    opened = _open(slot, secret)
    forget(secret)
    if opened is None:
        raise WrongPassphrase
    return opened


def open_with_entropy(slot: Slot, entropy: bytes) -> bytes:
    """Return the vault key, or raise `DamagedHeader` or `WrongRecoveryWords`."""
    if not slot.whole or slot.head.kind != RECOVERY:
        raise DamagedHeader("the slot of the recovery words")
    opened = _open(slot, entropy)
    if opened is None:
        raise WrongRecoveryWords("These recovery words belong to another vault")
    return opened


def open_coming(slot: Slot, present_key: bytes) -> bytes:
    """Return the key that is to follow, or raise `DamagedHeader`."""
    opened = _open(slot, present_key) if slot.whole and slot.head.kind == ROTATION else None
    if opened is None:
        raise DamagedHeader("the slot of the coming key")
    return opened


def name_of_key(vault_key: bytes) -> str:
    """Return a name of a vault key that may be known to everybody."""
    return expand(vault_key, "name")[:_NAME].hex()


def _head(vault: str, kind: str, vault_key: bytes, cost: Cost | None = None) -> SlotHead:
    return SlotHead(
        vault=vault,
        kind=kind,
        wraps=name_of_key(vault_key),
        salt=secrets.token_bytes(_SALT),
        nonce=secrets.token_bytes(_NONCE),
        cost=cost,
    )


def _seal(head: SlotHead, vault_key: bytes, secret: bytes) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - see the module

    wrapping = expand(secret, f"wrap {head.kind}", head.salt)
    sealed = AESGCM(wrapping).encrypt(head.nonce, vault_key, encode(head))
    check = expand(wrapping, "check")
    forget(wrapping)
    return Slot(head=head, sealed=sealed, check=check, digest=_digest(head, sealed, check))


def _open(slot: Slot, secret: bytes) -> bytes | None:
    """Return the vault key, or None if the secret is another."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - see the module
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - likewise

    head = slot.head
    wrapping = expand(secret, f"wrap {head.kind}", head.salt)
    if not hmac.compare_digest(slot.check, expand(wrapping, "check")):
        return None
    try:
        return AESGCM(wrapping).decrypt(head.nonce, slot.sealed, encode(head))
    except (InvalidTag, ValueError) as error:
        raise DamagedHeader(f"the slot of the {head.kind}") from error
    finally:
        forget(wrapping)


def _digest(head: SlotHead, sealed: bytes, check: bytes) -> bytes:
    return hashlib.sha256(encode((head, sealed, check))).digest()
