# SPDX-License-Identifier: Apache-2.0
"""Holds every page of the database against its own code, some at a time."""

from collections.abc import Iterator

from peerdesk.vault.open_ledger import OpenLedger
from peerdesk.vault.pages import Pages

_ALL = "PRAGMA cipher_integrity_check"
_SLICE = 256
"""Pages looked at between two turns of other work: a mebibyte, a few milliseconds."""


def check_pages(ledger: OpenLedger, key: bytes) -> Iterator[str]:
    """Yield a sentence if pages are not as they were written.

    Without the key the database looks at its pages itself, in one go. With it, they are read
    from the file itself, so that a line can be saved in between: each page is whole whenever its
    turn comes, for nothing is half written then.
    """
    count = _damaged(ledger, key) if key else len(ledger.database.rows(_ALL))
    if count:
        what = "1 page of the database is" if count == 1 else f"{count:,} pages of the database are"
        yield f"{what} not as written: make a new vault of what can be read, or restore a backup."


def _damaged(ledger: OpenLedger, key: bytes) -> int:
    """Return how many pages their codes do not vouch for."""
    pages = Pages(ledger.database.path, key)
    try:
        for number in range(1, pages.count + 1):
            pages.check(number)
            if number % _SLICE == 0:
                ledger.breath.between_slices()
    finally:
        pages.close()
    return len(pages.damaged)
