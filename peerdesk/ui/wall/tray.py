# SPDX-License-Identifier: Apache-2.0
"""The tray at the left of the wall: notes in no message and no cluster."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.desk.query import NoteQuery
from peerdesk.desk.wall.cards import Wall
from peerdesk.desk.wall.waiting import Waiting
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.gaps import between, margins
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.text import IconText, Line, Text
from peerdesk.ui.look import Look
from peerdesk.ui.wall.tray_list import TrayList
from peerdesk.ui.wall.tray_model import TrayModel

ALL = ""
_THEME, _KLOE = "theme:", "kloe:"
_PATIENCE = 150
"""Milliseconds without a key after which a search begins."""


class Tray(QWidget):
    """Waiting notes, narrowed by theme, line or words; `wanted` asks for rows from a number on."""

    wanted = Signal(int)
    toggled = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self.model = TrayModel()
        self.list = TrayList(look, self.model)
        self._sign = IconText(look, "tray")
        self._title = Text(self.tr("Waiting"), "heading")
        self._facts = Line("", "small", "ink2")
        self.where = Pick(look, host, self.tr("Waiting under"))
        self.field = TextField(look)
        self._none = Text("", "small", "ink2", wrap=True)
        self._more = Button(look, "", LINK, icon="caret-down")
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._typing = self._timer(_PATIENCE)
        self._counting = self._timer(0)
        self._lay_out()
        self._connect()

    def offer(self, wall: Wall) -> None:
        """Offer themes and lines of enquiry to narrow the notes down by."""
        options = [Option(ALL, self.tr("All notes"))]
        options += [
            Option(f"{_THEME}{theme}", name, icon="stack", group=self.tr("Themes"))
            for theme, name in wall.themes.items()
        ]
        options += [
            Option(
                f"{_KLOE}{kloe.id}", kloe.value.title, f"#{kloe.value.code}", "hash",
                group=self.tr("Lines of enquiry"),
            )
            for kloe in wall.kloes
        ]  # fmt: skip
        known = {option.key for option in options}
        value = self.where.value()
        self.where.set_options(options, value if value in known else ALL)

    def query(self) -> NoteQuery:
        """Return which notes are wanted."""
        value, words = self.where.value(), self.field.text().strip()
        theme = value.removeprefix(_THEME) if value.startswith(_THEME) else ""
        kloe = value.removeprefix(_KLOE) if value.startswith(_KLOE) else ""
        return NoteQuery(words=words, theme=theme, kloe=kloe)

    def show_notes(self, waiting: Waiting) -> None:
        """Show a page, keeping the note that has the keys, or its place."""
        row = max(self.list.currentIndex().row(), 0)
        self.model.show(waiting)
        if waiting.first == 0 and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
        count = self.model.count
        one = self.tr("1 note in no message")
        said = one if count == 1 else self.tr("{0} notes in no message").format(f"{count:,}")
        self._facts.setText(said)
        self._facts.setToolTip(self.tr("Notes in no message and no cluster"))
        narrowed = self.query() != NoteQuery()
        self._none.setText(
            self.tr("No waiting note fits.") if narrowed else self.tr("Every note has its place.")
        )
        self._none.setVisible(not count)
        self._counting.start()

    def clear(self) -> None:
        """Show and hold nothing."""
        self._typing.stop()
        self._counting.stop()
        self.model.clear()
        self.where.clear()
        self.field.clear()
        self._typing.stop()
        self._facts.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count anew what is below when the list has another height."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._counting.start()
        return super().eventFilter(watched, event)

    def _count(self) -> None:
        left = self.model.count - self.model.rowCount() + self.list.below()
        self._more.setVisible(left > 0)
        self._more.set_text(self.tr("{0} more").format(f"{left:,}"))

    def _scrolled(self) -> None:
        self._counting.start()
        here = self.model.rowCount()
        near = self.list.below() < 10  # noqa: PLR2004 - about a page of the tray
        if near and here < self.model.count:
            self.wanted.emit(here)

    def _show_more(self) -> None:
        bar = self.list.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - self._look.size(60))
        self._scrolled()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _connect(self) -> None:
        self._typing.timeout.connect(lambda: self.wanted.emit(0))
        self._counting.timeout.connect(self._count)
        self.field.textEdited.connect(lambda _: self._typing.start())
        self.where.picked.connect(lambda _: self.wanted.emit(0))
        self._more.clicked.connect(self._show_more)
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())
        self.list.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        look = self._look
        self.field.setPlaceholderText(self.tr("Find in waiting notes"))
        self.field.setAccessibleName(self.tr("Find in waiting notes"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        head = QHBoxLayout()
        margins(look, head, 12, 10, 10, 6)
        between(look, head, 8)
        head.addWidget(self._sign)
        head.addLayout(words, 1)
        filters = QVBoxLayout()
        margins(look, filters, 12, 0, 12, 8)
        between(look, filters, 6)
        filters.addWidget(self.field)
        filters.addWidget(self.where)
        margins(look, self._none, 12, 0, 12, 0)
        foot = QHBoxLayout()
        margins(look, foot, 8, 4, 8, 6)
        foot.addWidget(self._more)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(filters)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "canvas")
        self.setProperty("hair", "right")
