# SPDX-License-Identifier: Apache-2.0
"""The right pane of an issued summary: what each sponsor was told of a point, and replied."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.words import Outcome, title
from peerdesk.ui.briefing.frozen import FrozenHead
from peerdesk.ui.briefing.keys import ASK, REST
from peerdesk.ui.briefing.reading import OutlineRow, Replied
from peerdesk.ui.briefing.reading_issued import IssuedSummary
from peerdesk.ui.briefing.replying import ANSWERS, ReplyBox
from peerdesk.ui.components.button import LINK, PLAIN, PRIMARY, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.text import Text, hair
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look

OUTCOMES = {
    "1": Outcome.AS_WRITTEN,
    "2": Outcome.OTHERWISE,
    "3": Outcome.NOT_REACHED,
    "4": Outcome.TAKEN_BACK,
}
SAID, REPLY = "said", "reply"
"""The two fields of a conversation whose words are kept while they are typed."""

Begun = Callable[[str, str, str], str]
"""Gives the words that are being typed of a point with a sponsor, in one of the two fields."""


def _nothing_begun(*_: str) -> str:
    return ""


class ToldPane(QWidget):
    """`told` carries sponsor, outcome and, for one that was said otherwise, the words.

    `replied` carries sponsor, answer and words, `ask_wanted` a point's message and what became of
    it: a question of the reply. `typed` carries a field of the conversation and its words.
    """

    told = Signal(str, object, str)
    replied = Signal(str, object, str)
    rest_told = Signal(str)
    ask_wanted = Signal(str, str)
    typed = Signal(str, str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self._issued: IssuedSummary | None = None
        self._row: OutlineRow | None = None
        self._typing: Begun = _nothing_begun
        self.head = FrozenHead(look, host)
        self.sponsor = self.head.sponsor
        self._wording = Text("", "body", wrap=True)
        self._state = Text("", "small", "ink2", wrap=True)
        short = (
            *(self.tr("As written"), self.tr("Otherwise")),
            *(self.tr("Not reached"), self.tr("Taken back")),
        )
        self._buttons = {
            key: Button(look, name, PLAIN, key=key).make_low().show_key_only()
            for key, name in zip(OUTCOMES, short, strict=True)
        }
        for key, button in self._buttons.items():
            button.setAccessibleName(title(OUTCOMES[key]))
        self.words = WordingField(look, most_lines=6, role="body")
        self.words.setAccessibleName(self.tr("What was said instead"))
        self.words.setPlaceholderText(self.tr("What was said instead?"))
        self._keep = Button(look, self.tr("Keep these words"), PRIMARY, key="Return").make_low()
        self._keep.show_key_only()
        self.rest = Button(look, self.tr("The rest as written"), LINK, key=REST)
        self.ask = Button(look, self.tr("Ask another question"), LINK, key=ASK)
        self.reply = ReplyBox(look)
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Show and hold nothing."""
        self._issued = self._row = None
        self.head.clear()
        self.reply.clear()
        self.set_row(None)

    def ask_begun(self, begun: Begun) -> None:
        """Ask there which words of a point were begun, whenever it is shown."""
        self._typing = begun

    def set_issued(self, issued: IssuedSummary) -> None:
        """Show since when the summary is frozen, and how many points are marked."""
        self._issued = issued
        self.head.set_issued(issued)
        if self._row is not None:
            again = next((r for r in issued.rows if r.message == self._row.message), None)
            self.set_row(again)
        self.rest.setVisible(issued.frame.lead and self.head.unmarked > 0)

    def set_row(self, row: OutlineRow | None) -> None:
        """Show one point, what the chosen sponsor was told of it, and what they replied.

        Words that are just being typed for the same point stay.
        """
        same = row is not None and self._row is not None and row.message == self._row.message
        typing = same and self.words.hasFocus()
        self._row = row
        told = self._told()
        self._wording.setText(row.wording if row else "")
        lead = self._issued is not None and self._issued.frame.lead
        for key, button in self._buttons.items():
            taken_back = OUTCOMES[key] is Outcome.TAKEN_BACK
            button.setVisible(row is not None and (taken_back or not row.gone))
            button.setEnabled(lead)
            button.setCheckable(True)
            button.setChecked(told is not None and OUTCOMES[key] is told[0])
        otherwise = told is not None and told[0] is Outcome.OTHERWISE
        said, begun = self._begun(SAID), self._begun(REPLY)
        if not typing:
            words = told[1] if told is not None and otherwise else ""
            self._show_words(said or words, shown=otherwise or bool(said))
        self._state.setText(self._state_words(row, lead=lead))
        self._state.setVisible(bool(self._state.text()))
        self.ask.setVisible(row is not None and told is not None)
        reached = told is not None and told[0] in _REACHED
        self.reply.setVisible(reached or self._replied() is not None)
        self.reply.show_reply(self._replied(), begun, live=lead, same=same)

    def mark(self, key: str) -> None:
        """Do what a key means for the point shown."""
        if self._row is None or self._issued is None or not self._issued.frame.lead:
            return
        if key in ANSWERS:
            if not self.reply.isHidden():
                self.reply.answer(key)
            return
        outcome = OUTCOMES[key]
        if self._row.gone and outcome is not Outcome.TAKEN_BACK:
            return
        if outcome is Outcome.OTHERWISE:
            self._show_words(self.words.toPlainText() or self._row.wording, shown=True)
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.told.emit(self.sponsor.value(), outcome, "")

    def _keep_words(self) -> None:
        self.told.emit(self.sponsor.value(), Outcome.OTHERWISE, self.words.toPlainText())

    def _leave_words(self) -> None:
        self.typed.emit(SAID, "")
        self._show_words("", shown=False)
        self.set_row(self._row)

    def _ask(self) -> None:
        told = self._told()
        if self._row is not None and told is not None:
            outcome, wording = told
            said = f"{title(outcome)}: {wording or self._row.wording}"
            self.ask_wanted.emit(self._row.message, f"{self.sponsor.value()}. {said}")

    def _told(self) -> tuple[Outcome, str] | None:
        if self._row is None:
            return None
        sponsor = self.sponsor.value()
        told = next((t for t in self._row.told if t.sponsor == sponsor), None)
        return (told.outcome, told.wording) if told else None

    def _replied(self) -> Replied | None:
        if self._row is None:
            return None
        sponsor = self.sponsor.value()
        return next((r for r in self._row.replied if r.sponsor == sponsor), None)

    def _begun(self, field: str) -> str:
        """Return the words of a field that were begun for the point shown, and not kept."""
        if self._row is None:
            return ""
        return self._typing(self._row.message, self.sponsor.value(), field)

    def _show_words(self, text: str, *, shown: bool) -> None:
        self.words.set_text(text)
        self.words.setVisible(shown)
        self._keep.setVisible(shown)

    def _state_words(self, row: OutlineRow | None, *, lead: bool) -> str:
        if row is None:
            return self.tr("Choose a point to mark what was said of it.")
        if not lead:
            return self.tr("The team leader or the peer challenge manager marks what was said.")
        if row.gone:
            return self.tr("The team says it no longer. Mark that it was taken back.")
        return ""

    def _choose_sponsor(self) -> None:
        self.head.show_progress()
        self.set_row(self._row)

    def _connect(self) -> None:
        self.sponsor.picked.connect(self._choose_sponsor)
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _=False, key=key: self.mark(key))
        self.words.kept.connect(self._keep_words)
        self.words.agreed.connect(self._keep_words)
        self.words.left.connect(self._leave_words)
        self.words.textChanged.connect(lambda: self.typed.emit(SAID, self.words.toPlainText()))
        self._keep.clicked.connect(self._keep_words)
        self.ask.clicked.connect(self._ask)
        self.rest.clicked.connect(lambda: self.rest_told.emit(self.sponsor.value()))
        self.reply.answered.connect(
            lambda answer, words: self.replied.emit(self.sponsor.value(), answer, words)
        )
        self.reply.typed.connect(lambda text: self.typed.emit(REPLY, text))

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(8))
        column.addWidget(self.head)
        column.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(hair())
        column.addWidget(self._wording)
        column.addWidget(self._state)
        holder, flow = flow_box(look.gap(6))
        for button in self._buttons.values():
            flow.addWidget(button)
        column.addWidget(holder)
        column.addWidget(self.words)
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.reply)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


_REACHED = frozenset({Outcome.AS_WRITTEN, Outcome.OTHERWISE})
