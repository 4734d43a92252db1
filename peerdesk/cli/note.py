# SPDX-License-Identifier: Apache-2.0
"""`peerdesk note`: write notes, take them in from files, list and search them."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import read_bytes
from peerdesk.cli.lines import Place, line_of, save_line, save_lines
from peerdesk.cli.printing import remark, say
from peerdesk.cli.refusals import RowsRefused
from peerdesk.cli.searching import Words, query_of
from peerdesk.desk.intake import check_notes, write_notes
from peerdesk.desk.references import References, read_voice
from peerdesk.domain.calendar import written_day
from peerdesk.domain.words import Source, Stance
from peerdesk.interchange.errors import UnknownFormat
from peerdesk.interchange.notes_csv import parse_csv
from peerdesk.interchange.notes_jsonl import parse_jsonl
from peerdesk.interchange.reading import Parsed
from peerdesk.interchange.record_shapes import NoteRecord
from peerdesk.interchange.records import Records, listed_notes

app = typer.Typer(no_args_is_help=True, help="Write, take in, list and search notes.")

_PIPE = "-"
InSession = Annotated[
    str, typer.Option("--session", metavar="SESSION", help="The session, by its identifier.")
]
Line = Annotated[
    str, typer.Argument(help="The line as typed in the window, or - for lines from a pipe.")
]
Kloes = Annotated[list[str] | None, typer.Option(metavar="CODE", help="A line of enquiry besides.")]
Voices = Annotated[list[str] | None, typer.Option(help="A voice besides.")]
Author = Annotated[str, typer.Option(metavar="MEMBER", help="Whose note it is, if not yours.")]
OfCase = Annotated[str, typer.Option("--case", metavar="LABEL", help="The case file’s label.")]


@command(app, "add", minus_is_text=True)
def add(
    asked: Asked,
    line: Line,
    session: InSession = "",
    case: OfCase = "",
    kloe: Kloes = None,
    voice: Voices = None,
    author: Author = "",
) -> None:
    """Write a line as a note, marks and tags as in the window: + - * ? " ~, # and @.

    Of several lines each is answered as soon as it is on the disk; with --json, all at the end.
    """
    saved: list[NoteRecord] = []
    with asked.book() as book:
        known = References(book)
        place = Place(
            session=known.session(session),
            case=case,
            author=known.person(author),
            kloes=tuple(known.kloe(code) for code in kloe or ()),
            voices=tuple(read_voice(word) for word in voice or ()),
        )
        records = Records(book)

        def told(note: str) -> None:
            record = records.note(book.note(note))
            saved.append(record)
            if not asked.as_json:
                say(line_of(record))

        try:
            if line == _PIPE:
                save_lines(book, sys.stdin.buffer, place, told)
            else:
                told(save_line(book, line, place))
        finally:
            if asked.as_json and (saved or line == _PIPE):
                asked.answer(saved, ())


@command(app, "import")
def import_notes(
    asked: Asked,
    file: Annotated[Path, typer.Argument(help="A .csv, .jsonl or .ndjson file, in UTF-8.")],
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Import the good rows although some are bad.")
    ] = False,
) -> None:
    """Take in notes from a table or from JSON lines; each bad row is told by its number."""
    parsed = _parse(file)
    with asked.book() as book:
        checked = check_notes(book, parsed.rows, parsed.bad)
        for row in checked.bad:
            remark(f"Row {row.number}: {row.reason}")
        if checked.bad and not skip_bad:
            raise RowsRefused(len(checked.bad), len(checked.bad) + len(checked.notes))
        written = write_notes(book, checked)
    answer = {"imported": written, "bad": checked.bad}
    notes, rows = so_many(len(written), "note"), so_many(len(checked.bad), "row")
    asked.answer(answer, [f"{notes} imported, {rows} left out."])


@command(app, "list")
def list_notes(
    asked: Asked,
    words: Words = None,
    day: Annotated[str, typer.Option(help="Of one day, such as 2026-05-12.")] = "",
    session: InSession = "",
    case: OfCase = "",
    source: Annotated[Source | None, typer.Option(help="Of one kind of source.")] = None,
    stance: Annotated[Stance | None, typer.Option(help="With one mark.")] = None,
    kloe: Annotated[str, typer.Option(metavar="CODE", help="Of one line of enquiry.")] = "",
    theme: Annotated[str, typer.Option(metavar="CODE", help="Of one theme.")] = "",
    voice: Annotated[str, typer.Option(help="Of one voice, such as frontline.")] = "",
    author: Annotated[str, typer.Option(metavar="MEMBER", help="Of one member.")] = "",
    untagged: Annotated[bool, typer.Option("--untagged", help="Without a tag.")] = False,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="In the bin.")] = False,
    most: Annotated[int, typer.Option(min=0, help="At most so many; 0 for all.")] = 0,
) -> None:
    """List notes, the newest first; the first column names a note in other commands.

    Words and filters as in the window may stand before the options: kloe:front-door stance:- "two
    words".
    """
    with asked.book() as book:
        book.challenge()
        known = References(book)
        given = {
            "day": written_day(day) if day else "",
            "session": known.session(session),
            "case": case,
            "source": source,
            "stance": stance,
            "kloe": known.kloe(kloe),
            "theme": known.theme(theme) if theme else "",
            "voice": read_voice(voice) if voice else None,
            "author": known.person(author),
            "untagged": untagged,
            "withdrawn": withdrawn,
        }
        options = {name: value for name, value in given.items() if value}
        query = replace(query_of(book, words or ()), **options)
        records = Records(book)
        found = [records.note(note) for note in listed_notes(book, query, most)]
    asked.answer(found, map(line_of, found))


@command(app, "search")
def search(
    asked: Asked,
    words: Annotated[list[str], typer.Argument(help="Words, or how they begin; filters too.")],
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help="In the bin.")] = False,
    most: Annotated[int, typer.Option(min=0, help="At most so many; 0 for all.")] = 0,
) -> None:
    """Search the notes: every word given begins some word of each note found."""
    with asked.book() as book:
        book.challenge()
        records = Records(book)
        query = query_of(book, words)
        if withdrawn:
            query = replace(query, withdrawn=True)
        found = [records.note(note) for note in listed_notes(book, query, most)]
    asked.answer(found, map(line_of, found))


def _parse(file: Path) -> Parsed:
    suffix = file.suffix.lower()
    if suffix == ".csv":
        return parse_csv(read_bytes(file))
    if suffix in {".jsonl", ".ndjson"}:
        return parse_jsonl(read_bytes(file))
    raise UnknownFormat(suffix)
