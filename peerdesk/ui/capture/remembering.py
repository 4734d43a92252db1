# SPDX-License-Identifier: Apache-2.0
"""What this laptop remembers of a session: pins, prompts ticked by hand, what was read out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.session_choices import ReadOut, SessionChoices, change_choices
from peerdesk.domain.ground_rules import GroundRules
from peerdesk.ui.capture.aloud import RulesSheet
from peerdesk.ui.capture.colleagues import ColleaguesSheet
from peerdesk.ui.capture.prompts import Prompts
from peerdesk.ui.capture.rows import QUICK, CaptureRows
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import let_go
from peerdesk.ui.place import Place


class Remembering(QObject):
    """Keeps the choices of the session that is open; `changed` carries the rows with new ones."""

    changed = Signal(object)
    told = Signal(str)

    def __init__(self, place: Place, prompts: Prompts) -> None:
        super().__init__(place)
        self._place, self._prompts = place, prompts
        self._rows = CaptureRows(QUICK, None)
        self._lines: Mapping[str, Sequence[str]] = {}
        self._sheet: Sheet | None = None
        prompts.ticked.connect(self._tick)

    def begin(self, rows: CaptureRows) -> None:
        """Remember for this session from now on."""
        self._rows = rows

    def forget(self) -> None:
        """Forget the session, and take away the sheet that is open."""
        self._rows = CaptureRows(QUICK, None)
        self._lines = {}
        sheet = self._sheet
        if isinstance(sheet, ColleaguesSheet):
            sheet.blank()
        if sheet is not None:
            sheet.leave()
            let_go(sheet)

    def show_prompts(self, lines: Mapping[str, Sequence[str]]) -> None:
        """Tick what these lines, by line of enquiry, speak of."""
        self._lines = lines
        choices = self._rows.choices
        self._prompts.show_lines(lines, frozenset(choices.heard), frozenset(choices.not_heard))

    def repin(self, pins: tuple[str, ...]) -> None:
        """Pin other lines of enquiry."""
        more = len([pin for pin in pins if pin]) > len([pin for pin in self._rows.pins if pin])
        self.told.emit(self.tr("Pinned") if more else self.tr("Let go"))
        self._keep(pins=pins)

    def end(self) -> None:
        """Remember that the session was ended here, and when."""
        if self._rows.session is not None:
            self._keep(ended=self._place.session.now()[0])

    def read_rules(self) -> None:
        """Show what is to be read out."""
        place = self._place
        if self._sheet is None and self._rows.session is not None and not place.ahead.keeps:
            place.ahead.keep(place.aside(place.session.ground_rules, self._show_rules), place)

    def show_colleagues(self) -> None:
        """Show what others wrote in this session."""
        if self._sheet is not None:
            return
        if not self._rows.colleagues:
            self.told.emit(self.tr("No colleague’s line of this session has arrived here."))
            return
        self._open(ColleaguesSheet(self._place.look, self._place, self._rows))

    def _show_rules(self, rules: GroundRules) -> None:
        if self._sheet is not None or self._rows.session is None:
            return
        read = self._rows.choices.read_out
        sheet = RulesSheet(self._place.look, self._place, rules, self._rows.session, read)
        sheet.read_out.connect(partial(self._read_out, rules.version))
        self._open(sheet)

    def _open(self, sheet: Sheet) -> None:
        self._sheet = sheet
        sheet.left.connect(self._left)
        sheet.open(sheet.done if isinstance(sheet, RulesSheet) else None)

    def _left(self) -> None:
        self._sheet = None

    def _read_out(self, edition: str) -> None:
        at, offset = self._place.session.now()
        self._keep(read_out=ReadOut(edition, at, offset))

    def _tick(self, kloe: str, place: int, on: bool) -> None:  # noqa: FBT001 - a signal's value
        choices, here = self._rows.choices, (kloe, place)
        heard = tuple(each for each in choices.heard if each != here)
        not_heard = tuple(each for each in choices.not_heard if each != here)
        if on:
            self._keep(heard=(*heard, here), not_heard=not_heard)
        else:
            self._keep(heard=heard, not_heard=(*not_heard, here))

    def _keep(self, **changes: object) -> None:
        session = "" if self._rows.id == QUICK else self._rows.id
        work: Callable[[TeamBook], SessionChoices] = partial(
            _change, session=session, changes=changes
        )
        self._place.ask(Urgency.LINE, work, partial(self._kept, self._rows.id))

    def _kept(self, session: str, choices: SessionChoices) -> None:
        if session == self._rows.id:
            self._rows = replace(self._rows, choices=choices)
            self.changed.emit(self._rows)


def _change(book: TeamBook, session: str, changes: Mapping[str, object]) -> SessionChoices:
    return change_choices(book, session, **changes)
