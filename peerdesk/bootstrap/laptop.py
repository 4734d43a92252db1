# SPDX-License-Identifier: Apache-2.0
"""The vaults of this laptop, as the welcome screen reaches them.

What takes long to read in is imported by `warm`, while the passphrase is being typed.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.weighing import weighed
from peerdesk.errors import PeerDeskError
from peerdesk.ui.care import Weighed
from peerdesk.ui.vaults import ListedVault, MadeVault, NewVault
from peerdesk.vault.errors import DamagedHeader
from peerdesk.vault.header import label_of, list_vaults

if TYPE_CHECKING:  # read in by `warm`
    from peerdesk.bootstrap.clearing import LaptopEndings
    from peerdesk.bootstrap.files import Disk
    from peerdesk.bootstrap.joining import LaptopJoining
    from peerdesk.bootstrap.open_desk import OpenDesk
    from peerdesk.bootstrap.rescue import LaptopRescue
    from peerdesk.bootstrap.sealed_drafts import Sealed
    from peerdesk.vault.book import OpenVault


class Laptop:
    """Implements `peerdesk.ui.vaults.Vaults`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._sealed: defaultdict[Path, Sealed] = defaultdict(dict)
        self._advised: set[Path] = set()

    @cached_property
    def files(self) -> "Disk":
        """Return what looks through folders."""
        from peerdesk.bootstrap.files import Disk  # noqa: PLC0415 - see the module

        return Disk()

    @cached_property
    def rescue(self) -> "LaptopRescue":
        """Return what helps where a vault does not open as it is."""
        from peerdesk.bootstrap.rescue import LaptopRescue  # noqa: PLC0415 - see the module

        return LaptopRescue(self._desk, self._open)

    @cached_property
    def invited(self) -> "LaptopJoining":
        """Return what opens invitations, and makes vaults from them."""
        from peerdesk.bootstrap.joining import LaptopJoining  # noqa: PLC0415 - see the module

        return LaptopJoining(self._desk, self._open)

    @cached_property
    def endings(self) -> "LaptopEndings":
        """Return the vaults that nothing opens any more."""
        from peerdesk.bootstrap.clearing import LaptopEndings  # noqa: PLC0415 - see the module

        return LaptopEndings(self._desk)

    def warm(self) -> None:
        """Read in what unlocking and the places will need.

        All that is here by then stays until the end. Python is told so, for otherwise it looks
        through it for garbage now and then, and the screen stands still for a twelfth of a
        second. Nothing of the evidence is in memory yet.
        """
        import zxcvbn  # noqa: F401, PLC0415 - its word lists take a tenth of a second

        import peerdesk.bootstrap.open_desk  # noqa: PLC0415 - see the module
        import peerdesk.ui.places  # noqa: F401, PLC0415 - see the module

        gc.freeze()

    def listed(self) -> tuple[ListedVault, ...]:
        """Return the vaults of this laptop, the newest first; a damaged one by its folder."""
        found = [self._listed(folder) for folder in list_vaults(self._desk.root)]
        return tuple(sorted(found, key=lambda vault: -vault.created))

    def unlock(self, folder: Path, passphrase: str) -> "OpenDesk":
        """Open a vault with its passphrase, which is held against the names known by now."""
        session = self._unlock(folder, lambda: self._desk.open_vault(folder, passphrase))
        session.care.heed(passphrase, tell=folder not in self._advised)
        self._advised.add(folder)
        return session

    def unlock_with_words(self, folder: Path, words: Sequence[str]) -> "OpenDesk":
        """Open a vault with its recovery words."""
        return self._unlock(folder, lambda: self._desk.open_vault(folder, words))

    def make(self, wanted: NewVault) -> MadeVault:
        """Make a vault and leave it open; it has no challenge yet."""
        folder = self._desk.free_folder()
        words: list[str] = []
        seconds: list[float] = []

        def making() -> "OpenVault":
            made = self._desk.make_vault(
                folder, wanted.owner, wanted.passphrase, label=wanted.label
            )
            words.extend(made.recovery_words)
            seconds.append(made.seconds)
            return made.vault

        session = self._open(folder, making)
        return MadeVault(session, tuple(words), seconds[0])

    def rehearse(self, passphrase: str, told: Callable[[str], None]) -> "OpenDesk":
        """Make and open a practice challenge of this week, telling what is done."""
        from peerdesk.bootstrap.practice import make_practice_vault  # noqa: PLC0415 - see above
        from peerdesk.domain.calendar import local  # noqa: PLC0415 - see above

        folder = self._desk.free_folder()
        today = local(*self._desk.clock.now()).date()

        def making() -> "OpenVault":
            return make_practice_vault(self._desk, folder, passphrase, told, today=today)

        return self._open(folder, making)

    def suggest_passphrase(self) -> str:
        """Return five words from the system's source of chance."""
        from peerdesk.vault.passphrase import suggest_passphrase  # noqa: PLC0415 - see above

        return suggest_passphrase()

    def weigh_passphrase(self, passphrase: str, known: Sequence[str] = ()) -> Weighed:
        """Say in words how a passphrase holds, with these names known to a guesser."""
        return weighed(passphrase, known)

    def _open(self, folder: Path, opening: "Callable[[], OpenVault]") -> "OpenDesk":
        from peerdesk.bootstrap.open_desk import OpenDesk  # noqa: PLC0415 - see the module

        return OpenDesk(self._desk, folder, opening, self._sealed[folder], self.rescue)

    def _unlock(self, folder: Path, opening: "Callable[[], OpenVault]") -> "OpenDesk":
        """Open a vault; where it is not as it was left, tell the ways out."""
        from peerdesk.bootstrap.rescue import told_as_trouble  # noqa: PLC0415 - see the module

        with told_as_trouble(folder):
            return self._open(folder, opening)

    def _listed(self, folder: Path) -> ListedVault:
        try:
            label = label_of(folder)
        except DamagedHeader:
            named = f"{folder.name} (its keys are damaged)"
            return ListedVault(folder, named, practice=False, created=0)
        except PeerDeskError:
            return ListedVault(folder, folder.name, practice=False, created=0)
        return ListedVault(folder, label.label or folder.name, label.practice, label.created)
