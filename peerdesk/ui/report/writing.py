# SPDX-License-Identifier: Apache-2.0
"""The pane in which a part is written, or a point is looked at, beside the pages."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from peerdesk.domain.words import MessageKind, Outcome, title
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.control import TextArea
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.read_only import ReadOnlyLine
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.report import keys
from peerdesk.ui.report.rows import PartRow, PointRow

_TIERS = (MessageKind.RECOMMENDATION, MessageKind.SUGGESTION)


class ProseArea(TextArea):
    """A field that grows with its pane; Ctrl+Enter keeps, Esc leaves."""

    kept = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, lines=6)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keep with Ctrl+Enter, go back to the outline with Esc."""
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setMinimumHeight(self._lines * self._look.line("body"))


class WritePane(QWidget):
    """Shows one row of the outline.

    `typed` and `kept` carry the text of a part, `told` what became of a point in a talk; the rest
    is asked of the point that is shown.
    """

    typed = Signal(str)
    kept = Signal(str)
    left = Signal()
    tier_wanted = Signal()
    message_wanted = Signal()
    reword_wanted = Signal()
    told = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._filling = False
        self._key = ""
        self.title = Text("", "heading", wrap=True)
        self.hint = Text("", "small", "ink2", wrap=True)
        self.locked = ReadOnlyLine(look)
        self.area = ProseArea(look)
        self.field = Field(look, self.tr("Text"), self.area)
        self.count = Text("", "least", "ink2")
        self.keep = Button(look, self.tr("Put it in"), PRIMARY, key="Ctrl+Return")
        self.keep.show_key_only()
        self.kind = Text("", "heading", wrap=True)
        self.wording = Text("", "body", wrap=True)
        self.state = Text("", "small", "ink2", wrap=True)
        self.reword = Button(look, self.tr("Reword"), LINK, key=keys.POINT)
        self.tier = Button(look, "", LINK, key=keys.TIER)
        self.follow = Button(look, self.tr("Open the message"), LINK, key=keys.MESSAGE)
        self.tellings = {
            Outcome.AS_WRITTEN: Button(look, "", LINK, key=keys.AS_WRITTEN),
            Outcome.OTHERWISE: Button(look, "", LINK, key=keys.OTHERWISE),
            Outcome.NOT_REACHED: Button(look, "", LINK, key=keys.NOT_REACHED),
        }
        self.nothing = Text("", "small", "ink2", wrap=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_part(self, row: PartRow, *, live: bool) -> None:
        """Show a part with what is being typed in it, or else what is written."""
        self._filling = True
        self.title.setText(row.title)
        self.hint.setText(row.hint)
        self._fill(row.key, row.draft or row.words)
        self.area.setReadOnly(not live)
        self.keep.setEnabled(live)
        self.field.set_error("")
        self.locked.say("" if live else self.tr("Members of the team who write change this."))
        self._filling = False
        self._say_count()
        self._stack.setCurrentIndex(0)

    def _fill(self, key: str, text: str) -> None:
        """Show a text; in the same part the caret stays where it is."""
        caret = self.area.textCursor()
        place = min(caret.position(), len(text)) if key == self._key else 0
        self._key = key
        if self.area.toPlainText() != text:
            self.area.setPlainText(text)
            caret = self.area.textCursor()
        caret.setPosition(place)
        self.area.setTextCursor(caret)

    def show_point(self, row: PointRow, *, live: bool, occasion: str = "") -> None:
        """Show a point and what can be done with it; on an occasion, what the sponsor was told."""
        self.kind.setText(title(row.kind))
        self.wording.setText(row.wording)
        said = [self.tr("In the document.") if row.included else self.tr("Left out of this one.")]
        if row.emerging:
            said.append(self.tr("Still emerging: no lead has agreed it yet."))
        if (told := row.told_on(occasion)) is not None:
            said.append(f"{occasion}: {title(told).lower()}.")
        self.state.setText(" ".join(said))
        for outcome, act in self.tellings.items():
            act.set_text(title(outcome))
            act.setVisible(bool(occasion) and live)
        key = row.kind is MessageKind.RECOMMENDATION
        words = self.tr("Make it a suggestion") if key else self.tr("Make it a key recommendation")
        self.tier.set_text(words)
        self.tier.setVisible(row.kind in _TIERS and live)
        self.reword.setVisible(live)
        self._stack.setCurrentIndex(1)

    def show_nothing(self, sentence: str = "") -> None:
        """Hold nothing, and say why."""
        self._filling = True
        self._fill("", "")
        for text in (self.title, self.hint, self.kind, self.wording, self.state, self.count):
            text.setText("")
        self.nothing.setText(sentence)
        self._filling = False
        self._stack.setCurrentIndex(2)

    def say_wrong(self, sentence: str) -> None:
        """Say why the text cannot be kept; it stays."""
        self.field.set_error(sentence)

    def _type(self) -> None:
        if not self._filling:
            self._say_count()
            self.typed.emit(self.area.toPlainText())

    def _say_count(self) -> None:
        words = len(self.area.toPlainText().split())
        many = self.tr("{0} word.") if words == 1 else self.tr("{0} words.")
        paragraphs = self.tr("A blank line begins a paragraph.")
        self.count.setText(f"{many.format(words)} {paragraphs}")

    def _take(self) -> None:
        if self.keep.isEnabled():
            self.kept.emit(self.area.toPlainText())

    def _connect(self) -> None:
        self.area.textChanged.connect(self._type)
        self.area.kept.connect(self._take)
        self.area.left.connect(self.left)
        self.keep.clicked.connect(self._take)
        self.tier.clicked.connect(self.tier_wanted)
        self.follow.clicked.connect(self.message_wanted)
        self.reword.clicked.connect(self.reword_wanted)
        for outcome, act in self.tellings.items():
            act.clicked.connect(partial(self.told.emit, outcome))

    def _lay_out(self) -> None:
        look = self._look
        part, column = self._page()
        for text in (self.title, self.hint, self.locked):
            column.addWidget(text)
        column.addWidget(self.field, 1)
        inside = self.field.layout()
        if isinstance(inside, QVBoxLayout):
            inside.setStretchFactor(self.area, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addStretch(1)
        column.addWidget(self.count)
        column.addLayout(foot)
        point, column = self._page()
        for text in (self.kind, self.wording, self.state):
            column.addWidget(text)
        holder, flow = flow_box(look.gap(12))
        for act in (self.reword, self.tier, self.follow):
            flow.addWidget(act)
        column.addWidget(holder)
        holder, flow = flow_box(look.gap(12))
        for act in self.tellings.values():
            flow.addWidget(act)
        column.addWidget(holder)
        column.addStretch(1)
        empty, column = self._page()
        column.addWidget(self.nothing)
        column.addStretch(1)
        for page in (part, point, empty):
            self._stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._stack.setCurrentIndex(2)

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._look.gap(10))
        return page, column
