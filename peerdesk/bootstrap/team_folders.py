# SPDX-License-Identifier: Apache-2.0
"""Where a team folder is opened: held against the organisation's policy first, every time."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import site_config_dir

from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.folder.chosen import TeamFolder, prefix_of
from peerdesk.desk.folder.errors import NoTeamFolder
from peerdesk.transport.address import is_address, read_address
from peerdesk.transport.policy import check_allowed, read_policy

if TYPE_CHECKING:  # read in where they are used
    from peerdesk.desk.store import Store


class TeamFolderPlaces:
    """The team folders that may be used on this laptop.

    `policy` are the folders in which the organisation's policy is looked for; where none are
    given, those that the system has for all its users.
    """

    def __init__(self, policy: tuple[Path, ...] | None = None) -> None:
        self._policy = policy

    def checked(self, folder: TeamFolder) -> TeamFolder:
        """Return a team folder in the form in which it is kept, if it may be one.

        Raises `NoTeamFolder`, `ForbiddenByPolicy`, `DamagedPolicy`, `BadAddress` and
        `SecretInAddress`.
        """
        where = folder.address.strip()
        if not where:
            raise NoTeamFolder
        automatic = folder.taking or folder.sharing
        if is_address(where):
            where = str(read_address(where))
        else:
            where = str(Path(where).expanduser().absolute())
        folders = policy_folders() if self._policy is None else self._policy
        check_allowed(read_policy(*folders), where, automatic=automatic)
        return TeamFolder(address=where, taking=folder.taking, sharing=folder.sharing)

    def open(self, folder: TeamFolder, challenge: str) -> "Store":
        """Return the way to a team folder.

        Raises as `checked` does, `NoChallenge`, and what says that a store cannot be used.
        """
        where = self.checked(folder).address
        if not is_address(where):
            from peerdesk.transport.folder_store import FolderStore  # noqa: PLC0415 - see above

            return FolderStore(Path(where))
        from peerdesk.transport.credentials import credential, system_key_store  # noqa: PLC0415
        from peerdesk.transport.opening import open_store  # noqa: PLC0415 - reaches a network

        if not challenge:  # one challenge knows nothing of others that share the store
            raise NoChallenge
        address = read_address(where)
        known = credential(address, key_store=system_key_store())
        return open_store(address, prefix_of(challenge), known)


def policy_folders() -> tuple[Path, ...]:
    """Return where the organisation's policy is looked for on this system, the first one first."""
    found = site_config_dir("PeerDesk", appauthor=False, multipath=True)
    return tuple(Path(path) for path in found.split(os.pathsep))
