# SPDX-License-Identifier: Apache-2.0
"""What the window needs of an open vault, handed in by bootstrap.

The screen knows no disk, no paper and no wire. What blocks is called in a `Job`.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from peerdesk.ui.files import Files, Papers, Pictures

if TYPE_CHECKING:  # named only: the unlock screen must not wait for the desk to be read in
    from peerdesk.compose.checks.lists import CheckWords
    from peerdesk.desk.book import Asks
    from peerdesk.domain.framework import Framework
    from peerdesk.domain.ground_rules import GroundRules
    from peerdesk.domain.team import Member
    from peerdesk.domain.terms import Terms
    from peerdesk.domain.writing_aids import WritingAids
    from peerdesk.ui.care import Care
    from peerdesk.ui.endings import Clearing
    from peerdesk.ui.team_folder import TeamFolders

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
    def gone_on(self) -> Future[tuple[str, ...]]:
        """Return when imports that were broken off went on; sentences on those given up."""
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

    def ground_rules(self) -> "GroundRules":
        """Return what is read out at the start of a session; reads a file."""
        ...

    def writing_aids(self) -> "WritingAids":
        """Return the dictionary and the lists of names; takes a tenth of a second."""
        ...

    def check_words(self) -> "CheckWords":
        """Return the lists that documents are checked with; takes a tenth of a second."""
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

    def last_backup(self) -> Future[int | None]:
        """Tell when the newest backup was made, whoever asked for it, or None before the first."""
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
