# SPDX-License-Identifier: Apache-2.0
"""Laptops with real vaults, made as copies of templates with keys of their own."""

import shutil
from collections.abc import Iterable, Mapping
from itertools import count
from pathlib import Path

from peerdesk.domain.team import Person
from peerdesk.vault.book import OpenVault
from peerdesk.vault.exporting import export_vault
from peerdesk.vault.opening import open_with_key
from peerdesk.vault.restoring import restore
from tests.fakes.chains import MinuteHand
from tests.vault.conftest import Made, make


class VaultLaptop:
    """A laptop with a real vault."""

    def __init__(self, made: Made, clock: MinuteHand) -> None:
        self.clock = clock
        self._made = made
        self._marks = made.folder.parent / "marks"
        self._kept: Path | None = None
        self._places = count(1)
        self.book: OpenVault = self._open()

    @property
    def waiting(self) -> int:
        """Return how many changes wait."""
        return self.book.upkeep.counts()["waiting"]

    def back_up(self) -> None:
        """Take a copy away on a stick."""
        stick = self._made.folder.parent / f"stick-{next(self._places)}"
        stick.mkdir()
        self._kept = export_vault(self.book, stick)

    def put_back(self) -> bool:
        """Restore the backup on a new disk: what stood outside the vault is gone as well."""
        if self._kept is None:
            return False
        self.lose()
        shutil.rmtree(self._marks, ignore_errors=True)
        folder = self._made.folder.parent / f"again-{next(self._places)}"
        restored = restore(
            self._kept, self._made.passphrase, folder, clock=self.clock, marks=self._marks
        )
        self._made = self._made._replace(folder=folder)
        self.book = restored
        return True

    def start_again(self) -> None:
        """Close the vault and open it."""
        self.book.close()
        self.book = self._open()

    def lose(self) -> None:
        """Let the folder go, unlocked as it was."""
        self.book.close()
        shutil.rmtree(self._made.folder)

    def _open(self) -> OpenVault:
        made = self._made
        return open_with_key(made.folder, made.keys, clock=self.clock, marks=self._marks)


class VaultWorkshop:
    """Makes laptops with real vaults, as copies of templates: one for each who may join."""

    def __init__(self, root: Path, templates: Mapping[str, Made]) -> None:
        self._root = root
        self._templates = templates
        self._numbers = count(1)
        self._made: list[VaultLaptop] = []

    def laptop(self, owner: Person, clock: MinuteHand) -> VaultLaptop:
        """Return a new laptop of somebody, without a challenge; once, for its keys are its own."""
        folder = self._root / f"laptop-{next(self._numbers)}" / "vault"
        self._made.append(VaultLaptop(self._templates[owner.name].copy(folder), clock))
        return self._made[-1]

    def close(self) -> None:
        """Close all that are open still, and clear them away."""
        for laptop in self._made:
            laptop.book.close()
        shutil.rmtree(self._root, ignore_errors=True)


def templates(root: Path, owners: Iterable[Person]) -> dict[str, Made]:
    """Return vaults without a challenge by their owners' names, each with keys of its own."""
    return {owner.name: make(root / str(n), owner) for n, owner in enumerate(owners)}
