# SPDX-License-Identifier: Apache-2.0
"""An earlier line under the caret again: changed, parted, or left as it was."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.lines import halves
from peerdesk.domain.shorthand import read_line
from peerdesk.domain.words import Stance
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture import deeds
from peerdesk.ui.capture.doing import Doing
from peerdesk.ui.capture.editor import SIGNS, LineEditor
from peerdesk.ui.capture.model import LineRow, LinesModel
from peerdesk.ui.capture.rows import CaptureRows, changing_key
from peerdesk.ui.capture.writing import Writing
from peerdesk.ui.components.draft_saver import DraftSaver
from peerdesk.ui.place import Place


class Changing(QObject):
    """Lends the editor to an earlier line; what was being typed there waits in its draft.

    What is changed has a draft of its own: the note, a line break, and the line as it is typed.
    `hinted` says on the screen what the keys do now; `time` the time that the line keeps.
    """

    hinted = Signal(str)
    time = Signal(str)
    warned = Signal(str)

    def __init__(self, place: Place, editor: LineEditor, model: LinesModel, doing: Doing) -> None:
        super().__init__(place)
        self._editor, self._model, self._doing = editor, model, doing
        self._writing: Writing | None = None
        self._note = self._session = ""
        self._refused: list[tuple[LineRow, str]] = []
        self._drafts = DraftSaver(place.ask, self)
        self._drafts.refused.connect(place.failed)
        editor.escaped.connect(self.leave)
        editor.changed.connect(self._typed)

    def lend_from(self, writing: Writing) -> None:
        """Take note of who has the editor otherwise."""
        self._writing = writing

    @property
    def is_active(self) -> bool:
        """Say whether a line is being changed."""
        return bool(self._note)

    @property
    def note(self) -> str:
        """Return the line that is being changed, or ""."""
        return self._note

    def pause(self, session: str) -> None:
        """Keep what is being changed in its draft, where another session is opened."""
        if self._note and session != self._session:
            self._drafts.flush()
            self._note = ""
            self.hinted.emit("")

    def begin(self, rows: CaptureRows) -> None:
        """Go on with what was being changed when this session was left or locked."""
        self._session = rows.id
        note, _, raw = rows.changing.partition("\n")
        place = self._model.row_of(note)
        if not self._note and place >= 0 and raw:
            self.change(self._model.rows[place], raw)
        elif self._note:
            self._say(self._row())

    def change(self, row: LineRow, raw: str = "") -> None:
        """Put a line under the caret; `raw` is what it had become already.

        A change that is under way is kept first, as by Enter; where it cannot be, it stays.
        """
        if self._writing is None or not row.note or self._note == row.note:
            return
        if self._note:
            self.keep()
        if self._note:
            return
        self._drafts.flush()
        self._writing.lend()
        self._note = row.note
        sign = SIGNS.get(Stance(row.kind), "")
        self._editor.set_raw(raw or (f"{sign} {row.bare}" if sign else row.bare))
        self._editor.setFocus()
        self._say(row)

    def keep(self) -> None:
        """Write the line as it is now; what the disk refuses comes back under the caret."""
        raw = " ".join(self._editor.raw().split("\n"))
        try:
            read_line(raw, {})
        except PeerDeskError as error:
            self.warned.emit(error.user_message)
            return
        row, words = self._row(), self.tr("Line changed")
        if row is None:
            self._warn_gone()
            return
        self._end()
        work = partial(deeds.change_line, note=row.note, raw=raw, words=words)
        self._doing.do(work, partial(self._come_back, row, raw))

    def part(self) -> None:
        """Part the line before the caret."""
        place, text = self._editor.textCursor().position(), self._editor.toPlainText()
        row, words = self._row(), self.tr("Line parted")
        if row is None:
            self._warn_gone()
            return
        if not all(halves(text, place)):
            self.warned.emit(self.tr("Put the caret where the second line begins."))
            return
        if text != row.bare:
            self.warned.emit(self.tr("Keep the change with Enter first, then part the line."))
            return
        self._end()
        self._doing.do(partial(deeds.part_line, note=row.note, place=place, words=words))

    def leave(self) -> None:
        """Leave the line as it was."""
        if self._note:
            self._end()

    def last_words(self) -> dict[str, str]:
        """Return what is being changed, for a lock to keep."""
        if not self._note:
            return dict(self._drafts.held)
        return {**self._drafts.held, changing_key(self._session): self._draft()}

    def forget(self) -> None:
        """Forget the line: it has been handed on."""
        self._note = self._session = ""
        self._refused.clear()
        self._drafts.forget()
        self.hinted.emit("")

    def _row(self) -> LineRow | None:
        """Return the line, or None where it stands in the list no longer."""
        place = self._model.row_of(self._note)
        return self._model.rows[place] if place >= 0 else None

    def _come_back(self, row: LineRow, raw: str) -> None:
        """Put what the disk refused under the caret, or have it wait for the line that is there."""
        if self._note:
            self._refused.append((row, raw))
        else:
            self.change(row, raw)

    def _warn_gone(self) -> None:
        sentence = self.tr(
            "That line is in this list no longer. Copy what you typed if it matters, then press "
            "Esc."
        )
        self.warned.emit(sentence)

    def _end(self) -> None:
        self._note = ""
        self._drafts.touch(changing_key(self._session), "")
        self._drafts.flush()
        if self._writing is not None:
            self._writing.take_back()
        self.hinted.emit("")
        self.time.emit("")
        if self._refused:
            self.change(*self._refused.pop(0))

    def _say(self, row: LineRow | None) -> None:
        if row is None:
            self._warn_gone()
            return
        self.time.emit(row.time)
        hint = self.tr(
            "Changing the line of {0}. Enter keeps it, Ctrl+Enter parts it at the caret, "
            "Esc leaves it as it was."
        )
        self.hinted.emit(hint.format(row.time))

    def _draft(self) -> str:
        return f"{self._note}\n{self._editor.raw()}"

    def _typed(self) -> None:
        if self._note:
            self._drafts.touch(changing_key(self._session), self._draft())
