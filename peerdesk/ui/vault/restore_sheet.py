# SPDX-License-Identifier: Apache-2.0
"""Restoring a backup beside the vault that is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.ui.care import ListedBackup, Source
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.jobs import Jobs
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.restoring import RestoreForm


class RestoreSheet(Sheet):
    """The form with its acts; `restored` carries the vault that was opened."""

    restored = Signal(object)

    def __init__(self, look: Look, host: QWidget, jobs: Jobs) -> None:
        super().__init__(look, host, self.tr("Restore a backup"), width=680)
        self.form = RestoreForm(look, jobs)
        self._chosen: ListedBackup | None = None
        self._busy = Text("", "small", "ink2", wrap=True)
        self._busy.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(self._busy)
        self.act = self.add_act(self.tr("Look inside"), PRIMARY, key="Ctrl+Return")
        self.act.clicked.connect(self.form.go_on)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.form.step.connect(self._name_step)
        self.form.working.connect(self._work)
        self.form.grown.connect(self._grow)
        self.form.shown.connect(self.show_part)
        self.form.restored.connect(self.restored)

    def begin(self, source: Source, now: tuple[int, int], chosen: ListedBackup | None) -> None:
        """List the backups, with one under the cursor."""
        self._chosen = chosen
        self.form.begin(source, now)

    def leave(self) -> None:
        """Forget what was typed and go."""
        self.form.clear()
        super().leave()

    def _name_step(self, words: str) -> None:
        self.act.set_text(words)

    def _work(self, sentence: str) -> None:
        self._busy.setText(sentence)
        self._busy.setVisible(bool(sentence))
        self.act.setEnabled(not sentence)
        if not sentence:
            self.act.setFocus()

    def _grow(self) -> None:
        if self._chosen is not None:
            self.form.choose(self._chosen.path)
            self._chosen = None
            self.form.focus()
        self.fit()
