# SPDX-License-Identifier: Apache-2.0
"""Capture: the place where listening becomes evidence, one line at a time."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.desk.capture import Written
from peerdesk.domain.calendar import local
from peerdesk.ui.capture import keys
from peerdesk.ui.capture.choosing import session_options
from peerdesk.ui.capture.colleagues import Colleagues
from peerdesk.ui.capture.head import CaptureHead
from peerdesk.ui.capture.legend import MarksLegend
from peerdesk.ui.capture.model import LinesModel
from peerdesk.ui.capture.page import CapturePage
from peerdesk.ui.capture.prompts import Prompts
from peerdesk.ui.capture.rows import QUICK, CaptureRows, read_capture
from peerdesk.ui.capture.working import Working
from peerdesk.ui.components.announcing import announce
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.text import column, pane
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession


class CapturePlace(Place):
    """Lines of one session, or quick notes without one."""

    key = "capture"
    does = keys.ALL
    folds_rail = True
    capturing = True

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self._rows = CaptureRows(QUICK, None)
        self._caret = -1
        self._model = LinesModel()
        self._page = CapturePage(look, self._model)
        self._prompts, self._colleagues = Prompts(look), Colleagues(look)
        self._head = CaptureHead(look)
        self._chooser = Chooser(look, self)
        self._warning = Banner(look, "warn")
        self._legend = MarksLegend(look)
        self._side = pane("canvas", side="left")
        self._working = Working(self, self._page, self._model, self._prompts)
        self._lay_out()
        self._connect()

    def open(self, what: object = None) -> None:
        """Show a session by its identifier, `QUICK` for none, or where one would write now."""
        wanted, self._caret = what if isinstance(what, tuple) else (what, -1)
        session = wanted if isinstance(wanted, str) else ""
        self._working.writing.keep_now()
        moment = local(*self.session.now())
        day, time = moment.date().isoformat(), f"{moment:%H:%M}"
        work = partial(read_capture, session=session, today=day, time=time)
        self.ask(Urgency.ROWS, work, self._show)

    def where(self) -> object:
        """Return the session and where the caret stands."""
        return self._rows.id, self._page.editor.textCursor().position()

    def asked_about(self) -> str:
        """Return the line that is chosen or being changed: a question may be asked about it."""
        return self._working.note

    def looked_at(self) -> tuple[str, str]:
        """Return that line, whose history can be shown."""
        note = self._working.note
        return ("note", note) if note else ("", "")

    def renew(self) -> None:
        """Read the lines anew."""
        self._reopen()

    def last_words(self) -> dict[str, str]:
        """Return the line being typed, with those that the disk refused."""
        return self._working.last_words() if self._rows.founded else {}

    def unsaved(self) -> bool:
        """Say whether a line stands on the screen only."""
        return self._working.writing.unsaved

    def blank(self) -> None:
        """Take every line, the one being written and all prompts off the screen."""
        super().blank()
        self._working.forget()
        self._chooser.leave(back=False)
        self._model.show((), {})
        self._prompts.blank()
        self._colleagues.show_colleagues(())
        self._warning.say("")
        self._head.blank()
        self._rows = CaptureRows(QUICK, None)

    def retry(self) -> None:
        """Send the lines again that the disk has refused."""
        self._working.writing.retry()

    def next_pane(self) -> bool:
        """Go from the caret to the lines, the prompts and on to the rail."""
        page, tick = self._page, self._prompts.first_tick
        if self.look.is_large:
            self._turn(prompts=not self._side.isVisible())
            return True
        if page.editor.hasFocus() and self._model.rowCount():
            page.go_up()
        elif tick is not None and (page.editor.hasFocus() or page.view.hasFocus()):
            tick.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif page.view.hasFocus() or self._is_beside():
            return False
        else:
            page.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _turn(self, *, prompts: bool) -> None:
        """Show the prompts or the page, where there is room for one of them."""
        self._side.setVisible(prompts)
        self._sheet.setVisible(not prompts)
        target = self._prompts.first_tick if prompts else self._page.editor
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_beside(self) -> bool:
        focus: QWidget | None = self.window().focusWidget()
        return focus is not None and self._side.isAncestorOf(focus)

    def _show(self, rows: CaptureRows) -> None:
        self._rows = rows
        self._head.show_rows(rows)
        titles = {kloe.id: kloe.value.title for kloe in rows.kloes}
        self._model.show(rows.lines, titles, rows.attached)
        self._prompts.show_kloes(rows.beside, rows.pins)
        self._colleagues.show_colleagues(rows.colleagues)
        self._working.begin(rows, self._caret)
        self._page.setEnabled(rows.founded)
        self._count()
        self._tick()
        self._fit()
        self._page.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rechoose(self, rows: CaptureRows) -> None:
        """Show other choices of the same session: pins, ticks, what was read out."""
        self._rows = rows
        self._head.show_rows(rows)
        self._prompts.show_kloes(rows.beside, rows.pins)
        self._working.completing.begin(rows)
        self._count()

    def _written(self, written: Written) -> None:
        self.say_saved(written)
        self._count()

    def _reopen(self) -> None:
        self.open((self._rows.id, self._page.editor.textCursor().position()))

    def _choose(self) -> None:
        options = session_options(self._rows.sessions, self._rows.id, self.tr("Quick note"))
        self._chooser.offer(self._head.other, self.tr("Find a session"), options)

    def _end_session(self) -> None:
        """Leave the session; a line that was not sent stays in its draft, and that is told."""
        self._working.writing.keep_now()
        self._working.remembering.end()
        if self._page.editor.toPlainText().strip():
            sentence = self.tr("One line is not sent. It waits in the session as you typed it.")
            self.said.emit(sentence, None)
        self.go.emit("today", None)

    def _count(self) -> None:
        self._working.remembering.show_prompts(self._model.texts_by_kloe())
        lines = self._model.rowCount()
        said = counted(lines, self.tr("{0} line here"), self.tr("{0} lines here"))
        self.extra.emit(said if lines else "")

    def _warn(self, sentence: str) -> None:
        self._warning.say(sentence)
        self._warning.setVisible(bool(sentence))
        announce(self._warning, sentence)

    def _cleared(self) -> None:
        """Take the warning away while somebody types, and show the time of the line."""
        self._warning.hide()
        self._tick()

    def _tick(self) -> None:
        moment = local(*self.session.now())
        seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
        self._head.timer.show_now(moment.date().isoformat(), seconds)
        if not self._working.changing.is_active:
            self._page.frame.show_time(f"{moment:%H:%M}")

    def _leave_for(self, place: str) -> None:
        """Go to the prep card of this session, or to where its paper sheet is typed in."""
        session = self._rows.id if self._rows.session is not None else None
        if session is not None or place == "paper":
            self.go.emit(place, session)

    def _connect(self) -> None:
        working, head, writing = self._working, self._head, self._working.writing
        self._page.view.opened.connect(lambda note: self.go.emit("evidence", note))
        writing.written.connect(self._written)
        writing.failed.connect(self.failed)
        writing.cleared.connect(self._cleared)
        writing.counted.connect(self._count)
        writing.caught_up.connect(self.say_saved)
        working.warned.connect(self._warn)
        working.hinted.connect(self._legend.hint)
        working.spelling.counted.connect(self._legend.count_wrong)
        working.reopened.connect(self._reopen)
        working.rechosen.connect(self._rechoose)
        head.other.clicked.connect(self._choose)
        head.attach.clicked.connect(working.attaching.choose)
        head.rules.clicked.connect(working.remembering.read_rules)
        head.end.clicked.connect(self._end_session)
        head.more.clicked.connect(self.next_pane)
        head.timer.timer.timeout.connect(self._tick)
        self._colleagues.wanted.connect(working.remembering.show_colleagues)
        self._chooser.picked.connect(self.open)
        hear(self.look.keys, self, keys.OTHER, self._choose)
        hear(self.look.keys, self, keys.PREP, lambda: self._leave_for("prep"))
        hear(self.look.keys, self, keys.PAPER, lambda: self._leave_for("paper"))
        hear(self.look.keys, self, keys.RULES, working.remembering.read_rules)
        hear(self.look.keys, self, keys.END, self._end_session)
        self.look.changed.connect(self._fit)

    def _lay_out(self) -> None:
        self._warning.hide()
        below = QWidget()
        stack = column(below)
        stack.addWidget(self._working.answering.waiting)
        stack.addWidget(self._colleagues)
        self._prompts.put_below(below)
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
        whole.addWidget(self._head)
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
        self._legend.set_roomy(roomy=not large)
        self._head.fit()
