# SPDX-License-Identifier: Apache-2.0
"""The address of a team folder in a store: read strictly, and never with a secret in it.

Addresses stand in the vault, in a policy, on a screen and in shells' histories. So one with a
password or a question mark is refused; see `peerdesk.transport.credentials` for where secrets
come from.
"""

import re
from dataclasses import dataclass

from peerdesk.transport.errors import BadAddress, SecretInAddress

_SORTS = {
    "s3": "s3",
    "s3a": "s3",
    "sftp": "sftp",
    "ssh": "sftp",
    "smb": "smb",
    "abfs": "abfs",
    "abfss": "abfs",
    "az": "abfs",
}
"""What an address may begin with, and the sort of store that this is."""
_WHOLE = re.compile(
    r"(?P<sort>[a-z][a-z0-9]*)://(?:(?P<user>[\w.-]+)@)?(?P<host>[\w.-]+)(?::(?P<port>\d{1,5}))?"
    r"(?P<path>(?:/[^/?#\\\x00-\x1f]*)*)"
)
_SECRET = re.compile(r"://[^/]*:[^/]*@")


@dataclass(frozen=True)
class Address:
    """A place in a store; `path` has no slash at either end."""

    sort: str
    user: str
    host: str
    port: int | None
    path: str

    def __str__(self) -> str:
        """Return the address in its one form, as it is compared and shown."""
        user = f"{self.user}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        return f"{self.sort}://{user}{self.host}{port}/{self.path}".rstrip("/")


def is_address(text: str) -> bool:
    """Say whether this means a store; what has no :// is a folder's path."""
    return "://" in text


def read_address(text: str) -> Address:
    """Return the address that a text is; raises `BadAddress` or `SecretInAddress`."""
    if _SECRET.search(text) or "?" in text or "#" in text:
        raise SecretInAddress
    found = _WHOLE.fullmatch(text.strip())
    sort = _SORTS.get(found["sort"].lower()) if found else None
    if found is None or sort is None:
        raise BadAddress
    parts = [part for part in found["path"].split("/") if part]
    if any(part in {".", ".."} for part in parts) or (sort in {"sftp", "smb"} and not parts):
        raise BadAddress
    port = int(found["port"]) if found["port"] else None
    return Address(sort, found["user"] or "", found["host"], port, "/".join(parts))


def is_under(address: Address, beginning: Address) -> bool:
    """Say whether an address lies at another one or below it, by whole parts of its path.

    A beginning without a user is one for all users; in `abfs` what stands there is the container.
    """
    if beginning.user and address.user != beginning.user:
        return False
    if address.sort == "abfs" and address.user != beginning.user:
        return False
    here, there = (tuple(filter(None, a.path.split("/"))) for a in (address, beginning))
    same_host = address.host.casefold() == beginning.host.casefold()
    same = (address.sort, address.port) == (beginning.sort, beginning.port)
    return same and same_host and here[: len(there)] == there
