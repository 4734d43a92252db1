# SPDX-License-Identifier: Apache-2.0
"""`peerdesk team receipts|undo`: what imports brought, and taking the last one out again."""

from collections.abc import Iterator
from typing import Annotated

import typer

from peerdesk.cli.arriving import go_on_first, receipt_lines
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.refusals import NoSuchReceipt
from peerdesk.cli.team import app
from peerdesk.desk.book import TeamBook
from peerdesk.desk.undoing import undo as undo_import
from peerdesk.desk.undoing import why_kept
from peerdesk.domain.calendar import local
from peerdesk.team.receipt import Receipt

_SHORT = 8


@command(app, "receipts")
def receipts(asked: Asked) -> None:
    """List what imports have brought to this laptop, the newest first."""
    with asked.book() as book:
        go_on_first(book)
        found = book.receipts()
        reasons = [why_kept(book, receipt) for receipt in found]
    lines = (line for pair in zip(found, reasons, strict=True) for line in _lines(*pair))
    records = [
        {"receipt": receipt, "may_undo": not why}
        for receipt, why in zip(found, reasons, strict=True)
    ]
    asked.answer(records, lines)


@command(app, "undo")
def undo(
    asked: Asked,
    receipt: Annotated[
        str, typer.Argument(help="The import, as “receipts” names it; else the last one.")
    ] = "",
) -> None:
    """Take out exactly what an import brought, as long as nothing rests on it."""
    with asked.book() as book:
        go_on_first(book)
        found = _named(book, receipt)
        undo_import(book, found)
    words = f"Undone: bundle {found.number} of {found.sender}, {_changes(found)}."
    asked.answer(found, [words])


def _named(book: TeamBook, name: str) -> Receipt:
    found = [one for one in book.receipts() if one.id.startswith(name)]
    if not found or (name and len(found) > 1):
        raise NoSuchReceipt
    return found[0]


def _lines(receipt: Receipt, why: str) -> Iterator[str]:
    when = f"{local(receipt.imported_at, receipt.offset):%d %B %Y %H:%M}"
    first, *others = receipt_lines(receipt)
    yield f"{receipt.id[:_SHORT]}  {when}  {first}"
    yield from others
    yield "  Can be undone." if not why else f"  Cannot be undone, because {why}."


def _changes(receipt: Receipt) -> str:
    return so_many(sum(span.last - span.first + 1 for span in receipt.spans), "change")
