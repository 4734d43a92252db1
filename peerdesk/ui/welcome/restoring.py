# SPDX-License-Identifier: Apache-2.0
"""Restoring a backup: choose one, look inside, then make a vault of its own of it.

The same form stands on the welcome screen, where a vault will not open, and in a sheet over an
open one; its host shows the acts.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.ui.care import Inside, ListedBackup, Rescued, Secret, Source
from peerdesk.ui.components.backup_list import BackupList
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.inside_card import InsideCard
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.jobs import Jobs
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.secret import SecretField

_WORDS = (12, 24)


def secret_of(typed: str) -> Secret:
    """Return what was typed as a passphrase, or as recovery words where it is as many words."""
    words = typed.lower().split()
    return tuple(words) if len(words) in _WORDS else typed


class RestoreForm(QWidget):
    """Lists backups and tells what one holds; `go_on` does what `step` last named.

    `shown` carries the part that tells it, which the host brings into view.
    """

    step = Signal(str)
    working = Signal(str)
    restored = Signal(object)
    elsewhere = Signal()
    grown = Signal()
    shown = Signal(object)

    def __init__(self, look: Look, jobs: Jobs) -> None:
        super().__init__()
        self._look, self._jobs = look, jobs
        self._source: Source | None = None
        self._secret: Secret = ""
        self._now = (0, 0)
        self._inside: Inside | None = None
        self._none = Text("", "body", "ink2", wrap=True)
        self.list = BackupList(look)
        self._other = Button(look, self.tr("Look in another folder"), LINK)
        self.secret = SecretField(look, self.tr("Passphrase"))
        self._field = Field(look, self.tr("Passphrase of the backup"), self.secret)
        self._field.wrong_on(self.secret.field)
        self._card = InsideCard(look)
        self._lay_out()
        self._connect()

    def begin(self, source: Source, now: tuple[int, int], secret: Secret = "") -> None:
        """List the backups; a secret that is known already is not asked for."""
        self.clear()
        self._source, self._now, self._secret = source, now, secret
        self._field.setHidden(bool(secret))
        self._field.set_hint(
            self.tr(
                "The one that opens the vault now: its backups follow it. Recovery words do too."
            )
        )
        self._follow_list(None)

    def look_in(self, folder: Path) -> None:
        """List the backups of another folder."""
        self._field.set_hint(
            self.tr("The one the vault had when the copy was made. Recovery words of then do too.")
        )
        self._follow_list(folder)

    def choose(self, backup: Path) -> None:
        """Put the cursor on a backup."""
        for row in range(self.list.backups.rowCount()):
            found = self.list.backups.at(row)
            if found is not None and found.path == backup:
                self.list.setCurrentIndex(self.list.backups.index(row))

    def go_on(self) -> None:
        """Look inside, or restore what was looked into."""
        source, backup, secret = self._source, self.list.backup, self._known()
        if source is None or backup is None:
            return
        if not secret:
            self._field.set_error(self.tr("Type the passphrase first."))
            return
        self.setEnabled(False)
        if self._inside is None:
            self.working.emit(self.tr("Opening the backup and counting what is in it…"))
            self._jobs.follow(source.look_into(backup.path, secret), self._show, self._fail)
        else:
            self.working.emit(self.tr("Restoring the backup into a vault of its own…"))
            self._jobs.follow(source.restore(backup.path, secret), self._done, self._fail)

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong with the passphrase; what was typed stays."""
        self._field.show()
        self._field.set_error(sentence)
        self.secret.field.selectAll()
        self.grown.emit()

    def clear(self) -> None:
        """Forget everything typed and found."""
        self._secret, self._source = "", None
        self.secret.clear()
        self._field.set_error("", focus=False)
        self.list.show_backups((), self._now)
        self._forget()
        self.setEnabled(True)

    def focus(self) -> None:
        """Put the focus where typing begins."""
        target = self.list if self._field.isHidden() else self.secret
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _known(self) -> Secret:
        return self._secret or secret_of(self.secret.text())

    def _follow_list(self, elsewhere: Path | None) -> None:
        if self._source is not None:
            found = self._source.backups(elsewhere)
            self._jobs.follow(found, self._show_list, self._fail_list)

    def _show_list(self, backups: tuple[ListedBackup, ...]) -> None:
        self._forget()
        self.list.show_backups(backups, self._now)
        self.list.setVisible(bool(backups))
        self._none.setHidden(bool(backups))
        self._none.setText(self.tr("There is no backup in this folder. Look in another one."))
        self.grown.emit()
        self.focus()

    def _fail_list(self, error: PeerDeskError) -> None:
        self._show_list(())
        self._none.setText(error.user_message)

    def _show(self, inside: Inside) -> None:
        self.setEnabled(True)
        self._inside = inside
        self._field.set_error("", focus=False)
        self._card.show_inside(inside, self._now)
        self._card.show()
        self.list.make_room(room=True)
        self.step.emit(self.tr("Restore into a new vault"))
        self.grown.emit()
        self.working.emit("")
        self.shown.emit(self._card)

    def _done(self, rescued: Rescued) -> None:
        self.working.emit("")
        self.clear()
        self.restored.emit(rescued)

    def _fail(self, error: PeerDeskError) -> None:
        self.setEnabled(True)
        self.working.emit("")
        self._secret = ""
        self.say_wrong(error.user_message)

    def _forget(self, _: object = None) -> None:
        """Ask anew before restoring something else than what was looked into."""
        self._inside = None
        self._card.clear()
        self._card.hide()
        self.list.make_room(room=False)
        self.step.emit(self.tr("Look inside"))

    def _lay_out(self) -> None:
        look = self._look
        whole = column(self)
        between(look, whole, 12)
        head = QHBoxLayout()
        about = self.tr("What is restored becomes a vault of its own; nothing is overwritten.")
        head.addWidget(Text(about, "small", "ink2", wrap=True), 1)
        head.addWidget(self._other, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(head)
        whole.addWidget(self._none)
        whole.addWidget(self.list)
        whole.addWidget(self._field)
        whole.addWidget(self._card)
        self._none.hide()
        self._card.hide()

    def _connect(self) -> None:
        self.list.picked.connect(self._forget)
        self.list.activated.connect(lambda _: self.go_on())
        self.secret.changed.connect(self._forget)
        self.secret.entered.connect(self.go_on)
        self._other.clicked.connect(self.elsewhere)
