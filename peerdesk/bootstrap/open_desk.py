# SPDX-License-Identifier: Apache-2.0
"""An open vault as the window has it: the vault's thread, paper, files, and the way out."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from peerdesk.bootstrap.care import VaultCare
from peerdesk.bootstrap.clearing import VaultClearing, finish_if_begun
from peerdesk.bootstrap.desk import Desk
from peerdesk.bootstrap.files import Disk
from peerdesk.bootstrap.pictures import WindowPictures
from peerdesk.bootstrap.previews import WindowPapers
from peerdesk.bootstrap.rescue import LaptopRescue
from peerdesk.bootstrap.sealed_drafts import Sealed, keep_last_words, keep_unkept, put_back
from peerdesk.bootstrap.team_folder import TeamFolderThread
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.exchange import go_on
from peerdesk.domain.framework import Framework
from peerdesk.domain.team import Member
from peerdesk.domain.terms import Terms
from peerdesk.errors import PeerDeskError
from peerdesk.vault.book import OpenVault
from peerdesk.vault.generations import Occasion, last_backup
from peerdesk.vault.header import label_of
from peerdesk.vault.thread import VaultThread

if TYPE_CHECKING:  # read in when Capture, or a document, is first opened
    from peerdesk.compose.checks.lists import CheckWords
    from peerdesk.domain.ground_rules import GroundRules
    from peerdesk.domain.writing_aids import WritingAids

T = TypeVar("T")
_PATIENCE = 1.0
"""Seconds that a lock, its keys gone, waits for a team folder that does not answer."""


class OpenDesk:
    """Implements `peerdesk.ui.ports.DeskSession` over a vault's thread.

    `sealed` outlives the session: what could not be kept at a lock waits there for the next
    unlocking, readable only with the keys inside the vault.
    """

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        opening: Callable[[], OpenVault],
        sealed: Sealed,
        rescue: LaptopRescue,
    ) -> None:
        self.folder = folder
        self._desk, self._sealed = desk, sealed
        desk.copies.give_way(folder)
        self.ask = VaultThread(opening)
        self.ask.opened.result()
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="peerdesk-aside")
        label = label_of(folder)
        self.label, self.practice = label.label, label.practice
        self.identity: Member = self.ask(Urgency.ROWS, _identity).result()
        self.ask(Urgency.DRAFT, partial(put_back, sealed=sealed)).result()
        self.ask(Urgency.JOB, _read_copies)
        self.gone_on = self.ask(Urgency.JOB, _go_on)
        self.care = VaultCare(desk, folder, self.ask, self.aside, rescue)
        self.team_folder = TeamFolderThread(
            self.ask, desk.team_folders, desk.clock, lambda: self.back_up(now=True)
        )

    @cached_property
    def clearing(self) -> VaultClearing:
        """Return the way to this vault's end."""
        return VaultClearing(self.ask, self._desk.clock, self._desk.root)

    @cached_property
    def papers(self) -> WindowPapers:
        """Return what makes documents, slides and pictures of their pages."""
        return WindowPapers(self._desk.resources / "fonts")

    @cached_property
    def pictures(self) -> WindowPictures:
        """Return what reads photographs, scans and PDFs."""
        return WindowPictures()

    @cached_property
    def files(self) -> Disk:
        """Return what reads and writes outside the vault."""
        return Disk()

    def aside(self, work: Callable[[], T]) -> Future[T]:
        """Begin slow work that needs no vault and return its future."""
        return self._pool.submit(work)

    def frameworks(self) -> tuple[Framework, ...]:
        """Return the offers that a challenge can start from."""
        return self._desk.frameworks()

    def terms(self) -> Terms:
        """Return the ground rules and terms that everybody accepts."""
        return self._desk.terms()

    def ground_rules(self) -> "GroundRules":
        """Return what is read out at the start of a session; reads a file."""
        from peerdesk.bootstrap.writing_aids import load_ground_rules  # noqa: PLC0415 - see above

        return load_ground_rules(self._desk.resources)

    def check_words(self) -> "CheckWords":
        """Return the lists that documents are checked with; takes a tenth of a second."""
        return self._desk.check_words()

    def writing_aids(self) -> "WritingAids":
        """Return the dictionary and the lists of names; takes a tenth of a second."""
        from peerdesk.bootstrap.writing_aids import load_writing_aids  # noqa: PLC0415 - see above

        return load_writing_aids(self._desk.resources)

    def now(self) -> tuple[int, int]:
        """Return the time as UTC milliseconds and the local offset in minutes."""
        return self._desk.clock.now()

    def back_up(self, *, now: bool = False) -> Future[int | None]:
        """Back up if something was written and no backup was made within the hour, or `now`."""
        return self.ask(Urgency.JOB, partial(_back_up, folder=self.folder, now=now))

    def last_backup(self) -> Future[int | None]:
        """Tell when the newest backup was made, whatever it was made for."""
        return self.ask(Urgency.ROWS, lambda _: last_backup(self.folder))

    def keep_held(self) -> Future[bool]:
        """Offer the disk again the drafts that it has refused; tells whether there were any."""
        return self.ask(Urgency.DRAFT, keep_unkept)

    def close(self, last_words: Mapping[str, str]) -> Future[None]:
        """Lock: keep the drafts, finish the lines asked for, stop the rest, drop the keys.

        A draft that the disk refuses is sealed and put back at the next unlocking; the future
        then fails with what the disk said.
        """
        self.care.close()
        self.team_folder.stop()
        kept = self.ask(
            Urgency.DRAFT,
            partial(keep_last_words, last_words=dict(last_words), sealed=self._sealed),
        )
        closed: Future[None] = Future()
        Thread(target=self._finish, args=(kept, closed), name="peerdesk-closing").start()
        return closed

    def _finish(self, kept: "Future[None]", closed: "Future[None]") -> None:
        """Wait until the keys are gone and say so; then copy what was locked, without them."""
        self.ask.stop()
        self.team_folder.join(_PATIENCE)
        self._pool.shutdown(wait=True, cancel_futures=True)
        error = kept.exception()
        with suppress(PeerDeskError):  # the first screen shows it, and goes on
            finish_if_begun(self.folder, self._desk)
        if error is None:
            closed.set_result(None)
        else:
            closed.set_exception(error)
        self._desk.copies.make(self.folder)


def _identity(book: TeamBook) -> Member:
    return book.identity


def _go_on(book: TeamBook) -> tuple[str, ...]:
    """Go on with imports that were broken off; return sentences on those that could not be."""
    given_up: list[str] = []
    go_on(book, given_up=given_up.append)
    return tuple(given_up)


def _read_copies(book: TeamBook) -> None:
    """Prove the copy that was made after the last lock; see `peerdesk.vault.copying`."""
    if isinstance(book, OpenVault):
        book.upkeep.read_copies()


def _back_up(book: TeamBook, folder: Path, *, now: bool) -> int | None:
    """Back up if that is due, or `now`, before an import; return when it was done last."""
    if isinstance(book, OpenVault):
        if now:
            book.upkeep.backup(Occasion.IMPORT)
        else:
            book.upkeep.backup_if_due(Occasion.HOUR)
    return last_backup(folder)
