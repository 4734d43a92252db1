# SPDX-License-Identifier: Apache-2.0
"""Looking into a team folder for what is new: by its listing, or by asking for the next by name.

Whoever knows the challenge can work out what each colleague's next bundle will be called. In an
object store that is one small question for each colleague, however much lies there and however
many teams share it. A listing finds the rest: what was copied there by hand, under another name,
or behind a number that went by stick.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from peerdesk.desk.folder.chosen import ANY_STAMP, Asking
from peerdesk.desk.folder.errors import NotThere, UnfitFile
from peerdesk.desk.store import Lying, Store
from peerdesk.team.bundle import LIMIT

_MOST = 256
"""Bundles of one colleague that are asked for in one round."""
Skips = Callable[[Lying], bool]


@dataclass(frozen=True)
class Fetched:
    """A bundle as it lies in the team folder, encrypted; nobody has looked into it yet.

    Whoever looks into it closes `file`.
    """

    lying: Lying
    file: BinaryIO


@dataclass(frozen=True)
class Unfit:
    """Something in the team folder that is no bundle, or cannot be read; the rest can."""

    lying: Lying
    error: UnfitFile


def fetch_listed(store: Store, lying: tuple[Lying, ...], skips: Skips) -> Iterator[Fetched | Unfit]:
    """Yield what lies there and is not skipped; what vanishes meanwhile is passed over."""
    for one in lying:
        found = None if skips(one) else _fetched(store, one)
        if found is not None:
            yield found


def fetch_next(store: Store, asked: Asking, skips: Skips) -> Iterator[Fetched | Unfit]:
    """Yield each colleague's next bundles, for as long as the one after is there."""
    for device in asked.colleagues if asked.challenge else ():
        for first in sorted(asked.nexts(device)):
            for number in range(first, first + _MOST):
                lying = Lying(asked.name(device, number), ANY_STAMP)
                if skips(lying):
                    continue
                found = _fetched(store, lying)
                if found is None:
                    break
                yield found


def _fetched(store: Store, lying: Lying) -> Fetched | Unfit | None:
    """Return a bundle as it lies there, or why it is none; None where nothing is."""
    try:
        return Fetched(lying, store.fetch(lying.name, LIMIT))
    except NotThere:
        return None
    except UnfitFile as error:
        return Unfit(lying, error)
