# SPDX-License-Identifier: Apache-2.0
"""`peerdesk report`: report, letter and feedback form, written in parts and frozen in stages."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.files import read_text
from peerdesk.cli.paper_options import CopyOf, Formats, Large, Out, Strict, Template
from peerdesk.cli.written import (
    Making,
    freeze_document,
    frozen_listed,
    make_document,
    parts_listed,
)
from peerdesk.compose.blocks import Copy
from peerdesk.compose.report_plan import Part
from peerdesk.desk import written
from peerdesk.desk.references import References
from peerdesk.domain.publication_words import Layout, Publication, Stage

app = typer.Typer(no_args_is_help=True, help="Report, letter and feedback form, in stages.")


class Kind(StrEnum):
    """The documents of this group."""

    REPORT = "report"
    LETTER = "letter"
    FORM = "feedback-form"


Which = Annotated[Kind, typer.Option("--kind", help="Report, letter or feedback form.")]
Number = Annotated[
    int, typer.Option(min=0, help="What was frozen under this number; 0 for how it stands.")
]


@command(app, "make")
def make(
    asked: Asked,
    out: Out,
    kind: Which = Kind.REPORT,
    copy: CopyOf = Copy.SPONSOR,
    number: Number = 0,
    formats: Formats = None,
    large: Large = False,
    template: Template = None,
    strict: Strict = False,
) -> None:
    """Write the document as PDF or Word, as it stands now or as it was frozen."""
    making = Making(
        copy=copy, number=number, formats=tuple(formats or ()), large=large, template=template,
        strict=strict,
    )  # fmt: skip
    make_document(asked, Publication(kind.value), out, making)


@command(app, "freeze")
def freeze(
    asked: Asked,
    stage: Annotated[Stage, typer.Argument(help="How far it has come.")],
    kind: Which = Kind.REPORT,
) -> None:
    """Freeze the document at a stage; it can be superseded, never changed."""
    freeze_document(asked, Publication(kind.value), stage)


@command(app, "show")
def show(asked: Asked, kind: Which = Kind.REPORT) -> None:
    """List the parts to be written, the layout, what was frozen, and what is advised."""
    which = Publication(kind.value)
    with asked.book() as book:
        records, lines = parts_listed(book, which)
        plan = written.arrange_document(book, which)
        frozen = list(frozen_listed(book, which))
        advised = written.remarks(book, which)
    record = {"parts": records, "plan": plan, "frozen": frozen, "advice": advised}
    heads = [f"Layout: {plan.layout.value}; with {', '.join(plan.parts) or 'no optional part'}"]
    asked.answer(record, [*heads, *lines, *(f"Frozen: {line}" for line in frozen), *advised])


@command(app, "write")
def write(
    asked: Asked,
    part: Annotated[str, typer.Argument(help="The part, as “report show” lists it.")],
    file: Annotated[Path, typer.Argument(help="A text file; blank lines part paragraphs.")],
    kind: Which = Kind.REPORT,
    theme: Annotated[str, typer.Option(metavar="CODE", help="The theme of a narrative.")] = "",
) -> None:
    """Write a part of the document from a text file; an empty one takes it back."""
    words = read_text(file)
    with asked.book() as book:
        about = References(book).theme(theme) if theme else ""
        prose = written.write_prose(book, Publication(kind.value), part, words, about)
    counted = len(words.split())
    asked.answer({"prose": prose, "part": part, "words": counted}, [f"{part}: {counted} words"])


@command(app, "arrange")
def arrange(
    asked: Asked,
    kind: Which = Kind.REPORT,
    layout: Annotated[Layout | None, typer.Option(help="After which custom.")] = None,
    parts: Annotated[
        list[Part] | None, typer.Option("--part", help="An optional part that is wanted.")
    ] = None,
    left_out: Annotated[
        list[str] | None,
        typer.Option("--leave-out", metavar="MESSAGE", help="A message to leave out."),
    ] = None,
    taken_in: Annotated[
        list[str] | None,
        typer.Option("--take-in", metavar="MESSAGE", help="A message to take back in."),
    ] = None,
) -> None:
    """Choose layout, optional parts, and what is left out; what is not named stays."""
    which = Publication(kind.value)
    with asked.book() as book:
        known = References(book)
        before = written.arrange_document(book, which)
        back = {known.message(one) for one in taken_in or ()}
        out = [*before.left_out, *(known.message(one) for one in left_out or ())]
        plan = written.arrange_document(
            book,
            which,
            layout=layout,
            parts=None if parts is None else [part.value for part in parts],
            left_out=[message for message in out if message not in back],
        )
    said = f"Layout: {plan.layout.value}; {len(plan.left_out)} left out"
    asked.answer(plan, [f"{said}; with {', '.join(plan.parts) or 'no optional part'}"])
