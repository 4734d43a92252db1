# SPDX-License-Identifier: Apache-2.0
"""The options that all commands share that write a paper: formats, large print, template, checks.

What is checked is each file as whoever gets it will read it, before anything is written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from peerdesk.bootstrap.check_words import load_check_words
from peerdesk.cli.command import Asked
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import read_bytes, write_new
from peerdesk.cli.printing import remark
from peerdesk.compose.blocks import Copy
from peerdesk.compose.checks.finding import Check, Finding, fingerprint
from peerdesk.compose.formats import (
    Format,
    Paper,
    Wish,
    file_name,
    formats_of,
    takes_template,
)
from peerdesk.compose.rendered import Rendered
from peerdesk.desk.book import Book
from peerdesk.desk.checking import Checked, Ground, ground, with_releases
from peerdesk.desk.errors import UnknownWord
from peerdesk.desk.file_checking import open_in_file
from peerdesk.desk.gathering import gather
from peerdesk.desk.surprises import told_findings
from peerdesk.domain.publication_words import Publication
from peerdesk.errors import PeerDeskError

CLEAR = (
    "This file is not encrypted: keep it where the team agreed, and remove it from "
    "this laptop once it is not needed here any more."
)
_PANEL = "Files"
_LARGEST = 40_000_000
"""Bytes of a template, more than any presentation without films has."""
Formats = Annotated[
    list[Format] | None,
    typer.Option(
        "--format",
        help="The kind of file, such as pdf; may be given more than once.",
        rich_help_panel=_PANEL,
    ),
]
CopyOf = Annotated[Copy, typer.Option("--copy", help="Whose copy.", rich_help_panel=_PANEL)]
Large = Annotated[
    bool,
    typer.Option("--large", help="In large print, 18 point and more.", rich_help_panel=_PANEL),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="The team’s own PowerPoint or Word file, whose layouts and styles are used by name.",
        rich_help_panel=_PANEL,
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Write nothing, and end with 1, where a check has found what nobody released.",
        rich_help_panel=_PANEL,
    ),
]
Out = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", help="The folder for the files.", rich_help_panel=_PANEL),
]


class Unreleased(PeerDeskError):
    """A check has found something that nobody has released, and the command was to be strict."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"Nothing was written: {count} of these findings stand unreleased. Mend the words, "
            "release them in the window, or leave out --strict."
        )
        self.count = count


@dataclass(frozen=True)
class Order:
    """A paper to be written; without a `publication` nothing is checked, nor is a team's copy.

    `anchors` are the signs by message of a file that is to be read back.
    """

    paper: Paper
    stem: str
    out: Path
    publication: Publication | None = None
    formats: tuple[Format, ...] = ()
    large: bool = False
    template: Path | None = None
    strict: bool = False
    anchors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Ready:
    """A file that has been made and checked, and not yet written."""

    name: str
    form: Format
    rendered: Rendered
    findings: tuple[Finding, ...]


def write_papers(asked: Asked, book: Book, order: Order) -> list[dict[str, object]]:
    """Write a paper in every format asked for, and return a record of each file.

    What the checks found and nobody released is said first, with what a template was lacking and
    that the files are in the clear. Raises `Unreleased` where that was to be strict, and
    `UnknownWord` for a format that this paper does not have; then nothing is written.
    """
    known = formats_of(order.paper)
    for form in order.formats:
        if form not in known:
            raise UnknownWord("format of this paper", form, known)
    ready = list(_made(asked, book, order))
    once = {fingerprint(found): found for one in ready for found in one.findings}
    open_findings = list(once.values())
    for finding in open_findings:
        remark(finding_line(finding))
    _say_surprises(book, order)
    if open_findings and order.strict:
        raise Unreleased(len(open_findings))
    written = [(one, write_new(order.out / one.name, one.rendered.content)) for one in ready]
    for sentence in dict.fromkeys(said for one in ready for said in one.rendered.lacking):
        remark(sentence)
    remark(CLEAR)
    return [_record(one, path, order) for one, path in written]


def _say_surprises(book: Book, order: Order) -> None:
    """Say how many open surprises a sponsor's copy has: they warn, and never stop it."""
    kind = order.publication
    if kind is None or order.paper.copy is Copy.TEAM:
        return
    found = [f for f in told_findings(gather(book), kind) if f.check is Check.SURPRISE]
    count = len(Checked(tuple(found), with_releases(found, ground(book, kind))).open)
    if count:
        remark(
            f"{so_many(count, 'surprise stands', 'surprises stand')} open in it: “peerdesk "
            "surprises show” lists what is on slides and in the report, “peerdesk check” the file."
        )


def finding_line(finding: Finding) -> str:
    """Return a finding in one line: which check, what, what is the matter, where, what to try."""
    quoted = f"“{finding.found}”" if finding.found else ""
    place = f"[{finding.place}]" if finding.place else ""
    tried = f"Try “{finding.suggestion}”." if finding.suggestion else ""
    parts = (f"{finding.check.value}:", quoted, finding.words, tried, place)
    return " ".join(part for part in parts if part)


def _made(asked: Asked, book: Book, order: Order) -> Iterator[_Ready]:
    paper, papers = order.paper, asked.desk.papers
    template = read_bytes(order.template, _LARGEST) if order.template else b""
    checks = order.publication is not None and paper.copy is not Copy.TEAM
    on = ground(book, order.publication) if checks else None
    for form in order.formats or formats_of(paper)[:1]:
        own = template if takes_template(form) else b""
        wish = Wish(format=form, large=order.large, template=own, anchors=order.anchors)
        rendered = papers.made(paper, wish)
        name = file_name(order.stem, paper.copy, wish)
        findings = () if on is None else _found(asked, on, paper, (name, rendered.content))
        yield _Ready(name, form, rendered, findings)


def _found(asked: Asked, on: Ground, paper: Paper, file: tuple[str, bytes]) -> tuple[Finding, ...]:
    """Return what nobody has released in a file, given by its name and its content."""
    words = load_check_words(asked.desk.resources)
    return open_in_file(on, paper, asked.desk.papers.pieces(*file), words)


def _record(one: _Ready, path: Path, order: Order) -> dict[str, object]:
    return {
        "file": str(path),
        "format": one.form,
        "copy": order.paper.copy,
        "large": order.large,
        "lacking": one.rendered.lacking,
        "findings": [finding_line(finding) for finding in one.findings],
    }
