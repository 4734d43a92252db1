# SPDX-License-Identifier: Apache-2.0
"""`peerdesk case-review`: the case review report, and the talking points for the sponsor."""

from pathlib import Path
from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.files import read_text
from peerdesk.cli.paper_options import CopyOf, Formats, Large, Out, Strict, Template
from peerdesk.cli.report import Number
from peerdesk.cli.written import (
    Making,
    freeze_document,
    frozen_listed,
    make_document,
    parts_listed,
)
from peerdesk.compose.blocks import Copy
from peerdesk.desk import written
from peerdesk.domain.publication_words import Publication, Stage

app = typer.Typer(no_args_is_help=True, help="The case review report and its talking points.")
_CASES = Publication.CASE_REVIEW


@command(app, "make")
def make(
    asked: Asked,
    out: Out,
    copy: CopyOf = Copy.SPONSOR,
    number: Number = 0,
    formats: Formats = None,
    large: Large = False,
    template: Template = None,
    strict: Strict = False,
) -> None:
    """Write the report as PDF or Word; the speaking note of it is the talking points."""
    making = Making(
        copy=copy, number=number, formats=tuple(formats or ()), large=large, template=template,
        strict=strict,
    )  # fmt: skip
    make_document(asked, _CASES, out, making)


@command(app, "freeze")
def freeze(
    asked: Asked, stage: Annotated[Stage, typer.Argument(help="How far it has come.")]
) -> None:
    """Freeze the report at a stage; it can be superseded, never changed."""
    freeze_document(asked, _CASES, stage)


@command(app, "show")
def show(asked: Asked) -> None:
    """List the parts to be written, what was frozen, and what is advised."""
    with asked.book() as book:
        records, lines = parts_listed(book, _CASES)
        frozen = list(frozen_listed(book, _CASES))
        advised = written.remarks(book, _CASES)
    record = {"parts": records, "frozen": frozen, "advice": advised}
    asked.answer(record, [*lines, *(f"Frozen: {line}" for line in frozen), *advised])


@command(app, "write")
def write(
    asked: Asked,
    part: Annotated[str, typer.Argument(help="The part, as “case-review show” lists it.")],
    file: Annotated[Path, typer.Argument(help="A text file; blank lines part paragraphs.")],
) -> None:
    """Write a part of the report from a text file; an empty one takes it back."""
    words = read_text(file)
    with asked.book() as book:
        prose = written.write_prose(book, _CASES, part, words)
    counted = len(words.split())
    asked.answer({"prose": prose, "part": part, "words": counted}, [f"{part}: {counted} words"])
