# SPDX-License-Identifier: Apache-2.0
"""The board of who has what, as lines and as a record."""

from collections.abc import Iterator

from peerdesk.cli.counting import so_many
from peerdesk.desk.clock import london_offset
from peerdesk.domain.calendar import local
from peerdesk.team.board import Board, Former
from peerdesk.team.board_words import attachment_words, details, sentence


def board_record(board: Board) -> dict[str, object]:
    """Return the board for other programs."""
    return {
        "complete": board.complete,
        "ask_for": board.ask.devices,
        "missing": board.missing,
        "attachments_missing": board.unheld,
        "unshared": board.unshared,
        "set_aside": board.aside,
        "own_clock_doubtful": board.own_clock_doubtful,
        "rows": board.rows,
        "former": board.former,
    }


def board_lines(board: Board) -> Iterator[str]:
    """Yield whose stick to ask for, a line for each laptop, and what else is worth knowing."""
    if said := sentence(board):
        yield said
    for row in board.rows:
        held = sum(cell.held for cell in row.cells)
        heard = "this laptop" if row.own else _heard(row.heard_here)
        lacks = f", {row.to_come:,} still to come" if row.to_come else ""
        if row.attachments:
            lacks += f", {attachment_words(row.attachments)} missing"
        yield f"{row.name} ({heard}): {so_many(held, 'change')}{lacks}"
    yield from details(board)
    yield from map(_left, board.former)
    if board.unshared:
        are = so_many(board.unshared, "change of this laptop is", "changes of this laptop are")
        yield f"{are} in no bundle yet."
    if board.aside:
        yield (
            f"{so_many(board.aside, 'change')} set aside: beyond what the laptops that wrote them "
            "may do; kept and passed on all the same."
        )


def _heard(at: int) -> str:
    if not at:
        return "not heard from"
    return f"last heard {local(at, london_offset(at)):%d %B %Y %H:%M}"


def _left(former: Former) -> str:
    when = f"{local(former.at, former.offset):%d %B %Y %H:%M}"
    return f"{former.name}: no longer in the team since {when} ({former.reason})."
