# SPDX-License-Identifier: Apache-2.0
"""What a file of the council's comments would change, shown before any of it is taken in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.compose.phrases import shortened
from peerdesk.desk.accuracy import Incoming
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText, Text
from peerdesk.ui.look import Look

_FEW = 6
"""Comments that are shown one by one; of more, the number is said."""
_QUOTED = 60
"""Letters of what stands where a decision should; the whole of it is kept."""


class IncomingSheet(Sheet):
    """Says what is new, changed and held; `taken` comes once."""

    taken = Signal()

    def __init__(self, look: Look, host: QWidget, incoming: Incoming, name: str) -> None:
        super().__init__(look, host, self.tr("Take in the council’s comments"), width=640)
        fresh, changed = len(incoming.fresh), len(incoming.changed)
        self.body.addWidget(Text(name, "small", "ink2", wrap=True))
        facts = (
            ("plus-circle", self.tr("New: {0}").format(fresh)),
            ("pencil-line", self.tr("Saying more or other than before: {0}").format(changed)),
            ("check-circle", self.tr("As they are held: {0}").format(incoming.same)),
        )
        for icon, words in facts:
            self.body.addWidget(IconText(look, icon, words))
        for row in incoming.fresh[:_FEW]:
            line = f"“{row.quoted}”: {row.comment}" if row.quoted else row.comment
            self.body.addWidget(Text(line, "body", wrap=True))
        if fresh > _FEW:
            more = self.tr("{0} more").format(fresh - _FEW)
            self.body.addWidget(Text(more, "small", "ink2"))
        if incoming.unread:
            self.body.addWidget(Banner(look, "warn", self._unread_words(incoming.unread)))
        said = self.tr(
            "Names that the file holds of people who commented are not taken over: a role is, or "
            "else the comment is the council’s."
        )
        self.body.addWidget(Text(said, "small", "ink2", wrap=True))
        if fresh or changed:
            words = self.tr("Take in {0}").format(fresh + changed)
            self.add_act(words, PRIMARY, key="Ctrl+Return").clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def _unread_words(self, unread: Sequence[str]) -> str:
        """Say which words stand where a decision should, and what becomes of them."""
        quoted = ", ".join(f"“{shortened(words, _QUOTED)}”" for words in unread[:_FEW])
        more = self.tr(" and {0} more").format(len(unread) - _FEW) if len(unread) > _FEW else ""
        words = self.tr(
            "No decision that is known: {0}{1}. These comments stay open, with the words under Why."
        )
        return words.format(quoted, more)

    def _take(self) -> None:
        self.taken.emit()
        self.leave()
