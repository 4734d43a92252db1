# SPDX-License-Identifier: Apache-2.0
"""`peerdesk note attach` and `peerdesk attachment`: photographs, scans and PDFs of notes."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from peerdesk.cli import note
from peerdesk.cli.command import Asked, command
from peerdesk.cli.files import PATH, read_bytes, write_new
from peerdesk.desk.attachments import (
    Attached,
    attach,
    attached,
    attachment_of,
    put_back,
    release,
    take_off,
)
from peerdesk.desk.book import Book
from peerdesk.desk.errors import NameTaken
from peerdesk.desk.references import References, short
from peerdesk.domain.calendar import local
from peerdesk.domain.file_name import clean_name
from peerdesk.domain.words import ReleaseReason

app = typer.Typer(no_args_is_help=True, help="List attachments, save one outside, take one off.")

_KINDS = {"image/jpeg": "JPEG", "image/png": "PNG", "application/pdf": "PDF"}
Which = Annotated[str, typer.Argument(metavar="ATTACHMENT", help="As the list names it.")]


class AttachmentRecord(Struct, frozen=True, kw_only=True):
    """An attachment with `--json`; `at` is the local time, `here` whether it can be opened here."""

    id: str
    note: str
    name: str
    media: str
    size: int
    digest: str
    at: str
    by: str
    here: bool
    withdrawn: bool
    releases: tuple[str, ...]


@command(note.app, "attach")
def attach_files(
    asked: Asked,
    to: Annotated[str, typer.Argument(metavar="NOTE", help="The note, as the list names it.")],
    files: Annotated[list[Path], typer.Argument(metavar=PATH, help="Photographs, scans, PDFs.")],
) -> None:
    """Attach photographs, scans or PDFs to a note; what a picture tells besides is left out.

    The files where they were stay as they are: remove them once they are no longer needed.
    """
    from peerdesk.bootstrap.pictures import WindowPictures  # noqa: PLC0415 - Pillow takes a while
    from peerdesk.interchange.pictures import MOST_BYTES  # noqa: PLC0415 - likewise

    pictures = WindowPictures()
    with asked.book() as book:
        target = References(book).note(to)
        made = []
        for path in files:
            prepared = pictures.prepare(read_bytes(path, MOST_BYTES))
            made.append(attach(book, target, path.name, prepared).id)
        records = [_record(one) for one in attached(book, target) if one.attachment.id in made]
    asked.answer(records, map(_line, records))


@command(app, "list")
def list_attachments(
    asked: Asked,
    of: Annotated[str, typer.Option("--note", metavar="NOTE", help="Of one note.")] = "",
    withdrawn: Annotated[
        bool, typer.Option("--withdrawn", help="Those taken off their notes, too.")
    ] = False,
) -> None:
    """List attachments; the first column names one in other commands."""
    with asked.book() as book:
        book.challenge()
        wanted = References(book).note(of) if of else ""
        records = [_record(one) for one in attached(book, wanted, withdrawn=withdrawn)]
    asked.answer(records, map(_line, records))


@command(app, "save")
def save(
    asked: Asked,
    which: Which,
    reason: Annotated[ReleaseReason, typer.Option(help="Why it leaves the vault; recorded.")],
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="The folder to save it in, under its own name.")
    ],
) -> None:
    """Save an attachment outside the vault, unencrypted; that it was is recorded first."""
    with asked.book() as book:
        held = attachment_of(book, _meant(book, which))
        name = clean_name(held.name, held.media)
        if os.path.lexists(out / name):
            raise NameTaken(name)
        let = release(book, held.id, reason)
    path = write_new(out / let.name, let.content)
    said = f"Saved {path}. It is no longer encrypted: handle it as agreed."
    asked.answer({"id": held.id, "path": str(path), "reason": reason}, [said])


@command(app, "withdraw")
def withdraw(asked: Asked, which: Which) -> None:
    """Take an attachment off its note; it can be put back until the note is erased."""
    with asked.book() as book:
        held = take_off(book, _meant(book, which))
    asked.answer({"id": held.id, "withdrawn": True}, [f"Taken off: {held.name}"])


@command(app, "restore")
def restore(asked: Asked, which: Which) -> None:
    """Put an attachment that was taken off back to its note."""
    with asked.book() as book:
        held = put_back(book, _meant(book, which))
    asked.answer({"id": held.id, "withdrawn": False}, [f"Put back: {held.name}"])


def _meant(book: Book, given: str) -> str:
    return References(book).attachment(given)


def _record(one: Attached) -> AttachmentRecord:
    held = one.attachment
    return AttachmentRecord(
        id=held.id,
        note=held.note,
        name=one.name,
        media=held.media,
        size=held.size,
        digest=held.digest,
        at=local(held.at, held.offset).isoformat(),
        by=one.by,
        here=one.here,
        withdrawn=held.withdrawn,
        releases=tuple(_releases(one)),
    )


def _releases(one: Attached) -> Iterable[str]:
    for let in one.attachment.releases:
        yield f"{local(let.at, let.offset):%Y-%m-%dT%H:%M} {let.reason.value}"


def _line(record: AttachmentRecord) -> str:
    """Return an attachment as one line to read."""
    facts = [
        _KINDS.get(record.media, "file"),
        f"{record.size / 1_048_576:.1f} MB",
        "" if record.here else f"on {f'{record.by}’s' if record.by else 'another'} laptop",
        "taken off" if record.withdrawn else "",
        f"saved outside {len(record.releases)}×" if record.releases else "",
    ]
    shown = ", ".join(filter(None, facts))
    return f"{short(record.id)}  note {short(record.note)}  {record.name}  ({shown})"
