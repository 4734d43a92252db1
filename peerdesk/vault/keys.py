# SPDX-License-Identifier: Apache-2.0
"""The keys that the vault's one key gives: for the database, the head beside it, and the mark."""

import contextlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

from peerdesk.vault.derivation import KEY, expand
from peerdesk.vault.forgetting import apart, forget


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

    @classmethod
    @contextlib.contextmanager
    def lent(cls, vault_key: bytes) -> "Iterator[VaultKeys]":
        """Give the keys of a vault key for a while, and forget them at the end of the `with`."""
        keys = cls.of(vault_key)
        try:
            yield keys
        finally:
            keys.forget()

    def apart(self) -> "VaultKeys":
        """Return the same keys elsewhere in memory, to be forgotten by whoever has them."""
        return VaultKeys(apart(self.database), apart(self.head), apart(self.mark))

    def forget(self) -> None:
        """Overwrite the keys in memory; they open nothing any more."""
        forget(self.database, self.head, self.mark)


def new_vault_key() -> bytes:
    """Return a new vault key from the system's source of chance."""
    return secrets.token_bytes(KEY)
