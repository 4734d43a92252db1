# SPDX-License-Identifier: Apache-2.0
"""A point of data or finance: the figure, where it comes from, of when it is, and what it says."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.figure import Figure
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.day_field import DayField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.scrolling import scrolling
from peerdesk.ui.components.text import Text, column, set_role
from peerdesk.ui.look import Look
from peerdesk.ui.records.entry import LineEntry


class FigureForm(QWidget):
    """Three fields and a sentence; Enter in the sentence keeps it with the figure.

    `touched` comes with every change of a field, which is kept with the sentence's draft.
    """

    touched = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.value = TextField(look, hint=self.tr("23 %"))
        self.source = TextField(look, hint=self.tr("ChAT, quarter 4"))
        self.day = DayField(look, self.tr("As of"), self.tr("The day that the figure is of"))
        self._value = Field(look, self.tr("Figure"), self.value)
        self._source = Field(look, self.tr("Source"), self.source)
        self.entry = LineEntry(look, host)
        self.entry.name(self.tr("What the figure says"))
        self.warning = Banner(look, "warn")
        self.warning.hide()
        self.keep = Button(look, self.tr("Keep the figure"), PRIMARY, key="Return").show_key_only()
        self._lay_out()
        for field in (self.value, self.source, self.day.line):
            field.textChanged.connect(self.touched)

    def figure(self) -> Figure:
        """Return the figure as it is written."""
        return Figure(self.value.text(), self.source.text(), self.day.day())

    def set_figure(self, figure: Figure) -> None:
        """Show a figure that was begun."""
        self.value.setText(figure.value)
        self.source.setText(figure.source)
        self.day.set_days(figure.day)

    def check(self) -> bool:
        """Say whether figure and source are there and the day can be read; mark what is not."""
        self._value.set_error("", focus=False)
        self._source.set_error("", focus=False)
        if not self.value.text().strip():
            self._value.set_error(self.tr("Type the figure as it is printed, such as 23 %."))
        elif not self.source.text().strip():
            self._source.set_error(self.tr("Say where it comes from: a report, a tool, a return."))
        elif not self.day.is_readable:
            self.day.field.set_error(self.tr("Write the day as 31 March 2026."))
        else:
            return True
        return False

    def clear_figure(self) -> None:
        """Empty the figure; its source and day stay, for the next one is often of the same."""
        self.value.clear()
        self.value.setFocus()

    def warn(self, sentence: str) -> None:
        """Say what to mend, or nothing any more."""
        self.warning.say(sentence)
        self.warning.setVisible(bool(sentence))

    def blank(self) -> None:
        """Show and hold nothing."""
        self.set_figure(Figure("", ""))
        self.warn("")

    def _lay_out(self) -> None:
        look = self._look
        page = QWidget()
        inner = QVBoxLayout(page)
        margins(look, inner, 32, 20, 32, 20)
        between(look, inner, 14)
        inner.addWidget(Text(self.tr("A figure, and what it says"), "title", wrap=True))
        about = self.tr(
            "It becomes a note from data, shown with its source and date wherever it is used."
        )
        inner.addWidget(Text(about, "small", "ink2", wrap=True))
        row = QHBoxLayout()
        between(look, row, 14)
        row.addWidget(self._value, 1)
        row.addWidget(self.day, 1)
        inner.addLayout(row)
        inner.addWidget(self._source)
        said = Text(self.tr("In a sentence"), "small", "ink2")
        set_role(said, "weight", 600)
        inner.addWidget(said)
        inner.addWidget(self.entry)
        inner.addWidget(self.warning)
        inner.addWidget(self.keep)
        inner.setAlignment(self.keep, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        scroll = scrolling(page)
        column(self).addWidget(scroll)
