# SPDX-License-Identifier: Apache-2.0
"""The card as it is read: questions first, then each line with how thin it is and what is known."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.compose.prep import (
    PrepCard,
    PrepLine,
    PrepMessage,
    PrepPoint,
    PrepQuestion,
    Shown,
    point_words,
)
from peerdesk.domain.words import Source, title
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.mark import Chip, Mark
from peerdesk.ui.components.sides import Sides
from peerdesk.ui.components.text import IconText, Text, column, hair, let_go, set_role
from peerdesk.ui.look import Look

SOURCE_ICONS = {
    Source.HEARD: "chat-centered-text",
    Source.READ: "file-text",
    Source.SEEN: "eye",
    Source.DATA: "chart-bar",
}


class CardView(QWidget):
    """Shows a card, so much of it as is wanted; made anew whenever that changes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._parts: list[QWidget] = []
        self._column = column(self)
        between(look, self._column, 16)
        self._column.addStretch(1)

    def show_card(self, card: PrepCard, shown: Shown) -> None:
        """Show a card."""
        self.clear()
        if card.questions:
            self._add(self._questions(card.questions))
        if not card.own_lines and card.lines:
            self._add(
                Text(
                    self.tr("No line of enquiry is set for this session. Thinnest so far:"),
                    "small",
                    "ink2",
                    wrap=True,
                )
            )
        for line in card.lines:
            self._add(self._line(line, shown, weighed=card.weighed))

    def clear(self) -> None:
        """Show and hold nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []

    def _add(self, part: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, part)
        self._parts.append(part)

    def _card(self) -> tuple[QFrame, QVBoxLayout]:
        frame = QFrame()
        frame.setProperty("ground", "card")
        return frame, column(frame, margin=self._look.gap(16), gap=self._look.gap(8))

    def _questions(self, questions: Sequence[PrepQuestion]) -> QWidget:
        frame, inner = self._card()
        inner.addWidget(Text(self.tr("Questions to ask"), "heading"))
        for number, question in enumerate(questions):
            if number:
                inner.addWidget(hair())
            row = QHBoxLayout()
            between(self._look, row, 10)
            row.addWidget(Mark(self._look, "question"), 0, Qt.AlignmentFlag.AlignTop)
            words = Text(question.text, "body", wrap=True)
            set_role(words, "weight", 600 if question.mine else 400)
            row.addWidget(words, 1)
            if question.mine:
                row.addWidget(Text(self.tr("yours"), "small", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
            inner.addLayout(row)
        return frame

    def _line(self, line: PrepLine, shown: Shown, *, weighed: bool) -> QWidget:
        frame, inner = self._card()
        inner.addLayout(self._head(line, weighed=weighed))
        if line.question:
            inner.addWidget(Text(line.question, "body", "ink2", wrap=True))
        for prompt in line.prompts[: shown.prompts]:
            inner.addWidget(self._prompt(prompt))
        points = line.points[: shown.points]
        if points:
            inner.addWidget(hair())
            inner.addWidget(Text(self.tr("Known already"), "small", "ink2"))
            for point in points:
                inner.addWidget(self._point(point))
        for message in line.messages[: shown.messages]:
            inner.addWidget(self._message(message))
        left = len(line.points) - len(points)
        left += len(line.prompts[shown.prompts :]) + len(line.messages[shown.messages :])
        if left:
            inner.addWidget(Text(self.tr("{0} more, with M").format(left), "small", "ink2"))
        return frame

    def _head(self, line: PrepLine, *, weighed: bool) -> QHBoxLayout:
        look = self._look
        head = QHBoxLayout()
        between(look, head, 10)
        name = Text(line.title, "heading", wrap=True)
        head.addWidget(name, 1, Qt.AlignmentFlag.AlignTop)
        if not weighed:
            return head
        words = Text(line.words, "small", "ink2")
        if line.thin:
            words = Text(self.tr("Thin: {0}").format(line.words.lower()), "small", "changed")
            set_role(words, "weight", 600)
        head.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Sides(look, line.sources), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _point(self, point: PrepPoint) -> QWidget:
        look = self._look
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        between(look, inner, 10)
        how = IconText(look, SOURCE_ICONS[point.source], title(point.source))
        how.setFixedWidth(look.size(76))
        inner.addWidget(how, 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(Mark(look, point.stance.value), 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(Text(point_words(point), "body", wrap=True), 1)
        return row

    def _message(self, message: PrepMessage) -> QWidget:
        look = self._look
        holder, flow = flow_box()
        between(look, flow, 8)
        flow.addWidget(Mark(look, message.kind.value))
        flow.addWidget(Chip(look, message.wording, "chat-circle-text"))
        return holder

    def _prompt(self, prompt: str) -> QWidget:
        words = IconText(self._look, "caret-right", prompt, "ink2")
        words.words.setWordWrap(True)
        words.words.set_role("body")
        words.words.set_ink("ink")
        return words
