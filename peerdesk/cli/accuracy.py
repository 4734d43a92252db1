# SPDX-License-Identifier: Apache-2.0
"""`peerdesk accuracy`: the council's comments on the facts of a draft, and the team's answers."""

from pathlib import Path
from typing import Annotated

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.files import read_bytes, write_new
from peerdesk.cli.printing import remark
from peerdesk.cli.report import Kind, Which
from peerdesk.cli.written import in_short
from peerdesk.compose.report_plan import name_of
from peerdesk.desk import accuracy
from peerdesk.desk.book import Book
from peerdesk.desk.errors import NotFound, UnknownWord
from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.placed import Placed
from peerdesk.domain.publication_words import Decision, Publication
from peerdesk.domain.words import title
from peerdesk.interchange.accuracy_files import LARGEST, read_accuracy
from peerdesk.interchange.accuracy_log import log_docx, log_xlsx

app = typer.Typer(no_args_is_help=True, help="The council’s comments on facts, and the answers.")
_WRITE = {".docx": log_docx, ".xlsx": log_xlsx}
One = Annotated[str, typer.Argument(metavar="NUMBER", help="The comment, by its number.")]


@command(app, "list")
def list_comments(asked: Asked, kind: Which = Kind.REPORT) -> None:
    """List the comments with what was decided on each."""
    with asked.book() as book:
        found = accuracy.comments_on(book, Publication(kind.value))
    asked.answer([placed.value for placed in found], [_line(placed.value) for placed in found])


@command(app, "import")
def import_comments(
    asked: Asked,
    file: Annotated[Path, typer.Argument(help="A Word file or workbook that came back.")],
    kind: Which = Kind.REPORT,
    look: Annotated[
        bool, typer.Option("--look", help="Only say what would change, and write nothing.")
    ] = False,
) -> None:
    """Take in a log, or Word’s own comments and tracked changes in a draft that came back."""
    rows = read_accuracy(read_bytes(file, LARGEST))
    which = Publication(kind.value)
    with asked.book() as book:
        take = accuracy.compare if look else accuracy.take_in
        incoming = take(book, which, rows)
    record = {
        "new": incoming.fresh,
        "changed": [details for _, details in incoming.changed],
        "same": incoming.same,
        "unread": incoming.unread,
    }
    for words in incoming.unread:
        remark(f"“{in_short(words)}” is no decision that is known: the comment stays open.")
    heads = f"{len(incoming.fresh)} new, {len(incoming.changed)} changed, {incoming.same} as held"
    asked.answer(record, [heads, *(in_short(row.comment) for row in incoming.fresh)])


@command(app, "export")
def export_log(
    asked: Asked,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The .docx or .xlsx to write.")],
    kind: Which = Kind.REPORT,
) -> None:
    """Write the log as a Word table or a workbook, for the council or for the file."""
    write = _WRITE.get(out.suffix.lower())
    if write is None:
        raise UnknownWord("format of a log", out.suffix, tuple(_WRITE))
    which = Publication(kind.value)
    with asked.book() as book:
        rows = accuracy.rows_for_file(book, which)
    path = write_new(out, write(f"{name_of(which)}: factual accuracy", rows))
    remark("This file is not encrypted: keep it where the team agreed.")
    asked.answer({"file": str(path), "rows": len(rows)}, [f"{len(rows)} rows: {path}"])


@command(app, "add")
def add(
    asked: Asked,
    comment: Annotated[str, typer.Argument(help="What the council says.")],
    kind: Which = Kind.REPORT,
    place: Annotated[str, typer.Option(metavar="TEXT", help="Where in the draft.")] = "",
    quoted: Annotated[str, typer.Option(metavar="TEXT", help="The words it is about.")] = "",
    made_by: Annotated[str, typer.Option("--by", metavar="ROLE", help="Whose it is.")] = "Council",
) -> None:
    """Take down a comment that came by word."""
    details = AccuracyComment(
        publication=Publication(kind.value), place=place, quoted=quoted, comment=comment,
        made_by=made_by,
    )  # fmt: skip
    with asked.book() as book:
        held = book.comment(accuracy.note_comment(book, details))
    asked.answer(held.value, [_line(held.value)])


@command(app, "decide")
def decide(
    asked: Asked,
    number: One,
    decision: Annotated[Decision, typer.Argument(help="What the team makes of it.")],
    kind: Which = Kind.REPORT,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    changed_to: Annotated[
        str, typer.Option("--changed-to", metavar="TEXT", help="The words that stand now.")
    ] = "",
    reword: Annotated[
        bool, typer.Option("--reword", help="Give the message these words as well.")
    ] = False,
) -> None:
    """Accept a comment, in whole or in part, or not."""
    with asked.book() as book:
        identifier = _find(book, Publication(kind.value), number).id
        accuracy.decide(book, identifier, decision, why, changed_to)
        if reword:
            accuracy.reword_from(book, identifier)
        held = book.comment(identifier)
    asked.answer(held.value, [_line(held.value)])


@command(app, "drop")
def drop(asked: Asked, number: One, kind: Which = Kind.REPORT) -> None:
    """Strike a comment off the log; its history is kept."""
    with asked.book() as book:
        identifier = _find(book, Publication(kind.value), number).id
        accuracy.drop_comment(book, identifier)
    asked.answer({"comment": identifier}, ["Struck off. Its history is kept."])


def _find(book: Book, kind: Publication, number: str) -> Placed[AccuracyComment]:
    for placed in accuracy.comments_on(book, kind):
        if placed.value.number == number.strip():
            return placed
    raise NotFound("comment", number)


def _line(comment: AccuracyComment) -> str:
    changed = f" → {in_short(comment.changed_to)}" if comment.changed_to else ""
    decided = title(comment.decision).lower()
    return f"{comment.number:>3}  [{decided}]  {in_short(comment.comment)}{changed}"
