# SPDX-License-Identifier: Apache-2.0
"""Choosing a file or folder inside the window.

The system's own dialogs are modal, outlive a lock and remember where one has been; this sheet
does none of that.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.control import TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.folder_rows import FolderList, FolderRows
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.files import Files, Listing
from peerdesk.ui.jobs import Jobs
from peerdesk.ui.look import Look
from peerdesk.ui.ports import Aside

T = TypeVar("T")


@dataclass(frozen=True)
class Wanted:
    """What is to be chosen: `file` to read, `folder`, or a `name` to write under.

    Where a file of that name is there already, the next free one is proposed.
    `start` is the folder to begin in, where it is not the first of those that are usual, and
    `either` says that a folder does as well as a file.
    """

    title: str
    act: str
    suffixes: tuple[str, ...] = ()
    folder: bool = False
    name: str = ""
    start: Path | None = None
    either: bool = False


class ChooseSheet(Sheet):
    """Shows folders and files; `chosen` carries the path once."""

    chosen = Signal(object)

    def __init__(
        self, look: Look, host: QWidget, wanted: Wanted, files: Files, aside: Aside
    ) -> None:
        super().__init__(look, host, wanted.title, width=720)
        self._wanted, self._files, self._aside = wanted, files, aside
        self._folder = Path()
        self._jobs = Jobs(self)
        self._path = TextField(look)
        label = self.tr("Folder") if wanted.folder or wanted.name else self.tr("File or folder")
        self._field = Field(look, label, self._path)
        self._name = TextField(look, wanted.name)
        self._named = Field(look, self.tr("Name of the file"), self._name)
        self._proposed = wanted.name
        self._taken_names: frozenset[str] = frozenset()
        self._places = QWidget()
        self._homes = QHBoxLayout(self._places)
        self._rows = FolderRows()
        self._list = FolderList(look)
        self._lay_out()
        self._connect()
        self._follow(aside(files.homes), self._show_homes)

    def _lay_out(self) -> None:
        self._homes.setContentsMargins(0, 0, 0, 0)
        between(self.look, self._homes, 16)
        self._homes.addStretch(1)
        self.body.addWidget(self._places)
        self.body.addWidget(self._field)
        self.body.addWidget(self._list, 1)
        if self._wanted.name:
            self.body.addWidget(self._named)
        self._list.setModel(self._rows)
        self._list.setMinimumHeight(self.look.gap(160 if self.look.is_large else 330))

    def _connect(self) -> None:
        self.add_act(self._wanted.act, PRIMARY, key="Ctrl+Return").clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self._path.returnPressed.connect(self._typed)
        self._path.installEventFilter(self)
        self._name.returnPressed.connect(self._take)
        self._list.activated.connect(self._enter)
        self._list.up.connect(self._go_up)
        self._list.selectionModel().currentChanged.connect(self._point)

    def _show_homes(self, homes: tuple[tuple[str, Path], ...]) -> None:
        for number, (name, folder) in enumerate(homes):
            button = Button(self.look, name, LINK)
            button.clicked.connect(lambda _=False, folder=folder: self._open(folder))
            self._homes.insertWidget(number, button)
            button.show()  # at once, so that the sheet takes it into account
        self.fit()
        if homes:
            self._open(self._wanted.start or homes[0][1])

    def _open(self, folder: Path) -> None:
        self._follow(self._aside(lambda: self._listed(folder)), self._show)

    def _listed(self, folder: Path) -> Listing:
        """Return what stands in a folder; where a file is to be written, with all names taken."""
        wanted = self._wanted
        suffixes = () if wanted.folder else ("",) if wanted.name else wanted.suffixes
        return self._files.list(folder, suffixes)

    def _show(self, listing: Listing) -> None:
        self._field.set_error("")
        self._folder = listing.folder
        self._path.setText(str(listing.folder))
        self._path.selectAll()  # another path is typed over it, and not in front of it
        if self._wanted.name:
            self._propose(listing)
            listing = replace(listing, files=())
        self._rows.show(listing)
        first = self._rows.index(0)
        if first.isValid():
            self._list.setCurrentIndex(first)

    def _propose(self, listing: Listing) -> None:
        """Propose a name that is free in the folder shown, unless one was typed."""
        names = (*listing.folders, *listing.files)
        self._taken_names = frozenset(name.casefold() for name in names)
        self._named.set_error("", focus=False)
        untouched = self._name.text() == self._proposed
        self._proposed = _free(self._wanted.name, self._taken_names)
        if untouched:
            self._name.setText(self._proposed)

    def _point(self, index: QModelIndex) -> None:
        name, is_folder = self._rows.at(index.row())
        if name and not is_folder:
            self._path.setText(str(self._folder / name))

    def _enter(self, index: QModelIndex) -> None:
        name, is_folder = self._rows.at(index.row())
        if is_folder:
            self._open((self._folder / name).resolve())
        else:
            self._path.setText(str(self._folder / name))
            self._take()

    def _go_up(self) -> None:
        self._open(self._folder.parent)

    def _typed(self) -> None:
        path = Path(self._path.text()).expanduser()
        if self._wanted.suffixes and path.name.lower().endswith(self._wanted.suffixes):
            self._take()
        else:
            self._open(path)

    def _take(self) -> None:
        path = self._folder / Path(self._path.text()).expanduser()
        if self._takes_folder(path) and path != self._folder:
            self._follow(self._aside(lambda: self._listed(path)), self._take_shown)
            return
        if self._wanted.name:
            name = self._name.text().strip() or self._proposed
            if name.casefold() in self._taken_names:
                self._named.set_error(self.tr("That name is taken here: write another one."))
                self.show_focus()
                return
            path = self._folder / name
        elif not self._takes_folder(path) and not self._ends_well(path):
            wanted = ", ".join(self._wanted.suffixes)
            self._field.set_error(self.tr("Choose a file that ends in {0}.").format(wanted))
            return
        self.chosen.emit(path)
        self.leave()

    def _takes_folder(self, path: Path) -> bool:
        """Say whether a path has to be that of a folder."""
        wanted = self._wanted
        return bool(wanted.name or wanted.folder) or (wanted.either and not self._ends_well(path))

    def _ends_well(self, path: Path) -> bool:
        suffixes = self._wanted.suffixes
        return not suffixes or path.name.lower().endswith(suffixes)

    def _take_shown(self, listing: Listing) -> None:
        """Take a folder that was typed, now that it is known to be there."""
        self._show(listing)
        self._take()

    def _follow(self, future: Future[T], done: Callable[[T], object]) -> None:
        self._jobs.follow(future, done, self._say_failed)

    def _say_failed(self, error: PeerDeskError) -> None:
        self._field.set_error(error.user_message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go down from the path to what is in its folder."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self._path and down and event.type() == QEvent.Type.KeyPress:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Take the sheet away, once nothing is being listed any more."""
        self._jobs.mute()
        self._jobs.wait()
        super().leave()


def _free(name: str, taken: frozenset[str]) -> str:
    """Return a name that is not taken, numbered where it has to be."""
    whole = Path(name)
    numbered = (f"{whole.stem}-{number}{whole.suffix}" for number in count(2))
    return next(one for one in chain((name,), numbered) if one.casefold() not in taken)
