# SPDX-License-Identifier: Apache-2.0
"""Damage done to a vault's database, and what stood on the pages that were hit."""

import random
from collections.abc import Iterable
from pathlib import Path

from peerdesk.vault.files import DATABASE
from peerdesk.vault.pages import SIZE, Pages
from peerdesk.vault.rows import is_leaf, rows_in


def page_count(folder: Path) -> int:
    """Return how many pages the database has."""
    return (folder / DATABASE).stat().st_size // SIZE


def destroy(folder: Path, pages: Iterable[int], chance: random.Random) -> None:
    """Write chance over some pages, by their numbers from 1."""
    with (folder / DATABASE).open("r+b") as file:
        for number in pages:
            file.seek((number - 1) * SIZE)
            file.write(chance.randbytes(SIZE))


def places_on(folder: Path, key: bytes) -> dict[int, set[int]]:
    """Return, for an undamaged database, which changes stand on which page, by their places.

    A row of the ledger is told by its five values; the changes of these tests are short.
    """
    pages = Pages(folder / DATABASE, key)
    found: dict[int, set[int]] = {}
    for number in range(1, pages.count + 1):
        page = pages.read(number)
        if page is None or not is_leaf(page, number):
            continue
        for row in rows_in(page, number, pages.read):
            header = row.values[2] if len(row.values) == 5 else None
            if isinstance(header, bytes) and header.startswith(b'{"at"'):
                found.setdefault(number, set()).add(row.number)
    pages.close()
    return found
