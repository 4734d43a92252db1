# SPDX-License-Identifier: Apache-2.0
"""A vault made for the trials alone, beside the real ones, on the same disk; gone afterwards."""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from peerdesk.bootstrap.selftest.leftovers import fresh_name
from peerdesk.domain.facts import ChallengeFounded, Fact, NoteWritten
from peerdesk.domain.identifiers import mint
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, Source
from peerdesk.vault.book import OpenVault
from peerdesk.vault.creation import create_vault
from peerdesk.vault.derivation import FLOOR
from peerdesk.vault.errors import DiskRefused, VaultAlreadyOpen
from peerdesk.vault.files import make_private_folder
from peerdesk.vault.header import read_header
from peerdesk.vault.keys import VaultKeys
from peerdesk.vault.lock import VaultLock
from peerdesk.vault.opening import open_with_key
from peerdesk.vault.passphrase import suggest_passphrase
from peerdesk.vault.slots import PASSPHRASE, open_with_passphrase

OWNER = Person("Trial Peer", Role.TEAM_LEADER, "Trial Council")


@dataclass(frozen=True)
class Bench:
    """Where the trials are made: a folder of their own, a closed vault in it, and what opens it."""

    folder: Path
    passphrase: str

    @property
    def vault(self) -> Path:
        """Return the folder of the vault."""
        return self.folder / "vault"

    def keys(self) -> VaultKeys:
        """Return what opens the vault, worked out from its passphrase as at any unlocking."""
        slot = read_header(self.vault).slot(PASSPHRASE)
        return VaultKeys.of(open_with_passphrase(slot, self.passphrase))

    def open(self, keys: VaultKeys, folder: Path | None = None) -> OpenVault:
        """Open the vault, or a copy of it in another folder, with keys that are known already."""
        return open_with_key(folder or self.vault, keys, marks=self.folder / "marks")

    def apart(self, name: str) -> "Bench":
        """Return a bench of its own with a copy of the vault, which may come to harm."""
        other = Bench(self.folder / name, self.passphrase)
        shutil.copytree(self.vault, other.vault)
        return other

    def copied(self, name: str) -> Path:
        """Return a copy of the vault in a new folder of the bench."""
        return Path(shutil.copytree(self.vault, self.folder / name))


@contextlib.contextmanager
def bench(root: Path, name: str = "") -> Iterator[Bench]:
    """Make a bench under a folder, with a vault that has a challenge; take all of it away again.

    It is locked as long as it is used, so that nobody takes it for left behind. Raises
    `DiskRefused`, also where something of that name is there, and what making a vault raises.
    """
    folder = root / (name or fresh_name())
    try:
        make_private_folder(root)
        folder.mkdir(mode=0o700)
        lock = VaultLock(folder)
    except (OSError, VaultAlreadyOpen) as error:
        raise DiskRefused from error
    try:
        made = Bench(folder, suggest_passphrase())
        created = create_vault(made.vault, OWNER, made.passphrase, practice=True, cost=FLOOR)
        with created.vault as vault:
            vault.append(_founding(vault))
        yield made
    finally:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def line(text: str) -> NoteWritten:
    """Return a note to be written."""
    return NoteWritten(note=mint(), author=mint(), text=text, source=Source.HEARD)


def _founding(vault: OpenVault) -> Fact:
    return ChallengeFounded(
        challenge=mint(),
        offer="blank",
        framework="blank",
        framework_version="1",
        practice=True,
        founder=vault.identity,
    )
