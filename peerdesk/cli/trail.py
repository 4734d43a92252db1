# SPDX-License-Identifier: Apache-2.0
"""`peerdesk trail`: from a message to its notes, from a note to every document it has reached."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import write_new
from peerdesk.cli.paper_options import CLEAR
from peerdesk.cli.printing import remark
from peerdesk.cli.refusals import NotUnderstood
from peerdesk.desk.reached import Reached
from peerdesk.desk.references import References, short
from peerdesk.desk.trail import Behind, MessageTrail, NoteTrail, message_trail, note_trail
from peerdesk.desk.trail_export import (
    NAME,
    WARNING,
    check_may_export,
    moment,
    trail_workbook,
)
from peerdesk.domain.calendar import short_day
from peerdesk.domain.words import title

app = typer.Typer(no_args_is_help=True, help="The evidence trail, both ways.")


@command(app, "message")
def message(
    asked: Asked, which: Annotated[str, typer.Argument(help="The message, by its identifier.")]
) -> None:
    """Follow a message back to its notes, and on to the documents that say it."""
    with asked.book() as book:
        found = message_trail(book, References(book).message(which))
    asked.answer(found, _message_lines(found))


@command(app, "note")
def note(
    asked: Asked, which: Annotated[str, typer.Argument(help="The note, by its identifier.")]
) -> None:
    """Follow a note to every message and document that it has reached."""
    with asked.book() as book:
        found = note_trail(book, References(book).note(which))
    asked.answer(found, _note_lines(found))


@command(app, "export")
def export(
    asked: Asked,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder for the workbook.")],
    understood: Annotated[
        bool, typer.Option("--understood", help="That the warning has been read.")
    ] = False,
) -> None:
    """Write the whole trail as a workbook; only leads can, and only after a warning."""
    with asked.book() as book:
        check_may_export(book)
        if not understood:
            raise NotUnderstood(WARNING)
        workbook = trail_workbook(book)
    path = write_new(out / NAME, asked.desk.papers.workbook(workbook))
    remark(WARNING)
    remark(CLEAR)
    sheets = {sheet.title: len(sheet.rows) for sheet in workbook.sheets}
    counts = ", ".join(f"{name.lower()} {count}" for name, count in sheets.items())
    asked.answer({"file": str(path), "rows": sheets}, [f"{path}: {counts}"])


def _message_lines(found: MessageTrail) -> Iterator[str]:
    status = "withdrawn" if found.withdrawn else title(found.status).lower()
    yield f"{short(found.message)}  {title(found.kind)}, {found.theme}, {status}: {found.wording}"
    yield f"drafted {moment(found.at, found.offset)} by {found.drafted_by}"
    yield from (f"merged into it: {other}" for other in found.merged_from)
    for behind in found.behind:
        relation = title(behind.relation).lower() if behind.relation else ""
        yield f"  {relation}: {_note_line(behind)}"
    for told in found.tellings:
        said = f": {told.wording}" if told.wording else ""
        when = moment(told.at, told.offset)
        yield f"  {title(told.outcome).lower()} to {told.sponsor.lower()}, {when}{said}"
    yield from (f"  in {_document_line(reached)}" for reached in found.reached)


def _note_lines(found: NoteTrail) -> Iterator[str]:
    yield _note_line(found.note)
    for led in found.led:
        relation = title(led.relation).lower() if led.relation else "taken off since"
        gone = ", withdrawn" if led.withdrawn else ""
        yield f"  {relation}{gone}: {short(led.message)}  {led.wording}"
    yield f"  {so_many(len(found.reached), 'document')} reached"
    yield from (f"    {_document_line(reached)}" for reached in found.reached)


def _note_line(behind: Behind) -> str:
    day = short_day(behind.day) if behind.day else ""
    facts = (behind.place, behind.belongs, day, behind.peer, behind.gone.lower())
    where = ", ".join(dict.fromkeys(filter(None, facts)))
    return f"{short(behind.note)}  [{where}]  {behind.text}".rstrip()


def _document_line(reached: Reached) -> str:
    return f"{reached.name}, {moment(reached.at, reached.offset)}: {reached.wording}"
