# SPDX-License-Identifier: Apache-2.0
"""The place of messages: by theme, each with its words and its evidence."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.options import Option
from peerdesk.ui.look import Look
from peerdesk.ui.messages import keys
from peerdesk.ui.messages.acts import MessageActs
from peerdesk.ui.messages.beginning import NewMessages
from peerdesk.ui.messages.model import MessageModel
from peerdesk.ui.messages.page import MessagesPage
from peerdesk.ui.messages.rows import Listed, MessageRow, read_messages
from peerdesk.ui.messages.wanted import DraftFrom
from peerdesk.ui.messages.working import Working
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession

ALL, BIN = "all", "bin"


class MessagesPlace(Place):
    """All messages. `open` takes a message's identifier, or `DraftFrom` notes."""

    key: ClassVar[str] = "messages"
    does = keys.ALL

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = MessageModel()
        self.page = MessagesPage(look, self, self.model)
        self.acts = MessageActs(self)
        self.working = Working(self, self.page, self.acts)
        self.new = NewMessages(self, self.working.drafts)
        self._listed: Listed | None = None
        self._shown = ALL
        self._wanted = ""
        self._from: tuple[str, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show the messages, one of them if asked for, or begin one from notes."""
        if isinstance(what, DraftFrom):
            self._from = what.notes
        elif isinstance(what, str) and what:
            self._wanted = what
        self.page.list.setFocus()
        self._reload()

    def last_words(self) -> dict[str, str]:
        """Return wordings that are not yet written, by the keys of their drafts."""
        return self.working.drafts.take()

    def blank(self) -> None:
        """Take every message and wording off the screen."""
        super().blank()
        self.new.blank()
        self._listed = None
        self.model.clear()
        self.page.theme.clear()
        self.page.heading.set_facts("")
        self.working.blank()

    def where(self) -> object:
        """Return the message that is open."""
        return self.working.message

    def asked_about(self) -> str:
        """Return the message that is open: a question asked now would be about it."""
        return self.working.message

    def looked_at(self) -> tuple[str, str]:
        """Return the message that is open, whose history can be shown."""
        return ("message", self.working.message) if self.working.message else ("", "")

    def renew(self) -> None:
        """Read the messages anew."""
        self._reload()

    def next_pane(self) -> bool:
        """Go from the list to the words, to the evidence, to the rail."""
        return self.page.panes.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Agree with Ctrl+Enter from anywhere in the place."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.working.agree()
            return
        super().keyPressEvent(event)

    def _reload(self) -> None:
        self.ask(Urgency.ROWS, read_messages, self._show, self._no_challenge)

    def _no_challenge(self, error: PeerDeskError) -> None:
        if isinstance(error, NoChallenge):
            self.page.new.setEnabled(False)
            self.page.show_empty(error.user_message, may_write=False)
        else:
            self.failed.emit(error)

    def _show(self, listed: Listed) -> None:
        self._listed = listed
        self.working.team = listed.team
        self.page.new.setEnabled(listed.team.writes)
        agreed = sum(row.agreed for row in listed.rows)
        facts = self.tr("{0}, of which {1} agreed").format(len(listed.rows), agreed)
        self.page.heading.set_facts(facts if listed.rows else "")
        self._say_lacking(lacking=listed.lacking)
        self._offer_themes(listed)
        self._show_rows()
        if not listed.rows and not listed.withdrawn:
            sentence = self.tr(
                "What the team says stands here, each point with the notes behind it."
            )
            self.page.show_empty(sentence, may_write=listed.team.writes)
        if self._from is not None:
            notes, self._from = self._from, None
            self._begin(notes)

    def _say_lacking(self, *, lacking: bool) -> None:
        """Warn while the presentation would end without a case study."""
        said = self.tr("No case study yet: the presentation should end with one.")
        self.page.lacking.say(said if lacking else "")
        self.page.lacking.setVisible(lacking)

    def _offer_themes(self, listed: Listed) -> None:
        counts = dict.fromkeys(listed.team.themes, 0)
        for row in listed.rows:
            counts[row.theme] = counts.get(row.theme, 0) + 1
        options = [Option(ALL, self.tr("All themes"), str(len(listed.rows)))]
        options += [Option(t, name, str(counts[t])) for t, name in listed.team.themes.items()]
        options.append(
            Option(BIN, self.tr("Withdrawn or merged"), str(len(listed.withdrawn)), "trash")
        )
        self.page.theme.set_options(options, self._shown)

    def _show_rows(self) -> None:
        listed = self._listed
        if listed is None:
            return
        wanted = self._wanted or self.working.message
        self._follow_wanted(listed)
        rows = self._rows(listed)
        themes = listed.team.themes
        if self._shown not in {ALL, BIN}:
            themes = {self._shown: themes.get(self._shown, "")}
        current = self.page.list.currentIndex().row()
        self.model.show(rows, themes)
        self.page.show_list(some=bool(rows))
        count = len(rows)
        self.page.count.setText(
            self.tr("1 message") if count == 1 else self.tr("{0} messages").format(count)
        )
        row = self.model.find(wanted)
        if row < 0 and rows:
            row = self.model.nearest(current)
        self._wanted = ""
        if row >= 0:
            choose_row(self.page.list, row)
        else:
            self.working.read("")

    def _follow_wanted(self, listed: Listed) -> None:
        """Show the theme, or the withdrawn ones, in which a message asked for stands."""
        row = next((r for r in (*listed.rows, *listed.withdrawn) if r.id == self._wanted), None)
        if row is None:
            return
        if row.withdrawn or row.into:
            self._shown = BIN
        elif self._shown == BIN or self._shown not in {ALL, row.theme}:
            self._shown = row.theme if row.theme in listed.team.themes else ALL
        self.page.theme.choose(self._shown)

    def _rows(self, listed: Listed) -> tuple[MessageRow, ...]:
        if self._shown == BIN:
            return listed.withdrawn
        if self._shown == ALL:
            return listed.rows
        return tuple(row for row in listed.rows if row.theme == self._shown)

    def _choose_theme(self, theme: str) -> None:
        self._shown = theme
        self._show_rows()

    def _on_current(self) -> None:
        row = self.model.message(self.page.list.currentIndex().row())
        if row is not None:
            self.working.read(row.id)

    def _move(self, by: int) -> None:
        rows = self.model.messages()
        place = next((n for n, row in enumerate(rows) if row.id == self.working.message), -1)
        other = place + by
        if place < 0 or not 0 <= other < len(rows) or rows[place].theme != rows[other].theme:
            return
        self.acts.move(self.working.message, rows[other].id, below=by > 0)

    def _withdraw(self) -> None:
        if self._shown != BIN and self.working.message:
            self.acts.withdraw(self.working.message)

    def _begin_alone(self) -> None:
        self._begin(())

    def _begin(self, notes: tuple[str, ...]) -> None:
        listed = self._listed
        if listed is not None and listed.team.themes:
            first = next(iter(listed.team.themes))
            theme = self._shown if self._shown in listed.team.themes else first
            self.new.begin(listed.team, theme, notes)

    def _show_drafted(self, message: str) -> None:
        self._wanted = message
        self._reload()

    def _connect(self) -> None:
        page = self.page
        page.new.clicked.connect(self._begin_alone)
        page.empty.act.clicked.connect(self._begin_alone)
        for act in (page.studies, page.to_studies):
            act.clicked.connect(lambda: self.go.emit("studies", None))
        self.new.drafted.connect(self._show_drafted)
        page.theme.picked.connect(self._choose_theme)
        page.list.selectionModel().currentChanged.connect(self._on_current)
        page.list.moved.connect(self._move)
        page.list.withdraw_wanted.connect(self._withdraw)
        page.list.opened.connect(lambda: page.panes.go_to("words"))
        self.acts.done.connect(self._reload)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
