# SPDX-License-Identifier: Apache-2.0
"""A laptop's own keys: one signs, the other opens what colleagues encrypt to it."""

from dataclasses import dataclass
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from peerdesk.domain.identifiers import mint
from peerdesk.domain.laptop import NAME_LIMIT, device_of, shown
from peerdesk.domain.team import Member, Person
from peerdesk.domain.text import one_line
from peerdesk.domain.words import Authority


@dataclass(frozen=True)
class DeviceKeys:
    """The secret keys of one laptop for one challenge; they never leave its vault."""

    signing: Ed25519PrivateKey
    identity: Any  # pyrage.x25519.Identity; the library ships no types

    @classmethod
    def generate(cls) -> "DeviceKeys":
        """Return new keys from the system's source of chance."""
        return cls(Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate())

    @classmethod
    def from_secrets(cls, signing: bytes, identity: str) -> "DeviceKeys":
        """Return the keys that were kept: 32 raw bytes and an AGE-SECRET-KEY-1… text."""
        return cls(
            Ed25519PrivateKey.from_private_bytes(signing),
            pyrage.x25519.Identity.from_str(identity),
        )

    @classmethod
    def reading(cls, identity: str) -> "DeviceKeys":
        """Return keys that only open: the signing key is a new one, and no laptop's."""
        return cls(Ed25519PrivateKey.generate(), pyrage.x25519.Identity.from_str(identity))

    @property
    def secrets(self) -> tuple[bytes, str]:
        """Return both keys for keeping inside the vault."""
        return self.signing.private_bytes_raw(), str(self.identity)

    @property
    def signing_key(self) -> str:
        """Return the public signing key in hexadecimal."""
        return self.signing.public_key().public_bytes_raw().hex()

    @property
    def recipient(self) -> str:
        """Return the public age recipient (age1…)."""
        return str(self.identity.to_public())

    def member(
        self, person: Person, authority: Authority | None = None, *, identifier: str = ""
    ) -> Member:
        """Return a new laptop's entry for the roster; its identifier follows from its keys.

        `identifier` is its owner's, where scoping has named them already.
        """
        return Member(
            device=device_of(self.signing_key, self.recipient),
            person=identifier or mint(),
            name=one_line(person.name, NAME_LIMIT),
            role=person.role,
            authority=authority or person.role.authority,
            signing_key=self.signing_key,
            recipient=self.recipient,
            organisation=shown(person.organisation)[:NAME_LIMIT],
        )
