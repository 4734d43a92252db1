# SPDX-License-Identifier: Apache-2.0
"""Quiet lines under a message's words: who would disagree, and whether others may hear of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.words import MessageKind, Relation
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import IconText
from peerdesk.ui.look import Look
from peerdesk.ui.messages.keys import AGAINST, ASK, STUDY
from peerdesk.ui.messages.reading import MessageDetail

FEW = 2
"""Notes for a message from which it is worth asking who would disagree."""


class Asides(QWidget):
    """Says what the evidence and the words leave open; what is pressed goes out by signals."""

    against_wanted = Signal()
    ask_wanted = Signal()
    study_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.disagree = IconText(look, "scales")
        self.against = Button(look, self.tr("Look for notes against it"), LINK, key=AGAINST)
        self.ask = Button(look, self.tr("Ask a question"), LINK, key=ASK)
        self.study = IconText(look, "book-open")
        self.track = Button(look, self.tr("Track the permission to share it"), LINK, key=STUDY)
        self._one, self._other = QWidget(), QWidget()
        self._lay_out()
        self.against.clicked.connect(self.against_wanted)
        self.ask.clicked.connect(self.ask_wanted)
        self.track.clicked.connect(self.study_wanted)

    def clear(self) -> None:
        """Say nothing."""
        for line in (self.disagree, self.study):
            line.set_text("")
        self.hide()

    def set_detail(self, detail: MessageDetail, *, live: bool) -> None:
        """Say what is open about a message."""
        against = any(proof.relation is Relation.CONTRADICTS for proof in detail.proofs)
        supports = sum(proof.relation is Relation.SUPPORTS for proof in detail.proofs)
        alone = live and supports >= FEW and not against
        self.disagree.set_text(self.tr("Everything here is for it. Who would disagree?"))
        self._one.setVisible(alone)
        practice = detail.kind is MessageKind.GOOD_PRACTICE
        shared = practice or bool(detail.studies)
        untracked = self.tr("Nobody tracks yet whether others may hear of it.")
        self.study.set_text("; ".join(detail.studies) or untracked)
        tracked = self.tr("Open the case study")
        self.track.set_text(tracked if detail.studies else self.tr("Track it"))
        self._other.setVisible(shared and not detail.withdrawn)
        self.setVisible(alone or shared)

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        between(look, column, 10)
        for box, sign, acts in (
            (self._one, self.disagree, (self.against, self.ask)),
            (self._other, self.study, (self.track,)),
        ):
            sign.words.setWordWrap(True)
            sign.top_align()
            inside = QVBoxLayout(box)
            inside.setContentsMargins(0, 0, 0, 0)
            between(look, inside, 2)
            inside.addWidget(sign)
            holder, flow = flow_box()
            between(look, flow, 16)
            margins(look, holder, 20, 0, 0, 0)
            for act in acts:
                flow.addWidget(act)
            inside.addWidget(holder)
            column.addWidget(box)


class MergedBanner(Banner):
    """Says which message stands for this one; opens that, or takes the two apart."""

    open_pressed = Signal(str)
    apart_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "told", "")
        self._into = ""
        self._open = self.add_act(self.tr("Open that one"))
        self.apart = self.add_act(self.tr("Take them apart"))
        self._open.clicked.connect(lambda: self.open_pressed.emit(self._into))
        self.apart.clicked.connect(self.apart_pressed)
        self.hide()

    def set_into(self, into: tuple[str, str] | None, *, writes: bool) -> None:
        """Say which message stands for this one, or go."""
        self._into = into[0] if into else ""
        words = self.tr("Merged: “{0}” stands for it.").format(into[1]) if into else ""
        self.say(words)
        self.apart.setEnabled(writes)
        self.setVisible(into is not None)
