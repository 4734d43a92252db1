# SPDX-License-Identifier: Apache-2.0
"""How the place of documents is laid out: the register or the figures, and what is chosen."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from peerdesk.ui.components.button import LINK, PLAIN, PRIMARY, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.gaps import margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import column, pane
from peerdesk.ui.documents.detail import DocumentPane
from peerdesk.ui.documents.figure_form import FigureForm
from peerdesk.ui.documents.listing import DocumentList, DocumentsModel
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.records.findings import FindingsList, FindingsModel

ADD = Action("documents.add", "Register a document", ("N",))
TAKE_IN = Action("documents.take-in", "Take in a list of documents", ("I",))
ORGANISER = Action("documents.organiser", "Show the list to the organiser", ("O",))
REGISTER, ASKED, FIGURES, OFF = "register", "asked", "figures", "off"


class DocumentsPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look, host: QWidget, model: DocumentsModel) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Documents"))
        self.organiser = Button(
            look, self.tr("To the organiser"), PLAIN, icon="paper-plane-tilt", key=ORGANISER
        )
        self.add = Button(look, self.tr("Add a document"), PRIMARY, icon="plus", key=ADD)
        self.heading.add_act(self.organiser)
        self.heading.add_act(self.add)
        self.tabs = Tabs(
            look,
            [
                (REGISTER, self.tr("Register")),
                (ASKED, self.tr("To ask for")),
                (FIGURES, self.tr("Figures")),
            ],
        )
        self.list = DocumentList(look, model)
        self.figures = FindingsModel()
        self.figure_list = FindingsList(look, self.figures, grows=False)
        self.take_in = Button(look, self.tr("Take in a list"), LINK, icon="table", key=TAKE_IN)
        self.off = Button(look, "", LINK)
        self.none = Empty(look, "")
        self.document = DocumentPane(look, host)
        self.figure = FigureForm(look, host)
        self._lists = QStackedWidget()
        self._right = QStackedWidget()
        self._lay_out()

    def show_tab(self, tab: str, *, some: bool) -> None:
        """Show the list of a tab, or what goes there, and the form that belongs to it."""
        figures = tab == FIGURES
        rows = self.figure_list if figures else self.list
        self._lists.setCurrentWidget(rows if some else self.none)
        self._right.setCurrentWidget(self.figure if figures else self.document)

    def _lay_out(self) -> None:
        look = self._look
        left = pane("canvas", side="right")
        head = pane("canvas", side="bottom")
        row = QHBoxLayout(head)
        margins(look, row, 16, 6, 16, 0)
        row.addWidget(self.tabs)
        foot = pane("canvas", side="top")
        low = QHBoxLayout(foot)
        margins(look, low, 12, 8, 12, 8)
        low.addWidget(self.take_in)
        low.addStretch(1)
        low.addWidget(self.off)
        for widget in (self.list, self.figure_list, self.none):
            self._lists.addWidget(widget)
        inside = column(left)
        inside.addWidget(head)
        inside.addWidget(self._lists, 1)
        inside.addWidget(foot)
        self._right.addWidget(self.document)
        self._right.addWidget(self.figure)
        right = pane("surface")
        column(right).addWidget(self._right)
        self.panes = Panes(
            look,
            (
                Pane("list", self.tr("Documents"), left, self.list, 440),
                Pane("detail", self.tr("Chosen"), right, right),
            ),
        )
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self.panes, 1)
