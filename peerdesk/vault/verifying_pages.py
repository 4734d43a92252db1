# SPDX-License-Identifier: Apache-2.0
"""Holds every page of the database against its own code, some at a time."""

from collections.abc import Iterator

from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.page_codes import damaged_in


def check_pages(ledger: OpenLedger, key: bytes) -> Iterator[str]:
    """Yield a sentence if pages are not as they were written; lines can be saved in between."""
    count = damaged_in(ledger.database.path, key, ledger.breath.between_slices)
    if count:
        what = "1 page of the database is" if count == 1 else f"{count:,} pages of the database are"
        yield f"{what} not as written: make a new vault of what can be read, or restore a backup."
