# SPDX-License-Identifier: Apache-2.0
"""The bundle of an import under way, kept in slices so that a line is saved between two of them.

Its rows stand among the files that wait; what a crash left there of no import goes with the next.
"""

from collections.abc import Collection, Iterator
from typing import BinaryIO

from peerdesk.desk.carrying import Arriving
from peerdesk.desk.errors import NotFound
from peerdesk.desk.parked import UNFINISHED, Parked
from peerdesk.team.errors import BundleUnreadable
from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.parking import ParkingTable

SLICE = 1 << 20
"""Bytes of one transaction."""
_LARGE = 8
"""Slices from which on the pages just written are not kept in memory: nobody asks for them."""


class KeptBundle:
    """Keeps, reads and lets go of bundles, each call in transactions of its own."""

    def __init__(self, ledger: OpenLedger) -> None:
        self._database, self._breath = ledger.database, ledger.breath
        self._table = ParkingTable(ledger.database)

    def keep(self, arriving: Arriving, at: int) -> None:
        """Keep a bundle as it was received; raises `BundleUnreadable`."""
        for place, part in enumerate(_slices(arriving.content)):
            row = Parked(
                name=f"{arriving.name}/{place:06}",
                sender=arriving.receipt.sender_device,
                at=at,
                why=UNFINISHED,
                size=len(part),
            )
            with self._database.transaction():
                self._table.park(row, part)
            if place >= _LARGE:
                self._database.shrink()
            self._breath.between_slices()

    def read(self, name: str) -> bytes:
        """Return a bundle as it was received, or raise `NotFound`."""
        parts = [row for row in self._rows() if _of(row) == name]
        if not parts:
            raise NotFound("bundle", name)
        return b"".join(self._table.content(row) for row in parts)

    def let_go(self, but: Collection[str] = ()) -> None:
        """Let go of every bundle but those of imports under way."""
        for row in self._rows():
            if _of(row) not in but:
                with self._database.transaction():
                    self._table.unpark((row,))
                self._breath.between_slices()

    def _rows(self) -> list[str]:
        return sorted(row.name for row in self._table.parked() if row.why == UNFINISHED)


def _of(row: str) -> str:
    return row.rpartition("/")[0]


def _slices(content: BinaryIO) -> Iterator[bytes]:
    """Yield a file's bytes, one transaction's at a time: a large one is never held as a whole."""
    try:
        content.seek(0)
        while part := content.read(SLICE):
            yield part
    except OSError as error:
        raise BundleUnreadable from error
