# SPDX-License-Identifier: Apache-2.0
"""One import that was made here: its receipt, and Undo while nothing rests on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.team.receipt import brings
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look
from peerdesk.ui.team.reading import Imported


class ImportLine(QWidget):
    """`undo_pressed` carries the receipt."""

    undo_pressed = Signal(object)

    def __init__(self, look: Look, made: Imported) -> None:
        super().__init__()
        self._look, self._made = look, made
        receipt = made.receipt
        rows = column(self)
        between(look, rows, 2)
        margins(look, rows, 0, 6, 0, 6)
        head = QHBoxLayout()
        between(look, head, 8)
        head.addWidget(Text(self._words(), "small", wrap=True), 1)
        when = Text(made.when, "small", "ink2")
        head.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(head)
        for sentence in (*receipt.notices, *receipt.refusals, *filter(None, (receipt.advice,))):
            rows.addWidget(Text(sentence, "small", "ink2", wrap=True))
        self.undo = Button(look, self.tr("Undo this import"), LINK)
        self.undo.setVisible(not made.kept)
        self.undo.clicked.connect(self._undo)
        rows.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)

    def _words(self) -> str:
        receipt = self._made.receipt
        counts = receipt.counts
        if not brings(counts):
            return self.tr("{0}: nothing new").format(receipt.sender)
        if counts.pieces:
            held = max(counts.attachments, 1)
            if held == 1:
                return self.tr("{0}: 1 attachment in").format(receipt.sender)
            return self.tr("{0}: {1} attachments in").format(receipt.sender, f"{held:,}")
        if counts.new == 1:
            words = self.tr("{0}: 1 change in").format(receipt.sender)
        else:
            words = self.tr("{0}: {1} changes in").format(receipt.sender, f"{counts.new:,}")
        more = (
            (counts.waiting, self.tr("{0} waiting")),
            (counts.clashes, self.tr("{0} to settle")),
            (counts.aside, self.tr("{0} set aside")),
            (counts.refused, self.tr("{0} refused")),
        )
        return ", ".join([words, *(form.format(f"{number:,}") for number, form in more if number)])

    def _undo(self) -> None:
        self.undo_pressed.emit(self._made.receipt)
