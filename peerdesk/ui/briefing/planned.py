# SPDX-License-Identifier: Apache-2.0
"""The lines of enquiry that are still thin, each with a field for what is done tomorrow."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.gaps import ThinLine
from peerdesk.compose.phrases import capital
from peerdesk.ui.briefing.reading import PLAN
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.text import Text, let_go
from peerdesk.ui.look import Look


class PlanFields(QWidget):
    """`typed` carries a part and its text while it is typed, `kept` a line and its plan."""

    typed = Signal(str, str)
    kept = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._fields: dict[str, TextField] = {}
        self._held: dict[str, str] = {}
        self._boxes: list[QWidget] = []
        self._none = Text(self.tr("No line of enquiry is thin."), "small", "ink2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.gap(10))
        self._column.addWidget(self._none)

    def clear(self) -> None:
        """Show and hold nothing."""
        for box in self._boxes:
            let_go(box)
        self._boxes, self._fields, self._held = [], {}, {}

    def show_lines(
        self, lines: Sequence[ThinLine], drafts: Mapping[str, str], *, live: bool
    ) -> None:
        """Show a field a line; what is being typed in one stays, or comes back from its draft."""
        self._none.setHidden(bool(lines))
        if [line.kloe for line in lines] != list(self._fields):
            self.clear()
            for line in lines:
                self._add(line)
        for line in lines:
            field = self._fields[line.kloe]
            field.setReadOnly(not live)
            if field.hasFocus() and field.text() != self._held[line.kloe]:
                continue  # somebody is typing here
            self._held[line.kloe] = line.plan
            with QSignalBlocker(field):
                field.setText(drafts.get(f"{PLAN}{line.kloe}", line.plan))

    def go_to(self, kloe: str, words: str) -> QWidget | None:
        """Choose words in a line's plan; return the field, or None where the line is not thin."""
        if (field := self._fields.get(kloe)) is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            start = field.text().find(words)
            if start >= 0:
                field.setSelection(start, len(words))
        return field

    def keep(self) -> None:
        """Say what was changed in each field."""
        for kloe, field in self._fields.items():
            text = field.text().strip()
            if not field.isReadOnly() and text != self._held[kloe]:
                self._held[kloe] = text
                self.kept.emit(kloe, text)

    def _add(self, line: ThinLine) -> None:
        hint = line.ahead or self.tr("What is done about it tomorrow?")
        field = TextField(self._look, hint=hint)
        box = Field(self._look, line.title, field, capital(line.why))
        field.editingFinished.connect(self.keep)
        field.textEdited.connect(
            lambda text: self.typed.emit(
                f"{PLAN}{line.kloe}", "" if text == self._held[line.kloe] else text
            )
        )
        self._fields[line.kloe], self._held[line.kloe] = field, ""
        self._boxes.append(box)
        self._column.addWidget(box)
