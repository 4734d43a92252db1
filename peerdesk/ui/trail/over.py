# SPDX-License-Identifier: Apache-2.0
"""The evidence trail, by one key from anywhere: of the message or note that is chosen."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from peerdesk.desk.trail import MessageTrail, NoteTrail, message_trail, note_trail
from peerdesk.ui.components.text import let_go
from peerdesk.ui.history.thing import Thing
from peerdesk.ui.look import Look
from peerdesk.ui.over import Over
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.trail.sheets import MessageTrailSheet, NoteTrailSheet, TrailSheet

MESSAGE, NOTE = "message", "note"


class TrailOver(Over):
    """One sheet at a time. `open` takes a `Thing`; else it is what the place has chosen.

    From one trail to the next the way back is kept, for as long as the sheet stands.
    """

    key: ClassVar[str] = "trail"

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.sheet: TrailSheet | None = None
        self._way: list[Thing] = []

    def open(self, what: object = None) -> None:
        """Open the trail of a message or note."""
        if self.sheet is not None:
            return
        thing = what if isinstance(what, Thing) else self._chosen()
        if thing.sort not in {MESSAGE, NOTE} or not thing.id:
            said = self.tr("Choose a message, a bullet or a note first: its trail opens then.")
            self.said.emit(said, None)
            return
        self._way = []
        self._follow(thing)

    def blank(self) -> None:
        """Take the sheet away with every word in it."""
        super().blank()
        self._way = []
        sheet = self.sheet
        if sheet is not None:
            sheet.leave()
            let_go(sheet)

    def _chosen(self) -> Thing:
        place = self.open_place()
        if place is None:
            return Thing("", "")
        sort, identifier = place.looked_at()
        if sort in {MESSAGE, NOTE} and identifier:
            return Thing(sort, identifier)
        return Thing(sort, "")

    def _follow(self, thing: Thing) -> None:
        """Read a trail and show it; the way back holds what was shown before."""
        if thing.sort == NOTE:
            self.ask_for_sheet(partial(note_trail, note=thing.id), partial(self._show_note, thing))
        else:
            work = partial(message_trail, message=thing.id)
            self.ask_for_sheet(work, partial(self._show_message, thing))

    def _show_message(self, thing: Thing, trail: MessageTrail) -> None:
        back = bool(self._way)
        self._stand(thing, MessageTrailSheet(self.look, self.host, trail, back=back))

    def _show_note(self, thing: Thing, trail: NoteTrail) -> None:
        self._stand(thing, NoteTrailSheet(self.look, self.host, trail, back=bool(self._way)))

    def _stand(self, thing: Thing, sheet: TrailSheet) -> None:
        self._leave()
        self.sheet = sheet
        sheet.left.connect(self._forget)
        sheet.note_wanted.connect(lambda note: self._go_on(thing, Thing(NOTE, note)))
        sheet.message_wanted.connect(lambda other: self._go_on(thing, Thing(MESSAGE, other)))
        sheet.back_wanted.connect(self._go_back)
        sheet.opened.connect(self._open_place)
        sheet.open()

    def _go_on(self, before: Thing, thing: Thing) -> None:
        self._way.append(before)
        self._leave()
        self._follow(thing)

    def _go_back(self) -> None:
        if self._way:
            thing = self._way.pop()
            self._leave()
            self._follow(thing)

    def _open_place(self, place: str, what: str) -> None:
        self._leave()
        self.go.emit(place, what)

    def _leave(self) -> None:
        if self.sheet is not None:
            self.sheet.leave()

    def _forget(self) -> None:
        self.sheet = None
