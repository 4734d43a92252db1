# SPDX-License-Identifier: Apache-2.0
"""One observation: where, with whom, who agreed, and what was seen, line by line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from peerdesk.domain.calendar import day_name
from peerdesk.domain.words import title
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import across, between, down, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.observations.rows import ObservationDetail, Observers
from peerdesk.ui.records.entry import LineEntry
from peerdesk.ui.records.findings import FindingsList, FindingsModel

CHANGE = Action("observations.change", "Correct the record of an observation", ("E",))
OFF = Action("observations.off", "Take an observation off", ())


class ObservationPane(QWidget):
    """Shows an observation; the place connects its buttons."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.model = FindingsModel()
        self.lines = FindingsList(look, self.model)
        self.entry = LineEntry(look, host)
        self.warning = Banner(look, "warn")
        self.title = Text("", "title", wrap=True)
        self.kind = Text("", "body", "ink2", wrap=True)
        self.consent = Banner(
            look,
            "warn",
            self.tr("Nobody’s consent is noted: say which role agreed to be observed."),
        )
        self.change = Button(look, self.tr("Change"), PLAIN, key=CHANGE).make_low()
        self.off = Button(look, "", LINK, key=OFF)
        self._values: list[Text] = []
        self._facts = QGridLayout()
        self._keys, self._flow = flow_box()
        between(look, self._flow, 12)
        self._acts, self._acts_flow = flow_box()
        between(look, self._acts_flow, 10)
        self._page = QWidget()
        self._scroll = QScrollArea()
        self._lay_out()
        self.entry.entered.connect(self._show_entry)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_view)
        self.entry.left_up.connect(self._go_up)
        self.lines.left_down.connect(self.entry.setFocus)
        self.clear()

    def show_observation(self, detail: ObservationDetail, team: Observers) -> None:
        """Show an observation."""
        details = detail.details
        self.title.setText(details.setting)
        self.kind.setText(title(details.kind))
        live = team.writes and not details.dropped
        self.change.setVisible(live)
        self.off.setVisible(team.writes)
        self.off.set_text(self.tr("Put it back") if details.dropped else self.tr("Take it off"))
        self.consent.setVisible(live and not details.consent)
        met = ", ".join(f"{group.people} {group.role.lower()}" for group in details.groups)
        peers = ", ".join(filter(None, (team.people.get(peer, "") for peer in details.peers)))
        values = (self._when(detail), met, details.consent, peers, detail.session)
        for text, value in zip(self._values, values, strict=True):
            text.setText(value or "\u2013")
        self.model.show(detail.found)
        self.lines.setVisible(bool(detail.found))
        self.entry.setVisible(live)
        self._keys.setVisible(live)
        self.entry.name(self.tr("Line about: {0}").format(details.setting))
        self._page.show()
        self.lines.fit()

    def warn(self, sentence: str) -> None:
        """Say what to mend before Enter, or nothing any more."""
        self.warning.say(sentence)
        self.warning.setVisible(bool(sentence))

    def clear(self) -> None:
        """Show and hold nothing."""
        for text in (self.title, self.kind, *self._values):
            text.clear()
        self.model.show(())
        self.warn("")
        self._page.hide()

    def _when(self, detail: ObservationDetail) -> str:
        from_ = detail.details.start
        day = day_name(detail.details.day)
        return self.tr("{0}, from {1}").format(day, from_) if from_ else day

    def _keep_in_view(self) -> None:
        """Keep the line being written in view where the lines above it have grown."""
        if self.entry.editor.hasFocus():
            self._show_entry()

    def _show_entry(self) -> None:
        self._scroll.ensureWidgetVisible(self.entry, 0, self._look.size(60))

    def _go_up(self) -> None:
        if self.model.rowCount():
            self.lines.setCurrentIndex(self.model.index(self.model.rowCount() - 1))
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = self._look
        names = (
            self.tr("When"),
            self.tr("Met"),
            self.tr("Agreed to it"),
            self.tr("Who went"),
            self.tr("Session"),
        )
        across(look, self._facts, 16)
        down(look, self._facts, 4)
        self._facts.setColumnStretch(1, 1)
        for number, name in enumerate(names):
            value = Text("", "body", "ink", wrap=True)
            label = Text(name, "small", "ink2")
            self._facts.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, number, 1)
            self._values.append(value)
        for act in (self.change, self.off):
            self._acts_flow.addWidget(act)
        for key, words in (
            ("+", self.tr("strength")),
            ("-", self.tr("to consider")),
            ("@", self.tr("voice")),
            ("#", self.tr("line of enquiry")),
        ):
            self._flow.addWidget(KeyCap(look, key, words))
        inner = QVBoxLayout(self._page)
        margins(look, inner, 32, 20, 32, 20)
        between(look, inner, 12)
        for part in (self.title, self.kind, self._acts, self.consent):
            inner.addWidget(part)
        inner.addLayout(self._facts)
        inner.addSpacing(look.gap(8))
        inner.addWidget(Text(self.tr("What was seen"), "heading"))
        for part in (self.lines, self.entry, self.warning, self._keys):
            inner.addWidget(part)
        inner.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        column(self).addWidget(self._scroll)
