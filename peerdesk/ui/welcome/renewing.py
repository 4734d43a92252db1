# SPDX-License-Identifier: Apache-2.0
"""A new passphrase for a vault that was opened with its recovery words."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from peerdesk.ui.care import Weighed
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.later import LaterPage
from peerdesk.ui.welcome.passphrase import PassphraseForm


class RenewPage(LaterPage):
    """Asks for the new passphrase; the words opened the vault already."""

    given = Signal(str)
    left = Signal()

    def __init__(
        self, look: Look, suggest: Callable[[], str], weigh: Callable[[str], Weighed]
    ) -> None:
        super().__init__()
        self.form = PassphraseForm(look, suggest, weigh)
        self._keep = Button(look, self.tr("Use this passphrase"), PRIMARY, key="Ctrl+Return")
        self._later = Button(look, self.tr("Not now"))
        advice = self.tr(
            "The words are right, and the vault is open. Choose the passphrase that opens it from "
            "now on; the forgotten one will open it no more. Your recovery words stay as they are."
        )
        whole = column(self)
        between(look, whole, 12)
        whole.addWidget(Text(self.tr("A new passphrase"), "title", wrap=True))
        whole.addWidget(Text(advice, "small", "ink2", wrap=True))
        whole.addWidget(self.form)
        acts = QHBoxLayout()
        between(look, acts, 12)
        acts.addWidget(self._keep)
        acts.addWidget(self._later)
        acts.addStretch(1)
        whole.addLayout(acts)
        self._keep.clicked.connect(self._give)
        self.form.entered.connect(self._keep.click)
        self._later.clicked.connect(self.left)

    def begin(self) -> None:
        """Suggest five words, with the focus where they are typed."""
        self.setEnabled(True)
        self.form.suggest()
        self.form.focus()

    def clear(self) -> None:
        """Forget everything typed."""
        self.form.clear()

    def say_wrong(self, sentence: str) -> None:
        """Say why it could not be kept; the text stays."""
        self.setEnabled(True)
        self.form.say_wrong(sentence)

    def _give(self) -> None:
        passphrase = self.form.passphrase()
        if passphrase:
            self.setEnabled(False)
            self.given.emit(passphrase)
