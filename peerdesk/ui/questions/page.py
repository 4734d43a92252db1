# SPDX-License-Identifier: Apache-2.0
"""How the place of questions is laid out: filters above, list and question side by side."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import pane
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.questions.detail import QuestionDetail
from peerdesk.ui.questions.filters import ANSWERED, DROPPED, MINE, OPEN
from peerdesk.ui.questions.model import QuestionList, QuestionModel

NEW = Action("questions.new", "Ask a new question", ("N",))
BY_SESSION = Action("questions.session", "Only those for a session", ("S",))
BY_KLOE = Action("questions.kloe", "Only those of a line of enquiry", ("L",))


class QuestionsPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look, host: QWidget, model: QuestionModel) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Questions"))
        self.new = Button(look, self.tr("Ask a question"), PRIMARY, icon="plus", key=NEW)
        self.heading.add_act(self.new)
        self.tabs = Tabs(
            look,
            (
                (OPEN, self.tr("Open")),
                (MINE, self.tr("Mine")),
                (ANSWERED, self.tr("Answered")),
                (DROPPED, self.tr("Dropped")),
            ),
        )
        self.session = Pick(look, host, self.tr("Session"), key=BY_SESSION)
        self.kloe = Pick(look, host, self.tr("Line of enquiry"), key=BY_KLOE)
        for pick in (self.session, self.kloe):
            pick.bare = True
        self.list = QuestionList(look, model)
        self.empty = Empty(look, "", self.tr("Ask the first question"), icon="plus", key=NEW)
        self.empty.act.show_key_only()
        self.detail = QuestionDetail(look, host)
        self._stack = QStackedWidget()
        self._lay_out()

    def show_list(self) -> None:
        """Show the questions."""
        self._stack.setCurrentWidget(self.list)

    def show_empty(self, sentence: str, *, may_ask: bool) -> None:
        """Say that there is nothing, and what to do."""
        self.empty.say(sentence)
        self.empty.act.setVisible(may_ask)
        self._stack.setCurrentWidget(self.empty)

    def _lay_out(self) -> None:
        look = self._look
        left = pane("surface")
        strip = pane("surface", side="bottom")
        row = QHBoxLayout(strip)
        margins(look, row, 20, 2, 16, 1)
        between(look, row, 16)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.session)
        row.addWidget(self.kloe)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(strip)
        inside.addWidget(self._stack, 1)
        self.panes = Panes(
            look,
            (
                Pane("list", self.tr("Questions"), left, self.list),
                Pane(
                    "question",
                    self.tr("The chosen question"),
                    self.detail,
                    self.detail.answer,
                    444,
                ),
            ),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.heading)
        whole.addWidget(self.panes, 1)
