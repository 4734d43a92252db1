# SPDX-License-Identifier: Apache-2.0
"""What an organisation lets team folders be: a small file that its IT department puts in place.

Without the file, a user may choose any folder or store; nothing is chosen unless somebody does.
A file that cannot be understood allows nothing: whoever wrote it wanted to forbid something.
"""

import tomllib
from pathlib import Path

import msgspec
from msgspec import Struct

from peerdesk.transport.address import is_address, is_under, read_address
from peerdesk.transport.errors import (
    BadAddress,
    DamagedPolicy,
    ForbiddenByPolicy,
    SecretInAddress,
)

NAME = "policy.toml"
_LARGEST = 64 << 10


class FolderPolicy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the table `[team-folder]` says.

    `folders` and `stores` say whether a folder on this laptop or the network, and an address, may
    be chosen; `only` limits addresses to those that lie at or below these; `automatic` says
    whether anything may be taken in or shared without being asked.
    """

    folders: bool = True
    stores: bool = True
    only: tuple[str, ...] | None = None
    automatic: bool = True


class Policy(Struct, frozen=True, rename="kebab", forbid_unknown_fields=True):
    """What the whole file says."""

    team_folder: FolderPolicy = FolderPolicy()


def read_policy(*folders: Path) -> Policy:
    """Return the policy that stands in the first of these folders that has one.

    Raises `DamagedPolicy` where it cannot be read or understood.
    """
    for folder in folders:
        path = folder / NAME
        try:
            with path.open("rb") as file:
                data = file.read(_LARGEST + 1)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise DamagedPolicy(str(path)) from error
        return _parsed(data, path)
    return Policy()


def check_allowed(policy: Policy, where: str, *, automatic: bool) -> None:
    """Raise `ForbiddenByPolicy` where the policy does not let this be a team folder.

    Raises what `read_address` raises.
    """
    rules = policy.team_folder
    if automatic and not rules.automatic:
        raise ForbiddenByPolicy("taking in or sharing without being asked")
    if not is_address(where):
        if not rules.folders:
            raise ForbiddenByPolicy("a team folder on this laptop or the network")
        return
    address = read_address(where)
    if not rules.stores:
        raise ForbiddenByPolicy("a team folder at an address")
    if rules.only is not None and not any(
        is_under(address, read_address(beginning)) for beginning in rules.only
    ):
        raise ForbiddenByPolicy("a team folder at this address")


def _parsed(data: bytes, path: Path) -> Policy:
    if len(data) > _LARGEST:
        raise DamagedPolicy(str(path))
    try:
        policy = msgspec.convert(tomllib.loads(data.decode()), Policy)
        for beginning in policy.team_folder.only or ():
            read_address(beginning)
    except (ValueError, BadAddress, SecretInAddress) as error:
        raise DamagedPolicy(str(path)) from error
    return policy
