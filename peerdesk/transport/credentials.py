# SPDX-License-Identifier: Apache-2.0
"""Who a laptop is to a store: from the environment or the system's key store, never from a file.

PeerDesk writes no credential anywhere. Object stores find their own in the environment or in what
their own tools have set up; for SFTP and SMB a user and a password may stand in the environment
or in the key store (Windows Credential Manager, macOS Keychain, Secret Service), and without them
the user's own ssh agent or log-in counts.
"""

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from peerdesk.transport.address import Address

USER, SECRET = "PEERDESK_STORE_USER", "PEERDESK_STORE_SECRET"
SERVICE = "PeerDesk team folder"
"""Under which name, with the host's behind it, the key store is asked."""


class Credential(NamedTuple):
    """A user and a password; either may be ""."""

    user: str
    secret: str


KeyStore = Callable[[str, str | None], Credential | None]
"""Asks the system's key store for a service's credential, of one user or of any."""


def system_key_store() -> KeyStore | None:
    """Return the way to the system's key store, or None where the library is not there."""
    if find_spec("keyring") is None:
        return None
    keyring = import_module("keyring")

    def ask(service: str, user: str | None) -> Credential | None:
        found = keyring.get_credential(service, user)
        return Credential(found.username or "", found.password or "") if found else None

    return ask


def credential(
    address: Address,
    environment: Mapping[str, str] = os.environ,
    key_store: KeyStore | None = None,
) -> Credential:
    """Return the user and password for an address; empty ones leave it to the user's log-in.

    The environment goes before the key store, and the address's own user before both.
    """
    user, secret = environment.get(USER, ""), environment.get(SECRET, "")
    if not secret and key_store is not None:
        kept = key_store(f"{SERVICE} {address.host}", address.user or user or None)
        if kept is not None:
            user, secret = user or kept.user, kept.secret
    return Credential(address.user or user, secret)
