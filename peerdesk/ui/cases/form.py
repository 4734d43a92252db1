# SPDX-License-Identifier: Apache-2.0
"""The form of a case review: its parts one below the other, one of them open to be written in."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from peerdesk.ui.cases.reading import OTHER, PARTS, CaseDetail, part_title, standing_of
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.paint import paint_text, paint_text_right
from peerdesk.ui.components.tab_order import follow_layout
from peerdesk.ui.components.text import column
from peerdesk.ui.look import Look
from peerdesk.ui.records.entry import LineEntry
from peerdesk.ui.records.findings import FindingsList, FindingsModel

_TALKS = PARTS[-2:]


class PartHeader(QPushButton):
    """The name of a part and how far it has come; Enter opens it, Up and Down go to the next."""

    stepped = Signal(int)

    def __init__(self, look: Look, part: str) -> None:
        super().__init__()
        self._look, self.part = look, part
        self._told, self._done = "", False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", look.radius("row"))
        look.changed.connect(self.updateGeometry)
        self.tell("", done=False)

    def tell(self, told: str, *, done: bool) -> None:
        """Say how far the part has come; `done` where it says both sides."""
        self._told, self._done = told, done
        self.setAccessibleName(", ".join(filter(None, (part_title(self.part), told))))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a row's height."""
        return QSize(self._look.size(120), self._look.size(38))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open with Enter as with the space bar; go to the neighbour with the arrows."""
        steps = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        elif event.key() in steps:
            self.stepped.emit(steps[event.key()])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arrow, the name and how far it has come."""
        del event
        look, painter = self._look, QPainter(self)
        area = QRectF(self.rect())
        painter.fillRect(QRectF(0, 0, area.width(), 1), look.colour("hair"))
        size = look.size(14)
        arrow = QRectF(0, area.center().y() - size / 2, size, size)
        opened = "caret-down" if self.isChecked() else "caret-right"
        look.icons.paint(painter, opened, arrow, look.colour("ink2"), "bold")
        left = size + look.gap(8)
        font = look.font("body", weight=600)
        told = look.font("small")
        painter.setFont(told)
        room = painter.fontMetrics().horizontalAdvance(self._told) + 4
        sign = look.size(16) + look.gap(6) if self._done else 0
        words = area.adjusted(left, 0, -room - sign - look.gap(12), 0)
        paint_text(painter, words, part_title(self.part), font, look.colour("ink"))
        ink = look.colour("state.done" if self._done else "ink2")
        paint_text_right(painter, area.adjusted(0, 0, -2, 0), self._told, told, ink)
        if self._done:
            spot = QRectF(area.right() - 2 - room - sign, 0, look.size(16), look.size(16))
            spot.moveTop(area.center().y() - spot.height() / 2)
            look.icons.paint(painter, "check", spot, ink, "bold")
        painter.end()


class CaseForm(QWidget):
    """All parts of a review; `opened` carries the part that somebody opened."""

    opened = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.part = ""
        self.model = FindingsModel()
        self.lines = FindingsList(look, self.model)
        self.entry = LineEntry(look, host)
        self.warning = Banner(look, "warn")
        self._headers = {part: PartHeader(look, part) for part in (*PARTS, OTHER)}
        self._page, self._body = QWidget(), QWidget()
        self._keys, self._flow = flow_box()
        between(look, self._flow, 12)
        self._column = QVBoxLayout()
        self._scroll = QScrollArea()
        self._lay_out()
        for part, header in self._headers.items():
            header.clicked.connect(partial(self._press, part))
            header.stepped.connect(partial(self._step_headers, part))
        self.entry.stepped.connect(self._step)
        self.entry.left_up.connect(self._go_up)
        self.entry.entered.connect(self._show_entry)
        self.lines.left_down.connect(self.entry.setFocus)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_view)

    def show_case(self, detail: CaseDetail, part: str, *, may_write: bool) -> None:
        """Show a review with one part open."""
        for name, header in self._headers.items():
            self._tell(header, detail)
            header.setVisible(name in detail.parts)
        self.part = part if part in detail.parts else PARTS[0]
        self.model.show(detail.found.get(self.part, ()))
        self._column.removeWidget(self._body)
        at = self._column.indexOf(self._headers[self.part])
        self._column.insertWidget(at + 1, self._body)
        follow_layout(self._page)  # Tab goes from the open part's name to its line, as one reads
        for name, header in self._headers.items():
            header.setChecked(name == self.part)
        writable = may_write and self.part != OTHER
        self.entry.setVisible(writable)
        self._keys.setVisible(writable)
        self.lines.setVisible(bool(detail.found.get(self.part)))
        self.entry.name(self.tr("Line about: {0}").format(part_title(self.part)))
        self._body.show()
        self.lines.fit()

    def warn(self, sentence: str) -> None:
        """Say what to mend before Enter, or nothing any more."""
        self.warning.say(sentence)
        self.warning.setVisible(bool(sentence))

    def clear(self) -> None:
        """Show and hold nothing."""
        self.part = ""
        self.model.show(())
        self.warn("")
        for header in self._headers.values():
            header.tell("", done=False)

    def focus_part(self) -> None:
        """Put the focus where the open part is written, or on its name where nobody may write."""
        target = self.entry if self.entry.isVisibleTo(self) else self._headers.get(self.part)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self._show(target)

    def _keep_in_view(self) -> None:
        """Keep the line being written in view where lines or letters have grown."""
        if self.entry.editor.hasFocus():
            self._show_entry()

    def _show_entry(self) -> None:
        self._show(self.entry)

    def _show(self, target: QWidget) -> None:
        self._scroll.ensureWidgetVisible(target, 0, self._look.size(60))

    def _tell(self, header: PartHeader, detail: CaseDetail) -> None:
        found = detail.found.get(header.part, ())
        draft = bool(detail.drafts.get(header.part)) and header.part != self.part
        strong, consider = standing_of(found)
        if header.part in (*_TALKS, OTHER):
            told = counted(len(found), self.tr("{0} line"), self.tr("{0} lines"))
            told = told if found else self.tr("nothing yet")
        elif strong and consider:
            told = self.tr("strong and consider")
        elif strong:
            told = self.tr("strong only")
        elif consider:
            told = self.tr("to consider only")
        else:
            told = self.tr("unsorted only") if found else self.tr("nothing yet")
        if draft:
            told = self.tr("{0}, a line begun").format(told)
        header.tell(told, done=strong and consider and header.part not in (*_TALKS, OTHER))

    def _press(self, part: str) -> None:
        self._headers[part].setChecked(True)
        self.opened.emit(part)

    def _step(self, by: int) -> None:
        shown = [part for part, header in self._headers.items() if header.isVisibleTo(self)]
        if self.part in shown:
            self.opened.emit(shown[(shown.index(self.part) + by) % len(shown)])

    def _step_headers(self, part: str, by: int) -> None:
        shown = [name for name, header in self._headers.items() if header.isVisibleTo(self)]
        place = shown.index(part) + by
        if 0 <= place < len(shown):
            header = self._headers[shown[place]]
            header.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(header)

    def _go_up(self) -> None:
        if self.model.rowCount():
            self.lines.setCurrentIndex(self.model.index(self.model.rowCount() - 1))
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        look = self._look
        self._column = column(self._page)
        margins(look, self._column, 32, 0, 32, 16)
        for header in self._headers.values():
            self._column.addWidget(header)
        self._column.addStretch(1)
        inside = column(self._body)
        between(look, inside, 6)
        margins(look, inside, 0, 0, 0, 12)
        inside.addWidget(self.lines)
        inside.addWidget(self.entry)
        inside.addWidget(self.warning)
        inside.addWidget(self._keys)
        self.warning.hide()
        margins(look, self._keys, 12, 0, 0, 0)
        for key, words in (
            ("+", self.tr("strong")),
            ("-", self.tr("to consider")),
            ("#", self.tr("line of enquiry")),
            ("Ctrl+↓", self.tr("next area")),
        ):
            self._flow.addWidget(KeyCap(look, key, words))
        self._column.insertWidget(1, self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        column(self).addWidget(self._scroll)
