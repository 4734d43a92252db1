# SPDX-License-Identifier: Apache-2.0
"""One document: where it has got to, what can be done about it, and the notes of who read it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from peerdesk.domain.calendar import short_day
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PLAIN, Button
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import across, between, down, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.documents.rows import DocumentDetail, Readers
from peerdesk.ui.keys.action import Action
from peerdesk.ui.look import Look
from peerdesk.ui.records.entry import LineEntry
from peerdesk.ui.records.findings import FindingsList, FindingsModel

RECEIVED = Action("documents.received", "Say that a document has arrived today", ("A",))
READ = Action("documents.read", "Say that you have read a document", ("R",))
PULL = Action("documents.ask-for", "Put a document on the list to the organiser", ("P",))
CHANGE = Action("documents.change", "Change what is known of a document", ("E",))
STRIKE = Action("documents.strike", "Strike a document off the register", ())


class DocumentPane(QWidget):
    """Shows a document; the place connects its buttons."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.model = FindingsModel()
        self.lines = FindingsList(look, self.model)
        self.entry = LineEntry(look, host)
        self.warning = Banner(look, "warn")
        self.title = Text("", "title", wrap=True)
        self.state = Text("", "body", "ink2", wrap=True)
        self.received = Button(look, self.tr("It has arrived"), PLAIN, key=RECEIVED).make_low()
        self.read = Button(look, self.tr("I have read it"), PLAIN, key=READ).make_low()
        self.pull = Button(look, "", PLAIN, key=PULL).make_low()
        self.change = Button(look, self.tr("Change"), PLAIN, key=CHANGE).make_low()
        self.strike = Button(look, "", LINK, key=STRIKE)
        self._acts, self._flow = flow_box()
        between(look, self._flow, 10)
        self._facts = QGridLayout()
        self._values: list[Text] = []
        self._notes = Text("", "heading")
        self._keys, self._keys_flow = flow_box()
        between(look, self._keys_flow, 12)
        self._page = QWidget()
        self._scroll = QScrollArea()
        self._lay_out()
        self.entry.entered.connect(self._show_entry)
        self.lines.left_down.connect(self.entry.setFocus)
        self.entry.left_up.connect(self._go_up)
        self.clear()

    def show_document(self, detail: DocumentDetail, team: Readers) -> None:
        """Show a document."""
        document, row = detail.document, detail.row
        self.title.setText(document.title)
        self.state.setText(row.state)
        self.state.set_ink("changed" if row.overdue else "ink2")
        live = team.writes and not row.dropped
        self.received.setVisible(live and not row.received)
        self.read.setVisible(not row.dropped)
        self.read.set_text(self.tr("I have not read it") if row.mine else self.tr("I have read it"))
        self.pull.setVisible(live and not row.received)
        self.pull.set_text(self.tr("Do not ask for it") if row.pulled else self.tr("Ask for it"))
        self.change.setVisible(live)
        self.strike.setVisible(team.writes)
        self.strike.set_text(self.tr("Put it back") if row.dropped else self.tr("Strike it off"))
        self._show_facts(detail, team)
        self.model.show(detail.found)
        self.lines.setVisible(bool(detail.found))
        self.entry.setVisible(live)
        self._keys.setVisible(live)
        self.entry.name(self.tr("Line about: {0}").format(document.title))
        self._notes.setText(self.tr("What it says"))
        self._page.show()
        self.lines.fit()

    def warn(self, sentence: str) -> None:
        """Say what to mend before Enter, or nothing any more."""
        self.warning.say(sentence)
        self.warning.setVisible(bool(sentence))

    def clear(self) -> None:
        """Show and hold nothing."""
        for text in (self.title, self.state, *self._values):
            text.clear()
        self.model.show(())
        self.warn("")
        self._page.hide()

    def _show_facts(self, detail: DocumentDetail, team: Readers) -> None:
        document = detail.document
        values = (
            document.asked_of,
            team.people.get(document.wanted_by, ""),
            short_day(document.requested) if document.requested else "",
            short_day(document.due) if document.due else "",
            short_day(document.received) if document.received else "",
            ", ".join(filter(None, detail.row.read_by)),
            ", ".join(detail.kloes),
        )
        for text, value in zip(self._values, values, strict=True):
            text.setText(value or "\u2013")

    def _show_entry(self) -> None:
        self._scroll.ensureWidgetVisible(self.entry, 0, self._look.size(60))

    def _go_up(self) -> None:
        if self.model.rowCount():
            self.lines.setCurrentIndex(self.model.index(self.model.rowCount() - 1))
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = self._look
        for act in (self.received, self.read, self.pull, self.change, self.strike):
            self._flow.addWidget(act)
        names = (
            self.tr("Asked of"),
            self.tr("Wanted by"),
            self.tr("Requested"),
            self.tr("Due"),
            self.tr("Received"),
            self.tr("Read by"),
            self.tr("For lines"),
        )
        across(look, self._facts, 16)
        down(look, self._facts, 4)
        self._facts.setColumnStretch(1, 1)
        for number, name in enumerate(names):
            value = Text("", "body", "ink", wrap=True)
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(Text(name, "small", "ink2"), number, 0, top)
            self._facts.addWidget(value, number, 1)
            self._values.append(value)
        for key, words in (
            ("+", self.tr("strength")),
            ("-", self.tr("to consider")),
            ("?", self.tr("question")),
            ("#", self.tr("line of enquiry")),
        ):
            self._keys_flow.addWidget(KeyCap(look, key, words))
        inner = QVBoxLayout(self._page)
        margins(look, inner, 32, 20, 32, 20)
        between(look, inner, 12)
        for part in (self.title, self.state, self._acts):
            inner.addWidget(part)
        inner.addLayout(self._facts)
        inner.addSpacing(look.gap(8))
        for part in (self._notes, self.lines, self.entry, self.warning, self._keys):
            inner.addWidget(part)
        inner.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        column(self).addWidget(self._scroll)
