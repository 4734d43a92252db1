# SPDX-License-Identifier: Apache-2.0
"""The sheets for documents: one document, a list taken in, and the list to the organiser."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.desk.document_list import DocumentRows
from peerdesk.domain.document import Document
from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.control import Check, Choice, TextArea, TextField
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.day_field import DayField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.documents.rows import Readers
from peerdesk.ui.look import Look

_BAD = 6
"""Rows that cannot be taken in and are told one by one."""


class DocumentSheet(Sheet):
    """What is known of a document; `kept` carries it."""

    kept = Signal(object)

    def __init__(
        self, look: Look, host: QWidget, team: Readers, held: Document | None = None
    ) -> None:
        named = self.tr("A document") if held is None else self.tr("Change a document")
        super().__init__(look, host, named, width=680)
        self._held = held or Document(title="", wanted_by=team.me)
        self.name = TextField(look, self._held.title, hint=self.tr("Performance report, March"))
        self._name = Field(look, self.tr("Title"), self.name)
        self.asked_of = TextField(look, self._held.asked_of, hint=self.tr("Head of performance"))
        self.wanted_by = Choice(look, [("", self.tr("The team")), *team.people.items()])
        self.wanted_by.choose(self._held.wanted_by)
        self.days = {
            "requested": DayField(look, self.tr("Requested on")),
            "due": DayField(look, self.tr("Due by")),
            "received": DayField(look, self.tr("Received on")),
        }
        for field, day in self.days.items():
            day.set_days(getattr(self._held, field))
        self.pulled = Check(
            look,
            self.tr("Ask the organiser for it"),
            self.tr("Puts it on the team’s list of requests until it arrives"),
        )
        self.pulled.setChecked(self._held.pulled)
        self.kloes = {kloe.id: Check(look, kloe.value.title) for kloe in team.kloes}
        for kloe, tick in self.kloes.items():
            tick.setChecked(kloe in self._held.kloes)
        self._lay_out_body()
        self.add_act(self.tr("Keep"), PRIMARY, key="Ctrl+Return").clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)

    def say_wrong(self, error: PeerDeskError) -> None:
        """Say why it could not be kept; what was typed stays."""
        self._name.set_error(error.user_message)
        self.show_focus()

    def _take(self) -> None:
        for day in self.days.values():
            if not day.is_readable:
                day.field.set_error(self.tr("Write the day as 12 May 2026."))
                return
        chosen = tuple(kloe for kloe, tick in self.kloes.items() if tick.isChecked())
        kept = tuple(kloe for kloe in self._held.kloes if kloe not in self.kloes)
        self.kept.emit(
            replace(
                self._held,
                title=self.name.text(),
                asked_of=self.asked_of.text(),
                wanted_by=self.wanted_by.value(),
                pulled=self.pulled.isChecked(),
                kloes=(*chosen, *kept),
                **{field: day.day() for field, day in self.days.items()},
            )
        )

    def _lay_out_body(self) -> None:
        look = self.look
        self.body.addWidget(self._name)
        about = self.tr("A role, not a name")
        for pair in (
            (
                Field(look, self.tr("Asked of"), self.asked_of, about),
                Field(look, self.tr("Wanted by"), self.wanted_by),
            ),
            tuple(self.days.values()),
        ):
            row = QHBoxLayout()
            between(look, row, 14)
            for part in pair:
                row.addWidget(part, 1)
            self.body.addLayout(row)
        self.body.addWidget(self.pulled)
        self.body.addWidget(Text(self.tr("For lines of enquiry"), "small", "ink2"))
        box, flow = flow_box()
        between(look, flow, 16)
        for tick in self.kloes.values():
            flow.addWidget(tick)
        self.body.addWidget(box)


class ListSheet(Sheet):
    """A list pasted or read from a file; `read` asks what it means, `taken` takes it in."""

    read = Signal(str)
    taken = Signal(object)
    file_wanted = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(look, host, self.tr("Take in a list of documents"), width=720)
        about = self.tr(
            "One title a line; or a table with a heading: title, asked of, due, requested, "
            "received, lines, ask. Days as 13/5/2026."
        )
        self.text = TextArea(look, lines=8)
        self._field = Field(look, self.tr("The list"), self.text, about)
        self.file = Button(look, self.tr("From a CSV file"), LINK, icon="table")
        self.told = Text("", "small", "ink2", wrap=True)
        self._rows: DocumentRows | None = None
        self.body.addWidget(self._field)
        self.body.addWidget(self.file, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.told)
        self._take = self.add_act(self.tr("Take them in"), PRIMARY, key="Ctrl+Return")
        self._take.setEnabled(False)
        self._take.clicked.connect(self._give)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.text.textChanged.connect(self._typed)
        self.file.clicked.connect(self.file_wanted)

    def show_rows(self, rows: DocumentRows) -> None:
        """Say what the list means, row by row where a row cannot be taken in."""
        self._rows = rows
        many = len(rows.documents)
        words = counted(many, self.tr("Take in {0} document"), self.tr("Take in {0} documents"))
        self._take.set_text(words if many else self.tr("Take them in"))
        self._take.setEnabled(bool(many))
        self.told.setText("\n".join(self._said(rows)))
        self._field.set_error("", focus=False)
        self.fit()

    def say_wrong(self, error: PeerDeskError) -> None:
        """Say why the list cannot be read."""
        self._rows = None
        self._take.setEnabled(False)
        self.told.setText(error.user_message if self.text.toPlainText().strip() else "")

    def _said(self, rows: DocumentRows) -> Sequence[str]:
        known, bad = len(rows.known), len(rows.bad)
        said = []
        if known:
            one, many = self.tr("{0} is there already"), self.tr("{0} are there already")
            said.append(counted(known, one, many))
        if bad:
            one, many = self.tr("{0} row is left out:"), self.tr("{0} rows are left out:")
            said.append(counted(bad, one, many))
        row = self.tr("Row {0}: {1}")
        said += [row.format(each.number, each.reason) for each in rows.bad[:_BAD]]
        if bad > _BAD:
            said.append(self.tr("{0} more").format(bad - _BAD))
        return said

    def _typed(self) -> None:
        self.read.emit(self.text.toPlainText())

    def _give(self) -> None:
        if self._rows is not None:
            self.taken.emit(self._rows)


class PullSheet(Sheet):
    """The list to the organiser, to be copied or saved; requests only, no evidence."""

    file_wanted = Signal()

    def __init__(self, look: Look, host: QWidget, text: str) -> None:
        super().__init__(look, host, self.tr("To the organiser"), width=720)
        about = self.tr(
            "What the team asks for, and nothing of what it has seen or heard. Paste it into an "
            "e-mail, or hand it over as PDF."
        )
        self.text = TextArea(look, text, lines=14)
        self.text.setReadOnly(True)
        self.body.addWidget(Field(look, self.tr("The list as text"), self.text, about))
        self.add_act(self.tr("Copy it"), PRIMARY, key="Ctrl+Return").clicked.connect(self._copy)
        self.add_act(self.tr("Save it as PDF")).clicked.connect(self.file_wanted)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self.told = Text("", "small", "ink2")
        self.body.addWidget(self.told)

    def _copy(self) -> None:
        self.text.selectAll()
        self.text.copy()
        self.told.setText(self.tr("Copied: paste it within half a minute."))
