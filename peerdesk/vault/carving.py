# SPDX-License-Identifier: Apache-2.0
"""Everything that can still be read of a damaged database, table by table.

Tables are followed from the list of tables down to their pages of rows. Where a page on that way
is destroyed, those below it are found by looking through the whole file, and their rows are told
by what they hold; so nothing is lost but what stood on the destroyed pages themselves.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from sqlalchemy import Column, Integer, Table, Text

from peerdesk.team.receipt import Receipt
from peerdesk.vault.pages import Page, Pages
from peerdesk.vault.rows import Row, Value, children, is_leaf, rows_in
from peerdesk.vault.schema import KEPT

_LIST = 1
"""The page where the list of tables begins."""
_SETTINGS = frozenset({"member", "signing", "identity"})
_EVERY = 64
"""Pages after which other work gets a turn."""

Turn = Callable[[], None]


@dataclass
class Carved:
    """Rows by table, and how many pages there are and could not be trusted.

    `cut` pages are missing at the end. `blind` says that damaged pages could not be told apart.
    """

    tables: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    pages: int = 0
    damaged: int = 0
    cut: int = 0
    blind: bool = False


def carve(path: Path, key: bytes, turn: Turn = lambda: None) -> Carved:
    """Return what can be read of a database, damaged or not; `OSError` where there is no file.

    Every page is read once. Rows off damaged pages are marked: they hold only if something else
    vouches for them.
    """
    pages = Pages(path, key)
    try:
        carving = _Carving(pages, turn)
        carving.follow_tables()
        carving.take_strays()
        carving.found.cut, carving.found.blind = pages.cut(), pages.blind
    finally:
        pages.close()
    carving.found.pages = pages.count
    carving.found.damaged = len(pages.damaged)
    return carving.found


class _Carving:
    """Walks through the pages, and remembers which of them it has seen."""

    def __init__(self, pages: Pages, turn: Turn) -> None:
        self._pages = pages
        self._turn = turn
        self._seen: set[int] = set()
        self.found = Carved()

    def follow_tables(self) -> None:
        """Take in the rows of every table that the list of tables leads to."""
        listed = self._below(_LIST)
        for row in listed:
            if len(row.values) < 4 or row.values[0] != "table":  # noqa: PLR2004 - type, name, of what, where
                continue
            name, root = row.values[1], row.values[3]
            if isinstance(root, int) and isinstance(name, str):
                rows = self._below(root)
                if name in KEPT.tables:
                    table = KEPT.tables[name]
                    self.found.tables[name] += [row for row in rows if _fits(row.values, table)]

    def take_strays(self) -> None:
        """Take in the rows on pages that nothing leads to any longer, by what they hold."""
        for number in range(1, self._pages.count + 1):
            if number not in self._seen:
                page = self._read(number)
                for row in self._rows_in(page, number) if page is not None else ():
                    name = _table_of(row.values)
                    if name:
                        self.found.tables[name].append(row)

    def _below(self, root: int) -> list[Row]:
        """Return the rows of a table, in no order, from its topmost page."""
        rows: list[Row] = []
        ahead = [root]
        while ahead:
            number = ahead.pop()
            if number in self._seen:
                continue
            page = self._read(number)
            below = children(page, number) if page is not None and page.sound else []
            ahead += below
            if page is not None and not below:
                rows += self._rows_in(page, number)
        return rows

    def _rows_in(self, page: Page, number: int) -> list[Row]:
        return list(rows_in(page, number, self._read)) if is_leaf(page, number) else []

    def _read(self, number: int) -> Page | None:
        self._seen.add(number)
        if len(self._seen) % _EVERY == 0:
            self._turn()
        return self._pages.read(number)


def _table_of(values: tuple[Value, ...]) -> str:
    """Return the name of the table that a stray row belongs to, or "" if it is none of ours."""
    names = [name for name, table in KEPT.tables.items() if _fits(values, table)]
    chosen = [name for name in names if _CONTENTS.get(name, _any)(values)]
    return chosen[0] if len(chosen) == 1 else ""


def _fits(values: tuple[Value, ...], table: Table) -> bool:
    columns = list(table.columns)
    return len(values) == len(columns) and all(map(_suits, values, columns))


def _suits(value: Value, column: "Column[object]") -> bool:
    if value is None:
        return bool(column.nullable) or is_number(column)
    kind = (
        int if isinstance(column.type, Integer) else str if isinstance(column.type, Text) else bytes
    )
    return isinstance(value, kind)


def is_number(column: "Column[object]") -> bool:
    """Say whether a column is another name for its row's number; the file leaves it empty."""
    keys = list(column.table.primary_key.columns)
    return keys == [column] and isinstance(column.type, Integer)


def _any(_values: tuple[Value, ...]) -> bool:
    return True


def _is_receipt(values: tuple[Value, ...]) -> bool:
    try:
        msgspec.json.decode(str(values[1]), type=Receipt)
    except (msgspec.DecodeError, UnicodeError):
        return False
    return True


def _is_chunk(values: tuple[Value, ...]) -> bool:
    content = values[1]
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == values[0]


_CONTENTS: dict[str, Callable[[tuple[Value, ...]], bool]] = {
    "receipt": _is_receipt,
    "chunk": _is_chunk,
    "setting": lambda values: len(str(values[0])) < 32,  # noqa: PLR2004 - shorter than any digest
}
"""What tells rows apart that have the same kinds of values."""
