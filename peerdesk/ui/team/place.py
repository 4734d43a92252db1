# SPDX-License-Identifier: Apache-2.0
"""The place of the team: who has what, and everything that goes between laptops."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.desk.book import Urgency
from peerdesk.team.receipt import Preview
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.team.board import BoardModel
from peerdesk.ui.team.deeds import Deeds
from peerdesk.ui.team.exchange import Exchange
from peerdesk.ui.team.folder import FolderCard
from peerdesk.ui.team.folder_acts import FolderActs
from peerdesk.ui.team.joining import Joining
from peerdesk.ui.team.keys import SETTLE, TEAM
from peerdesk.ui.team.page import TeamPage
from peerdesk.ui.team.reading import TeamView, read_team
from peerdesk.ui.team.stick_round import StickRound
from peerdesk.ui.team.under_way import Carriage


class TeamPlace(Place):
    """The team's laptops. `open` takes "share" or "import" to begin with that."""

    key: ClassVar[str] = "team"
    does = TEAM

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.model = BoardModel()
        self.page = TeamPage(look, self.model)
        self.exchange = Exchange(self)
        self.deeds = Deeds(self)
        self.round = StickRound(self)
        self.joining = Joining(self)
        self.folder_card = FolderCard(look)
        self.page.side.add_card(self.folder_card)
        self.folder = FolderActs(self, self.folder_card)
        self._begin = ""
        self.settle = Button(look, self.tr("To settle"), PLAIN, icon="git-merge", key=SETTLE)
        self.page.heading.add_act(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show who has what, and begin what was asked for."""
        self._begin = what if isinstance(what, str) else ""
        self.page.say("")
        self.page.share.setFocus()
        self._reload()

    def blank(self) -> None:
        """Take names, words and bundles off the screen."""
        super().blank()
        self.exchange.blank()
        self.deeds.blank()
        self.round.stop()
        self.joining.blank()
        self.folder.blank()
        self.model.show(())
        self.page.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave a bundle alone with Esc."""
        if event.key() == Qt.Key.Key_Escape and self.page.side.bundle.isVisible():
            self.exchange.forget()
            return
        super().keyPressEvent(event)

    def next_pane(self) -> bool:
        """Go from the board to the side, to the rail."""
        return self.page.panes.next()

    def _reload(self) -> None:
        now = self.session.now()
        self.ask(Urgency.ROWS, lambda book: read_team(book, now), self._show)

    def _show(self, view: TeamView) -> None:
        self.exchange.view = view
        self.deeds.view = view
        self.joining.view = view
        self.model.show(view.rows)
        self.page.set_view(view)
        self.page.side.set_view(view)
        self.folder.open(admitted=view.admitted)
        begin, self._begin = self._begin, ""
        if begin == "share" and view.admitted:
            self.exchange.share()
        elif begin == "import":
            self.exchange.ask_bundle()

    def _show_preview(self, preview: Preview | None) -> None:
        self.page.side.set_preview(preview)
        if preview is not None:
            self.page.panes.show_pane("side")
            self.page.side.bundle.take.setFocus()
        else:
            self.page.panes.show_pane("board")
            self.page.share.setFocus()

    def _show_under_way(self, carriage: Carriage, words: str, cancels: bool) -> None:  # noqa: FBT001 - a signal's
        self.page.under_way.follow(carriage, words, cancels=cancels)

    def _share(self) -> None:
        self.exchange.share()

    def _tell(self, sentence: str) -> None:
        self.page.say(sentence)

    def _warn(self, sentence: str) -> None:
        self.page.say(sentence, "warn")

    def _connect(self) -> None:
        page, exchange = self.page, self.exchange
        self.said.connect(page.calm)  # every act that succeeded says so
        exchange.chosen.connect(page.calm)
        page.share.clicked.connect(self._share)
        self.settle.clicked.connect(lambda: self.go.emit("settling", None))
        page.everything.clicked.connect(lambda: exchange.share(everything=True))
        page.take.clicked.connect(exchange.ask_bundle)
        page.side.bundle.import_pressed.connect(exchange.take)
        page.side.bundle.left.connect(exchange.forget)
        exchange.previewed.connect(self._show_preview)
        exchange.done.connect(self._reload)
        exchange.told.connect(self._tell)
        exchange.warned.connect(self._warn)
        exchange.began.connect(self._show_under_way)
        exchange.ended.connect(page.under_way.end)
        self._connect_deeds()
        self._connect_round()
        self._connect_joining()
        self._connect_folder()
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))

    def _say_round(self, came: int, waiting: int, closed: int) -> None:
        """Say that the folder holds nothing more, unless it held the one bundle that came in."""
        if came == 1 and not (waiting or closed):
            return
        words = self.tr("Nothing more in that folder: {0} imported.").format(f"{came:,}")
        if not came:
            words = self.tr("Nothing in that folder brings anything new.")
        if waiting == 1:
            words += " " + self.tr("1 there waits here until its sender is admitted.")
        elif waiting:
            form = self.tr("{0} there wait here until their senders are admitted.")
            words += " " + form.format(f"{waiting:,}")
        if closed:
            words += " " + self.tr("{0} there cannot be opened here.").format(f"{closed:,}")
        self._tell(words)

    def _go_on(self) -> None:
        """Go on to the next bundle of the folder, where the one chosen is here already."""
        self._show_preview(None)
        self._tell(self.tr("Everything in that bundle is here already; looking at the others."))
        self.round.look_on()

    def _connect_round(self) -> None:
        page, exchange, around = self.page, self.exchange, self.round
        exchange.chosen.connect(around.begin)
        exchange.folder_chosen.connect(page.calm)
        exchange.folder_chosen.connect(around.go_through)
        exchange.nothing_new.connect(self._go_on)
        exchange.came_in.connect(around.go_on)
        around.kept.connect(self._reload)
        around.failed.connect(self._warn)
        around.found.connect(exchange.offer)
        around.ended.connect(self._say_round)
        self.page.side.bundle.left.connect(around.stop)

    def _connect_deeds(self) -> None:
        page, deeds = self.page, self.deeds
        page.who.laptop_pressed.connect(deeds.look_at)
        page.who.back_pressed.connect(deeds.take_back)
        page.aside.release_pressed.connect(deeds.release)
        page.side.undo_pressed.connect(deeds.undo)
        deeds.done.connect(self._reload)
        deeds.warned.connect(self._warn)

    def _connect_joining(self) -> None:
        page, joining = self.page, self.joining
        page.invite.clicked.connect(joining.invite)
        page.admit.clicked.connect(joining.ask_file)
        page.asked_pressed.connect(joining.look_at)
        page.side.save.clicked.connect(joining.save_own)
        joining.done.connect(self._reload)
        joining.warned.connect(self._warn)

    def _connect_folder(self) -> None:
        self.folder.done.connect(self._reload)
        self.folder.told.connect(self._tell)
        self.folder.warned.connect(self._warn)
