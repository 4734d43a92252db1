# SPDX-License-Identifier: Apache-2.0
"""`peerdesk disclosure`: what is held about words or a session, for a request to be answered."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from peerdesk.bootstrap.writing_aids import load_writing_aids
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import write_new
from peerdesk.cli.paper_options import CLEAR
from peerdesk.cli.printing import remark
from peerdesk.compose.formats import Format, Wish
from peerdesk.desk.asked_for import Wanted
from peerdesk.desk.book import Book
from peerdesk.desk.disclosure import Disclosure, disclose
from peerdesk.desk.disclosure_papers import (
    NAME,
    WARNING,
    age,
    disclosure_record,
    disclosure_workbook,
    lists_for,
)
from peerdesk.desk.references import References
from peerdesk.domain.calendar import local

app = typer.Typer(no_args_is_help=True, help="What is held about words or a session.")
Words = Annotated[
    str, typer.Argument(metavar="[WORDS]", help="A name, a number, a word; several with commas.")
]
SessionOf = Annotated[str, typer.Option("--session", help="Everything of one session instead.")]


class Form(StrEnum):
    """As what a listing can be written."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


@command(app, "list")
def list_held(asked: Asked, words: Words = "", session: SessionOf = "") -> None:
    """List what is held by kind and age: notes, earlier wordings, the bin, documents, replies."""
    day = local(*asked.desk.clock.now()).date().isoformat()
    with asked.book() as book:
        found = disclose(book, _wanted(book, words, session))
    for sentence in found.remarks:
        remark(sentence)
    asked.answer(found, _lines(found, day))


@command(app, "write")
def write(
    asked: Asked,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder for the files.")],
    words: Words = "",
    session: SessionOf = "",
    formats: Annotated[
        list[Form] | None,
        typer.Option("--format", help="The kind of file; may be given more than once."),
    ] = None,
) -> None:
    """Write the listing for whoever redacts it, as Word file and workbook; only leads can."""
    day = local(*asked.desk.clock.now()).date().isoformat()
    papers = asked.desk.papers
    with asked.book() as book:
        found = disclose(book, _wanted(book, words, session))
        lists = lists_for(book, load_writing_aids(asked.desk.resources))
        record = disclosure_record(book, found, lists, day)
        workbook = disclosure_workbook(book, found, lists, day)
    files = []
    for form in formats or (Form.DOCX, Form.XLSX):
        made = (
            papers.workbook(workbook)
            if form is Form.XLSX
            else papers.made(record, Wish(format=Format(form.value))).content
        )
        files.append(write_new(out / f"{NAME}.{form}", made))
    for sentence in (*found.remarks, WARNING, CLEAR):
        remark(sentence)
    answer = {"files": [str(file) for file in files], "records": len(found.holdings)}
    asked.answer(answer, [*map(str, files), so_many(len(found.holdings), "record")])


def _wanted(book: Book, words: str, session: str) -> Wanted:
    return Wanted(words=words, session=References(book).session(session) if session else "")


def _lines(found: Disclosure, day: str) -> Iterator[str]:
    yield f"About {found.named}: {so_many(len(found.holdings), 'record')} held."
    for kind, count in found.kinds.items():
        yield f"{kind} ({count})"
        for one in (held for held in found.holdings if held.kind == kind):
            days = age(one, day)
            old = so_many(days, "day") if isinstance(days, int) else "not written yet"
            facts = ", ".join(filter(None, (one.state.value, old, one.who, one.place)))
            yield f"  {one.reference}  [{facts}]  {' / '.join(one.words.splitlines())}"
