# SPDX-License-Identifier: Apache-2.0
"""The sheets of the wall: name a cluster, split a card, put a cluster into words, merge."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QWidget

from peerdesk.domain.words import MessageKind, title
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.control import Check, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look


class Part(Struct, frozen=True):
    """Something on a card that can be ticked: its identifier, words and a quieter line."""

    id: str
    words: str
    second: str = ""


class TitleSheet(Sheet):
    """Asks what notes put together are about; `titled` carries it, `typed` it unfinished."""

    titled = Signal(str)
    typed = Signal(str)

    def __init__(self, look: Look, host: QWidget, count: int, title: str) -> None:
        heading = (
            self.tr("Put 1 note on the wall") if count == 1
            else self.tr("Put {0} notes together").format(count)
        )  # fmt: skip
        super().__init__(look, host, heading, width=560)
        self.field = TextField(look)
        self.field.setText(title)
        self.field.end(False)  # noqa: FBT003 - Qt's own: marks nothing; one goes on writing
        hint = self.tr("In the team’s own words: everybody round the wall will read it.")
        self._field = Field(look, self.tr("What are they about?"), self.field, hint)
        self.body.addWidget(self._field)
        keep = self.add_act(self.tr("Put them together"), PRIMARY, key="Return")
        keep.setShortcut(QKeySequence())
        keep.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.field.returnPressed.connect(self._take)
        self.field.textEdited.connect(self.typed)

    def say_wrong(self, sentence: str) -> None:
        """Say why it could not be done; the text stays."""
        self._field.set_error(sentence)

    def _take(self) -> None:
        if self.field.text().strip():
            self.titled.emit(self.field.text())
        else:
            self.say_wrong(self.tr("Give them a title first."))


class SplitSheet(Sheet):
    """Ticks for the notes of a card; `split` carries those and a title, `waits` those alone."""

    split = Signal(object, str)
    waits = Signal(object)
    typed = Signal(str)

    def __init__(
        self, look: Look, host: QWidget, words: str, parts: Sequence[Part], *, may_wait: bool
    ) -> None:
        super().__init__(look, host, self.tr("Split this card"), width=680)
        self._ticks: list[tuple[str, Check]] = []
        self.body.addWidget(Text(words, "body", "ink2", wrap=True))
        self.body.addWidget(Text(self.tr("Which notes belong elsewhere?"), "heading"))
        for part in parts:
            tick = Check(look, part.words, part.second)
            self._ticks.append((part.id, tick))
            self.body.addWidget(tick)
        self.field = TextField(look)
        self._field = Field(look, self.tr("What are those about?"), self.field)
        self.body.addWidget(self._field)
        keep = self.add_act(self.tr("Into a card of their own"), PRIMARY, key="Ctrl+Return")
        keep.clicked.connect(self._take)
        if may_wait:
            wait = self.add_act(self.tr("Let them wait again"))
            wait.clicked.connect(self._wait)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.field.textEdited.connect(self.typed)

    def ticked(self) -> tuple[str, ...]:
        """Return the notes that are ticked."""
        return tuple(name for name, tick in self._ticks if tick.isChecked())

    def say_wrong(self, sentence: str) -> None:
        """Say why it could not be done; what was ticked and typed stays."""
        self._field.set_error(sentence, focus=False)
        self.show_focus()

    def _take(self) -> None:
        if not self.ticked():
            self.say_wrong(self.tr("Tick the notes that belong elsewhere first."))
        elif not self.field.text().strip():
            self._field.set_error(self.tr("Give them a title first."))
        else:
            self.split.emit(self.ticked(), self.field.text())

    def _wait(self) -> None:
        if self.ticked():
            self.waits.emit(self.ticked())
        else:
            self.say_wrong(self.tr("Tick the notes that belong elsewhere first."))


class MessageSheet(Sheet):
    """Puts a cluster into words, beside its notes; `worded` carries kind and wording."""

    worded = Signal(str, str)
    typed = Signal(str)

    def __init__(
        self, look: Look, host: QWidget, words: str, parts: Sequence[Part], kind: MessageKind
    ) -> None:
        super().__init__(look, host, self.tr("Make a message of it"), width=680)
        self.kind = Pick(look, self, self.tr("Kind"))
        self.kind.kinds = True
        kinds = [Option(each, title(each), mark=each) for each in MessageKind]
        self.kind.set_options(kinds, kind)
        self.wording = WordingField(look, most_lines=5)
        self.wording.set_text(words)
        hint = self.tr("In the third person, 10 to 45 words. Its notes support it.")
        self._field = Field(look, self.tr("What does the team say?"), self.wording, hint)
        self.body.addWidget(self.kind)
        self.body.addWidget(self._field)
        for part in parts:
            self.body.addWidget(Text(part.words, "body", wrap=True))
        keep = self.add_act(self.tr("Draft this message"), PRIMARY, key="Ctrl+Return")
        keep.setShortcut(QKeySequence())
        keep.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.wording.kept.connect(self._take)
        self.wording.agreed.connect(self._take)
        self.wording.left.connect(self.leave)
        self.wording.textChanged.connect(lambda: self.typed.emit(self.wording.toPlainText()))

    def say_wrong(self, sentence: str) -> None:
        """Say why it could not be drafted; the text stays."""
        self._field.set_error(sentence)

    def _take(self) -> None:
        self.worded.emit(self.kind.value(), self.wording.toPlainText())


class MergeSheet(Sheet):
    """Asks which of several messages stands for all; `merged` carries it.

    `first` is chosen already, or "" where somebody has to say; `said` stands above it all.
    """

    merged = Signal(str)

    def __init__(
        self, look: Look, host: QWidget, parts: Sequence[Part], first: str, said: str
    ) -> None:
        super().__init__(look, host, self.tr("Merge: one point, made once"), width=640)
        if said:
            self.body.addWidget(Text(said, "body", "ink2", wrap=True))
        self.body.addWidget(Text(self.tr("Which one stands?"), "heading"))
        self._group = QButtonGroup(self)
        self._choices: list[tuple[str, Check]] = []
        for part in parts:
            choice = Check(look, part.words, part.second, card=True)
            choice.mark_round()
            choice.setChecked(part.id == first)
            self._group.addButton(choice)
            self._choices.append((part.id, choice))
            self.body.addWidget(choice)
        self.body.addWidget(
            Text(
                self.tr(
                    "Both keep their history. Notes and tellings of the other count for the one "
                    "that stands, and you can take them apart again."
                ),
                "small", "ink2", wrap=True,
            )
        )  # fmt: skip
        keep = self.add_act(self.tr("Merge"), PRIMARY, key="Ctrl+Return")
        keep.setEnabled(bool(first))
        keep.clicked.connect(self._take)
        self._group.buttonToggled.connect(lambda: keep.setEnabled(True))
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def chosen(self) -> QWidget:
        """Return the choice that is made, which the focus begins at, or else the first one."""
        return self._group.checkedButton() or self._choices[0][1]

    def _take(self) -> None:
        self.merged.emit(next(name for name, choice in self._choices if choice.isChecked()))
