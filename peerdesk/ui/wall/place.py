# SPDX-License-Identifier: Apache-2.0
"""The place of the wall: what the team has, in columns, to be moved, grouped and agreed."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.wall.cards import Wall
from peerdesk.desk.wall.standing import read_wall
from peerdesk.errors import PeerDeskError
from peerdesk.ui.jobs import Job
from peerdesk.ui.keys.everywhere import UNDO
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.wall import keys
from peerdesk.ui.wall.acts import WallActs
from peerdesk.ui.wall.editing import Editing
from peerdesk.ui.wall.going import Going
from peerdesk.ui.wall.grouping import Grouping
from peerdesk.ui.wall.hints import hints
from peerdesk.ui.wall.huddle import Huddle
from peerdesk.ui.wall.merging import Merging
from peerdesk.ui.wall.moving import Moving
from peerdesk.ui.wall.page import WallPage
from peerdesk.ui.wall.sheeting import WallSheets
from peerdesk.ui.wall.shown import Shown
from peerdesk.ui.wall.tray_reading import TrayReading
from peerdesk.ui.wall.who_moves import WhoMoves
from peerdesk.ui.wall.whole import Whole


class WallPlace(Place):
    """All cards. `open` takes the identifier of one, to go to it."""

    key: ClassVar[str] = "wall"
    does = keys.ALL
    folds_rail = True

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.page = WallPage(look, self)
        self.shown = Shown(self.page, self)
        self.acts = WallActs(self)
        self.moving = Moving(self.page, self.shown, self.acts)
        self.sheets = WallSheets(self, self.acts)
        parts = self.page, self.shown, self.acts, self.sheets
        self.grouping, self.merging, self.editing = (
            Grouping(*parts), Merging(*parts), Editing(*parts),
        )  # fmt: skip
        self.going = Going(self.page, self.shown, self.acts)
        self.whole = Whole(self.page, self.shown, self.sheets)
        self.huddle = Huddle(look, self)
        self.who = WhoMoves(self.page)
        self.tray = TrayReading(self, self.page.tray)
        self._wanted = ""
        self._arriving = False
        self._job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()
        self._hear()

    def open(self, what: object = None) -> None:
        """Show the wall, and go to a card if one is asked for."""
        if isinstance(what, str) and what:
            self._wanted = what
        self._arriving = True
        self._reload()

    def last_words(self) -> dict[str, str]:
        """Return words that are not yet written, by the keys of their drafts."""
        return self.sheets.drafts.take()

    def blank(self) -> None:
        """Take every card and note off the screen."""
        super().blank()
        self._job = None
        self.tray.blank()
        self.leave_huddle()
        self.moving.stop()
        self.page.in_place.end()
        self.merging.blank()
        self.sheets.leave()
        self.sheets.drafts.take()
        self.acts.forget()
        self.shown.clear()
        self.who.clear()
        self.page.alike.say("")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """End the huddle when another place, or the cover, takes the wall's."""
        if not event.spontaneous():
            self.leave_huddle()
        super().hideEvent(event)

    def where(self) -> object:
        """Return the card that has the keys."""
        card = self.page.board.current()
        return card.id if card is not None else None

    def asked_about(self) -> str:
        """Return the waiting note or the message that has the keys; a cluster is neither."""
        return self.looked_at()[1]

    def looked_at(self) -> tuple[str, str]:
        """Return the waiting note or the message that has the keys, whose history can be shown."""
        return self.shown.looked_at()

    def renew(self) -> None:
        """Read the wall anew."""
        self._reload()

    def next_pane(self) -> bool:
        """Go from the tray to the cards, to the rail."""
        return self.going.next_pane()

    def enter_huddle(self) -> None:
        """Show the wall alone and large, over the whole window."""
        if self.huddle.isVisible():
            self.leave_huddle()
        elif self.shown.wall is not None and not self.sheets.is_open:
            self.moving.stop()
            self.page.board.set_huddle(huddle=True)
            self.huddle.begin(self.page.board)
            self._show_again()
            self.page.board.take_focus()

    def leave_huddle(self) -> None:
        """Come back to the whole wall."""
        if self.huddle.end() is not None:
            self.page.board.set_huddle(huddle=False)
            self.page.take_board_back()
            self._show_again()
            self.page.board.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move, go, take back: what is no letter of its own."""
        undo = [QKeySequence(key) for key in self.look.keys.keys(UNDO)]
        if self.moving.takes(event):
            return
        if QKeySequence(event.keyCombination()) in undo and self.acts.undo():
            return
        if event.key() == Qt.Key.Key_Escape and (self.shown.cards or self.shown.notes):
            self.shown.choose()
            return
        super().keyPressEvent(event)

    def _reload(self) -> None:
        if self._job is not None:
            self._job.drop()
        self.page.heading.set_busy(busy=True)
        self._job = self.ask(
            Urgency.ROWS, partial(read_wall, counted=False), self._show, self._no_challenge
        )
        self.tray.read()

    def _no_challenge(self, error: PeerDeskError) -> None:
        self.page.heading.set_busy(busy=False)
        if isinstance(error, NoChallenge):
            self.page.empty.say(error.user_message)
            self.page.show_wall(some=False)
        else:
            self.failed.emit(error)

    def _show(self, wall: Wall) -> None:
        self.page.heading.set_busy(busy=False)
        if self.acts.writing:
            return  # read before the last act was written; another reading follows it
        self.page.show_wall(some=True)
        self.page.tray.offer(wall)
        self.shown.show(wall)
        self._say_who_moves()
        wanted, self._wanted = self._wanted, ""
        arriving, self._arriving = self._arriving, False
        found = bool(wanted) and self.page.board.go_to(wanted)
        if found:
            self.page.show_tray(shown=False)  # with large text the new card stood behind it
        if found or arriving:
            self.page.board.take_focus()

    def _say_who_moves(self) -> None:
        if self.shown.wall is not None:
            self.who.show(self.shown.wall)

    def _count(self, waiting: int) -> None:
        self.shown.count(waiting)
        self._say_who_moves()

    def _show_again(self) -> None:
        if self.shown.wall is not None:
            self.shown.show(self.shown.wall)

    def _say_keys(self) -> None:
        self.page.strip.show_hints(hints(self.shown, self.moving, self.page))
        said = self.merging.say_alike()
        self.page.alike.say(said)
        self.page.alike.setVisible(bool(said))

    def _opened(self) -> None:
        """Put down what is picked up, or open the message, or put a cluster into words."""
        if self.moving.put_down():
            return
        card = self.page.board.current()
        if card is None or self.huddle.isVisible():
            return
        if card.is_cluster:
            self.grouping.make_message()
        else:
            self.go.emit("messages", card.id)

    def _open_note(self) -> None:
        note = self.page.tray.list.note()
        if note is not None:
            self.go.emit("evidence", note.id)

    def _done(self, card: str) -> None:
        self._wanted = card or self._wanted
        if not self.acts.writing:
            self._reload()

    def _went(self, key: str) -> None:
        self.page.names.choose(key)
        self._say_keys()

    def _alone(self, act: Callable[[], None]) -> Callable[[], None]:
        """Return what does an act that needs a sheet or a field, but not under the huddle."""

        def do() -> None:
            if not self.huddle.isVisible():
                act()

        return do

    def _connect(self) -> None:
        page, board, tray = self.page, self.page.board, self.page.tray
        board.opened.connect(self._opened)
        board.toggled.connect(self.shown.toggle_card)
        board.went.connect(self._went)
        tray.list.opened.connect(self._open_note)
        tray.list.toggled.connect(self.shown.toggle_note)
        tray.list.focused.connect(self._say_keys)
        page.take_over.clicked.connect(lambda: self.acts.drive(alone=True))
        page.huddle.clicked.connect(self.enter_huddle)
        page.merge.clicked.connect(self.merging.merge)
        self.shown.changed.connect(self._say_keys)
        self.moving.changed.connect(self._say_keys)
        self.grouping.drafting.connect(lambda wanted: self.go.emit("messages", wanted))
        self.moving.named.connect(self.grouping.name_notes)
        self.acts.done.connect(self._done)
        self.acts.refused.connect(self._reload)
        self.tray.counted.connect(self._count)
        self.huddle.left.connect(self.leave_huddle)
        self.huddle.pressed.connect(self.keyPressEvent)

    def _hear(self) -> None:
        hear(self.look.keys, self, keys.HUDDLE, self.enter_huddle)
        hear(self.look.keys, self, keys.MOVE, self.moving.pick_up)
        hear(self.look.keys, self, keys.GROUP, self._alone(self.grouping.group))
        hear(self.look.keys, self, keys.SPLIT, self._alone(self.grouping.split))
        hear(self.look.keys, self, keys.MERGE, self._alone(self.merging.merge))
        hear(self.look.keys, self, keys.EDIT, self._alone(self.editing.edit))
        hear(self.look.keys, self, keys.APART, self._alone(self.merging.take_apart))
        hear(self.look.keys, self, keys.MESSAGE, self._alone(self.grouping.make_message))
        hear(self.look.keys, self, keys.AGREE, self.editing.agree)
        hear(self.look.keys, self, keys.BY, self.going.other_columns)
        hear(self.look.keys, self, keys.WHOLE, self._alone(self.whole.show))
        hear(self.look.keys, self, keys.FIND, self.going.find)
