# SPDX-License-Identifier: Apache-2.0
"""The lines that a record has so far, each a note: its mark, its words, and who wrote it."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from peerdesk.desk.record_names import figure_words
from peerdesk.domain.note import Note
from peerdesk.domain.words import MARKS, Stance, title
from peerdesk.ui.components.delegate import RowDelegate
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.paint import Wrapped, mark_size, paint_mark
from peerdesk.ui.components.row_model import RowModel
from peerdesk.ui.look import Look

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Finding(Struct, frozen=True):
    """One note of a record as it is shown; `mine` says that whoever looks has written it."""

    note: str
    stance: Stance
    text: str
    tags: tuple[str, ...]
    author: str
    mine: bool
    figure: str = ""

    @property
    def below(self) -> str:
        """Return the supporting line: figure, tags and, if it is a colleague, the author."""
        who = () if self.mine or not self.author else (self.author,)
        return "   ".join(filter(None, (self.figure, *self.tags, *who)))

    @property
    def said(self) -> str:
        """Return the row as a screen reader says it."""
        return ", ".join(filter(None, (title(self.stance), self.text, self.below)))


def finding_of(note: Note, kloes: Mapping[str, str], people: Mapping[str, str], me: str) -> Finding:
    """Return a note as a record shows it; `kloes` and `people` name identifiers."""
    lines = [kloes[kloe] for kloe in note.kloe_ids if kloe in kloes]
    return Finding(
        note=note.id,
        stance=note.stance,
        text=f"“{note.text}”" if note.stance is Stance.VERBATIM else note.text,
        tags=(*lines, *(title(voice) for voice in note.voice_list)),
        author=people.get(note.author, ""),
        mine=note.author == me,
        figure=figure_words(note),
    )


class FindingsModel(RowModel[Finding]):
    """The lines of one record or of one part of it, oldest first."""

    def find(self, note: str) -> int:
        """Return the row of a note, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.note == note), -1)

    def said(self, row: Finding) -> Mapping[int, object]:
        """Return the line, for drawing and for a screen reader."""
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return {ROW: row, **dict.fromkeys(spoken, row.said)}


class FindingDelegate(RowDelegate):
    """Draws a line: its mark, all its words, and what supports it below."""

    divides = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height that the words need at the list's width."""
        row = index.data(ROW)
        wide = option.rect.width()
        return QSize(wide, self.height(row, wide)) if isinstance(row, Finding) else QSize()

    def height(self, row: Finding, width: int) -> int:
        """Return the height of a line at a width."""
        look = self.look
        below = self._below(row, width).height if row.below else 0
        return round(self._words(row, width).height + below + look.gap(8))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw mark, words and supporting line."""
        row, look = index.data(ROW), self.look
        if not isinstance(row, Finding):
            return
        top, line = area.top() + look.gap(4), look.line("note")
        pill = top + (line - mark_size(look)[1]) / 2
        paint_mark(painter, look, area.left() + look.gap(12), pill, row.stance.value)
        words = self._words(row, round(area.width()))
        left = area.left() + indent(look)
        words.paint(painter, left, top, self.ink("ink", chosen=chosen))
        if row.below:
            below = self._below(row, round(area.width()))
            below.paint(painter, left, top + words.height, self.ink("ink2", chosen=chosen))

    def _below(self, row: Finding, width: int) -> Wrapped:
        """Return the supporting line; a figure's source and date are never cut."""
        look = self.look
        room = max(width - indent(look) - look.gap(12), look.size(80))
        most = 0 if row.figure else 2
        return Wrapped(row.below, look.font("small"), room, look.line("small"), most)

    def _words(self, row: Finding, width: int) -> Wrapped:
        look = self.look
        room = max(width - indent(look) - look.gap(12), look.size(80))
        return Wrapped(row.text, look.font("note"), room, look.line("note"))


def indent(look: Look) -> int:
    """Return where the words of a line begin; the line being written shares it."""
    return look.gap(12) + mark_size(look)[0] + look.gap(12)


class FindingsList(KeyedList):
    """The lines so far, as high as they are; marks and Delete work on the chosen one."""

    marked = Signal(str, str)
    withdrawn = Signal(str)
    left_down = Signal()

    def __init__(self, look: Look, model: FindingsModel, *, grows: bool = True) -> None:
        self._drawn = FindingDelegate(look)
        super().__init__(look, model, self._drawn)
        self._found, self._grows = model, grows
        self.setAccessibleName(self.tr("Lines so far"))
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            model.modelReset.connect(self.fit)
            look.changed.connect(self.fit)

    def fit(self) -> None:
        """Be as high as all lines together."""
        if self._grows:
            rows = [self._found.row(row) for row in range(self._found.rowCount())]
            wide = self.viewport().width()
            self.setFixedHeight(sum(self._drawn.height(row, wide) for row in rows if row))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the lines are at a new width; a new height changes nothing."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Sort or withdraw the chosen line, or go down to the one being written."""
        index = self.currentIndex()
        row = self._found.row(index.row())
        last = index.row() == self._found.rowCount() - 1
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Down and last):
            self.left_down.emit()
        elif row is not None and event.text() and event.text() in MARKS:
            self.marked.emit(row.note, MARKS[event.text()].value)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.withdrawn.emit(row.note)
        else:
            super().keyPressEvent(event)
