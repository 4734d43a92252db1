# SPDX-License-Identifier: Apache-2.0
"""Closing from the command line: ordered, carried out on each laptop, confirmed, certified."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from peerdesk.bootstrap.documents import Documents
from peerdesk.cli import challenge, team
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import read_bytes
from peerdesk.cli.paper_options import CLEAR
from peerdesk.cli.printing import remark
from peerdesk.compose.certificate import Certificate, compose_certificate
from peerdesk.desk.certifying import certify, files_words, held_words, moment_name
from peerdesk.desk.cleared import ClearedRow, clearing_board
from peerdesk.desk.closing import call_off, last_order, order_closing, take_cleared, usual_day
from peerdesk.domain.calendar import day_name
from peerdesk.team.confirmation import LARGEST, SUFFIX


@command(challenge.app, "close")
def close(
    asked: Asked,
    day: Annotated[
        str,
        typer.Option(
            help="The day from which everything is destroyed; the day agreed at scoping, or "
            "today, if not given."
        ),
    ] = "",
    none_known: Annotated[
        bool,
        typer.Option(
            "--no-hold-known",
            help="Your word that the council and the team know of no request, claim or "
            "safeguarding matter that needs the evidence.",
        ),
    ] = False,
) -> None:
    """Close the challenge: have every laptop destroy its keys and files from a day on."""
    now = asked.desk.clock.now()
    with asked.book() as book:
        order = order_closing(book, day or usual_day(book, now), now, none_known=none_known)
        board = clearing_board(book)
    named = day_name(order.day, year=True)
    lines = [
        f"Closed: from {named} on every laptop destroys its keys and files.",
        "Share a bundle, so that the order reaches your colleagues.",
    ]
    asked.answer({"disposal": order.id, "day": order.day, "laptops": len(board)}, lines)


@command(challenge.app, "call-off")
def call_off_closing(asked: Asked) -> None:
    """Take the order to close back; what has been destroyed meanwhile does not come back."""
    with asked.book() as book:
        call_off(book)
        gone = [row.member.name for row in clearing_board(book) if row.cleared]
    lines = ["The closing is called off. Share a bundle, so that colleagues learn of it."]
    if gone:
        lines.append(f"Destroyed already: {', '.join(gone)}.")
    asked.answer({"cleared": gone}, lines)


@command(challenge.app, "certificate")
def certificate(
    asked: Asked,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder for both files.")],
) -> None:
    """Write the certificate of disposal as it stands, as PDF and as text."""
    with asked.book() as book:
        made = certify(book, asked.desk.clock.now())
        board = clearing_board(book)
    files = write_certificate(asked, out, made)
    remark(CLEAR)
    answer = {"files": [str(file) for file in files], "laptops": [_record(row) for row in board]}
    asked.answer(answer, [*map(str, files), *board_lines(board)])


@command(team.app, "cleared")
def cleared(
    asked: Asked,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help=f"Confirmations (…{SUFFIX}).")
    ],
) -> None:
    """Take in colleagues’ confirmations that their laptops were cleared; twice changes nothing."""
    with asked.book() as book:
        last_order(book)
        for file in files:
            member = take_cleared(book, read_bytes(file, LARGEST))
            remark(f"{member.name}’s laptop has confirmed.")
        board = clearing_board(book)
    asked.answer([_record(row) for row in board], board_lines(board))


def write_certificate(asked: Asked, out: Path, made: Certificate) -> tuple[Path, Path]:
    """Write a certificate as PDF and as text, and return both paths."""
    return Documents(out, asked.desk.papers).write_certificate(compose_certificate(made))


def board_lines(board: tuple[ClearedRow, ...]) -> Iterator[str]:
    """Yield each laptop with what is known of it, then how many have confirmed."""
    for row in board:
        yield f"  {row.member.name}: {_state(row)}"
    done = sum(row.done for row in board)
    yield f"{so_many(done, 'laptop has', 'laptops have')} confirmed, of {len(board):,}."


def _state(row: ClearedRow) -> str:
    if row.cleared is None:
        return "this laptop, not cleared yet" if row.own else "not heard of"
    said, done = row.cleared.statement, row.cleared.completion
    held = f"{held_words(said.evidence)}; {files_words(said.parts)}"
    late = f"; {so_many(row.behind, 'change')} of its own never came here" if row.behind else ""
    if row.doubtful:
        more = so_many(row.ahead, "change")
        late += f"; in doubt: {more} of it known here that its word does not name"
    return f"destroyed {moment_name(done.at, done.offset)} ({held}{late})"


def _record(row: ClearedRow) -> dict[str, object]:
    member = row.member
    return {
        "device": member.device,
        "name": member.name,
        "own": row.own,
        "behind": row.behind,
        "ahead": row.ahead,
        "cleared": row.cleared,
    }
