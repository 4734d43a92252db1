# SPDX-License-Identifier: Apache-2.0
"""`peerdesk case`: the case record review, by labels that mean nothing outside the team."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import write_new
from peerdesk.cli.paper_options import CLEAR
from peerdesk.cli.printing import remark
from peerdesk.desk.book import Book
from peerdesk.desk.case_files import (
    MANAGER,
    WORKER,
    Agreed,
    add_case_files,
    change_case_file,
    read_types,
    set_read,
    set_state,
    set_talked,
    write_finding,
    write_talk,
)
from peerdesk.desk.errors import UnknownWord
from peerdesk.desk.references import References, short
from peerdesk.desk.sheets import label_sheet
from peerdesk.desk.writing import names
from peerdesk.domain.recorded import CaseRecord
from peerdesk.domain.words import CaseArea, CaseState, ChosenBy, title

app = typer.Typer(no_args_is_help=True, help="Case files, by labels drawn at random.")
Which = Annotated[str, typer.Argument(metavar="CASE", help="Its label, or as the list names it.")]
_TALKS = {"worker": WORKER, "manager": MANAGER}


class CaseFileRecord(Struct, frozen=True, kw_only=True):
    """A case file with `--json`."""

    id: str
    label: str
    type: str
    agreed_list: str
    chosen_by: ChosenBy
    reviewer: str
    moderator: str
    day: str
    state: CaseState
    read: tuple[str, ...]
    talked_with: tuple[str, ...]
    dropped: bool


@command(app, "add")
def add(
    asked: Asked,
    types: Annotated[
        list[str], typer.Argument(metavar="TYPE", help="Type of case, or “5 x TYPE” for five.")
    ],
    agreed_list: Annotated[str, typer.Option("--list", help="Name of the agreed list.")] = "",
    chosen_by: Annotated[ChosenBy, typer.Option(help="Who chose them.")] = ChosenBy.MANAGER,
    reviewer: Annotated[
        list[str] | None, typer.Option(metavar="MEMBER", help="Who reads them, in turn.")
    ] = None,
    moderator: Annotated[str, typer.Option(metavar="MEMBER", help="Second reviewer.")] = "",
    day: Annotated[str, typer.Option(help="The day planned for them.")] = "",
) -> None:
    """Put case files on the list; a label is drawn for each, and never the council's number."""
    with asked.book() as book:
        known = References(book)
        agreed = Agreed(
            types=read_types("\n".join(types)),
            agreed_list=agreed_list,
            chosen_by=chosen_by,
            reviewers=tuple(known.person(name) for name in reviewer or ()),
            moderator=known.person(moderator),
            day=day,
        )
        added = set(add_case_files(book, agreed))
        records = [_record(book, case) for case in book.case_files() if case.id in added]
    asked.answer(records, map(_line, records))


@command(app, "list")
def list_cases(asked: Asked) -> None:
    """List the case files and how far the review has come."""
    with asked.book() as book:
        book.challenge()
        records = [_record(book, case) for case in book.case_files()]
    asked.answer(records, map(_line, records))


@command(app, "write", minus_is_text=True)
def write(
    asked: Asked,
    case: Which,
    line: Annotated[str, typer.Argument(help="What it shows, typed as in the window.")],
    area: Annotated[CaseArea | None, typer.Option(help="The area it is about.")] = None,
    talk: Annotated[
        str, typer.Option(metavar="worker|manager", help="Said in the talk with one of them.")
    ] = "",
) -> None:
    """Write what a case file shows in one area, or what was said in a talk about it."""
    if bool(talk) == (area is not None):
        raise UnknownWord("area or talk", talk, (*_TALKS, *CaseArea))
    if talk and talk not in _TALKS:
        raise UnknownWord("talk", talk, tuple(_TALKS))
    with asked.book() as book:
        found = References(book).case_file(case)
        if area is not None:
            written = write_finding(book, found, area, line)
        else:
            written = write_talk(book, found, _TALKS[talk], line)
        label = book.case_file(found).value.label
    about = title(area) if area is not None else f"talk with the {_TALKS[talk]}"
    answer = {"note": written.note, "case": found, "label": label}
    asked.answer(answer, [f"{short(written.note)}  {label}, {about.lower()}"])


@command(app, "set")
def set_(
    asked: Asked,
    case: Which,
    state: Annotated[CaseState | None, typer.Option(help="How far its review has come.")] = None,
    read: Annotated[list[str] | None, typer.Option(help="What was read of it.")] = None,
    talked: Annotated[
        list[str] | None, typer.Option(metavar="ROLE", help="With whom it was talked through.")
    ] = None,
    off: Annotated[bool, typer.Option("--off", help="Take it off the list.")] = False,
    back: Annotated[bool, typer.Option("--back", help="Put it back on the list.")] = False,
) -> None:
    """Say how far a review has come, what was read, and with whom it was talked through."""
    with asked.book() as book:
        found = References(book).case_file(case)
        if read is not None:
            set_read(book, found, read)
        if talked is not None:
            set_talked(book, found, talked)
        if state is not None:
            set_state(book, found, state)
        if off or back:
            change_case_file(book, found, dropped=off)
        record = _record(book, book.case_file(found))
    asked.answer(record, [_line(record)])


@command(app, "labels")
def labels(
    asked: Asked,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The PDF to write.")],
) -> None:
    """Write the blank sheet on which the council's organiser notes what each label stands for."""
    with asked.book() as book:
        sheet = label_sheet(book)
        files = sum(not case.value.dropped for case in book.case_files())
    path = write_new(out, asked.desk.papers.document_pdf(sheet))
    remark(CLEAR)
    line = f"{so_many(files, 'label')}: {path}"
    asked.answer({"file": str(path), "labels": files}, [line])


def _record(book: Book, case: CaseRecord) -> CaseFileRecord:
    people = {identifier: person.name for identifier, person in names(book).items()}
    details, review = case.value, case.review
    return CaseFileRecord(
        id=case.id,
        label=details.label,
        type=details.type,
        agreed_list=details.agreed_list,
        chosen_by=details.chosen_by,
        reviewer=people.get(details.reviewer, ""),
        moderator=people.get(details.moderator, ""),
        day=details.day,
        state=review.state,
        read=review.read,
        talked_with=review.talked_with,
        dropped=details.dropped,
    )


def _line(record: CaseFileRecord) -> str:
    who = f"  ({record.reviewer})" if record.reviewer else ""
    off = "  (off the list)" if record.dropped else ""
    return f"{record.label:<7}  {record.state.value:<10}  {record.type}{who}{off}"
