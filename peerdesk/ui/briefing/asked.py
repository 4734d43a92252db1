# SPDX-License-Identifier: Apache-2.0
"""The right pane while a summary is prepared: for whom, what waits, is asked and planned."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.phrases import lowered
from peerdesk.ui.briefing.planned import PlanFields
from peerdesk.ui.briefing.reading import INTERVENTION, PLAN, Prepared
from peerdesk.ui.briefing.waiting import WaitingReplies
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.control import Check, TextArea
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.tab_order import follow_layout
from peerdesk.ui.components.text import Text, let_go
from peerdesk.ui.look import Look

REQUESTS, PRACTICAL = "requests", "practical"


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class AskedPane(QWidget):
    """`typed` carries a part and its text while it is typed, `kept` once the field is left.

    `sponsors_chosen` carries the first whom it is for and the others.
    """

    typed = Signal(str, str)
    kept = Signal(str, str)
    sponsors_chosen = Signal(str, object)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.sponsor = Pick(look, host, self.tr("For"))
        self._also: dict[str, Check] = {}
        self._areas = {
            INTERVENTION: TextArea(look, lines=5),
            REQUESTS: TextArea(look, hint=self.tr("The caseload data, by Thursday 09:00"), lines=6),
            PRACTICAL: TextArea(look, hint=self.tr("The room is needed from 13:00"), lines=4),
        }
        self._held: dict[str, str] = dict.fromkeys(self._areas, "")
        self._live = True
        self.by_word = Banner(look, "told")
        self.waiting = WaitingReplies(look)
        self.plans = PlanFields(look)
        self._reason = Text("", "small", "ink2", wrap=True)
        self._fields: dict[str, Field] = {}
        self._others = QVBoxLayout()
        self._lay_out()
        self.sponsor.picked.connect(self._say_sponsors)
        self.plans.typed.connect(self.typed)

    def clear(self) -> None:
        """Show and hold nothing."""
        self.sponsor.clear()
        self._clear_others()
        self.waiting.clear()
        self.plans.clear()
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
        self._show_others(prepared)
        held = {
            INTERVENTION: prepared.intervention or "",
            REQUESTS: "\n".join(prepared.requests),
            PRACTICAL: "\n".join(prepared.practical),
        }
        for part, area in self._areas.items():
            self._show(part, area, held[part], prepared.drafts)
            area.setReadOnly(not (frame.writes if part == INTERVENTION else frame.lead))
        self._fields[INTERVENTION].setVisible(prepared.intervention is not None)
        self.waiting.show_replies(prepared.waiting, live=frame.lead, named=len(options) > 1)
        self.plans.show_lines(prepared.thin, prepared.drafts, live=frame.lead)
        follow_layout(self)
        self._reason.setVisible(not frame.lead)
        self.by_word.setVisible(frame.by_word)

    def go_to(self, part: str, words: str) -> QWidget | None:
        """Choose words where a part is typed; return the field, or None where there is none."""
        if (area := self._areas.get(part)) is None:
            return self.plans.go_to(part.removeprefix(PLAN), words)
        area.setFocus(Qt.FocusReason.OtherFocusReason)
        start = area.toPlainText().find(words)
        if start >= 0:
            caret = area.textCursor()
            caret.setPosition(start)
            caret.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
            area.setTextCursor(caret)
        return area

    def keep(self) -> None:
        """Say that every part that was changed is to be kept."""
        for part, area in self._areas.items():
            text = area.toPlainText()
            if not area.isReadOnly() and text != self._held[part]:
                self._held[part] = text
                self.kept.emit(part, text)
        self.plans.keep()

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

    def _show_others(self, prepared: Prepared) -> None:
        """Offer the other sponsors, for a conversation with more than one."""
        self._clear_others()
        first = self.sponsor.value()
        for sponsor in prepared.frame.sponsors:
            if sponsor != first and len(prepared.frame.sponsors) > 1:
                check = Check(self._look, self.tr("And the {0}").format(lowered(sponsor)))
                check.setChecked(sponsor in prepared.also)
                check.setEnabled(prepared.frame.lead)
                check.clicked.connect(self._say_sponsors)
                self._also[sponsor] = check
                self._others.addWidget(check)

    def _clear_others(self) -> None:
        for check in self._also.values():
            let_go(check)
        self._also = {}

    def _say_sponsors(self) -> None:
        also = tuple(sponsor for sponsor, check in self._also.items() if check.isChecked())
        self.sponsors_chosen.emit(self.sponsor.value(), also)

    def _parts(self) -> Iterator[tuple[str, str, str]]:
        yield (
            INTERVENTION,
            self.tr("The intervention"),
            self.tr("The manager’s own words, in every summary"),
        )
        yield REQUESTS, self.tr("Questions and requests"), self.tr("One a line")
        yield PRACTICAL, self.tr("Practical matters"), self.tr("One a line")

    def _lay_out(self) -> None:
        look = self._look
        self.by_word.say(
            self.tr("Agreed at scoping: by word only. The speaking note is for whoever speaks.")
        )
        self._reason.setText(
            self.tr("The team leader or the peer challenge manager arranges this.")
        )
        for part, name, hint in self._parts():
            area = self._areas[part]
            self._fields[part] = Field(look, name, area, hint)
            area.installEventFilter(self)
            area.textChanged.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(12))
        column.addWidget(Field(look, self.tr("For"), self.sponsor))
        column.addLayout(self._others)
        column.addWidget(self.by_word)
        column.addWidget(self.waiting)
        column.addWidget(self._fields[INTERVENTION])
        column.addWidget(self._fields[REQUESTS])
        column.addWidget(self._fields[PRACTICAL])
        column.addWidget(Text(self.tr("Still thin: the plan for tomorrow"), "heading"))
        column.addWidget(self.plans)
        column.addWidget(self._reason)
        column.addStretch(1)
