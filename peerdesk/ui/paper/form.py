# SPDX-License-Identifier: Apache-2.0
"""The lines of a sheet as they are typed in: one more appears below the last that has words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.compose.capture_sheet import LINES
from peerdesk.desk.capture import complete
from peerdesk.desk.capture_sheets import PaperLine, out_of_order
from peerdesk.domain.attribution import Pointing
from peerdesk.domain.writing_aids import Checking
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import column, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.paper.line_row import LineRow
from peerdesk.ui.paper.rows import PaperRows

MOST = 4 * LINES
"""Lines that are typed in at once: four sheets."""
_AT_FIRST = 5
_PAUSE = 250


class LinesForm(QWidget):
    """Rows of lines; `edited` comes with every change, `warned` with the times that go back."""

    edited = Signal()
    warned = Signal(str)
    reached = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[LineRow] = []
        self._known = PaperRows(founded=False)
        self._checking: Checking | None = None
        self._looked_at: LineRow | None = None
        self._stack: QVBoxLayout = column(self)
        between(look, self._stack, 6)
        self._stack.addStretch(1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look_at)

    def show_lines(self, known: PaperRows, lines: Sequence[PaperLine]) -> None:
        """Show lines that were typed before, and a few empty ones."""
        self.clear()
        self._known = known
        for line in (*lines, *[PaperLine("", "")] * max(1, _AT_FIRST - len(lines)))[:MOST]:
            self._append().show_line(line)
        self._check_times()
        for row in self._rows:
            self._say(row)

    def check_with(self, checking: Checking) -> None:
        """Take the lists by which names are known."""
        self._checking = checking

    def lines(self) -> tuple[PaperLine, ...]:
        """Return the lines down to the last that has anything."""
        every = [row.line() for row in self._rows]
        while every and not (every[-1].text.strip() or every[-1].time.strip()):
            every.pop()
        return tuple(every)

    def clear(self) -> None:
        """Take every line away."""
        self._pause.stop()
        self._looked_at = self._checking = None
        for row in self._rows:
            row.show_line(PaperLine("", ""))
            let_go(row)
        self._rows = []

    def focus_first(self) -> None:
        """Go to the first line that has no words."""
        row = next((row for row in self._rows if not row.text.text().strip()), None)
        if row is not None:
            field = row.text if row.time.text() else row.time
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_line(self, number: int) -> None:
        """Go to a line by its number, counted among those with words."""
        worded = [row for row in self._rows if row.text.text().strip()]
        if 0 < number <= len(worded):
            worded[number - 1].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _append(self) -> LineRow:
        row = LineRow(self._look, len(self._rows) + 1)
        row.entered.connect(self._go_on)
        row.edited.connect(self._typed)
        row.stepped.connect(self._step)
        row.completed.connect(self._complete)
        row.reached.connect(self.reached)
        self._rows.append(row)
        self._stack.insertWidget(self._stack.count() - 1, row)
        row.show()  # at once, so that it can take the focus
        return row

    def _typed(self, row: LineRow) -> None:
        if row is self._rows[-1] and len(self._rows) < MOST:
            self._append()
        self._say(row)
        self._check_times()
        self._looked_at = row
        self._pause.start()
        self.edited.emit()

    def _say(self, row: LineRow) -> None:
        codes = dict(self._known.codes)
        titles = {kloe.id: kloe.value.title for kloe in self._known.kloes}
        begun = row.text.tag()
        offered = complete(begun, self._known.kloes) if len(begun) > 1 else ()
        if offered and offered[0].insert != begun:
            words = "   ".join(f"{one.insert} {one.title}" for one in offered[:4])
            row.say(self.tr("Tab: {0}").format(words))
        else:
            row.say_meaning(codes, titles)

    def _complete(self, row: LineRow) -> None:
        offered = complete(row.text.tag(), self._known.kloes)
        if offered:
            row.text.replace_tag(offered[0].insert)
            self._typed(row)

    def _look_at(self) -> None:
        """Say what in the line points to somebody; it advises and forbids nothing."""
        row, checking = self._looked_at, self._checking
        if row is None or checking is None or row not in self._rows:
            return
        finds = checking.check(row.text.text(), spelling=False).finds
        if finds:
            forms = {
                Pointing.NAME: self.tr("“{0}” looks like a name. A role will do."),
                Pointing.SMALL_GROUP: self.tr("“{0}” counts fewer than five. “Some” will do."),
            }
            usual = self.tr("“{0}” points to one person. Leave it out.")
            row.say(forms.get(finds[0].sort, usual).format(finds[0].text), "changed")

    def _check_times(self) -> None:
        back = out_of_order([row.line().time for row in self._rows])
        if not back:
            self.warned.emit("")
            return
        numbers = ", ".join(str(place + 1) for place in back)
        form = self.tr("The time goes back in line {0}. Is it as on the paper?")
        self.warned.emit(form.format(numbers))

    def _go_on(self, row: LineRow) -> None:
        if row is self._rows[-1] and len(self._rows) < MOST:
            self._append()
        self._step(row, 1)

    def _step(self, row: LineRow, step: int) -> None:
        place = self._rows.index(row) + step
        if 0 <= place < len(self._rows):
            there = self._rows[place]
            field = there.text if row.text.hasFocus() and step < 0 else there.time
            if step > 0 and there.time.text() and row.text.hasFocus():
                field = there.text
            field.setFocus(Qt.FocusReason.OtherFocusReason)
