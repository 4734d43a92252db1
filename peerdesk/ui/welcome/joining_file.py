# SPDX-License-Identifier: Apache-2.0
"""Joining, first: the invitation's file, and the five words that were told by voice."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from peerdesk.errors import PeerDeskError
from peerdesk.team.joining_errors import MistypedWords, TooLittleRoom, WrongSpokenWords
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.later import LaterPage
from peerdesk.ui.welcome.secret import SecretField


class InvitationPage(LaterPage):
    """`given` carries the file's path and the words; `unasked` says that there is no invitation."""

    given = Signal(object, str)
    choosing = Signal()
    unasked = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._path = TextField(look)
        self._choose = Button(look, self.tr("Choose the file"), icon="folder-open", key="Ctrl+O")
        self._file = Field(look, self.tr("The invitation’s file"), self._path)
        self._typed = SecretField(look, self.tr("Its five words"))
        hint = self.tr("As they were told to you by voice, with spaces between them.")
        self._words = Field(look, self.tr("Its five words"), self._typed, hint)
        self._words.wrong_on(self._typed.field)
        self._open = Button(look, self.tr("Open the invitation"), PRIMARY, key="Ctrl+Return")
        self._back = Button(look, self.tr("Back"), key="Esc")
        self._none = Button(look, self.tr("I have no invitation"), LINK)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show the page, empty."""
        self.clear()
        self.setEnabled(True)
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the words and where the file lay."""
        self._path.clear()
        self._typed.clear()
        self._file.set_error("")
        self._words.set_error("")

    def take_file(self, path: Path) -> None:
        """Take the file that was chosen."""
        self._path.setText(str(path))
        self._file.set_error("")

    def go_on(self) -> None:
        """Put the focus where the next thing is typed, once the sheet of files has gone."""
        if self._path.text() and self.isVisible():
            self._typed.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """Say that the invitation is being opened."""
        self.setEnabled(not busy)

    def say_wrong(self, error: PeerDeskError) -> None:
        """Say why it did not open, below what has to be changed; the words stay."""
        of_words = isinstance(error, WrongSpokenWords | MistypedWords | TooLittleRoom)
        (self._words if of_words else self._file).set_error(error.user_message)

    def _give(self) -> None:
        self._words.set_error("")
        self._file.set_error("")
        path = self._path.text().strip()
        if not path:
            self._file.set_error(self.tr("Choose the file that was sent to you."), focus=False)
            self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.given.emit(Path(path).expanduser(), self._typed.text())

    def _lay_out(self) -> None:
        look = self._look
        whole = column(self)
        between(look, whole, 12)
        whole.addWidget(Text(self.tr("Join a team"), "title", wrap=True))
        advice = self.tr(
            "A lead has sent you a file whose name ends in .peerdesk-invitation, and told you its "
            "five words. With both you can begin at once, before anything else has arrived."
        )
        whole.addWidget(Text(advice, "small", "ink2", wrap=True))
        row = QHBoxLayout()
        between(look, row, 10)
        row.addWidget(self._file, 1)
        side = QVBoxLayout()
        side.addSpacing(self._file.label_height)
        side.addWidget(self._choose)
        side.addStretch(1)
        row.addLayout(side)
        whole.addLayout(row)
        whole.addWidget(self._words)
        acts, flow = flow_box()
        between(look, flow, 12)
        for act in (self._open, self._back, self._none):
            flow.addWidget(act)
        whole.addWidget(acts)

    def _connect(self) -> None:
        self._choose.clicked.connect(self.choosing)
        self._open.clicked.connect(self._give)
        self._typed.entered.connect(self._give)
        self._path.returnPressed.connect(self._typed.field.setFocus)
        self._back.clicked.connect(self.left)
        self._none.clicked.connect(self.unasked)
