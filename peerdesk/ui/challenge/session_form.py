# SPDX-License-Identifier: Apache-2.0
"""One session of the timetable: what, when, where, with whom, and what to listen for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.session import Session
from peerdesk.domain.words import SessionKind, Source, title
from peerdesk.ui.challenge.groups import GroupsEditor
from peerdesk.ui.components.control import Choice, TextField
from peerdesk.ui.components.day_field import DayField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.tab_order import follow_layout
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.components.ticks import Ticks
from peerdesk.ui.look import Look

_REVIEWS = {SessionKind.CASE_REVIEW, SessionKind.DOCUMENT_REVIEW}


class SessionForm(QWidget):
    """Reads a `Session` from its fields; what cannot be read is said at the field."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._called_off = False
        self._kind = Choice(look, [(kind.value, title(kind)) for kind in SessionKind])
        self.title = TextField(look, hint=self.tr("Focus group: social workers"))
        self._title_field = Field(look, self.tr("Title"), self.title)
        self._day = DayField(look, self.tr("Day"))
        self._start = TextField(look, hint="13:30")
        self._start_field = Field(look, self.tr("From"), self._start)
        self._end = TextField(look, hint="14:30")
        self._end_field = Field(look, self.tr("To"), self._end)
        self._place = TextField(look)
        self._files = TextField(look, hint="0")
        self._files_field = Field(look, self.tr("Files or documents"), self._files)
        self._figures = Choice(
            look,
            [("", self.tr("As usual for its kind")), *((s.value, title(s)) for s in Source)],
            self.tr("Its evidence is"),
        )
        self._groups = GroupsEditor(look)
        self._peers = Ticks(look, self.tr("Who of the team goes"))
        self._kloes = Ticks(look, self.tr("Lines of enquiry"), columns=2)
        self._lay_out()
        self._kind.picked.connect(self._fit)

    def offer(self, people: Sequence[tuple[str, str]], kloes: Sequence[tuple[str, str]]) -> None:
        """Offer the team and the lines of enquiry, each as identifier and name."""
        self._peers.offer(people)
        self._kloes.offer(kloes)

    def show_session(self, session: Session) -> None:
        """Show a session, or an empty one to be planned."""
        self._called_off = session.called_off
        self._kind.choose(session.kind.value)
        self.title.setText(session.title)
        self._day.set_days(session.day)
        self._start.setText(session.start)
        self._end.setText(session.end)
        self._place.setText(session.place)
        self._files.setText(str(session.files or ""))
        self._figures.setCurrentIndex(
            0 if session.source is None else list(Source).index(session.source) + 1
        )
        self._groups.show_groups(session.groups)
        self._peers.tick(session.peers)
        self._kloes.tick(session.kloes)
        for field in (self._title_field, self._start_field, self._end_field, self._files_field):
            field.set_error("", focus=False)
        self._fit()
        follow_layout(self)

    def session(self) -> Session:
        """Return the session as written; `check` comes first."""
        kind = SessionKind(self._kind.value())
        source = self._figures.value()
        files = self._files.text().strip()
        return Session(
            kind=kind,
            title=self.title.text().strip(),
            day=self._day.day(),
            start=_time(self._start.text()),
            end=_time(self._end.text()),
            place=self._place.text().strip(),
            groups=self._groups.groups(),
            peers=self._peers.ticked(),
            kloes=self._kloes.ticked(),
            files=int(files) if kind in _REVIEWS and files.isdecimal() else 0,
            source=Source(source) if source else None,
            called_off=self._called_off,
        )

    def check(self) -> bool:
        """Ask for a title, a day and times in their order."""
        start, end = _time(self._start.text()), _time(self._end.text())
        files = self._files.text().strip()
        time = self.tr("Write a time such as 13:30.")
        faults = (
            (self._title_field, "" if self.title.text().strip() else self.tr("Write a title.")),
            (
                self._day.field,
                ""
                if self._day.day() and self._day.is_readable
                else self.tr("Write a day such as 12 May 2026."),
            ),
            (self._start_field, "" if _is_time(start) else time),
            (self._end_field, "" if _is_time(end) else time),
            (
                self._end_field,
                "" if end >= start or not _is_time(end) else self.tr("This is before its start."),
            ),
            (
                self._files_field,
                "" if files.isdecimal() or not files else self.tr("Write a number."),
            ),
        )
        wrong = next(((field, said) for field, said in faults if said), None)
        for field, _ in faults:
            field.set_error("", focus=False)
        if wrong is not None:
            wrong[0].set_error(wrong[1])
        return wrong is None

    def _fit(self) -> None:
        self._files_field.setVisible(SessionKind(self._kind.value()) in _REVIEWS)

    def _lay_out(self) -> None:
        look = self._look
        gap = look.gap(12)
        first, when, where = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, when, where):
            row.setSpacing(gap)
        first.addWidget(Field(look, self.tr("Kind"), self._kind), 2)
        first.addWidget(self._title_field, 4)
        when.addWidget(self._day, 3)
        when.addWidget(self._start_field, 2)
        when.addWidget(self._end_field, 2)
        where.addWidget(Field(look, self.tr("Place"), self._place), 3)
        where.addWidget(Field(look, self.tr("Its evidence is"), self._figures), 3)
        where.addWidget(self._files_field, 2)
        whole: QVBoxLayout = column(self)
        between(look, whole, 14)
        for line in (first, when, where):
            whole.addLayout(line)
        whole.addWidget(Text(self.tr("People met, by role"), "heading"))
        whole.addWidget(self._groups)
        whole.addWidget(self._peers)
        whole.addWidget(self._kloes)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _time(text: str) -> str:
    """Return "9:05", "9.05" or "0905" as 09:05; anything else as it was typed."""
    typed = text.strip().replace(".", ":")
    if typed.isdecimal() and len(typed) in {3, 4}:
        typed = f"{typed[:-2]}:{typed[-2:]}"
    hours, colon, minutes = typed.partition(":")
    return f"{hours:0>2}:{minutes}" if colon and len(minutes) == 2 else typed  # noqa: PLR2004 - mm


def _is_time(text: str) -> bool:
    hours, _, minutes = text.partition(":")
    return (
        hours.isdecimal() and minutes.isdecimal() and len(text) == 5  # noqa: PLR2004 - HH:MM
        and int(hours) < 24 and int(minutes) < 60  # noqa: PLR2004 - of a day
    )  # fmt: skip


def empty_session(day: str) -> Session:
    """Return a session to begin with on a day."""
    return Session(kind=SessionKind.INTERVIEW, title="", day=day, start="", end="")
