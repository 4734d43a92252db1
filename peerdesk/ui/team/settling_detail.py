# SPDX-License-Identifier: Apache-2.0
"""The one thing that is being settled: its head, and what can be chosen of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from peerdesk.desk.clashes import Clash
from peerdesk.desk.proposals import Proposed
from peerdesk.ui.components.button import LINK, PLAIN, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import Mark
from peerdesk.ui.components.text import Text, column, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.team.keys import NEXT, OPEN
from peerdesk.ui.team.settling_clash import ClashContent
from peerdesk.ui.team.settling_others import PairContent, ProposalContent
from peerdesk.ui.team.settling_reading import Item, Target
from peerdesk.ui.team.settling_words import what_of

Content = ClashContent | ProposalContent | PairContent
_WIDEST = 1080


class SettlingDetail(QWidget):
    """Shows one item; `decided` carries what was chosen, `typed` a wording begun."""

    decided = Signal(object)
    typed = Signal(str)
    left = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look, self._host = look, host
        self.content: Content | None = None
        self.item: Item | None = None
        self.next = Button(look, self.tr("Next"), PLAIN, key=NEXT).make_low()
        self.open = Button(look, self.tr("Open it"), LINK, icon="arrow-square-out", key=OPEN)
        self._mark = Mark(look)
        self._what = Text("", "title", wrap=True)
        self._context = Text("", "small", "ink2", wrap=True)
        self._title = Text("", "note", wrap=True)
        self._place = Text("", "small", "ink2")
        self._area = QScrollArea()
        self._holder = QWidget()
        self._rows = column(self._holder, margin=look.gap(24), gap=look.gap(14))
        margins(look, self._rows, 24, 16, 24, 16)
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Show and hold nothing."""
        self._drop()
        self.item = None
        for text in (self._what, self._context, self._title, self._place):
            text.clear()
        self._holder.hide()

    def show_item(self, item: Item, targets: Sequence[Target], place: str) -> None:
        """Show an item; `place` says which of how many it is."""
        self._drop()
        self.item = item
        self._mark.setVisible(bool(item.mark))
        self._mark.set_kind(item.mark or "unsorted")
        self._what.setText(what_of(item))
        value = item.value
        self._context.setText(item.context)
        about = isinstance(value, Clash) and not value.is_text
        self._title.setText(item.title if about else "")
        self._title.setVisible(about)
        self.set_place(place)
        openable = value.sort in {"note", "message"} if isinstance(value, Clash | Proposed) else 0
        self.open.setVisible(bool(openable))
        self.content = self._made(item, targets)
        self.content.decided.connect(self.decided)
        self._rows.insertWidget(1, self.content)
        self._holder.show()
        self._area.verticalScrollBar().setValue(0)

    def set_place(self, place: str) -> None:
        """Say which of how many the item is."""
        self._place.setText(place)

    def _made(self, item: Item, targets: Sequence[Target]) -> Content:
        value = item.value
        if isinstance(value, Clash):
            content = ClashContent(self._look, item, value)
            content.typed.connect(self.typed)
            content.left.connect(self.left)
            return content
        if isinstance(value, Proposed):
            return ProposalContent(self._look, value)
        return PairContent(self._look, self._host, value, targets)

    def _drop(self) -> None:
        content, self.content = self.content, None
        if content is not None:
            if isinstance(content, ClashContent):
                content.field.clear()
            if isinstance(content, PairContent):
                content.target.clear()
            let_go(content)

    def _lay_out(self) -> None:
        look = self._look
        self._holder.setMaximumWidth(look.gap(_WIDEST))
        head = QWidget()
        rows = column(head)
        between(look, rows, 6)
        upper = QHBoxLayout()
        between(look, upper, 12)
        upper.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        upper.addWidget(self._context, 1)
        upper.addWidget(self._place)
        upper.addWidget(self.next)
        lower = QHBoxLayout()
        between(look, lower, 12)
        lower.addWidget(self._what, 1)
        lower.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(upper)
        rows.addLayout(lower)
        rows.addWidget(self._title)
        self._rows.addWidget(head)
        self._rows.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._holder)
        column(self).addWidget(self._area)
