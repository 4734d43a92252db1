# SPDX-License-Identifier: Apache-2.0
"""Questions carried to the session: shown beside the lines, and answered by the next line."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.book import TeamBook
from peerdesk.desk.questions import answer_question, reopen_question
from peerdesk.domain.asked import Asked
from peerdesk.ui.capture.keys import ANSWER
from peerdesk.ui.capture.page import CapturePage
from peerdesk.ui.capture.writing import Writing
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.text import Text, column, let_go
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place


class Waiting(QWidget):
    """The session's questions by number, with the key that answers one."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._shown: list[Text] = []
        self._stack = column(self)
        between(look, self._stack, 6)
        margins(look, self._stack, 0, 12, 0, 0)
        self._stack.addWidget(Text(self.tr("Waiting for this session"), "heading"))
        self._stack.addWidget(KeyCap(look, look.keys.shown(ANSWER), self.tr("answer one")))
        self.hide()

    def show_questions(self, questions: Sequence[Asked], chosen: str = "") -> None:
        """Show each with whether it is answered, or will be by the next line."""
        for text in self._shown:
            self._stack.removeWidget(text)
            let_go(text)
        self._shown = []
        for number, asked in enumerate(questions, 1):
            said = f"{number}  {asked.value.text}"
            if asked.id == chosen:
                said = self.tr("{0} (your next line answers it)").format(said)
            elif not asked.open:
                said = self.tr("{0} (answered)").format(said)
            ink = "accent" if asked.id == chosen else "ink" if asked.open else "ink2"
            self._shown.append(Text(said, "small", ink, wrap=True))
            self._stack.insertWidget(number, self._shown[-1])
        self.setVisible(bool(questions))


class Answering(QObject):
    """Alt+A chooses a question by its number; the line sent next is linked as its answer.

    Alt+A again lets the question go. A line that the disk refuses answers it once it is written.
    `hinted` says what the next line does, `told` what cannot be done, `changed` that the
    questions are to be read anew.
    """

    hinted = Signal(str)
    told = Signal(str)
    changed = Signal()

    def __init__(self, place: Place, page: CapturePage, writing: Writing) -> None:
        super().__init__(place)
        self._place, self._page = place, page
        self.waiting = Waiting(place.look)
        self._chooser = Chooser(place.look, place)
        self._questions: tuple[Asked, ...] = ()
        self._chosen = ""
        self._by_line: dict[int, str] = {}
        self._chooser.picked.connect(self._choose)
        writing.sent.connect(self._sent)
        writing.numbered.connect(self._numbered)
        hear(place.look.keys, place, ANSWER, self.ask)

    def begin(self, questions: tuple[Asked, ...]) -> None:
        """Take the questions of this session; one that is chosen stays so while it is open."""
        self._questions = questions
        still = any(one.id == self._chosen and one.open for one in questions)
        self._choose(self._chosen if still else "")

    def forget(self) -> None:
        """Forget every question."""
        self._chooser.leave(back=False)
        self._by_line.clear()
        self._questions, self._chosen = (), ""
        self.waiting.show_questions(())

    def ask(self) -> None:
        """Offer the open questions, or let the chosen one go."""
        if self._chosen:
            self._choose("")
            return
        options = [
            Option(asked.id, f"{number}  {asked.value.text}", mark="question")
            for number, asked in enumerate(self._questions, 1)
            if asked.open
        ]
        if not options:
            self.told.emit(self.tr("No open question is carried to this session."))
            return
        question = self.tr("Which question does your next line answer?")
        self._chooser.ask(self._page.frame, question, self.tr("Number or words"), options)

    def _choose(self, question: str) -> None:
        changed, self._chosen = question != self._chosen, question
        self.waiting.show_questions(self._questions, question)
        asked = next((one for one in self._questions if one.id == question), None)
        said = self.tr("Your next line answers: {0}   {1} lets it go")
        key = self._place.look.keys.shown(ANSWER)
        if changed:
            self.hinted.emit(said.format(asked.value.text, key) if asked else "")

    def _sent(self, number: int) -> None:
        if self._chosen:
            self._by_line[number] = self._chosen
            self._choose("")

    def _numbered(self, number: int, note: str) -> None:
        question = self._by_line.pop(number, "")
        if question:
            work = partial(_answer, question=question, note=note)
            self._place.write(work, partial(self._answered, question, note))

    def _answered(self, question: str, note: str, _: object) -> None:
        reopen = partial(_reopen, question=question, note=note)
        back = partial(self._place.write, reopen, lambda _: self.changed.emit())
        self._place.said.emit(self.tr("Linked as the answer"), back)
        self.changed.emit()


def _answer(book: TeamBook, question: str, note: str) -> None:
    answer_question(book, question, note)


def _reopen(book: TeamBook, question: str, note: str) -> None:
    reopen_question(book, question, note)
