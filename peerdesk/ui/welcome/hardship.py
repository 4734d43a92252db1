# SPDX-License-Identifier: Apache-2.0
"""The hard moments: a vault that does not open as it is, and the ways out of it.

The secret that was typed is held only while a way is being chosen, and is forgotten with the
page. What opens goes back to the welcome screen by `opened`.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.ui.care import Opened, Rescued, Secret, VaultTrouble, Way
from peerdesk.ui.components.choose import ChooseSheet, Wanted
from peerdesk.ui.jobs import Jobs
from peerdesk.ui.look import Look
from peerdesk.ui.ports import Aside
from peerdesk.ui.vaults import Vaults
from peerdesk.ui.welcome.later import LaterPage
from peerdesk.ui.welcome.locked import LockedSource
from peerdesk.ui.welcome.renewing import RenewPage
from peerdesk.ui.welcome.restore_page import RestorePage
from peerdesk.ui.welcome.telling import NewsPage, TroublePage

T = TypeVar("T")


class Stage(Protocol):
    """What the welcome screen lends: room for pages, and its line of progress."""

    def add_page(self, page: LaterPage) -> None:
        """Take a page in, hidden until it is turned to."""
        ...

    def turn_to(self, page: QWidget) -> None:
        """Show a page instead of all others."""
        ...

    def say_progress(self, sentence: str) -> None:
        """Say what is being done; an empty sentence ends it."""
        ...


class Hardship(QObject):
    """Leads through trouble; one on the welcome screen, its pages made when they are wanted."""

    opened = Signal(object)
    left = Signal()
    _told = Signal(str)

    def __init__(self, look: Look, vaults: Vaults, stage: Stage, jobs: Jobs, aside: Aside) -> None:
        super().__init__()
        self._look, self._vaults, self._stage = look, vaults, stage
        self._jobs, self._aside = jobs, aside
        self._folder = Path()
        self._secret: Secret = ""
        self._held: Opened | None = None
        self._sheet: ChooseSheet | None = None
        self._told.connect(self._say_step)

    def meet(self, trouble: VaultTrouble, folder: Path, secret: Secret) -> None:
        """Show what is the matter with a vault, and the ways on."""
        self._folder, self._secret = folder, secret
        self._stage.turn_to(self._trouble)
        self._trouble.begin(trouble)

    def restore(self, folder: Path | None, secret: Secret = "") -> None:
        """Show the backups of a vault; without a vault, ask where a copy lies."""
        source = LockedSource(self._vaults.rescue, self._aside, folder)
        self._stage.turn_to(self._restoring)
        if folder is None:
            self._restoring.begin(source)
            self._look_elsewhere()
            return
        self._folder = folder
        label = next((v.label for v in self._vaults.listed() if v.folder == folder), folder.name)
        self._restoring.begin(source, label, secret)

    def tell(self, session: Opened, sentences: Sequence[str]) -> None:
        """Show what had happened to a vault that is open now, or go straight on."""
        self._stage.say_progress("")
        if not sentences:
            self.opened.emit(session)
            return
        self._held = session
        self._stage.turn_to(self._news)
        self._news.begin(sentences)

    def renew(self, session: Opened, words: Sequence[str]) -> None:
        """Ask for a new passphrase for a vault that its recovery words have opened."""
        self._held, self._secret, self._folder = session, tuple(words), session.folder
        self._stage.turn_to(self._renewing)
        self._renewing.begin()

    def forget(self) -> None:
        """Forget every secret held here."""
        self._secret = ""
        if self._sheet is not None:
            self._sheet.leave()

    def close(self) -> None:
        """Close a vault that was opened and never shown."""
        session, self._held = self._held, None
        if session is not None:
            session.close({}).exception()

    @cached_property
    def _trouble(self) -> TroublePage:
        page = TroublePage(self._look)
        page.chosen.connect(self._take_way)
        page.left.connect(self._leave)
        self._stage.add_page(page)
        return page

    @cached_property
    def _restoring(self) -> RestorePage:
        page = RestorePage(self._look, self._jobs)
        page.restored.connect(self._rescued)
        page.salvage.connect(self._salvage)
        page.working.connect(self._stage.say_progress)
        page.elsewhere.connect(self._look_elsewhere)
        page.left.connect(self._leave)
        self._stage.add_page(page)
        return page

    @cached_property
    def _news(self) -> NewsPage:
        page = NewsPage(self._look)
        page.known.connect(self._go_in)
        self._stage.add_page(page)
        return page

    @cached_property
    def _renewing(self) -> RenewPage:
        vaults = self._vaults
        page = RenewPage(self._look, vaults.suggest_passphrase, vaults.weigh_passphrase)
        page.given.connect(self._set_passphrase)
        page.left.connect(self._end_renewing)
        self._stage.add_page(page)
        return page

    def _take_way(self, way: Way) -> None:
        if way is Way.RESTORE:
            self.restore(self._folder, self._secret)
        elif way is Way.SALVAGE:
            self._salvage(self._secret)
        else:
            folder, secret = self._folder, self._secret
            self._begin(
                self._trouble,
                self.tr("Opening the older state…"),
                partial(self._vaults.rescue.go_on, folder, secret),
            )

    def _salvage(self, secret: Secret) -> None:
        rescue, folder, told = self._vaults.rescue, self._folder, self._told.emit
        page = self._restoring if self._restoring.isVisible() else self._trouble
        self._begin(
            page,
            self.tr("Reading whatever can be read into a new vault…"),
            lambda: rescue.salvage(folder, secret, told),
        )

    def _begin(
        self, page: TroublePage | RestorePage, sentence: str, work: Callable[[], Rescued]
    ) -> None:
        """Do something long; the page waits, and says why if it fails."""

        def failed(error: PeerDeskError) -> None:
            self._stage.say_progress("")
            page.setEnabled(True)
            page.say_wrong(error.user_message)

        page.setEnabled(False)
        self._stage.say_progress(sentence)
        self._jobs.follow(self._aside(work), self._rescued, failed)

    def _rescued(self, rescued: Rescued) -> None:
        self.forget()
        self.tell(rescued.session, rescued.sentences)

    def _set_passphrase(self, passphrase: str) -> None:
        rescue, folder, words = self._vaults.rescue, self._folder, self._secret
        self._stage.say_progress(self.tr("Making the new key: it takes about a second…"))
        self._jobs.follow(
            self._aside(lambda: rescue.renew(folder, tuple(words), passphrase)),
            self._end_renewing,
            self._fail_renewing,
        )

    def _end_renewing(self, _: object = None) -> None:
        self.forget()
        session, self._held = self._held, None
        if session is not None:
            self.tell(session, session.care.news)

    def _fail_renewing(self, error: PeerDeskError) -> None:
        self._stage.say_progress("")
        self._renewing.say_wrong(error.user_message)

    def _look_elsewhere(self) -> None:
        page = self._restoring
        wanted = Wanted(
            self.tr("Where the backup lies"), self.tr("Look for backups here"), folder=True
        )
        files = self._vaults.files
        sheet = ChooseSheet(self._look, page.window(), wanted, files, self._aside)
        sheet.chosen.connect(page.look_in)
        sheet.left.connect(self._forget_sheet)
        self._sheet = sheet
        sheet.open()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _go_in(self) -> None:
        session, self._held = self._held, None
        self._stage.say_progress("")
        if session is not None:
            self.opened.emit(session)

    def _leave(self) -> None:
        self.forget()
        self.left.emit()

    def _say_step(self, sentence: str) -> None:
        self._stage.say_progress(sentence)
