# SPDX-License-Identifier: Apache-2.0
"""The page of the welcome screen on which a backup is restored, or a damaged vault is read."""

from pathlib import Path

from PySide6.QtCore import Signal

from peerdesk.ui.care import Secret, Source
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.moment import local_now
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.jobs import Jobs
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.later import LaterPage
from peerdesk.ui.welcome.restoring import RestoreForm, secret_of


class RestorePage(LaterPage):
    """The form with its acts; `salvage` carries the secret that was typed."""

    restored = Signal(object)
    salvage = Signal(object)
    working = Signal(str)
    elsewhere = Signal()
    left = Signal()

    def __init__(self, look: Look, jobs: Jobs) -> None:
        super().__init__()
        self._look = look
        self._secret: Secret = ""
        self.form = RestoreForm(look, jobs)
        self._title = Text(self.tr("Restore a backup"), "title", wrap=True)
        self._act = Button(look, self.tr("Look inside"), PRIMARY, key="Ctrl+Return")
        self._back = Button(look, self.tr("Back"), key="Esc")
        self._rescue = Button(look, self.tr("Rescue a damaged vault instead"), LINK)
        self._lay_out()
        self._act.clicked.connect(self.form.go_on)
        self._back.clicked.connect(self.left)
        self._rescue.clicked.connect(self._salvage)
        self.form.step.connect(self._name_step)
        self.form.restored.connect(self.restored)
        self.form.working.connect(self._work)
        self.form.elsewhere.connect(self.elsewhere)

    def begin(self, source: Source, label: str = "", secret: Secret = "") -> None:
        """List the backups of a vault; without a label there is none yet."""
        self.setEnabled(True)
        self._secret = secret
        of = self.tr("Restore a backup of “{0}”").format(label)
        self._title.setText(of if label else self.tr("Restore a backup or a copy"))
        self._rescue.setVisible(bool(label))
        self.form.begin(source, local_now(), secret)

    def look_in(self, folder: Path) -> None:
        """List the backups of another folder."""
        self.form.look_in(folder)

    def clear(self) -> None:
        """Forget everything."""
        self._secret = ""
        self.form.clear()

    def say_wrong(self, sentence: str) -> None:
        """Say why it went wrong; what was typed stays."""
        self.setEnabled(True)
        self.form.say_wrong(sentence)

    def _salvage(self) -> None:
        secret = self._secret or secret_of(self.form.secret.text())
        if secret:
            self.salvage.emit(secret)
        else:
            self.form.say_wrong(self.tr("Type the passphrase first: the vault is read with it."))

    def _name_step(self, words: str) -> None:
        self._act.set_text(words)

    def _work(self, sentence: str) -> None:
        self._act.setEnabled(not sentence)
        self.working.emit(sentence)
        if not sentence:
            self._act.setFocus()

    def _lay_out(self) -> None:
        look = self._look
        whole = column(self)
        between(look, whole, 12)
        whole.addWidget(self._title)
        whole.addWidget(self.form)
        acts, flow = flow_box()
        between(look, flow, 12)
        for act in (self._act, self._back, self._rescue):
            flow.addWidget(act)
        whole.addWidget(acts)
