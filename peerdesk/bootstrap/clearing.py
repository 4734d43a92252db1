# SPDX-License-Identifier: Apache-2.0
"""The end of a vault as the window has it: begun while it is open, finished once it is locked."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path

from peerdesk.bootstrap.desk import Desk
from peerdesk.desk.book import Asks, TeamBook, Urgency
from peerdesk.desk.certifying import moment_name
from peerdesk.desk.clock import Clock
from peerdesk.errors import PeerDeskError
from peerdesk.team.confirmation import SUFFIX, Parts, read_cleared
from peerdesk.ui.endings import Ending
from peerdesk.vault.book import OpenVault
from peerdesk.vault.disposal import Stage, begin_disposal, go_on, list_endings, put_away, stage_of
from peerdesk.vault.errors import VaultClosed
from peerdesk.vault.files import CLEARED
from peerdesk.vault.siblings import what_goes

_DIGITS = 8


class VaultClearing:
    """Implements `peerdesk.ui.endings.Clearing` over a vault's thread."""

    def __init__(self, ask: Asks, clock: Clock, root: Path | None = None) -> None:
        self._ask, self._clock, self._root = ask, clock, root

    def parts(self) -> Future[Parts]:
        """Return which files will go, other copies of the vault on this laptop with them."""
        return self._ask(Urgency.ROWS, lambda book: what_goes(_vault(book), self._root))

    def begin(self) -> Future[None]:
        """Sign, and destroy the key slots: from now on nothing opens the vault any more."""
        return self._ask(Urgency.LINE, partial(_begin, clock=self._clock, root=self._root))


class LaptopEndings:
    """Implements `peerdesk.ui.endings.Endings`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def listed(self) -> tuple[Ending, ...]:
        """Return the vaults whose end has begun or come."""
        return tuple(map(_ending, list_endings(self._desk.root)))

    def go_on(self, folder: Path) -> None:
        """Destroy what is left."""
        go_on(folder, self._desk.clock, self._desk.marks)

    def word(self, folder: Path) -> bytes:
        """Return the confirmation of a vault that was cleared."""
        return go_on(folder, self._desk.clock, self._desk.marks)

    def put_away(self, folder: Path) -> None:
        """Remove the confirmation and the emptied folder."""
        put_away(folder)


def finish_if_begun(folder: Path, desk: Desk) -> None:
    """Destroy a vault whose end has begun, once it is locked; any other stays as it is."""
    if stage_of(folder) is Stage.BEGUN:
        go_on(folder, desk.clock, desk.marks)


def _begin(book: TeamBook, clock: Clock, root: Path | None) -> None:
    begin_disposal(_vault(book), clock, root)


def _vault(book: TeamBook) -> OpenVault:
    if not isinstance(book, OpenVault):
        raise VaultClosed
    return book


def _ending(folder: Path) -> Ending:
    if stage_of(folder) is Stage.BEGUN:
        return Ending(folder, cleared=False)
    try:
        said = read_cleared((folder / CLEARED).read_bytes())
    except (PeerDeskError, OSError):
        return Ending(folder, cleared=True)
    done = said.completion
    name = f"{said.statement.device[:_DIGITS]}{SUFFIX}"
    return Ending(folder, cleared=True, when=moment_name(done.at, done.offset), name=name)
