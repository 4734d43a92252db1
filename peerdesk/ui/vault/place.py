# SPDX-License-Identifier: Apache-2.0
"""Vault: how the evidence is protected on this laptop, its backups, and whether it is whole."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.ui.care import Checked, Drilled, ListedBackup, Protection
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.ports import DeskSession
from peerdesk.ui.vault.acts import VaultActs
from peerdesk.ui.vault.keys import ALL
from peerdesk.ui.vault.page import BACKUPS, CHECK, PROTECTION, VaultPage
from peerdesk.ui.vault.trying import LaptopTrial


class VaultPlace(Place):
    """The vault. `open` takes the name of a tab."""

    key: ClassVar[str] = "vault"
    does = ALL
    _told = Signal(str)

    def __init__(self, look: Look, session: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(look, session, parent)
        self.page = VaultPage(look)
        self.acts = VaultActs(self)
        self.trial = LaptopTrial(self, self.page.check, self.acts)
        self._protection: Protection | None = None
        self._step = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()

    def open(self, what: object = None) -> None:
        """Show a tab, and ask anew what stands."""
        if isinstance(what, str) and what in {PROTECTION, BACKUPS, CHECK}:
            self.page.turn_to(what)
        self.page.focus_tabs()
        self.page.show_news(self.session.care.news)
        self._reload()

    def where(self) -> object:
        """Return the open tab."""
        return self.page.tab

    def blank(self) -> None:
        """Take secrets, sheets and everything shown off the screen."""
        super().blank()
        self.acts.blank()
        self.trial.blank()
        self._protection = None
        self.page.clear()

    def next_pane(self) -> bool:
        """Go from the tabs to the main act of the page, to the rail."""
        focus = QApplication.focusWidget()
        if not isinstance(focus, QWidget) or not self.page.tabs.isAncestorOf(focus):
            return False
        first = {
            PROTECTION: self.page.protection.first,
            BACKUPS: self.page.backups.first,
            CHECK: self.page.check.first,
        }[self.page.tab]
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _reload(self) -> None:
        care = self.session.care
        self.jobs.follow(care.protection(), self._show_protection, self.failed.emit)
        self.jobs.follow(care.backups(), self._show_backups, self.failed.emit)

    def _show_protection(self, protection: Protection) -> None:
        self._protection = protection
        self.page.heading.set_facts(protection.label)
        self.page.protection.show_protection(protection)
        seconds = self.session.care.seconds()
        self.jobs.follow(seconds, self.page.protection.show_seconds, self.failed.emit)

    def _show_backups(self, backups: tuple[ListedBackup, ...]) -> None:
        self.page.backups.show_backups(backups, self.session.now())
        self.page.tabs.set_count(BACKUPS, str(len(backups)) if backups else "")

    def _rename(self) -> None:
        if self._protection is not None:
            self.acts.rename(self._protection)

    def _back_up(self) -> None:
        page = self.page.backups
        page.say(self.tr("Backing up: the copy is opened and counted after writing…"))
        page.first.setEnabled(False)

        def done(_: None) -> None:
            page.first.setEnabled(True)
            page.first.setFocus()
            page.say(self.tr("Backed up, opened and counted."), "done")
            self.backed_up.emit()
            self._reload()

        def failed(error: PeerDeskError) -> None:
            page.first.setEnabled(True)
            page.say(error.user_message, "danger")

        self.jobs.follow(self.session.care.back_up(), done, failed)

    def _drill(self) -> None:
        page = self.page.backups
        page.say(self.tr("Restoring the newest backup on trial…"))
        self._step = BACKUPS

        def done(drilled: Drilled) -> None:
            self._step = ""
            page.show_drilled(drilled)

        self.jobs.follow(self.session.care.drill(self._told.emit), done, self._fail_backups)

    def _copy_out(self) -> None:
        page = self.page.backups

        def write(folder: Path) -> None:
            page.say(self.tr("Writing the copy, then reading it back…"))
            self._step = BACKUPS
            copied = self.session.care.copy_out(folder, self._told.emit)
            self.jobs.follow(copied, done, self._fail_backups)

        def done(path: Path) -> None:
            self._step = ""
            page.say(self.tr("Copied, read back and counted: {0}").format(path), "done")

        self.acts.copy_out(write)

    def _fail_backups(self, error: PeerDeskError) -> None:
        self._step = ""
        self.page.backups.say(error.user_message, "danger")

    def _check(self) -> None:
        page = self.page.check
        page.clear()
        page.say(self.tr("Checking the vault…"))
        page.first.setEnabled(False)
        self._step = CHECK

        def done(checked: Checked) -> None:
            self._step = ""
            page.first.setEnabled(True)
            page.first.setFocus()
            page.show_checked(checked)

        self.jobs.follow(self.session.care.check(self._told.emit), done, self._fail_check)

    def _rebuild(self) -> None:
        page = self.page.check
        page.say(self.tr("Making the tables anew…"))

        def done(count: int) -> None:
            said = self.tr("Tables and search index are made anew, with {0} entries.").format(
                f"{count:,}"
            )
            page.say(said, "done")

        self.jobs.follow(self.session.care.rebuild(), done, self._fail_check)

    def _fail_check(self, error: PeerDeskError) -> None:
        self._step = ""
        self.page.check.first.setEnabled(True)
        self.page.check.say(error.user_message, "danger")

    def _say_step(self, sentence: str) -> None:
        """Say how far something long has come, while it is under way."""
        if self._step == CHECK:
            self.page.check.say(sentence)
        elif self._step == BACKUPS:
            self.page.backups.say(sentence)

    def _connect(self) -> None:
        page, acts = self.page, self.acts
        page.protection.rename.connect(self._rename)
        page.protection.change_passphrase.connect(acts.change_passphrase)
        page.protection.new_words.connect(acts.new_words)
        page.protection.try_words.connect(acts.try_words)
        page.protection.rotate.connect(acts.rotate)
        page.backups.back_up.connect(self._back_up)
        page.backups.restore.connect(acts.restore)
        page.backups.drill.connect(self._drill)
        page.backups.copy_out.connect(self._copy_out)
        page.check.check.connect(self._check)
        page.check.rebuild.connect(self._rebuild)
        acts.done.connect(self._reload)
        acts.restored.connect(page.backups.say)
        self._told.connect(self._say_step)
        self.jobs.busy.connect(lambda busy: page.heading.set_busy(busy=busy))
