# SPDX-License-Identifier: Apache-2.0
"""Ties what is pressed in the list and beside it to what is done with the chosen notes."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from peerdesk.domain.words import MARKS, Stance, Voice
from peerdesk.ui.attachments.attaching import Attaching
from peerdesk.ui.attachments.offered import Offered
from peerdesk.ui.attachments.showing import Showing
from peerdesk.ui.evidence.acts import NoteActs
from peerdesk.ui.evidence.erasing import Erasing
from peerdesk.ui.evidence.page import EvidencePage
from peerdesk.ui.evidence.reader import NoteReader
from peerdesk.ui.evidence.reading import Detail
from peerdesk.ui.evidence.rows import NoteRow, Surroundings
from peerdesk.ui.evidence.tagging import Tagging
from peerdesk.ui.messages.wanted import DraftFrom
from peerdesk.ui.place import Place


class Working(QObject):
    """Knows which notes are chosen, and has the acts done to them."""

    def __init__(
        self, place: Place, page: EvidencePage, reader: NoteReader, acts: NoteActs
    ) -> None:
        super().__init__(place)
        self._place, self._page, self._reader, self._acts = place, page, reader, acts
        self.tagging = Tagging(place.look, place)
        self.attaching = Attaching(place)
        self.erasing = Erasing(place)
        self.showing = Showing(place, page.detail.attached)
        self.around: Surroundings | None = None
        self.withdrawn = False
        self._connect()

    def blank(self) -> None:
        """Take popups away and know nothing any more."""
        self.tagging.leave()
        self.attaching.blank()
        self.erasing.blank()
        self.showing.blank()
        self.around = None

    def notes(self) -> tuple[str, ...]:
        """Return the notes that an act is for: those chosen in the list, or the one shown."""
        chosen = tuple(row.id for row in self._rows())
        if self._reader.note and len(chosen) <= 1:
            return (self._reader.note,)
        return chosen

    def take_sign(self, sign: str) -> bool:
        """Do what a sign means for the chosen notes; False where it means nothing."""
        if sign in MARKS and sign:
            self._mark(MARKS[sign])
        elif sign == "#":
            self.ask_kloe()
        elif sign == "@":
            self.ask_voice()
        else:
            return False
        return True

    def take_key(self, key: QKeySequence) -> bool:
        """Do what a key means while the note is hidden, whose acts hear theirs only when shown."""
        panes, detail = self._page.panes, self._page.detail
        act = None if panes.is_seen("note") else detail.act_with(key)
        if act is None:
            return False
        if act is detail.edit:
            panes.go_to("note")
        act.click()
        return True

    def ask_kloe(self) -> None:
        """Open the popup of lines of enquiry."""
        detail = self._page.detail
        if self.around is not None and self._may_sort():
            anchor: QWidget | None = detail.facts.add_kloe if detail.detail else None
            self.tagging.ask_kloe(anchor or detail.stances, self.around, detail.detail)

    def ask_voice(self) -> None:
        """Open the popup of voices."""
        detail = self._page.detail
        if self._may_sort():
            anchor: QWidget | None = detail.facts.add_voice if detail.detail else None
            self.tagging.ask_voice(anchor or detail.stances, detail.detail)

    def _rows(self) -> list[NoteRow]:
        model = self._page.list.notes
        rows = (model.row(number) for number in self._page.list.rows())
        return [row for row in rows if row is not None]

    def _may_sort(self) -> bool:
        return bool(self.notes()) and self._page.detail.stances.isEnabled()

    def _show_chosen(self) -> None:
        notes = [row.id for row in self._rows()]
        if len(notes) == 1:
            self._reader.read(notes[0])
        elif notes and self.around is not None:
            self._reader.read("")
            self._page.detail.set_many(
                len(notes), writes=self.around.writes, withdrawn=self.withdrawn
            )

    def _mark(self, stance: Stance) -> None:
        if self._may_sort():
            self._acts.mark(self.notes(), stance)

    def _tag(self, kloe: str, name: str) -> None:
        self._acts.tag(self.notes(), kloe, name)

    def _untag(self, kloe: str, name: str) -> None:
        self._acts.untag(self.notes(), kloe, name)

    def _voice(self, voice: Voice) -> None:
        self._acts.voice(self.notes(), voice)

    def _unvoice(self, voice: Voice) -> None:
        self._acts.unvoice(self.notes(), voice)

    def _withdraw(self) -> None:
        self._acts.withdraw(self.notes())

    def _restore(self) -> None:
        self._acts.restore(self.notes())

    def _erase(self) -> None:
        self.erasing.ask(self._reader.note)

    def _focus_list(self) -> None:
        """Leave the act that was pressed: it is for the next note by now, or for none."""
        self._page.panes.go_to("list")

    def _make_message(self) -> None:
        if notes := self.notes():
            self._place.go.emit("messages", DraftFrom(notes))

    def _show_attached(self, detail: Detail) -> None:
        writes = self.around is not None and self.around.writes
        self.showing.show(detail.attached, live=not detail.withdrawn, writes=writes)

    def _attach(self) -> None:
        self.attaching.choose(self._reader.note)

    def _take_dropped(self, offered: tuple[Offered, ...]) -> None:
        self.attaching.take(self._reader.note, offered)

    def _paste(self) -> None:
        self._page.detail.offer(QGuiApplication.clipboard().mimeData())

    def _connect(self) -> None:
        detail, tagging = self._page.detail, self.tagging
        self._page.list.chosen.connect(self._show_chosen)
        detail.stances.chosen.connect(self._mark)
        detail.facts.tag_wanted.connect(self.ask_kloe)
        detail.facts.voice_wanted.connect(self.ask_voice)
        detail.facts.untagged.connect(self._untag)
        detail.facts.unvoiced.connect(self._unvoice)
        detail.message_wanted.connect(self._make_message)
        detail.withdraw_wanted.connect(self._withdraw)
        detail.restore_wanted.connect(self._restore)
        detail.erase_wanted.connect(self._erase)
        self.erasing.done.connect(self._acts.done)
        self.erasing.done.connect(self._focus_list)
        detail.shown.connect(self._show_attached)
        detail.attached.attach_wanted.connect(self._attach)
        detail.dropped.connect(self._take_dropped)
        self.attaching.done.connect(self._acts.done)
        self.showing.done.connect(self._acts.done)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self._place)
        paste.activated.connect(self._paste)
        tagging.tagged.connect(self._tag)
        tagging.untagged.connect(self._untag)
        tagging.voiced.connect(self._voice)
        tagging.unvoiced.connect(self._unvoice)
