# SPDX-License-Identifier: Apache-2.0
"""`peerdesk presentation read-back`, `freeze` and `frozen`: a file edited elsewhere, and kept."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from peerdesk.bootstrap.check_words import load_check_words
from peerdesk.cli import presentation
from peerdesk.cli.command import Asked, command
from peerdesk.cli.counting import so_many
from peerdesk.cli.files import read_bytes
from peerdesk.cli.paper_options import finding_line
from peerdesk.cli.printing import remark
from peerdesk.compose.edited import EditedDeck
from peerdesk.compose.read_back import DOUBTS
from peerdesk.desk.before_freezing import ToFreeze, open_findings, to_freeze
from peerdesk.desk.deck_files import FileRead, Proposed, read_back, take_wordings
from peerdesk.desk.errors import NotFound
from peerdesk.desk.presented import freeze_file, freeze_slides, frozen_from
from peerdesk.desk.presenting import presentation as held_of
from peerdesk.desk.references import short
from peerdesk.domain.calendar import local
from peerdesk.domain.published import Frozen
from peerdesk.interchange.office_package import LARGEST
from peerdesk.interchange.pptx_reading import read_presentation

File = Annotated[Path, typer.Argument(help="The PowerPoint file as it was edited.")]


@command(presentation.app, "read-back")
def read_file_back(
    asked: Asked,
    file: File,
    take: Annotated[
        list[str] | None,
        typer.Option(metavar="MESSAGE", help="A proposed wording to take; may be repeated."),
    ] = None,
    take_all: Annotated[
        bool, typer.Option("--take-all", help="Take every wording of which nothing is doubtful.")
    ] = False,
) -> None:
    """Show what was edited in a PowerPoint file, as proposed rewordings with every doubt."""
    content, edited = _read(file)
    with asked.book() as book:
        read = read_back(book, edited)
        frozen = frozen_from(book, content)
        taken = _taken(read, take or (), everything=take_all)
        take_wordings(book, taken)
    if read.handed is None:
        remark("The file bears no mark of this challenge: its points were found by likeness only.")
    if frozen is not None:
        remark(f"This very file was frozen as presentation {frozen.number}.")
    record = {
        "marked": read.handed is not None,
        "slides": read.slides,
        "proposed": [msgspec.structs.asdict(each) for each in read.proposed],
        "gone": [{"message": one.message, "wording": one.wording} for one in read.gone],
        "added": [{"text": one.text, "slide": one.spot.slide} for one in read.added],
        "seen": list(read.seen),
        "taken": list(taken),
        "frozen_as": frozen.number if frozen else 0,
    }
    asked.answer(record, _lines(read, len(taken)))


@command(presentation.app, "freeze")
def freeze(
    asked: Asked,
    file: Annotated[
        Path | None, typer.Option(help="The PowerPoint file that was presented, if one was.")
    ] = None,
) -> None:
    """Freeze the presentation as presented: as it stands here, or as a file has it."""
    read = _read(file) if file else None
    with asked.book() as book:
        _remark_open(asked, to_freeze(book, read[1] if read else None))
        frozen = freeze_file(book, read[1], read[0]) if read else freeze_slides(book)
    points = so_many(len(frozen.points), "point")
    asked.answer(_record(frozen), [f"Presentation {frozen.number} frozen with {points}."])


@command(presentation.app, "frozen")
def list_frozen(asked: Asked) -> None:
    """List the presentations that were frozen, with their digests."""
    with asked.book() as book:
        book.challenge()
        held = held_of(book)
    found = held.issues if held else ()
    asked.answer([_record(frozen) for frozen in found], [_frozen_line(frozen) for frozen in found])


def _read(file: Path) -> tuple[bytes, EditedDeck]:
    content = read_bytes(file, LARGEST)
    return content, read_presentation(content)


def _remark_open(asked: Asked, ready: ToFreeze) -> None:
    """Say what is open of the slides that are about to be frozen; it forbids nothing."""
    findings = open_findings(ready, load_check_words(asked.desk.resources))
    for finding in findings:
        remark(finding_line(finding))
    if findings:
        said = so_many(len(findings), "finding is", "findings are")
        remark(f"{said} open: neither mended nor released.")
    if ready.emerging:
        said = so_many(ready.emerging, "point is", "points are")
        remark(f"{said} not agreed by a lead yet.")
    if ready.lacks_study:
        remark("There is no case study yet: the presentation should end with one.")


def _taken(
    read: FileRead, chosen: list[str] | tuple[str, ...], *, everything: bool
) -> dict[str, str]:
    """Return the wordings to take over, by message."""
    taken = {p.message: p.after for p in read.proposed if everything and p.is_plain}
    for given in chosen:
        meant = [
            p for p in read.proposed if p.message.startswith(given) or p.message.endswith(given)
        ]
        if len(meant) != 1:
            raise NotFound("proposed rewording", given)
        taken[meant[0].message] = meant[0].after
    return taken


def _lines(read: FileRead, taken: int) -> list[str]:
    lines = [line for proposed in read.proposed for line in _proposed_lines(proposed)]
    lines += [f"{short(one.message)}  taken off the slides: {one.wording}" for one in read.gone]
    lines += [f"slide {one.spot.slide}  in no message: {one.text}" for one in read.added]
    lines += [f"seen, not taken over: {said}" for said in read.seen]
    proposed = so_many(len(read.proposed), "rewording")
    lines.append(f"{proposed} proposed on {so_many(read.slides, 'slide')}, {taken} taken.")
    return lines


def _proposed_lines(proposed: Proposed) -> list[str]:
    return [
        f"{short(proposed.message)}  slide {proposed.slide}, {proposed.likeness} % alike",
        f"    here  {proposed.standing}",
        f"    file  {proposed.after}",
        *(f"    {DOUBTS[doubt]}" for doubt in proposed.doubts),
    ]


def _record(frozen: Frozen) -> dict[str, object]:
    return {
        "hash": frozen.hash,
        "number": frozen.number,
        "stage": frozen.stage,
        "digest": frozen.digest,
        "file": frozen.file,
        "points": frozen.points,
    }


def _frozen_line(frozen: Frozen) -> str:
    when = local(frozen.at, frozen.offset)
    source = f"file {frozen.file[:16]}" if frozen.file else "as it stood here"
    points = so_many(len(frozen.points), "point")
    return f"{frozen.number}  {when:%Y-%m-%d %H:%M}  {frozen.stage.value}  {points}  {source}"
