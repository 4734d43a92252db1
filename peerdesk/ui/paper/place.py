# SPDX-License-Identifier: Apache-2.0
"""Typing in a paper sheet: its session, who took it down, and its lines with their own times."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture_sheet_errors import UnreadableLine
from peerdesk.desk.capture_sheets import type_in
from peerdesk.domain.calendar import day_name, local, short_day
from peerdesk.domain.writing_aids import Checking
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.draft_saver import DraftSaver
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.session_icon import session_icon
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look
from peerdesk.ui.paper.form import LinesForm
from peerdesk.ui.paper.keys import ALL, AUTHOR, KEEP, SESSION
from peerdesk.ui.paper.rows import PaperRows, read_paper
from peerdesk.ui.paper.sheet_draft import DRAFT, SheetDraft, to_draft
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession

_WIDEST = 900
_NONE = "none"


class PaperPlace(Place):
    """Kept as a draft while it is typed; all lines are written in one go."""

    key: ClassVar[str] = "paper"
    does = ALL
    capturing = True

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self._rows = PaperRows(founded=False)
        self._heading = Heading(look, self.tr("Type in a paper sheet"))
        self._keep = Button(look, self.tr("Save the sheet"), PRIMARY, key=KEEP)
        self._session = Pick(look, self, self.tr("Session"), key=SESSION)
        self._author = Pick(look, self, self.tr("Taken down by"), key=AUTHOR)
        self._form = LinesForm(look)
        self._banner = Banner(look, "warn")
        self._saver = DraftSaver(self.ask, self)
        self._page = QWidget()
        self._lay_out()
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the form, for a session where one is named; what was typed before is there."""
        wanted = what if isinstance(what, str) else ""
        self._saver.flush()
        self.ask(Urgency.ROWS, read_paper, partial(self._show, wanted))

    def last_words(self) -> dict[str, str]:
        """Return the sheet as far as it is typed."""
        if not self._rows.founded:
            return {}
        words = to_draft(self._draft())
        return {**self._saver.held, DRAFT: words} if words else self._saver.held

    def unsaved(self) -> bool:
        """Say whether the disk has refused what is typed."""
        return bool(self._saver.held)

    def retry(self) -> None:
        """Offer the draft to the disk again."""
        self._saver.retry()

    def blank(self) -> None:
        """Take every line away."""
        super().blank()
        self._saver.forget()
        self._rows = PaperRows(founded=False)
        self._form.clear()
        self._session.clear()
        self._author.clear()
        self._say("")

    def _show(self, wanted: str, rows: PaperRows) -> None:
        typed = self._draft() if self._rows.founded else rows.draft
        draft = rows.draft if typed.is_empty else typed
        self._rows = rows
        first = draft.is_empty and wanted
        session = wanted if first else draft.session
        self._session.set_options(self._sessions(), session or _NONE)
        self._author.set_options([Option(k, n) for k, n in rows.people], draft.author or rows.me)
        self._form.show_lines(rows, draft.lines)
        self._page.setEnabled(rows.founded)
        self._count()
        if wanted and wanted != session:
            self._say(
                self.tr("Another sheet is half typed in: save it first, then choose the next one.")
            )
        aids = self.session.writing_aids
        self.aside(lambda: Checking(aids(), rows.own), self._form.check_with)
        self._form.focus_first()

    def _sessions(self) -> list[Option]:
        options = [Option(_NONE, self.tr("No session: in passing"), icon="note-pencil")]
        for held in self._rows.sessions:
            session = held.value
            options.append(
                Option(
                    held.id,
                    session.title,
                    session.start,
                    icon=session_icon(session.kind),
                    group=short_day(session.day),
                )
            )
        return options

    def _draft(self) -> SheetDraft:
        session = self._session.value()
        author = self._author.value()
        return SheetDraft(
            session="" if session == _NONE else session,
            author="" if author == self._rows.me else author,
            day=self._day(),
            lines=self._form.lines(),
        )

    def _day(self) -> str:
        """Return the day for lines of no session: that of typing them in."""
        return local(*self.session.now()).date().isoformat()

    def _edited(self) -> None:
        self._saver.touch(DRAFT, to_draft(self._draft()))
        self._count()

    def _count(self) -> None:
        lines = sum(bool(line.text.strip()) for line in self._form.lines())
        words = counted(lines, self.tr("Save {0} line"), self.tr("Save {0} lines"))
        self._keep.set_text(words if lines else self.tr("Save the sheet"))
        self._keep.setEnabled(lines > 0)
        session = self._rows.session(self._session.value())
        day = session.day if session else self._day()
        self._heading.set_facts(
            self.tr("Times are of {0}").format(day_name(day)) if self._rows.founded else ""
        )

    def _write(self) -> None:
        draft = self._draft()

        def work(book: TeamBook) -> int:
            notes = type_in(book, draft.session, draft.day, draft.lines, draft.author)
            book.keep_draft(DRAFT, "")
            return len(notes)

        self._saver.settle()
        self._keep.setEnabled(False)
        self.write(work, self._written, self._refused)

    def _written(self, count: int) -> None:
        said = counted(
            count,
            self.tr("{0} line saved, with its own time"),
            self.tr("{0} lines saved, with their own times"),
        )
        self.said.emit(said, None)
        self._form.show_lines(self._rows, ())
        self._say("")
        self._count()
        self._form.focus_first()

    def _refused(self, error: PeerDeskError) -> None:
        self._edited()
        self._say(error.user_message)
        if isinstance(error, UnreadableLine):
            self._form.focus_line(error.number)
        else:
            self.failed.emit(error)

    def _say(self, sentence: str) -> None:
        self._banner.say(sentence, "warn")
        self._banner.setVisible(bool(sentence))

    def _connect(self) -> None:
        self._keep.clicked.connect(self._write)
        self._form.edited.connect(self._edited)
        self._form.warned.connect(self._say)
        self._form.reached.connect(lambda row: self._scroll.ensureWidgetVisible(row, 0, 24))
        self._session.picked.connect(lambda _: self._edited())
        self._author.picked.connect(lambda _: self._edited())
        self._saver.refused.connect(self.failed)
        self._saver.caught_up.connect(self.say_saved)
        self.look.changed.connect(self._fit)

    def _lay_out(self) -> None:
        look = self.look
        self._heading.add_act(self._keep)
        chosen = QHBoxLayout()
        between(look, chosen, 16)
        chosen.addWidget(self._session)
        chosen.addWidget(self._author)
        chosen.addStretch(1)
        how = self.tr(
            "Each line as it stands on the paper: its time, then the words with the same marks, "
            "# and @ as in Capture. Enter goes on. "
            "A line without a time has that of the line above."
        )
        inner = column(self._page)
        between(look, inner, 12)
        margins(look, inner, 24, 16, 24, 24)
        inner.addLayout(chosen)
        inner.addWidget(Text(how, "small", "ink2", wrap=True))
        inner.addWidget(self._form, 1)
        scroll = self._scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._page)
        self._banner.hide()
        whole = column(self)
        whole.addWidget(self._heading)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._banner)
        self._fit()

    def _fit(self) -> None:
        self._page.setMaximumWidth(self.look.size(_WIDEST))
