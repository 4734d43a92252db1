# SPDX-License-Identifier: Apache-2.0
"""One line of a sheet being typed in: its number, its time, its words, and what they mean."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from peerdesk.desk.capture_sheets import PaperLine
from peerdesk.desk.timetable_file.times import time_or_none
from peerdesk.domain.errors import DomainError
from peerdesk.domain.shorthand import read_line
from peerdesk.domain.words import Stance, title
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.gaps import across
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look


class SheetField(TextField):
    """A field of a line: up and down go to the lines beside, several pasted lines are parted."""

    stepped = Signal(int)
    pasted = Signal(object)
    completed = Signal()
    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the caret has come here, so that the line can be brought into view."""
        super().focusInEvent(event)
        self.reached.emit()

    def event(self, event: QEvent) -> bool:
        """Complete a tag with Tab before the focus would go on."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
            and self._tag()
        ):
            self.completed.emit()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go up or down, or on with Enter."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in steps and plain:
            self.stepped.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def tag(self) -> str:
        """Return the tag that is being typed at the caret, or ""."""
        return self._tag()

    def replace_tag(self, words: str) -> None:
        """Put a whole tag in the place of the one begun."""
        at, begun = self.cursorPosition(), self._tag()
        text = self.text()
        super().setText(f"{text[: at - len(begun)]}{words} {text[at:]}")
        self.setCursorPosition(at - len(begun) + len(words) + 1)

    def _tag(self) -> str:
        before = self.text()[: self.cursorPosition()]
        word = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
        return word if word[:1] in {"#", "@"} else ""


class LineRow(QWidget):
    """A line; `entered` asks for the next one, `edited` says that it is another now."""

    entered = Signal(object)
    edited = Signal(object)
    stepped = Signal(object, int)
    completed = Signal(object)
    reached = Signal(object)

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look = look
        self.time = SheetField(look, hint="14:05")
        self.text = SheetField(look)
        self._number = Text(str(number), "small", "ink2")
        self._said = Text("", "small", "ink2", wrap=True)
        self._said.hide()
        self.time.setAccessibleName(self.tr("Time of line {0}").format(number))
        self.text.setAccessibleName(self.tr("Line {0}").format(number))
        self.time.setMaxLength(8)
        self._lay_out()
        for field in (self.time, self.text):
            field.textEdited.connect(lambda: self.edited.emit(self))
            field.reached.connect(lambda: self.reached.emit(self))
            field.stepped.connect(lambda step: self.stepped.emit(self, step))
        self.time.returnPressed.connect(self.text.setFocus)
        self.time.editingFinished.connect(self._tidy)
        self.text.returnPressed.connect(lambda: self.entered.emit(self))
        self.text.completed.connect(lambda: self.completed.emit(self))

    def line(self) -> PaperLine:
        """Return the line as it is typed; a time in another form in the one that is kept."""
        typed = self.time.text().strip()
        return PaperLine(time_or_none(typed) or typed, self.text.text())

    def show_line(self, line: PaperLine) -> None:
        """Show a line."""
        self.time.setText(line.time)
        self.text.setText(line.text)

    def say(self, words: str, ink: str = "ink2") -> None:
        """Say below the line what it means, or what is to be looked at."""
        self._said.setText(words)
        self._said.set_ink(ink)
        self._said.setVisible(bool(words))
        self.text.setAccessibleDescription(words)

    def say_meaning(self, codes: Mapping[str, str], titles: Mapping[str, str]) -> None:
        """Say how the shorthand of the line is read."""
        line = self.line()
        if not line.text.strip():
            self.say("")
            return
        try:
            meant = read_line(line.text, codes)
        except DomainError as error:
            self.say(error.user_message, "changed")
            return
        words = [title(meant.stance)] if meant.stance is not Stance.UNSORTED else []
        words += [titles[kloe] for kloe in meant.kloes if kloe in titles]
        words += [title(voice) for voice in meant.voices]
        if meant.unknown:
            form = self.tr("{0}: no such tag, stays in the text")
            words.append(form.format(", ".join(meant.unknown)))
        self.say(", ".join(words), "changed" if meant.unknown else "ink2")

    def _tidy(self) -> None:
        time = time_or_none(self.time.text())
        if time and time != self.time.text():
            self.time.setText(time)

    def _lay_out(self) -> None:
        look = self._look
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        across(look, grid, 10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._number, 0, 0)
        grid.addWidget(self.time, 0, 1)
        grid.addWidget(self.text, 0, 2)
        grid.addWidget(self._said, 1, 2)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._number.setMinimumWidth(self._look.size(22))
        self.time.setFixedWidth(self._look.size(56) + self._look.gap(24))
