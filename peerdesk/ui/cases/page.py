# SPDX-License-Identifier: Apache-2.0
"""How the place of case records is laid out: files, form, facts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.ui.cases.facts import CaseFacts
from peerdesk.ui.cases.form import CaseForm
from peerdesk.ui.cases.listing import CaseList, CasesModel
from peerdesk.ui.cases.progress import Progress
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.text import IconText, Line, Text, column, hair, pane
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look

ADD = Action("cases.add", "Add case files", ("N",))
LABELS = Action("cases.labels", "Print the label sheet for the organiser", ("L",))
CHANGE = Action("cases.change", "Change what was agreed of a case file", ("E",))
SEEN = Action("cases.seen", "Go to observations", ("O",))
OFF = Action("cases.off", "Show the case files taken off the list", ())


class CasesPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look, host: QWidget, model: CasesModel) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Case record review"))
        self.labels = Button(look, self.tr("Label sheet"), PLAIN, icon="printer", key=LABELS)
        self.seen = Button(look, self.tr("Observations"), PLAIN, icon="eye", key=SEEN)
        self.heading.add_act(self.seen)
        self.heading.add_act(self.labels)
        self.count = Text("", "heading")
        self.add = Button(look, self.tr("Add"), LINK, key=ADD)
        self.progress = Progress(look)
        self.list = CaseList(look, model)
        self.off = Button(look, "", LINK, key=OFF)
        self.label = Text("", "title")
        self.type = Line("", "body", "ink2")
        self.change = Button(look, self.tr("Change"), PLAIN, key=CHANGE).make_low()
        self.banner = Banner(look, "warn")
        self.back = self.banner.add_act(self.tr("Put it back"))
        self.form = CaseForm(look, host)
        self.facts = CaseFacts(look)
        self.empty = Empty(look, "", self.tr("Add case files"), icon="plus", key=ADD)
        self._middle = pane("surface")
        self._all = QStackedWidget()
        self._lay_out()

    def show_files(self) -> None:
        """Show the three panes."""
        self._all.setCurrentWidget(self.panes)

    def show_empty(self, sentence: str, *, may_add: bool) -> None:
        """Say that there is no case file, and what to do."""
        self.empty.say(sentence)
        self.empty.act.setVisible(may_add)
        self._all.setCurrentWidget(self.empty)

    def clear(self) -> None:
        """Show and hold no case file."""
        self.label.clear()
        self.type.clear()
        self.banner.say("")
        self.banner.hide()
        self.form.clear()
        self.facts.clear()

    def _lay_out(self) -> None:
        look = self._look
        side = pane("canvas", side="left")
        column(side).addWidget(self.facts)
        self._fill_middle()
        self.panes = Panes(
            look,
            (
                Pane("files", self.tr("Files"), self._files(), self.list, 288),
                Pane("form", self.tr("Review"), self._middle, self.form.entry),
                Pane("facts", self.tr("What was read"), side, self.facts, 272),
            ),
        )
        self._all.addWidget(self.panes)
        self._all.addWidget(self.empty)
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self._all, 1)

    def _files(self) -> QWidget:
        look = self._look
        left = pane("canvas", side="right")
        head = QVBoxLayout()
        margins(look, head, 16, 14, 16, 14)
        between(look, head, 8)
        top = QHBoxLayout()
        top.addWidget(self.count, 1)
        top.addWidget(self.add)
        head.addLayout(top)
        head.addWidget(self.progress)
        foot = pane("canvas", side="top")
        low = column(foot)
        between(look, low, 6)
        margins(look, low, 16, 10, 12, 10)
        rule = IconText(
            look,
            "shield-check",
            self.tr("Labels are drawn at random. Never type a real case number."),
        )
        rule.words.setWordWrap(True)
        rule.top_align()
        low.addWidget(rule)
        low.addWidget(self.off, 0, Qt.AlignmentFlag.AlignLeft)
        inside = column(left)
        inside.addLayout(head)
        inside.addWidget(hair())
        inside.addWidget(self.list, 1)
        inside.addWidget(foot)
        return left

    def _fill_middle(self) -> None:
        look = self._look
        head = QHBoxLayout()
        margins(look, head, 32, 16, 32, 14)
        between(look, head, 16)
        head.addWidget(self.label)
        head.addWidget(self.type, 1)
        head.addWidget(self.change)
        inside = column(self._middle)
        inside.addLayout(head)
        holder = QVBoxLayout()
        margins(look, holder, 32, 0, 32, 8)
        holder.addWidget(self.banner)
        self.banner.hide()
        inside.addLayout(holder)
        inside.addWidget(self.form, 1)
