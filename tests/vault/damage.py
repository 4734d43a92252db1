# SPDX-License-Identifier: Apache-2.0
"""Damage done to a vault's database, and what stood on the pages that were hit."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk.desk.exchange import export
from peerdesk.vault.book import OpenVault
from peerdesk.vault.files import DATABASE
from peerdesk.vault.pages import SIZE, Pages
from peerdesk.vault.rows import is_leaf, rows_in
from peerdesk.vault.salvage import Salvaged, salvage
from tests.builders import dump
from tests.fakes.stick import Stick

if TYPE_CHECKING:  # the fixtures there are made with what is here
    from tests.vault.conftest import Made


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


@dataclass
class Team:
    """Two laptops that hold the same, closed, and what stands on both."""

    lead: "Made"
    peer: "Made"
    stands: bytes
    notes: int


def shared(vault: OpenVault, *, everything: bool = False) -> bytes:
    """Return a bundle as the vault writes it."""
    stick = Stick()
    return stick.files[export(vault, stick, everything=everything).name]


def saved(made: "Made", name: str = "saved") -> tuple["Made", Salvaged]:
    """Salvage a vault into a folder beside it."""
    result = salvage(made.folder, made.keys, made.folder.parent / name)
    return made._replace(folder=result.folder), result


def held(vault: OpenVault) -> set[str]:
    """Return the hashes of all changes, whatever their chain."""
    return {change.hash for _, _, change in vault._ledger.tables.everything()}


def same(vault: OpenVault, stands: bytes) -> bool:
    """Say whether a vault has come to what stood, but for its own new epoch."""
    now, before = dump(vault), stands
    cut = b'"vector":['
    return now[: now.index(cut)] == before[: before.index(cut)]
