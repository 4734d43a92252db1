# SPDX-License-Identifier: Apache-2.0
"""Doing, undoing and doing again, one after the other however fast the keys come."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.deeds import sent_line
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.steps import Step, Steps
from peerdesk.ui.place import Place

Work = Callable[[TeamBook], Step | None]


def _nothing() -> None:
    """Do nothing further."""


def _not_now() -> bool:
    return False


class Doing(QObject):
    """Has deeds done in the vault and remembers them for each session.

    `changed` says that the lines are to be read anew, `done` carries the step that was done,
    `told` a sentence on what was undone. What was said in a sent line that is undone is handed
    back by `came_back`, and goes again by `went_again`.

    While an earlier line is being changed (`changing`), only marks and tags are undone: what adds
    a line to the list or takes one off it could take the very line that is under the caret.
    """

    changed = Signal()
    done = Signal(object)
    told = Signal(str)
    refused = Signal(str)
    came_back = Signal(str)
    went_again = Signal(str)

    def __init__(self, place: Place, editor: LineEditor) -> None:
        super().__init__(place)
        self._place, self._editor = place, editor
        self.changing: Callable[[], bool] = _not_now
        self._session = ""
        self._steps = Steps()
        self._waiting: list[Callable[[], bool]] = []
        self._busy = False
        editor.undone.connect(self.undo)
        editor.redone.connect(self.redo)

    def begin(self, session: str) -> None:
        """Remember what is done from now on as done in this session."""
        self._session = session

    def do(self, work: Work, failed: Callable[[], object] = _nothing) -> None:
        """Have something done; `failed` is called where it cannot be, after that was said."""
        self._queue(partial(self._do, work, failed))

    def undo(self) -> None:
        """Take back what was done last in this session."""
        self._queue(self._undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._queue(self._redo)

    def arrived(self, note: str, raw: str) -> None:
        """Remember a line that was sent and is on the disk."""
        self._add(sent_line(note, raw, self.tr("Line sent")))

    def forget(self) -> None:
        """Forget every step: the vault is locked."""
        self._steps.forget()
        self._waiting.clear()
        self._busy = False
        self._session = ""

    def _queue(self, act: Callable[[], bool]) -> None:
        self._waiting.append(act)
        self._go_on()

    def _go_on(self) -> None:
        """Begin the next act, once the one before has ended."""
        while self._waiting and not self._busy:
            self._busy = self._waiting.pop(0)()

    def _do(self, work: Work, failed: Callable[[], object]) -> bool:
        self._write(work, self._done, failed)
        return True

    def _undo(self) -> bool:
        step = self._steps.last(self._session)
        if step is None:
            self.told.emit(self.tr("There is nothing left to undo here."))
            return False
        if self._must_wait(step):
            return False
        self._write(step.back, partial(self._undone, step))
        return True

    def _redo(self) -> bool:
        step = self._steps.next(self._session)
        if step is None:
            self.told.emit(self.tr("There is nothing to do again."))
            return False
        if self._must_wait(step):
            return False
        self._write(step.again, partial(self._redone, step))
        return True

    def _must_wait(self, step: Step) -> bool:
        """Say whether a line under the caret is in the way, and tell what comes first."""
        if step.seen or not self.changing():
            return False
        sentence = self.tr(
            "Keep the line you are changing with Enter, or leave it with Esc, first."
        )
        self.told.emit(sentence)
        return True

    def _write(
        self,
        work: Callable[[TeamBook], object],
        done: Callable[[object], None],
        failed: Callable[[], object] = _nothing,
    ) -> None:
        def say(error: PeerDeskError) -> None:
            self.refused.emit(error.user_message)
            failed()

        job = self._place.write(work, done, say, Urgency.LINE)
        job.ended.connect(self._ended)

    def _ended(self, _: object) -> None:
        self._busy = False
        self._go_on()

    def _done(self, step: object) -> None:
        if isinstance(step, Step):
            self._add(step)
            self.done.emit(step)
            self.changed.emit()

    def _undone(self, step: Step, _: object) -> None:
        self._steps.undo(self._session)
        if step.typed:
            self.came_back.emit(step.typed)
        self._editor.acts_first = True
        self.told.emit(self.tr("Undone: {0}").format(step.words))
        self.changed.emit()

    def _redone(self, step: Step, _: object) -> None:
        self._steps.redo(self._session)
        if step.typed:
            self.went_again.emit(step.typed)
        self._editor.acts_first = True
        self.told.emit(self.tr("Done again: {0}").format(step.words))
        self.changed.emit()

    def _add(self, step: Step) -> None:
        self._steps.add(self._session, step)
        self._editor.acts_first = not self._editor.toPlainText() or not step.typed
