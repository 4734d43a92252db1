# SPDX-License-Identifier: Apache-2.0
"""The switcher (Ctrl+Shift+K): the palette's card for places, sessions and messages alone."""

from collections.abc import Sequence
from typing import ClassVar

from peerdesk.desk.search.finding import Sort
from peerdesk.ui.palette.entries import GO, place_entries
from peerdesk.ui.palette.model import Entry
from peerdesk.ui.palette.place import PaletteOver


class SwitchOver(PaletteOver):
    """Goes to a place, a session or a message; what was used last comes first."""

    key: ClassVar[str] = "switcher"
    sorts: ClassVar[tuple[Sort, ...]] = (Sort.SESSION, Sort.MESSAGE)
    fill: ClassVar[bool] = True

    def name(self) -> str:
        """Return what the field is for."""
        return self.tr("Go to")

    def told(self) -> str:
        """Return what stands beside the field."""
        return self.tr("A place, a session or a message")

    def leads(self) -> tuple[Entry, ...]:
        """Return the places, but for the open one."""
        place = self.open_place()
        places: Sequence[Entry] = place_entries(self.entries, self.look.keys)
        here = f"{GO}:{place.key}" if place is not None else ""
        return tuple(entry for entry in places if entry.key != here)

    def lead_group(self) -> str:
        """Return the heading over places."""
        return next((entry.group for entry in self._leads), "")
