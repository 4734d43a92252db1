# SPDX-License-Identifier: Apache-2.0
"""What the first screen needs of the vaults of this laptop, handed in by bootstrap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from peerdesk.ui.files import Files
from peerdesk.ui.ports import DeskSession

if TYPE_CHECKING:  # named only: the unlock screen must not wait for the desk to be read in
    from peerdesk.domain.team import Person
    from peerdesk.ui.care import Rescue, Weighed
    from peerdesk.ui.endings import Endings
    from peerdesk.ui.joining import ToldChallenge, WantedJoin


@dataclass(frozen=True)
class ListedVault:
    """A vault as anybody at this laptop can see it: nothing of it needs the passphrase.

    `created` is UTC milliseconds.
    """

    folder: Path
    label: str
    practice: bool
    created: int


@dataclass(frozen=True)
class NewVault:
    """What a vault is made from; the label can be read without the passphrase."""

    owner: "Person"
    passphrase: str
    label: str = ""


@dataclass(frozen=True)
class MadeVault:
    """A vault just made and open, with the recovery words to write down.

    `seconds` is what trying one passphrase costs on this laptop, 0 where that was not measured.
    """

    session: DeskSession
    recovery_words: tuple[str, ...]
    seconds: float = 0.0


class Invited(Protocol):
    """Opens invitations and makes vaults from them; both are slow and called in a `Job`."""

    def look_at(self, path: Path, words: str) -> "ToldChallenge":
        """Return what an invitation says; raises what the file or its words are refused for."""
        ...

    def join(self, wanted: "WantedJoin") -> MadeVault:
        """Make a vault for the challenge, with the acceptance of the terms as its first change."""
        ...


class Vaults(Protocol):
    """The vaults of this laptop; all but `listed` are slow and called in a `Job`."""

    @property
    def endings(self) -> "Endings":
        """Return the vaults that nothing opens any more."""
        ...

    @property
    def rescue(self) -> "Rescue":
        """Return what helps where a vault does not open as it is."""
        ...

    @property
    def invited(self) -> Invited:
        """Return what opens invitations, and makes vaults from them."""
        ...

    @property
    def files(self) -> Files:
        """Return what looks through folders, for a backup that lies elsewhere."""
        ...

    def warm(self) -> None:
        """Read in what unlocking will need, while the passphrase is being typed."""
        ...

    def listed(self) -> tuple[ListedVault, ...]:
        """Return the vaults of this laptop, the newest first."""
        ...

    def unlock(self, folder: Path, passphrase: str) -> DeskSession:
        """Open a vault, or raise a `PeerDeskError` that says what to do."""
        ...

    def unlock_with_words(self, folder: Path, words: Sequence[str]) -> DeskSession:
        """Open a vault with its recovery words."""
        ...

    def make(self, wanted: NewVault) -> MadeVault:
        """Make a vault and leave it open; it has no challenge yet."""
        ...

    def rehearse(self, passphrase: str, told: Callable[[str], None]) -> DeskSession:
        """Make and open a practice challenge, complete with its team's notes.

        It takes half a minute; `told` hears what is done, on a thread of its own. What it raises
        breaks the making off, and nothing is left of it.
        """
        ...

    def suggest_passphrase(self) -> str:
        """Return five words from the system's source of chance."""
        ...

    def weigh_passphrase(self, passphrase: str, known: Sequence[str] = ()) -> "Weighed":
        """Say in words how a passphrase holds, with these names known to a guesser."""
        ...
