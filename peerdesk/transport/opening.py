# SPDX-License-Identifier: Apache-2.0
"""Opens a team folder at an address: the only module of the program that reaches a network.

Everything goes through fsspec, whose libraries for the single sorts of store are read in when one
is used; where they are not installed, that is said.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

from peerdesk.transport.address import Address
from peerdesk.transport.credentials import Credential
from peerdesk.transport.errors import StoreNotInstalled, UnknownHost
from peerdesk.transport.stores import (
    AddressStore,
    Errors,
    Foreign,
    ObjectStore,
    ServerStore,
    translated,
)

_PATIENCE = 20
"""Seconds that a store may take to answer; whatever fails is tried again."""
_CLASSES: dict[str, type[AddressStore]] = {
    "s3": ObjectStore,
    "abfs": ObjectStore,
    "sftp": ServerStore,
    "smb": ServerStore,
}
_REFUSALS = {
    "s3": ("botocore.exceptions:NoCredentialsError", "botocore.exceptions:PartialCredentialsError"),
    "abfs": ("azure.core.exceptions:ClientAuthenticationError",),
    "sftp": ("paramiko:AuthenticationException",),
    "smb": ("smbprotocol.exceptions:SMBAuthenticationError",),
}
_FAILURES = {
    "s3": ("botocore.exceptions:BotoCoreError", "botocore.exceptions:ClientError"),
    "abfs": ("azure.core.exceptions:AzureError",),
    "sftp": ("paramiko:SSHException",),
    "smb": ("smbprotocol.exceptions:SMBException", "builtins:ValueError"),
}


def open_store(address: Address, prefix: str, credential: Credential) -> AddressStore:
    """Return the store of an address; bundles lie below it under `prefix`, one a challenge.

    Raises `StoreNotInstalled`, `StoreRefused`, `UnknownHost` and `StoreUnreachable`.
    """
    import fsspec  # noqa: PLC0415 - nothing that could reach a network is read in before

    try:
        foreign = Foreign(_errors(_REFUSALS[address.sort]), _errors(_FAILURES[address.sort]))
        options = _options(address, credential)
        with translated(foreign):
            system = fsspec.filesystem(address.sort, skip_instance_cache=True, **options)
    except ImportError as error:
        raise StoreNotInstalled(address.sort) from error
    root = "/".join(filter(None, (_root(address), prefix)))
    shown = "/".join(filter(None, (str(address), prefix)))
    return _CLASSES[address.sort](system, root, shown, foreign)


def _root(address: Address) -> str:
    """Return the path inside the file system: bucket or container first, or from the root."""
    if address.sort == "s3":
        return f"{address.host}/{address.path}".rstrip("/")
    if address.sort == "abfs":
        return f"{address.user or address.host}/{address.path}".rstrip("/")
    return f"/{address.path}"


def _options(address: Address, credential: Credential) -> dict[str, Any]:
    user, secret = credential.user or None, credential.secret or None
    if address.sort == "s3":
        patience = {"connect_timeout": _PATIENCE, "read_timeout": 3 * _PATIENCE}
        keys = {"key": user, "secret": secret} if user and secret else {}
        return {"use_listings_cache": False, "config_kwargs": patience, **keys}
    if address.sort == "abfs":
        # what stands before an @ is the container, and the account behind it
        account = {"account_name": address.host.partition(".")[0]} if address.user else {}
        key = {"account_key": secret} if secret else {}
        return {"anon": False, "connection_timeout": _PATIENCE, **account, **key}
    port = {"port": address.port} if address.port else {}
    server = {"host": address.host, "username": user, "password": secret, **port}
    if address.sort == "sftp":
        return {**server, "timeout": _PATIENCE, "host_key_policy": _known_hosts_only()}
    return {**server, "timeout": _PATIENCE, "register_session_retries": 0}


def _known_hosts_only() -> object:
    """Return the rule that a server's key must be one that this user's ssh knows already.

    fsspec's own rule takes whatever key a server shows at first, and so anybody's in between.
    """
    paramiko = import_module("paramiko")

    class KnownHostsOnly(paramiko.MissingHostKeyPolicy):  # type: ignore[misc, name-defined] # read in here
        """Looks the key up where ssh keeps those that it knows."""

        def missing_host_key(self, client: object, hostname: str, key: object) -> None:
            """Refuse a host that is not among them."""
            del client
            path = Path.home() / ".ssh" / "known_hosts"
            known = paramiko.HostKeys(str(path) if path.exists() else None)
            if not known.check(hostname, key):
                raise UnknownHost

    return KnownHostsOnly()


def _errors(names: tuple[str, ...]) -> Errors:
    found = (name.split(":") for name in names)
    return tuple(getattr(import_module(module), name) for module, name in found)
