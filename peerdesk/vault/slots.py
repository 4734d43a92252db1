# SPDX-License-Identifier: Apache-2.0
"""Slots: the vault's key, wrapped once for the passphrase and once for the recovery words.

A slot's head is bound to what it wraps, a digest tells whether the slot is as it was written,
and a commitment tells a wrong key from a damaged slot without trying the database.

The unlock screen lists vaults by their headers, slots among them, and opens none: what does the
cryptography is read in only when a slot is made or opened.
"""

import hashlib
import hmac
import secrets

from msgspec import Struct

from peerdesk.ledger.canonical import encode
from peerdesk.vault.derivation import Cost, check_cost, derive, expand
from peerdesk.vault.errors import DamagedHeader, WrongPassphrase, WrongRecoveryWords

PASSPHRASE = "passphrase"  # noqa: S105 - the name of a slot
RECOVERY = "recovery"
_SALT = 16
_NONCE = 12


class SlotHead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a slot is and how its key is made; `cost` is for a passphrase only."""

    format: int = 1
    vault: str
    kind: str
    salt: bytes
    nonce: bytes
    cost: Cost | None


class Slot(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A head, the wrapped vault key, the commitment to the wrapping key, and a digest of all."""

    head: SlotHead
    sealed: bytes
    check: bytes
    digest: bytes

    @property
    def whole(self) -> bool:
        """Say whether the slot is as it was written."""
        return hmac.compare_digest(self.digest, _digest(self.head, self.sealed, self.check))


def seal_with_passphrase(vault: str, vault_key: bytes, passphrase: str, cost: Cost) -> Slot:
    """Return a slot that the passphrase opens."""
    head = _head(vault, PASSPHRASE, cost)
    return _seal(head, vault_key, derive(passphrase, head.salt, cost))


def seal_with_recovery(vault: str, vault_key: bytes, entropy: bytes) -> Slot:
    """Return a slot that the recovery words open; `entropy` is what the words stand for."""
    return _seal(_head(vault, RECOVERY, None), vault_key, entropy)


def open_with_passphrase(slot: Slot, passphrase: str) -> bytes:
    """Return the vault key, or raise `DamagedHeader` or `WrongPassphrase`."""
    cost = slot.head.cost
    if not slot.whole or slot.head.kind != PASSPHRASE or cost is None:
        raise DamagedHeader("the slot of the passphrase")
    opened = _open(slot, derive(passphrase, slot.head.salt, check_cost(cost)))
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


def _head(vault: str, kind: str, cost: Cost | None) -> SlotHead:
    return SlotHead(
        vault=vault,
        kind=kind,
        salt=secrets.token_bytes(_SALT),
        nonce=secrets.token_bytes(_NONCE),
        cost=cost,
    )


def _seal(head: SlotHead, vault_key: bytes, secret: bytes) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - see the module

    wrapping = expand(secret, f"wrap {head.kind}", head.salt)
    sealed = AESGCM(wrapping).encrypt(head.nonce, vault_key, encode(head))
    check = expand(wrapping, "check")
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


def _digest(head: SlotHead, sealed: bytes, check: bytes) -> bytes:
    return hashlib.sha256(encode((head, sealed, check))).digest()
