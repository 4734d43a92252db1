# SPDX-License-Identifier: Apache-2.0
"""Lines that come one by one: each is saved before the next is read."""

from collections.abc import Callable, Iterator
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.cli.printing import remark
from peerdesk.cli.refusals import LineNotText, LinesRefused
from peerdesk.desk.book import Book
from peerdesk.desk.capture import kloe_codes, write_note
from peerdesk.desk.references import short
from peerdesk.domain.errors import DomainError
from peerdesk.domain.shorthand import Shorthand, read_line
from peerdesk.domain.words import Voice
from peerdesk.interchange.record_shapes import NoteRecord

_LONGEST = 4 << 20


class Pipe(Protocol):
    """What gives lines one by one."""

    def readline(self, most: int, /) -> bytes:
        """Return the next line, or the beginning of a long one; nothing at the end."""
        ...


class Place(Struct, frozen=True, kw_only=True):
    """Where lines belong, and what goes on each besides what is typed in it."""

    session: str = ""
    case: str = ""
    author: str = ""
    kloes: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()


def save_line(book: Book, line: str, place: Place) -> str:
    """Save one line as a note and return its identifier; unknown tags are told and stay."""
    meant = _with(read_line(line, kloe_codes(book)), place)
    written = write_note(book, meant, session=place.session, case=place.case, author=place.author)
    for tag in written.unknown:
        remark(f"Nothing here is called {tag[:40]}; it stays in the text.")
    return written.note


def save_lines(book: Book, pipe: Pipe, place: Place, saved: Callable[[str], None]) -> None:
    """Save each line of a pipe and tell its note at once; blank lines are passed over.

    `saved` is called as soon as a note is on the disk and before the next line is read. A line
    that cannot be kept is told by number and the next one is read all the same; at the end
    `LinesRefused` says how many there were.
    """
    refused = kept = 0
    for number, line in _numbered(pipe):
        try:
            note = save_line(book, _text(line), place)
        except (DomainError, LineNotText) as error:
            refused += 1
            remark(f"Line {number} NOT SAVED: {error.user_message}")
        else:
            kept += 1
            saved(note)
    if refused:
        raise LinesRefused(refused, kept)


def line_of(record: NoteRecord) -> str:
    """Return a note as one line to read."""
    tags = " ".join([*(f"#{code}" for code in record.kloes), *(f"@{v}" for v in record.voices)])
    case = f" {record.case}" if record.case else ""
    when = record.at[:16].replace("T", " ")
    mark = f"[{record.stance.value}{case}]"
    return f"{short(record.id)}  {when}  {mark}  {record.text}  {tags}".rstrip()


def _with(meant: Shorthand, place: Place) -> Shorthand:
    return replace(
        meant,
        kloes=tuple(dict.fromkeys((*meant.kloes, *place.kloes))),
        voices=tuple(dict.fromkeys((*meant.voices, *place.voices))),
    )


def _numbered(pipe: Pipe) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank; of an endless one just the beginning is held."""
    number = 0
    while line := pipe.readline(_LONGEST):
        number += 1
        rest = line
        while len(rest) == _LONGEST and not rest.endswith(b"\n"):
            rest = pipe.readline(_LONGEST)
        if line.strip():
            yield number, line


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise LineNotText from None
