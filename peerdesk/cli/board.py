# SPDX-License-Identifier: Apache-2.0
"""The board of who has what, as lines and as a record."""

from collections.abc import Iterator

from peerdesk.cli.counting import so_many
from peerdesk.desk.clock import london_offset
from peerdesk.domain.calendar import local
from peerdesk.team.board import Board


def board_record(board: Board, unshared: int) -> dict[str, object]:
    """Return the board for other programs."""
    return {
        "complete": board.complete,
        "unshared": unshared,
        "set_aside": board.aside,
        "rows": board.rows,
    }


def board_lines(board: Board, unshared: int) -> Iterator[str]:
    """Yield a line for each laptop: how much it holds of each, and what it lacks."""
    for row in board.rows:
        held = sum(cell.held for cell in row.cells)
        heard = "this laptop" if row.own else _heard(row.heard)
        lacks = f", {row.to_come:,} still to come" if row.to_come else ""
        yield f"{row.name} ({heard}): {held:,} changes{lacks}"
    if unshared:
        yield f"{unshared:,} changes of this laptop are in no bundle yet."
    if board.aside:
        yield (
            f"{so_many(board.aside, 'change')} set aside: beyond what the laptops that wrote them "
            "may do; kept and passed on all the same."
        )


def _heard(at: int) -> str:
    if not at:
        return "not heard from"
    return f"last heard {local(at, london_offset(at)):%d %B %Y %H:%M}"
