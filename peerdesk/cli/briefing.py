# SPDX-License-Identifier: Apache-2.0
"""`peerdesk briefing make` and `issue`: the day's summary, printed and issued."""

from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.days import remark_unplanned
from peerdesk.cli.paper_options import (
    CopyOf,
    Formats,
    Large,
    Order,
    Out,
    Strict,
    Template,
    write_papers,
)
from peerdesk.compose.blocks import COPY_NAMES, Copy, Document
from peerdesk.desk.book import Book
from peerdesk.desk.briefings import issue as issue_summary
from peerdesk.desk.briefings import issued_document, summary
from peerdesk.desk.errors import NotFound
from peerdesk.domain.briefing import Issue
from peerdesk.domain.calendar import written_day
from peerdesk.domain.publication_words import Publication

app = typer.Typer(no_args_is_help=True, help="The day’s summary: chosen, issued, told.")
Day = Annotated[str, typer.Option(help="The day, such as 2026-05-12.")]


@command(app, "make")
def make(
    asked: Asked,
    day: Day,
    out: Out,
    copy: CopyOf = Copy.SPEAKING_NOTE,
    number: Annotated[
        int,
        typer.Option(
            min=0,
            help="An issued summary as it was frozen, which is without its notes; 0 for how it "
            "stands.",
        ),
    ] = 0,
    formats: Formats = None,
    large: Large = False,
    template: Template = None,
    strict: Strict = False,
) -> None:
    """Write a day's summary, as PDF if nothing else is said, as it stands now or as issued."""
    iso = written_day(day)
    with asked.book() as book:
        remark_unplanned(book, iso)
        document = _issued(book, iso, number, copy) if number else summary(book, iso, copy)
        order = Order(
            document, f"summary-{iso}", out, Publication.SUMMARY, tuple(formats or ()),
            large=large, template=template, strict=strict,
        )  # fmt: skip
        files = write_papers(asked, book, order)
    answer = {"file": files[0]["file"], "files": files, "day": iso, "copy": copy}
    asked.answer(answer, [f"{COPY_NAMES[copy]}: {one['file']}" for one in files])


@command(app, "issue")
def issue(asked: Asked, day: Day) -> None:
    """Freeze a day's summary under the next number; it can be superseded, never changed."""
    with asked.book() as book:
        issued = issue_summary(book, day)
        remark_unplanned(book, issued.day)
    record = {
        "hash": issued.hash,
        "number": issued.number,
        "day": issued.day,
        "sponsor": issued.sponsor,
        "digest": issued.digest,
        "points": issued.points,
    }
    points = so_many(len(issued.points), "point")
    line = f"Summary {issued.number} of {issued.day} issued with {points}."
    asked.answer(record, [line])


def issue_of(book: Book, number: int) -> Issue:
    """Return an issued summary by its number, or raise `NotFound`."""
    for briefing in book.briefings():
        for issued in briefing.issues:
            if issued.number == number:
                return issued
    raise NotFound("issued summary", str(number))


def _issued(book: Book, day: str, number: int, copy: Copy) -> Document:
    for briefing in book.briefings():
        for issued in briefing.issues:
            if briefing.day == day and issued.number == number:
                return issued_document(issued, copy)
    raise NotFound("issued summary", str(number))
