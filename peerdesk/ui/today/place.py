# SPDX-License-Identifier: Apache-2.0
"""Today: what comes next, the day's timetable, and what is open."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from peerdesk.desk.book import Urgency
from peerdesk.domain.calendar import day_name, local
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.text import column, pane
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.today.acts import DayActs
from peerdesk.ui.today.day import DayPanel
from peerdesk.ui.today.empty import TodayEmpty
from peerdesk.ui.today.hero import Hero
from peerdesk.ui.today.keys import ALL
from peerdesk.ui.today.reminder import ReminderBanner
from peerdesk.ui.today.rows import TodayCounts, TodayRows, read_counts, read_today
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
        self._panel = DayPanel(look)
        self._empty = TodayEmpty(look)
        self._acts = DayActs(self, self._panel, self._reread)
        self._side = Side(look)
        self._scroll = QScrollArea()
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
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
        self._panel.blank()
        self._reminder.show_reminder(None)
        self._hero.blank()
        self._acts.blank()
        self._side.blank()
        self._heading.set_title("")
        self._heading.set_facts("")

    def renew(self) -> None:
        """Read the day anew: a question may have been asked over it."""
        self.open()

    def where(self) -> object:
        """Return the day that is shown."""
        return self._day or None

    def next_pane(self) -> bool:
        """Go from reminder and card to the list, then to each block beside it, then to the rail."""
        focus: QWidget | None = self.window().focusWidget()
        parts = (self._reminder, self._hero, self._panel, self._empty, *self._side.blocks)
        held = [n for n, part in enumerate(parts) if focus is not None and part.isAncestorOf(focus)]
        for part in parts[held[0] + 1 if held else 0 :]:
            first = self._panel.list if part is self._panel else _first_act(part)
            if first is not None and first.isVisible():
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._scroll.ensureWidgetVisible(first)
                return True
        return False

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
        self._acts.show_rows(rows)
        self._panel.show_rows(rows)
        self._side.show_rows(rows)
        self._empty.show_for(rows, leads=rows.leads)
        self._fit()
        if first:
            self._focus_first()

    def _count(self) -> None:
        if self._rows.scope is not None:
            self.ask(Urgency.SEARCH, read_counts, self._show_counts)

    def _show_counts(self, counts: TodayCounts) -> None:
        self._counts = counts
        self._panel.model.show_lines(counts.lines)
        self._side.show_thin(counts.thin)

    def _reread(self) -> None:
        self.open(self._day or None)

    def _refresh(self) -> None:
        """Show the day as it stands a minute later; what takes a look at every note stays."""
        self._reread()
        self._counting.stop()

    def _focus_first(self) -> None:
        """Put the focus where somebody would begin."""
        if self._hero.isVisible():
            self._hero.focus_start()
            return
        listed = self._panel.list
        first = listed if listed.isVisible() else self._empty.act
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

    def _now(self) -> tuple[str, str]:
        moment = local(*self.session.now())
        return moment.date().isoformat(), f"{moment:%H:%M}"

    def _connect(self) -> None:
        self._hero.start.connect(lambda session: self.go.emit("capture", session))
        self._hero.prep.connect(lambda session: self.go.emit("prep", session))
        self._hero.form.connect(self.go)
        self._side.go.connect(self.go)
        self._reminder.pressed.connect(lambda: self.go.emit("challenge", "close"))
        self._panel.opened.connect(lambda session: self.go.emit("capture", session))
        self._panel.stepped.connect(self.open)
        self._panel.plan_wanted.connect(lambda day: self.go.emit("challenge", f"timetable {day}"))
        self._empty.go.connect(self.go)
        self._minute.timeout.connect(self._refresh)
        self._counting.timeout.connect(self._count)
        self.look.changed.connect(self._fit)

    def _lay_out(self) -> None:
        look = self.look
        day = QWidget()
        inner = QVBoxLayout(day)
        margins(look, inner, 24, 24, 24, 24)
        between(look, inner, 14)
        inner.addWidget(self._reminder)
        inner.addWidget(self._hero)
        inner.addWidget(self._panel)
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
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        for part in (self._hero, self._empty, self._aside):
            part.hide()
        whole = column(self)
        whole.addWidget(self._heading)
        whole.addWidget(scroll, 1)

    def _fit(self) -> None:
        look = self.look
        self._panel.fit()
        large = look.is_large
        way = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        self._panes.setDirection(way)
        if large:
            self._aside.setMinimumWidth(0)
            self._aside.setMaximumWidth(16_777_215)
        else:
            self._aside.setFixedWidth(look.gap(328))


def _first_act(part: QWidget) -> QWidget | None:
    """Return the first button of a part of the page that can be pressed now."""
    found = part.findChildren(QAbstractButton)
    return next((act for act in found if act.isVisible() and act.isEnabled()), None)
