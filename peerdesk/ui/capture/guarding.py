# SPDX-License-Identifier: Apache-2.0
"""Lines looked through in the background, a moment after the last key, for names and spelling."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.session_choices import TYPED, SessionChoices, keep_find, sent_find
from peerdesk.domain.attribution import Found, fitting, instead
from peerdesk.domain.writing_aids import Checked, Checking, Own, WritingAids
from peerdesk.ui.capture import deeds
from peerdesk.ui.capture.doing import Doing
from peerdesk.ui.capture.find_strip import Warned, warned
from peerdesk.ui.capture.keys import KEEP, ROLE
from peerdesk.ui.capture.model import LineRow, LinesModel
from peerdesk.ui.capture.page import CapturePage
from peerdesk.ui.capture.rows import QUICK, CaptureRows
from peerdesk.ui.place import Place

PAUSE = 250
"""Milliseconds without a key after which the line is looked through."""


class Guarding(QObject):
    """Finds what points to somebody, says so under the line, and does what is chosen about it.

    Nothing is done while a key is heard but to put off a timer. `checked` carries what was found
    in the line being written. The line that the keys act on is the one being written, else the
    chosen one, else the newest of those with a find. `changed` returns the earlier line that is
    under the caret in its place: what was let stand in that line stays let there.
    """

    checked = Signal(object)

    def __init__(self, place: Place, page: CapturePage, model: LinesModel, doing: Doing) -> None:
        super().__init__(place)
        self._place, self._page, self._model, self._doing = place, page, model, doing
        self.chosen: Callable[[], LineRow | None] = _none
        self.changed: Callable[[], str] = _no_note
        self._rows = CaptureRows(QUICK, None)
        self._aids: WritingAids | None = None
        self._checking: Checking | None = None
        self._own: Own | None = None
        self._typed = Checked("")
        self._acts_on = ""
        self._lets: dict[str, dict[str, str]] = {}
        self._restored: set[str] = set()
        self._let_of: dict[int, tuple[str, dict[str, str]]] = {}
        self._known: dict[str, tuple[Found, ...]] = {}
        self._said: dict[tuple[Found, bool], Warned] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._check)
        page.editor.changed.connect(self._put_off)
        page.delegate.warned = self._warned
        model.rowsInserted.connect(self._timer.start)
        place.look.keys.changed.connect(self._said.clear)

    def begin(self, rows: CaptureRows) -> None:
        """Guard this session's lines; the lists are read in when they are first needed."""
        self._rows = rows
        self._said.clear()
        if rows.id not in self._restored:  # once: what is sent later may still stand in `rows`
            self._restored.add(rows.id)
            self._lets.setdefault(rows.id, {}).update(rows.choices.kept.get(TYPED, {}))
        if rows.own != self._own or self._checking is None:
            self._own = rows.own
            self._place.aside(partial(self._make_ready, self._aids, rows.own), self._ready)
        else:
            self._check()

    def forget(self) -> None:
        """Forget every line, and the challenge's own words; the vault is locked."""
        self._timer.stop()
        self._checking = self._own = None
        self._rows = CaptureRows(QUICK, None)
        self._typed = Checked("")
        self._lets.clear()
        self._restored.clear()
        self._let_of.clear()
        self._known.clear()
        self._said.clear()
        self._acts_on = ""
        self._page.frame.strip.show_find(None)

    @property
    def checking(self) -> Checking | None:
        """Return the lists, once they are ready."""
        return self._checking

    def know(self, learned: tuple[str, ...]) -> None:
        """Take other words as learned, and look again."""
        if self._aids is not None and self._own is not None:
            self._own = Own(self._own.people, self._own.texts, learned)
            self._place.aside(partial(self._make_ready, self._aids, self._own), self._ready)

    def sent(self, number: int) -> None:
        """Take along to the list what was let stand in a line that was just sent."""
        let = self._lets.pop(self._rows.id, None)
        if let:
            self._let_of[number] = self._rows.id, let
            session = "" if self._rows.id == QUICK else self._rows.id
            work = partial(sent_find, session=session)
            self._place.ask(Urgency.LINE, work, partial(self._kept, self._rows.id))
        self._show_typed(Checked(""))

    def numbered(self, number: int, note: str) -> None:
        """Remember it for the note, now that it has an identifier."""
        session, let = self._let_of.pop(number, ("", {}))
        if let:
            self._keep(note, let, session)

    @property
    def target(self) -> Found | None:
        """Return the find that the keys act on."""
        finds = self._here(self._typed.finds) or self._finds_of(self._target_row())
        return finds[0] if finds else None

    def write_role(self) -> bool:
        """Write what will do in the place of the find; say whether there was one."""
        find = self.target
        if find is None:
            return False
        words = instead(find, self._roles())
        row = self._target_row()
        if self._here(self._typed.finds):
            words = fitting(self._typed.text, find.start, words)
            self._page.editor.replace(find.start, find.end, words)
            self._check()
        elif row is not None:
            words = fitting(row.bare, find.start, words)
            text = f"{row.bare[: find.start]}{words}{row.bare[find.end :]}"
            said = self._place.tr("Written: {0}").format(words)
            work = partial(deeds.reword_line, note=row.note, text=text, words=said)
            self._doing.do(work)
        return True

    def let_stand(self, reason: str) -> None:
        """Leave the find as it is, in this line, for a reason."""
        find = self.target
        if find is None:
            return
        row = self._target_row()
        if self._here(self._typed.finds):
            note, let = self.changed(), {find.text.casefold(): reason}
            if note:
                self._keep(note, let, self._rows.id)
            else:
                self._lets.setdefault(self._rows.id, {}).update(let)
                self._keep(TYPED, let, self._rows.id)  # the line may outlive a lock
                self._show_typed(self._typed)
        elif row is not None:
            self._keep(row.note, {find.text.casefold(): reason}, self._rows.id)

    def show_again(self) -> None:
        """Say anew under which line the keys act: another one was chosen."""
        self._take_aim()
        self._model.grown.emit()
        self._page.view.viewport().update()

    def _keep(self, note: str, finds: Mapping[str, str], session: str) -> None:
        """Remember what may stay in a note of a session."""
        named = "" if session == QUICK else session

        def keep(book: TeamBook) -> SessionChoices:
            return keep_find(book, named, note, finds)

        self._place.ask(Urgency.LINE, keep, partial(self._kept, session))

    def _kept(self, session: str, choices: SessionChoices) -> None:
        if session == self._rows.id:
            self._rows = replace(self._rows, choices=choices)
            self._show_rows()
            self._show_typed(self._typed)

    def _make_ready(self, aids: WritingAids | None, own: Own) -> tuple[WritingAids, Checking]:
        ready = aids if aids is not None else self._place.session.writing_aids()
        return ready, Checking(ready, own)

    def _ready(self, made: tuple[WritingAids, Checking]) -> None:
        self._aids, self._checking = made
        self._known.clear()
        self._check()

    def _put_off(self) -> None:
        """Look through the line a moment from now, if there is anything new in it."""
        if self._page.editor.toPlainText() != self._typed.text:
            self._timer.start()

    def _check(self) -> None:
        """Look through what has changed, aside from the screen's thread."""
        if self._checking is None:
            return
        texts = {row.bare for row in self._model.rows} - self._known.keys()
        text = self._page.editor.toPlainText()
        work = partial(_look_through, self._checking, text, tuple(texts))
        self._place.aside(work, self._found)

    def _found(self, found: tuple[Checked, dict[str, tuple[Found, ...]]]) -> None:
        typed, others = found
        self._known.update(others)
        self._show_rows()
        if typed.text == self._page.editor.toPlainText():
            self._show_typed(typed)

    def _show_typed(self, typed: Checked) -> None:
        self._typed = typed
        finds = self._here(typed.finds)
        shown = self._words(finds[0], acts=True) if finds else None
        before = self._page.frame.strip.shown
        self._page.frame.strip.show_find(shown)
        if (before is None) != (shown is None):
            self.show_again()
        self.checked.emit(Checked(typed.text, finds, typed.misspelt))

    def _show_rows(self) -> None:
        rows = enumerate(self._model.rows)
        self._model.show_finds({place: self._finds_in(row) for place, row in rows})
        before = self._acts_on
        self._take_aim()
        if before != self._acts_on:
            self._model.grown.emit()

    def _take_aim(self) -> None:
        target = self._target_row()
        self._acts_on = target.note if target is not None else ""

    def _finds_in(self, row: LineRow) -> tuple[Found, ...]:
        """Return the finds of an earlier line that were not let stand."""
        _, sent = self._let_of.get(row.number, ("", {}))
        let = {**self._rows.choices.kept.get(row.note, {}), **sent}
        known = self._known.get(row.bare, ())
        return tuple(find for find in known if find.text.casefold() not in let)

    def _finds_of(self, row: LineRow | None) -> tuple[Found, ...]:
        return row.finds if row is not None else ()

    def _here(self, finds: tuple[Found, ...]) -> tuple[Found, ...]:
        """Return the finds of the line under the caret that were not let stand in it."""
        note = self.changed()
        let = self._rows.choices.kept.get(note, {}) if note else self._lets.get(self._rows.id, {})
        return tuple(find for find in finds if find.text.casefold() not in let)

    def _target_row(self) -> LineRow | None:
        """Return the earlier line that the keys act on, where none is in the one being written."""
        if self._here(self._typed.finds):
            return None
        chosen = self.chosen()
        if chosen is not None:
            return chosen if chosen.finds else None
        return next((row for row in reversed(self._model.rows) if row.finds and row.note), None)

    def _warned(self, row: LineRow) -> Warned | None:
        """Return what to say under an earlier line; asked for every line at every Enter."""
        if not row.finds:
            return None
        return self._words(row.finds[0], acts=bool(row.note) and row.note == self._acts_on)

    def _words(self, find: Found, *, acts: bool) -> Warned:
        known = self._said.get((find, acts))
        if known is None:
            keys = self._place.look.keys
            role, keep = (keys.shown(ROLE), keys.shown(KEEP)) if acts else ("", "")
            known = warned(find, instead(find, self._roles()), role, keep)
            self._said[find, acts] = known
        return known

    def _roles(self) -> tuple[str, ...]:
        session = self._rows.session
        return tuple(group.role for group in session.groups) if session else ()


def _look_through(
    checking: Checking, typed: str, lines: tuple[str, ...]
) -> tuple[Checked, dict[str, tuple[Found, ...]]]:
    found = {line: checking.check(line, spelling=False).finds for line in lines}
    return checking.check(typed), found


def _none() -> LineRow | None:
    return None


def _no_note() -> str:
    return ""
