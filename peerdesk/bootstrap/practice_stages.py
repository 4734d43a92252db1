# SPDX-License-Identifier: Apache-2.0
"""What the practice challenge is played on: laptops joined by bundles, or one alone."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from msgspec import Struct

from peerdesk.compose.blocks import Document
from peerdesk.desk.errors import NoChallenge, NothingToShare
from peerdesk.desk.exchange import export, take_in
from peerdesk.domain.briefing import Issue
from peerdesk.transport.folder import FolderCarrier, read_bundle
from peerdesk.vault.book import OpenVault

_BUNDLE = 64 << 20


class Step(Struct, frozen=True):
    """A step of the practice challenge, and how long it took in milliseconds."""

    name: str
    milliseconds: int


class Watch:
    """Notes how long each step took."""

    def __init__(self, told: Callable[[Step], None]) -> None:
        self.steps: list[Step] = []
        self._told = told
        self._since = perf_counter()

    def done(self, name: str) -> None:
        """Take note that a step is over."""
        now = perf_counter()
        step = Step(name, round((now - self._since) * 1_000))
        self._since = now
        self.steps.append(step)
        self._told(step)


class Exchange:
    """Joins vaults by bundles in one folder; implements `Stage`."""

    def __init__(self, vaults: tuple[OpenVault, ...], folder: Path, watch: Watch) -> None:
        self.issues: list[tuple[Issue, Document]] = []
        self.bundles = 0
        self.done = watch.done
        self._vaults = vaults
        self._carrier = FolderCarrier(folder)

    def share(self, occasion: str) -> None:
        """Export on each laptop and import on all others, in turn."""
        for giver in self._vaults if occasion else ():
            try:
                exported = export(giver, self._carrier)
            except (NothingToShare, NoChallenge):
                continue
            self.bundles += 1
            data = read_bundle(Path(exported.place), _BUNDLE)
            for taker in self._vaults:
                if taker is not giver:
                    take_in(taker, data)

    def issued(self, issued: Issue, for_team: Document) -> None:
        """Keep what is printed at the end."""
        self.issues.append((issued, for_team))


class Alone:
    """One laptop, with nobody to share with; implements `Stage`."""

    def __init__(self, told: Callable[[str], None]) -> None:
        self.done = told

    def share(self, occasion: str) -> None:
        """Share with nobody."""

    def issued(self, issued: Issue, for_team: Document) -> None:
        """Leave the summary in the vault."""
