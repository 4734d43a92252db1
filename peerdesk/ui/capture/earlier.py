# SPDX-License-Identifier: Apache-2.0
"""Earlier lines worked on without leaving the caret: one is chosen, and the keys act on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.domain.words import MARKS, Stance, Voice, title
from peerdesk.ui.capture import deeds
from peerdesk.ui.capture.doing import Doing
from peerdesk.ui.capture.model import LineRow, LinesModel
from peerdesk.ui.capture.page import CapturePage
from peerdesk.ui.capture.rows import CaptureRows
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.options import Option
from peerdesk.ui.place import Place


def _none() -> str:
    return ""


class Earlier(QObject):
    """Which earlier line is chosen, and what is done with it; `hinted` says so on the screen.

    `changed` returns the line that is under the caret, which stays where it is meanwhile.
    """

    hinted = Signal(str)
    moved = Signal()
    warned = Signal(str)

    def __init__(self, place: Place, page: CapturePage, model: LinesModel, doing: Doing) -> None:
        super().__init__(place)
        self._page, self._model, self._doing = page, model, doing
        self._note = ""
        self.changed: Callable[[], str] = _none
        self._rows: CaptureRows | None = None
        self._chooser = Chooser(place.look, place)
        self._chooser.picked.connect(self._picked)
        page.editor.earlier_key.connect(self._key)

    @property
    def row(self) -> LineRow | None:
        """Return the chosen line, or None."""
        place = self._model.row_of(self._note)
        return self._model.rows[place] if place >= 0 else None

    def begin(self, rows: CaptureRows) -> None:
        """Show the choice again: the lines were read anew."""
        if self._rows is not None and rows.id != self._rows.id:
            self._note = ""
        self._rows = rows
        self._show(said=False)

    def step(self, by: int) -> None:
        """Choose the line above or below; below the newest there is only the caret."""
        rows = self._model.rows
        last = len(rows)
        here = self._model.row_of(self._note)
        there = max((here if here >= 0 else last) + by, 0)
        while 0 <= there < last and not rows[there].note:  # not on the disk yet
            there += by
        self._note = rows[there].note if 0 <= there < last else ""
        self._show(said=True)

    def leave(self) -> None:
        """Choose none."""
        if self._note:
            self._note = ""
            self._show(said=False)

    def forget(self) -> None:
        """Forget which line it was; the vault is locked."""
        self._note = ""
        self._rows = None
        self._chooser.leave(back=False)
        self._page.editor.choosing = False
        self.hinted.emit("")

    def sort(self, note: str, stance: str) -> None:
        """Give a line another mark, unless it is being changed: then its mark is typed there."""
        if self._is_changed(note):
            return
        words = self.tr("Marked as {0}").format(title(Stance(stance)).lower())
        work = partial(deeds.sort_line, note=note, stance=Stance(stance), words=words)
        self._doing.do(work)

    def toggle_kloe(self, note: str, kloe: str) -> None:
        """Put a line of enquiry on a line, or take it off."""
        row = self._model.rows[self._model.row_of(note)]
        sentence = self.tr("Taken off: {0}") if kloe in row.kloes else self.tr("Tagged: {0}")
        words = sentence.format(self._titles().get(kloe, ""))
        self._doing.do(partial(deeds.toggle_kloe, note=note, kloe=kloe, words=words))

    def withdraw(self, note: str) -> None:
        """Put a line into the bin, unless it is being changed."""
        if self._is_changed(note):
            return
        words = self.tr("Withdrawn: the line is in the bin.")
        self._doing.do(partial(deeds.withdraw_line, note=note, words=words))

    def join(self) -> None:
        """Join the chosen line, or else the newest, to the one above it."""
        rows = [row for row in self._model.rows if row.note]
        notes = [row.note for row in rows]
        place = notes.index(self._note) if self._note in notes else len(notes) - 1
        if place < 1:
            self.warned.emit(self.tr("There is no line above to join this one to."))
            return
        first, second = notes[place - 1], notes[place]
        if self._is_changed(first) or self._is_changed(second):
            return
        if self._note:
            self._note = first
        words = self.tr("Lines joined")
        self._doing.do(partial(deeds.join_lines, first=first, second=second, words=words))

    def _key(self, key: str) -> None:
        row = self.row
        if row is None or not key:
            self.leave()
        elif key in MARKS:
            self.sort(row.note, MARKS[key].value)
        elif key == "delete":
            if row.note != self.changed():
                self._step_off(row)
            self.withdraw(row.note)
        else:
            self._offer_tags(row, key)

    def _is_changed(self, note: str) -> bool:
        """Say whether a line is under the caret, and if so, what comes first."""
        if note != self.changed():
            return False
        sentence = self.tr(
            "Keep the line you are changing with Enter, or leave it with Esc, first."
        )
        self.warned.emit(sentence)
        return True

    def _step_off(self, row: LineRow) -> None:
        """Choose the line above one that goes away."""
        place = self._model.row_of(row.note)
        above = [each.note for each in self._model.rows[:place] if each.note]
        self._note = above[-1] if above else ""

    def _offer_tags(self, row: LineRow, sign: str) -> None:
        if self._rows is None:
            return
        if sign == "#":
            known = {kloe.id: kloe.value for kloe in self._rows.kloes}
            order = [tag for tag in self._rows.liking.order if tag in known]
            ranked = [*order, *(kloe for kloe in known if kloe not in order)]
            options = [
                Option(k, known[k].title, known[k].code, icon="hash", on=k in row.kloes)
                for k in ranked
            ]
            name = self.tr("Find a line of enquiry for this line")
        else:
            options = [
                Option(voice.value, title(voice), "", icon="at", on=voice.value in row.voices)
                for voice in Voice
            ]
            name = self.tr("Find a voice for this line")
        self._chooser.offer(self._page.frame, name, options)

    def _picked(self, tag: str) -> None:
        row = self.row
        if row is None:
            return
        if tag in {voice.value for voice in Voice}:
            sentence = self.tr("Taken off: {0}") if tag in row.voices else self.tr("Tagged: {0}")
            words = sentence.format(title(Voice(tag)))
            work = partial(deeds.toggle_voice, note=row.note, voice=Voice(tag), words=words)
            self._doing.do(work)
        else:
            self.toggle_kloe(row.note, tag)

    def _titles(self) -> dict[str, str]:
        kloes = self._rows.kloes if self._rows is not None else ()
        return {kloe.id: kloe.value.title for kloe in kloes}

    def _show(self, *, said: bool) -> None:
        place = self._model.row_of(self._note)
        self._page.editor.choosing = place >= 0
        self._page.choose(place)
        if place < 0:
            self._note = ""
            self.hinted.emit("")
        else:
            row = self._model.rows[place]
            hint = self.tr(
                "Line of {0} chosen. Marks, # @ and Ctrl+1…9 act on it, F2 changes it, "
                "Ctrl+J joins it to the one above, Delete withdraws it, Esc lets it go."
            ).format(row.time)
            self.hinted.emit(hint)
            if said:
                announce(self._page, self.tr("Chosen: {0}").format(self._spoken(place)))
        self.moved.emit()

    def _spoken(self, place: int) -> str:
        return str(self._model.index(place).data())
