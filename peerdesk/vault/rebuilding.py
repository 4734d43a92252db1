# SPDX-License-Identifier: Apache-2.0
"""Makes the tables of what stands, and the search index, anew from the ledger."""

from collections.abc import Callable, Iterator

from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.reloading import settle
from peerdesk.vault.slices import SliceSize, uncollected

Told = Callable[[str], None]
Parts = Callable[[Callable[[], int]], Iterator[int]]


def fill(ledger: OpenLedger) -> None:
    """Make the tables from nothing, in short transactions, before anybody reads them.

    Broken off, by a crash or a full disk, it is begun again at the next opening.
    """

    def parts(size: Callable[[], int]) -> Iterator[int]:
        for written in ledger.projection.filling(size):
            ledger.settings.indexed = ledger.chains.own_head().number
            yield written

    sum(_slices(ledger, parts))


def rebuild(ledger: OpenLedger, told: Told = lambda _: None) -> int:
    """Put the tables right by the ledger, in short transactions; return how many things stand.

    Lines can be saved in between. The tables are whole at every moment: wherever this is broken
    off, by a crash, a lock or a full disk, each thing is as it was before or as it should be.
    Only where the search index does not match in the end is it made anew, and at once: searches
    would miss what a part of it does not hold.
    """
    settle(ledger)
    ledger.catch_up()
    number = 0
    for written in _slices(ledger, ledger.projection.renewing):
        number += written
        told(f"{number:,} entries made anew")
        ledger.breath.between_slices()
    ledger.catch_up()
    if not ledger.index.matches():
        with ledger.database.transaction():
            ledger.index.make_anew()
    return number


def _slices(ledger: OpenLedger, parts: Parts) -> Iterator[int]:
    """Write part by part, each in a transaction of its own; yield what each says."""
    size = SliceSize()
    left = parts(lambda: size.count)
    while True:
        try:
            with size.timed(), uncollected(), ledger.database.transaction():
                written = next(left, None)
        finally:
            ledger.projection.forget()
            ledger.entities.forget()
        if written is None:
            return
        yield written
