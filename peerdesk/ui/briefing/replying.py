# SPDX-License-Identifier: Apache-2.0
"""What the sponsor replied to a point: one of five answers, in words that stay with the team."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import title
from peerdesk.ui.briefing.keys import SETTLE
from peerdesk.ui.briefing.reading import Replied
from peerdesk.ui.components.button import LINK, PLAIN, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.text import IconText, Text
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look

ANSWERS = {
    "5": Answer.ACCEPTS,
    "6": Answer.WILL_SEND_EVIDENCE,
    "7": Answer.DISPUTES_WORDING,
    "8": Answer.DISPUTES_SUBSTANCE,
    "9": Answer.FOR_INFORMATION,
}


class ReplyBox(QWidget):
    """`answered` carries an answer and the words; `settled` a reply and whether it is.

    `question_wanted` carries a question, `reword_wanted` comes for a wording to settle.
    """

    answered = Signal(object, str)
    settled = Signal(str, bool)
    question_wanted = Signal(str)
    reword_wanted = Signal()
    typed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._reply: Replied | None = None
        self._live = False
        self._buttons = {
            key: Button(look, title(answer), PLAIN, key=key).make_low().show_key_only()
            for key, answer in ANSWERS.items()
        }
        self.words = WordingField(look, most_lines=4, role="body")
        self.words.setAccessibleName(self.tr("The sponsor’s words"))
        self.words.setPlaceholderText(self.tr("In which words? They stay with the team."))
        self._state = IconText(look, "info")
        self._state.words.setWordWrap(True)
        self._state.top_align()
        self.reword = Button(look, self.tr("Reword the message"), LINK)
        self.question = Button(look, self.tr("Show the question"), LINK)
        self.settle = Button(look, self.tr("Settled"), LINK, key=SETTLE)
        self._lay_out()
        self._connect()

    def show_reply(
        self, reply: Replied | None, draft: str, *, live: bool, same: bool = False
    ) -> None:
        """Show what was replied, or nothing yet; `draft` are words begun and not kept.

        `same` says that it is the same point as before: what is typed in it stays.
        """
        before = self._reply.reply if self._reply is not None else ""
        typing = same and self.words.hasFocus() and (reply.reply if reply else "") == before
        self._reply, self._live = reply, live
        for key, button in self._buttons.items():
            button.setEnabled(live)
            button.setCheckable(True)
            button.setChecked(reply is not None and ANSWERS[key] is reply.answer)
        if not typing:
            self.words.set_text(draft or (reply.words if reply else ""))
        self.words.set_readable_only(only=not live)
        self._show_state(reply)

    def clear(self) -> None:
        """Show and hold nothing."""
        self.words.set_text("")
        self.show_reply(None, "", live=False)

    def answer(self, key: str) -> None:
        """Do what a key means for the point shown."""
        if self._live:
            self.answered.emit(ANSWERS[key], self.words.toPlainText())

    def _keep_words(self) -> None:
        if self._live and self._reply is not None:
            self.answered.emit(self._reply.answer, self.words.toPlainText())

    def _show_state(self, reply: Replied | None) -> None:
        words, icon = self._state_words(reply)
        self._state.setVisible(bool(words))
        self._state.set_text(words)
        self._state.set_icon(icon)
        disputes = reply is not None and reply.answer is Answer.DISPUTES_WORDING
        self.reword.setVisible(disputes and self._live)
        self.question.setVisible(reply is not None and bool(reply.question))
        waits = reply is not None and reply.answer not in _DONE_AT_ONCE
        self.settle.setVisible(waits and self._live)
        again = reply is not None and reply.settled
        self.settle.set_text(self.tr("Open again") if again else self.tr("Settled"))

    def _state_words(self, reply: Replied | None) -> tuple[str, str]:
        if reply is None:
            return "", "info"
        if reply.settled:
            return self.tr("Settled. It opens the next summary."), "check-circle"
        if reply.answer is Answer.DISPUTES_WORDING:
            return self.tr("A wording to settle. It opens the next summary."), "warning"
        if reply.question:
            return self.tr("A question was made of it. It opens the next summary."), "question"
        return self.tr("It opens the next summary."), "info"

    def _settle(self) -> None:
        if self._reply is not None:
            self.settled.emit(self._reply.reply, not self._reply.settled)

    def _ask_question(self) -> None:
        if self._reply is not None and self._reply.question:
            self.question_wanted.emit(self._reply.question)

    def _leave(self) -> None:
        self.words.set_text(self._reply.words if self._reply else "")
        self.typed.emit("")

    def _connect(self) -> None:
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _=False, key=key: self.answer(key))
        self.words.kept.connect(self._keep_words)
        self.words.agreed.connect(self._keep_words)
        self.words.left.connect(self._leave)
        self.words.textChanged.connect(lambda: self.typed.emit(self.words.toPlainText()))
        self.settle.clicked.connect(self._settle)
        self.reword.clicked.connect(self.reword_wanted)
        self.question.clicked.connect(self._ask_question)

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(8))
        column.addWidget(Text(self.tr("The sponsor’s reply"), "heading"))
        holder, flow = flow_box(look.gap(6))
        for button in self._buttons.values():
            flow.addWidget(button)
        column.addWidget(holder)
        column.addWidget(self.words)
        column.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        acts, row = flow_box(look.gap(12))
        for act in (self.reword, self.question, self.settle):
            row.addWidget(act)
        column.addWidget(acts)


_DONE_AT_ONCE = frozenset({Answer.ACCEPTS, Answer.FOR_INFORMATION})
