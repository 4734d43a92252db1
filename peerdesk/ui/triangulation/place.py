# SPDX-License-Identifier: Apache-2.0
"""The place of triangulation: the map of the evidence, and the gaps in it."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.flags import FlagKind
from peerdesk.compose.triangulation import KINDS, VOICES, Row
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.words import QuestionOrigin
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.counting import counted
from peerdesk.ui.keys.action import Action
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.questions.wanted import AskWanted
from peerdesk.ui.triangulation import keys
from peerdesk.ui.triangulation.gaps import GapModel
from peerdesk.ui.triangulation.model import LAST, HeatModel, Side
from peerdesk.ui.triangulation.page import GAPS, LINES, MAP, MESSAGES, TriangulationPage
from peerdesk.ui.triangulation.picture import MapPicture
from peerdesk.ui.triangulation.reading import Gap, Laid, MapReader, MessagesLaid, gaps_by_line


class TriangulationPlace(Place):
    """The map. `open` takes a line's or message's identifier, or what `where` gave."""

    key: ClassVar[str] = "triangulation"
    does: ClassVar[tuple[Action, ...]] = keys.ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model, self.gaps = HeatModel(), GapModel()
        self.page = TriangulationPage(look, self.model, self.gaps)
        self.reader = MapReader(self)
        self.picture = MapPicture(self)
        self._laid: Laid | None = None
        self._messages: MessagesLaid | None = None
        self._shown = LINES
        self._wanted = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.rows.choose(LINES)
        self.page.sides.choose(Side.KINDS)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the map, with one line of it chosen if asked for; with large text the gaps first."""
        if isinstance(what, tuple):
            self._shown, side, self._wanted = what
            self._look_from(Side(side))
        elif isinstance(what, str):
            self._wanted = what
        if self.look.is_large and not self._wanted:
            self.page.panes.show_pane(GAPS)
        self.page.rows.choose(self._shown)
        self._focus()
        self.reader.read()
        if self._shown == MESSAGES:
            self.reader.read_messages()

    def renew(self) -> None:
        """Read the map anew, staying where one was."""
        self._wanted = self.asked_about()
        self.reader.read()
        if self._shown == MESSAGES:
            self.reader.read_messages()

    def where(self) -> object:
        """Return what was looked at, from which side, and the line that was chosen."""
        return self._shown, self.model.side.value, self.asked_about()

    def asked_about(self) -> str:
        """Return the line or message that is chosen in the map."""
        row = self.model.row(self.page.map.currentIndex().row())
        return row.about.id if row is not None else ""

    def looked_at(self) -> tuple[str, str]:
        """Return the message that is chosen in the map, whose trail and history can be shown."""
        chosen = self.asked_about() if self._shown == MESSAGES else ""
        return ("message", chosen) if chosen else ("", "")

    def blank(self) -> None:
        """Take the map and every gap off the screen."""
        super().blank()
        self.reader.stop()
        self.picture.blank()
        self._laid = self._messages = None
        self._wanted = ""
        self.model.show((), {})
        self.gaps.show(())
        self.page.voices.show_balance(None)
        self.page.heading.set_facts("")
        self.page.gaps_count.setText("")

    def next_pane(self) -> bool:
        """Go from the map to the gaps, to the rail."""
        return self.page.panes.next()

    def _focus(self) -> None:
        page = self.page
        if self.look.is_large and page.panes.is_seen(GAPS):
            page.panes.go_to(GAPS)
        else:
            page.map.setFocus()

    def _show(self, laid: Laid) -> None:
        self._laid = laid
        self.gaps.show(laid.gaps)
        self.page.gaps.setCurrentIndex(self.gaps.index(0))
        weighed = laid.weighed
        rows, notes = len(weighed.rows), weighed.notes
        facts = (
            counted(notes, self.tr("{0} note"), self.tr("{0} notes")),
            counted(rows, self.tr("{0} line of enquiry"), self.tr("{0} lines of enquiry")),
        )
        self.page.heading.set_facts(", ".join(facts))
        self.page.voices.show_balance(weighed.voices)
        opened = sum(1 for gap in laid.gaps if not gap.followed)
        none = self.tr("No gap: every line is known from several sides.")
        if not notes:
            none = self.tr("Nothing is written yet. From the second noon, empty lines are gaps.")
        elif not all(row.settings for row in weighed.rows):
            none = self.tr("No gap so far. From the second noon, empty lines are gaps.")
        in_gaps = self.page.gaps.hasFocus()
        self.page.show_gaps(opened, len(laid.gaps) - opened, none)
        if in_gaps and self.page.gaps.isHidden():
            self._focus()  # or the rail would have it
        if self._shown == LINES:
            self._fill(weighed.rows)

    def _show_messages(self, laid: MessagesLaid) -> None:
        self._messages = laid
        if self._shown == MESSAGES:
            self._fill(laid.rows)

    def _gaps_shown(self) -> dict[str, Gap]:
        """Return the gap of each row; of messages also those that the list of gaps leaves out."""
        listed = gaps_by_line(self._laid.gaps) if self._laid else {}
        if self._shown == LINES or self._messages is None:
            return listed
        return self._messages.gaps | listed

    def _fill(self, rows: tuple[Row, ...]) -> None:
        if not rows:
            lines = self.tr("The challenge has no lines of enquiry yet.")
            none = self.tr("No message yet: here stands on what each of them rests.")
            self.page.show_empty(lines if self._shown == LINES else none)
            return
        column = max(self.page.map.currentIndex().column(), 0)
        of_lines = self._shown == LINES
        name = self.tr("Line of enquiry") if of_lines else self.tr("Message")
        self.model.show(rows, self._gaps_shown(), name)
        self.page.show_map()
        row = self.model.find(self._wanted) if self._wanted else -1
        first = next(n for n in range(self.model.rowCount()) if self.model.row(n) is not None)
        self.page.map.go_to(row if row >= 0 else first, column)
        if self.page.map.hasFocus():  # the ring goes from the map to its cell
            self.page.map.clearFocus()
            self.page.map.setFocus()
        self._wanted = ""

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.show_empty(error.user_message, may_open=True)
            self.page.show_gaps(0, 0, "")
        else:
            self.failed.emit(error)

    def _choose_rows(self, key: str) -> None:
        if key == self._shown:
            return
        self._shown = key
        self.page.rows.choose(key)
        if key == MESSAGES:
            self.reader.read_messages()
        elif self._laid is not None:
            self._fill(self._laid.weighed.rows)

    def _look_from(self, side: Side) -> None:
        index = self.page.map.currentIndex()
        self.model.look_from(side)
        self.page.sides.choose(side)
        if index.isValid():
            self.page.map.go_to(index.row(), index.column())

    def _open_cell(self, number: int, column: int) -> None:
        """Show the notes behind a cell; of a message its evidence, of a flag the gap."""
        row = self.model.row(number)
        if row is None:
            return
        if column == LAST and self.gaps.find(row.about.id) >= 0:
            self.page.gaps.setCurrentIndex(self.gaps.index(self.gaps.find(row.about.id)))
            self.page.panes.go_to(GAPS)
        elif self._shown == MESSAGES:
            self.go.emit("messages", row.about.id)
        else:
            self.go.emit("evidence", self._query(row, column))

    def _query(self, row: Row, column: int) -> NoteQuery:
        if not 0 < column < LAST:
            return NoteQuery(kloe=row.about.id)
        if self.model.side is Side.KINDS:
            return NoteQuery(kloe=row.about.id, origin=KINDS[column - 1])
        return NoteQuery(kloe=row.about.id, voice=VOICES[column - 1])

    def _show_gap(self) -> None:
        """Show in the map the line that a gap is about; of a contradiction its message."""
        gap = self.page.gaps.chosen()
        if gap is None:
            return
        if gap.flag.kind is FlagKind.CONTRADICTED:
            self.go.emit("messages", gap.flag.about)
            return
        self._choose_rows(LINES)
        row = self.model.find(gap.flag.about)
        if row >= 0:
            self.page.map.go_to(row)
            self.page.panes.go_to(MAP)

    def _ask(self) -> None:
        """Make a question of the gap chosen in the list, or of the line chosen in the map."""
        gap = self._gap()
        if gap is None:
            return
        flag = gap.flag
        contradicted = flag.kind is FlagKind.CONTRADICTED
        origin = QuestionOrigin.CONTRADICTION if contradicted else QuestionOrigin.GAP
        wanted = AskWanted(origin, flag.about, shown=flag.words, text=flag.question)
        self.go.emit("ask", wanted)

    def _gap(self) -> Gap | None:
        if self.page.map.hasFocus():
            return self.model.gap(self.page.map.currentIndex().row())
        return self.page.gaps.chosen()

    def _export(self) -> None:
        self.picture.ask(self._shown == MESSAGES, self.model.side)

    def _connect(self) -> None:
        page, keymap = self.page, self.look.keys
        self.reader.laid.connect(self._show)
        self.reader.rows.connect(self._show_messages)
        self.reader.failed.connect(self._no_challenge)
        page.rows.chosen.connect(self._choose_rows)
        page.sides.chosen.connect(lambda side: self._look_from(Side(side)))
        page.map.opened.connect(self._open_cell)
        page.gaps.opened.connect(self._show_gap)
        page.gaps.ask_pressed.connect(self._ask)
        page.picture.clicked.connect(self._export)
        page.empty.act.clicked.connect(lambda: self.go.emit("challenge", None))
        hear(keymap, self, keys.ASK, self._ask)
        hear(keymap, self, keys.KINDS, lambda: self._look_from(Side.KINDS))
        hear(keymap, self, keys.VOICES, lambda: self._look_from(Side.VOICES))
        hear(keymap, self, keys.LINES, lambda: self._choose_rows(LINES))
        hear(keymap, self, keys.MESSAGES, lambda: self._choose_rows(MESSAGES))
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
