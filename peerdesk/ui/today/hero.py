# SPDX-License-Identifier: Apache-2.0
"""The card of the next session, with the one key that starts capturing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.calendar import short_day
from peerdesk.domain.session import Session
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import Chip, Mark
from peerdesk.ui.components.text import IconText, Text
from peerdesk.ui.forms import Form, form_of
from peerdesk.ui.look import Look
from peerdesk.ui.today.keys import FORM, PREP
from peerdesk.ui.today.news_words import news_line
from peerdesk.ui.today.rows import SessionRow

_HOUR, _SOON = 60, 90
_COMPANY = "company"


class Hero(QFrame):
    """The session that runs or comes next."""

    start = Signal(str)
    prep = Signal(str)
    form = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._session = ""
        self.setProperty("ground", "chosen")
        self._when = IconText(look, "clock", "", "accent")
        self._when.words.setProperty("weight", 600)
        self._place = IconText(look, "map-pin")
        self._people = IconText(look, "users")
        self._time = Text("", "hero")
        self._title = Text("", "title", wrap=True)
        self._chip_box, self._chips = flow_box()
        between(look, self._chips, 8)
        self._start = Button(
            look, self.tr("Start capturing"), PRIMARY, icon="pencil-line", key="Return"
        )
        self._prep = Button(look, self.tr("Prep card"), icon="cards", key=PREP)
        self._form = Button(look, "", key=FORM).show_key_only()
        self._opens: Form | None = None
        self._news = IconText(look, "clock-counter-clockwise", "", "state.changed")
        self._news.words.set_ink("changed")
        self._waiting_box = QWidget()
        self._waiting = Text("", "small", "ink2")
        self._lay_out()
        self._start.show_key_only().clicked.connect(lambda: self.start.emit(self._session))
        self._prep.show_key_only().clicked.connect(lambda: self.prep.emit(self._session))
        self._form.clicked.connect(self._open_form)
        look.changed.connect(self._fit)

    def show_session(self, row: SessionRow, today: str, time: str) -> None:
        """Show a session, said against the time now."""
        session = row.session
        self._session = row.id
        self._when.set_text(self._say_when(session, today, time))
        self._place.set_text(session.place)
        self._place.setVisible(bool(session.place))
        self._people.set_text(self._say_people(session))
        self._people.setVisible(bool(session.groups))
        self._time.setText(session.start)
        self._title.setText(session.title)
        self._show_news(row)
        self._show_form(session)
        self._chips.clear()
        for title in row.kloes:
            self._chips.addWidget(Chip(self._look, title))
        if row.others:
            company = Text(self.tr("with {0}").format(", ".join(row.others)), "small", "ink2")
            company.setObjectName(_COMPANY)
            self._chips.addWidget(company)
        self._chip_box.setVisible(bool(row.kloes or row.others))
        self._fit()

    def focus_start(self) -> None:
        """Put the focus on the button, so that Enter starts."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def blank(self) -> None:
        """Take every word of the session away."""
        self._session = ""
        for words in (
            self._when.words,
            self._place.words,
            self._people.words,
            self._time,
            self._title,
            self._news.words,
            self._waiting,
        ):
            words.clear()
        self._chips.clear()

    def _show_form(self, session: Session) -> None:
        """Offer the form that a session of its kind has, beside its lines."""
        self._opens = form_of(session.kind)
        self._form.setVisible(self._opens is not None)
        if self._opens is not None:
            self._form.set_text(self._opens.said)
            self._form.set_icon_name(self._opens.icon)

    def _open_form(self) -> None:
        if self._opens is not None:
            self.form.emit(self._opens.place, self._opens.sent(self._session))

    def _show_news(self, row: SessionRow) -> None:
        """Say what changed of it lately, and how many questions are carried to it."""
        news = news_line(row.news, self.tr("added"), self.tr(" ({0}, {1})"))
        self._news.set_text(news)
        self._news.setVisible(bool(news))
        waiting = counted(
            row.waiting,
            self.tr("{0} question is waiting for this session"),
            self.tr("{0} questions are waiting for this session"),
        )
        self._waiting.setText(waiting)
        self._waiting_box.setVisible(row.waiting > 0)

    def _say_when(self, session: Session, today: str, time: str) -> str:
        if session.day != today:
            return self.tr("Next, {0}").format(short_day(session.day))
        if session.start <= time:
            return self.tr("Now, until {0}").format(session.end)
        ahead = _minutes(session.start) - _minutes(time)
        if ahead < _SOON:
            return counted(ahead, self.tr("Next, in {0} minute"), self.tr("Next, in {0} minutes"))
        return self.tr("Next, in {0} h {1} min").format(ahead // _HOUR, ahead % _HOUR)

    def _say_people(self, session: Session) -> str:
        if len(session.groups) == 1 and session.people > 1:
            role = session.groups[0].role
            return f"{session.people} {role[:1].lower()}{role[1:]}"
        if len(session.groups) == 1:
            return session.groups[0].role
        return counted(session.people, self.tr("{0} person"), self.tr("{0} people"))

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        between(look, head, 16)
        head.addWidget(self._when)
        head.addStretch(1)
        head.addWidget(self._place)
        head.addWidget(self._people)
        words = QHBoxLayout()
        between(look, words, 16)
        words.addWidget(self._time, 0, Qt.AlignmentFlag.AlignBaseline)
        words.addWidget(self._title, 1, Qt.AlignmentFlag.AlignBaseline)
        waiting = QHBoxLayout(self._waiting_box)
        waiting.setContentsMargins(0, 0, 0, 0)
        between(look, waiting, 8)
        waiting.addWidget(Mark(look, "question"))
        waiting.addWidget(self._waiting)
        acts, row = flow_box()
        between(look, row, 12)
        for act in (self._start, self._prep, self._form, self._waiting_box):
            row.addWidget(act)
        column = QVBoxLayout(self)
        margins(look, column, 24, 18, 24, 20)
        between(look, column, 10)
        column.addLayout(head)
        column.addLayout(words)
        column.addWidget(self._news)
        column.addWidget(self._chip_box)
        column.addSpacing(look.gap(4))
        column.addWidget(acts)

    def _fit(self) -> None:
        large = self._look.is_large
        self._waiting_box.setMinimumHeight(self._start.sizeHint().height())
        self._place.setVisible(bool(self._place.words.text()) and not large)
        for company in self._chip_box.findChildren(Text, _COMPANY):
            company.setFixedHeight(self._look.size(24))


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * _HOUR + int(minutes)
