# SPDX-License-Identifier: Apache-2.0
"""A workbook as data: sheets of plain texts and numbers, never a formula."""

from msgspec import Struct

Cell = str | int


class Column(Struct, frozen=True):
    """A column's heading, and how wide it is in characters."""

    name: str
    width: int = 16


class Sheet(Struct, frozen=True, kw_only=True):
    """One sheet: its name on the tab, and rows with as many cells as there are columns."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()


class Workbook(Struct, frozen=True, kw_only=True):
    """Sheets in their order; `about` stands on a first sheet of its own, a line each."""

    title: str
    about: tuple[str, ...]
    sheets: tuple[Sheet, ...]
