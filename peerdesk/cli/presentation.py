# SPDX-License-Identifier: Apache-2.0
"""`peerdesk presentation`: the last day's slides."""

from pathlib import Path
from typing import Annotated

import typer

from peerdesk.bootstrap.documents import Documents
from peerdesk.cli.briefing import CLEAR
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.printing import remark
from peerdesk.compose.blocks import Copy
from peerdesk.desk.errors import UnknownWord
from peerdesk.desk.presenting import deck, emerging

USUAL = "20 to 25"
"""Slides that a team can speak to in the time it has."""
app = typer.Typer(no_args_is_help=True, help="The last day’s slides.")


@command(app, "make")
def make(
    asked: Asked,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder for both files.")],
    copy: Annotated[Copy, typer.Option(help="Whose copy.")] = Copy.SPONSOR,
) -> None:
    """Write the slides as an editable PowerPoint file and as PDF."""
    if copy is Copy.SPEAKING_NOTE:
        raise UnknownWord("copy of a presentation", copy, (Copy.SPONSOR, Copy.TEAM))
    with asked.book() as book:
        slides = deck(book, copy)
        open_still = emerging(book, slides)
    files = Documents(out, asked.desk.papers).write_deck(slides)
    remark(CLEAR)
    if open_still:
        messages = so_many(open_still, "message is", "messages are")
        remark(f"{messages} still emerging: agree or withdraw them before the slides are shown.")
    answer = {
        "files": [str(file) for file in files],
        "slides": len(slides.slides),
        "copy": copy,
        "emerging": open_still,
    }
    counted = f"{so_many(len(slides.slides), 'slide')}; {USUAL} are usual."
    asked.answer(answer, [*map(str, files), counted])
