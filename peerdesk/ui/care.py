# SPDX-License-Identifier: Apache-2.0
"""What the screen needs to look after vaults: keys, backups, checks, and ways out of trouble.

`Care` belongs to an open vault, `Rescue` to those that are locked. Neither is joined to a disk
here: bootstrap hands them in. Every future is followed in a `Job`.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from peerdesk.errors import PeerDeskError
from peerdesk.ui.trials import Heard, LaptopTest

Secret = str | tuple[str, ...]
"""A passphrase, or the recovery words."""
Told = Callable[[str], None]
"""Hears in words how far something long has come, on a thread of its own."""


@dataclass(frozen=True)
class Protection:
    """How a vault is protected on this laptop.

    `created` is UTC milliseconds; `typed_back` says whether somebody has shown to have the
    recovery words on paper. `warnings` are whole sentences, of the label, of where the folder
    lies, and of a change of key that was not finished.
    """

    folder: Path
    label: str
    created: int
    typed_back: bool = True
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewWords:
    """New recovery words; the old ones count until these were typed back and `confirm` was called.

    `confirm` writes to the disk and is called in a `Job`. `remarks` are whole sentences.
    """

    words: tuple[str, ...] = field(repr=False)
    confirm: Callable[[], None]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListedBackup:
    """A backup as its file tells it; `made` is UTC milliseconds, `size` bytes.

    `why` is the occasion in words ("before an import"), or "".
    """

    path: Path
    made: int
    size: int
    why: str = ""


@dataclass(frozen=True)
class Counted:
    """How many of one sort a backup holds, and how many the vault holds now, if that is known."""

    sort: str
    there: int
    here: int | None = None


@dataclass(frozen=True)
class Inside:
    """What a backup would bring back; times are UTC milliseconds, 0 where there is no note.

    `remarks` say in whole sentences what is missing in it and who would bring it.
    """

    made: int
    newest: int
    counts: tuple[Counted, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drilled:
    """What trying a restore showed: whether it held, in how many seconds, and what was found."""

    held: bool
    seconds: float
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """What a check found; `findings` are whole sentences, `looked` says what was looked at."""

    findings: tuple[str, ...]
    looked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Weighed:
    """How a passphrase holds: `sentence` says what to do, `enough` whether it may be used.

    `score` goes from 0, too short to be weighed, to 4, very hard to guess.
    """

    enough: bool
    sentence: str
    score: int = 0


class Opened(Protocol):
    """An open vault, as far as whoever opened it has to know; the window has more of it."""

    @property
    def label(self) -> str:
        """Return the vault's label."""
        ...

    @property
    def folder(self) -> Path:
        """Return the vault's folder."""
        ...

    @property
    def care(self) -> "Care":
        """Return what looks after the vault itself."""
        ...

    def close(self, last_words: Mapping[str, str]) -> Future[None]:
        """Lock, keeping these drafts."""
        ...


@dataclass(frozen=True)
class Rescued:
    """A vault that was opened out of trouble, and what to tell before it is gone on with."""

    session: Opened
    sentences: tuple[str, ...]


class Way(StrEnum):
    """A way out when a vault will not open as it is."""

    GO_ON = "go-on"
    RESTORE = "restore"
    SALVAGE = "salvage"


class VaultTrouble(PeerDeskError):
    """The vault is not as it was left; `ways` lead on, the best first."""

    def __init__(self, title: str, message: str, ways: Sequence[Way]) -> None:
        super().__init__(message)
        self.title = title
        self.ways = tuple(ways)


class Source(Protocol):
    """Where backups are found and restored from, beside an open vault or a locked one."""

    def backups(self, elsewhere: Path | None = None) -> Future[tuple[ListedBackup, ...]]:
        """List the vault's backups, or those in another folder, the newest first."""
        ...

    def look_into(self, backup: Path, secret: Secret) -> Future[Inside]:
        """Tell what a backup holds, beside what the vault holds now."""
        ...

    def restore(self, backup: Path, secret: Secret) -> Future[Rescued]:
        """Restore a backup into a vault of its own and open that; nothing else is touched."""
        ...


class Care(Source, Protocol):
    """Looks after the vault that is open."""

    @property
    def news(self) -> tuple[str, ...]:
        """Return sentences on what had happened to the vault before it was opened, or none."""
        ...

    def protection(self) -> Future[Protection]:
        """Tell how the vault is protected."""
        ...

    def seconds(self) -> Future[float]:
        """Tell what trying one passphrase costs on this laptop, by the try that unlocked it."""
        ...

    def weigh(self, passphrase: str) -> Weighed:
        """Say how a new passphrase holds, with the challenge's own names known to a guesser."""
        ...

    def suggest(self) -> str:
        """Return five words from the system's source of chance."""
        ...

    def rename(self, label: str) -> Future[None]:
        """Call the vault otherwise on this laptop; the label can be read without a passphrase."""
        ...

    def change_passphrase(self, old: str, new: str) -> Future[None]:
        """Have another passphrase open the vault, and the old one no more."""
        ...

    def new_words(self, passphrase: str) -> Future[NewWords]:
        """Make other recovery words for the vault."""
        ...

    def try_words(self, words: Sequence[str]) -> Future[None]:
        """Try whether the words on somebody's paper open the vault, and remember if they do."""
        ...

    def words_known(self) -> Future[None]:
        """Remember that the words shown when the vault was made were typed back from paper."""
        ...

    def rotate(self, passphrase: str) -> Future[NewWords]:
        """Encrypt everything, backups too, under a new key, which brings new recovery words."""
        ...

    def back_up(self) -> Future[None]:
        """Make a backup now, whatever the hour; it is opened and counted after writing."""
        ...

    def drill(self, told: Told) -> Future[Drilled]:
        """Try whether the newest backup can be restored, and leave nothing of the trial."""
        ...

    def copy_out(self, folder: Path, told: Told) -> Future[Path]:
        """Write an encrypted copy of the whole vault into a folder; returns where it stands."""
        ...

    def check(self, told: Told) -> Future[Checked]:
        """Look whether pages, chains, signatures, tables and search index hold."""
        ...

    def rebuild(self) -> Future[int]:
        """Make tables and search index anew from the ledger; returns how many things stand."""
        ...

    def test_laptop(self, folder: Path, heard: Heard) -> LaptopTest:
        """Begin to try on this laptop what is promised; the report goes into the folder."""
        ...


class Rescue(Protocol):
    """Helps with vaults that are locked; all of it is slow and called in a `Job`."""

    def surroundings(self, folder: Path | None = None) -> str:
        """Return one warning on where a vault lies, or would lie, or ""."""
        ...

    def backups(self, folder: Path) -> tuple[ListedBackup, ...]:
        """List the backups in a folder, a vault's own or a copy's, the newest first."""
        ...

    def look_into(self, backup: Path, secret: Secret, beside: Path | None) -> Inside:
        """Tell what a backup holds, beside the vault in `beside` where that can be read."""
        ...

    def restore(self, backup: Path, secret: Secret) -> Rescued:
        """Restore a backup into a new vault and open it."""
        ...

    def go_on(self, folder: Path, secret: Secret) -> Rescued:
        """Open a vault that is older than what was last written, in a chain begun anew."""
        ...

    def salvage(self, folder: Path, secret: Secret, told: Told) -> Rescued:
        """Read whatever can be read of a damaged vault into a new one, and open that."""
        ...

    def renew(self, folder: Path, words: Sequence[str], passphrase: str) -> None:
        """Have a new passphrase open a vault whose old one is forgotten."""
        ...
