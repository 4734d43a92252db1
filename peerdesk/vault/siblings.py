# SPDX-License-Identifier: Apache-2.0
"""Other copies of a vault on the same laptop, as a restore or a rescue makes them.

They open with the same passphrase and words, so a laptop on which one is left is not cleared.
They are looked for where the program itself puts vaults; what lies elsewhere it cannot know.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from peerdesk.team.confirmation import Parts
from peerdesk.vault.book import OpenVault
from peerdesk.vault.ended import key_files
from peerdesk.vault.errors import VaultError
from peerdesk.vault.files import DISPOSAL, LOCK, write_whole
from peerdesk.vault.header import read_header_file
from peerdesk.vault.lock import VaultLock
from peerdesk.vault.shredding import destroy, parts_of, shred

_NO_WORD = b"{}"
"""In a copy's marker: the vault that it is of gives its word for both."""


def siblings(folder: Path, root: Path) -> tuple[Path, ...]:
    """Return the other folders straight under a root that hold the same vault, by name."""
    same, here = _vaults_in(folder), folder.resolve()
    if not root.is_dir():
        return ()
    others = (path for path in root.iterdir() if path.is_dir() and path.resolve() != here)
    return tuple(sorted(path for path in others if same & _vaults_in(path)))


def what_goes(vault: OpenVault, root: Path | None = None) -> Parts:
    """Return which files go with an open vault, and how many copies of it there are."""
    return replace(
        parts_of(vault.folder),
        copies=len(siblings(vault.folder, root)) if root else 0,
        elsewhere=vault.upkeep.ledger.settings.copied,
    )


@contextlib.contextmanager
def held(folders: tuple[Path, ...]) -> Iterator[None]:
    """Keep other programs out of copies meanwhile; raises `VaultAlreadyOpen` or `OSError`."""
    with contextlib.ExitStack() as stack:
        for folder in folders:
            stack.callback(VaultLock(folder).release)
        yield


def destroy_copy(folder: Path) -> None:
    """Destroy a copy that is held, and its folder where nobody else's file lies in it.

    Raises `OSError`. Where it is interrupted, what is left has no key, and is gone on with as any
    vault whose end has begun.
    """
    write_whole(folder / DISPOSAL, _NO_WORD)
    destroy(folder)
    shred(folder / DISPOSAL)


def put_copy_away(folder: Path) -> None:
    """Remove the emptied folder of a copy that is not held any more."""
    with contextlib.suppress(OSError):  # somebody else's file lies in it
        (folder / LOCK).unlink()
        folder.rmdir()


def _vaults_in(folder: Path) -> set[str]:
    """Return the identifiers of the vaults whose key slots a folder holds; one, as a rule."""
    found = set()
    for path in key_files(folder):
        with contextlib.suppress(VaultError):
            found.add(str(read_header_file(path).front.vault))
    return found
