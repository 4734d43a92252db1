# SPDX-License-Identifier: Apache-2.0
"""Capture: the place where listening becomes evidence, one line at a time."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import Written
from peerdesk.desk.evidence import mark, restore, withdraw
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.session import Session
from peerdesk.domain.words import Stance
from peerdesk.ui.capture.attaching import ATTACH, LineAttaching
from peerdesk.ui.capture.choosing import session_options
from peerdesk.ui.capture.completing import Completing
from peerdesk.ui.capture.legend import MarksLegend
from peerdesk.ui.capture.model import ROW, LineRow, LinesModel
from peerdesk.ui.capture.page import CapturePage
from peerdesk.ui.capture.prompts import Prompts
from peerdesk.ui.capture.rows import QUICK, CaptureRows, read_capture
from peerdesk.ui.capture.timer import SessionTimer
from peerdesk.ui.capture.writing import Writing
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.text import column, pane
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession

_ROOMY = 1.2
"""The size of text from which there is no room in the heading for the act that attaches."""


class CapturePlace(Place):
    """Lines of one session, or quick notes without one."""

    key = "capture"
    folds_rail = True
    capturing = True

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self._rows = CaptureRows(QUICK, None)
        self._caret = -1
        self._model = LinesModel()
        self._page = CapturePage(look, self._model)
        self._prompts = Prompts(look)
        self._heading = Heading(look, "", stacked=True)
        self._timer = SessionTimer(look)
        self._other = Button(look, self.tr("Another session"), icon="calendar-blank", key="Ctrl+O")
        self._attach = Button(look, self.tr("Attach"), icon="paperclip", key=ATTACH).show_key_only()
        self._end = Button(look, self.tr("End session"))
        self._more = Button(look, self.tr("Prompts"), icon="cards", key="F6").show_key_only()
        self._chooser = Chooser(look, self)
        self._warning = Banner(look, "warn")
        self._legend = MarksLegend(look)
        self._side = pane("canvas", side="left")
        self._writing = Writing(self._page.editor, self._model, self.ask, session)
        self._completing = Completing(self._page, self)
        self._attaching = LineAttaching(self, self._page, self._writing, self._model)
        self._lay_out()
        self._connect()

    def open(self, what: object = None) -> None:
        """Show a session by its identifier, `QUICK` for none, or where one would write now."""
        wanted, self._caret = what if isinstance(what, tuple) else (what, -1)
        session = wanted if isinstance(wanted, str) else ""
        self._writing.keep_now()
        moment = local(*self.session.now())
        day, time = moment.date().isoformat(), f"{moment:%H:%M}"
        work = partial(read_capture, session=session, today=day, time=time)
        self.ask(Urgency.ROWS, work, self._show)

    def where(self) -> object:
        """Return the session and where the caret stands."""
        return self._rows.id, self._page.editor.textCursor().position()

    def last_words(self) -> dict[str, str]:
        """Return the line being typed, with those that the disk refused."""
        return self._writing.last_words() if self._rows.founded else {}

    def unsaved(self) -> bool:
        """Say whether a line stands on the screen only."""
        return self._writing.unsaved

    def blank(self) -> None:
        """Take every line, the one being written and all prompts off the screen."""
        super().blank()
        self._timer.show_session(None)
        self._writing.forget()
        self._completing.forget()
        self._attaching.blank()
        self._chooser.leave(back=False)
        self._model.show((), {})
        self._prompts.blank()
        self._warning.say("")
        self._heading.set_title("")
        self._heading.set_facts("")
        self._rows = CaptureRows(QUICK, None)

    def retry(self) -> None:
        """Send the lines again that the disk has refused."""
        self._writing.retry()

    def asked_about(self) -> str:
        """Return the chosen line, or the last one written: a question asked now is about it."""
        view, last = self._page.view, self._model.last()
        row = view.currentIndex().data(ROW) if view.hasFocus() else last
        return row.note if isinstance(row, LineRow) else ""

    def looked_at(self) -> tuple[str, str]:
        """Return the line that a question would be about: its history can be shown as well."""
        note = self.asked_about()
        return ("note", note) if note else ("", "")

    def renew(self) -> None:
        """Show the lines anew; the one being written stays."""
        self.open(self.where())

    def next_pane(self) -> bool:
        """Go from the caret to the lines and on to the rail; with large text, to the prompts."""
        if self.look.is_large:
            prompts = not self._side.isVisible()
            self._side.setVisible(prompts)
            self._sheet.setVisible(not prompts)
            return True
        if self._page.editor.hasFocus() and self._model.rowCount():
            self._page.go_up()
            return True
        if self._page.view.hasFocus():
            return False
        self._page.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _show(self, rows: CaptureRows) -> None:
        self._rows = rows
        session = rows.session
        self._heading.set_title(session.title if session else self.tr("Quick notes"))
        self._heading.set_facts(self._facts(session))
        self._timer.show_session(session)
        titles = {kloe.id: kloe.value.title for kloe in rows.kloes}
        self._model.show(rows.lines, titles, rows.attached)
        self._prompts.show_kloes(rows.favourites)
        self._completing.begin(rows)
        self._writing.begin(rows, self._caret)
        self._page.setEnabled(rows.founded)
        self._count()
        self._tick()
        self._fit()
        self._page.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, written: Written) -> None:
        self.say_saved(written)
        self._count()

    def _mark(self, note: str, stance: str) -> None:
        def sort(book: TeamBook) -> None:
            mark(book, note, Stance(stance))

        self.write(sort, self._reopen)

    def _withdraw(self, note: str) -> None:
        def into_bin(book: TeamBook) -> None:
            withdraw(book, note)

        def out_of_bin(book: TeamBook) -> None:
            restore(book, note)

        def said(_: object) -> None:
            self._reopen()
            sentence = self.tr("Withdrawn: the line is in the bin.")
            self.said.emit(sentence, lambda: self.write(out_of_bin, self._reopen))

        self.write(into_bin, said)

    def _reopen(self, _: object = None) -> None:
        self.open(self._rows.id)

    def _choose(self) -> None:
        options = session_options(self._rows.sessions, self._rows.id, self.tr("Quick note"))
        self._chooser.offer(self._other, self.tr("Find a session"), options)

    def _count(self) -> None:
        self._prompts.show_counts(self._model.count_by_kloe())
        lines = self._model.rowCount()
        said = counted(lines, self.tr("{0} line here"), self.tr("{0} lines here"))
        self.extra.emit(said if lines else "")

    def _warn(self, sentence: str) -> None:
        self._warning.say(sentence)
        self._warning.show()

    def _cleared(self) -> None:
        """Take the warning away while somebody types, and show the time of the line."""
        self._warning.hide()
        self._tick()

    def _tick(self) -> None:
        moment = local(*self.session.now())
        seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
        self._timer.show_now(moment.date().isoformat(), seconds)
        self._page.frame.show_time(f"{moment:%H:%M}")

    def _facts(self, session: Session | None) -> str:
        if not self._rows.founded:
            return self.tr("There is no challenge here yet: scope one, or import one, first.")
        if session is None:
            return self.tr("Heard in passing, without a session")
        span = self.tr("{0}, {1} to {2}")
        day = span.format(short_day(session.day), session.start, session.end)
        people = counted(session.people, self.tr("{0} person"), self.tr("{0} people"))
        return "   ".join(filter(None, (day, session.place, people if session.groups else "")))

    def _connect(self) -> None:
        view, writing = self._page.view, self._writing
        view.marked.connect(self._mark)
        view.withdrawn.connect(self._withdraw)
        view.opened.connect(lambda note: self.go.emit("evidence", note))
        self._page.editor.too_long.connect(lambda error: self._warn(error.user_message))
        writing.written.connect(self._written)
        writing.failed.connect(self.failed)
        writing.warned.connect(self._warn)
        self._attaching.warned.connect(self._warn)
        self._attaching.attached.connect(self._reopen)
        writing.cleared.connect(self._cleared)
        writing.counted.connect(self._count)
        writing.caught_up.connect(self.say_saved)
        self._other.clicked.connect(self._choose)
        self._attach.clicked.connect(self._attaching.choose)
        self._end.clicked.connect(lambda: self.go.emit("today", None))
        self._more.clicked.connect(self.next_pane)
        self._chooser.picked.connect(self.open)
        self._timer.timer.timeout.connect(self._tick)
        self.look.changed.connect(self._fit)

    def _lay_out(self) -> None:
        for act in (self._timer, self._more, self._attach, self._other, self._end):
            self._heading.add_act(act)
        self._warning.hide()
        column(self._side).addWidget(self._prompts)
        self._sheet = QWidget()
        inner = column(self._sheet)
        inner.addWidget(self._page, 1)
        inner.addWidget(self._warning)
        inner.addWidget(self._legend)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._sheet, 1)
        row.addWidget(self._side)
        whole = column(self)
        whole.addWidget(self._heading)
        whole.addLayout(row, 1)

    def _fit(self) -> None:
        large = self.look.is_large
        self._sheet.show()
        self._side.setVisible(not large and self._rows.founded)
        if large:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        else:
            self._side.setFixedWidth(self.look.gap(328))
        self._legend.setVisible(not large)
        self._more.setVisible(large)
        self._other.setVisible(not large)
        self._attach.setVisible(self.look.factor < _ROOMY and self._rows.founded)
        self._end.setVisible(self._rows.session is not None and not large)
