# SPDX-License-Identifier: Apache-2.0
"""Printing paper sheets: for which sessions, and where the PDF goes."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.compose.capture_sheet import CaptureSheet
from peerdesk.desk.book import Urgency
from peerdesk.desk.capture_sheets import sheets
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.choose import Wanted
from peerdesk.ui.components.control import Choice
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.one_sheet import OneSheet
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place

_ONE, _MINE, _EVERY, _BLANK = "one", "mine", "every", "blank"


class PrintSheet(Sheet):
    """Asks for which sessions; `chosen` carries one of the four answers."""

    chosen = Signal(str)

    def __init__(self, look: Look, host: QWidget, options: Sequence[tuple[str, str]]) -> None:
        super().__init__(look, host, self.tr("Paper sheets"), width=560)
        self._choice = Choice(look, list(options))
        why = self.tr(
            "A page each, with numbered lines, for when a laptop dies. They are not encrypted: "
            "keep them with you. Type them in afterwards in Capture."
        )
        self.body.addWidget(Field(look, self.tr("A sheet for"), self._choice))
        self.body.addWidget(Text(why, "body", "ink2", wrap=True))
        act = self.add_act(self.tr("Choose where"), PRIMARY, key="Ctrl+Return")
        act.clicked.connect(self._choose)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def _choose(self) -> None:
        answer = self._choice.value()
        self.leave()
        self.chosen.emit(answer)


class SheetPrinting(QObject):
    """Asks, reads the sessions, makes the PDF beside, and writes it where that was chosen."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self._sheet = OneSheet(place)

    def ask(self, session: str, mine: Sequence[str], every: Sequence[str]) -> None:
        """Ask for which of these sessions; an empty name or list is not offered."""
        if self._sheet.sheet is not None:
            return
        one, many = (
            self.tr("{0} session of mine on this day"),
            self.tr("{0} sessions of mine on this day"),
        )
        options = [(_ONE, self.tr("this session"))] if session else []
        if mine:
            options.append((_MINE, counted(len(mine), one, many)))
        if every:
            options.append((_EVERY, self.tr("every session of this day")))
        options.append((_BLANK, self.tr("any session: a blank one")))
        wanted = {_ONE: [session], _MINE: list(mine), _EVERY: list(every), _BLANK: []}
        sheet = PrintSheet(self._place.look, self._place, options)
        sheet.chosen.connect(lambda answer: self._read(wanted[answer]))
        self._sheet.open(sheet)

    def blank(self) -> None:
        """Take the sheet away."""
        self._sheet.blank()

    def _read(self, wanted: Sequence[str]) -> None:
        self._place.ask(Urgency.ROWS, partial(sheets, sessions=wanted), self._where)

    def _where(self, made: tuple[CaptureSheet, ...]) -> None:
        name = "capture-sheet.pdf" if len(made) == 1 else "capture-sheets.pdf"
        wanted = Wanted(self.tr("Save the paper sheets"), self.tr("Save PDF"), name=name)
        self._sheet.choose(wanted, partial(self._write, made))

    def _write(self, made: tuple[CaptureSheet, ...], path: Path) -> None:
        papers, files = self._place.session.papers, self._place.session.files

        def work() -> Path:
            return files.write(path, papers.capture_sheets_pdf(made))

        def done(written: Path) -> None:
            form = self.tr("Saved {0}. It is not encrypted.")
            self._place.said.emit(form.format(written.name), None)

        self._place.aside(work, done)
