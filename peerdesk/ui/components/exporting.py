# SPDX-License-Identifier: Apache-2.0
"""How a paper becomes a file: composed, made, read back, checked, and only then written.

What is checked is the file itself, as whoever gets it will read it: its notes, alternative texts
and properties too. Nothing touches the disk before somebody has chosen where.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from peerdesk.compose.blocks import Copy
from peerdesk.compose.checks.finding import Finding, Piece
from peerdesk.compose.formats import Format, Paper, Wish, file_name
from peerdesk.compose.rendered import Rendered
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.checking import Checked, with_releases
from peerdesk.desk.file_checking import open_in_file
from peerdesk.desk.releasing import release
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.choose import ChooseSheet, Wanted
from peerdesk.ui.components.export_faces import attributed
from peerdesk.ui.components.export_sheet import ExportSheet
from peerdesk.ui.components.offered import Offered, WrittenFile
from peerdesk.ui.components.ruling import Ruling, rule
from peerdesk.ui.components.text import let_go
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place

_LARGEST = 40_000_000
"""Bytes of a template, more than any presentation without films has."""


@dataclass(frozen=True)
class _Made:
    """A file that has been made and not yet written."""

    name: str
    paper: Paper
    wish: Wish
    rendered: Rendered
    pieces: tuple[Piece, ...] = ()


class Exporting(QObject):
    """One export of a place at a time.

    `looked_for` comes when somebody wants to see findings where they stand, and `released` once
    some have been let stand on the way: connect it to `Checking.again`.
    """

    looked_for = Signal()
    released = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet: ExportSheet | None = None
        self._where: ChooseSheet | None = None
        self._job: Job | None = None
        self._made: _Made | None = None
        self._findings: tuple[Finding, ...] = ()

    def ask(self, offered: Offered) -> None:
        """Open the sheet for what is offered, unless one stands there."""
        if self._sheet is not None:
            return
        sheet = ExportSheet(self._place.look, self._place, offered)
        sheet.begun.connect(partial(self._compose, offered))
        sheet.go_on.connect(partial(self._release, offered))
        sheet.cancelled.connect(self._drop)
        sheet.looked_for.connect(self.looked_for)
        sheet.template_wanted.connect(self._ask_template)
        sheet.left.connect(self._forget)
        self._sheet = sheet
        sheet.open(sheet.wanted.target)

    def blank(self) -> None:
        """Take the sheets away with every word in them."""
        for sheet in (self._where, self._sheet):
            if sheet is not None:
                sheet.leave()
                let_go(sheet)
        self._drop()

    def _compose(self, offered: Offered) -> None:
        """Compose on the vault's thread what the sheet asks for."""
        sheet = self._sheet
        if sheet is None:
            return
        copy, wish = sheet.wanted.copy, sheet.wanted.wish()
        sheet.say_way(self.tr("Composing…"))
        self._job = self._place.ask(
            Urgency.JOB,
            lambda book: offered.make(book, copy),
            lambda paper: self._make(offered, copy, wish, paper),
            self._fail,
        )

    def _make(self, offered: Offered, copy: Copy, wish: Wish, paper: Paper) -> None:
        """Make the file, and read it back as whoever gets it will."""
        papers = self._place.session.papers
        checks = offered.publication is not None and copy is not Copy.TEAM
        anchors = (
            offered.anchors(paper) if offered.anchors and wish.format is not Format.PDF else {}
        )
        wanted = replace(wish, anchors=anchors)
        name = file_name(offered.stem, copy, wanted)

        def work() -> _Made:
            rendered = papers.made(paper, wanted)
            pieces = papers.pieces(name, rendered.content) if checks else ()
            return _Made(name, paper, wanted, rendered, pieces)

        self._say_way(self.tr("Making the pages and reading them back…"))
        self._job = self._place.aside(work, lambda made: self._check(offered, made), self._fail)

    def _check(self, offered: Offered, made: _Made) -> None:
        """Look what nobody has released in what the file says."""
        self._made = made
        publication = offered.publication
        if publication is None or not made.pieces:
            self._ask_where(offered)
            return
        self._say_way(self.tr("Checking…"))
        self._job = self._place.ask(
            Urgency.JOB,
            lambda book: rule(book, publication, offered.told),
            lambda ruling: self._hold(offered, made, ruling),
            self._fail,
        )

    def _hold(self, offered: Offered, made: _Made, ruling: Ruling) -> None:
        """Hold the file against what the checks go by, away from the vault."""
        words = self._place.session.check_words

        def work() -> tuple[Finding, ...]:
            found = open_in_file(ruling.ground, made.paper, made.pieces, words())
            told = Checked(ruling.more, with_releases(ruling.more, ruling.ground)).open
            return (*found, *told)

        self._job = self._place.aside(
            work, lambda found: self._name(offered, found, lead=ruling.lead), self._fail
        )

    def _name(self, offered: Offered, found: tuple[Finding, ...], *, lead: bool) -> None:
        self._job, self._findings = None, found
        if not found:
            self._ask_where(offered)
        elif self._sheet is not None:
            self._sheet.name_findings(found, lead=lead)

    def _release(self, offered: Offered) -> None:
        """Let stand with the reason chosen what may point to a person, then go on."""
        sheet, publication = self._sheet, offered.publication
        reason = sheet.named.reason if sheet is not None else None
        if reason is None or publication is None:
            self._ask_where(offered)
            return
        standing = attributed(self._findings)

        def work(book: TeamBook) -> None:
            for finding in standing:
                release(book, finding, reason, publication)

        def go_on(_: None) -> None:
            self.released.emit()
            self._ask_where(offered)

        self._job = self._place.write(work, go_on, self._fail)

    def _ask_where(self, offered: Offered) -> None:
        """Ask for a folder and a name, over the sheet that stands there."""
        self._job = None
        if self._sheet is None or self._made is None:
            return
        self._sheet.ask()
        wanted = Wanted(self._sheet.heading.text(), self.tr("Export"), name=self._made.name)
        self._choose(wanted, lambda path: self._write(offered, path))

    def _ask_template(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        title = self.tr("The team’s own template")
        wanted = Wanted(title, self.tr("Use it"), suffixes=sheet.wanted.suffixes())
        files = self._place.session.files

        def read(path: Path) -> None:
            self._job = self._place.aside(
                lambda: files.read(path, _LARGEST),
                lambda content: sheet.wanted.set_template(path.name, content),
                self._fail,
            )

        self._choose(wanted, read)

    def _choose(self, wanted: Wanted, chosen: Callable[[Path], object]) -> None:
        place, session = self._place, self._place.session
        sheet = ChooseSheet(place.look, place, wanted, session.files, session.aside)
        sheet.chosen.connect(chosen)
        sheet.left.connect(self._forget_where)
        self._where = sheet
        sheet.open()

    def _write(self, offered: Offered, path: Path) -> None:
        made, files = self._made, self._place.session.files
        if made is None:
            return
        self._say_way(self.tr("Writing…"))
        content = made.rendered.content
        self._job = self._place.aside(
            lambda: files.write(path, content),
            lambda written: self._record(offered, made, written),
            self._fail,
        )

    def _record(self, offered: Offered, made: _Made, path: Path) -> None:
        """Record that it was handed out, where that is kept, and say where it stands."""
        self._made = None
        record, lacking = offered.written, made.rendered.lacking
        if record is None:
            self._say_written(path, lacking)
            return
        digest = sha256(made.rendered.content).hexdigest()
        written = WrittenFile(path, made.paper, made.wish, digest)
        self._job = self._place.write(
            lambda book: record(book, written),
            lambda _: self._say_written(path, lacking),
            self._fail,
        )

    def _say_written(self, path: Path, lacking: tuple[str, ...]) -> None:
        self._job = None
        if self._sheet is not None:
            self._sheet.say_written(path, lacking)

    def _say_way(self, words: str) -> None:
        if self._sheet is not None:
            self._sheet.say_way(words)

    def _fail(self, error: PeerDeskError) -> None:
        """Say on the sheet why nothing was written; what was asked for stands there still."""
        self._job = None
        if self._sheet is not None:
            self._sheet.say_failed(error.user_message)
        else:
            self._place.failed.emit(error)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
        self._job, self._made, self._findings = None, None, ()

    def _forget(self) -> None:
        self._sheet = None

    def _forget_where(self) -> None:
        self._where = None
