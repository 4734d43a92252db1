# SPDX-License-Identifier: Apache-2.0
"""The head of an issued summary's pane: frozen since when, who is being told, how far that is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.calendar import local, short_day
from peerdesk.ui.briefing.keys import SPONSOR
from peerdesk.ui.briefing.reading_issued import IssuedSummary
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.text import IconText, Text, hair
from peerdesk.ui.look import Look


class FrozenHead(QWidget):
    """Says that the summary is frozen, and of how many points it is marked what was told."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._issued: IssuedSummary | None = None
        self._frozen = IconText(look, "lock-simple")
        self._frozen.words.setWordWrap(True)
        self._frozen.top_align()
        self.sponsor = Pick(look, host, self.tr("Told to"), key=SPONSOR)
        self.progress = Text("", "small", "ink2", wrap=True)
        self.unmarked = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(8))
        column.addWidget(self._frozen)
        column.addWidget(hair())
        column.addWidget(self.sponsor, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.progress)

    def clear(self) -> None:
        """Show and hold nothing."""
        self._issued = None
        self.unmarked = 0
        self.sponsor.clear()
        self._frozen.set_text("")
        self._frozen.setToolTip("")
        self.progress.clear()

    def set_issued(self, issued: IssuedSummary) -> None:
        """Show a summary that was issued; the sponsor chosen before stays."""
        self._issued = issued
        issue = issued.issue
        moment = local(issue.at, issue.offset)
        day = short_day(moment.date().isoformat())
        self._frozen.set_text(
            self.tr("Issued {0} {1} by {2}. To change it, make summary {3}.").format(
                day, f"{moment:%H:%M}", issued.who or "…", issued.frame.next_number
            )
        )
        self._frozen.setToolTip(self.tr("Digest {0}").format(issue.digest))
        options = [Option(sponsor, sponsor, icon="user") for sponsor in issued.frame.sponsors]
        self.sponsor.set_options(options, self.sponsor.value() or issue.sponsor)
        self.sponsor.bare = len(options) == 1
        self.sponsor.setEnabled(len(options) > 1)
        self.show_progress()

    def show_progress(self) -> None:
        """Say of how many points it is marked what the chosen sponsor was told, and replied."""
        if self._issued is None:
            return
        sponsor = self.sponsor.value()
        rows = [row for row in self._issued.rows if not row.gone]
        marked = sum(any(t.sponsor == sponsor for t in row.told) for row in rows)
        answers = sum(any(r.sponsor == sponsor for r in row.replied) for row in rows)
        self.unmarked = len(rows) - marked
        words = self.tr("{0} of {1} points marked; replies: {2}")
        self.progress.setText(words.format(marked, len(rows), answers))
