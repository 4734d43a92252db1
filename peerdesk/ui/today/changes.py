# SPDX-License-Identifier: Apache-2.0
"""Changing the day in a moment: move, call off, add, say who goes. A lead does; others ask one."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject

from peerdesk.desk.book import TeamBook
from peerdesk.desk.timetable import change_session, plan_session
from peerdesk.domain.session import Session
from peerdesk.domain.words import SessionKind
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.place import Place
from peerdesk.ui.today.change_sheets import AddSheet, MoveSheet, PeersSheet, with_clashes
from peerdesk.ui.today.rows import SessionRow, TodayRows

_ROUND = 15
"""A session that is added begins at the next quarter of an hour."""


class DayChanges(QObject):
    """Opens the sheets of Today and writes what comes of them; every change can be undone."""

    def __init__(self, place: Place, again: Callable[[], object]) -> None:
        super().__init__(place)
        self._place, self._again = place, again
        self._rows = TodayRows(None, "")
        self.sheet = OneSheet(place)

    def show_rows(self, rows: TodayRows) -> None:
        """Take note of what the page shows."""
        self._rows = rows

    def blank(self) -> None:
        """Take the sheet away, and forget the page."""
        self._rows = TodayRows(None, "")
        self.sheet.blank()

    def move(self, row: SessionRow | None) -> None:
        """Ask for another time or place."""
        if row is None or not self._may():
            return
        sheet = MoveSheet(self._place.look, self._place, row.session)
        said = self.tr("Moved: {0}").format(row.session.title)
        sheet.kept.connect(partial(self._change, row, said))
        self.sheet.open(sheet)

    def call_off(self, row: SessionRow | None) -> None:
        """Call it off at once, or put it back; both can be undone."""
        if row is None or not self._may():
            return
        off = not row.session.called_off
        form = self.tr("Called off: {0}") if off else self.tr("Put back: {0}")
        after = replace(row.session, called_off=off)
        self._change(row, form.format(row.session.title), after)

    def swap(self, row: SessionRow | None) -> None:
        """Ask who goes."""
        if row is None or not self._may():
            return
        rows = self._rows
        people = with_clashes(
            rows.team, rows.sessions, row.session, self.tr("{0} (at {1} also in: {2})")
        )
        sheet = PeersSheet(self._place.look, self._place, row.session, people)
        said = self.tr("Changed who goes: {0}").format(row.session.title)
        sheet.kept.connect(partial(self._change, row, said))
        self.sheet.open(sheet)

    def add(self, time: str) -> None:
        """Ask for a session on the day that is shown, beginning soon."""
        if self._rows.scope is None or not self._may():
            return
        start = _next_quarter(time)
        end = f"{min(int(start[:2]) + 1, 23):02}{start[2:]}"
        empty = Session(
            kind=SessionKind.INTERVIEW, title="", day=self._rows.day, start=start, end=end
        )
        sheet = AddSheet(self._place.look, self._place, empty, [*self._rows.team.items()])
        sheet.kept.connect(self._plan)
        self.sheet.open(sheet)

    def _may(self) -> bool:
        """Say whether this laptop may change the timetable, and if not, whom to ask."""
        if self.sheet.sheet is not None:
            return False
        if not self._rows.leads:
            self.refuse()
        return self._rows.leads

    def refuse(self) -> None:
        """Say who changes the timetable, and what to do about it."""
        leaders = self.tr(" or ").join(self._rows.leaders) or self.tr("the team leader")
        self._place.said.emit(
            self.tr("Only a lead changes the timetable: tell {0}.").format(leaders), None
        )

    def _change(self, row: SessionRow, said: str, after: Session) -> None:
        if after == row.session:
            return

        def back() -> None:
            self._place.write(
                partial(_set, identifier=row.id, session=row.session), lambda _: self._again()
            )

        def done(_: object) -> None:
            self._place.said.emit(said, back)
            self._again()

        self._place.write(partial(_set, identifier=row.id, session=after), done)

    def _plan(self, session: Session) -> None:
        def done(identifier: str) -> None:
            off = replace(session, called_off=True)
            work = partial(_set, identifier=identifier, session=off)
            self._place.said.emit(
                self.tr("Added: {0}").format(session.title),
                lambda: self._place.write(work, lambda _: self._again()),
            )
            self._again()

        self._place.write(partial(plan_session, session=session), done)


def _set(book: TeamBook, identifier: str, session: Session) -> None:
    change_session(book, identifier, session)


def _next_quarter(time: str) -> str:
    hours, minutes = map(int, time.split(":"))
    after = min((hours * 60 + minutes) // _ROUND * _ROUND + _ROUND, 23 * 60 + 45)
    return f"{after // 60:02}:{after % 60:02}"
