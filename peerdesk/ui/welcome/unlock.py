# SPDX-License-Identifier: Apache-2.0
"""Unlocking: the list of vaults with the passphrase form, or words of welcome where none is."""

from pathlib import Path

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.vaults import ListedVault
from peerdesk.ui.welcome.secret import SecretField
from peerdesk.ui.welcome.vault_list import VaultList

NEW, JOIN, PRACTICE = "new", "join", "practice"
"""Why a vault is made: to begin a challenge, to join a team's, or to rehearse."""


class UnlockForm(QWidget):
    """Asks for a passphrase."""

    given = Signal(str)
    words_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.secret = SecretField(look, self.tr("Passphrase"))
        hint = self.tr("Five words with spaces. Opening takes about one second.")
        self._field = Field(look, self.tr("Passphrase"), self.secret, hint)
        self._field.wrong_on(self.secret.field)
        self._unlock = Button(look, self.tr("Unlock"), PRIMARY, icon="lock-simple-open")
        self._words = Button(look, self.tr("Use recovery words"), LINK)
        row = QHBoxLayout()
        between(look, row, 10)
        row.addWidget(self._field, 1)
        side = QVBoxLayout()
        between(look, side, 6)
        side.addSpacing(self._field.label_height)
        side.addWidget(self._unlock)
        side.addWidget(self._words, 0, Qt.AlignmentFlag.AlignRight)
        side.addStretch(1)
        row.addLayout(side)
        column = QVBoxLayout(self)
        margins(look, column, 0, 12, 0, 6)
        column.addLayout(row)
        self._unlock.clicked.connect(self._give)
        self.secret.entered.connect(self._give)
        self._words.clicked.connect(self.words_wanted)

    def set_busy(self, *, busy: bool) -> None:
        """Say that the vault is being opened."""
        self.setEnabled(not busy)
        self._unlock.set_text(self.tr("Opening…") if busy else self.tr("Unlock"))

    def say_wrong(self, sentence: str) -> None:
        """Say why it did not open; the text stays, selected."""
        self._field.set_error(sentence)
        self.secret.field.selectAll()

    def clear(self) -> None:
        """Forget passphrase and error."""
        self.secret.clear()
        self._field.set_error("")

    def _give(self) -> None:
        if self.secret.text():
            self.given.emit(self.secret.text())
        else:
            self._field.set_error(self.tr("Type the passphrase first."))


class UnlockPage(QWidget):
    """The first page of the welcome screen."""

    given = Signal(object, str)
    words_wanted = Signal(object)
    restore_wanted = Signal(object)
    new_wanted = Signal()
    join_wanted = Signal()
    practice_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._greeting = Text("", "title")
        self._advice = Text("", "small", "ink2", wrap=True)
        self.trouble = Banner(look, "danger")
        self.trouble.hide()
        self._above = QVBoxLayout()
        self.form = UnlockForm(look)
        self._list = VaultList(look, self.form)
        self._new = Button(look, self.tr("New challenge"), icon="plus")
        self._join = Button(look, self.tr("Join a team"), icon="users-three")
        self._practice = Button(look, self.tr("Practice challenge"), icon="graduation-cap")
        self._restore = Button(look, self.tr("Restore a backup"), LINK)
        self._lay_out()
        self._connect()

    def show_vaults(self, vaults: tuple[ListedVault, ...], chosen: Path | None = None) -> None:
        """Show what there is, with one chosen, ready for its passphrase."""
        hour = QTime.currentTime().hour()
        self._greeting.setText(
            self.tr("Good morning")
            if hour < 12  # noqa: PLR2004 - noon
            else self.tr("Good afternoon")
            if hour < 18  # noqa: PLR2004 - evening begins
            else self.tr("Good evening")
        )
        self._advice.setText(
            self.tr("Choose a challenge, then type its passphrase.")
            if vaults
            else self.tr(
                "There is no challenge on this laptop yet. Begin one if you lead it, join the "
                "team if a colleague leads it, or rehearse with a practice challenge first. A "
                "backup or a copy on a stick can be restored here too."
            )
        )
        self._list.setVisible(bool(vaults))
        self._list.show_vaults(vaults, chosen)
        self._practice.setVisible(not any(vault.practice for vault in vaults))
        self._new.set_sort("plain" if vaults else PRIMARY)

    def put_above(self, widget: QWidget) -> None:
        """Put something above the list."""
        self._above.addWidget(widget)

    def focus(self) -> None:
        """Put the focus where typing begins."""
        target = self._new if self._list.isHidden() else self.form.secret
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_trouble(self, sentence: str) -> None:
        """Say what concerns the whole laptop; an empty sentence takes it away."""
        self.trouble.say(sentence)
        self.trouble.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        between(look, column, 8)
        column.addWidget(self._greeting)
        column.addWidget(self._advice)
        column.addSpacing(look.gap(12))
        column.addWidget(self.trouble)
        column.addLayout(self._above)
        column.addWidget(self._list)
        column.addSpacing(look.gap(8))
        acts, flow = flow_box()
        between(look, flow, 12)
        for act in (self._new, self._join, self._practice, self._restore):
            flow.addWidget(act)
        column.addWidget(acts)

    def _connect(self) -> None:
        self.form.given.connect(self._give)
        self.form.words_wanted.connect(self._want_words)
        self._list.chosen.connect(self._another)
        self._new.clicked.connect(self.new_wanted)
        self._join.clicked.connect(self.join_wanted)
        self._practice.clicked.connect(self.practice_wanted)
        self._restore.clicked.connect(self._want_restore)

    def _give(self, passphrase: str) -> None:
        if self._list.folder is not None:
            self.given.emit(self._list.folder, passphrase)

    def _want_words(self) -> None:
        if self._list.folder is not None:
            self.words_wanted.emit(self._list.folder)

    def _want_restore(self) -> None:
        """Ask for it on a laptop without vaults too: the copy may be all that there is."""
        self.restore_wanted.emit(self._list.folder)

    def _another(self) -> None:
        self.form.clear()
        if self.isVisible():
            self.focus()
