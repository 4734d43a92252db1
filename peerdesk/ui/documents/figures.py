# SPDX-License-Identifier: Apache-2.0
"""Writes figures with their sentence, and keeps what is begun of one."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import Written
from peerdesk.desk.record_notes import write_figure
from peerdesk.domain.figure import Figure
from peerdesk.domain.words import Stance
from peerdesk.ui.components.draft_saver import DraftSaver
from peerdesk.ui.documents.page import DocumentsPage
from peerdesk.ui.documents.rows import FIGURES, Register
from peerdesk.ui.errors import unsaved
from peerdesk.ui.evidence.acts import NoteActs
from peerdesk.ui.place import Place

_BETWEEN = "\u2063"
"""Stands between the parts of a figure's draft; nobody can type it."""


class FigureWriting(QObject):
    """The form of a figure: everything in it is one draft, and one note in the end."""

    written = Signal()

    def __init__(self, place: Place, page: DocumentsPage) -> None:
        super().__init__(place)
        self._place, self._page, self._form = place, page, page.figure
        self._known = False
        self._quiet = False
        self._codes: dict[str, str] = {}
        self._drafts = DraftSaver(place.ask, self)
        self._drafts.refused.connect(place.failed)
        self._notes = NoteActs(place)
        form = self._form
        form.touched.connect(self._touch)
        form.entry.changed.connect(self._touch)
        form.entry.submitted.connect(self.submit)
        form.keep.clicked.connect(self.submit)
        rows = page.figure_list
        rows.marked.connect(lambda note, mark: self._notes.mark((note,), Stance(mark)))
        rows.withdrawn.connect(lambda note: self._notes.withdraw((note,)))
        rows.left_down.connect(form.value.setFocus)
        self._notes.done.connect(self.written)

    @property
    def unsaved(self) -> bool:
        """Say whether what is begun stands on the screen only."""
        return bool(self._drafts.held)

    def show(self, register: Register) -> None:
        """Let figures be written, and bring back what was begun, once."""
        self._form.setEnabled(register.team.writes)
        self._form.entry.know(register.team.kloes)
        if self._known:
            return
        self._known = True
        self._quiet = True
        value, source, day, line = (*register.figure_draft.split(_BETWEEN), "", "", "", "")[:4]
        self._form.set_figure(Figure(value, source, day))
        self._form.entry.editor.set_raw(line)
        self._quiet = False

    def submit(self) -> None:
        """Write the figure with its sentence."""
        line, figure = self._form.entry.editor.raw(), self._form.figure()
        if not self._form.check():
            return
        if not line.strip():
            self._form.warn(self.tr("Say in a sentence what the figure shows."))
            self._form.entry.setFocus()
            return
        self._place.write(
            partial(_write, line=line, figure=figure),
            self._done,
            lambda error: self._place.failed.emit(unsaved(error)),
        )

    def last_words(self) -> dict[str, str]:
        """Return what is begun of a figure."""
        return {**self._drafts.held, FIGURES: self._draft()} if self._known else {}

    def retry(self) -> None:
        """Offer the disk again what it has refused."""
        self._drafts.retry()

    def blank(self) -> None:
        """Show and hold nothing: it has been handed on."""
        self._quiet = True
        self._drafts.forget()
        self._form.blank()
        self._form.entry.blank()
        self._known = self._quiet = False

    def _done(self, written: Written) -> None:
        del written
        self._form.entry.editor.set_raw("")
        self._form.clear_figure()
        self._form.warn("")
        self._drafts.touch(FIGURES, self._draft())
        self._place.said.emit(self.tr("Kept as a note from data"), None)
        self.written.emit()

    def _touch(self) -> None:
        if self._known and not self._quiet:
            self._form.warn("")
            self._drafts.touch(FIGURES, self._draft())

    def _draft(self) -> str:
        figure, line = self._form.figure(), self._form.entry.editor.raw()
        parts = (figure.value, figure.source, figure.day, line)
        return _BETWEEN.join(parts) if any(part.strip() for part in parts) else ""


def _write(book: TeamBook, line: str, figure: Figure) -> Written:
    return write_figure(book, line, figure)
