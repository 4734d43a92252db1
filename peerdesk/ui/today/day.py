# SPDX-License-Identifier: Apache-2.0
"""The day's timetable on the page: which day, its sessions, the way to the days beside it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from peerdesk.domain.calendar import day_name
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look
from peerdesk.ui.today.day_list import DayList
from peerdesk.ui.today.keys import EARLIER, LATER, PLAN
from peerdesk.ui.today.legend import KeyLegend
from peerdesk.ui.today.model import ROW, SessionDelegate, SessionsModel
from peerdesk.ui.today.rows import SessionRow, TodayRows


class DayPanel(QWidget):
    """Heading, list and keys of the day; `stepped` asks for another day, `plan_wanted` for all."""

    opened = Signal(str)
    stepped = Signal(str)
    plan_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows = TodayRows(None, "")
        self.title = Text("", "heading")
        self._bold = Text(self.tr("My sessions in bold"), "small", "ink2")
        self._before = Button(look, "", LINK, icon="caret-left", key=EARLIER)
        self._after = Button(look, "", LINK, icon="caret-right", key=LATER)
        self.plan = Button(look, self.tr("Change the day"), LINK, key=PLAN)
        self.model = SessionsModel()
        self._delegate = SessionDelegate(look)
        self.list = DayList()
        self._frame = QFrame()
        self._legend = KeyLegend(look)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._acts = QHBoxLayout()
        self._lay_out()
        self._connect()

    def show_rows(self, rows: TodayRows) -> None:
        """Show a day; the chosen session stays chosen."""
        self._rows = rows
        chosen = self.list.currentIndex().data(ROW)
        self.model.show(rows.rows, rows.next.id if rows.next else "")
        if isinstance(chosen, SessionRow):
            self.list.setCurrentIndex(self.model.place_of(chosen.id))
        self._show_head(rows)
        self._frame.setVisible(bool(rows.rows))
        self._legend.show_for(leads=rows.leads)
        self._legend.setVisible(rows.scope is not None)
        self.fit()

    def chosen(self) -> SessionRow | None:
        """Return the session that is chosen in the list, while the focus is there."""
        row = self.list.currentIndex().data(ROW) if self.list.hasFocus() else None
        return row if isinstance(row, SessionRow) else None

    def blank(self) -> None:
        """Take every session away."""
        self._rows = TodayRows(None, "")
        self.model.show(())
        self.model.show_lines({})
        self.title.clear()

    def fit(self) -> None:
        """Give the list the height of its rows, and the heading one or two lines."""
        places = (self.model.index(row) for row in range(self.model.rowCount()))
        self.list.setFixedHeight(sum(map(self._delegate.row_height, places)))
        self.list.scheduleDelayedItemsLayout()
        large = self._look.is_large
        way = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
        side = Qt.AlignmentFlag.AlignLeft if large else Qt.AlignmentFlag.AlignRight
        self._head.setAlignment(self._acts, side)
        peers = any(row.session.peers for row in self._rows.rows)
        self._bold.setVisible(peers)

    def _show_head(self, rows: TodayRows) -> None:
        scope = rows.scope
        title = day_name(rows.day) if rows.day else ""
        if scope is not None and scope.first_day <= rows.day <= scope.last_day:
            title = self.tr("{0}, day {1}").format(title, scope.day_number(rows.day))
        self.title.setText(title)
        place = rows.days.index(rows.day) if rows.day in rows.days else -1
        for button, step in ((self._before, place - 1), (self._after, place + 1)):
            there = place >= 0 and 0 <= step < len(rows.days)
            button.setVisible(there)
            button.set_text(day_name(rows.days[step], weekday=True).split()[0] if there else "")
        self.title.setVisible(scope is not None)
        self.plan.setVisible(scope is not None and rows.leads)

    def _step(self, step: int) -> None:
        days = self._rows.days
        place = days.index(self._rows.day) + step if self._rows.day in days else -1
        if 0 <= place < len(days):
            self.stepped.emit(days[place])

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, SessionRow):
            self.opened.emit(row.id)

    def _connect(self) -> None:
        self.list.activated.connect(self._activate)
        self._before.clicked.connect(lambda: self._step(-1))
        self._after.clicked.connect(lambda: self._step(1))
        self.plan.clicked.connect(lambda: self.plan_wanted.emit(self._rows.day))

    def _lay_out(self) -> None:
        look = self._look
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName(self.tr("Sessions of the day"))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frame.setProperty("ground", "card")
        column(self._frame, margin=1).addWidget(self.list)
        between(look, self._acts, 16)
        for widget in (self._before, self._after, self.plan):
            self._acts.addWidget(widget)
        self._head.addWidget(self.title, 1)
        self._head.addLayout(self._acts)
        inner = column(self)
        between(look, inner, 12)
        inner.addLayout(self._head)
        inner.addWidget(self._frame)
        inner.addWidget(self._bold)
        inner.addWidget(self._legend)
        for part in (self._frame, self.plan, self._bold, self._legend, self._before, self._after):
            part.hide()
