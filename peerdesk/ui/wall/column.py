# SPDX-License-Identifier: Apache-2.0
"""A column of the wall: its theme, how many messages, its cards, and how many more there are."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.gaps import margins
from peerdesk.ui.components.text import Line, Text, pane
from peerdesk.ui.look import Look
from peerdesk.ui.wall.arranging import ColumnCards
from peerdesk.ui.wall.card_delegate import CardDelegate
from peerdesk.ui.wall.card_list import CardList
from peerdesk.ui.wall.card_model import CardModel
from peerdesk.ui.wall.words import CardWords


class Column(QWidget):
    """One theme or line of enquiry; the foot says how many cards stand further down."""

    def __init__(self, look: Look, words: CardWords, delegate: CardDelegate) -> None:
        super().__init__()
        self._look = look
        self.key = ""
        self.model = CardModel(words)
        self.list = CardList(look, self.model, delegate)
        self._title = Line("", "heading")
        self._facts = Line("", "small", "ink2")
        self._none = Text("", "small", "ink3", wrap=True)
        self._more = Button(look, "", LINK, icon="caret-down")
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows go there
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._lay_out()
        self._connect()

    def show_cards(self, column: ColumnCards, *, huddle: bool) -> None:
        """Show a column's cards, keeping the current one if it is still there."""
        current = self.list.card()
        row = self.list.currentIndex().row()
        self.key = column.key
        self._title.setText(column.title)
        self._title.setToolTip(column.title)
        self._title.set_role("title" if huddle else "heading")
        messages = sum(not card.is_cluster for card in column.cards)
        clusters = len(column.cards) - messages
        self._facts.setText(self._counted(messages, clusters))
        self._facts.setVisible(not huddle)
        self.list.setAccessibleName(f"{column.title}, {self._facts.text()}")
        self.model.show(column.cards)
        self._none.setText(self.tr("No message here yet."))
        self._none.setVisible(not column.cards)
        if current is not None and column.cards:
            found = self.model.find(current.id)
            self.list.go_to(found if found >= 0 else min(max(row, 0), len(column.cards) - 1))
        self._counting.start(0)

    def clear(self) -> None:
        """Show and hold nothing."""
        self.model.show(())
        self._title.clear()
        self._title.setToolTip("")
        self._facts.clear()
        self.list.setAccessibleName("")
        self._counting.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count anew what is below when the list has another height."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._counting.start(0)
        return super().eventFilter(watched, event)

    def _counted(self, messages: int, clusters: int) -> str:
        said = self.tr("1 message") if messages == 1 else self.tr("{0} messages").format(messages)
        if not clusters:
            return said
        more = self.tr("1 cluster") if clusters == 1 else self.tr("{0} clusters").format(clusters)
        return f"{said}, {more}"

    def _count(self) -> None:
        below = self.list.below()
        self._more.setVisible(below > 0)
        self._more.set_text(self.tr("{0} more").format(below))

    def _show_more(self) -> None:
        bar = self.list.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - self._look.size(60))

    def _connect(self) -> None:
        self._counting.timeout.connect(self._count)
        self._more.clicked.connect(self._show_more)
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._counting.start(0))
        self.list.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        look = self._look
        head = QVBoxLayout()
        margins(look, head, 12, 10, 10, 8)
        head.setSpacing(0)
        head.addWidget(self._title)
        head.addWidget(self._facts)
        margins(look, self._none, 12, 4, 12, 8)  # clear of the ring round the empty list
        foot = pane("surface")
        row = QHBoxLayout(foot)
        margins(look, row, 8, 4, 8, 6)
        row.addWidget(self._more)
        row.addStretch(1)
        foot.setMinimumHeight(look.gap(36))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addWidget(foot)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.setProperty("hair", "right")
