# SPDX-License-Identifier: Apache-2.0
"""The sheets that ask for a label, a passphrase or recovery words; each forgets what was typed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.ui.care import NewWords, Weighed
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.control import TextArea, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.welcome.passphrase import PassphraseForm
from peerdesk.ui.welcome.secret import SecretField
from peerdesk.ui.welcome.words import WordsPage


class CareSheet(Sheet):
    """Asks for something and waits while it is done; `given` carries what was typed."""

    given = Signal(object)

    def __init__(self, look: Look, host: QWidget, title: str, about: str) -> None:
        super().__init__(look, host, title, width=640)
        self.about = Text(about, "small", "ink2", wrap=True)
        self.body.addWidget(self.about)
        self.fields: list[SecretField] = []

    def add_secret(self, name: str, hint: str = "") -> tuple[SecretField, Field]:
        """Add a field for a secret; it is emptied when the sheet goes."""
        secret = SecretField(self.look, name)
        field = Field(self.look, name, secret, hint)
        field.wrong_on(secret.field)
        self.body.addWidget(field)
        self.fields.append(secret)
        return secret, field

    def add_close(self) -> Button:
        """Add the act that leaves, and return it."""
        close = self.add_act(self.tr("Leave"), key="Esc")
        close.clicked.connect(self.leave)
        return close

    def wait(self) -> None:
        """Take nothing more until it is known how it went."""
        self.card.setEnabled(False)

    def say_wrong(self, sentence: str) -> None:
        """Say why it went wrong; what was typed stays."""
        raise NotImplementedError

    def leave(self) -> None:
        """Forget what was typed and go."""
        for secret in self.fields:
            secret.clear()
        super().leave()


class LabelSheet(CareSheet):
    """Another label for the vault."""

    def __init__(self, look: Look, host: QWidget, label: str) -> None:
        super().__init__(
            look,
            host,
            self.tr("Change the label"),
            self.tr("Anybody at this laptop can read it: leave the council’s name out of it."),
        )
        self._line = TextField(look, label)
        self._field = Field(look, self.tr("What to call it on this laptop"), self._line)
        self.body.addWidget(self._field)
        act = self.add_act(self.tr("Keep this label"), PRIMARY, key="Ctrl+Return")
        act.clicked.connect(self._give)
        self._line.returnPressed.connect(self._give)
        self.add_close()

    def say_wrong(self, sentence: str) -> None:
        """Say why the label cannot be kept."""
        self.card.setEnabled(True)
        self._field.set_error(sentence)
        self.show_focus()

    def _give(self) -> None:
        self.given.emit(self._line.text().strip())


class ChangeSheet(CareSheet):
    """The passphrase so far, and the new one; `given` carries both."""

    def __init__(
        self,
        look: Look,
        host: QWidget,
        suggest: Callable[[], str],
        weigh: Callable[[str], Weighed],
    ) -> None:
        super().__init__(
            look,
            host,
            self.tr("Change the passphrase"),
            self.tr("The new one opens the vault and its backups; the recovery words stay."),
        )
        self._old, self._field = self.add_secret(self.tr("The passphrase so far"))
        self.form = PassphraseForm(look, suggest, weigh)
        self.body.addWidget(self.form)
        act = self.add_act(self.tr("Change the passphrase"), PRIMARY, key="Ctrl+Return")
        act.clicked.connect(self._give)
        self._old.entered.connect(self.form.focus)
        self.form.entered.connect(self._give)
        self.add_close()
        self.body.addStretch(1)
        self.form.suggest()

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong with the passphrase so far."""
        self.card.setEnabled(True)
        self._field.set_error(sentence)
        self._old.field.selectAll()
        self.show_focus()

    def leave(self) -> None:
        """Forget both and go."""
        self.form.clear()
        super().leave()

    def _give(self) -> None:
        self._field.set_error("", focus=False)
        if not self._old.text():
            self._field.set_error(self.tr("Type the passphrase so far first."))
            return
        new = self.form.passphrase()
        self.show_focus()
        if new:
            self.given.emit((self._old.text(), new))


class TrySheet(CareSheet):
    """The words on paper, to be tried."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(
            look,
            host,
            self.tr("Try the words on paper"),
            self.tr("Type them from the paper, so that it is known to be right. Nothing changes."),
        )
        self._typed = TextArea(look, lines=3)
        hint = self.tr("In their order, with spaces between them.")
        self._field = Field(look, self.tr("Recovery words"), self._typed, hint)
        self.body.addWidget(self._field)
        act = self.add_act(self.tr("Try them"), PRIMARY, key="Ctrl+Return")
        act.clicked.connect(self._give)
        self.add_close()

    def say_wrong(self, sentence: str) -> None:
        """Say what does not fit; the words stay."""
        self.card.setEnabled(True)
        self._field.set_error(sentence)
        self.show_focus()

    def leave(self) -> None:
        """Forget the words and go."""
        self._typed.setPlainText("")
        self._typed.document().clearUndoRedoStacks()
        super().leave()

    def _give(self) -> None:
        self.given.emit(tuple(self._typed.toPlainText().lower().split()))


class WordsSheet(CareSheet):
    """A passphrase first, then new recovery words, which count once two were typed back.

    `abandoned` says that they were shown and somebody left without typing them back.
    """

    known = Signal(object)
    abandoned = Signal()
    _grown = Signal()

    def __init__(self, look: Look, host: QWidget, title: str, about: str, act: str) -> None:
        super().__init__(look, host, title, about)
        self._secret, self._field = self.add_secret(self.tr("Passphrase"))
        self._act = self.add_act(act, PRIMARY, key="Ctrl+Return")
        self._close = self.add_act(self.tr("Leave"), key="Esc")
        self._close.clicked.connect(self._abandon)
        self._new: NewWords | None = None
        self._words = WordsPage(look)
        self._words.hide()
        self._words.leave_act_out()
        self.body.addWidget(self._words)
        self._act.clicked.connect(self._give)
        self._secret.entered.connect(self._give)
        self._words.known.connect(self._tell)
        self._grown.connect(self.fit, Qt.ConnectionType.QueuedConnection)

    def show_words(self, new: NewWords) -> None:
        """Show the words instead of what was asked."""
        self.card.setEnabled(True)
        self._new = new
        self._secret.clear()
        asked: tuple[QWidget, ...] = (self.about, self._field, self.heading)
        for shown in asked:
            shown.hide()
        for remark in new.remarks:
            self.body.insertWidget(0, Banner(self.look, "told", remark))
        self._act.set_text(self.tr("I have written them down"))
        self._close.set_text(self.tr("Leave the old words as they are"))
        self._words.show()
        self._words.show_words(new.words)
        self.fit()
        self._grown.emit()  # and again once the words have taken their size

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong, beside whatever is shown."""
        self.card.setEnabled(True)
        if self._new is None:
            self._field.set_error(sentence)
            self._secret.field.selectAll()
        else:
            self.body.insertWidget(0, Banner(self.look, "danger", sentence))
        self.show_focus()

    def _abandon(self) -> None:
        shown = self._new is not None
        self.leave()
        if shown:
            self.abandoned.emit()

    def leave(self) -> None:
        """Forget words and passphrase and go."""
        self._new = None
        self._words.clear()
        super().leave()

    def _give(self) -> None:
        if self._new is not None:
            self._words.check()
        elif self._secret.text():
            self.given.emit(self._secret.text())
        else:
            self._field.set_error(self.tr("Type the passphrase first."))
            self.show_focus()

    def _tell(self) -> None:
        if self._new is not None:
            self.known.emit(self._new)
