# SPDX-License-Identifier: Apache-2.0
"""What the keys of Today do, each for the chosen session or else the one on the card."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from peerdesk.domain.calendar import local
from peerdesk.ui.forms import form_of
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.paper.printing import SheetPrinting
from peerdesk.ui.place import Place
from peerdesk.ui.today.changes import DayChanges
from peerdesk.ui.today.day import DayPanel
from peerdesk.ui.today.keys import ADD, FORM, IMPORT, MOVE, OFF, PAPER, PEERS, PREP, TYPE_IN
from peerdesk.ui.today.rows import SessionRow, TodayRows


class DayActs(QObject):
    """Hears the keys while the place is seen; `again` shows the day anew after a change."""

    def __init__(self, place: Place, panel: DayPanel, again: Callable[[], object]) -> None:
        super().__init__(place)
        self._place, self._panel = place, panel
        self._rows = TodayRows(None, "")
        self.changes = DayChanges(place, again)
        self.papers = SheetPrinting(place)
        changes = self.changes
        for action, act in (
            (PREP, self._prepare),
            (FORM, self._open_form),
            (MOVE, lambda: changes.move(self._meant())),
            (OFF, lambda: changes.call_off(self._meant())),
            (PEERS, lambda: changes.swap(self._meant())),
            (ADD, self._add),
            (IMPORT, self._import),
            (PAPER, self._print),
            (TYPE_IN, self._type_in),
        ):
            hear(place.look.keys, place, action, act)

    def show_rows(self, rows: TodayRows) -> None:
        """Take note of what the page shows."""
        self._rows = rows
        self.changes.show_rows(rows)

    def blank(self) -> None:
        """Take every sheet away, and forget the page."""
        self._rows = TodayRows(None, "")
        self.changes.blank()
        self.papers.blank()

    def _meant(self) -> SessionRow | None:
        return self._panel.chosen() or self._rows.next

    def _prepare(self) -> None:
        row = self._meant()
        if row is not None:
            self._place.go.emit("prep", row.id)

    def _open_form(self) -> None:
        row = self._meant()
        form = form_of(row.session.kind) if row is not None else None
        if row is not None and form is not None:
            self._place.go.emit(form.place, form.sent(row.id))

    def _add(self) -> None:
        self.changes.add(f"{local(*self._place.session.now()):%H:%M}")

    def _print(self) -> None:
        row = self._meant()
        if self._rows.scope is not None:
            every = [r.id for r in self._rows.rows if not r.session.called_off]
            mine = [r.id for r in self._rows.rows if r.mine and r.id in every]
            self.papers.ask(row.id if row else "", mine, every)

    def _type_in(self) -> None:
        row = self._panel.chosen()
        if self._rows.scope is not None:
            self._place.go.emit("paper", row.id if row else None)

    def _import(self) -> None:
        if self._rows.leads:
            self._place.go.emit("challenge", "timetable import")
        else:
            self.changes.refuse()
