# SPDX-License-Identifier: Apache-2.0
"""`peerdesk session sheet` and `peerdesk note type-in`: paper before, and typing in after."""

import re
from pathlib import Path
from typing import Annotated

import typer

from peerdesk.cli import note, session
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import read_text, write_new
from peerdesk.cli.printing import remark
from peerdesk.desk.capture_sheets import PaperLine, out_of_order, sheets, type_in
from peerdesk.desk.references import References
from peerdesk.desk.timetable_file.times import time_or_none
from peerdesk.domain.calendar import local, written_day

_TIMED = re.compile(r"\s*(\d{1,2}[:.]\d{2})\s+(.*)")


@command(session.app, "sheet")
def sheet(
    asked: Asked,
    out: Annotated[Path, typer.Option(help="The PDF to write.")],
    sessions: Annotated[
        list[str] | None, typer.Argument(metavar="[SESSION]...", help="None for a blank sheet.")
    ] = None,
) -> None:
    """Write paper sheets as PDF, a page a session, for when a laptop dies. Not encrypted."""
    with asked.book() as book:
        known = References(book)
        made = sheets(book, [known.session(one) for one in sessions or ()])
    written = write_new(out, asked.desk.papers.capture_sheets_pdf(made))
    asked.answer({"file": str(written), "sheets": len(made)}, [str(written)])


@command(note.app, "type-in")
def type_in_sheet(
    asked: Asked,
    file: Annotated[Path, typer.Argument(help="A text file with a line of the sheet on each.")],
    of: Annotated[
        str, typer.Option("--session", metavar="SESSION", help="The session of the sheet.")
    ] = "",
    day: Annotated[str, typer.Option(help="The day, where there is no session.")] = "",
    author: Annotated[
        str, typer.Option(metavar="MEMBER", help="Who took it down, if somebody else.")
    ] = "",
) -> None:
    """Save the lines of a paper sheet in one go, each with the time in front of it."""
    lines = [_line(text) for text in read_text(file).splitlines()]
    for place in out_of_order([line.time for line in lines]):
        remark(f"The time goes back in line {place + 1}: look whether it is as on the paper.")
    with asked.book() as book:
        known = References(book)
        today = local(*asked.desk.clock.now()).date().isoformat()
        on = written_day(day) if day else today
        written = type_in(book, known.session(of), on, lines, known.person(author))
    asked.answer({"notes": written}, [f"{so_many(len(written), 'line')} saved."])


def _line(text: str) -> PaperLine:
    match = _TIMED.fullmatch(text)
    return PaperLine(time_or_none(match[1]), match[2]) if match else PaperLine("", text)
