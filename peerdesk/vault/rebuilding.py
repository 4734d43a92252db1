# SPDX-License-Identifier: Apache-2.0
"""Makes the tables of what stands, and the search index, anew from the ledger."""

from collections.abc import Callable

from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.slices import SliceSize, uncollected

Told = Callable[[str], None]


def rebuild(ledger: OpenLedger, told: Told = lambda _: None) -> int:
    """Make the tables anew in short transactions and return how many things stand.

    Lines can be saved in between. Until the end the tables hold only a part; broken off there,
    by a crash or a lock, they are made anew at the next opening.
    """
    ledger.catch_up()
    size, number = SliceSize(), 0
    parts = ledger.projection.rebuilding(lambda: size.count)
    while True:
        with size.timed(), uncollected(), ledger.database.transaction():
            written = next(parts, None)
            ledger.settings.indexed = ledger.chains.own_head().number
        ledger.entities.forget()
        if written is None:
            return number
        number += written
        told(f"{number:,} entries made anew")
        ledger.breath.between_slices()
