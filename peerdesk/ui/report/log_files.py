# SPDX-License-Identifier: Apache-2.0
"""The log as files: what the council sent back, looked at before it is taken in; and out again."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from peerdesk.compose.report_plan import name_of
from peerdesk.desk.accuracy import Incoming, compare, rows_for_file
from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.desk.book import Urgency
from peerdesk.domain.publication_words import Publication
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.place import Place
from peerdesk.ui.report.acts import ReportActs
from peerdesk.ui.report.importing import IncomingSheet

Rows = tuple[AccuracyRow, ...]


class LogFiles(QObject):
    """Asks for a file and does with it what the log needs."""

    def __init__(self, place: Place, sheet: OneSheet, acts: ReportActs) -> None:
        super().__init__(place)
        self._place, self._sheet, self._acts = place, sheet, acts

    def ask_in(self, kind: Publication) -> None:
        """Ask which file came back, and show what it would change."""
        wanted = Wanted(
            self.tr("Take in the council’s comments"),
            self.tr("Look at it"),
            suffixes=self._place.session.files.comment_suffixes,
        )
        self._sheet.choose(wanted, partial(self._read, kind))

    def ask_out(self, kind: Publication) -> None:
        """Ask where the log is to be written; the name's ending says as what."""
        name = f"{kind.value}-factual-accuracy.docx"
        wanted = Wanted(self.tr("Export the log"), self.tr("Export"), name=name)
        self._sheet.choose(wanted, partial(self._gather, kind))

    def _read(self, kind: Publication, path: Path) -> None:
        files = self._place.session.files
        compared = partial(self._compare, kind, path.name)
        self._place.aside(lambda: files.read_comments(path), compared)

    def _compare(self, kind: Publication, name: str, rows: Rows) -> None:
        show = partial(self._show, kind, name, rows)
        self._place.ask(Urgency.ROWS, lambda book: compare(book, kind, rows), show)

    def _show(self, kind: Publication, name: str, rows: Rows, incoming: Incoming) -> None:
        if self._sheet.sheet is None:
            sheet = IncomingSheet(self._place.look, self._place, incoming, name)
            sheet.taken.connect(lambda: self._acts.take_in(kind, rows))
            self._sheet.open(sheet)

    def _gather(self, kind: Publication, path: Path) -> None:
        write = partial(self._write, kind, path)
        self._place.ask(Urgency.ROWS, lambda book: rows_for_file(book, kind), write)

    def _write(self, kind: Publication, path: Path, rows: Rows) -> None:
        files = self._place.session.files
        title = self.tr("{0}: factual accuracy").format(name_of(kind))
        self._place.aside(lambda: files.write_log(path, title, rows), self._say)

    def _say(self, path: Path) -> None:
        sentence = self.tr("Written: {0}. It is no longer encrypted: handle it as agreed.")
        self._place.said.emit(sentence.format(path), None)
