# SPDX-License-Identifier: Apache-2.0
"""From the caret to the disk: lines sent, drafts kept, and what the disk refused kept as well."""

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.capture import NOW, Taken, Written
from peerdesk.desk.lines import halves
from peerdesk.domain.errors import EmptyText
from peerdesk.domain.shorthand import Shorthand, read_line
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.model import LinesModel, LineState, shown
from peerdesk.ui.capture.rows import QUICK, CaptureRows, draft_key
from peerdesk.ui.capture.saving import Line, LineSaver
from peerdesk.ui.capture.underway import (
    Kept,
    Read,
    draft_text,
    stamped,
    take_apart,
    unstamped,
    without,
)
from peerdesk.ui.components.again import Again
from peerdesk.ui.components.draft_saver import DraftSaver
from peerdesk.ui.place import Asking
from peerdesk.ui.ports import DeskSession

_NONE = CaptureRows(QUICK, None, founded=False)
"""No session yet: nothing typed here has a draft of its own, and none is touched."""


class Writing(QObject):
    """The line being written and those on their way; `warned` says what to mend before Enter.

    A line leaves the editor only when it can be written; until it is, it stands in the list and
    in the draft. What the disk refuses is offered to it again by itself, also after a lock, and
    each line as one of its own; `caught_up` comes when it has taken everything. `sent` carries the
    number of a line that left the editor, `numbered` that number with its note, `arrived` the note
    with the line as it was typed.

    While the editor is lent to something else (`lend`), what stood in it stays in the draft.
    """

    written = Signal(object)
    sent = Signal(int)
    numbered = Signal(int, str)
    arrived = Signal(str, str)
    failed = Signal(object)
    warned = Signal(str)
    cleared = Signal()
    counted = Signal()
    caught_up = Signal()

    def __init__(
        self, editor: LineEditor, model: LinesModel, ask: Asking, session: DeskSession
    ) -> None:
        super().__init__(editor)
        self._editor, self._model = editor, model
        self._now = session.now
        self._rows = _NONE
        self._left: dict[str, str] = {}
        self._drafts = DraftSaver(ask, self)
        self._saver = LineSaver(ask, session.now, self)
        self._again = Again(self)
        self._failing = False
        self._lent: str | None = None
        self._taken = NOW
        editor.changed.connect(self._typed)
        self._saver.written.connect(self._written)
        self._saver.refused.connect(self._refused)
        self._drafts.refused.connect(self._fail)
        self._drafts.caught_up.connect(self._catch_up)
        self._again.due.connect(self._retry_refused)

    @property
    def unsaved(self) -> bool:
        """Say whether anything stands on the screen only."""
        return bool(self._saver.refused_lines() or self._drafts.held)

    def begin(self, rows: CaptureRows, caret: int) -> None:
        """Write in a session from now on; its draft comes back unless something is being typed.

        What was typed before there was a session stands behind the draft.
        """
        begun, early = self._rows.founded, self._here()
        fresh = not begun or rows.id != self._rows.id or not (early or self.is_lent)
        if rows.id != self._rows.id:
            self._leave()
        self._rows = rows
        written = [(line.kind, line.text) for line in self._model.rows]
        under_way = self._saver.unwritten(rows.id)
        for line in under_way:
            self._model.add(read_line(line.raw, self._codes()), line.number, line.at, line.offset)
            state = LineState.REFUSED if line.refused else LineState.SAVING
            self._model.set_state(line.number, state)
        if fresh:
            kept = self._draft_of(rows, written)
            self._drafts.settle()
            behind = "" if begun else early
            self._editor.set_raw("\n".join(filter(None, (kept.typed, behind))))
            self._editor.place_caret(-1 if behind else caret)
            for held in kept.sent:
                raw, taken = unstamped(held)
                self._send(raw, read_line(raw, self._codes()), taken)
            self._touch()

    def lend(self) -> None:
        """Let the editor be used for something else; what stands in it is kept."""
        if self._lent is None:
            self._lent = self._editor.raw()

    def take_back(self) -> None:
        """Have the editor again, with what stood in it."""
        if self._lent is not None:
            text, self._lent = self._lent, None
            self._editor.set_raw(text)

    def bring_back(self, raw: str) -> None:
        """Have a line that was sent typed again, above what is being typed or waits."""
        self._hold("\n".join(filter(None, (raw, self._here()))))

    def let_go(self, raw: str) -> None:
        """Take away what was brought back, for it has gone again."""
        here = self._here()
        if here == raw or here.startswith(f"{raw}\n"):
            self._hold(here[len(raw) + 1 :])

    def _hold(self, raw: str) -> None:
        """Show what is being typed, or keep it waiting while the editor is lent."""
        if self._lent is None:
            self._editor.set_raw(raw)
        else:
            self._lent = raw
            self._touch()

    @property
    def is_lent(self) -> bool:
        """Say whether the editor is used for something else."""
        return self._lent is not None

    def part(self) -> None:
        """Send what stands before the caret; the rest keeps the mark, and the time of the whole."""
        place = self._editor.textCursor().position()
        text, mark = self._editor.toPlainText(), self._editor.sign
        before, after = halves(text, place)
        if self.is_lent or not (before and after):
            return
        first, second = (f"{mark} {half}" if mark else half for half in (before, after))
        meant = self._meant(first)
        if not meant:
            return
        taken = self._taken if self._taken.at else Taken(*self._now())
        self._send_all(meant, taken)
        self._editor.set_raw(second)
        self._editor.place_caret(0)
        self._taken = taken

    def submit(self) -> None:
        """Send what is written, each paragraph as a line of its own."""
        if self.is_lent:
            return
        meant = self._meant(self._editor.raw())
        if meant:
            self._send_all(meant, self._taken)

    def _meant(self, text: str) -> list[tuple[str, Shorthand]]:
        """Return the lines of a text with what they mean; none, with a warning, if one cannot."""
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            if not lines:
                raise EmptyText
            return [(raw, read_line(raw, self._codes())) for raw in lines]
        except PeerDeskError as error:
            self.warned.emit(error.user_message)
            return []

    def _send_all(self, meant: list[tuple[str, Shorthand]], taken: Taken) -> None:
        """Empty the editor, and send each line as one of its own."""
        self._taken = NOW
        self._editor.set_raw("")
        self.cleared.emit()
        for raw, shorthand in meant:
            self._send(raw, shorthand, taken)
            self._tell_unknown(shorthand)
        self.counted.emit()

    def retry(self) -> None:
        """Send at once what the disk has refused, and keep the draft again: somebody asked."""
        if not self.unsaved:
            return
        for line in self._saver.refused_lines():
            self._model.set_state(line.number, LineState.SAVING)
        self._again.succeeded()
        self._retry_refused()

    def keep_now(self) -> None:
        """Keep the draft without waiting: another session is opened."""
        self._drafts.flush()

    def last_words(self) -> dict[str, str]:
        """Return the drafts of all sessions that have something not yet written."""
        return {**self._drafts.held, **self._unwritten()}

    def forget(self) -> None:
        """Forget every line and draft: they have been handed on."""
        self._again.succeeded()
        self._saver.forget()
        self._lent, self._taken = None, NOW
        self._editor.set_raw("")
        self._drafts.forget()
        self._left.clear()
        self._rows = _NONE

    def _leave(self) -> None:
        """Keep what was typed in the session that is left, to the last letter."""
        self._drafts.flush()
        if self._rows.founded:
            self._left[self._rows.id] = self._here()
        self._lent, self._taken = None, NOW

    def _draft_of(self, rows: CaptureRows, written: list[Read]) -> Kept:
        """Return the draft; its text is dropped if it was kept an instant before it was written."""
        draft = self._drafts.held.get(draft_key(rows.id), rows.draft)
        sent, typed = take_apart(draft, written, self._read)
        sent = without(sent, map(_stamped, self._saver.unwritten(rows.id)))
        return Kept(sent, "" if written and self._read(typed) == written[-1] else typed)

    def _send(self, raw: str, meant: Shorthand, taken: Taken = NOW) -> None:
        line = self._saver.submit(raw, self._rows.id, taken)
        self._model.add(meant, line.number, line.at, line.offset)
        self.sent.emit(line.number)

    def _read(self, line: str) -> Read | None:
        """Return a line as the list would show it, or None for what cannot be a line yet."""
        try:
            meant = read_line(line, self._codes())
        except PeerDeskError:
            return None
        return meant.stance.value, shown(meant.stance, meant.text)

    def _tell_unknown(self, meant: Shorthand) -> None:
        if meant.unknown:
            tags = " ".join(meant.unknown)
            sentence = self.tr("Nobody here knows {0}: the line keeps it as typed.")
            self.warned.emit(sentence.format(tags))

    def _written(self, number: int, written: Written, raw: str) -> None:
        self._model.set_state(number, LineState.SAVED, written.note)
        self._touch()
        self.written.emit(written)
        self.numbered.emit(number, written.note)
        self.arrived.emit(written.note, raw)
        self._catch_up()

    def _refused(self, number: int, error: PeerDeskError) -> None:
        self._model.set_state(number, LineState.REFUSED)
        self._touch()
        self._fail(error)

    def _fail(self, error: PeerDeskError) -> None:
        """Say it, and offer the disk again what it refused, soon and then ever less often."""
        self._failing = True
        self._again.failed()
        self.failed.emit(error)

    def _catch_up(self) -> None:
        if self._failing and not self.unsaved:
            self._failing = False
            self._again.succeeded()
            self.caught_up.emit()

    def _retry_refused(self) -> None:
        """Send everything again; drafts as they are now, for the refused lines are on their way."""
        self._saver.retry()
        held, now = self._drafts.held, self._unwritten()
        for key in held:
            self._drafts.touch(key, now.get(key, held[key]))
        self._drafts.flush()

    def _unwritten(self) -> dict[str, str]:
        """Return the drafts, as they are now, of this session and all that have lines to write."""
        sessions = {line.session for line in self._saver.unwritten()}
        if self._rows.founded:
            sessions.add(self._rows.id)
        return {draft_key(each): self._draft(each) for each in sessions}

    def _typed(self) -> None:
        self.cleared.emit()
        if not self.is_lent:
            if not self._editor.toPlainText():
                self._taken = NOW
            self._touch()

    def _touch(self) -> None:
        if self._rows.founded:
            self._drafts.touch(draft_key(self._rows.id), self._draft(self._rows.id))

    def _draft(self, session: str) -> str:
        lines = self._saver.unwritten(session)
        under_way = [_stamped(line) for line in lines if not line.refused]
        refused = [_stamped(line) for line in lines if line.refused]
        here = session == self._rows.id
        typed = self._here() if here else self._left.get(session, "")
        return draft_text(under_way, refused, typed)

    def _here(self) -> str:
        """Return what is being typed in this session, also while the editor is lent."""
        return self._editor.raw() if self._lent is None else self._lent

    def _codes(self) -> dict[str, str]:
        return {kloe.value.code: kloe.id for kloe in self._rows.kloes}


def _stamped(line: Line) -> str:
    return stamped(line.raw, line.at, line.offset)
