# SPDX-License-Identifier: Apache-2.0
"""`peerdesk presentation`: the last day's slides."""

from pathlib import Path

import typer

from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import read_bytes
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
from peerdesk.cli.printing import remark
from peerdesk.compose.blocks import Copy
from peerdesk.compose.formats import Format
from peerdesk.desk.deck_files import hand_out, signs_for
from peerdesk.desk.errors import UnknownWord
from peerdesk.desk.presenting import deck, emerging
from peerdesk.domain.publication_words import Publication
from peerdesk.interchange.office_package import LARGEST

USUAL = "20 to 25"
"""Slides that a team can speak to in the time it has."""
BOTH = (Format.PPTX, Format.PDF)
"""One to be edited, and one to be handed over or shown where there is no PowerPoint."""
app = typer.Typer(no_args_is_help=True, help="The last day’s slides.")


@command(app, "make")
def make(
    asked: Asked,
    out: Out,
    copy: CopyOf = Copy.SPONSOR,
    formats: Formats = None,
    large: Large = False,
    template: Template = None,
    strict: Strict = False,
) -> None:
    """Write the slides, as an editable PowerPoint file and as PDF if nothing else is said."""
    if copy is Copy.SPEAKING_NOTE:
        raise UnknownWord("copy of a presentation", copy, (Copy.SPONSOR, Copy.TEAM))
    with asked.book() as book:
        slides = deck(book, copy)
        open_still = emerging(book, slides)
        signs = signs_for(slides)
        order = Order(
            slides, "presentation", out, Publication.PRESENTATION, tuple(formats or BOTH),
            large=large, template=template, strict=strict, anchors=signs,
        )  # fmt: skip
        files = write_papers(asked, book, order)
        if Format.PPTX in order.formats:
            hand_out(book, signs)
    if open_still:
        messages = so_many(open_still, "message is", "messages are")
        remark(f"{messages} still emerging: agree or withdraw them before the slides are shown.")
    paths = [str(one["file"]) for one in files]
    count = max([len(slides.slides), *(_slides_in(asked, path) for path in paths)])
    answer = {
        "files": paths,
        "made": files,
        "slides": count,
        "copy": copy,
        "emerging": open_still,
    }
    counted = f"{so_many(count, 'slide')}; {USUAL} are usual."
    if count > len(slides.slides):
        remark(f"The template has less room: {len(slides.slides)} slides have become {count}.")
    asked.answer(answer, [*paths, counted])


def _slides_in(asked: Asked, path: str) -> int:
    """Return how many slides a file has that may be continued otherwise than composed."""
    if not path.endswith(f".{Format.PPTX.value}"):
        return 0
    return len(asked.desk.papers.edited(read_bytes(Path(path), LARGEST)).slides)
