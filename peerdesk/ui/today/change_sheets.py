# SPDX-License-Identifier: Apache-2.0
"""The sheets in which a lead changes the day: move a session, add one, say who goes."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.desk.timetable_file.times import an_hour_after, moved_end, time_or_none
from peerdesk.desk.timetable_file.words import kind_in
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.words import SessionKind, title
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.control import Choice, TextField
from peerdesk.ui.components.day_field import DayField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.components.ticks import Ticks
from peerdesk.ui.look import Look


class ChangeSheet(Sheet):
    """What the three have in common: a session to begin with, and `kept` with what it became."""

    kept = Signal(object)

    def __init__(self, look: Look, host: QWidget, heading: str, session: Session) -> None:
        super().__init__(look, host, heading, width=600)
        self._session = session

    def add_acts(self, words: str) -> None:
        """Add what keeps and what leaves."""
        keep = self.add_act(words, PRIMARY, key="Ctrl+Return")
        keep.clicked.connect(self.keep)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def keep(self) -> None:
        """Hand on what the session became, unless something cannot be read."""
        became = self.became()
        if became is not None:
            self.kept.emit(became)
            self.leave()

    def became(self) -> Session | None:
        """Return the session as written, or None once it was said what is wrong."""
        raise NotImplementedError


class WhenAndWhere(QWidget):
    """From, to, place and day; the end goes along with the start until it is typed itself."""

    entered = Signal()

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._session = session
        self.start = TextField(look, session.start, hint="13:30")
        self._end = TextField(look, session.end, hint="14:30")
        self._place = TextField(look, session.place)
        self._day = DayField(look, self.tr("Day"))
        self._day.set_days(session.day)
        self._start_field = Field(look, self.tr("From"), self.start)
        self._end_field = Field(look, self.tr("To"), self._end)
        self._own_end = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        between(look, row, 12)
        for field, share in (
            (self._start_field, 2),
            (self._end_field, 2),
            (Field(look, self.tr("Place"), self._place), 4),
            (self._day, 4),
        ):
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.start.textEdited.connect(self._follow)
        self._end.textEdited.connect(self._take_end)
        for line in (self.start, self._end, self._place):
            line.returnPressed.connect(self.entered)

    def read(self) -> Session | None:
        """Return the session with what is written here, or None once it was said what is wrong."""
        start, end = time_or_none(self.start.text()), time_or_none(self._end.text())
        for field in (self._start_field, self._end_field):
            field.set_error("", focus=False)
        wrong = self.tr("Write a time such as 13:30.")
        if not start:
            self._start_field.set_error(wrong)
        elif not end:
            self._end_field.set_error(wrong)
        elif end < start:
            self._end_field.set_error(self.tr("This is before its start."))
        elif not (self._day.day() and self._day.is_readable):
            self._day.field.set_error(self.tr("Write a day such as 12 May 2026."))
        else:
            place = self._place.text().strip()
            return replace(self._session, start=start, end=end, place=place, day=self._day.day())
        return None

    def _follow(self) -> None:
        """Keep the length while only the start is typed."""
        start = time_or_none(self.start.text())
        if not start or self._own_end:
            return
        before = self._session
        ends = moved_end(before.start, before.end, start) if before.start else an_hour_after(start)
        self._end.setText(ends)

    def _take_end(self) -> None:
        self._own_end = True


class MoveSheet(ChangeSheet):
    """Another time, place or day for a session: the focus is on its time."""

    def __init__(self, look: Look, host: QWidget, session: Session) -> None:
        super().__init__(look, host, self.tr("Move: {0}").format(session.title), session)
        self._when = WhenAndWhere(look, session)
        self.body.addWidget(self._when)
        self.add_acts(self.tr("Move it"))
        self._when.entered.connect(self.keep)
        self._when.start.selectAll()

    def became(self) -> Session | None:
        """Return the session at its new time and place."""
        return self._when.read()


class AddSheet(ChangeSheet):
    """A session that came up today: its title says what kind it is, unless that is chosen."""

    def __init__(
        self, look: Look, host: QWidget, session: Session, people: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(look, host, self.tr("Add a session"), session)
        self._title = TextField(look, hint=self.tr("Interview: head of housing"))
        self._titled = Field(look, self.tr("Title"), self._title)
        self._kind = Choice(look, [(kind.value, title(kind)) for kind in SessionKind])
        self._own_kind = False
        self._when = WhenAndWhere(look, session)
        self._peers = Ticks(look, self.tr("Who goes; nobody ticked means everyone"))
        self._peers.offer(people)
        first = QHBoxLayout()
        between(look, first, 12)
        first.addWidget(self._titled, 4)
        first.addWidget(Field(look, self.tr("Kind"), self._kind), 2)
        self.body.addLayout(first)
        self.body.addWidget(self._when)
        self.body.addWidget(self._peers)
        self.add_acts(self.tr("Add it"))
        self._title.textEdited.connect(self._guess)
        self._kind.picked.connect(self._choose_kind)
        self._title.returnPressed.connect(self.keep)
        self._when.entered.connect(self.keep)

    def became(self) -> Session | None:
        """Return the session as written."""
        words = self._title.text().strip()
        self._titled.set_error("" if words else self.tr("Write a title."), focus=not words)
        session = self._when.read() if words else None
        if session is None:
            return None
        kind = SessionKind(self._kind.value())
        return replace(session, title=words, kind=kind, peers=self._peers.ticked())

    def _guess(self, words: str) -> None:
        kind = kind_in(words)
        if kind is not None and not self._own_kind:
            self._kind.choose(kind.value)

    def _choose_kind(self) -> None:
        self._own_kind = True


class PeersSheet(ChangeSheet):
    """Who goes: a tick a person, with what else they are in at that time."""

    def __init__(
        self, look: Look, host: QWidget, session: Session, people: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(look, host, self.tr("Who goes: {0}").format(session.title), session)
        self._peers = Ticks(look, self.tr("Of the team"), columns=1)
        self._peers.offer(people)
        self._peers.tick(session.peers)
        everyone = Text(
            self.tr("With nobody ticked it is for everyone."), "small", "ink2", wrap=True
        )
        self.body.addWidget(self._peers)
        self.body.addWidget(everyone)
        self.add_acts(self.tr("Keep who goes"))

    def became(self) -> Session | None:
        """Return the session with those who are ticked."""
        return replace(self._session, peers=self._peers.ticked())


def with_clashes(
    team: Mapping[str, str], sessions: Sequence[Placed[Session]], session: Session, form: str
) -> list[tuple[str, str]]:
    """Return everybody with, in brackets, what else they are in at the time of a session."""
    found = []
    for person, name in team.items():
        other = next(
            (
                held.value
                for held in sessions
                if person in held.value.peers
                and not held.value.called_off
                and held.value.day == session.day
                and held.value.start < session.end
                and session.start < held.value.end
                and (held.value.title, held.value.start) != (session.title, session.start)
            ),
            None,
        )
        found.append((person, form.format(name, other.start, other.title) if other else name))
    return found
