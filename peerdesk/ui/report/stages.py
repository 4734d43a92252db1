# SPDX-License-Identifier: Apache-2.0
"""The pane of stages: what was frozen, what comes next, and what a lead should know before."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget

from peerdesk.compose.report_plan import STAGES
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.publication_words import Stage
from peerdesk.domain.words import title
from peerdesk.ui.components.button import PRIMARY, Button
from peerdesk.ui.components.delegate import Index, RowDelegate
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.paint import paint_text
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.read_only import ReadOnlyLine
from peerdesk.ui.components.text import IconText, Text, let_go
from peerdesk.ui.look import Look
from peerdesk.ui.report import keys
from peerdesk.ui.report.rows import EditionRow, Shown

HASH = Qt.ItemDataRole.UserRole
SECOND = Qt.ItemDataRole.UserRole + 1


class EditionDelegate(RowDelegate):
    """Draws an edition: its name, then when and by whom it was frozen."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a row of two lines."""
        del option, index
        return QSize(100, self.look.size(56))

    def paint_row(self, painter: QPainter, area: QRectF, index: Index, *, chosen: bool) -> None:
        """Draw both lines."""
        look = self.look
        inner = area.adjusted(look.gap(8), look.gap(6), -look.gap(8), -look.gap(6))
        upper = QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2)
        ink = self.ink("ink", chosen=chosen)
        paint_text(painter, upper, str(index.data()), look.font("body", weight=600), ink)
        lower = upper.translated(0, inner.height() / 2)
        quiet = self.ink("ink2", chosen=chosen)
        paint_text(painter, lower, str(index.data(SECOND) or ""), look.font("small"), quiet)


class StagesPane(QWidget):
    """`freeze_wanted` carries a stage, `opened` the hash of an edition or "" for the work."""

    freeze_wanted = Signal(object)
    opened = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.locked = ReadOnlyLine(look)
        self.stage = Pick(look, host, self.tr("Stage"))
        self.freeze = Button(look, self.tr("Freeze"), PRIMARY, key=keys.FREEZE)
        self.known = Text("", "heading")
        self._remarks = QVBoxLayout()
        self.none = Text(self.tr("Nothing has been frozen yet."), "small", "ink2", wrap=True)
        self.model = QStandardItemModel(self)
        self.list = KeyedList(look, self.model, EditionDelegate(look))
        self.list.setAccessibleName(self.tr("Frozen editions"))
        self.list.setMinimumHeight(look.size(120))
        self._lay_out()
        self._connect()

    def show_stages(self, shown: Shown) -> None:
        """Show what was frozen of a document, and what comes next."""
        why = self.tr("The team leader or the peer challenge manager freezes a document.")
        self.locked.say("" if shown.lead else why)
        self.stage.set_options([Option(stage, title(stage)) for stage in STAGES], shown.next)
        self.stage.setEnabled(shown.lead)
        self.freeze.setEnabled(shown.lead and bool(shown.points))
        self._say(shown.remarks)
        self.none.setVisible(not shown.editions)
        self.list.setVisible(bool(shown.editions))
        self.model.clear()
        for row in shown.editions:
            self.model.appendRow(self._item(row))

    def clear(self) -> None:
        """Hold nothing."""
        self.stage.clear()
        self._say(())
        self.model.clear()

    def _item(self, row: EditionRow) -> QStandardItem:
        frozen = row.frozen
        item = QStandardItem(frozen.title.partition(": ")[2] or frozen.title)
        moment = local(frozen.at, frozen.offset)
        when = f"{short_day(moment.date().isoformat())}, {moment:%H:%M}"
        by = self.tr("frozen {0} by {1}") if row.who else self.tr("frozen {0}")
        points = self.tr("{0} points").format(len(frozen.points))
        second = f"{by.format(when, row.who)}; {points}"
        item.setData(frozen.hash, HASH)
        item.setData(second, SECOND)
        item.setData(f"{item.text()}, {second}", Qt.ItemDataRole.AccessibleTextRole)
        item.setEditable(False)
        return item

    def _say(self, remarks: tuple[str, ...]) -> None:
        while self._remarks.count():
            item = self._remarks.takeAt(0)
            if (held := item.widget() if item else None) is not None:
                let_go(held)
        self.known.setText(self.tr("Before it is frozen") if remarks else "")
        self.known.setVisible(bool(remarks))
        for remark in remarks:
            line = IconText(self._look, "info", remark)
            line.top_align()
            self._remarks.addWidget(line)

    def _open(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.opened.emit(str(index.data(HASH)))

    def _connect(self) -> None:
        self.freeze.clicked.connect(lambda: self.freeze_wanted.emit(Stage(self.stage.value())))
        self.list.opened.connect(self._open)
        self.list.doubleClicked.connect(self._open)

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(12))
        column.addWidget(self.locked)
        column.addWidget(Field(look, self.tr("Freeze it as it stands, for"), self.stage))
        act = QHBoxLayout()
        act.addWidget(self.freeze)
        act.addStretch(1)
        column.addLayout(act)
        column.addWidget(self.known)
        self._remarks.setSpacing(look.gap(6))
        column.addLayout(self._remarks)
        column.addWidget(Text(self.tr("Frozen"), "heading"))
        column.addWidget(self.none)
        column.addWidget(self.list, 100)
        column.addStretch(1)
