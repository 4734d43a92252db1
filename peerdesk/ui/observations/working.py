# SPDX-License-Identifier: Apache-2.0
"""Brings the chosen observation into its pane, and has lines and reflections written."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import Written
from peerdesk.desk.observations import write_seen
from peerdesk.desk.record_notes import write_reflection
from peerdesk.domain.words import Stance
from peerdesk.ui.evidence.acts import NoteActs
from peerdesk.ui.jobs import Job
from peerdesk.ui.observations.page import ObservationsPage
from peerdesk.ui.observations.rows import (
    REFLECTION,
    ObservationDetail,
    Observed,
    Observers,
    draft_key,
    read_observation,
)
from peerdesk.ui.place import Place
from peerdesk.ui.records.advice import Advice
from peerdesk.ui.records.writing import RecordWriting


class Working(QObject):
    """One observation at a time; of several requests the newest wins."""

    written = Signal()

    def __init__(self, place: Place, page: ObservationsPage) -> None:
        super().__init__(place)
        self._place, self._pane, self._own = place, page.observation, page.reflection
        self._job: Job | None = None
        self.team: Observers | None = None
        self.observation = ""
        self.detail: ObservationDetail | None = None
        self.writing = RecordWriting(self._pane.entry, place)
        self.reflecting = RecordWriting(self._own.entry, place)
        self._advice = (
            Advice(place, self._pane.entry, self._pane.warning),
            Advice(place, self._own.entry, self._own.warning),
        )
        self._notes = NoteActs(place)
        self._connect()

    def read(self, observation: str) -> None:
        """Show an observation; a line begun about another one stays as its draft."""
        if self._job is not None:
            self._job.drop()
            self._job = None
        if observation != self.observation:
            self.writing.leave()
            self.detail = None
        self.observation = observation
        team = self.team
        if team is None or not observation:
            self._pane.clear()
            return
        self._job = self._place.ask(
            Urgency.ROWS, lambda book: read_observation(book, team, observation), self._show
        )

    def show_reflections(self, observed: Observed) -> None:
        """Show one's reflections, and let the next one be written."""
        team = observed.team
        self._own.model.show(tuple(reversed(observed.reflections)))
        self._own.entry.setVisible(team.writes)
        self._own.entry.know(team.kloes)
        if team.writes:
            self.reflecting.begin(
                REFLECTION,
                observed.reflection_draft,
                observed.reflections,
                team.codes,
                write_reflection,
            )

    def blank(self) -> None:
        """Show and hold nothing."""
        if self._job is not None:
            self._job.drop()
        self._job = self.detail = self.team = None
        self.observation = ""
        self.writing.forget()
        self.reflecting.forget()
        for advice in self._advice:
            advice.blank()
        self._pane.clear()
        self._own.model.show(())

    def _show(self, detail: ObservationDetail) -> None:
        team = self.team
        if team is None or detail.id != self.observation:
            return
        self.detail = detail
        self._pane.show_observation(detail, team)
        if team.writes and not detail.details.dropped:
            self._pane.entry.know(team.kloes)
            send = partial(_seen, observation=detail.id)
            key = draft_key(detail.id)
            self.writing.begin(key, detail.draft, detail.found, team.codes, send)
        else:
            self.writing.leave()

    def _written(self, written: Written) -> None:
        del written
        self.written.emit()

    def _mark(self, note: str, stance: str) -> None:
        self._notes.mark((note,), Stance(stance))

    def _withdraw(self, note: str) -> None:
        self._notes.withdraw((note,))

    def _open_note(self) -> None:
        finding = self._pane.model.row(self._pane.lines.currentIndex().row())
        if finding is not None:
            self._place.go.emit("evidence", finding.note)

    def _open_reflection(self) -> None:
        finding = self._own.model.row(self._own.lines.currentIndex().row())
        if finding is not None:
            self._place.go.emit("evidence", finding.note)

    def _connect(self) -> None:
        for rows in (self._pane.lines, self._own.lines):
            rows.withdrawn.connect(self._withdraw)
        both = self.writing, self.reflecting
        for writing, advice in zip(both, self._advice, strict=True):
            writing.written.connect(self._written)
            writing.warned.connect(advice.warn)
            writing.failed.connect(self._place.failed)
        self._pane.lines.marked.connect(self._mark)
        self._pane.lines.opened.connect(self._open_note)
        self._own.lines.opened.connect(self._open_reflection)
        self._notes.done.connect(self.written)


def _seen(book: TeamBook, line: str, observation: str) -> Written:
    return write_seen(book, observation, line)
