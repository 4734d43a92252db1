# SPDX-License-Identifier: Apache-2.0
"""The keys that the vault's one key gives: for the database, the head beside it, and the mark."""

import secrets
from dataclasses import dataclass, field

from peerdesk.vault.derivation import KEY, expand


@dataclass(frozen=True)
class VaultKeys:
    """What opens a vault once its slot is open; nothing of it is ever shown or written."""

    database: bytes = field(repr=False)
    head: bytes = field(repr=False)
    mark: bytes = field(repr=False)

    @classmethod
    def of(cls, vault_key: bytes) -> "VaultKeys":
        """Return the keys that a vault key gives."""
        return cls(*(expand(vault_key, purpose) for purpose in ("db", "head", "mark")))


def new_vault_key() -> bytes:
    """Return a new vault key from the system's source of chance."""
    return secrets.token_bytes(KEY)
