# SPDX-License-Identifier: Apache-2.0
"""What the screen needs of paper, pictures and files, handed in by bootstrap.

All of it is slow, and called in a `Job`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from peerdesk.ui.laid import Laid, LaidPage

if TYPE_CHECKING:  # named only: the unlock screen must not wait for the desk to be read in
    from peerdesk.compose.blocks import Deck, Document
    from peerdesk.compose.capture_sheet import CaptureSheet
    from peerdesk.compose.checks.finding import Piece
    from peerdesk.compose.edited import EditedDeck
    from peerdesk.compose.formats import Paper, Wish
    from peerdesk.compose.rendered import Rendered
    from peerdesk.compose.workbook import Workbook
    from peerdesk.desk.accuracy_rows import AccuracyRow
    from peerdesk.desk.attachments import Prepared
    from peerdesk.desk.outgoing import Carrier
    from peerdesk.desk.timetable_file.table import TimetableFile


class Papers(Protocol):
    """Turns composed documents into files; slow, so called in a `Job`."""

    def made(self, paper: "Paper", wish: "Wish") -> "Rendered":
        """Return a paper as the file wished for, and what a template was lacking for it."""
        ...

    def pieces(self, name: str, content: bytes) -> "tuple[Piece, ...]":
        """Return every text of a finished file, its notes and properties too."""
        ...

    def document_pdf(self, document: "Document", *, large: bool = False) -> bytes:
        """Return a document as PDF."""
        ...

    def deck_pdf(self, deck: "Deck", *, large: bool = False) -> bytes:
        """Return slides as PDF."""
        ...

    def deck_pptx(self, deck: "Deck") -> bytes:
        """Return slides as an editable presentation."""
        ...

    def edited(self, content: bytes) -> "EditedDeck":
        """Return the slides of a PowerPoint file that was edited elsewhere, as data."""
        ...

    def workbook(self, workbook: "Workbook") -> bytes:
        """Return a workbook as an XLSX file, in which every text stays a text."""
        ...

    def capture_sheets_pdf(self, sheets: "Sequence[CaptureSheet]") -> bytes:
        """Return paper capture sheets as PDF, a page each."""
        ...

    def pages(self, pdf: bytes, width: int) -> tuple[bytes, ...]:
        """Return each page as a PNG picture, `width` pixels wide; nothing touches the disk."""
        ...

    def laid(self, paper: "Paper", before: Laid, *, large: bool = False) -> Laid:
        """Return the pages of a paper, taking over from `before` what has not changed."""
        ...

    def laid_file(self, pdf: bytes) -> Laid:
        """Return the pages of a PDF of ours that was written before."""
        ...

    def picture(self, page: LaidPage, width: int) -> bytes:
        """Return one page as a PNG picture, `width` pixels wide; nothing touches the disk."""
        ...


@dataclass(frozen=True)
class Seen:
    """One page as a PNG picture, and how many pages there are."""

    png: bytes
    pages: int


class Pictures(Protocol):
    """Photographs, scans and PDFs, in memory only; slow, so called in a `Job`."""

    def prepare(self, data: bytes) -> "Prepared":
        """Return bytes fit to be attached, a picture without its metadata; or refuse them."""
        ...

    def thumbnail(self, kept: "Prepared") -> bytes:
        """Return a small PNG picture of what is kept, of its first page."""
        ...

    def look_at(self, kept: "Prepared", page: int, width: int) -> Seen:
        """Return a page, counted from 0, about `width` pixels wide."""
        ...


@dataclass(frozen=True)
class Listing:
    """What stands in a folder: folders first, then the files asked for; the nearest above it."""

    folder: Path
    folders: tuple[str, ...]
    files: tuple[str, ...]


class Files(Protocol):
    """Reads and writes what leaves or enters the vault's protection; slow, so in a `Job`."""

    def read(self, path: Path, limit: int) -> bytes:
        """Return a file's bytes, or refuse what is longer than `limit`."""
        ...

    def read_timetable(self, path: Path) -> "TimetableFile":
        """Return what a timetable's file holds, or refuse it."""
        ...

    @property
    def comment_suffixes(self) -> tuple[str, ...]:
        """Return how the names of files end in which a council's comments come."""
        ...

    def read_comments(self, path: Path) -> "tuple[AccuracyRow, ...]":
        """Return the council's comments on a draft that a file holds, or refuse it."""
        ...

    def write_log(self, path: Path, title: str, rows: "Sequence[AccuracyRow]") -> Path:
        """Write a log of comments as Word table or workbook, as the name's ending says."""
        ...

    def fetch(self, path: Path, limit: int) -> BinaryIO:
        """Return a file to be read more than once and then closed; refuses as `read` does.

        It is on this laptop by then, wherever it came from, and not in memory if it is large.
        """
        ...

    def write(self, path: Path, data: bytes, *, shared: bool = False) -> Path:
        """Write a file, read it back, and return where it stands; nothing is overwritten.

        One that is `shared` can be read by a colleague who has a user of their own.
        """
        ...

    def homes(self) -> tuple[tuple[str, Path], ...]:
        """Return where files are usually kept, each with its name; sticks included."""
        ...

    def list(self, folder: Path, suffixes: tuple[str, ...]) -> Listing:
        """Return the folders and the files with these endings, "" for all of them.

        Raises where the folder cannot be read.
        """
        ...

    def carrier(self, folder: Path) -> "Carrier":
        """Return what puts bundles into a folder or onto a stick."""
        ...

    def safe_to_remove(self, paths: Sequence[Path]) -> bool:
        """Bring files to their disk, and say whether the system says that all of it is there."""
        ...
