# SPDX-License-Identifier: Apache-2.0
"""The team: people with their parts, and the laptops that were admitted for them."""

from msgspec import Struct

from peerdesk.domain.words import Authority, Role


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody of the peer team, by name: only the team is ever named."""

    name: str
    role: Role
    organisation: str = ""


class Member(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A laptop of the team: whose it is, its public keys, and what it may do.

    `signing_key` is an Ed25519 public key in hexadecimal, `recipient` an age X25519
    recipient (age1…).
    """

    device: str
    person: str
    name: str
    role: Role
    authority: Authority
    signing_key: str
    recipient: str
    organisation: str = ""
