# SPDX-License-Identifier: Apache-2.0
"""What works on the lines of Capture, and what its parts tell each other."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.ui.capture import keys
from peerdesk.ui.capture.answering import Answering
from peerdesk.ui.capture.attaching import LineAttaching
from peerdesk.ui.capture.changing import Changing
from peerdesk.ui.capture.completing import Completing
from peerdesk.ui.capture.doing import Doing
from peerdesk.ui.capture.earlier import Earlier
from peerdesk.ui.capture.guarding import Guarding
from peerdesk.ui.capture.model import LinesModel
from peerdesk.ui.capture.page import CapturePage
from peerdesk.ui.capture.prompts import Prompts
from peerdesk.ui.capture.reasons import reasons
from peerdesk.ui.capture.remembering import Remembering
from peerdesk.ui.capture.rows import CaptureRows
from peerdesk.ui.capture.spelling import Spelling
from peerdesk.ui.capture.steps import Step
from peerdesk.ui.capture.writing import Writing
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.place import Place


class Working(QObject):
    """The parts of the place that have no widget of their own, joined.

    `warned` carries a sentence for the banner, `hinted` one that says what the keys do now,
    `reopened` that the lines are to be read anew, `rechosen` rows with other choices.
    """

    warned = Signal(str)
    hinted = Signal(str)
    reopened = Signal()
    rechosen = Signal(object)

    def __init__(
        self, place: Place, page: CapturePage, model: LinesModel, prompts: Prompts
    ) -> None:
        super().__init__(place)
        self._place, self._page, self._model = place, page, model
        editor = page.editor
        editor.parts = True
        self.writing = Writing(editor, model, place.ask, place.session)
        self.doing = Doing(place, editor)
        self.earlier = Earlier(place, page, model, self.doing)
        self.changing = Changing(place, editor, model, self.doing)
        self.completing = Completing(place.look, page)
        self.completing.pins = True
        self._chosen_hint = self._changing_hint = ""
        self.guarding = Guarding(place, page, model, self.doing)
        self.spelling = Spelling(place, page, self.guarding)
        self.answering = Answering(place, page, self.writing)
        self.remembering = Remembering(place, prompts)
        self.attaching = LineAttaching(place, page, self.writing, model)
        self._reasons = Chooser(place.look, place)
        self._join()
        self._listen()
        self._hear()

    def begin(self, rows: CaptureRows, caret: int) -> None:
        """Work in this session."""
        self.changing.pause(rows.id)
        self.completing.begin(rows)
        self.doing.begin(rows.id)
        self.remembering.begin(rows)
        self.answering.begin(rows.questions)
        self.writing.begin(rows, caret)
        self.changing.begin(rows)
        self.earlier.begin(rows)
        if rows.founded:
            self.guarding.begin(rows)

    def last_words(self) -> dict[str, str]:
        """Return every word that is not yet on the disk, by the keys of its drafts."""
        return {**self.writing.last_words(), **self.changing.last_words()}

    def forget(self) -> None:
        """Forget all of it; the vault is locked."""
        self.changing.forget()
        self.writing.forget()
        self.completing.forget()
        self.earlier.forget()
        self.doing.forget()
        self.guarding.forget()
        self.spelling.forget()
        self.remembering.forget()
        self.answering.forget()
        self.attaching.blank()
        self._reasons.leave(back=False)

    @property
    def note(self) -> str:
        """Return the line that is chosen or being changed, or ""."""
        row = self.earlier.row
        return row.note if row is not None else self.changing.note

    def _join(self) -> None:
        writing, editor = self.writing, self._page.editor
        self.changing.lend_from(writing)
        self.doing.changing = lambda: writing.is_lent
        self.doing.came_back.connect(writing.bring_back)
        self.doing.went_again.connect(writing.let_go)
        self.earlier.changed = self.guarding.changed = lambda: self.changing.note
        self.guarding.chosen = self.completing.chosen = lambda: self.earlier.row
        self.earlier.moved.connect(self.guarding.show_again)
        self.completing.toggled.connect(self.earlier.toggle_kloe)
        self.completing.repinned.connect(self.remembering.repin)
        self._reasons.picked.connect(self.guarding.let_stand)
        editor.submitted.connect(self._enter)
        editor.parted.connect(self._part)
        writing.sent.connect(self.guarding.sent)
        writing.numbered.connect(self.guarding.numbered)
        writing.arrived.connect(self.doing.arrived)
        view = self._page.view
        view.marked.connect(self.earlier.sort)
        view.withdrawn.connect(self.earlier.withdraw)
        view.undone.connect(self.doing.undo)
        view.redone.connect(self.doing.redo)

    def _listen(self) -> None:
        """Hand on what the parts say."""
        editor = self._page.editor
        editor.too_long.connect(lambda error: self.warned.emit(error.user_message))
        for part in (self.writing, self.earlier, self.changing, self.completing, self.attaching):
            part.warned.connect(self.warned)
        self.doing.refused.connect(self.warned)
        self.doing.told.connect(self._tell)
        self.doing.done.connect(self._tell_done)
        self.remembering.told.connect(self._tell)
        self.answering.told.connect(self._tell)
        self.answering.hinted.connect(self.hinted)
        self.answering.changed.connect(self.reopened)
        self.doing.changed.connect(self.reopened)
        self.attaching.attached.connect(self.reopened)
        self.earlier.hinted.connect(self._hint_chosen)
        self.changing.hinted.connect(self._hint_changing)
        self.changing.time.connect(self._page.frame.show_time)
        self.remembering.changed.connect(self.rechosen)

    def _hear(self) -> None:
        acts: dict[Action, Callable[[], object]] = {
            keys.UP: partial(self.earlier.step, -1),
            keys.DOWN: partial(self.earlier.step, 1),
            keys.CHANGE: self._change,
            keys.JOIN: self.earlier.join,
            keys.PIN: self.completing.pin,
            keys.ROLE: self._write_role,
            keys.KEEP: self._let_stand,
            keys.SPELL: self.spelling.ask,
            keys.REDO: self.doing.redo,
            keys.OTHERS: self.remembering.show_colleagues,
        }
        for action, act in acts.items():
            hear(self._place.look.keys, self._place, action, act)
        for digit, action in enumerate(keys.TAGS, 1):
            self._hear_digit(action, digit)

    def _hear_digit(self, action: Action, digit: int) -> None:
        put_on = partial(self.completing.put_on, digit)
        hear(self._place.look.keys, self._place, action, put_on)

    def _hint_chosen(self, hint: str) -> None:
        """Say what the keys do with the chosen line; without one, with the line being changed."""
        self._chosen_hint = hint
        self.hinted.emit(hint or self._changing_hint)

    def _hint_changing(self, hint: str) -> None:
        self._changing_hint = hint
        self.hinted.emit(self._chosen_hint or hint)

    def _enter(self) -> None:
        if self.changing.is_active:
            self.changing.keep()
        else:
            self.writing.submit()

    def _part(self) -> None:
        if self.changing.is_active:
            self.changing.part()
        else:
            self.writing.part()

    def _change(self) -> None:
        """Put the chosen line, or else the newest, under the caret."""
        row = self.earlier.row or self._model.last()
        if row is not None:
            self.earlier.leave()
            self.changing.change(row)

    def _write_role(self) -> None:
        if not self.guarding.write_role():
            self._tell(self.tr("No line here warns of anybody."))

    def _let_stand(self) -> None:
        find = self.guarding.target
        if find is None:
            self._tell(self.tr("No line here warns of anybody."))
            return
        question = self.tr("Why may “{0}” stay?").format(find.text)
        name = self.tr("Reason")
        self._reasons.ask(self._page.frame, question, name, reasons())

    def _tell_done(self, step: Step) -> None:
        """Say what was done, with the way back, unless the line itself shows it."""
        if not step.seen:
            self._place.said.emit(step.words, self.doing.undo)
        announce(self._page, step.words)

    def _tell(self, sentence: str) -> None:
        self._place.said.emit(sentence, None)
        announce(self._page, sentence)
