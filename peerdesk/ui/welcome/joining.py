# SPDX-License-Identifier: Apache-2.0
"""Joining by an invitation: its three pages in their order, and the slow work between them."""

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.choose import ChooseSheet, Wanted
from peerdesk.ui.jobs import Jobs
from peerdesk.ui.joining import ToldChallenge, WantedJoin
from peerdesk.ui.look import Look
from peerdesk.ui.ports import Aside
from peerdesk.ui.vaults import Vaults
from peerdesk.ui.welcome.hardship import Stage
from peerdesk.ui.welcome.joining_file import InvitationPage
from peerdesk.ui.welcome.joining_self import SelfPage
from peerdesk.ui.welcome.joining_terms import TermsPage

_SUFFIX = ".peerdesk-invitation"


class Joining(QObject):
    """One on the welcome screen; `made` carries the new vault, `unasked` the old way in."""

    made = Signal(object)
    unasked = Signal()
    left = Signal()

    def __init__(self, look: Look, vaults: Vaults, stage: Stage, jobs: Jobs, aside: Aside) -> None:
        super().__init__()
        self._look, self._vaults, self._stage = look, vaults, stage
        self._jobs, self._aside = jobs, aside
        self._told: ToldChallenge | None = None
        self._sheet: ChooseSheet | None = None

    def begin(self) -> None:
        """Ask for the invitation and its words."""
        self._stage.turn_to(self._file)
        self._file.begin()

    def forget(self) -> None:
        """Forget what was told."""
        self._told = None
        if self._sheet is not None:
            self._sheet.leave()

    @cached_property
    def _file(self) -> InvitationPage:
        page = InvitationPage(self._look)
        page.given.connect(self._open)
        page.choosing.connect(self._choose)
        page.unasked.connect(self.unasked)
        page.left.connect(self.left)
        self._stage.add_page(page)
        return page

    @cached_property
    def _terms(self) -> TermsPage:
        page = TermsPage(self._look)
        page.accepted.connect(self._ask_self)
        page.left.connect(self.begin)
        self._stage.add_page(page)
        return page

    @cached_property
    def _self(self) -> SelfPage:
        vaults = self._vaults
        page = SelfPage(self._look, vaults.suggest_passphrase, vaults.weigh_passphrase)
        page.wanted.connect(self._make)
        page.left.connect(self._back_to_terms)
        self._stage.add_page(page)
        return page

    def _choose(self) -> None:
        if self._sheet is not None:
            return
        act = self.tr("Take this invitation")
        wanted = Wanted(self.tr("The invitation’s file"), act, suffixes=(_SUFFIX,))
        host = self._file.window()
        sheet = ChooseSheet(self._look, host, wanted, self._vaults.files, self._aside)
        sheet.chosen.connect(self._file.take_file)
        sheet.left.connect(self._forget_sheet)
        # later, for a sheet that goes gives the focus back to where it was
        sheet.left.connect(self._file.go_on, Qt.ConnectionType.QueuedConnection)
        self._sheet = sheet
        sheet.open()

    def _forget_sheet(self) -> None:
        self._sheet = None

    def _open(self, path: Path, words: str) -> None:
        self._file.set_busy(busy=True)
        self._stage.say_progress(self.tr("Opening the invitation: it takes about a second…"))
        work = partial(self._vaults.invited.look_at, path, words)
        self._jobs.follow(self._aside(work), self._tell, self._fail_opening)

    def _tell(self, told: ToldChallenge) -> None:
        self._stage.say_progress("")
        self._file.set_busy(busy=False)
        self._file.clear()
        self._told = told
        self._show_terms()

    def _fail_opening(self, error: PeerDeskError) -> None:
        self._stage.say_progress("")
        self._file.set_busy(busy=False)
        self._file.say_wrong(error)

    def _show_terms(self) -> None:
        if self._told is not None:
            self._stage.turn_to(self._terms)
            self._terms.begin(self._told)

    def _back_to_terms(self) -> None:
        """Show the terms as they were left, tick and all."""
        self._stage.turn_to(self._terms)
        self._terms.go_on()

    def _ask_self(self) -> None:
        if self._told is None:
            return
        self._stage.turn_to(self._self)
        if self._self.told is self._told:  # been here before: what was typed is still there
            self._self.go_on()
            return
        self._self.begin(self._told)
        surroundings = self._aside(self._vaults.rescue.surroundings)
        self._jobs.follow(surroundings, self._self.warn, self._fail_making)

    def _make(self, wanted: WantedJoin) -> None:
        self._self.set_busy(busy=True)
        self._stage.say_progress(self.tr("Making the vault: its key takes about a second…"))
        work = partial(self._vaults.invited.join, wanted)
        self._jobs.follow(self._aside(work), self._made, self._fail_making)

    def _made(self, made: object) -> None:
        self._stage.say_progress("")
        self._self.set_busy(busy=False)
        self._self.clear()
        self._told = None
        self.made.emit(made)

    def _fail_making(self, error: PeerDeskError) -> None:
        self._stage.say_progress("")
        self._self.set_busy(busy=False)
        self._self.say_wrong(error.user_message)
