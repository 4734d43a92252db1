# SPDX-License-Identifier: Apache-2.0
"""Looking into a team folder for what is new: by its listing, or by asking for the next by name.

Whoever knows the challenge can work out what each colleague's next bundle will be called. In an
object store that is one small question for each colleague, however much lies there and however
many teams share it. A listing finds the rest: what was copied there by hand, under another name,
or behind a number that went by stick.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from peerdesk.desk.folder_errors import NotThere
from peerdesk.desk.store import Lying, Store
from peerdesk.desk.team_folder import ANY_STAMP, Asking
from peerdesk.team.bundle import LIMIT

_MOST = 256
"""Bundles of one colleague that are asked for in one round."""
Skips = Callable[[Lying], bool]


@dataclass(frozen=True)
class Fetched:
    """A bundle as it lies in the team folder, encrypted; nobody has looked into it yet."""

    lying: Lying
    data: bytes


def fetch_listed(store: Store, lying: tuple[Lying, ...], skips: Skips) -> Iterator[Fetched]:
    """Yield what lies there and is not skipped; what vanishes meanwhile is passed over."""
    for one in lying:
        if not skips(one):
            with suppress(NotThere):
                yield Fetched(one, store.get(one.name, LIMIT))


def fetch_next(store: Store, asked: Asking, skips: Skips) -> Iterator[Fetched]:
    """Yield each colleague's next bundles, for as long as the one after is there."""
    for device in asked.colleagues if asked.challenge else ():
        for first in sorted(asked.nexts(device)):
            for number in range(first, first + _MOST):
                lying = Lying(asked.name(device, number), ANY_STAMP)
                if skips(lying):
                    continue
                try:
                    data = store.get(lying.name, LIMIT)
                except NotThere:
                    break
                yield Fetched(lying, data)
