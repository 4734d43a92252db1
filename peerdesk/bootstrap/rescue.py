# SPDX-License-Identifier: Apache-2.0
"""Vaults that are locked, helped: older than they were, damaged, forgotten, to be restored.

What the vault refuses is translated here, once, into trouble with its ways out.
"""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk.bootstrap.desk import Desk
from peerdesk.desk.labels import telling_names
from peerdesk.ledger.errors import LedgerError
from peerdesk.ui.care import Inside, ListedBackup, Rescued, Secret, Told, VaultTrouble, Way
from peerdesk.ui.ports import DeskSession
from peerdesk.vault.errors import (
    DamagedDatabase,
    DamagedHead,
    DamagedHeader,
    RolledBack,
    VaultError,
)
from peerdesk.vault.surroundings import warning

if TYPE_CHECKING:  # read in when a vault is opened
    from peerdesk.vault.book import OpenVault

_OLDER = (
    "This vault is older than it was",
    (
        "Its database is older than what this laptop wrote last: somebody put an older copy "
        "back, or a disk was restored. Nothing has been changed."
    ),
)
_UNKNOWN = (
    "How far this vault had come is not known",
    (
        "The small file beside the database that records it is damaged, so this may be the newest "
        "state or an older one. Nothing has been changed."
    ),
)
_DAMAGED = (
    "This vault is damaged",
    (
        "Its database is missing, or a part of it cannot be read. Nothing has been changed: keep "
        "the folder as it is."
    ),
)
_NO_KEYS = (
    "The keys of this vault are damaged",
    (
        "The file that holds them is not as it was written. Copies of it lie beside the backups, "
        "and the same passphrase opens those. Nothing has been changed."
    ),
)
Opener = Callable[[Path, "Callable[[], OpenVault]"], DeskSession]


class LaptopRescue:
    """Implements `peerdesk.ui.care.Rescue`; `opener` makes a session of a vault just opened."""

    def __init__(self, desk: Desk, opener: Opener) -> None:
        self._desk, self._opener = desk, opener

    def surroundings(self, folder: Path | None = None) -> str:
        """Return one warning on where a vault lies, or would lie, or ""."""
        return warning(folder or self._desk.root)

    def backups(self, folder: Path) -> tuple[ListedBackup, ...]:
        """List the backups in a folder, a vault's own or a copy's, the newest first."""
        from peerdesk.bootstrap.backups import list_backups  # noqa: PLC0415 - when wanted

        return list_backups(folder, self._desk.clock.now()[0])

    def look_into(self, backup: Path, secret: Secret, beside: Path | None) -> Inside:
        """Tell what a backup holds, beside the vault in `beside` where that can be read."""
        from peerdesk.bootstrap.backups import inside  # noqa: PLC0415 - when wanted
        from peerdesk.vault.previewing import preview_backup  # noqa: PLC0415 - likewise

        return inside(preview_backup(backup, secret, beside=beside, clock=self._desk.clock))

    def restore(self, backup: Path, secret: Secret) -> Rescued:
        """Restore a backup into a new vault and open it."""
        from peerdesk.vault.restoring import restore  # noqa: PLC0415 - when wanted

        folder, desk = self._desk.free_folder(), self._desk
        opened = self._opener(
            folder,
            lambda: restore(backup, secret, folder, clock=desk.clock, marks=desk.marks),
        )
        return Rescued(opened, opened.care.news)

    def go_on(self, folder: Path, secret: Secret) -> Rescued:
        """Open a vault that is older than what was last written, in a chain begun anew."""
        with told_as_trouble(folder):
            opened = self._opener(
                folder, lambda: self._desk.open_vault(folder, secret, go_on_from_older=True)
            )
        return Rescued(opened, opened.care.news)

    def salvage(self, folder: Path, secret: Secret, told: Told) -> Rescued:
        """Read whatever can be read of a damaged vault into a new one, and open that."""
        from peerdesk.bootstrap.salvaging import salvaged, sentences  # noqa: PLC0415 - when wanted

        to_folder = self._desk.free_folder()
        report = salvaged(folder, secret, to_folder, desk=self._desk, told=told)
        opened = self._opener(to_folder, lambda: self._desk.open_vault(to_folder, secret))
        return Rescued(opened, tuple(sentences(report, opened)))

    def renew(self, folder: Path, words: Sequence[str], passphrase: str) -> None:
        """Have a new passphrase open a vault whose old one is forgotten."""
        from peerdesk.vault.rewrapping import reset_passphrase  # noqa: PLC0415 - when wanted

        known = self._names(folder, words)
        reset_passphrase(folder, words, passphrase, known=known, cost=self._desk.cost)

    def _names(self, folder: Path, words: Sequence[str]) -> tuple[str, ...]:
        """Return what a guesser would try first; nothing where the vault does not open as it is."""
        with (
            contextlib.suppress(VaultError, LedgerError),
            self._desk.open_vault(folder, words) as vault,
        ):
            return tuple(telling_names(vault))
        return ()


@contextlib.contextmanager
def told_as_trouble(folder: Path) -> Iterator[None]:
    """Tell what the vault refuses as trouble, where there are ways out of it."""
    from peerdesk.vault.generations import backups  # noqa: PLC0415 - when wanted

    restore = (Way.RESTORE,) if backups(folder) else ()
    try:
        yield
    except RolledBack as error:
        raise VaultTrouble(*_OLDER, (Way.GO_ON, *restore)) from error
    except DamagedHead as error:
        raise VaultTrouble(*_UNKNOWN, (Way.GO_ON, *restore)) from error
    except DamagedDatabase as error:
        raise VaultTrouble(*_DAMAGED, (*restore, Way.SALVAGE)) from error
    except DamagedHeader as error:
        raise VaultTrouble(*_NO_KEYS, (*restore, Way.SALVAGE)) from error
