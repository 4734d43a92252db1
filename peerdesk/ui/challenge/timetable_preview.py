# SPDX-License-Identifier: Apache-2.0
"""The sheet that shows what a timetable's file would change, to be ticked before it is taken in."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListView, QWidget

from peerdesk.desk.timetable_file.table import COLUMN_TITLES, Column, TimetableFile, recognise
from peerdesk.desk.timetable_file.taking_in import Item, Preview
from peerdesk.ui.challenge.timetable_preview_model import PreviewDelegate, PreviewModel
from peerdesk.ui.components.banner import Banner
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.control import Choice
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text, column
from peerdesk.ui.look import Look

_COLUMNS = 3
_ROWS = 330


class PreviewList(QListView):
    """A list whose lines are ticked with the space bar, Enter or a press."""

    def __init__(self, look: Look, model: PreviewModel) -> None:
        super().__init__()
        self._model, self._delegate = model, PreviewDelegate(look)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setMinimumHeight(look.gap(_ROWS))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(model.toggle)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tick with space or Enter."""
        plain = not event.modifiers()
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self._model.toggle(self.currentIndex())
            return
        super().keyPressEvent(event)


class ColumnsPane(QWidget):
    """What each heading of the file holds, to be said by hand."""

    changed = Signal()

    def __init__(self, look: Look, meant: Mapping[str, Column]) -> None:
        super().__init__()
        self._choices: dict[str, Choice] = {}
        grid = QGridLayout()
        between(look, grid, 10)
        options = [(item.value, words) for item, words in COLUMN_TITLES.items()]
        columns = 1 if look.is_large else _COLUMNS
        for place, (heading, means) in enumerate(meant.items()):
            choice = Choice(look, options)
            choice.choose(means.value)
            choice.picked.connect(self.changed)
            self._choices[heading] = choice
            grid.addWidget(Field(look, heading, choice), place // columns, place % columns)
        whole = column(self)
        between(look, whole, 8)
        whole.addWidget(Text(self.tr("What each column of the file holds"), "heading"))
        whole.addLayout(grid)

    def meant(self) -> dict[str, Column]:
        """Return what each heading means."""
        return {heading: Column(choice.value()) for heading, choice in self._choices.items()}


class TimetablePreview(Sheet):
    """A preview; `wanted` asks for it with other columns, `taken` carries what is ticked."""

    wanted = Signal(object)
    taken = Signal(object)

    def __init__(self, look: Look, host: QWidget, name: str, file: TimetableFile) -> None:
        super().__init__(look, host, self.tr("Timetable from {0}").format(name), width=900)
        self.file = file
        self._model = PreviewModel()
        self.list = PreviewList(look, self._model)
        self.list.setAccessibleName(self.tr("What the file would change"))
        self._banner = Banner(look, "warn")
        self._banner.hide()
        self._columns = ColumnsPane(look, recognise(file.headings))
        self._columns.hide()
        self._all = Button(look, self.tr("Tick all"), LINK)
        self._none = Button(look, self.tr("Tick none"), LINK)
        self._map = Button(look, self.tr("Columns of the file"), LINK)
        self._lay_out()
        self._take = self.add_act("", PRIMARY, key="Ctrl+Return")
        self.add_act(self.tr("Leave everything as it is"), key="Esc").clicked.connect(self.leave)
        self._connect()
        self._count()

    def show_preview(self, preview: Preview) -> None:
        """Show what the file would change as its columns are read now."""
        self._banner.hide()
        self._model.show(preview.items)
        self.fit()

    def say_refused(self, sentence: str) -> None:
        """Say why there is nothing to show, with the columns to be put right."""
        self._model.show(())
        self._banner.say(sentence, "warn")
        self._banner.show()
        self._columns.show()
        self.fit()

    def ask(self) -> None:
        """Ask for the preview as the columns are said now."""
        self.wanted.emit(self._columns.meant())

    def blank(self) -> None:
        """Forget every row."""
        self.file = TimetableFile(())
        self._model.show(())

    def _count(self) -> None:
        count = len(self._model.chosen())
        words = counted(count, self.tr("Take in {0} session"), self.tr("Take in {0} sessions"))
        self._take.set_text(words if count else self.tr("Nothing is ticked"))
        self._take.setEnabled(count > 0)

    def _emit(self) -> None:
        chosen: tuple[Item, ...] = self._model.chosen()
        self.taken.emit(chosen)

    def _turn_columns(self) -> None:
        self._columns.setVisible(self._columns.isHidden())
        self.fit()

    def _connect(self) -> None:
        self._model.ticked_changed.connect(self._count)
        self._columns.changed.connect(self.ask)
        self._take.clicked.connect(self._emit)
        self._map.clicked.connect(self._turn_columns)
        self._all.clicked.connect(partial(self._model.tick_all, ticked=True))
        self._none.clicked.connect(partial(self._model.tick_all, ticked=False))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        between(self.look, row, 16)
        hint = self.tr("Nothing is taken in before you say so. Space ticks a line.")
        row.addWidget(Text(hint, "small", "ink2", wrap=True), 1)
        for button in (self._all, self._none, self._map):
            row.addWidget(button)
        self.body.addLayout(row)
        self.body.addWidget(self._columns)
        self.body.addWidget(self._banner)
        self.body.addWidget(self.list, 1)
