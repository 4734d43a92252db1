# SPDX-License-Identifier: Apache-2.0
"""Makes the tables of what stands, and the search index, anew from the ledger."""

from peerdesk.vault.open_ledger import OpenLedger


def rebuild(ledger: OpenLedger) -> int:
    """Make the tables anew in one transaction and return how many things stand."""
    with ledger.database.transaction():
        count = ledger.projection.rebuild()
        ledger.settings.indexed = ledger.chains.own_head().number
    ledger.index.behind.clear()
    ledger.entities.forget()
    return count
