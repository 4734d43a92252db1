# SPDX-License-Identifier: Apache-2.0
"""The sheet in which a telling beside the daily summary is recorded: in passing, at a talk."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.tellings import OCCASIONS
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import Outcome, title
from peerdesk.ui.briefing.reading import OutlineRow
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.control import Choice, TextArea, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

_NO_REPLY = ""
_PARTS = "\n"
"""Stands between the parts of a draft, each of which is one line."""
_OUTCOMES = (Outcome.AS_WRITTEN, Outcome.OTHERWISE, Outcome.TAKEN_BACK)


class ToldElsewhere(Struct, frozen=True, kw_only=True):
    """What was told on another occasion, and replied; `answer` is None where nothing was."""

    message: str
    sponsor: str
    occasion: str
    outcome: Outcome
    wording: str
    answer: Answer | None
    words: str


class OccasionSheet(Sheet):
    """`recorded` carries a `ToldElsewhere`; what the program refuses is said below the field.

    `typed` carries what was typed so far as one text, which `draft` brings back for its point.
    """

    recorded = Signal(object)
    typed = Signal(str)

    def __init__(
        self,
        look: Look,
        host: QWidget,
        row: OutlineRow,
        sponsors: tuple[str, ...],
        draft: str = "",
    ) -> None:
        super().__init__(look, host, self.tr("Told on another occasion"), width=600)
        self._row = row
        self.sponsor = Choice(look, [(s, s) for s in sponsors], self.tr("Told to"))
        self.occasion = TextField(look, hint=self.tr("Where it came up"))
        self.usual = Choice(look, [(name, name) for name in (*OCCASIONS, "")])
        self.usual.choose(OCCASIONS[0])
        self.outcome = Choice(look, [(each.value, title(each)) for each in _OUTCOMES])
        self.wording = TextArea(look, lines=3)
        answers = [(each.value, title(each)) for each in Answer]
        self.answer = Choice(look, [(_NO_REPLY, self.tr("No reply")), *answers])
        self.words = TextArea(look, lines=2, hint=self.tr("They stay with the team."))
        self._fields = {
            "sponsor": Field(look, self.tr("Told to"), self.sponsor),
            "usual": Field(look, self.tr("Occasion"), self.usual),
            "occasion": Field(look, self.tr("Another occasion, in words"), self.occasion),
            "outcome": Field(look, self.tr("What became of it"), self.outcome),
            "wording": Field(look, self.tr("What was said instead"), self.wording),
            "answer": Field(look, self.tr("The sponsor’s reply"), self.answer),
            "words": Field(look, self.tr("In which words"), self.words),
        }
        self.body.addWidget(Text(row.wording, "body", wrap=True))
        for field in self._fields.values():
            self.body.addWidget(field)
        self.usual.setItemText(self.usual.count() - 1, self.tr("Another, in words"))
        self.record = self.add_act(self.tr("Record it"), PRIMARY, key="Ctrl+Return")
        self.record.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self._bring_back(draft)
        self._connect()
        self._fit()

    def blank(self) -> None:
        """Hold no word any more, and tell nobody that it went."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.occasion.clear()
        for area in (self.wording, self.words):
            area.clear()
            area.document().clearUndoRedoStacks()
        self.blockSignals(False)  # noqa: FBT003 - Qt's own

    def say_wrong(self, sentence: str) -> None:
        """Say why it cannot be recorded; everything typed stays."""
        otherwise = self.outcome.value() == Outcome.OTHERWISE.value
        self._fields["wording" if otherwise else "occasion"].set_error(sentence)

    def _say_typed(self) -> None:
        begun = any((self.occasion.text(), self.wording.toPlainText(), self.words.toPlainText()))
        self.typed.emit(_PARTS.join(self._parts()) if begun else "")

    def _parts(self) -> tuple[str, ...]:
        return (
            self._row.message,
            self.usual.value(),
            self.outcome.value(),
            self.answer.value(),
            *(" ".join(text.split()) for text in self._texts()),
        )

    def _texts(self) -> tuple[str, str, str]:
        return self.occasion.text(), self.wording.toPlainText(), self.words.toPlainText()

    def _connect(self) -> None:
        for choice in (self.usual, self.outcome, self.answer):
            choice.currentIndexChanged.connect(self._fit)
            choice.currentIndexChanged.connect(self._say_typed)
        self.occasion.textEdited.connect(self._say_typed)
        for area in (self.wording, self.words):
            area.textChanged.connect(self._say_typed)

    def _bring_back(self, draft: str) -> None:
        parts = draft.split(_PARTS)
        if len(parts) != len(self._parts()) or parts[0] != self._row.message:
            return
        _, usual, outcome, answer, occasion, wording, words = parts
        for choice, key in ((self.usual, usual), (self.outcome, outcome), (self.answer, answer)):
            choice.choose(key)
        self.occasion.setText(occasion)
        self.wording.setPlainText(wording)
        self.words.setPlainText(words)

    def _fit(self) -> None:
        """Show the fields that belong to what is chosen."""
        self._fields["occasion"].setVisible(not self.usual.value())
        self._fields["wording"].setVisible(self.outcome.value() == Outcome.OTHERWISE.value)
        self._fields["words"].setVisible(self.answer.value() != _NO_REPLY)

    def _take(self) -> None:
        occasion = self.usual.value() or self.occasion.text().strip()
        if not occasion:
            self._fields["occasion"].set_error(self.tr("Say when it was told."))
            return
        answer = self.answer.value()
        self.recorded.emit(
            ToldElsewhere(
                message=self._row.message,
                sponsor=self.sponsor.value(),
                occasion=occasion,
                outcome=Outcome(self.outcome.value()),
                wording=self.wording.toPlainText(),
                answer=Answer(answer) if answer else None,
                words=self.words.toPlainText() if answer else "",
            )
        )
