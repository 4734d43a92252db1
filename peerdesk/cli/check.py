# SPDX-License-Identifier: Apache-2.0
"""`peerdesk check`: finished files, or lines of a draft, held against every check."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec
import typer

from peerdesk.cli.check_shapes import FileChecked, FileFound, LineChecked, LineFound
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import PATH, read_bytes
from peerdesk.cli.printing import remark, say, say_json
from peerdesk.cli.refusals import DraftNotText, UnreleasedFindings
from peerdesk.compose.checks.finding import Check, Finding, Piece, fingerprint
from peerdesk.desk.errors import NotFound
from peerdesk.domain.publication_words import Publication, WhyReleased

if TYPE_CHECKING:  # a vault's libraries are read in when one is opened
    from peerdesk.compose.checks.lists import CheckWords
    from peerdesk.desk.book import Book
    from peerdesk.desk.checking import Checked, Ground

LARGEST = 128 << 20
"""Bytes of a file, or of a draft that comes through a pipe."""
_PIPE = Path("-")
_SHOWN = 12
"""Digits of a fingerprint by which a finding is named on a line."""


class _Going(NamedTuple):
    """What files are checked for and by."""

    publication: Publication | None
    words: "CheckWords"


def register(app: typer.Typer) -> None:
    """Add the command, which belongs to no group."""
    command(app, "check")(check)


def check(
    asked: Asked,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar=f"[{PATH}]...", help="PDF, PPTX or DOCX files.")
    ] = None,
    lines: Annotated[
        Path | None, typer.Option(metavar=PATH, help="A draft, line by line; - for the pipe.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with 1 where anything is not released.")
    ] = False,
    publication: Annotated[
        Publication | None, typer.Option("--for", help="Which document it is, for releases.")
    ] = None,
    release: Annotated[
        list[str] | None, typer.Option(metavar="MARK", help="Let a finding stand; with --reason.")
    ] = None,
    reason: Annotated[WhyReleased | None, typer.Option(help="Why it may stand.")] = None,
) -> None:
    """Check finished files, or a draft, for names, attribution, grades, blame and surprises."""
    if bool(files) == (lines is not None):
        raise typer.BadParameter("name files, or one draft with --lines, and not both")
    if release and (reason is None or asked.vault is None):
        raise typer.BadParameter("a release needs --reason, and the vault with --vault")
    with _opened(asked) as book:
        words = asked.desk.check_words()
        if lines is not None:
            lined = _lines(asked, _read_lines(lines), _ground(book, publication), words)
            unreleased = lined, 0
        else:
            on = _Going(publication, words)
            checked = [_file(asked, book, file, on) for file in files or ()]
            if release and reason and book is not None:
                _release(book, checked, release, reason, publication)
                checked = [_file(asked, book, file, on) for file in files or ()]
            unreleased = _answer(asked, files or [], checked)
    if book is None:
        remark("Checked with the shipped lists alone: name a challenge’s vault with --vault.")
    if strict and any(unreleased):
        raise UnreleasedFindings(*unreleased)


def _opened(asked: Asked) -> "AbstractContextManager[Book | None]":
    """Open a vault only where one is named: a draft can be checked without any."""
    return nullcontext(None) if asked.vault is None else asked.book()


def _ground(book: "Book | None", publication: Publication | None) -> "Ground":
    from peerdesk.compose.checks.lists import Own  # noqa: PLC0415 - help waits for no check
    from peerdesk.desk.checking import Ground, ground  # noqa: PLC0415 - likewise

    return Ground(own=Own()) if book is None else ground(book, publication)


def _file(asked: Asked, book: "Book | None", file: Path, going: "_Going") -> "tuple[int, Checked]":
    """Return how many texts a file has, and what every check finds in it."""
    from peerdesk.desk import checking  # noqa: PLC0415 - help waits for no check
    from peerdesk.desk.checking_edited import (  # noqa: PLC0415 - likewise
        edited_findings,
        edited_slides,
        with_messages,
    )
    from peerdesk.desk.checking_read import read_finding  # noqa: PLC0415 - likewise

    content = read_bytes(file, LARGEST)
    papers = asked.desk.papers
    pieces = papers.pieces(file.name, content)
    on = _ground(book, going.publication)
    told: Sequence[Finding] = ()
    is_deck = any(piece.place.startswith("Slide ") for piece in pieces)
    edited = papers.edited(content) if book and is_deck else None
    slides = edited_slides(book, edited) if book and edited else None
    if book is not None and edited is not None and slides is not None:
        pieces = with_messages(pieces, slides)
        told = edited_findings(book, slides, edited)
    elif book is not None:
        pieces, told = read_finding(book, pieces, going.publication)
    checked = checking.checked_on(on, pieces, going.words)
    findings = (*checked.findings, *told)
    return len(pieces), checking.Checked(findings, checking.with_releases(findings, on))


def _release(
    book: "Book",
    checked: "Sequence[tuple[int, Checked]]",
    marks: Sequence[str],
    reason: WhyReleased,
    publication: Publication | None,
) -> None:
    """Let the findings stand whose fingerprints begin so; raises `NotFound`, `NotAllowed`."""
    from peerdesk.desk.releasing import release  # noqa: PLC0415 - help waits for no check

    found = {fingerprint(f): f for _, one in checked for f in one.findings}
    for mark in marks:
        meant = [finding for key, finding in found.items() if key.startswith(mark.lower())]
        if len(meant) != 1 or not mark:
            raise NotFound("finding", mark)
        release(book, meant[0], reason, publication)


def _answer(
    asked: Asked, files: Sequence[Path], checked: "Sequence[tuple[int, Checked]]"
) -> tuple[int, int]:
    """Print what was found, file by file.

    Return how much of it nobody has released, and how many of these are surprises.
    """
    shown = [
        FileChecked(str(file), pieces, len(one.open), tuple(_file_found(one)))
        for file, (pieces, one) in zip(files, checked, strict=True)
    ]
    asked.answer(shown, [line for one in shown for line in _told(one)])
    surprises = sum(f.check is Check.SURPRISE for _, one in checked for f in one.open)
    return sum(one.open for one in shown), surprises


def _file_found(checked: "Checked") -> Iterator[FileFound]:
    for f in checked.findings:
        mark = fingerprint(f)
        held = checked.released.get(mark)
        yield FileFound(
            f.check, f.kind, f.place, f.text, f.start, f.end, f.found, f.suggestion, f.words,
            f.message, mark, held.value.reason.value if held else "",
        )  # fmt: skip


def _told(one: FileChecked) -> Iterator[str]:
    yield f"{one.file}: {so_many(one.pieces, 'text')} read, {so_many(one.open, 'finding')} open"
    for f in one.findings:
        mark = f"released: {f.released}" if f.released else f.fingerprint[:_SHOWN]
        instead = f" Instead: “{f.suggestion}”." if f.suggestion else ""
        yield f"  {mark}  {f.place}: [{f.check.value}, {f.kind}] “{f.found}”. {f.words}{instead}"


def _lines(asked: Asked, lines: Sequence[str], on: "Ground", words: "CheckWords") -> int:
    """Print each line with what was found in it; every line is held for itself."""
    from peerdesk.compose.checks.guard import attribution  # noqa: PLC0415 - help waits for no check
    from peerdesk.compose.checks.language import language  # noqa: PLC0415 - likewise
    from peerdesk.desk.checking import lists_on, with_releases  # noqa: PLC0415 - likewise

    lists = lists_on(on, words)
    pieces = [Piece(line, str(number)) for number, line in enumerate(lines, 1)]
    found: dict[str, list[Finding]] = {piece.place: [] for piece in pieces}
    for finding in attribution(pieces, lists):
        found[finding.place].append(finding)
    unreleased = 0
    for piece in pieces:
        findings = (*found[piece.place], *language([piece], lists))
        released = with_releases(findings, on)
        marks = [fingerprint(f) in released for f in findings]
        unreleased += marks.count(False)
        told = tuple(_line_found(f, r) for f, r in zip(findings, marks, strict=True))
        if asked.as_json:
            say_json(msgspec.json.encode(LineChecked(piece.text, told)))
        else:
            say(_line_told(piece, told))
    return unreleased


def _line_found(f: Finding, released: bool) -> LineFound:
    return LineFound(f.check, f.kind, f.start, f.end, f.suggestion, f.words, f.found, released)


def _line_told(piece: Piece, told: Sequence[LineFound]) -> str:
    kinds = "; ".join(f"{f.kind} “{f.found}”" for f in told if not f.released)
    return f"{piece.place}: {kinds or 'nothing found'}"


def _read_lines(path: Path) -> list[str]:
    data = sys.stdin.buffer.read(LARGEST) if path == _PIPE else read_bytes(path, LARGEST)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n")
        return text.split("\n") if data else []
    except UnicodeDecodeError:
        raise DraftNotText from None
