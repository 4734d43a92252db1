# SPDX-License-Identifier: Apache-2.0
"""Lines of enquiry, voices, author and history of a note, one row each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from peerdesk.domain.words import Voice, title
from peerdesk.ui.components.button import LINK, PLAIN, Button
from peerdesk.ui.components.differences import compared
from peerdesk.ui.components.flow import Flow, flow_box
from peerdesk.ui.components.gaps import across, between, down
from peerdesk.ui.components.mark import Chip
from peerdesk.ui.components.text import Text, let_go
from peerdesk.ui.evidence.keys import COMPARE
from peerdesk.ui.evidence.reading import Detail, Version
from peerdesk.ui.look import Look

_ROW = 24


class NoteFacts(QWidget):
    """What is known of a note besides its words; chips can be taken off and added."""

    untagged = Signal(str, str)
    unvoiced = Signal(object)
    tag_wanted = Signal()
    voice_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._kloe_box, self._kloes = flow_box()
        between(look, self._kloes, 6)
        self._voice_box, self._voices = flow_box()
        between(look, self._voices, 6)
        self._author = Text("", "body", wrap=True)
        self._history = Text("", "body")
        self._compare = Button(look, self.tr("Compare"), LINK, key=COMPARE)
        self._compare.setCheckable(True)
        self._versions = QWidget()
        self._version_column = QVBoxLayout(self._versions)
        self.add_kloe: QWidget | None = None
        self.add_voice: QWidget | None = None
        self._parts: list[QWidget] = []
        self._names: list[QWidget] = []
        self._detail: Detail | None = None
        self._lay_out()
        self._compare.clicked.connect(self._toggle_versions)
        look.changed.connect(self._fit)
        self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self._kloes.clear()
        self._voices.clear()
        self.add_kloe = self.add_voice = None
        self._detail = None
        self._author.clear()
        self._history.clear()
        self._compare.setChecked(False)
        self._show_versions(())

    def set_detail(self, detail: Detail) -> None:
        """Show what is known of a note."""
        self.clear()
        self._detail = detail
        live = not detail.withdrawn
        for kloe, name in detail.kloes:
            chip = Chip(self._look, name, "hash", removable=live)
            chip.removed.connect(lambda kloe=kloe, name=name: self.untagged.emit(kloe, name))
            self._kloes.addWidget(chip)
        for voice in detail.voices:
            self._voices.addWidget(self._voice_chip(voice, removable=live))
        self.add_kloe = self._add(self._kloes, "#", self.tr("Add a line of enquiry"), live=live)
        self.add_voice = self._add(self._voices, "@", self.tr("Add a voice"), live=live)
        typed = self.tr("Typed in later by {0}").format(detail.typed_in) if detail.typed_in else ""
        self._author.setText("\n".join(filter(None, (self._author_words(detail), typed))))
        count = len(detail.versions)
        self._history.setText(
            self.tr("1 version")
            if count == 1
            else self.tr("{0} versions, last {1}").format(count, detail.versions[-1].when)
        )
        self._compare.setVisible(count > 1)

    def _add(self, flow: Flow, key: str, name: str, *, live: bool) -> QWidget:
        button = Button(self._look, key, PLAIN, icon="plus").make_low()
        button.setAccessibleName(name)
        button.setToolTip(f"{name}  {key}")
        button.setEnabled(live)
        button.clicked.connect(self.tag_wanted if key == "#" else self.voice_wanted)
        flow.addWidget(button)
        button.setFixedHeight(self._look.size(_ROW))
        return button

    def _fit(self) -> None:
        """Have names and what adds a chip as high as a chip."""
        high = self._look.size(_ROW)
        for name in self._names:
            name.setMinimumHeight(high)
        for act in filter(None, (self.add_kloe, self.add_voice)):
            act.setFixedHeight(high)

    def _voice_chip(self, voice: Voice, *, removable: bool) -> Chip:
        chip = Chip(self._look, title(voice), "at", removable=removable)
        chip.removed.connect(lambda: self.unvoiced.emit(voice))
        return chip

    def _author_words(self, detail: Detail) -> str:
        if not detail.mine:
            return detail.author or self.tr("A colleague who is not named in the team")
        return self.tr("You, on this laptop") if detail.here else self.tr("You, on another laptop")

    def _toggle_versions(self) -> None:
        shown = self._compare.isChecked() and self._detail is not None
        self._show_versions(self._detail.versions if shown and self._detail else ())

    def _show_versions(self, versions: Sequence[Version]) -> None:
        for part in self._parts:
            let_go(part)
        self._parts = []
        for version in versions:
            for part in (
                Text(version.when, "small", "ink3"),
                *compared(self._look, version.before, version.text),
            ):
                self._version_column.addWidget(part)
                self._parts.append(part)
        self._versions.setVisible(bool(versions))

    def _lay_out(self) -> None:
        look = self._look
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        across(look, grid, 12)
        down(look, grid, 10)
        grid.setColumnStretch(1, 1)
        history, row = flow_box()
        between(look, row, 8)
        row.addWidget(self._history)
        row.addWidget(self._compare)
        rows = (
            (self.tr("Lines of enquiry"), self._kloe_box),
            (self.tr("Voices"), self._voice_box),
            (self.tr("Written by"), self._author),
            (self.tr("History"), history),
        )
        for number, (name, widget) in enumerate(rows):
            label = Text(name, "small", "ink2")
            self._names.append(label)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, number, 1)
        self._version_column.setContentsMargins(0, 0, 0, 0)
        between(look, self._version_column, 4)
        grid.addWidget(self._versions, len(rows), 0, 1, 2)
        self._versions.hide()
