# SPDX-License-Identifier: Apache-2.0
"""Where a note has reached: the messages it bears on, and the summaries they stand in."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from peerdesk.domain.calendar import short_day
from peerdesk.domain.words import Relation, Status, title
from peerdesk.ui.components.gaps import margins
from peerdesk.ui.components.paint import Wrapped, mark_size, paint_mark
from peerdesk.ui.components.text import IconText, hair, let_go
from peerdesk.ui.evidence.reading import Detail, Reached
from peerdesk.ui.look import Look


class ReachedRow(QPushButton):
    """One message: its mark, its wording in two lines, and how the note bears on it."""

    def __init__(self, look: Look, reached: Reached, words: str) -> None:
        super().__init__()
        self._look, self._reached, self._words = look, reached, words
        self.setAccessibleName(f"{title(reached.kind)}, {reached.wording}, {words}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", look.radius("row"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that narrow words need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words need."""
        wording, words = self._texts(width)
        return round(wording.height + words.height) + self._look.gap(12) * 2

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height at a usual width."""
        wide = self._look.size(320)
        return QSize(wide, self.heightForWidth(wide))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter as well as with the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw mark and words."""
        del event
        look, painter = self._look, QPainter(self)
        if self.underMouse():
            painter.fillRect(QRectF(self.rect()), look.colour("hover"))
        top = look.gap(12)
        paint_mark(painter, look, look.gap(12), top, self._reached.kind)
        wording, words = self._texts(self.width())
        left = self._left()
        wording.paint(painter, left, top, look.colour("ink"))
        words.paint(painter, left, top + wording.height, look.colour("ink2"))
        painter.end()

    def _left(self) -> int:
        return self._look.gap(12) * 2 + mark_size(self._look)[0]

    def _texts(self, width: int) -> tuple[Wrapped, Wrapped]:
        look = self._look
        room = max(width - self._left() - look.gap(12), 60)
        body, small = look.font("body", weight=500), look.font("small")
        return (
            Wrapped(self._reached.wording, body, room, look.line("body"), 2),
            Wrapped(self._words, small, room, look.line("small"), 2),
        )


class ReachedCard(QFrame):
    """All messages that a note bears on; a press opens one."""

    opened = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("ground", "card")
        self.setAccessibleName(self.tr("Where this note has reached"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._parts: list[QWidget] = []

    def clear(self) -> None:
        """Show nothing."""
        for part in self._parts:
            let_go(part)
        self._parts = []

    def set_detail(self, detail: Detail) -> None:
        """Show where a note has reached."""
        self.clear()
        for reached in detail.reached:
            row = ReachedRow(self._look, reached, self._words(reached))
            row.clicked.connect(lambda _=False, key=reached.message: self.opened.emit(key))
            self._add(row)
            self._add(hair())
        foot = IconText(self._look, "newspaper", self._summaries(detail))
        margins(self._look, foot, 14, 10, 12, 10)
        self._add(foot)

    def _words(self, reached: Reached) -> str:
        names = {
            Relation.SUPPORTS: self.tr("Supports"),
            Relation.CONTRADICTS: self.tr("Contradicts"),
            Relation.CONTEXT: self.tr("Context"),
        }
        agreed = reached.status is Status.AGREED
        parts = [
            ", ".join(names[relation] for relation in reached.relations),
            self.tr("Agreed message") if agreed else self.tr("Emerging message"),
            reached.theme,
            title(reached.told) if reached.told else "",
        ]
        return ". ".join(part for part in parts if part)

    def _summaries(self, detail: Detail) -> str:
        if not detail.reached:
            return self.tr("In no message yet")
        if not detail.summaries:
            return self.tr("Not yet in a daily summary")
        named = [
            self.tr("{0}, {1}").format(summary.number, short_day(summary.day))
            for summary in detail.summaries
        ]
        return self.tr("In daily summary {0}").format("; ".join(named))

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self._parts.append(widget)
