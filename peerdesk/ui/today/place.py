# SPDX-License-Identifier: Apache-2.0
"""Today: what comes next, the day's timetable, and what is open."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.domain.calendar import day_name, local
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.text import Text, column, pane
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.paper.printing import SheetPrinting
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.today.changes import DayChanges
from peerdesk.ui.today.day_list import DayList
from peerdesk.ui.today.empty import TodayEmpty
from peerdesk.ui.today.hero import Hero
from peerdesk.ui.today.keys import (
    ADD,
    ALL,
    EARLIER,
    IMPORT,
    LATER,
    MOVE,
    OFF,
    PAPER,
    PEERS,
    PLAN,
    PREP,
    QUICK,
    TYPE_IN,
)
from peerdesk.ui.today.legend import KeyLegend
from peerdesk.ui.today.model import ROW, SessionDelegate, SessionsModel
from peerdesk.ui.today.reminder import ReminderBanner
from peerdesk.ui.today.rows import SessionRow, TodayCounts, TodayRows, read_counts, read_today
from peerdesk.ui.today.side import Side

_MINUTE = 60_000
_AFTER = 60
"""Milliseconds after which what takes a look at every note is asked for: the page is there."""


class TodayPlace(Place):
    """The first place: one key from here into the next session."""

    key = "today"
    does = ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self._day = ""
        self._rows = TodayRows(None, "")
        self._counts = TodayCounts()
        self._heading = Heading(look, "")
        self._reminder = ReminderBanner(look)
        self._hero = Hero(look)
        self._day_title = Text("", "heading")
        self._bold = Text(self.tr("My sessions in bold"), "small", "ink2")
        self._before = Button(look, "", LINK, icon="caret-left", key=EARLIER)
        self._after = Button(look, "", LINK, icon="caret-right", key=LATER)
        self._plan = Button(look, self.tr("Change the day"), LINK, key=PLAN)
        self._legend = KeyLegend(look)
        self._model = SessionsModel()
        self._delegate = SessionDelegate(look)
        self._list = DayList()
        self._frame = QFrame()
        self._empty = TodayEmpty(look)
        self._changes = DayChanges(self, self._reread)
        self._papers = SheetPrinting(self)
        self._side = Side(look)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._acts = QHBoxLayout()
        self._minute = QTimer(self)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_AFTER)
        self._lay_out()
        self._connect()

    def open(self, what: object = None) -> None:
        """Show a day (an ISO date), or the one to begin with."""
        if isinstance(what, str):
            self._day = what
        today, time = self._now()
        self.ask(
            Urgency.ROWS, partial(read_today, day=self._day, today=today, time=time), self._show
        )
        self._minute.start(_MINUTE)
        self._counting.start()

    def blank(self) -> None:
        """Take everything of the challenge off the page."""
        super().blank()
        self._minute.stop()
        self._counting.stop()
        self._rows = TodayRows(None, "")
        self._counts = TodayCounts()
        self._model.show(())
        self._model.show_lines({})
        self._reminder.show_reminder(None)
        self._hero.blank()
        self._changes.blank()
        self._papers.blank()
        self._side.blank()
        self._heading.set_title("")
        self._heading.set_facts("")

    def where(self) -> object:
        """Return the day that is shown."""
        return self._day or None

    def next_pane(self) -> bool:
        """Go from the card to the list, and from there to the rail."""
        if self._list.hasFocus() or not self._list.isVisible():
            return False
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _show(self, rows: TodayRows) -> None:
        today, time = self._now()
        first = self._rows.scope is None
        self._rows = rows
        self._heading.set_title(day_name(today))
        self._heading.set_facts(self._facts(rows, today))
        self._aside.setVisible(rows.scope is not None)
        self._reminder.show_reminder(rows.reminder)
        if rows.next is not None:
            self._hero.show_session(rows.next, today, time)
        self._hero.setVisible(rows.next is not None)
        self._changes.show_rows(rows)
        self._show_list(rows)
        self._side.show_rows(rows)
        self._show_day(rows)
        self._empty.show_for(rows, leads=rows.leads)
        self._fit()
        if first:
            self._focus_first()

    def _count(self) -> None:
        if self._rows.scope is not None:
            self.ask(Urgency.SEARCH, read_counts, self._show_counts)

    def _show_counts(self, counts: TodayCounts) -> None:
        self._counts = counts
        self._model.show_lines(counts.lines)
        self._side.show_thin(counts.thin)

    def _show_list(self, rows: TodayRows) -> None:
        """Show the day's sessions; the chosen one stays chosen."""
        chosen = self._list.currentIndex().data(ROW)
        self._model.show(rows.rows, rows.next.id if rows.next else "")
        if isinstance(chosen, SessionRow):
            self._list.setCurrentIndex(self._model.place_of(chosen.id))

    def _reread(self) -> None:
        self.open(self._day or None)

    def _refresh(self) -> None:
        """Show the day as it stands a minute later; what takes a look at every note stays."""
        self._reread()
        self._counting.stop()

    def _meant(self) -> SessionRow | None:
        """Return the session that a key means: the chosen one of the list, or else the card's."""
        row = self._list.currentIndex().data(ROW) if self._list.hasFocus() else None
        return row if isinstance(row, SessionRow) else self._rows.next

    def _prepare(self) -> None:
        row = self._meant()
        if row is not None:
            self.go.emit("prep", row.id)

    def _print(self) -> None:
        row = self._meant()
        if self._rows.scope is not None:
            mine = [r.id for r in self._rows.rows if r.mine and not r.session.called_off]
            every = [r.id for r in self._rows.rows if not r.session.called_off]
            self._papers.ask(row.id if row else "", mine, every)

    def _type_in(self) -> None:
        row = self._meant() if self._list.hasFocus() else None
        if self._rows.scope is not None:
            self.go.emit("paper", row.id if row else None)

    def _import(self) -> None:
        if self._rows.leads:
            self.go.emit("challenge", "timetable import")
        else:
            self._changes.refuse()

    def _focus_first(self) -> None:
        """Put the focus where somebody would begin."""
        if self._hero.isVisible():
            self._hero.focus_start()
            return
        first = self._list if self._list.isVisible() else self._empty.act
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _facts(self, rows: TodayRows, today: str) -> str:
        scope = rows.scope
        if scope is None:
            return ""
        if scope.first_day <= today <= scope.last_day:
            number = scope.day_number(today)
            day = self.tr("Day {0} of {1}").format(number, len(scope.days))
            return f"{day}, {scope.title}"
        return scope.title

    def _show_day(self, rows: TodayRows) -> None:
        scope = rows.scope
        title = day_name(rows.day) if rows.day else ""
        if scope is not None and scope.first_day <= rows.day <= scope.last_day:
            title = self.tr("{0}, day {1}").format(title, scope.day_number(rows.day))
        self._day_title.setText(title)
        place = rows.days.index(rows.day) if rows.day in rows.days else -1
        for button, step in ((self._before, place - 1), (self._after, place + 1)):
            there = place >= 0 and 0 <= step < len(rows.days)
            button.setVisible(there)
            button.set_text(day_name(rows.days[step], weekday=True).split()[0] if there else "")
        self._frame.setVisible(bool(rows.rows))
        self._legend.show_for(leads=rows.leads)
        self._legend.setVisible(scope is not None)
        self._day_title.setVisible(scope is not None)
        self._plan.setVisible(scope is not None and rows.leads)
        self._bold.setVisible(
            any(row.session.peers for row in rows.rows) and not self.look.is_large
        )

    def _step(self, step: int) -> None:
        place = self._rows.days.index(self._rows.day) + step
        if 0 <= place < len(self._rows.days):
            self.open(self._rows.days[place])

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, SessionRow):
            self.go.emit("capture", row.id)

    def _now(self) -> tuple[str, str]:
        moment = local(*self.session.now())
        return moment.date().isoformat(), f"{moment:%H:%M}"

    def _connect(self) -> None:
        self._hero.start.connect(lambda session: self.go.emit("capture", session))
        self._hero.prep.connect(lambda session: self.go.emit("prep", session))
        self._side.go.connect(self.go)
        self._reminder.pressed.connect(lambda: self.go.emit("challenge", "close"))
        self._list.activated.connect(self._activate)
        self._before.clicked.connect(lambda: self._step(-1))
        self._after.clicked.connect(lambda: self._step(1))
        self._plan.clicked.connect(lambda: self.go.emit("challenge", f"timetable {self._rows.day}"))
        self._empty.go.connect(self.go)
        self._minute.timeout.connect(self._refresh)
        self._counting.timeout.connect(self._count)
        changes = self._changes
        for action, act in (
            (PREP, self._prepare),
            (MOVE, lambda: changes.move(self._meant())),
            (OFF, lambda: changes.call_off(self._meant())),
            (PEERS, lambda: changes.swap(self._meant())),
            (ADD, lambda: changes.add(self._now()[1])),
            (IMPORT, self._import),
            (PAPER, self._print),
            (TYPE_IN, self._type_in),
            (QUICK, lambda: self.go.emit("capture", "quick")),
        ):
            hear(self.look.keys, self, action, act)
        self.look.changed.connect(self._fit)

    def _lay_out(self) -> None:
        look = self.look
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setAccessibleName(self.tr("Sessions of the day"))
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frame.setProperty("ground", "card")
        column(self._frame, margin=1).addWidget(self._list)
        self._acts.setSpacing(look.gap(16))
        for widget in (self._bold, self._before, self._after, self._plan):
            self._acts.addWidget(widget)
        self._head.addWidget(self._day_title, 1)
        self._head.addLayout(self._acts)
        day = QWidget()
        inner = QVBoxLayout(day)
        inner.setContentsMargins(look.gap(24), look.gap(24), look.gap(24), look.gap(24))
        inner.setSpacing(look.gap(14))
        inner.addWidget(self._reminder)
        inner.addWidget(self._hero)
        inner.addLayout(self._head)
        inner.addWidget(self._frame)
        inner.addWidget(self._legend)
        inner.addWidget(self._empty)
        inner.addStretch(1)
        self._aside = pane("canvas", side="left")
        column(self._aside).addWidget(self._side)
        self._panes.setSpacing(0)
        self._panes.addWidget(day, 1)
        self._panes.addWidget(self._aside)
        page = QWidget()
        page.setLayout(self._panes)
        self._panes.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        for part in (
            self._hero,
            self._frame,
            self._empty,
            self._aside,
            self._plan,
            self._bold,
            self._legend,
        ):
            part.hide()
        self._before.hide()
        self._after.hide()
        whole = column(self)
        whole.addWidget(self._heading)
        whole.addWidget(scroll, 1)

    def _fit(self) -> None:
        look = self.look
        heights = (
            self._delegate.row_height(self._model.index(row))
            for row in range(self._model.rowCount())
        )
        self._list.setFixedHeight(sum(heights))
        self._list.scheduleDelayedItemsLayout()
        large = look.is_large
        way = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        self._panes.setDirection(way)
        self._head.setDirection(way)
        side = Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignRight
        self._head.setAlignment(self._acts, side)
        if large:
            self._aside.setMinimumWidth(0)
            self._aside.setMaximumWidth(16_777_215)
        else:
            self._aside.setFixedWidth(look.gap(328))
