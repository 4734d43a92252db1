# SPDX-License-Identifier: Apache-2.0
"""Themes and lines of enquiry of a challenge that has begun."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.ui.challenge.lines_editor import LinesEditor
from peerdesk.ui.challenge.rows import ChallengeRows
from peerdesk.ui.components.button import Button
from peerdesk.ui.components.control import Check, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look


class LinesPage(QWidget):
    """The lines in use, and the way to the modules."""

    edited = Signal(str, object)
    added = Signal(str, object)
    retired = Signal(str)
    chosen = Signal(str, bool)
    theme_added = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows = ChallengeRows(None)
        self.editor = LinesEditor(look, drop=self.tr("Retire it"))
        self._modules = Button(look, self.tr("Choose themes"), icon="list-checks").make_low()
        self._about = Text("", "small", "ink2", wrap=True)
        head = QHBoxLayout()
        head.addWidget(self._about, 1)
        head.addWidget(self._modules)
        whole = column(self)
        between(look, whole, 12)
        margins(look, whole, 24, 16, 24, 20)
        whole.addLayout(head)
        whole.addWidget(self.editor, 1)
        self.editor.edited.connect(self.edited)
        self.editor.added.connect(self.added)
        self.editor.dropped.connect(self.retired)
        self._modules.clicked.connect(self._choose)

    def show_rows(self, rows: ChallengeRows) -> None:
        """Show the lines in use."""
        self._rows = rows
        self.editor.show_themes(rows.lines())
        self._about.setText(
            self.tr("Notes keep the tags of a line that is retired; it is just not offered again.")
        )

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only: a lead edits the lines."""
        self.editor.set_read_only(read_only=read_only)
        self._modules.setHidden(read_only)

    def _choose(self) -> None:
        sheet = ThemesSheet(self._look, self.window(), self._rows)
        sheet.chosen.connect(self.chosen)
        sheet.added.connect(self.theme_added)
        sheet.open()


class ThemesSheet(Sheet):
    """Which themes are in: each is taken in or left out at once."""

    chosen = Signal(str, bool)
    added = Signal(str)

    def __init__(self, look: Look, host: QWidget, rows: ChallengeRows) -> None:
        super().__init__(look, host, self.tr("Themes of this challenge"))
        self.setObjectName("themes-sheet")
        for theme in rows.themes:
            second = self.tr("Core, always in") if theme.value.core else ""
            card = Check(look, theme.value.title, second)
            card.setChecked(theme.value.chosen)
            card.setEnabled(not theme.value.core)
            card.toggled.connect(lambda on, key=theme.id: self.chosen.emit(key, on))
            self.body.addWidget(card)
        self._own = TextField(look)
        own = Button(look, self.tr("Add it"), icon="plus")
        row = QHBoxLayout()
        between(look, row, 12)
        row.addWidget(Field(look, self.tr("A theme of the team’s own"), self._own), 1)
        row.addWidget(own)
        self.body.addLayout(row)
        self.add_act(self.tr("Done"), key="Esc").clicked.connect(self.leave)
        own.clicked.connect(self._add)
        self._own.returnPressed.connect(self._add)

    def _add(self) -> None:
        if self._own.text().strip():
            self.added.emit(self._own.text().strip())
            self.leave()
