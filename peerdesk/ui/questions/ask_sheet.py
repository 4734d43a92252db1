# SPDX-License-Identifier: Apache-2.0
"""The sheet in which a question is asked, reworded, or carried to somebody or something."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from peerdesk.domain.question import Question
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import Flow
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look
from peerdesk.ui.questions.carrying import AskRows
from peerdesk.ui.questions.words import raised_words


class AskSheet(Sheet):
    """The question's words, who sees to it, and what may answer it.

    `asked` carries a `Question`, `typed` the unfinished words. What raised the question stands
    above the field, to be read and not to be copied.
    """

    asked = Signal(object)
    typed = Signal(str)

    def __init__(self, look: Look, host: QWidget, rows: AskRows) -> None:
        heading = self.tr("Ask a question") if not rows.question else self.tr("The question")
        super().__init__(look, host, heading, width=680)
        self._rows = rows
        self.words = WordingField(look, most_lines=5)
        self.words.setPlaceholderText(self.tr("What does the team still want to know?"))
        self._field = Field(look, self.tr("Question"), self.words)
        self.words.setAccessibleName(self.tr("Question"))
        self.owner = Pick(look, self, self.tr("Seen to by"), key="Alt+O")
        self.session = Pick(look, self, self.tr("Session that may answer"), key="Alt+S")
        self.document = Pick(look, self, self.tr("Document that may answer"), key="Alt+D")
        self._lay_out_body()
        self._offer()
        self.words.set_text(rows.draft or rows.value.text)
        act = self.tr("Ask it") if not rows.question else self.tr("Keep changes")
        self.add_act(act, PRIMARY, key="Ctrl+Return").clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.words.kept.connect(self._take)
        self.words.agreed.connect(self._take)
        self.words.left.connect(self.leave)
        self.words.textChanged.connect(self._on_typed)

    def say_wrong(self, sentence: str) -> None:
        """Say why the question could not be asked; the words stay."""
        self._field.set_error(sentence)
        self.show_focus()

    def _on_typed(self) -> None:
        self._field.set_error("", focus=False)
        text = self.words.toPlainText()
        self.typed.emit("" if text == self._rows.value.text else text)

    def _take(self) -> None:
        first = self._rows.value
        self.asked.emit(
            Question(
                text=self.words.toPlainText(),
                origin=first.origin,
                about=first.about,
                owner=self.owner.value(),
                session=self.session.value(),
                document=self.document.value(),
            )
        )

    def _offer(self) -> None:
        rows, value = self._rows, self._rows.value
        people = [Option("", self.tr("Nobody yet"), icon="circle-dashed")]
        people += [Option(one.id, one.name, one.hint, "user") for one in rows.people]
        sessions = [Option("", self.tr("No session yet"), icon="circle-dashed")]
        sessions += [Option(s.id, s.name, s.hint, "calendar-blank") for s in rows.sessions]
        documents = [Option("", self.tr("No document"), icon="circle-dashed")]
        documents += [Option(d.id, d.name, d.hint, "file-text") for d in rows.documents]
        self.owner.set_options(people, value.owner)
        self.session.set_options(sessions, value.session)
        self.document.set_options(documents, value.document)

    def _lay_out_body(self) -> None:
        look, rows = self.look, self._rows
        if rows.raised_by:
            card = QFrame()
            card.setProperty("ground", "card")
            inside = column(card, margin=look.gap(12), gap=look.gap(4))
            inside.addWidget(Text(raised_words(rows.value.origin), "small", "ink2"))
            inside.addWidget(Text(rows.raised_by, "body", wrap=True))
            self.body.addWidget(card)
        self.body.addWidget(self._field)
        carried = Flow()
        between(look, carried, 12)
        for label, pick in (
            (self.tr("Seen to by"), self.owner),
            (self.tr("Session that may answer"), self.session),
            (self.tr("Document that may answer"), self.document),
        ):
            field = Field(look, label, pick)
            carried.addWidget(field)
            if pick is self.document and not rows.documents:
                field.hide()
        self.body.addLayout(carried)
        self.body.addWidget(
            Text(
                self.tr(
                    "The question stands by itself: write it in words of its own, without names."
                ),
                "small",
                "ink2",
                wrap=True,
            )
        )
