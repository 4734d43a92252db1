# SPDX-License-Identifier: Apache-2.0
"""How the place of messages is laid out: list, words, evidence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.text import Text, pane
from peerdesk.ui.look import Look
from peerdesk.ui.messages.editor import MessageEditor
from peerdesk.ui.messages.evidence import EvidencePane
from peerdesk.ui.messages.keys import NEW, STUDIES, THEME
from peerdesk.ui.messages.listing import MessageList
from peerdesk.ui.messages.model import MessageModel


class MessagesPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look, host: QWidget, model: MessageModel) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Messages"))
        self.new = Button(look, self.tr("New message"), PRIMARY, icon="plus", key=NEW)
        self.studies = Button(look, self.tr("Case studies"), icon="book-open", key=STUDIES)
        self.lacking = Banner(look, "warn")
        self.to_studies = self.lacking.add_act(self.tr("Begin one"))
        self.heading.add_act(self.studies)
        self.heading.add_act(self.new)
        self.theme = Pick(look, host, self.tr("Theme"), key=THEME)
        self.theme.bare = True
        self.count = Text("", "small", "ink2")
        self.list = MessageList(look, model)
        self.empty = Empty(look, "", self.tr("Write the first message"), icon="plus", key=NEW)
        self.empty.act.show_key_only()
        self.editor = MessageEditor(look, host)
        self.evidence = EvidencePane(look, host)
        self.lacking.hide()
        self._lists = QStackedWidget()
        self._all = QStackedWidget()
        self._lay_out()

    def show_list(self, *, some: bool) -> None:
        """Show the three panes, or what to do where there is no message at all."""
        self._all.setCurrentWidget(self.panes)
        self._lists.setCurrentIndex(0 if some else 1)

    def show_empty(self, sentence: str, *, may_write: bool) -> None:
        """Say that there is no message at all, and what to do."""
        self.empty.say(sentence)
        self.empty.act.setVisible(may_write)
        self._all.setCurrentWidget(self.empty)

    def _lay_out(self) -> None:
        look = self._look
        left = pane("sunken", side="right")
        head = pane("sunken", side="bottom")
        row = QHBoxLayout(head)
        margins(look, row, 14, 8, 14, 8)
        row.addWidget(self.theme)
        row.addStretch(1)
        row.addWidget(self.count)
        none = Text(self.tr("No message here yet."), "small", "ink2", wrap=True)
        none.setAlignment(Qt.AlignmentFlag.AlignTop)
        margins(look, none, 14, 14, 14, 0)
        self._lists.addWidget(self.list)
        self._lists.addWidget(none)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 1, 0)
        inside.setSpacing(0)
        inside.addWidget(head)
        inside.addWidget(self._lists, 1)
        inside.addWidget(self._strip())
        self.panes = Panes(
            look,
            (
                Pane("list", self.tr("Messages"), left, self.list, 272),
                Pane("words", self.tr("Wording"), self.editor, self.editor.field),
                Pane("evidence", self.tr("Evidence"), self.evidence, self.evidence.list, 372),
            ),
        )
        self._all.addWidget(self.panes)
        self._all.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.lacking)
        column.addWidget(self._all, 1)

    def _strip(self) -> QWidget:
        look = self._look
        strip = pane("sunken", side="top")
        inside = QVBoxLayout(strip)
        margins(look, inside, 14, 9, 8, 9)
        keys, flow = flow_box()
        between(look, flow, 8)
        flow.addWidget(KeyCap(look, self.tr("Alt+Arrows"), self.tr("move")))
        flow.addWidget(KeyCap(look, "Delete", self.tr("withdraw")))
        inside.addWidget(keys)
        return strip
