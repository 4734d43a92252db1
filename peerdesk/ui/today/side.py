# SPDX-License-Identifier: Apache-2.0
"""Beside the day: open questions, lines with little evidence, what nobody else has yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.calendar import short_day
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import Mark
from peerdesk.ui.components.sides import Sides
from peerdesk.ui.components.text import IconText, Text, column, hair, let_go, set_role
from peerdesk.ui.look import Look
from peerdesk.ui.today.rows import QuestionRow, ThinLine, TodayRows


class Block(QWidget):
    """A heading with a link at its end, and rows under hairlines."""

    def __init__(self, look: Look, title: str, link: str = "") -> None:
        super().__init__()
        self._look = look
        self.heading = Text(title, "heading")
        self.link = Button(look, link, LINK)
        if not link:
            self.link.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.link)
        whole = column(self)
        between(look, whole, 8)
        whole.addLayout(head)
        whole.addLayout(self._rows)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows instead of those that were here."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                let_go(widget)
        for row in rows:
            self._rows.addWidget(hair())
            self._rows.addWidget(row)


class Side(QWidget):
    """The side of Today; each block goes to the place that deals with it."""

    go = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._questions = Block(look, self.tr("Questions for today"), self.tr("All"))
        self._thin = Block(look, self.tr("Thin so far"), self.tr("Triangulation"))
        self._unshared = QFrame()
        self._count = IconText(look, "paper-plane-tilt", "", "ink")
        self._why = Text("", "small", "ink2", wrap=True)
        self._share = Button(look, self.tr("Share now"))
        self._lay_out()
        self._questions.link.clicked.connect(lambda: self.go.emit("questions", None))
        self._thin.link.clicked.connect(lambda: self.go.emit("triangulation", None))
        self._share.clicked.connect(lambda: self.go.emit("team", "share"))

    @property
    def blocks(self) -> tuple[QWidget, ...]:
        """Return the blocks in their order, which F6 goes through."""
        return self._questions, self._thin, self._unshared

    def show_rows(self, rows: TodayRows) -> None:
        """Show what is open."""
        self._questions.setVisible(bool(rows.questions))
        self._questions.link.set_text(self.tr("All {0}").format(f"{rows.question_count:,}"))
        self._questions.show_rows([self._question(one, rows.day) for one in rows.questions])
        self._show_unshared(rows)

    def show_thin(self, thin: Sequence[ThinLine]) -> None:
        """Show the lines with little evidence, once they are counted."""
        self._thin.setVisible(bool(thin))
        self._thin.show_rows([self._thin_line(line) for line in thin])

    def blank(self) -> None:
        """Take every word away."""
        self._questions.show_rows([])
        self.show_thin(())

    def _show_unshared(self, rows: TodayRows) -> None:
        """Say what nobody else has yet, unless there is nobody else to have it."""
        if rows.alone:
            self._count.set_text(self.tr("No other laptop is in the team yet"))
            self._why.setText(self.tr("There is nobody to share with."))
        else:
            self._count.set_text(self.tr("Not yet shared: {0}").format(f"{rows.unshared:,}"))
            self._why.setText(self.tr("Only this laptop has them."))
        self._share.setHidden(rows.alone)
        self._unshared.setVisible(rows.unshared > 0)

    def _question(self, one: QuestionRow, day: str) -> QWidget:
        row = QWidget()
        inner = QHBoxLayout(row)
        margins(self._look, inner, 0, 10, 0, 10)
        between(self._look, inner, 10)
        inner.addWidget(Mark(self._look, "question"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(one.text, "body", wrap=True))
        if one.session is not None:
            words.addWidget(Text(self._when(one, day), "small", "ink2", wrap=True))
        inner.addLayout(words, 1)
        return row

    def _when(self, one: QuestionRow, day: str) -> str:
        session = one.session
        if session is None:
            return ""
        if session.called_off:
            return self.tr("Its session is called off")
        if session.day == day:
            return self.tr("Ask at {0}").format(session.start)
        return self.tr("Ask on {0} at {1}").format(short_day(session.day), session.start)

    def _thin_line(self, line: ThinLine) -> QWidget:
        look = self._look
        row = QWidget()
        inner = QVBoxLayout(row)
        margins(look, inner, 0, 9, 0, 9)
        inner.setSpacing(2)
        first = QHBoxLayout()
        between(look, first, 10)
        title = Text(line.title, "body", wrap=True)
        set_role(title, "weight", 500)
        first.addWidget(title, 1)
        first.addWidget(Sides(look, line.sources), 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(first)
        inner.addWidget(Text(line.words, "small", "ink2", wrap=True))
        return row

    def _lay_out(self) -> None:
        look = self._look
        self._unshared.setProperty("ground", "card")
        self._count.words.setProperty("type", "heading")
        card = column(self._unshared, margin=look.gap(16), gap=look.gap(8))
        card.addWidget(self._count)
        card.addWidget(self._why)
        card.addWidget(self._share, 0, Qt.AlignmentFlag.AlignLeft)
        whole = column(self)
        between(look, whole, 24)
        margins(look, whole, 24, 24, 24, 24)
        whole.addWidget(self._questions)
        whole.addWidget(self._thin)
        whole.addWidget(self._unshared)
        whole.addStretch(1)
        self._thin.hide()
