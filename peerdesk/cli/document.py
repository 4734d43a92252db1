# SPDX-License-Identifier: Apache-2.0
"""`peerdesk document`: the register of pre-reading, and the list to the organiser."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.bootstrap.documents import Documents
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import PATH, read_text
from peerdesk.cli.printing import remark
from peerdesk.cli.refusals import RowsRefused
from peerdesk.desk.book import Book
from peerdesk.desk.document_list import read_documents, take_in_documents
from peerdesk.desk.documents import (
    add_documents,
    change_document,
    is_overdue,
    read_document,
    unread_document,
    write_reading,
)
from peerdesk.desk.references import References, short
from peerdesk.desk.sheets import pull_list
from peerdesk.desk.writing import names
from peerdesk.domain.calendar import local
from peerdesk.domain.document import Document
from peerdesk.domain.recorded import Listed

app = typer.Typer(no_args_is_help=True, help="Documents asked for, received and read.")
Which = Annotated[str, typer.Argument(metavar="DOCUMENT", help="As the list names it.")]
Kloes = Annotated[list[str] | None, typer.Option(metavar="CODE", help="For a line of enquiry.")]


class DocumentRecord(Struct, frozen=True, kw_only=True):
    """A document with `--json`; `overdue` as of today."""

    id: str
    title: str
    asked_of: str
    wanted_by: str
    requested: str
    due: str
    received: str
    overdue: bool
    pulled: bool
    kloes: tuple[str, ...]
    read_by: tuple[str, ...]
    dropped: bool


@command(app, "add")
def add(
    asked: Asked,
    title: Annotated[str, typer.Argument(help="Its title.")],
    asked_of: Annotated[str, typer.Option(metavar="ROLE", help="The role that has it.")] = "",
    wanted_by: Annotated[str, typer.Option(metavar="MEMBER", help="Who wants it.")] = "",
    requested: Annotated[str, typer.Option(metavar="DAY", help="When it was requested.")] = "",
    due: Annotated[str, typer.Option(metavar="DAY", help="When it should be here.")] = "",
    received: Annotated[str, typer.Option(metavar="DAY", help="When it came.")] = "",
    kloe: Kloes = None,
    ask: Annotated[bool, typer.Option("--ask", help="Put it on the list of requests.")] = False,
) -> None:
    """Put a document on the register."""
    with asked.book() as book:
        known = References(book)
        document = Document(
            title=title,
            asked_of=asked_of,
            wanted_by=known.person(wanted_by),
            requested=requested,
            due=due,
            received=received,
            kloes=tuple(known.kloe(code) for code in kloe or ()),
            pulled=ask,
        )
        (added,) = add_documents(book, (document,))
        record = _record(book, book.document(added), _today(asked))
    asked.answer(record, [_line(record)])


@command(app, "import")
def import_list(
    asked: Asked,
    file: Annotated[Path, typer.Argument(metavar=PATH, help="A list in UTF-8, or CSV.")],
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Take in the good rows although some are bad.")
    ] = False,
) -> None:
    """Take in a list: one title a line, or a table with a heading; bad rows are told by number."""
    with asked.book() as book:
        rows = read_documents(book, read_text(file))
        for row in rows.bad:
            remark(f"Row {row.number}: {row.reason}")
        if rows.bad and not skip_bad:
            raise RowsRefused(len(rows.bad), len(rows.bad) + len(rows.documents))
        added = take_in_documents(book, rows)
    answer = {"imported": added, "bad": rows.bad, "known": rows.known}
    documents = so_many(len(added), "document")
    asked.answer(answer, [f"{documents} registered, {len(rows.known)} there already."])


@command(app, "list")
def list_documents(
    asked: Asked,
    overdue: Annotated[bool, typer.Option("--overdue", help="Those that should be here.")] = False,
    ask: Annotated[bool, typer.Option("--ask", help="Those on the list of requests.")] = False,
) -> None:
    """List the register, with who has read what."""
    with asked.book() as book:
        book.challenge()
        records = [_record(book, listed, _today(asked)) for listed in book.documents()]
    found = [r for r in records if (r.overdue or not overdue) and (r.pulled or not ask)]
    asked.answer(found, map(_line, found))


@command(app, "set")
def set_(
    asked: Asked,
    document: Which,
    requested: Annotated[str | None, typer.Option(metavar="DAY", help="Requested on.")] = None,
    due: Annotated[str | None, typer.Option(metavar="DAY", help="Due by.")] = None,
    received: Annotated[str | None, typer.Option(metavar="DAY", help="Received on.")] = None,
    ask: Annotated[bool, typer.Option("--ask", help="Put it on the list of requests.")] = False,
    keep: Annotated[bool, typer.Option("--do-not-ask", help="Take it off that list.")] = False,
    off: Annotated[bool, typer.Option("--off", help="Strike it off the register.")] = False,
    back: Annotated[bool, typer.Option("--back", help="Put it back on the register.")] = False,
    read: Annotated[bool, typer.Option("--read", help="You have read it.")] = False,
    unread: Annotated[bool, typer.Option("--unread", help="You have not, after all.")] = False,
) -> None:
    """Say where a document has got to, and whether you have read it."""
    given = {
        "requested": requested,
        "due": due,
        "received": received,
        "pulled": ask if ask or keep else None,
        "dropped": off if off or back else None,
    }
    with asked.book() as book:
        found = References(book).document(document)
        changes = {name: value for name, value in given.items() if value is not None}
        if changes:
            change_document(book, found, **changes)
        if read or unread:
            (read_document if read else unread_document)(book, found)
        record = _record(book, book.document(found), _today(asked))
    asked.answer(record, [_line(record)])


@command(app, "write", minus_is_text=True)
def write(
    asked: Asked,
    document: Which,
    line: Annotated[str, typer.Argument(help="What it says, typed as in the window.")],
) -> None:
    """Write what a document says as a note that belongs to it."""
    with asked.book() as book:
        found = References(book).document(document)
        written = write_reading(book, found, line)
        named = book.document(found).value.title
    asked.answer({"note": written.note, "document": found}, [f"{short(written.note)}  {named}"])


@command(app, "pull")
def pull(
    asked: Asked, out: Annotated[Path, typer.Option(metavar="DIR", help="The folder for both.")]
) -> None:
    """Write the list to the organiser as PDF and as text: requests only, no evidence."""
    today = _today(asked)
    with asked.book() as book:
        document = pull_list(book, today)
    files = Documents(out, asked.desk.papers).write_pull_list(document, today)
    asked.answer({"files": [str(file) for file in files]}, map(str, files))


def _today(asked: Asked) -> str:
    return local(*asked.desk.clock.now()).date().isoformat()


def _record(book: Book, listed: Listed, today: str) -> DocumentRecord:
    people = {identifier: person.name for identifier, person in names(book).items()}
    codes = {kloe.id: kloe.value.code for kloe in book.kloes()}
    document = listed.value
    return DocumentRecord(
        id=listed.id,
        title=document.title,
        asked_of=document.asked_of,
        wanted_by=people.get(document.wanted_by, ""),
        requested=document.requested,
        due=document.due,
        received=document.received,
        overdue=is_overdue(document, today),
        pulled=document.pulled,
        kloes=tuple(codes.get(kloe, kloe) for kloe in document.kloes),
        read_by=tuple(people.get(person, "") for person in listed.read_by),
        dropped=document.dropped,
    )


def _line(record: DocumentRecord) -> str:
    if record.received:
        state = f"received {record.received}"
    elif record.overdue:
        state = f"overdue since {record.due}"
    else:
        state = f"due {record.due}" if record.due else "not here"
    readers = f"  (read by {', '.join(record.read_by)})" if record.read_by else ""
    off = "  (struck off)" if record.dropped else ""
    return f"{short(record.id)}  {state:<24}  {record.title}{readers}{off}"
