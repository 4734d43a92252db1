# SPDX-License-Identifier: Apache-2.0
"""The right pane of an issued summary: frozen since when, and what each sponsor was told."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.words import Outcome, title
from peerdesk.ui.briefing.keys import ASK, SPONSOR
from peerdesk.ui.briefing.reading import IssuedSummary, OutlineRow
from peerdesk.ui.components.button import PLAIN, PRIMARY, Button
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.text import IconText, Text, hair
from peerdesk.ui.components.wording import WordingField
from peerdesk.ui.look import Look

OUTCOMES = {"1": Outcome.AS_WRITTEN, "2": Outcome.OTHERWISE, "3": Outcome.NOT_REACHED}


class ToldPane(QWidget):
    """`told` carries sponsor, outcome and, for one that was said otherwise, the words.

    `ask_wanted` carries a point's message and what became of it: a question of the reply.
    """

    told = Signal(str, object, str)
    ask_wanted = Signal(str, str)
    typed = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self._issued: IssuedSummary | None = None
        self._row: OutlineRow | None = None
        self._frozen = IconText(look, "lock-simple")
        self._frozen.words.setWordWrap(True)
        self._digest = Text("", "least", "ink2", wrap=True)
        self.sponsor = Pick(look, host, self.tr("Told to"), key=SPONSOR)
        self._progress = Text("", "small", "ink2")
        self._wording = Text("", "body", wrap=True)
        self._state = Text("", "small", "ink2", wrap=True)
        self._buttons = {
            key: Button(look, title(outcome), PLAIN, key=key).make_low().show_key_only()
            for key, outcome in OUTCOMES.items()
        }
        self.words = WordingField(look, most_lines=6, role="body")
        self.words.setPlaceholderText(self.tr("What was said instead?"))
        self._keep = Button(look, self.tr("Keep these words"), PRIMARY, key="Return").make_low()
        self._keep.show_key_only()
        self.ask = Button(look, self.tr("Ask a question of the reply"), PLAIN, key=ASK).make_low()
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Show and hold nothing."""
        self._issued = self._row = None
        self.sponsor.clear()
        self._frozen.set_text("")
        self._digest.clear()
        self._progress.clear()
        self.set_row(None)

    def set_issued(self, issued: IssuedSummary) -> None:
        """Show since when the summary is frozen, and how many points are marked."""
        self._issued = issued
        issue = issued.issue
        moment = local(issue.at, issue.offset)
        day = short_day(moment.date().isoformat())
        self._frozen.set_text(
            self.tr("Issued {0} {1} by {2}. To change it, make summary {3}.").format(
                day, f"{moment:%H:%M}", issued.who or "…", issued.frame.next_number
            )
        )
        groups = [issue.digest[n : n + 4] for n in range(0, 16, 4)]
        self._digest.setText(self.tr("Digest {0}…").format(" ".join(groups)))
        self._digest.setToolTip(issue.digest)
        options = [Option(sponsor, sponsor, icon="user") for sponsor in issued.frame.sponsors]
        chosen = self.sponsor.value() or issue.sponsor
        self.sponsor.set_options(options, chosen)
        self.sponsor.bare = len(options) == 1
        self.sponsor.setEnabled(len(options) > 1)
        self._show_progress()
        if self._row is not None:
            again = next((r for r in issued.rows if r.message == self._row.message), None)
            self.set_row(again)

    def set_row(self, row: OutlineRow | None) -> None:
        """Show one point, and what the chosen sponsor was told of it.

        Words that are just being typed for the same point stay.
        """
        same = row is not None and self._row is not None and row.message == self._row.message
        typing = same and self.words.hasFocus()
        self._row = row
        told = self._told()
        self._wording.setText(row.wording if row else "")
        lead = self._issued is not None and self._issued.frame.lead
        for key, button in self._buttons.items():
            button.setVisible(row is not None)
            button.setEnabled(lead)
            button.setCheckable(True)
            button.setChecked(told is not None and OUTCOMES[key] is told[0])
        self.ask.setVisible(row is not None and told is not None)
        otherwise = told is not None and told[0] is Outcome.OTHERWISE
        if not typing:
            self._show_words(told[1] if told is not None and otherwise else "", shown=otherwise)
        self._state.setText(self._state_words(row, lead=lead))

    def mark(self, key: str) -> None:
        """Do what a key means for the point shown."""
        if self._row is None or self._issued is None or not self._issued.frame.lead:
            return
        outcome = OUTCOMES[key]
        if outcome is Outcome.OTHERWISE:
            self._show_words(self.words.toPlainText() or self._row.wording, shown=True)
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.told.emit(self.sponsor.value(), outcome, "")

    def _keep_words(self) -> None:
        self.told.emit(self.sponsor.value(), Outcome.OTHERWISE, self.words.toPlainText())

    def _ask(self) -> None:
        told = self._told()
        if self._row is not None and told is not None:
            outcome, wording = told
            said = f"{title(outcome)}: {wording or self._row.wording}"
            self.ask_wanted.emit(self._row.message, f"{self.sponsor.value()}. {said}")

    def _told(self) -> tuple[Outcome, str] | None:
        if self._row is None:
            return None
        sponsor = self.sponsor.value()
        found = (t for t in self._row.told if t.sponsor == sponsor)
        told = next(found, None)
        return (told.outcome, told.wording) if told else None

    def _show_words(self, text: str, *, shown: bool) -> None:
        self.words.set_text(text)
        self.words.setVisible(shown)
        self._keep.setVisible(shown)

    def _show_progress(self) -> None:
        if self._issued is None:
            return
        sponsor = self.sponsor.value()
        rows = self._issued.rows
        marked = sum(any(t.sponsor == sponsor for t in row.told) for row in rows)
        self._progress.setText(self.tr("{0} of {1} points marked").format(marked, len(rows)))

    def _state_words(self, row: OutlineRow | None, *, lead: bool) -> str:
        if row is None:
            return self.tr("Choose a point to mark what was said of it.")
        if not lead:
            return self.tr("The team leader or the peer challenge manager marks what was said.")
        return ""

    def _choose_sponsor(self) -> None:
        self._show_progress()
        self.set_row(self._row)

    def _connect(self) -> None:
        self.sponsor.picked.connect(self._choose_sponsor)
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _=False, key=key: self.mark(key))
        self.words.kept.connect(self._keep_words)
        self.words.agreed.connect(self._keep_words)
        self.words.left.connect(lambda: self.set_row(self._row))
        self._keep.clicked.connect(self._keep_words)
        self.ask.clicked.connect(self._ask)

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(8))
        column.addWidget(self._frozen)
        column.addWidget(self._digest)
        column.addWidget(hair())
        column.addWidget(Text(self.tr("Told to"), "small", "ink2"))
        column.addWidget(self.sponsor, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._progress)
        column.addWidget(hair())
        column.addWidget(self._wording)
        column.addWidget(self._state)
        for button in self._buttons.values():
            column.addWidget(button)
        column.addWidget(self.words)
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
