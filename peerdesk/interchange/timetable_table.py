# SPDX-License-Identifier: Apache-2.0
"""What the tables of all timetables have in common: their limits, and where the heading is."""

from collections.abc import Iterable, Sequence

from peerdesk.desk.timetable_file.table import Row, Table, Unread, known_columns

MOST_ROWS = 2_000
"""Rows of one table; a challenge has some sixty sessions."""
MOST_COLUMNS = 60
LONGEST_CELL = 4_000
"""Characters kept of a cell; anything longer is no cell of a timetable."""
_SEARCHED = 30
"""Rows from the top among which the heading is looked for: a title and a logo stand above it."""
_ENOUGH = 2


def table_of(
    numbered: Iterable[tuple[int, Sequence[str]]],
    *,
    name: str = "",
    unread: Sequence[Unread] = (),
) -> Table | None:
    """Return the rows below the heading as a table, or None where no row is a heading.

    The heading is the row with most known names among the first; each name there has to be its
    own, so a second of one name is numbered.
    """
    rows = [(number, [cell[:LONGEST_CELL] for cell in cells]) for number, cells in numbered]
    first = rows[:_SEARCHED]
    best = max(range(len(first)), key=lambda n: known_columns(first[n][1]), default=-1)
    if best < 0 or known_columns(first[best][1]) < _ENOUGH:
        return None
    heading = _named_apart(first[best][1])
    return Table(
        heading=heading,
        rows=tuple(Row(n, tuple(cells[: len(heading)])) for n, cells in rows[best + 1 :]),
        unread=tuple(row for row in unread if row.number > first[best][0]),
        name=name,
    )


def _named_apart(cells: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for cell in cells:
        name = " ".join(cell.split())[:80]
        number = 2
        apart = name
        while apart and apart in found:
            apart, number = f"{name} {number}", number + 1
        found.append(apart)
    while found and not found[-1]:
        found.pop()
    return tuple(found)
