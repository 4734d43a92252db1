# SPDX-License-Identifier: Apache-2.0
"""The right pane: what is arranged or told, and beside it what the checks found."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from peerdesk.ui.briefing.asked import AskedPane
from peerdesk.ui.briefing.telling import ToldPane
from peerdesk.ui.components.findings import FindingsMargin
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.tabs import Tabs
from peerdesk.ui.components.text import column, pane
from peerdesk.ui.look import Look

ARRANGED, CHECKS = "arranged", "checks"
"""What stands beside the pages."""


class Side(QWidget):
    """Two tabs: the form of the summary in preparation or of the talk about it, and the checks."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.asked = AskedPane(look, host)
        self.told = ToldPane(look, host)
        self.margin = FindingsMargin(look, host)
        names = [(ARRANGED, self.tr("Arrange and tell")), (CHECKS, self.tr("To check"))]
        self._tabs = Tabs(look, names)
        self._forms = QStackedWidget()
        self._beside = QStackedWidget()
        self._lay_out()
        self._tabs.chosen.connect(self.show_beside)
        self.show_beside(ARRANGED)

    def show_form(self, *, issued: bool) -> None:
        """Show the form of an issued summary, or of one in preparation."""
        self._forms.setCurrentWidget(self.told if issued else self.asked)

    def show_beside(self, key: str) -> None:
        """Show the checks, or what is arranged and told."""
        self._tabs.choose(key)
        self._beside.setCurrentIndex(int(key == CHECKS))

    @property
    def is_checking(self) -> bool:
        """Say whether the checks are shown."""
        return self._tabs.current() == CHECKS

    def go_to(self, part: str, words: str) -> None:
        """Put the focus where a part of what is arranged is typed, and bring that into sight."""
        if (field := self.asked.go_to(part, words)) is not None:
            self._area.ensureWidgetVisible(field)

    def say_found(self, count: int) -> None:
        """Say on the tab how many findings nobody has released."""
        self._tabs.set_count(CHECKS, str(count) if count else "")

    def _lay_out(self) -> None:
        look = self._look
        strip = pane("canvas", side="bottom")
        row = QHBoxLayout(strip)
        row.setContentsMargins(look.gap(16), look.gap(4), look.gap(16), 0)
        row.addWidget(self._tabs)
        row.addStretch(1)
        for form in (self.asked, self.told):
            self._forms.addWidget(form)
        inside = QWidget()
        column(inside, margin=look.gap(16)).addWidget(self._forms)
        self._area = scrolling(inside)
        for widget in (self._area, self.margin):
            self._beside.addWidget(widget)
        ground = pane("canvas", side="left")
        whole = column(ground)
        whole.addWidget(strip)
        whole.addWidget(self._beside, 1)
        column(self).addWidget(ground)
