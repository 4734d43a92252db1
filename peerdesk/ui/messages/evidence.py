# SPDX-License-Identifier: Apache-2.0
"""The right pane: the notes behind a message, and the popup that finds more."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.domain.words import Relation
from peerdesk.ui.components.button import PLAIN, Button
from peerdesk.ui.components.chooser import Chooser
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.text import Text, pane
from peerdesk.ui.look import Look
from peerdesk.ui.messages.keys import ADD
from peerdesk.ui.messages.proof_list import ProofList
from peerdesk.ui.messages.proofs import ProofModel
from peerdesk.ui.messages.reading import Proof


class EvidencePane(QWidget):
    """Shows the notes; `searched` carries what is typed into the popup, `added` a note chosen."""

    searched = Signal(str)
    added = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "canvas")
        self.setProperty("hair", "left")
        self.model = ProofModel()
        self.list = ProofList(look, self.model)
        self.add = Button(look, self.tr("Add"), PLAIN, icon="plus", key=ADD).make_low()
        self.empty = Empty(
            look, self.tr("No note is linked yet. Add the notes that this message stands on.")
        )
        self._chooser = Chooser(look, host, asks=True)
        self._stack = QStackedWidget()
        self.relation = Relation.SUPPORTS
        """How the note that is looked for bears on the message."""
        self._lay_out()
        self.add.clicked.connect(self._look_for)
        self._chooser.typed.connect(self.searched)
        self._chooser.picked.connect(self.added)

    def clear(self) -> None:
        """Show and hold nothing."""
        self._chooser.leave(back=False)
        self.model.show(())

    def set_proofs(self, proofs: Sequence[Proof], *, live: bool) -> None:
        """Show the notes behind a message, keeping the chosen one."""
        current = self.model.proof(self.list.currentIndex().row())
        self.model.show(proofs)
        self._stack.setCurrentWidget(self.list if proofs else self.empty)
        self.add.setEnabled(live)
        if current is not None:
            self.go_to(current.note)

    def go_to(self, note: str) -> None:
        """Choose a note."""
        row = self.model.find(note)
        if row >= 0:
            choose_row(self.list, row)

    def current(self) -> Proof | None:
        """Return the chosen note."""
        return self.model.proof(self.list.currentIndex().row())

    def offer(self, options: Sequence[Option]) -> None:
        """Show what the search for more notes has found."""
        if self._chooser.isVisible():
            self._chooser.set_options(options)

    def look_against(self) -> None:
        """Look for notes that speak against the message."""
        if self.add.isEnabled():
            self._open(Relation.CONTRADICTS, self.tr("Find a note against it"))

    def _look_for(self) -> None:
        self._open(Relation.SUPPORTS, self.tr("Find a note"))

    def _open(self, relation: Relation, name: str) -> None:
        self.relation = relation
        none = self.tr("No note has these words")
        self._chooser.offer(self.add, name, (), none)
        self.searched.emit("")

    def _lay_out(self) -> None:
        look = self._look
        head = QHBoxLayout()
        margins(look, head, 20, 14, 20, 8)
        head.addWidget(Text(self.tr("Evidence"), "heading"), 1)
        head.addWidget(self.add)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        strip = pane("sunken", side="top")
        inside = QVBoxLayout(strip)
        margins(look, inside, 20, 9, 12, 9)
        keys, flow = flow_box()
        between(look, flow, 8)
        for key, words in (
            ("S", self.tr("supports")),
            ("X", self.tr("contradicts")),
            ("C", self.tr("context")),
            ("Delete", self.tr("take off")),
        ):
            flow.addWidget(KeyCap(look, key, words))
        inside.addWidget(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(strip)
