# SPDX-License-Identifier: Apache-2.0
"""The sponsor's replies with which the team is not done: they open the summary in preparation."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.phrases import handle, lowered
from peerdesk.domain.publication_words import Answer
from peerdesk.domain.words import title
from peerdesk.ui.briefing.reading import Replied
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.text import IconText, Text, let_go
from peerdesk.ui.look import Look


class WaitingReplies(QWidget):
    """Each open reply with its acts; `chosen` carries a message, `settled` a reply."""

    chosen = Signal(str)
    settled = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._boxes: list[QWidget] = []
        self._named = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.gap(8))
        self._column.addWidget(Text(self.tr("Replies not settled yet"), "heading"))

    def clear(self) -> None:
        """Show and hold nothing."""
        for box in self._boxes:
            let_go(box)
        self._boxes = []
        self.hide()

    def show_replies(self, replies: Sequence[Replied], *, live: bool, named: bool) -> None:
        """Show these, with the way to the point and to settling where one may.

        `named` says who replied, where there is more than one sponsor.
        """
        self.clear()
        self._named = named
        for reply in replies:
            box = self._box(reply, live=live)
            self._boxes.append(box)
            self._column.addWidget(box)
        self.setVisible(bool(replies))

    def _box(self, reply: Replied, *, live: bool) -> QWidget:
        look = self._look
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, look.gap(4))
        column.setSpacing(look.gap(2))
        disputes = reply.answer in {Answer.DISPUTES_WORDING, Answer.DISPUTES_SUBSTANCE}
        head = IconText(look, "warning" if disputes else "envelope-simple", ink="ink")
        head.words.setWordWrap(True)
        said = title(reply.answer)
        head.set_text(f"{reply.sponsor}: {lowered(said)}" if self._named else said)
        head.top_align()
        column.addWidget(head)
        column.addWidget(Text(f"“{handle(reply.told)}”", "small", "ink2", wrap=True))
        if reply.words:
            column.addWidget(Text(reply.words, "small", "ink2", wrap=True))
        holder, flow = flow_box(look.gap(12))
        go = Button(look, self.tr("Go to the point"), LINK)
        go.clicked.connect(lambda: self.chosen.emit(reply.message))
        flow.addWidget(go)
        if live:
            done = Button(look, self.tr("Settled"), LINK)
            done.setAccessibleName(self.tr("Settled: {0}").format(handle(reply.told)))
            done.clicked.connect(lambda: self.settled.emit(reply.reply))
            flow.addWidget(done)
        column.addWidget(holder)
        return box
