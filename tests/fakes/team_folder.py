# SPDX-License-Identifier: Apache-2.0
"""The team folder for the window, in memory: it says what a test tells it to."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from peerdesk.desk.folder.chosen import TeamFolder
from peerdesk.desk.outgoing import Exported
from peerdesk.errors import PeerDeskError
from peerdesk.ui.team_folder import FolderState, Reach

SHARED = Exported(
    name="a.peerdesk",
    place="/srv/team/a.peerdesk",
    number=3,
    changes=12,
    own=12,
    recipients=("Bo Lindqvist",),
    size=16_384,
    everything=False,
)


class FakeTeamFolder:
    """Implements `TeamFolders`; `refuses` makes the next choice, taking or sharing fail."""

    def __init__(self) -> None:
        self.state = FolderState()
        self.chosen: list[TeamFolder | None] = []
        self.looks = 0
        self.taken = 0
        self.refuses: PeerDeskError | None = None
        self._told: Callable[[FolderState], object] | None = None

    def listen(self, told: Callable[[FolderState], object] | None) -> None:
        """Have every new state told."""
        self._told = told

    def tell(self, state: FolderState) -> None:
        """Be in a state from now on, and tell."""
        self.state = state
        if self._told is not None:
            self._told(state)

    def choose(self, folder: TeamFolder | None) -> "Future[None]":
        """Choose a team folder, or none."""
        future: Future[None] = Future()
        if self.refuses is not None:
            future.set_exception(self.refuses)
            return future
        self.chosen.append(folder)
        self.tell(FolderState(folder, Reach.READY if folder else Reach.OFF, at=1))
        future.set_result(None)
        return future

    def look(self) -> None:
        """Go there now."""
        self.looks += 1

    def take(self) -> "Future[int]":
        """Take in everything that is offered."""
        future: Future[int] = Future()
        if self.refuses is not None:
            future.set_exception(self.refuses)
            return future
        new = sum(offer.preview.counts.new for offer in self.state.offers)
        self.taken += 1
        self.tell(replace(self.state, offers=()))
        future.set_result(new)
        return future

    def share(self) -> "Future[Exported]":
        """Write what colleagues may lack."""
        future: Future[Exported] = Future()
        if self.refuses is not None:
            future.set_exception(self.refuses)
        else:
            future.set_result(SHARED)
        return future
