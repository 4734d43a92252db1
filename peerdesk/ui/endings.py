# SPDX-License-Identifier: Apache-2.0
"""What the screen needs to clear this laptop, and to go on with it after a crash.

`Clearing` belongs to an open vault, `Endings` to those that nothing opens any more. Neither is
joined to a disk here: bootstrap hands them in.
"""

from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # named only: the unlock screen must not wait for the team's keys
    from peerdesk.team.confirmation import Parts


@dataclass(frozen=True)
class Ending:
    """A vault whose end has begun; once `cleared`, its confirmation waits to be handed over.

    `when` is the time of it in words, and `name` what the confirmation is called outside; both
    are empty where it cannot be read.
    """

    folder: Path
    cleared: bool
    when: str = ""
    name: str = ""


class Clearing(Protocol):
    """The end of an open vault, to be followed in a `Job`."""

    def parts(self) -> "Future[Parts]":
        """Return which files will go."""
        ...

    def begin(self) -> Future[None]:
        """Sign, and destroy the keys: it opens no more, and its files go once it is locked."""
        ...


class Endings(Protocol):
    """Vaults of this laptop that nothing opens any more; all but `listed` are called in a `Job`."""

    def listed(self) -> tuple[Ending, ...]:
        """Return them, by the name of their folder."""
        ...

    def go_on(self, folder: Path) -> None:
        """Destroy what is left, or raise a `PeerDeskError` that says what is in the way."""
        ...

    def word(self, folder: Path) -> bytes:
        """Return the confirmation of a vault that was cleared."""
        ...

    def put_away(self, folder: Path) -> None:
        """Remove the confirmation and the emptied folder."""
        ...
