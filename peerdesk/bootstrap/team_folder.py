# SPDX-License-Identifier: Apache-2.0
"""The team folder of an open vault: a thread that goes there, so that nothing else has to wait.

It goes when something changes in the folder, when it is asked to, and now and then. What cannot be
reached is tried again, ever more seldom. The vault is asked only for short pieces of work, behind
everything that somebody at the keyboard waits for; the files are read and written without it.
"""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

from peerdesk.bootstrap.team_folders import TeamFolderPlaces
from peerdesk.desk.book import Asks, TeamBook, Urgency
from peerdesk.desk.clock import Clock
from peerdesk.desk.errors import DeskError
from peerdesk.desk.folder.chosen import TeamFolder, choose, team_folder
from peerdesk.desk.folder.errors import NotThere, UnfitFile
from peerdesk.desk.folder.going import FolderRound, Offer
from peerdesk.desk.folder.outbox import leaving, share_into_folder
from peerdesk.desk.outgoing import Exported
from peerdesk.errors import PeerDeskError
from peerdesk.ledger.errors import LedgerError
from peerdesk.team.errors import BundleError
from peerdesk.transport.address import is_address
from peerdesk.transport.watching import FolderWatch
from peerdesk.ui.team_folder import FolderState, Reach
from peerdesk.vault.errors import VaultClosed

T = TypeVar("T")

POLL = 30.0
"""Seconds between two looks into a folder; where the system tells of changes, it is sooner."""
POLL_STORE = 300.0
"""Seconds between two looks into a store, each of them one small question a colleague."""
LONGEST = 1_800.0
"""Seconds between two tries at most, however often a folder could not be reached."""
SHARE_EVERY = 15 * 60_000
"""Milliseconds between two bundles that are written without being asked."""
SETTLE = 0.5
"""Seconds after a change is heard, for a file to be written to its end."""
_UNFORESEEN = (
    "Something went wrong with the team folder that PeerDesk did not foresee: nothing is lost, and "
    "it is tried again. Should it go on, share with a stick."
)


class TeamFolderThread:
    """Implements `peerdesk.ui.team_folder.TeamFolders` for one open vault."""

    def __init__(
        self,
        ask: Asks,
        places: TeamFolderPlaces,
        clock: Clock,
        back_up: Callable[[], "Future[int | None]"],
    ) -> None:
        self._ask, self._places, self._clock, self._back_up = ask, places, clock, back_up
        self._told: Callable[[FolderState], object] | None = None
        self._state = FolderState()
        self._round: FolderRound | None = None
        self._watch: FolderWatch | None = None
        self._asked: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._wake, self._stopping, self._ended = Event(), Event(), Event()
        self._misses, self._settle, self._begun = 0, 0.0, False
        self._thread = Thread(target=self._go, name="peerdesk-team-folder", daemon=True)
        self._thread.start()

    @property
    def state(self) -> FolderState:
        """Return how things stand, at once."""
        return self._state

    def listen(self, told: Callable[[FolderState], object] | None) -> None:
        """Have every new state told, on this thread; None to hear no more."""
        self._told = told

    def choose(self, folder: TeamFolder | None) -> "Future[None]":
        """Choose a team folder, or none."""
        return self._do(lambda: self._choose(folder))

    def look(self) -> None:
        """Go there now."""
        self._wake.set()

    def take(self) -> "Future[int]":
        """Back up, take in everything that is offered; tells how many changes were new."""
        return self._do(self._take_offered)

    def share(self) -> "Future[Exported]":
        """Write what colleagues may lack, to be brought there at once."""
        return self._do(lambda: self._run(share_into_folder))

    def stop(self) -> None:
        """End, without waiting for a folder that does not answer: it holds ciphertext only."""
        self._told = None
        self._stopping.set()
        self._wake.set()

    def join(self, seconds: float) -> None:
        """Wait until the thread has ended, or so long."""
        self._thread.join(seconds)

    def _run(self, work: Callable[[TeamBook], T]) -> T:
        if self._stopping.is_set():
            raise VaultClosed
        return self._ask(Urgency.JOB, work).result()

    def _do(self, work: Callable[[], T]) -> "Future[T]":
        """Have work done on this thread before its next round."""
        future: Future[T] = Future()

        def act() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(work())
            except Exception as error:  # noqa: BLE001 - goes to whoever asked
                future.set_exception(error)

        self._asked.put(act)
        self._wake.set()
        if self._ended.is_set():
            self._answer()
        return future

    def _answer(self) -> None:
        with suppress(Empty):
            while True:
                self._asked.get_nowait()()

    def _go(self) -> None:
        with suppress(VaultClosed):  # locked: nobody wants to know any more
            while not self._stopping.wait(self._settle):
                self._settle = 0.0
                self._wake.clear()
                self._go_once()
                self._wake.wait(self._pause())
        with suppress(Exception):  # whatever a folder does as it is left, who waits is answered
            self._forget_place()
        self._ended.set()
        self._answer()

    def _go_once(self) -> None:
        """Answer who waits, and go there; nothing but a lock ends the thread."""
        try:
            try:
                if not self._begun:
                    self._choose(self._run(team_folder), keep=False)
            finally:
                self._answer()
            self._look()
        except VaultClosed:
            raise
        except Exception as error:  # noqa: BLE001 - told, and tried again
            self._missed(error)

    def _choose(self, folder: TeamFolder | None, *, keep: bool = True) -> None:
        checked = self._places.checked(folder) if folder and keep else folder
        if keep:
            self._run(lambda book: choose(book, checked))
        self._forget_place()
        self._misses, self._begun = 0, True
        self._tell(FolderState(checked, Reach.LOOKING if checked else Reach.OFF))

    def _look(self) -> None:
        """Go there once and tell what was found."""
        folder = self._state.folder
        if folder is None:
            return
        self._tell(replace(self._state, reach=Reach.LOOKING))
        found = self._round or self._open(folder)
        if folder.sharing:
            self._share_if_due()
        found.bring()
        offers, taken = self._come(found, taking=folder.taking)
        self._misses = 0
        if taken:  # it may be just what something refused has waited for
            self._wake.set()
        self._tell(
            FolderState(
                folder,
                Reach.READY,
                at=self._clock.now()[0],
                offers=offers,
                refused=tuple(dict.fromkeys(found.refused.values())),
                taken=self._state.taken + taken,
            )
        )

    def _missed(self, error: Exception) -> None:
        """Tell what went wrong; the next time the folder is opened anew."""
        self._misses += 1
        sentence = error.user_message if isinstance(error, PeerDeskError) else _UNFORESEEN
        waiting = self._state.leaving
        with suppress(Exception):  # what else goes wrong now is no news, and told the next time
            self._forget_place()
            waiting = len(self._run(leaving))
        state = replace(self._state, reach=Reach.AWAY, sentence=sentence, leaving=waiting)
        self._tell(state)

    def _open(self, folder: TeamFolder) -> FolderRound:
        challenge = self._run(_challenge)
        self._round = FolderRound(self._run, self._places.open(folder, challenge))
        if not is_address(folder.address):
            self._watch = FolderWatch(Path(folder.address), self._heard)
        return self._round

    def _come(self, found: FolderRound, *, taking: bool) -> tuple[tuple[Offer, ...], int]:
        """Look into what has come; what brings nothing is taken in as the word that it is.

        The first bundle of all is never taken in without being asked: somebody has to compare six
        words. Nor is one whose import was undone.
        """
        offers: list[Offer] = []
        taken = 0
        for offer in found.offers():
            if offer.preview.first or (offer.brings and (offer.undone or not taking)):
                offers.append(offer)
                continue
            if offer.brings and not taken:
                self._back_up().result()
            taken += _taken(found, offer)
        return tuple(offers), taken

    def _take_offered(self) -> int:
        found = self._round
        if found is None:
            return 0
        self._back_up().result()
        return sum(_taken(found, offer) for offer in found.offers())

    def _share_if_due(self) -> None:
        if self._run(lambda book: _is_due(book, self._clock.now()[0])):
            try:
                self._run(share_into_folder)
            except DeskError:
                return  # nobody else is there to share with

    def _heard(self) -> None:
        self._settle = SETTLE
        self._wake.set()

    def _pause(self) -> float | None:
        """Return how long to wait: twice as long after each miss, for ever where there is none."""
        folder = self._state.folder
        if folder is None and not self._misses:
            return None
        usual = POLL_STORE if folder is not None and is_address(folder.address) else POLL
        return float(min(usual * 2**self._misses, max(usual, LONGEST)))

    def _forget_place(self) -> None:
        watch, self._watch, self._round = self._watch, None, None
        if watch is not None:
            watch.stop()

    def _tell(self, state: FolderState) -> None:
        self._state = state
        told = self._told
        if told is not None:
            with suppress(Exception):  # whoever hears has gone: that stops no bundle
                told(state)


def _taken(found: FolderRound, offer: Offer) -> int:
    """Take a bundle in and return how many changes were new; one that is refused brings none."""
    try:
        return found.take(offer).counts.new
    except (BundleError, LedgerError, NotThere, UnfitFile):
        return 0


def _challenge(book: TeamBook) -> str:
    return book.challenge_id


def _is_due(book: TeamBook, now: int) -> bool:
    """Say whether something of this laptop is in no bundle, and the last one is old enough."""
    bundles = book.own_bundles()
    return book.unshared() > 0 and (not bundles or abs(now - bundles[-1].at) >= SHARE_EVERY)
