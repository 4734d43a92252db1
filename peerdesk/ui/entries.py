# SPDX-License-Identifier: Apache-2.0
"""The places that the shell is handed, and the actions that go to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count

from peerdesk.ui.components.rail_item import RailEntry
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession

_DIGITS = 9


@dataclass(frozen=True)
class PlaceEntry:
    """A place of the window: how the rail shows it, and how it is made when first opened.

    `under` is the place on the rail that it belongs to, where it is not on the rail itself.
    `over` says that it stands over whatever place is open (`peerdesk.ui.over`): it is asked for
    by `keys` from anywhere, and at the rail's foot if it has an icon.
    """

    rail: RailEntry
    make: Callable[[Look, DeskSession], Place]
    under: str = ""
    over: bool = False
    keys: str = ""

    @property
    def actions(self) -> tuple[Action, ...]:
        """Return what can be done in the place by a key, made or not."""
        make = self.make
        return make.does if isinstance(make, type) and issubclass(make, Place) else ()


def going(entries: Iterable[PlaceEntry]) -> dict[str, Action]:
    """Return the actions that go to places, by the key of the place.

    Those on the rail go by Alt and their number there, which cannot be changed; those that stand
    over every place by their own key.
    """
    found: dict[str, Action] = {}
    numbers = count(1)
    for entry in entries:
        name = f"window.go-{entry.rail.key}"
        if entry.over:
            keys = (entry.keys,) if entry.keys else ()
            found[entry.rail.key] = Action(name, entry.rail.title, keys)
        elif not entry.under:
            number = next(numbers)
            keys = (f"Alt+{number}",) if number <= _DIGITS else ()
            found[entry.rail.key] = Action(name, entry.rail.title, keys, fixed=True)
    return found
