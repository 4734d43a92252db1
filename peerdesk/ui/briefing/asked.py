# SPDX-License-Identifier: Apache-2.0
"""The right pane while a summary is prepared: for whom, what is asked, what is practical."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.briefing.reading import Prepared
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.control import TextArea
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look

REQUESTS, PRACTICAL = "requests", "practical"


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class AskedPane(QWidget):
    """`typed` carries a part and its text while it is typed, `kept` once the field is left."""

    typed = Signal(str, str)
    kept = Signal(str, object)
    sponsor_chosen = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self.sponsor = Pick(look, host, self.tr("For"))
        self._areas = {
            REQUESTS: TextArea(look, hint=self.tr("The caseload data, by Thursday 09:00"), lines=6),
            PRACTICAL: TextArea(look, hint=self.tr("The room is needed from 13:00"), lines=4),
        }
        titles = {
            REQUESTS: self.tr("Questions and requests"),
            PRACTICAL: self.tr("Practical matters"),
        }
        self._held: dict[str, str] = dict.fromkeys(self._areas, "")
        self._live = True
        self.by_word = Banner(look, "told")
        self._reason = Text("", "small", "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(12))
        column.addWidget(Field(look, self.tr("For"), self.sponsor))
        column.addWidget(self.by_word)
        for part, area in self._areas.items():
            column.addWidget(Field(look, titles[part], area, self.tr("One a line")))
            area.installEventFilter(self)
            area.textChanged.connect(self._on_typed)
        column.addWidget(self._reason)
        column.addStretch(1)
        self.sponsor.picked.connect(self.sponsor_chosen)

    def clear(self) -> None:
        """Show and hold nothing."""
        self.sponsor.clear()
        for part, area in self._areas.items():
            self._held[part] = ""
            with QSignalBlocker(area):
                area.clear()
            area.document().clearUndoRedoStacks()

    def set_prepared(self, prepared: Prepared) -> None:
        """Show what was arranged; what was being typed comes back."""
        frame = prepared.frame
        self._live = frame.lead
        options = [Option(sponsor, sponsor, icon="user") for sponsor in frame.sponsors]
        self.sponsor.set_options(options, prepared.sponsor or next(iter(frame.sponsors), ""))
        may = frame.lead and len(options) > 1
        self.sponsor.bare = not may
        self.sponsor.setEnabled(may)
        held = {REQUESTS: prepared.requests, PRACTICAL: prepared.practical}
        for part, area in self._areas.items():
            self._show(part, area, "\n".join(held[part]), prepared.drafts)
            area.setReadOnly(not frame.lead)
        self._reason.setVisible(not frame.lead)
        self._reason.setText(
            self.tr("The team leader or the peer challenge manager arranges this.")
        )
        self.by_word.setVisible(frame.by_word)
        self.by_word.say(
            self.tr("Agreed at scoping: by word only. The speaking note is for whoever speaks.")
        )

    def keep(self) -> None:
        """Say that every part that was changed is to be kept."""
        for part, area in self._areas.items():
            text = area.toPlainText()
            if self._live and text != self._held[part]:
                self._held[part] = text
                self.kept.emit(part, lines_of(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep what was typed when the field is left, or with Ctrl+Enter."""
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.keep()
                return True
        return super().eventFilter(watched, event)

    def _show(self, part: str, area: TextArea, text: str, drafts: Mapping[str, str]) -> None:
        if area.hasFocus() and area.toPlainText() != self._held[part]:
            return  # somebody is typing here
        self._held[part] = text
        with QSignalBlocker(area):
            area.setPlainText(drafts.get(part, text))

    def _on_typed(self) -> None:
        for part, area in self._areas.items():
            if area is self.sender():
                text = area.toPlainText()
                self.typed.emit(part, "" if text == self._held[part] else text)
