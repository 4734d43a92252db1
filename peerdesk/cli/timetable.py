# SPDX-License-Identifier: Apache-2.0
"""`peerdesk timetable`: somebody else's timetable taken in after a look at what it changes."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import read_bytes
from peerdesk.desk.errors import UnknownWord
from peerdesk.desk.references import short
from peerdesk.desk.timetable_file.table import Column, TimetableFile, recognise
from peerdesk.desk.timetable_file.taking_in import Item, Sort, preview_timetable, take_timetable
from peerdesk.domain.session import Session
from peerdesk.interchange.timetables import LARGEST, parse_timetable

app = typer.Typer(no_args_is_help=True, help="Timetables that others have written.")
_SIGNS = {
    Sort.NEW: "+",
    Sort.CHANGED: "~",
    Sort.MISSING: "-",
    Sort.SAME: "=",
    Sort.UNREADABLE: "!",
}


class PreviewLine(Struct, frozen=True):
    """A line of the answer: what becomes of a row, and what is said of it."""

    sort: str
    where: str
    session: str
    day: str
    start: str
    title: str
    changes: tuple[str, ...]
    remarks: tuple[str, ...]
    taken: bool


class Answer(Struct, frozen=True):
    """What was, or would be, taken in."""

    taken: tuple[str, ...]
    rows: tuple[PreviewLine, ...]


@command(app, "import")
def import_timetable(
    asked: Asked,
    file: Annotated[Path, typer.Argument(help="A CSV, XLSX or iCalendar file.")],
    preview: Annotated[
        bool, typer.Option("--preview", help="Only show what it would change.")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="HEADING=COLUMN", help="What a column holds, said by hand."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is doubtful and better looked at.")
    ] = False,
    call_off: Annotated[
        bool, typer.Option("--call-off", help="Call off what is planned and not in the file.")
    ] = False,
) -> None:
    """Take in a timetable: new sessions are planned, changed ones changed, nothing is lost."""
    parsed = parse_timetable(file.name, read_bytes(file, LARGEST))
    columns = _columns(parsed, column or [])
    with asked.book() as book:
        shown = preview_timetable(book, parsed, columns)
        chosen = [item for item in shown.items if _wanted(item, everything, call_off)]
        taken = () if preview or not chosen else take_timetable(book, chosen).sessions
    rows = tuple(_line(item, taken=item in chosen) for item in shown.items)
    answer = Answer(tuple(identifier for identifier, _, _ in taken), rows)
    asked.answer(answer, [*map(_said, rows), _summary(len(chosen), preview=preview)])


def _columns(file: TimetableFile, given: list[str]) -> dict[str, Column]:
    columns = recognise(file.headings)
    for words in given:
        heading, _, name = words.rpartition("=")
        known = {one.casefold(): one for one in file.headings}
        if heading.strip().casefold() not in known:
            raise UnknownWord("heading of this file", heading, tuple(file.headings))
        try:
            means = Column(name.strip().casefold().replace("none", ""))
        except ValueError:
            names = tuple(one.value or "none" for one in Column)
            raise UnknownWord("column of a timetable", name, names) from None
        columns = {one: Column.NONE if held is means else held for one, held in columns.items()} | {
            known[heading.strip().casefold()]: means
        }
    return columns


def _wanted(item: Item, everything: bool, call_off: bool) -> bool:
    if item.sort is Sort.MISSING:
        return call_off
    return item.ticked or (everything and item.choosable)


def _line(item: Item, *, taken: bool) -> PreviewLine:
    session: Session | None = item.session or item.before
    return PreviewLine(
        sort=item.sort.value,
        where=item.where,
        session=item.planned,
        day=session.day if session else "",
        start=session.start if session else "",
        title=session.title if session else "",
        changes=item.changes,
        remarks=tuple(remark.sentence for remark in item.remarks),
        taken=taken,
    )


def _said(row: PreviewLine) -> str:
    sign = _SIGNS[Sort(row.sort)]
    box = "[x]" if row.taken else "[ ]"
    named = short(row.session) if row.session else " " * 8
    first = f"{sign} {box} {named}  {row.day} {row.start}  {row.title}".rstrip()
    more = "; ".join((*row.changes, *row.remarks))
    return f"{first}\n      {row.where}: {more}" if more else first


def _summary(count: int, *, preview: bool) -> str:
    sessions = so_many(count, "session")
    return f"{sessions} would be taken in." if preview else f"{sessions} taken in."
