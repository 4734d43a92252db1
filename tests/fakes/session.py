# SPDX-License-Identifier: Apache-2.0
"""An open vault for the window, in memory: the book on one thread, files in a folder."""

from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypeVar

from peerdesk.compose.blocks import Deck, Document
from peerdesk.compose.capture_sheet import CaptureSheet
from peerdesk.compose.checks.finding import Piece
from peerdesk.compose.checks.lists import CheckWords
from peerdesk.compose.edited import EditedDeck
from peerdesk.compose.formats import Paper, Wish
from peerdesk.compose.rendered import Rendered
from peerdesk.compose.workbook import Workbook
from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.desk.attachments import Prepared
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.timetable_file.table import TimetableFile
from peerdesk.domain.framework import Framework
from peerdesk.domain.ground_rules import GroundRules
from peerdesk.domain.team import Member
from peerdesk.domain.terms import Terms
from peerdesk.domain.writing_aids import WritingAids
from peerdesk.errors import PeerDeskError
from peerdesk.interchange.accuracy_files import read_accuracy
from peerdesk.interchange.accuracy_log import log_docx, log_xlsx
from peerdesk.interchange.accuracy_table import SUFFIXES
from peerdesk.interchange.errors import UnknownPicture
from peerdesk.interchange.pptx_reading import read_presentation
from peerdesk.interchange.timetables import parse_timetable
from peerdesk.team.confirmation import Parts
from peerdesk.transport.folder import FolderCarrier
from peerdesk.ui.files import Listing, Seen
from peerdesk.ui.laid import Laid, LaidLine, LaidPage, Section
from tests.fakes.aids import shipped_aids, shipped_check_words, shipped_rules
from tests.fakes.book import MemoryBook
from tests.fakes.care import FakeCare
from tests.fakes.challenge import FRAMEWORK
from tests.fakes.clearing import PARTS
from tests.fakes.inviting import TERMS
from tests.fakes.team_folder import FakeTeamFolder

T = TypeVar("T")
PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
"""The smallest picture: one grey pixel."""


class FolderMissing(PeerDeskError):
    """The folder cannot be read."""

    def __init__(self) -> None:
        super().__init__("That folder cannot be read: choose another.")


class ThreadAsks:
    """Implements `Asks` with one thread, like the vault's own; `broken` refuses every line."""

    def __init__(self, book: MemoryBook) -> None:
        self._book = book
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="fake-vault")
        self.refuses: PeerDeskError | None = None
        self.asked: list[Urgency] = []

    def __call__(self, urgency: Urgency, work: Callable[[TeamBook], T]) -> Future[T]:
        """Queue the work and return its future."""
        self.asked.append(urgency)
        return self._thread.submit(self._do, urgency, work)

    def stop(self) -> None:
        """Finish what was asked for, and end the thread."""
        self._thread.shutdown(wait=True)

    def _do(self, urgency: Urgency, work: Callable[[TeamBook], T]) -> T:
        if self.refuses is not None and urgency in {Urgency.LINE, Urgency.DRAFT}:
            raise self.refuses
        return work(self._book)


def _keep_draft(book: TeamBook, key: str, text: str) -> None:
    book.keep_draft(key, text)


class FakePapers:
    """Implements `Papers` with bytes that say what they are."""

    def made(self, paper: Paper, wish: Wish) -> Rendered:
        """Return something that starts like the file; a template is found to lack a layout."""
        lacking = ("The template has no layout “Title”.",) if wish.template else ()
        sort = {"pdf": b"%PDF-fake ", "pptx": b"PK-fake ", "docx": b"PK-word "}[wish.format]
        size = b"large " if wish.large else b""
        return Rendered(sort + size + paper.copy.encode() + b" " + paper.title.encode(), lacking)

    def pieces(self, name: str, content: bytes) -> tuple[Piece, ...]:
        """Return the file's words as one piece, and its name."""
        return (
            Piece(content.decode("ascii", "replace"), "Page 1"),
            Piece(name, "Name of the file"),
        )

    def document_pdf(self, document: Document, *, large: bool = False) -> bytes:
        """Return something that starts like a PDF."""
        return b"%PDF-fake " + b"large " * large + document.title.encode()

    def deck_pdf(self, deck: Deck, *, large: bool = False) -> bytes:
        """Return something that starts like a PDF."""
        return b"%PDF-fake " + b"large " * large + str(len(deck.slides)).encode()

    def deck_pptx(self, deck: Deck) -> bytes:
        """Return something that starts like a presentation."""
        return b"PK-fake " + str(len(deck.slides)).encode()

    def edited(self, content: bytes) -> EditedDeck:
        """Return the slides of a real file."""
        return read_presentation(content)

    def workbook(self, workbook: Workbook) -> bytes:
        """Return something that starts like a workbook."""
        return b"PK-fake " + workbook.title.encode()

    def capture_sheets_pdf(self, sheets: Sequence[CaptureSheet]) -> bytes:
        """Return something that starts like a PDF."""
        return b"%PDF-fake " + str(len(sheets)).encode()

    def pages(self, pdf: bytes, width: int) -> tuple[bytes, ...]:
        """Return no picture at all."""
        del pdf, width
        return ()

    def laid(self, paper: Paper, before: Laid, *, large: bool = False) -> Laid:
        """Return one page with the paper's title on it, for a deck one a slide."""
        del before
        titles = [s.title for s in paper.slides] if isinstance(paper, Deck) else [paper.title]
        return Laid((Section((paper, large), tuple(_page(n, t) for n, t in enumerate(titles))),))

    def laid_file(self, pdf: bytes) -> Laid:
        """Return one page with the file's beginning on it."""
        return Laid((Section(pdf, (_page(0, pdf[:20].decode("ascii", "replace")),)),))

    def picture(self, page: LaidPage, width: int) -> bytes:
        """Return one grey pixel."""
        del page, width
        return PIXEL


def _page(number: int, text: str) -> LaidPage:
    lines = (LaidLine(text, 0.1),)
    return LaidPage(pdf=b"", number=number, wide=595, high=842, key=f"{number}{text}", lines=lines)


class FakePictures:
    """Implements `Pictures`: what begins with a sort's name is of that sort."""

    def __init__(self) -> None:
        self.looked: list[tuple[int, int]] = []

    def prepare(self, data: bytes) -> Prepared:
        """Take in what calls itself a picture or a PDF."""
        if data.startswith(b"not a picture"):
            raise UnknownPicture
        media = "application/pdf" if data.startswith(b"%PDF") else "image/png"
        return Prepared(media, data)

    def thumbnail(self, kept: Prepared) -> bytes:
        """Return one grey pixel, whatever is kept."""
        del kept
        return PIXEL

    def look_at(self, kept: Prepared, page: int, width: int) -> Seen:
        """Return one grey pixel, of three pages if it is a PDF."""
        self.looked.append((page, width))
        return Seen(PIXEL, 3 if kept.media == "application/pdf" else 1)


@dataclass
class FolderFiles:
    """Implements `Files` over one folder of the test."""

    root: Path

    def read(self, path: Path, limit: int) -> bytes:
        """Return a file's bytes."""
        return path.read_bytes()[:limit]

    @property
    def comment_suffixes(self) -> tuple[str, ...]:
        return SUFFIXES

    def read_comments(self, path: Path) -> tuple[AccuracyRow, ...]:
        return read_accuracy(path.read_bytes())

    def write_log(self, path: Path, title: str, rows: Sequence[AccuracyRow]) -> Path:
        made = log_xlsx if path.suffix == ".xlsx" else log_docx
        path.write_bytes(made(title, rows))
        return path

    def read_timetable(self, path: Path) -> TimetableFile:
        """Read it as the real one does."""
        return parse_timetable(path.name, path.read_bytes())

    def fetch(self, path: Path, limit: int) -> BinaryIO:
        """Return a file's bytes as a file."""
        return BytesIO(self.read(path, limit))

    def write(self, path: Path, data: bytes, *, shared: bool = False) -> Path:
        """Write a file."""
        path.write_bytes(data)
        path.chmod(0o644 if shared else 0o600)
        return path

    def homes(self) -> tuple[tuple[str, Path], ...]:
        """Return the test's folder."""
        return (("Home", self.root),)

    def list(self, folder: Path, suffixes: tuple[str, ...]) -> Listing:
        """Return what stands in a folder."""
        if not folder.is_dir():
            raise FolderMissing
        inside = sorted(folder.iterdir())
        files = [p.name for p in inside if p.is_file() and p.name.endswith(suffixes)]
        return Listing(folder, tuple(p.name for p in inside if p.is_dir()), tuple(files))

    def safe_to_remove(self, paths: Sequence[Path]) -> bool:
        """Say yes, where there are files at all."""
        return bool(paths)

    def carrier(self, folder: Path) -> FolderCarrier:
        """Return what puts bundles into a folder."""
        return FolderCarrier(folder)


class FakeClearing:
    """Implements `Clearing` without a disk; `refuses` is what stands in the way."""

    def __init__(self) -> None:
        self.begun = 0
        self.refuses: PeerDeskError | None = None

    def parts(self) -> Future[Parts]:
        """Return a few files."""
        found: Future[Parts] = Future()
        found.set_result(PARTS)
        return found

    def begin(self) -> Future[None]:
        """Count that it began."""
        done: Future[None] = Future()
        if self.refuses is not None:
            done.set_exception(self.refuses)
        else:
            self.begun += 1
            done.set_result(None)
        return done


@dataclass
class FakeSession:
    """Implements `DeskSession` over a book in memory."""

    book: MemoryBook
    root: Path
    clock: FixedClock
    label: str = "Challenge, May 2026"
    practice: bool = False
    kept: dict[str, str] = field(default_factory=dict)
    closed: bool = False
    backed_up: int = 0
    newest_backup: int | None = None
    held: bool = False
    """Whether a lock has left a draft that the disk refused."""

    def __post_init__(self) -> None:
        self.ask = ThreadAsks(self.book)
        self.gone_on: Future[tuple[str, ...]] = Future()
        self.gone_on.set_result(())
        self.papers = FakePapers()
        self.pictures = FakePictures()
        self.files = FolderFiles(self.root)
        self.clearing = FakeClearing()
        self.team_folder = FakeTeamFolder()
        self.care = FakeCare(self.root, self.now()[0], self._another)
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="fake-aside")

    @property
    def folder(self) -> Path:
        """Return the vault's folder."""
        return self.root

    @property
    def identity(self) -> Member:
        """Return this laptop's own entry."""
        return self.book.identity

    def _another(self) -> "FakeSession":
        """Return the session of a vault restored beside this one."""
        return FakeSession(self.book, self.root, self.clock, "Challenge, restored")

    def aside(self, work: Callable[[], T]) -> Future[T]:
        """Do slow work beside."""
        return self._pool.submit(work)

    def terms(self) -> Terms:
        """Return one short edition."""
        return TERMS

    def ground_rules(self) -> GroundRules:
        """Return the shipped ones."""
        return shipped_rules()

    def check_words(self) -> CheckWords:
        """Return the shipped ones."""
        return shipped_check_words()

    def writing_aids(self) -> WritingAids:
        """Return the shipped ones."""
        return shipped_aids()

    def frameworks(self) -> tuple[Framework, ...]:
        """Return one small framework."""
        return (FRAMEWORK,)

    def now(self) -> tuple[int, int]:
        """Return the test's time."""
        return self.clock.now()

    def back_up(self, *, now: bool = False) -> Future[int | None]:
        """Say that it has just been done, and count those asked for at once."""
        self.backed_up += now
        self.newest_backup = self.now()[0]
        return self.last_backup()

    def last_backup(self) -> Future[int | None]:
        """Tell when the newest backup was made."""
        done: Future[int | None] = Future()
        done.set_result(self.newest_backup)
        return done

    def keep_held(self) -> Future[bool]:
        """Fail for as long as something is held and everything is refused."""

        def keep(_: TeamBook) -> bool:
            held, self.held = self.held, False
            return held

        return self.ask(Urgency.DRAFT if self.held else Urgency.ROWS, keep)

    def close(self, last_words: Mapping[str, str]) -> Future[None]:
        """Keep the drafts and end the threads."""
        self.kept = dict(last_words)
        self.closed = True

        def finish() -> None:
            try:
                for key, text in last_words.items():
                    self.ask(Urgency.DRAFT, partial(_keep_draft, key=key, text=text)).result()
            finally:
                self.ask.stop()

        future: Future[None] = Future()
        with ThreadPoolExecutor(1) as closing:
            error = closing.submit(finish).exception()
        self._pool.shutdown(wait=True)
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(None)
        return future
