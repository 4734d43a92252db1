# SPDX-License-Identifier: Apache-2.0
"""The backups of the vault: made by themselves, tried, copied out, restored from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from peerdesk.ui.care import Drilled, ListedBackup
from peerdesk.ui.components.backup_list import BackupList
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PLAIN, PRIMARY, Button
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.vault.card import Card, CardPage
from peerdesk.ui.vault.keys import BACK_UP, COPY, RESTORE, TRY


class BackupsPage(CardPage):
    """Shows; what is pressed goes out by signals, `restore` with the backup under the cursor."""

    back_up = Signal()
    restore = Signal(object)
    drill = Signal()
    copy_out = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.list = BackupList(look)
        self._none = Text("", "body", "ink2", wrap=True)
        self.result = Banner(look, "told")
        self.result.hide()
        self.first = Button(look, self.tr("Back up now"), PRIMARY, icon="hard-drives", key=BACK_UP)
        self.again = Button(
            look, self.tr("Restore"), PLAIN, icon="clock-counter-clockwise", key=RESTORE
        )
        self._lay_out()

    def show_backups(self, backups: Sequence[ListedBackup], now: tuple[int, int]) -> None:
        """Show the backups, the newest first."""
        self.list.show_backups(backups, now)
        self.list.setVisible(bool(backups))
        self.again.setEnabled(bool(backups))
        self._none.setText(
            self.tr("There is no backup yet. One is made every hour, and when you lock.")
        )
        self._none.setHidden(bool(backups))

    def show_drilled(self, drilled: Drilled) -> None:
        """Say what trying a restore showed."""
        words = " ".join(drilled.sentences)
        self.say(words, "done" if drilled.held else "danger")

    def say(self, sentence: str, sort: str = "told") -> None:
        """Say a sentence above the cards; an empty one takes it away."""
        self.result.say(sentence, sort)
        self.result.setVisible(bool(sentence))

    def clear(self) -> None:
        """Show nothing."""
        self.say("")
        self.list.show_backups((), (0, 0))

    def _lay_out(self) -> None:
        look = self.look
        kept = Card(
            look,
            self.tr("Backups on this laptop"),
            self.tr(
                "Made every hour, before an import and when you lock; each is opened and counted "
                "after writing. The five newest are kept, and one a day for seven days."
            ),
        )
        kept.inner.insertWidget(1, self._none)
        kept.inner.insertWidget(2, self.list)
        kept.add_act(self.first).clicked.connect(self.back_up)
        kept.add_act(self.again).clicked.connect(self._restore)
        tries = Button(look, self.tr("Try a restore"), PLAIN, icon="check-square", key=TRY)
        kept.add_act(tries).clicked.connect(self.drill)
        away = Card(
            look,
            self.tr("A copy elsewhere"),
            self.tr(
                "Backups on this laptop do not help when the laptop is lost; colleagues’ laptops "
                "and a copy on a stick do. The copy is encrypted, opens with the same passphrase, "
                "and has to be destroyed by hand when the challenge closes."
            ),
        )
        copies = Button(look, self.tr("Copy the vault to a stick"), PLAIN, icon="usb", key=COPY)
        away.add_act(copies).clicked.connect(self.copy_out)
        self.cards.addWidget(self.result)
        self.cards.addWidget(kept)
        self.cards.addWidget(away)
        self.cards.addStretch(1)
        self.list.activated.connect(lambda _: self._restore())

    def _restore(self) -> None:
        if self.list.backup is not None:
            self.restore.emit(self.list.backup)
