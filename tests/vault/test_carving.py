# SPDX-License-Identifier: Apache-2.0
"""Pages are read one by one: as they stood before a broken write, and whatever stands on others."""

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from peerdesk.vault.carving import Carved, carve
from peerdesk.vault.database import unlock
from peerdesk.vault.files import DATABASE
from peerdesk.vault.pages import SIZE, USABLE, Page, Pages
from peerdesk.vault.remains import remains_of
from peerdesk.vault.rows import children, is_leaf, rows_in
from tests.builders import note
from tests.vault.conftest import Made


@pytest.fixture
def written(made: Made) -> Made:
    """Return a closed vault with a good many lines."""
    with made.open() as vault:
        vault.append(*(note(f"line {n} " + "and on " * 30) for n in range(120)))
    return made


def connected(made: Made) -> Any:
    """Return a connection whose cache is so small that a write reaches the file at once."""
    connection = dbapi2.connect(str(made.folder / DATABASE), isolation_level=None)
    unlock(connection, made.keys.database)
    connection.execute("PRAGMA cache_size = 5")
    return connection


def hashes(carved: Carved) -> set[str]:
    chains = remains_of(carved).changes.values()
    return {change.hash for chain in chains for change in chain.values()}


def test_a_write_that_was_broken_off_is_taken_back(written: Made, tmp_path: Path) -> None:
    path = written.folder / DATABASE
    before = hashes(carve(path, written.keys.database))
    connection = connected(written)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE change SET payload = zeroblob(3000)")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in (DATABASE, f"{DATABASE}-journal"):
        shutil.copy(written.folder / name, crashed / name)
    connection.execute("ROLLBACK")
    connection.close()
    assert (crashed / f"{DATABASE}-journal").stat().st_size > SIZE
    assert (crashed / DATABASE).read_bytes() != path.read_bytes()
    carved = carve(crashed / DATABASE, written.keys.database)
    assert carved.damaged == 0
    assert hashes(carved) == before
    assert carved.pages == path.stat().st_size // SIZE
    (crashed / f"{DATABASE}-journal").unlink()
    assert hashes(carve(crashed / DATABASE, written.keys.database)) != before


def test_a_flipped_bit_costs_at_most_the_row_that_it_stands_in(written: Made) -> None:
    path = written.folder / DATABASE
    before = hashes(carve(path, written.keys.database))
    data = path.read_bytes()
    chance = random.Random(8)
    for _ in range(60):
        place = chance.randrange(16, len(data))
        path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        carved = carve(path, written.keys.database)
        assert carved.damaged == 1
        assert len(before - hashes(carved)) <= 9  # a page whose list of rows is hit
        assert hashes(carved) <= before


def test_a_file_that_was_cut_short_is_read_as_far_as_it_goes(written: Made) -> None:
    path = written.folder / DATABASE
    before = hashes(carve(path, written.keys.database))
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2 + 100])
    carved = carve(path, written.keys.database)
    assert carved.damaged >= 1
    assert hashes(carved) < before


def test_other_work_gets_its_turn(written: Made) -> None:
    turns: list[int] = []
    carve(written.folder / DATABASE, written.keys.database, lambda: turns.append(1))
    assert turns


def test_another_key_reads_nothing(written: Made) -> None:
    carved = carve(written.folder / DATABASE, bytes(32))
    assert hashes(carved) == set()


def test_pages_that_are_none_are_refused_and_counted(written: Made) -> None:
    path = written.folder / DATABASE
    pages = Pages(path, written.keys.database)
    assert pages.read(0) is pages.read(pages.count + 1) is None
    assert pages.damaged == set()
    pages.check(pages.count + 1)
    assert pages.damaged == {pages.count + 1}
    pages.close()


@pytest.mark.parametrize("kind", [0x0D, 0x05])
@pytest.mark.parametrize("seed", range(30))
def test_pages_of_chance_raise_nothing_and_end(kind: int, seed: int) -> None:
    chance = random.Random(f"{kind} {seed}")
    page = Page(bytes([kind]) + chance.randbytes(USABLE - 1), sound=False)
    long = Page(bytes([kind, 0, 0, 0, 9, 0, 0, 0]) + page.content[8:], sound=False)
    for one in (page, long):
        assert is_leaf(one, 2) == (kind == 0x0D)
        assert all(number >= 0 for number in children(one, 2))
        for read in (lambda _: None, lambda _, one=one: one):
            assert all(not row.sound for row in rows_in(one, 2, read))


def cell(*parts: bytes) -> Page:
    """Return a page of rows with one row on it."""
    body = b"".join(parts)
    start = USABLE - len(body)
    header = bytes([0x0D, 0, 0, 0, 1]) + start.to_bytes(2) + b"\0" + start.to_bytes(2)
    return Page(header.ljust(start, b"\0") + body, sound=True)


def test_every_sort_of_value_is_read() -> None:
    kinds = bytes([11, 0, 1, 2, 4, 6, 8, 9, 7, 13, 14, 0])[:11]
    values = b"\xff" + b"\x01\x00" + b"\x00\x00\x00\x05" + bytes(7) + b"\x07"
    with_real = cell(bytes([11 + len(values) + 10, 5]), kinds, values, bytes(8) + b"a\x01")
    assert list(rows_in(with_real, 2, lambda _: None)) == []  # no table of ours holds fractions
    kinds = bytes([9, 0, 1, 2, 4, 6, 8, 9, 15])
    page = cell(bytes([9 + len(values) + 1, 5]), kinds, values, b"a")
    (row,) = rows_in(page, 2, lambda _: None)
    assert row.values == (None, -1, 256, 5, 7, 0, 1, "a")
    assert (row.number, row.sound) == (5, True)


@pytest.mark.parametrize(
    "parts",
    [
        (b"\xff" * 9,),  # a length beyond everything
        (bytes([3, 1, 3, 15, 15]), b"\xff"),  # a text that is none
        (bytes([2, 1, 2, 44]),),  # a value beyond the row
        (b"\x81",),  # a number that never ends
    ],
)
def test_a_row_that_cannot_be_is_passed_over(parts: tuple[bytes, ...]) -> None:
    assert list(rows_in(cell(*parts), 2, lambda _: None)) == []
