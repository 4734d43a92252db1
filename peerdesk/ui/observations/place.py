# SPDX-License-Identifier: Apache-2.0
"""The place of observations and visits, and of one's own reflections."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.domain.words import ObservationKind
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.observations.acts import ObservationActs
from peerdesk.ui.observations.detail import CHANGE
from peerdesk.ui.observations.detail import OFF as OFF_ACTION
from peerdesk.ui.observations.listing import ObservationsModel
from peerdesk.ui.observations.page import ADD, ALL, CASES, REFLECT, ObservationsPage
from peerdesk.ui.observations.rows import ObservationRow, Observed, read_observations
from peerdesk.ui.observations.working import Working
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession

REFLECTIONS = "reflections"
"""What `open` takes to show one's reflections."""


class ObservationsPlace(Place):
    """All observations; `open` takes one's identifier, ("session", its key) or `REFLECTIONS`."""

    key: ClassVar[str] = "observations"
    does: ClassVar[tuple[Action, ...]] = (ADD, REFLECT, CASES, CHANGE, OFF_ACTION)

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = ObservationsModel()
        self.page = ObservationsPage(look, self, self.model)
        self.acts = ObservationActs(self)
        self.working = Working(self, self.page)
        self._observed: Observed | None = None
        self._tab = ALL
        self._wanted = self._session = ""
        self._reflecting = self._off = False
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the observations, one if asked for, that of a session, or the reflections."""
        self._session = str(what[1]) if isinstance(what, tuple) else ""
        self._wanted = what if isinstance(what, str) and what != REFLECTIONS else ""
        self._reflecting = what == REFLECTIONS
        self.page.list.setFocus()
        self._reload()

    def where(self) -> object:
        """Return the observation that is open, or that reflections are."""
        return REFLECTIONS if self._reflecting else self.working.observation

    def last_words(self) -> dict[str, str]:
        """Return the lines that are not yet written, by the keys of their drafts."""
        return self.working.writing.last_words() | self.working.reflecting.last_words()

    def unsaved(self) -> bool:
        """Say whether a line stands on the screen only."""
        return self.working.writing.unsaved or self.working.reflecting.unsaved

    def retry(self) -> None:
        """Send the lines again that the disk has refused."""
        self.working.writing.retry()
        self.working.reflecting.retry()

    def blank(self) -> None:
        """Take every observation and line off the screen."""
        super().blank()
        self.acts.blank()
        self._observed = None
        self.working.blank()
        self.model.show(())
        self.page.heading.set_facts("")

    def looked_at(self) -> tuple[str, str]:
        """Return the observation that is open, whose history can be shown."""
        shown = "" if self._reflecting else self.working.observation
        return ("observation", shown) if shown else ("", "")

    def renew(self) -> None:
        """Read the observations anew."""
        self._reload()

    def next_pane(self) -> bool:
        """Go from the list to what is chosen, to the rail."""
        return self.page.panes.next()

    def _reload(self) -> None:
        self.ask(Urgency.ROWS, read_observations, self._show, self._no_challenge)

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.none.say(error.user_message)
            self.page.show_list(some=False)
            for act in (self.page.add, self.page.reflect, self.page.off):
                act.hide()
        else:
            self.failed.emit(error)

    def _show(self, observed: Observed) -> None:
        self._observed = observed
        page, team = self.page, observed.team
        self.working.team = self.acts.team = team
        page.add.setVisible(team.writes)
        page.reflect.setVisible(True)
        rows = observed.rows
        for kind in ObservationKind:
            page.tabs.set_count(kind.value, str(sum(row.details.kind is kind for row in rows)))
        page.tabs.set_count(ALL, str(len(rows)))
        met = sum(row.details.people for row in rows)
        people = counted(met, self.tr("{0} person met"), self.tr("{0} people met"))
        page.heading.set_facts(people if met else "")
        self.working.show_reflections(observed)
        self._show_tab()
        page.show_reflections(shown=self._reflecting)
        if self._reflecting:
            page.panes.show_pane("detail")
            page.reflection.entry.setFocus()
        if self._session:
            session, self._session = self._session, ""
            self._open_session(session)

    def _open_session(self, session: str) -> None:
        """Show the observation recorded in a session, or record it."""
        rows = self._observed.rows if self._observed is not None else ()
        known = next((row.id for row in rows if row.details.session == session), "")
        if known:
            self._wanted = known
            self._show_tab()
        else:
            self.acts.begin(session)

    def _show_tab(self) -> None:
        observed = self._observed
        if observed is None:
            return
        page = self.page
        page.tabs.choose(self._tab)
        self._off = bool(observed.dropped) and (
            self._off or any(row.id == self._wanted for row in observed.dropped)
        )
        off = counted(len(observed.dropped), self.tr("{0} taken off"), self.tr("{0} taken off"))
        page.off.set_text(self.tr("Back to the list") if self._off else off)
        page.off.setVisible(bool(observed.dropped))
        rows = self._rows(observed)
        page.none.say(
            self.tr(
                "What the team went to see stands here: where, with whom by role, who agreed to "
                "be observed, and what was seen."
            )
        )
        page.show_list(some=bool(rows))
        self.model.show(rows)
        row = self.model.find(self._wanted or self.working.observation)
        self._wanted = ""
        if rows:
            choose_row(page.list, max(row, 0))
        else:
            self.working.read("")
            self._focus_tabs()

    def _focus_tabs(self) -> None:
        """Keep the keyboard here where the list, which had it, is not shown."""
        focus = self.window().focusWidget()
        if not (bool(focus) and focus.isVisible() and self.isAncestorOf(focus)):
            self.page.tabs.focus_chosen()

    def _rows(self, observed: Observed) -> tuple[ObservationRow, ...]:
        rows = observed.dropped if self._off else observed.rows
        return tuple(row for row in rows if self._tab in {ALL, row.details.kind.value})

    def _choose_tab(self, tab: str) -> None:
        self._tab = tab
        self._show_tab()

    def _toggle_off(self) -> None:
        self._off = not self._off
        self._show_tab()

    def _on_current(self) -> None:
        row = self.model.row(self.page.list.currentIndex().row())
        if row is not None:
            self.working.read(row.id)

    def _on_chosen(self) -> None:
        """Show what is pressed in the list, where reflections stood."""
        self._reflecting = False
        self.page.show_reflections(shown=False)

    def _reflect(self) -> None:
        self._reflecting = not self._reflecting
        self.page.show_reflections(shown=self._reflecting)
        self.page.panes.show_pane("detail")
        target = self.page.reflection.entry if self._reflecting else self.page.list
        target.setFocus()

    def _begin(self) -> None:
        self.acts.begin()

    def _change(self) -> None:
        detail = self.working.detail
        if detail is not None:
            self.acts.change(detail.id, detail.details)

    def _drop(self) -> None:
        detail = self.working.detail
        if detail is not None:
            self.acts.drop(detail.id, dropped=not detail.details.dropped)

    def _open_entry(self) -> None:
        self._on_chosen()
        self.page.panes.go_to("detail")
        self.page.observation.entry.setFocus()

    def _done(self, observation: str) -> None:
        self._wanted, self._reflecting = observation, False
        self._reload()

    def _connect(self) -> None:
        page = self.page
        page.tabs.chosen.connect(self._choose_tab)
        page.add.clicked.connect(self._begin)
        page.reflect.clicked.connect(self._reflect)
        page.cases.clicked.connect(lambda: self.go.emit("cases", None))
        page.off.clicked.connect(self._toggle_off)
        page.list.selectionModel().currentChanged.connect(self._on_current)
        page.list.clicked.connect(self._on_chosen)
        page.list.opened.connect(self._open_entry)
        page.observation.change.clicked.connect(self._change)
        page.observation.off.clicked.connect(self._drop)
        self.acts.done.connect(self._done)
        self.working.written.connect(self._reload)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
