# SPDX-License-Identifier: Apache-2.0
"""`peerdesk message`: what the team says, and the evidence it stands on."""

from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.desk.book import Book
from peerdesk.desk.messages import draft_message, link_note
from peerdesk.desk.references import References, short
from peerdesk.domain.words import MessageKind, Relation
from peerdesk.interchange.record_shapes import MessageRecord
from peerdesk.interchange.records import Records

app = typer.Typer(no_args_is_help=True, help="What the team says, and the evidence it stands on.")


@command(app, "add")
def add(
    asked: Asked,
    wording: Annotated[str, typer.Argument(help="The message as it is to be said.")],
    kind: Annotated[MessageKind, typer.Option(help="What sort of message it is.")],
    theme: Annotated[str, typer.Option(metavar="CODE", help="The theme it stands under.")],
    kloe: Annotated[str, typer.Option(metavar="CODE", help="The line of enquiry.")] = "",
    supports: Annotated[
        list[str] | None,
        typer.Option(metavar="NOTE", help="A note that supports it; may be given several times."),
    ] = None,
) -> None:
    """Draft a message, alone or from notes."""
    with asked.book() as book:
        known = References(book)
        identifier = draft_message(
            book,
            kind,
            known.theme(theme),
            wording,
            kloe=known.kloe(kloe),
            supports=[known.note(note) for note in supports or ()],
        )
        record = Records(book).message(book.message(identifier))
        line = _line(record, _erased(book))
    asked.answer(record, [line])


@command(app, "link")
def link(
    asked: Asked,
    message: Annotated[str, typer.Argument(help="The message, by its identifier.")],
    note: Annotated[str, typer.Argument(help="The note, by its identifier.")],
    relation: Annotated[
        Relation, typer.Option("--as", help="What the note does for the message.")
    ] = Relation.SUPPORTS,
) -> None:
    """Tie a note to a message."""
    with asked.book() as book:
        known = References(book)
        identifier = known.message(message)
        link_note(book, identifier, known.note(note), relation)
        record = Records(book).message(book.message(identifier))
        line = _line(record, _erased(book))
    asked.answer(record, [line])


@command(app, "list")
def list_messages(
    asked: Asked,
    withdrawn: Annotated[
        bool, typer.Option("--withdrawn", help="Those withdrawn, instead of the rest.")
    ] = False,
) -> None:
    """List the messages in their order, with how many notes bear on each.

    A note that was erased for good bears on nothing any more, and is counted apart.
    """
    with asked.book() as book:
        book.challenge()
        records = Records(book)
        found = [records.message(m) for m in book.messages(withdrawn=withdrawn)]
        erased = _erased(book)
    asked.answer(found, [_line(record, erased) for record in found])


def _erased(book: Book) -> frozenset[str]:
    return frozenset(erasure.note for erasure in book.erasures())


def _line(record: MessageRecord, erased: frozenset[str]) -> str:
    where = f"{record.theme}, {record.kind.value}, {record.status.value}"
    links = {link.note for link in record.links}
    notes = so_many(len(links - erased), "note")
    if gone := len(links & erased):
        notes += f", {so_many(gone, 'erased note')}"
    return f"{short(record.id)}  [{where}, {notes}]  {record.wording}"
