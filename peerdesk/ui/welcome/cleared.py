# SPDX-License-Identifier: Apache-2.0
"""Vaults that nothing opens any more, above the list: to be gone on with, or signed for."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.choose import ChooseSheet, Wanted
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import let_go
from peerdesk.ui.endings import Ending
from peerdesk.ui.jobs import Jobs, Pool
from peerdesk.ui.look import Look
from peerdesk.ui.vaults import Vaults


class EndingsBox(QWidget):
    """One banner a vault, hidden while there is none.

    `failed` carries a sentence; `ended` says that an act is over, and its banner with the focus.
    """

    failed = Signal(str)
    ended = Signal()

    def __init__(self, look: Look, vaults: Vaults, pool: Pool, host: QWidget) -> None:
        super().__init__()
        self._look, self._vaults, self._pool, self._host = look, vaults, pool, host
        self._jobs = Jobs(self)
        self._saved: set[Path] = set()
        self.banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        margins(look, self._column, 0, 0, 0, 8)
        between(look, self._column, 8)
        self.hide()

    def show_endings(self) -> None:
        """Show what there is now."""
        for banner in self.banners:
            let_go(banner)
        self.banners = [self._banner(ending) for ending in self._vaults.endings.listed()]
        for banner in self.banners:
            self._column.addWidget(banner)
        self.setVisible(bool(self.banners))

    def wait(self) -> None:
        """Wait for what has begun."""
        self._jobs.mute()
        self._jobs.wait()

    def _banner(self, ending: Ending) -> Banner:
        if not ending.cleared:
            banner = Banner(
                self._look,
                "warn",
                self.tr(
                    "A vault on this laptop is being cleared, and opens no more. If this stays "
                    "here, it was interrupted: go on."
                ),
            )
            banner.add_act(self.tr("Go on")).clicked.connect(partial(self._go_on, ending))
            return banner
        put_away = partial(self._put_away, ending)
        if not ending.name:
            unread = self.tr(
                "A vault was cleared on this laptop, and its confirmation cannot be read: tell "
                "the lead who closed the challenge."
            )
            banner = Banner(self._look, "warn", unread)
            banner.add_act(self.tr("Put it away")).clicked.connect(put_away)
            return banner
        said = self.tr(
            "Cleared {0}: the vault’s keys and files are destroyed. Hand the confirmation to a "
            "lead."
        ).format(ending.when)
        banner = Banner(self._look, "done", said)
        banner.add_act(self.tr("Save it")).clicked.connect(partial(self._ask_where, ending))
        if ending.folder in self._saved:
            banner.add_act(self.tr("Put it away")).clicked.connect(put_away)
        return banner

    def _go_on(self, ending: Ending) -> None:
        self.setEnabled(False)
        work = partial(self._vaults.endings.go_on, ending.folder)
        self._jobs.follow(self._pool(work), self._again, self._fail)

    def _ask_where(self, ending: Ending) -> None:
        wanted = Wanted(self.tr("Save the confirmation"), self.tr("Save"), name=ending.name)
        files = self._vaults.files
        sheet = ChooseSheet(self._look, self._host, wanted, files, self._pool)
        sheet.chosen.connect(partial(self._save, ending))
        sheet.open()

    def _save(self, ending: Ending, path: Path) -> None:
        endings, files = self._vaults.endings, self._vaults.files

        def work() -> None:
            files.write(path, endings.word(ending.folder), shared=True)

        def saved(_: None) -> None:
            self._saved.add(ending.folder)
            self._again()

        self._jobs.follow(self._pool(work), saved, self._fail)

    def _put_away(self, ending: Ending) -> None:
        work = partial(self._vaults.endings.put_away, ending.folder)
        self._jobs.follow(self._pool(work), self._again, self._fail)

    def _again(self, _: object = None) -> None:
        self.setEnabled(True)
        self.failed.emit("")
        self.show_endings()
        self.ended.emit()

    def _fail(self, error: PeerDeskError) -> None:
        self.setEnabled(True)
        self.failed.emit(error.user_message)
