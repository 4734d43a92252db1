# SPDX-License-Identifier: Apache-2.0
"""How the place of observations is laid out: the list, and what is chosen or reflected on."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from peerdesk.ui.components.button import LINK, PLAIN, PRIMARY, Button
from peerdesk.ui.components.empty import Empty
from peerdesk.ui.components.gaps import margins
from peerdesk.ui.components.heading import Heading
from peerdesk.ui.components.panes import Pane, Panes
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import column, pane
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.observations.detail import ObservationPane
from peerdesk.ui.observations.listing import ObservationList, ObservationsModel
from peerdesk.ui.observations.reflecting import ReflectionPane

ADD = Action("observations.add", "Record an observation or a visit", ("N",))
REFLECT = Action("observations.reflect", "Write a reflection", ("R",))
CASES = Action("observations.cases", "Go to the case records", ("C",))
ALL, PRACTICE, VISITS = "all", "practice", "site-visit"


class ObservationsPage(QWidget):
    """The widgets of the place; the place connects them."""

    def __init__(self, look: Look, host: QWidget, model: ObservationsModel) -> None:
        super().__init__()
        self._look = look
        self.heading = Heading(look, self.tr("Observations"))
        self.cases = Button(look, self.tr("Case records"), PLAIN, icon="folder-open", key=CASES)
        self.reflect = Button(look, self.tr("Reflections"), PLAIN, icon="waves", key=REFLECT)
        self.add = Button(look, self.tr("Record one"), PRIMARY, icon="plus", key=ADD)
        for act in (self.cases, self.reflect, self.add):
            self.heading.add_act(act)
        self.tabs = Tabs(
            look,
            [
                (ALL, self.tr("All")),
                (PRACTICE, self.tr("Practice")),
                (VISITS, self.tr("Site visits")),
            ],
        )
        self.list = ObservationList(look, model)
        self.none = Empty(look, "")
        self.off = Button(look, "", LINK)
        self.observation = ObservationPane(look, host)
        self.reflection = ReflectionPane(look, host)
        self._lists = QStackedWidget()
        self._right = QStackedWidget()
        self._lay_out()
        look.changed.connect(self._fit)

    def show_list(self, *, some: bool) -> None:
        """Show the list, or what goes there."""
        self._lists.setCurrentWidget(self.list if some else self.none)

    def show_reflections(self, *, shown: bool) -> None:
        """Show one's reflections, or the chosen observation."""
        self._right.setCurrentWidget(self.reflection if shown else self.observation)

    def _fit(self) -> None:
        self.cases.setVisible(not self._look.is_large)  # the rail leads there too

    def _lay_out(self) -> None:
        look = self._look
        left = pane("canvas", side="right")
        head = pane("canvas", side="bottom")
        row = QHBoxLayout(head)
        margins(look, row, 16, 6, 16, 0)
        row.addWidget(self.tabs)
        for widget in (self.list, self.none):
            self._lists.addWidget(widget)
        self._right.addWidget(self.observation)
        self._right.addWidget(self.reflection)
        inside = column(left)
        inside.addWidget(head)
        inside.addWidget(self._lists, 1)
        inside.addWidget(self.off)
        right = pane("surface")
        column(right).addWidget(self._right)
        self.panes = Panes(
            look,
            (
                Pane("list", self.tr("Observations"), left, self.list, 400),
                Pane("detail", self.tr("Chosen"), right, right),
            ),
        )
        whole = column(self)
        whole.addWidget(self.heading)
        whole.addWidget(self.panes, 1)
