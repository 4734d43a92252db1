# SPDX-License-Identifier: Apache-2.0
"""From the caret to the disk: lines sent, drafts kept, and what the disk refused kept as well."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import Written
from peerdesk.domain.errors import EmptyText
from peerdesk.domain.shorthand import Shorthand, read_line
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.model import LinesModel, LineState
from peerdesk.ui.capture.rows import QUICK, CaptureRows, draft_key
from peerdesk.ui.capture.saving import LineSaver
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.place import Asking
from peerdesk.ui.ports import DeskSession


class Writing(QObject):
    """The line being written and those on their way; `warned` says what to mend before Enter.

    A line leaves the editor only when it can be written; until it is, it stands in the list and
    in the draft.
    """

    written = Signal(object)
    failed = Signal(object)
    warned = Signal(str)
    cleared = Signal()
    counted = Signal()

    def __init__(
        self, editor: LineEditor, model: LinesModel, ask: Asking, session: DeskSession
    ) -> None:
        super().__init__(editor)
        self._editor, self._model, self._ask = editor, model, ask
        self._rows = CaptureRows(QUICK, None)
        self._keeper = DraftKeeper(self)
        self._saver = LineSaver(ask, session.now, self)
        editor.submitted.connect(self.submit)
        editor.changed.connect(self._typed)
        self._saver.written.connect(self._written)
        self._saver.refused.connect(self._refused)
        self._keeper.due.connect(self._keep_draft)

    @property
    def unsaved(self) -> bool:
        """Say whether a line stands on the screen only."""
        return bool(self._saver.refused_lines())

    def begin(self, rows: CaptureRows, caret: int) -> None:
        """Write in a session from now on; its draft comes back unless something is being typed."""
        fresh = rows.id != self._rows.id or not self._editor.raw()
        self._rows = rows
        for line in self._saver.unwritten(rows.id):
            self._model.add(read_line(line.raw, self._codes()), line.number, line.at, line.offset)
            state = LineState.REFUSED if line.refused else LineState.SAVING
            self._model.set_state(line.number, state)
        if fresh:
            self._editor.set_raw("" if self._saver.unwritten(rows.id) else self._draft_of(rows))
            self._editor.place_caret(caret)
            self._keeper.forget()

    def submit(self) -> None:
        """Send what is written, each paragraph as a line of its own."""
        lines = [line for line in self._editor.raw().splitlines() if line.strip()]
        try:
            if not lines:
                raise EmptyText
            meant = [(raw, read_line(raw, self._codes())) for raw in lines]
        except PeerDeskError as error:
            self.warned.emit(error.user_message)
            return
        self._editor.set_raw("")
        self.cleared.emit()
        for raw, shorthand in meant:
            line = self._saver.submit(raw, self._rows.id)
            self._model.add(shorthand, line.number, line.at, line.offset)
            self._tell_unknown(shorthand)
        self.counted.emit()

    def retry(self) -> None:
        """Send the lines again that the disk has refused, and keep the draft again."""
        for line in self._saver.refused_lines():
            self._model.set_state(line.number, LineState.SAVING)
        self._saver.retry()
        self._touch(self._rows.id)

    def keep_now(self) -> None:
        """Keep the draft without waiting: another session is opened."""
        self._keeper.flush()

    def last_words(self) -> dict[str, str]:
        """Return the drafts of all sessions that have something not yet written."""
        sessions = {line.session for line in self._saver.refused_lines()} | {self._rows.id}
        return {draft_key(session): self._draft(session) for session in sessions}

    def forget(self) -> None:
        """Forget every line and draft: they have been handed on."""
        self._saver.forget()
        self._editor.set_raw("")
        self._keeper.forget()
        self._rows = CaptureRows(QUICK, None)

    def _draft_of(self, rows: CaptureRows) -> str:
        """Return the draft, unless it is the last line, kept an instant before it was written."""
        last = self._model.last()
        if last is None or not rows.draft.strip():
            return rows.draft
        try:
            meant = read_line(rows.draft, self._codes())
        except PeerDeskError:
            return rows.draft
        same = meant.text == last.text.strip("“”") and meant.stance.value == last.kind
        return "" if same else rows.draft

    def _tell_unknown(self, meant: Shorthand) -> None:
        if meant.unknown:
            tags = " ".join(meant.unknown)
            sentence = self.tr("Nobody here knows {0}: the line keeps it as typed.")
            self.warned.emit(sentence.format(tags))

    def _written(self, number: int, written: Written) -> None:
        self._model.set_state(number, LineState.SAVED, written.note)
        self._touch(self._rows.id)
        self.written.emit(written)

    def _refused(self, number: int, error: PeerDeskError) -> None:
        self._model.set_state(number, LineState.REFUSED)
        self._touch(self._rows.id)
        self.failed.emit(error)

    def _typed(self) -> None:
        self.cleared.emit()
        self._touch(self._rows.id)

    def _touch(self, session: str) -> None:
        if self._rows.founded:
            self._keeper.touch(draft_key(session), self._draft(session))

    def _draft(self, session: str) -> str:
        refused = [line.raw for line in self._saver.refused_lines(session)]
        typed = self._editor.raw() if session == self._rows.id else ""
        return "\n".join(filter(None, (*refused, typed)))

    def _keep_draft(self, key: str, text: str) -> None:
        self._ask(Urgency.DRAFT, partial(_keep, key=key, text=text), _nothing, self.failed.emit)

    def _codes(self) -> dict[str, str]:
        return {kloe.value.code: kloe.id for kloe in self._rows.kloes}


def _keep(book: TeamBook, key: str, text: str) -> None:
    book.keep_draft(key, text)


def _nothing(_: object) -> None:
    """Say nothing: a draft that was kept is what everybody expects."""
