# SPDX-License-Identifier: Apache-2.0
"""Where the desk meets this laptop: vaults, paper, frameworks and sticks, for both faces.

Nothing of the screen is known here. Keys, database and paper are read in only when they are
used, so that help and the first screen do not wait for them.
"""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path, user_state_path

from peerdesk.bootstrap.resources import resource_root
from peerdesk.errors import PeerDeskError

if TYPE_CHECKING:  # read in where they are used; see the module
    from peerdesk.bootstrap.closing_copies import ClosingCopies
    from peerdesk.bootstrap.papers import Papers
    from peerdesk.bootstrap.team_folders import TeamFolderPlaces
    from peerdesk.compose.checks.lists import CheckWords
    from peerdesk.desk.clock import Clock
    from peerdesk.domain.framework import Framework
    from peerdesk.domain.team import Person
    from peerdesk.domain.terms import Terms
    from peerdesk.transport.folder import FolderCarrier
    from peerdesk.vault.book import OpenVault
    from peerdesk.vault.creation import Created, Joining
    from peerdesk.vault.derivation import Cost

_PROGRAM = "PeerDesk"
_NAMES = 1_000
_MARKS = "marks"


class NoVaultHere(PeerDeskError):
    """This laptop has no vault in the usual place."""

    def __init__(self) -> None:
        super().__init__(
            "There is no vault on this laptop yet: begin with “peerdesk challenge new” or "
            "“peerdesk team identity”, or name a vault’s folder with --vault."
        )


class SeveralVaults(PeerDeskError):
    """It is not clear which vault is meant."""

    def __init__(self, found: tuple[Path, ...]) -> None:
        listed = ", ".join(folder.name for folder in found)
        super().__init__(
            f"There are several vaults on this laptop ({listed}): name the folder of one with "
            "--vault."
        )
        self.found = found


class Desk:
    """This laptop, as both faces of the program reach it.

    `root` is the folder of the vaults, `resources` that of the shipped files; both are found
    where none is given. `clock` and `cost` are given in rehearsals and tests only.
    """

    def __init__(
        self,
        root: Path | None = None,
        resources: Path | None = None,
        *,
        clock: "Clock | None" = None,
        cost: "Cost | None" = None,
    ) -> None:
        self._root = root
        self._resources = resources
        self._clock = clock
        self._cost = cost

    def with_clock(self, clock: "Clock") -> "Desk":
        """Return this laptop, its folders and all, with another clock."""
        return Desk(self._root, self._resources, clock=clock, cost=self._cost)

    @cached_property
    def clock(self) -> "Clock":
        """Return what tells the time: the laptop's own clock where none was given."""
        from peerdesk.desk.clock import SystemClock  # noqa: PLC0415 - see the module

        return self._clock or SystemClock()

    @property
    def cost(self) -> "Cost | None":
        """Return what a try of a passphrase is to cost, or None to fit it to this laptop."""
        return self._cost

    @cached_property
    def root(self) -> Path:
        """Return the folder in which this laptop's vaults lie, one folder each."""
        return self._root or user_data_path(_PROGRAM, appauthor=False) / "vaults"

    @cached_property
    def marks(self) -> Path:
        """Return the folder outside all vaults in which this laptop keeps how far each had come."""
        if self._root is not None:
            return self._root / _MARKS
        return user_state_path(_PROGRAM, appauthor=False) / _MARKS

    @cached_property
    def team_folders(self) -> "TeamFolderPlaces":
        """Return what opens team folders, as far as the organisation's policy allows."""
        from peerdesk.bootstrap.team_folders import TeamFolderPlaces  # noqa: PLC0415 - see above

        return TeamFolderPlaces(None if self._root is None else (self._root,))

    @cached_property
    def copies(self) -> "ClosingCopies":
        """Return what copies vaults once they are locked."""
        from peerdesk.bootstrap.closing_copies import ClosingCopies  # noqa: PLC0415 - see the module

        return ClosingCopies(self.clock)

    @cached_property
    def resources(self) -> Path:
        """Return the folder of the shipped files."""
        return self._resources or resource_root()

    @cached_property
    def papers(self) -> "Papers":
        """Return what makes PDF and PowerPoint files."""
        from peerdesk.bootstrap.papers import Papers  # noqa: PLC0415 - see the module

        return Papers(self.resources / "fonts")

    def frameworks(self) -> "tuple[Framework, ...]":
        """Return the offers that a challenge can start from."""
        from peerdesk.bootstrap.frameworks import load_frameworks  # noqa: PLC0415 - see the module

        return load_frameworks(self.resources)

    def framework(self, offer: str) -> "Framework":
        """Return the framework of an offer, or raise `UnknownOffer`."""
        from peerdesk.bootstrap.frameworks import load_framework  # noqa: PLC0415 - see the module

        return load_framework(self.resources, offer)

    def check_words(self) -> "CheckWords":
        """Return the lists that documents are checked with, read once: a tenth of a second."""
        return self._check_words

    @cached_property
    def _check_words(self) -> "CheckWords":
        from peerdesk.bootstrap.check_words import load_check_words  # noqa: PLC0415 - see the module

        return load_check_words(self.resources)

    def terms(self) -> "Terms":
        """Return the ground rules and terms of confidentiality that everybody accepts."""
        from peerdesk.bootstrap.wording import load_terms  # noqa: PLC0415 - see the module

        return load_terms(self.resources)

    def vaults(self) -> tuple[Path, ...]:
        """Return the folders of this laptop's vaults, by name."""
        from peerdesk.vault.opening import list_vaults  # noqa: PLC0415 - see the module

        return list_vaults(self.root) if self.root.is_dir() else ()

    def find_vault(self, given: Path | None) -> Path:
        """Return the vault that is meant: the one given, or else the only one there is.

        Raises `NoVaultHere`, and `SeveralVaults` with their folders.
        """
        if given is not None:
            return given
        found = self.vaults()
        if not found:
            raise NoVaultHere
        if len(found) > 1:
            raise SeveralVaults(found)
        return found[0]

    def find_ending(self, given: Path | None) -> Path:
        """Return the vault to be cleared: the one given, or else the only one whose end began.

        Where none was begun it is found as `find_vault` does.
        """
        from peerdesk.vault.disposal import Stage, list_endings, stage_of  # noqa: PLC0415 - as above

        if given is None:
            begun = [f for f in list_endings(self.root) if stage_of(f) is Stage.BEGUN]
            if len(begun) == 1:
                return begun[0]
        return self.find_vault(given)

    def free_folder(self) -> Path:
        """Return a folder for a new vault, whose name says nothing of the challenge."""
        names = (self.root / f"vault-{number}" for number in range(1, _NAMES))
        return next(folder for folder in names if not folder.exists())

    def open_vault(
        self, folder: Path, secret: str | Sequence[str], *, go_on_from_older: bool = False
    ) -> "OpenVault":
        """Open a vault with its passphrase, or with its recovery words.

        Raises what `peerdesk.vault.opening.open_vault` raises.
        """
        from peerdesk.vault.opening import open_vault, open_with_recovery  # noqa: PLC0415 - above

        if isinstance(secret, str):
            return open_vault(
                folder,
                secret,
                clock=self._clock,
                marks=self.marks,
                go_on_from_older=go_on_from_older,
            )
        return open_with_recovery(
            folder,
            secret,
            clock=self._clock,
            marks=self.marks,
            go_on_from_older=go_on_from_older,
        )

    def make_vault(  # noqa: PLR0913 - three that matter; the rest have defaults, by name
        self,
        folder: Path,
        owner: "Person",
        passphrase: str,
        *,
        label: str = "",
        practice: bool = False,
        known: Sequence[str] = (),
        joining: "Joining | None" = None,
    ) -> "Created":
        """Make a vault and leave it open; it has no challenge yet, but that of an invitation.

        `known` are names that a guesser of the passphrase would try first.
        """
        from peerdesk.vault.creation import create_vault  # noqa: PLC0415 - see the module

        return create_vault(
            folder,
            owner,
            passphrase,
            label=label,
            practice=practice,
            known=known,
            cost=self._cost,
            clock=self._clock,
            marks=self.marks,
            joining=joining,
        )

    def carrier(self, folder: Path) -> "FolderCarrier":
        """Return what puts bundles into a folder or onto a stick."""
        from peerdesk.transport.folder import FolderCarrier  # noqa: PLC0415 - see the module

        return FolderCarrier(folder)
