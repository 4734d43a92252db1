# SPDX-License-Identifier: Apache-2.0
"""Holds every page of a database file against its own code, some at a time.

SQLCipher reads a page that fails its code as zeros, and its backup copies those without a word,
under a code that is right. So a source is looked at before anything is copied from it.
"""

from collections.abc import Callable
from pathlib import Path

from peerdesk.vault.pages import Pages

_SLICE = 256
"""Pages looked at between two turns of other work: a mebibyte, a few milliseconds."""


def damaged_in(path: Path, key: bytes, between: Callable[[], None]) -> int:
    """Return how many pages their codes do not vouch for; `between` is called between slices.

    They are read from the file itself, so that a line can be saved in between: each page is
    whole whenever its turn comes, for nothing is half written then.
    """
    pages = Pages(path, key)
    try:
        for number in range(1, pages.count + 1):
            pages.check(number)
            if number % _SLICE == 0:
                between()
    finally:
        pages.close()
    return len(pages.damaged)
