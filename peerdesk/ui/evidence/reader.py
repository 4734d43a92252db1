# SPDX-License-Identifier: Apache-2.0
"""Brings the chosen note into the detail pane, and keeps what is typed over it."""

from PySide6.QtCore import QObject

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.evidence.acts import NoteActs
from peerdesk.ui.evidence.detail import DetailPane
from peerdesk.ui.evidence.reading import Detail, read_detail
from peerdesk.ui.evidence.rows import Surroundings
from peerdesk.ui.jobs import Job
from peerdesk.ui.place import Place


class NoteReader(QObject):
    """Reads one note at a time; of several requests the newest wins."""

    def __init__(self, place: Place, pane: DetailPane, acts: NoteActs) -> None:
        super().__init__(place)
        self._place, self._pane, self._acts = place, pane, acts
        self._job: Job | None = None
        self._drafts = DraftKeeper(self)
        self._drafts.due.connect(self._keep_draft)
        self.around: Surroundings | None = None
        self.note = ""
        self.searched = ""
        pane.edit_wanted.connect(self.edit)
        pane.words.typed.connect(self._on_typed)
        pane.words.kept.connect(self._revise)
        pane.words.ended.connect(self._drafts.flush)
        pane.standing.chosen.connect(self._revise)

    def read(self, note: str) -> None:
        """Show a note; what was being typed over another one stays as its draft."""
        self.stop()
        if note != self.note:
            self._pane.words.end()
        self.note = note
        around = self.around
        if around is None or not note:
            return

        def work(book: TeamBook) -> Detail:
            return read_detail(book, around, note)

        self._job = self._place.ask(Urgency.ROWS, work, self._show)

    def edit(self) -> None:
        """Let the author reword the note, from the draft if there is one."""
        detail = self._pane.detail
        if detail is None or not detail.may_reword:
            return
        key = _key(detail.id)
        self._place.ask_for_sheet(lambda book: book.draft(key), self._begin)

    def stop(self) -> None:
        """Want nothing that is still on its way."""
        if self._job is not None:
            self._job.drop()
            self._job = None

    def last_words(self) -> dict[str, str]:
        """Hand over what is being typed and not yet kept."""
        return self._drafts.take()

    def blank(self) -> None:
        """Show and hold nothing."""
        self._drafts.take()
        self.stop()
        self.note = self.searched = ""
        self._pane.clear()

    def _show(self, detail: Detail) -> None:
        around = self.around
        if around is not None and detail.id == self.note:
            self._pane.set_detail(detail, self.searched, writes=around.writes)

    def _begin(self, draft: str) -> None:
        if self._pane.detail is not None:
            self._pane.words.begin(draft)

    def _revise(self, text: str) -> None:
        note = self.note

        def kept() -> None:
            self._drafts.drop(_key(note))
            self._pane.words.end()

        self._acts.revise(note, text, kept, self._say_wrong)

    def _say_wrong(self, error: PeerDeskError) -> None:
        if self._pane.words.editing:
            self._pane.words.say_wrong(error.user_message)
        self._place.failed.emit(error)

    def _on_typed(self, text: str) -> None:
        if self.note:
            self._drafts.touch(_key(self.note), text)

    def _keep_draft(self, key: str, text: str) -> None:
        self._place.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), _nothing)


def _key(note: str) -> str:
    return f"note:{note}"


def _nothing(_: object) -> None:
    """Say nothing: a draft that is kept is no news."""
