# SPDX-License-Identifier: Apache-2.0
"""What the window needs from outside: vaults, paper and files, handed in by bootstrap.

The screen knows no disk, no paper and no wire. What blocks is called in a `Job`.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:  # named only: the unlock screen must not wait for the desk to be read in
    from peerdesk.compose.blocks import Deck, Document
    from peerdesk.desk.attachments import Prepared
    from peerdesk.desk.book import Asks
    from peerdesk.desk.outgoing import Carrier
    from peerdesk.domain.framework import Framework
    from peerdesk.domain.team import Member, Person
    from peerdesk.domain.terms import Terms
    from peerdesk.ui.care import Care, Rescue, Weighed
    from peerdesk.ui.endings import Clearing, Endings
    from peerdesk.ui.joining import ToldChallenge, WantedJoin
    from peerdesk.ui.team_folder import TeamFolders


@dataclass(frozen=True)
class ListedVault:
    """A vault as anybody at this laptop can see it: nothing of it needs the passphrase.

    `created` is UTC milliseconds.
    """

    folder: Path
    label: str
    practice: bool
    created: int


class Papers(Protocol):
    """Turns composed documents into files; slow, so called in a `Job`."""

    def document_pdf(self, document: "Document") -> bytes:
        """Return a document as PDF."""
        ...

    def deck_pdf(self, deck: "Deck") -> bytes:
        """Return slides as PDF."""
        ...

    def deck_pptx(self, deck: "Deck") -> bytes:
        """Return slides as an editable presentation."""
        ...

    def pages(self, pdf: bytes, width: int) -> tuple[bytes, ...]:
        """Return each page as a PNG picture, `width` pixels wide; nothing touches the disk."""
        ...


@dataclass(frozen=True)
class Seen:
    """One page as a PNG picture, and how many pages there are."""

    png: bytes
    pages: int


class Pictures(Protocol):
    """Photographs, scans and PDFs, in memory only; slow, so called in a `Job`."""

    def prepare(self, data: bytes) -> "Prepared":
        """Return bytes fit to be attached, a picture without its metadata; or refuse them."""
        ...

    def thumbnail(self, kept: "Prepared") -> bytes:
        """Return a small PNG picture of what is kept, of its first page."""
        ...

    def look_at(self, kept: "Prepared", page: int, width: int) -> Seen:
        """Return a page, counted from 0, about `width` pixels wide."""
        ...


@dataclass(frozen=True)
class Listing:
    """What stands in a folder: folders first, then the files asked for; the nearest above it."""

    folder: Path
    folders: tuple[str, ...]
    files: tuple[str, ...]


class Files(Protocol):
    """Reads and writes what leaves or enters the vault's protection; slow, so in a `Job`."""

    def read(self, path: Path, limit: int) -> bytes:
        """Return a file's bytes, or refuse what is longer than `limit`."""
        ...

    def write(self, path: Path, data: bytes) -> Path:
        """Write a file, read it back, and return where it stands; nothing is overwritten."""
        ...

    def homes(self) -> tuple[tuple[str, Path], ...]:
        """Return where files are usually kept, each with its name; sticks included."""
        ...

    def list(self, folder: Path, suffixes: tuple[str, ...]) -> Listing:
        """Return the folders and the files with these endings; raise where it cannot be read."""
        ...

    def carrier(self, folder: Path) -> "Carrier":
        """Return what puts bundles into a folder or onto a stick."""
        ...

    def safe_to_remove(self, paths: Sequence[Path]) -> bool:
        """Bring files to their disk, and say whether the system says that all of it is there."""
        ...


T = TypeVar("T")


class Aside(Protocol):
    """Threads for slow work that needs no vault."""

    def __call__(self, work: Callable[[], T]) -> Future[T]:
        """Begin the work and return its future."""
        ...


class DeskSession(Protocol):
    """An open vault, as the window has it from unlocking until the lock."""

    @property
    def label(self) -> str:
        """Return the vault's label."""
        ...

    @property
    def folder(self) -> Path:
        """Return the vault's folder."""
        ...

    @property
    def practice(self) -> bool:
        """Say whether this is a practice challenge, never mixed with a real one."""
        ...

    @property
    def identity(self) -> "Member":
        """Return this laptop's own entry, as the vault was made."""
        ...

    @property
    def ask(self) -> "Asks":
        """Return the way to the one thread that has the vault."""
        ...

    @property
    def aside(self) -> "Aside":
        """Return the way to threads for slow work that needs no vault: paper, files."""
        ...

    @property
    def papers(self) -> Papers:
        """Return what makes documents and slides."""
        ...

    @property
    def pictures(self) -> Pictures:
        """Return what reads photographs, scans and PDFs."""
        ...

    @property
    def files(self) -> Files:
        """Return what reads and writes outside the vault."""
        ...

    @property
    def clearing(self) -> "Clearing":
        """Return the way to this vault's end, once a lead has closed the challenge."""
        ...

    @property
    def care(self) -> "Care":
        """Return what looks after the vault itself: keys, backups, checks."""
        ...

    def terms(self) -> "Terms":
        """Return the ground rules and terms that everybody accepts; reads a file."""
        ...

    @property
    def team_folder(self) -> "TeamFolders":
        """Return the way to the folder or store that the team's laptops all reach."""
        ...

    def frameworks(self) -> "tuple[Framework, ...]":
        """Return the offers that a challenge can start from; reads files."""
        ...

    def now(self) -> tuple[int, int]:
        """Return the time as UTC milliseconds and the local offset in minutes."""
        ...

    def back_up(self, *, now: bool = False) -> Future[int | None]:
        """Back up unless that was done within the hour; tells when it was done last.

        In UTC milliseconds, and None while there is no backup. With `now` it is done whatever
        the hour, as before an import.
        """
        ...

    def keep_held(self) -> Future[bool]:
        """Offer the disk again the drafts that it has refused; tells whether there were any.

        Until it has taken them they stand in the book, in place of the older ones on the disk.
        The future fails with what the disk says.
        """
        ...

    def close(self, last_words: Mapping[str, str]) -> Future[None]:
        """Lock: finish the lines already asked for, keep these drafts, and drop the keys.

        Everything else is stopped. A draft that the disk refuses is sealed to the vault's own
        key, held in memory, and put back at the next unlocking; the future then fails with what
        the disk said.
        """
        ...


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

        It takes half a minute; `told` hears what is done, on a thread of its own.
        """
        ...

    def suggest_passphrase(self) -> str:
        """Return five words from the system's source of chance."""
        ...

    def weigh_passphrase(self, passphrase: str, known: Sequence[str] = ()) -> "Weighed":
        """Say in words how a passphrase holds, with these names known to a guesser."""
        ...


LOCK_AFTER = (2, 5, 10, 15)
LOCK_AFTER_CAPTURING = (5, 10, 20, 30)
"""Minutes to choose from; there is no never."""


@dataclass(frozen=True)
class Privacy:
    """When the window locks by itself, in minutes, and whether others may record it."""

    lock_after: int = 5
    lock_after_capturing: int = 20
    hidden_from_capture: bool = True


class Settings(Protocol):
    """What this laptop remembers of look and lock; never anything of the evidence."""

    @property
    def version(self) -> str:
        """Return the program's version."""
        ...

    def theme(self) -> str:
        """Return the chosen theme, or "" to follow the system."""
        ...

    def factor(self) -> float:
        """Return the text size, 1.0 for 100 %."""
        ...

    def keep(self, theme: str, factor: float) -> None:
        """Remember both."""
        ...

    def privacy(self) -> Privacy:
        """Return when to lock, and whether the window may be recorded."""
        ...

    def keep_privacy(self, privacy: Privacy) -> None:
        """Remember that."""
        ...
