# SPDX-License-Identifier: Apache-2.0
"""The chosen question: its words, what raised it, whom it is carried to, and what answers it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.desk.questions import QuestionState
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.flow import Flow
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.text import IconText, Text, column, let_go, pane
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.questions.rows import Answer, QuestionRow
from peerdesk.ui.questions.words import raised_words

ANSWER = Action("questions.answer", "Answer with a note", ("A",))
WRITE = Action("questions.write", "Write the answer", ("W",))
EDIT = Action("questions.edit", "Reword or carry the question", ("E",))
REOPEN = Action("questions.reopen", "Open the question again", ("R",))
DROP = Action("questions.drop", "Drop the question", ("Delete",))
SOURCE = Action("questions.source", "Go to what raised the question", ("G",))


class QuestionDetail(QWidget):
    """Shows; what is pressed goes out by signals, and the place has it done.

    `searched` carries words for the finder of notes, `answered` a note chosen there, `opened`
    a note to go to, `taken_off` an answer that is none after all.
    """

    write_wanted = Signal()
    edit_wanted = Signal()
    reopen_wanted = Signal()
    drop_wanted = Signal()
    source_wanted = Signal()
    searched = Signal(str)
    answered = Signal(str)
    opened = Signal(str)
    taken_off = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.setProperty("hair", "left")
        self.setAccessibleName(self.tr("The chosen question"))
        self._parts: list[QWidget] = []
        self._words = Text("", "title", wrap=True)
        self._asked = Text("", "small", "ink2", wrap=True)
        self._other = Text("", "small", "state.changed", wrap=True)
        self._raised = QFrame()
        self._raised_head = Text("", "small", "ink2")
        self._raised_words = Text("", "body", wrap=True)
        self.source = Button(look, self.tr("Go to it"), LINK, key=SOURCE)
        self._owner = IconText(look, "user")
        self._carried = IconText(look, "calendar-blank")
        self._answers_head = Text(self.tr("What answers it"), "heading")
        self._none = Text(self.tr("No note answers it yet."), "small", "ink2", wrap=True)
        self._answers = QVBoxLayout()
        self.answer = Button(look, self.tr("Answer with a note"), PRIMARY, key=ANSWER)
        self.write = Button(look, self.tr("Write the answer"), key=WRITE)
        self.edit = Button(look, self.tr("Reword or carry"), key=EDIT)
        self.reopen = Button(look, self.tr("Open again"), key=REOPEN)
        self.drop = Button(look, self.tr("Drop"), key=DROP)
        self._chooser = Chooser(look, host, asks=True)
        self._page, self._acts = QWidget(), pane("surface")
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Show and hold nothing."""
        self._chooser.leave(back=False)
        self._let_go()
        for text in (self._words, self._asked, self._other, self._raised_words):
            text.clear()
        self._owner.set_text("")
        self._carried.set_text("")
        self._page.hide()
        self._acts.hide()

    def set_row(self, row: QuestionRow, *, writes: bool) -> None:
        """Show one question."""
        self._words.setText(row.text)
        self._asked.setText(self.tr("Asked by {0}").format(row.asked))
        self._other.setText(self.tr("Another wording stands beside it: {0}").format(row.other))
        self._other.setVisible(bool(row.other))
        self._raised_head.setText(raised_words(row.origin))
        gone = self.tr("What raised it is not here any more.") if row.about else ""
        self._raised_words.setText(row.raised_by or gone)
        self._raised.setVisible(bool(self._raised_words.text()))
        self.source.setVisible(bool(row.place))
        self._owner.set_text(
            self.tr("Seen to by {0}").format(row.owner_name)
            if row.owner_name
            else self.tr("Nobody sees to it yet")
        )
        self._carried.set_text(row.carried or self.tr("No session or document may answer it yet"))
        self._show_answers(row.answers, writes=writes)
        dropped = row.state is QuestionState.DROPPED
        self.answer.setVisible(not dropped)
        self.write.setVisible(not dropped)
        self.edit.setVisible(not dropped)
        self.drop.setVisible(not dropped)
        self.reopen.setVisible(row.state is not QuestionState.OPEN)
        self.reopen.set_text(self.tr("Take up again") if dropped else self.tr("Open again"))
        for act in (self.answer, self.write, self.edit, self.reopen, self.drop):
            act.setEnabled(writes)
        self._page.show()
        self._acts.show()

    def offer(self, options: Sequence[Option]) -> None:
        """Show the notes that the finder has found."""
        if self._chooser.isVisible():
            self._chooser.set_options(options)

    def offer_finder(self) -> None:
        """Open the finder of notes."""
        none = self.tr("No note has these words")
        self._chooser.offer(self.answer, self.tr("Find the note that answers"), (), none)
        self.searched.emit("")

    def _show_answers(self, answers: Sequence[Answer], *, writes: bool) -> None:
        self._let_go()
        self._none.setVisible(not answers)
        for answer in answers:
            card = self._card(answer, writes=writes)
            self._answers.addWidget(card)
            self._parts.append(card)

    def _card(self, answer: Answer, *, writes: bool) -> QWidget:
        look = self._look
        gone = {
            "withdrawn": self.tr("This note was withdrawn since."),
            "erased": self.tr("This note was erased for good."),
            "elsewhere": self.tr("This note has not arrived here yet."),
        }
        card = QFrame()
        card.setProperty("ground", "card")
        inside = column(card, margin=look.gap(12), gap=look.gap(6))
        if answer.text:
            inside.addWidget(Text(answer.text, "body", wrap=True))
        if answer.gone:
            inside.addWidget(Text(gone[answer.gone], "small", "state.changed", wrap=True))
        row = QHBoxLayout()
        row.addWidget(Text(answer.when, "small", "ink2"), 1)
        if answer.text:
            go = Button(look, self.tr("Go to it"), LINK)
            go.setAccessibleName(self.tr("Go to the answer: {0}").format(answer.text))
            go.clicked.connect(partial(self.opened.emit, answer.note))
            row.addWidget(go)
        off = Button(look, self.tr("It is no answer"), LINK)
        off.setEnabled(writes)
        off.setAccessibleName(self.tr("It is no answer: {0}").format(answer.text))
        off.clicked.connect(partial(self.taken_off.emit, answer.note))
        row.addWidget(off)
        inside.addLayout(row)
        return card

    def _let_go(self) -> None:
        for part in self._parts:
            let_go(part)
        self._parts = []

    def _connect(self) -> None:
        self.answer.clicked.connect(self.offer_finder)
        self.write.clicked.connect(self.write_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.reopen.clicked.connect(self.reopen_wanted)
        self.drop.clicked.connect(self.drop_wanted)
        self.source.clicked.connect(self.source_wanted)
        self._chooser.typed.connect(self.searched)
        self._chooser.picked.connect(self.answered)

    def _lay_out(self) -> None:
        look = self._look
        self._raised.setProperty("ground", "card")
        inside = column(self._raised, margin=look.gap(12), gap=look.gap(4))
        head = QHBoxLayout()
        head.addWidget(self._raised_head, 1)
        head.addWidget(self.source)
        inside.addLayout(head)
        inside.addWidget(self._raised_words)
        for part in (self._owner, self._carried):
            part.words.setWordWrap(True)
            part.top_align()
        between(look, self._answers, 8)
        whole = column(self._page)
        between(look, whole, 12)
        margins(look, whole, 20, 18, 20, 12)
        for widget in (
            self._words, self._asked, self._other, self._owner, self._carried, self._raised,
            self._answers_head, self._none,
        ):  # fmt: skip
            whole.addWidget(widget)
        whole.addLayout(self._answers)
        whole.addStretch(1)
        scroll = scrolling(self._page)
        acts = Flow()
        between(look, acts, 8)
        for act in (self.answer, self.write, self.reopen, self.edit, self.drop):
            acts.addWidget(act)
        foot = QVBoxLayout(self._acts)
        margins(look, foot, 20, 10, 20, 14)
        foot.addLayout(acts)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._acts)
