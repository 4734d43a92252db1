# SPDX-License-Identifier: Apache-2.0
"""The timetable: the list by day, and the form of the chosen session beside it."""

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QWidget

from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.ui.challenge.keys import IMPORT, PLAN
from peerdesk.ui.challenge.rows import ChallengeRows
from peerdesk.ui.challenge.session_form import SessionForm, empty_session
from peerdesk.ui.challenge.timetable_model import ROW, TimetableDelegate, TimetableModel
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look


class TimetablePage(QWidget):
    """Plans, changes and calls off; what was done is said by signals."""

    planned = Signal(object)
    changed = Signal(str, object)
    called_off = Signal(str)
    import_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows = ChallengeRows(None)
        self._current = ""
        self._day = ""
        self._read_only = False
        self._model = TimetableModel()
        self._delegate = TimetableDelegate(look)
        self._list = QListView()
        self._form = SessionForm(look)
        self._heading = Text("", "title", wrap=True)
        self._add = Button(look, self.tr("Plan a session"), icon="plus", key=PLAN).make_low()
        self._import = Button(
            look, self.tr("Import a timetable"), icon="download-simple", key=IMPORT
        ).make_low()
        self._keep = Button(look, "", PRIMARY, key="Ctrl+Return")
        self._off = Button(look, self.tr("Call it off"), LINK)
        self._empty = Empty(look, self.tr("The team leader and the manager plan the sessions."))
        self._none = Text(self.tr("No session is planned yet."), "small", "ink2", wrap=True)
        margins(look, self._none, 14, 12, 14, 0)
        self._scroll = QScrollArea()
        self._lay_out()
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._list.activated.connect(lambda: self._panes.go_to("session"))
        self._add.clicked.connect(self._begin)
        self._import.clicked.connect(self.import_wanted)
        self._keep.clicked.connect(self._keep_it)
        self._off.clicked.connect(self._call_off)

    def show_rows(self, rows: ChallengeRows) -> None:
        """Show the timetable; the chosen session stays chosen."""
        self._rows = rows
        self._form.offer(
            [(person.id, person.value.name) for person in rows.people],
            [(line.key, line.kloe.title) for _, _, lines in rows.lines() for line in lines],
        )
        current = self._current
        self._model.show(rows.sessions)
        self._none.setHidden(bool(rows.sessions))
        index = self._model.place_of(current)
        if not index.isValid():
            index = self._model.first_on(self._day)
        if index.isValid():
            self._list.setCurrentIndex(index)
            self._choose(index)
        elif not self._read_only:
            self._begin()
        self._empty.setVisible(not index.isValid() and self._read_only)
        self._scroll.setVisible(index.isValid() or not self._read_only)

    @property
    def current(self) -> str:
        """Return the chosen session, or "" while one is being planned."""
        return self._current

    def go_to(self, day: str) -> None:
        """Begin with a day, once the rows are there; plan on it if it is empty."""
        self._day, self._current = day, ""

    def choose(self, identifier: str) -> None:
        """Choose a session that has just been planned."""
        self._current = identifier

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only: a lead changes the timetable."""
        self._read_only = read_only
        for part in (self._add, self._import, self._keep, self._off):
            part.setHidden(read_only)
        self._form.setEnabled(not read_only)

    def _choose(self, index: QModelIndex) -> None:
        held = index.data(ROW)
        if not isinstance(held, Placed):
            return
        self._current = held.id
        session: Session = held.value
        self._day = session.day
        self._heading.setText(session.title)
        self._form.show_session(session)
        self._keep.set_text(self.tr("Keep changes"))
        self._off.setHidden(self._read_only)
        self._off.set_text(self.tr("Put it back") if session.called_off else self.tr("Call it off"))

    def _begin(self) -> None:
        scope = self._rows.challenge.scope if self._rows.challenge else None
        day = self._day or (scope.first_day if scope else "")
        self._current = ""
        self._list.selectionModel().clear()
        self._heading.setText(self.tr("A new session"))
        self._form.show_session(empty_session(day))
        self._keep.set_text(self.tr("Plan this session"))
        self._off.hide()
        self._scroll.show()
        self._panes.show_pane("session")
        self._form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_it(self) -> None:
        if not self._form.check():
            return
        session = self._form.session()
        self._day = session.day
        if self._current:
            self.changed.emit(self._current, session)
        else:
            self.planned.emit(session)

    def _call_off(self) -> None:
        held = self._list.currentIndex().data(ROW)
        if not isinstance(held, Placed):
            return
        if held.value.called_off:
            self.changed.emit(held.id, replace(held.value, called_off=False))
        else:
            self.called_off.emit(held.id)

    def _lay_out(self) -> None:
        look = self._look
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setAccessibleName(self.tr("Timetable"))
        self._list.setMouseTracking(True)
        self._panes = Panes(
            look,
            (
                Pane("list", self.tr("Sessions"), self._left(), self._list, 474),
                Pane("session", self.tr("The session"), self._right(), self._form.title),
            ),
        )
        column(self).addWidget(self._panes)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Keep a margin at the right of the list where the session is not beside it."""
        look = self._look
        right = look.gap(24) if look.is_large else 0
        self._beside.setContentsMargins(look.gap(24), look.gap(16), right, look.gap(20))

    def _left(self) -> QWidget:
        look = self._look
        left = QWidget()
        inner = self._beside = column(left)
        between(look, inner, 10)
        frame = QFrame()
        frame.setProperty("ground", "card")
        inside = column(frame, margin=1)
        inside.addWidget(self._none)
        inside.addWidget(self._list)
        inner.addWidget(frame, 1)
        acts, flow = flow_box()
        between(look, flow, 10)
        flow.addWidget(self._add)
        flow.addWidget(self._import)
        inner.addWidget(acts)
        return left

    def _right(self) -> QWidget:
        look = self._look
        acts = QHBoxLayout()
        between(look, acts, 12)
        margins(look, acts, 24, 12, 24, 20)
        acts.addWidget(self._keep)
        acts.addWidget(self._off)
        acts.addStretch(1)
        page = QWidget()
        inner = column(page)
        between(look, inner, 14)
        margins(look, inner, 24, 16, 24, 20)
        inner.addWidget(self._heading)
        inner.addWidget(self._form)
        inner.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        right = QWidget()
        whole = column(right)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._empty, 1)
        whole.addLayout(acts)
        return right
