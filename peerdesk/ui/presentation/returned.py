# SPDX-License-Identifier: Apache-2.0
"""What came back in an edited file: proposed rewordings with their doubts, to be taken or not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.read_back import DOUBTS, Added, Written
from peerdesk.desk.deck_files import FileRead, Proposed
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PLAIN, PRIMARY
from peerdesk.ui.components.control import Check
from peerdesk.ui.components.differences import DifferenceText
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText, Text
from peerdesk.ui.look import Look

_SHOWN = 40
"""Of what is gone or added, as many as anybody reads; the rest are counted."""


class ReturnedSheet(Sheet):
    """`taken` carries the wordings to take over, by message; `frozen` asks to freeze the file."""

    taken = Signal(object)
    frozen = Signal()

    def __init__(self, look: Look, host: QWidget, read: FileRead, known_as: int) -> None:
        super().__init__(look, host, self.tr("What was edited in the file"), width=860)
        self._read = read
        self._boxes: dict[str, Check] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(look.gap(16))
        self.body.addLayout(self._column)
        self._say_file(known_as)
        for proposed in read.proposed:
            self._column.addWidget(self._card(proposed))
        self._list(self.tr("Taken off the slides"), [_gone(one) for one in read.gone])
        self._list(self.tr("In no message"), [self._added(one) for one in read.added])
        self._list(self.tr("Seen, and not taken over"), read.seen)
        self._column.addStretch(1)
        self._take = self.add_act("", PRIMARY, key="Ctrl+Return")
        self._freeze = self.add_act(self.tr("Freeze this file as presented"), PLAIN)
        self._freeze.setVisible(not known_as)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self._take.clicked.connect(lambda: self.taken.emit(self.wordings()))
        self._freeze.clicked.connect(self.frozen)
        self._count()

    def wordings(self) -> dict[str, str]:
        """Return the wordings that are ticked, by message."""
        ticked = {message for message, box in self._boxes.items() if box.isChecked()}
        return {one.message: one.after for one in self._read.proposed if one.message in ticked}

    def _say_file(self, known_as: int) -> None:
        """Say first what the whole file is."""
        if known_as:
            said = self.tr("This very file was frozen as presentation {0}.").format(known_as)
            self._column.addWidget(Banner(self.look, "done", said))
        if self._read.handed is None:
            said = self.tr(
                "The file bears no mark of this challenge, so its points were found by likeness "
                "only: look twice."
            )
            self._column.addWidget(Banner(self.look, "warn", said))
        count = len(self._read.proposed)
        said = self.tr("{0} slides were read. No wording is another than here.")
        if count:
            said = self.tr("{0} slides were read. {1} wordings are others than here.")
        if count == 1:
            said = self.tr("{0} slides were read. One wording is another than here.")
        self._column.addWidget(
            Text(said.format(self._read.slides, count), "body", "ink2", wrap=True)
        )

    def _card(self, proposed: Proposed) -> QWidget:
        card = QWidget()
        rows = QVBoxLayout(card)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self.look.gap(5))
        where = self.tr("slide {0}, {1}").format(proposed.slide, proposed.title)
        take = self.tr("Take this wording ({0})").format(where)
        box = Check(self.look, take)
        box.setChecked(proposed.is_plain)
        box.clicked.connect(self._count)
        self._boxes[proposed.message] = box
        rows.addWidget(box)
        rows.addWidget(DifferenceText(self.look, proposed.standing, proposed.after))
        for doubt in proposed.doubts:
            rows.addWidget(IconText(self.look, "warning", DOUBTS[doubt], "state.changed"))
        return card

    def _list(self, heading: str, lines: Sequence[str]) -> None:
        if not lines:
            return
        self._column.addWidget(Text(f"{heading} ({len(lines)})", "heading"))
        for line in lines[:_SHOWN]:
            self._column.addWidget(Text(line, "body", "ink2", wrap=True))

    def _added(self, added: Added) -> str:
        return self.tr("Slide {0}: {1}").format(added.spot.slide, added.text)

    def _count(self) -> None:
        count = len(self.wordings())
        self._take.setEnabled(bool(count))
        words = self.tr("Take 1 wording") if count == 1 else self.tr("Take {0} wordings")
        self._take.set_text(words.format(count))
        self._take.setVisible(bool(self._read.proposed))


def _gone(written: Written) -> str:
    return written.wording
