# SPDX-License-Identifier: Apache-2.0
"""Writing the note that answers a question, without leaving the questions."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from peerdesk.desk.book import TeamBook, Urgency
from peerdesk.desk.capture import Written, write_line
from peerdesk.desk.evidence import withdraw
from peerdesk.desk.questions import answer_question, reopen_question
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.draft import DraftKeeper
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text, column, let_go
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look
from peerdesk.ui.place import Place
from peerdesk.ui.questions.rows import QuestionRow


def draft_key(question: str) -> str:
    """Return the key under which the answer to a question is kept while it is written."""
    return f"answer:{question}"


class AnswerSheet(Sheet):
    """A line, as in Capture, below the question; `written` carries it, `typed` what is begun."""

    written = Signal(str)
    typed = Signal(str)

    def __init__(self, look: Look, host: QWidget, row: QuestionRow, draft: str) -> None:
        super().__init__(look, host, self.tr("Write the answer"), width=680)
        card = QFrame()
        card.setProperty("ground", "card")
        inside = column(card, margin=look.gap(12), gap=look.gap(4))
        inside.addWidget(Text(row.text, "body", wrap=True))
        if row.carried:
            inside.addWidget(Text(row.carried, "small", "ink2", wrap=True))
        self.words = WordingField(look, most_lines=6)
        self.words.setPlaceholderText(self.tr("What was heard, read or seen?"))
        self.words.set_text(draft)
        hint = self.tr('A note as in Capture: + - * ? " ~ in front sorts it, # and @ tag it.')
        self._field = Field(look, self.tr("Note"), self.words, hint)
        self.body.addWidget(card)
        self.body.addWidget(self._field)
        act = self.add_act(self.tr("Write it and answer"), PRIMARY, key="Ctrl+Return")
        act.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.words.kept.connect(self._take)
        self.words.agreed.connect(self._take)
        self.words.left.connect(self.leave)
        self.words.textChanged.connect(lambda: self.typed.emit(self.words.toPlainText()))

    def say_wrong(self, sentence: str) -> None:
        """Say why it could not be written; the words stay."""
        self._field.set_error(sentence)
        self.show_focus()

    def _take(self) -> None:
        self.written.emit(self.words.toPlainText())


class Answering(QObject):
    """One sheet at a time; `done` comes once note and answer are on the disk."""

    done = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._place = place
        self.sheet: AnswerSheet | None = None
        self.drafts = DraftKeeper(self)
        self.drafts.due.connect(self._keep_draft)

    def begin(self, row: QuestionRow) -> None:
        """Open the sheet for a question."""
        if self.sheet is None:
            key = draft_key(row.id)
            self._place.ask_for_sheet(
                lambda book: book.draft(key), lambda draft: self._open(row, draft)
            )

    def blank(self) -> None:
        """Take the sheet away with every word in it."""
        self.drafts.forget()
        sheet = self.sheet
        if sheet is not None:
            sheet.words.set_text("")
            sheet.leave()
            let_go(sheet)

    def _open(self, row: QuestionRow, draft: str) -> None:
        if self.sheet is not None:
            return
        sheet = self.sheet = AnswerSheet(self._place.look, self._place, row, draft)
        sheet.typed.connect(partial(self.drafts.touch, draft_key(row.id)))
        sheet.written.connect(partial(self._write, row))
        sheet.left.connect(self._forget)
        sheet.open(sheet.words)

    def _forget(self) -> None:
        self.sheet = None

    def _write(self, row: QuestionRow, line: str) -> None:
        def work(book: TeamBook) -> Written:
            written = write_line(book, line, session=row.session)
            answer_question(book, row.id, written.note)
            return written

        self._place.ask(Urgency.LINE, work, partial(self._written, row), self._say_wrong)

    def _written(self, row: QuestionRow, written: Written) -> None:
        self.drafts.drop(draft_key(row.id))
        if self.sheet is not None:
            self.sheet.leave()
        self._place.say_saved(written)
        undo = partial(self._undo, row.id, written.note)
        self._place.said.emit(self.tr("Written, and the question is answered"), undo)
        self.done.emit()

    def _undo(self, question: str, note: str) -> None:
        def back(book: TeamBook) -> None:
            reopen_question(book, question, note)
            withdraw(book, note)

        self._place.write(back, lambda _: self.done.emit())

    def _say_wrong(self, error: PeerDeskError) -> None:
        if self.sheet is not None:
            self.sheet.say_wrong(error.user_message)
        else:
            self._place.failed.emit(error)

    def _keep_draft(self, key: str, text: str) -> None:
        self._place.ask(Urgency.DRAFT, lambda book: book.keep_draft(key, text), lambda _: None)
