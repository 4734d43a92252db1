# SPDX-License-Identifier: Apache-2.0
"""Opens the sheet of an observation, and has done what is pressed there and beside it."""

from functools import partial

from msgspec.structs import asdict
from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.observations import begin_observation, change_observation, observation_of
from peerdesk.domain.calendar import local
from peerdesk.domain.observation import Observation
from peerdesk.domain.words import ObservationKind
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.observations.rows import Observers
from peerdesk.ui.observations.sheet import ObservationSheet
from peerdesk.ui.place import Place


class ObservationActs(QObject):
    """Asks and writes; `done` carries the observation. `team` is set by the place."""

    done = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet = OneSheet(place)
        self.team: Observers | None = None

    def begin(self, session: str = "") -> None:
        """Ask for a new observation, or that made in a session of the timetable."""
        if self.team is None or not self.team.writes or self._sheet.sheet is not None:
            return
        day = local(*self._place.session.now()).date().isoformat()
        held = Observation(
            kind=ObservationKind.PRACTICE, setting="", day=day, peers=(self.team.me,)
        )
        sheet = ObservationSheet(self._place.look, self._place, self.team, held, new=True)
        sheet.kept.connect(partial(self._add, sheet))
        sheet.session_chosen.connect(partial(self._fill, sheet))
        self._sheet.open(sheet)
        if session:
            self._fill(sheet, session)

    def change(self, observation: str, held: Observation) -> None:
        """Ask what is to be corrected."""
        if self.team is None or self._sheet.sheet is not None:
            return
        sheet = ObservationSheet(self._place.look, self._place, self.team, held, new=False)
        sheet.kept.connect(partial(self._change, sheet, observation))
        self._sheet.open(sheet)

    def drop(self, observation: str, *, dropped: bool) -> None:
        """Take an observation off, or put it back; its notes stay."""

        def work(book: TeamBook, to: bool) -> None:  # noqa: FBT001 - what it is set to
            change_observation(book, observation, dropped=to)

        def written(_: object) -> None:
            said = self.tr("Taken off. Its notes stay") if dropped else self.tr("It is back")
            self._place.said.emit(said, undo)
            self.done.emit(observation)

        def undo() -> None:
            back = partial(work, to=not dropped)
            self._place.write(back, lambda _: self.done.emit(observation))

        self._place.write(partial(work, to=dropped), written)

    def blank(self) -> None:
        """Take the sheet away, and know nobody."""
        self._sheet.blank()
        self.team = None

    def _fill(self, sheet: ObservationSheet, session: str) -> None:
        def show(found: Observation) -> None:
            if self._sheet.sheet is sheet:
                sheet.fill(found)

        if session:
            self._place.ask(Urgency.ROWS, lambda book: observation_of(book, session), show)

    def _add(self, sheet: ObservationSheet, wanted: Observation) -> None:
        def written(observation: str) -> None:
            self._place.say_saved()
            sheet.leave()
            self.done.emit(observation)

        self._place.ask(
            Urgency.LINE, lambda book: begin_observation(book, wanted), written, sheet.say_wrong
        )

    def _change(self, sheet: ObservationSheet, observation: str, wanted: Observation) -> None:
        def work(book: TeamBook) -> Observation:
            before = book.observation(observation).value
            change_observation(book, observation, **asdict(wanted))
            return before

        def written(before: Observation) -> None:
            self._place.say_saved()
            sheet.leave()
            self._place.said.emit(self.tr("Corrected"), partial(undo, before))
            self.done.emit(observation)

        def undo(before: Observation) -> None:
            def back(book: TeamBook) -> None:
                change_observation(book, observation, **asdict(before))

            self._place.write(back, lambda _: self.done.emit(observation))

        self._place.ask(Urgency.LINE, work, written, sheet.say_wrong)
