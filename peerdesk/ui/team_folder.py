# SPDX-License-Identifier: Apache-2.0
"""What the window needs of the team folder: which one it is, what lies there, what to do."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from peerdesk.desk.folder.chosen import TeamFolder
from peerdesk.desk.folder.going import Offer
from peerdesk.desk.outgoing import Exported


class Reach(Enum):
    """How it stands with the team folder."""

    OFF = "off"
    LOOKING = "looking"
    READY = "ready"
    AWAY = "away"


@dataclass(frozen=True)
class FolderState:
    """The team folder as it was last seen; `at` is when, in UTC milliseconds, 0 before the first.

    `sentence` says what is wrong, `leaving` how many bundles have yet to get there, `offers` what
    lies there and can be taken in, and `taken` how many new changes came in by themselves.
    """

    folder: TeamFolder | None = None
    reach: Reach = Reach.OFF
    at: int = 0
    sentence: str = ""
    leaving: int = 0
    offers: tuple[Offer, ...] = ()
    refused: tuple[str, ...] = ()
    taken: int = 0


class TeamFolders(Protocol):
    """The team folder of an open vault, on a thread of its own."""

    @property
    def state(self) -> FolderState:
        """Return how things stand, at once."""
        ...

    def listen(self, told: Callable[[FolderState], object] | None) -> None:
        """Have every new state told, on the thread of the folder; None to hear no more."""
        ...

    def choose(self, folder: TeamFolder | None) -> Future[None]:
        """Choose a team folder, or none; fails where the policy or the place forbids it."""
        ...

    def look(self) -> None:
        """Go there now."""
        ...

    def take(self) -> Future[int]:
        """Back up, take in everything that is offered; tells how many changes were new."""
        ...

    def share(self) -> Future[Exported]:
        """Write what colleagues may lack, to be brought there at once."""
        ...
