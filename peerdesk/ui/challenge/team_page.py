# SPDX-License-Identifier: Apache-2.0
"""The team as named at scoping."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from peerdesk.ui.challenge.keys import KEEP_TEAM
from peerdesk.ui.challenge.people import PeopleEditor
from peerdesk.ui.challenge.rows import ChallengeRows
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look


class TeamPage(QWidget):
    """Names, parts and organisations; laptops are admitted at the place Team."""

    kept = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._people = PeopleEditor(look)
        self._keep = Button(look, self.tr("Keep the team"), PRIMARY, key=KEEP_TEAM)
        page = QWidget()
        inner = column(page)
        between(look, inner, 14)
        margins(look, inner, 24, 16, 24, 20)
        about = self.tr(
            "Only the team is ever named, and only on the slide that introduces it; people of the "
            "council are met by role."
        )
        inner.addWidget(Text(about, "small", "ink2", wrap=True))
        inner.addWidget(self._people)
        inner.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        page.setMaximumWidth(look.size(1000))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        column(self).addWidget(scroll)
        self._keep.clicked.connect(self._give)

    def show_rows(self, rows: ChallengeRows) -> None:
        """Show the team."""
        self._people.show_people([(person.id, person.value) for person in rows.people])

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only: a lead names the team."""
        self._people.setEnabled(not read_only)
        self._keep.setHidden(read_only)

    def _give(self) -> None:
        if self._people.check():
            self.kept.emit(self._people.people())
