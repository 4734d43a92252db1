# SPDX-License-Identifier: Apache-2.0
"""What is done to a question, each with its way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from peerdesk.desk import questions
from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.domain.asked import Asked
from peerdesk.ui.place import Place

Act = Callable[[TeamBook], object]


class QuestionActs(QObject):
    """Writes what the user chose; `done` carries the question, once it is on the disk."""

    done = Signal(str)

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place

    def answer(self, question: str, note: str) -> None:
        """Close a question with a note."""
        self._do(
            question,
            lambda book: questions.answer_question(book, question, note),
            lambda book: questions.reopen_question(book, question, note),
            self.tr("Answered"),
        )

    def take_off(self, question: str, note: str) -> None:
        """Say that a note is no answer after all."""
        self._do(
            question,
            lambda book: questions.reopen_question(book, question, note),
            lambda book: questions.answer_question(book, question, note),
            self.tr("Taken off. The note stays"),
        )

    def reopen(self, question: str) -> None:
        """Open a question again, or take a dropped one up."""

        def work(book: TeamBook) -> tuple[Act, str]:
            held = questions.question_of(book, question)
            if held.dropped:
                questions.take_up_question(book, question)
                return partial(questions.drop_question, question=question), _taken_up(held)
            notes = [answer.value for answer in held.answers]
            questions.reopen_question(book, question)
            return partial(_answer_all, question=question, notes=notes), self.tr("Open again")

        def _taken_up(held: Asked) -> str:
            if held.answers:
                return self.tr("Taken up again; it is answered")
            return self.tr("Open again")

        self._place.ask(Urgency.LINE, work, lambda done: self._written(question, *done))

    def drop(self, question: str) -> None:
        """Ask a question no longer."""
        self._do(
            question,
            lambda book: questions.drop_question(book, question),
            lambda book: questions.take_up_question(book, question),
            self.tr("Dropped. It can be taken up again"),
        )

    def _do(
        self, question: str, work: Callable[[TeamBook], object], back: Act, sentence: str
    ) -> None:
        self._place.ask(Urgency.LINE, work, lambda _: self._written(question, back, sentence))

    def _written(self, question: str, back: Act, sentence: str) -> None:
        self._place.say_saved()
        self._place.said.emit(sentence, partial(self._undo, question, back))
        self.done.emit(question)

    def _undo(self, question: str, back: Act) -> None:
        self._place.write(back, lambda _: self.done.emit(question))


def _answer_all(book: TeamBook, question: str, notes: list[str]) -> None:
    for note in notes:
        questions.answer_question(book, question, note)
