# SPDX-License-Identifier: Apache-2.0
"""Pictures dropped or pasted while writing: they go to a line, the one being written first."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from peerdesk.ui.attachments.attaching import Attaching
from peerdesk.ui.attachments.offered import Offered, can_offer, offered_file, offered_in
from peerdesk.ui.capture.keys import ATTACH
from peerdesk.ui.capture.model import ROW, LineRow, LinesModel
from peerdesk.ui.capture.page import CapturePage
from peerdesk.ui.capture.writing import Writing
from peerdesk.ui.keys.hearing import hear
from peerdesk.ui.place import Place

Pictures = tuple[Offered, ...]


class LineAttaching(QObject):
    """Finds the line that a picture belongs to, and waits until that line is on the disk.

    It is the line being written, which is saved for it; else the chosen one of those above;
    else the newest. `warned` says that there is none yet, `attached` carries the note.
    """

    warned = Signal(str)
    attached = Signal(str)

    def __init__(
        self, place: Place, page: CapturePage, writing: Writing, model: LinesModel
    ) -> None:
        super().__init__(place)
        self._page, self._writing, self._model = page, writing, model
        self._attaching = Attaching(place)
        self._waiting: dict[int, list[Pictures]] = {}
        self._choosing: set[int] = set()
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        page.editor.offered.connect(self.take)
        writing.numbered.connect(self._arrived)
        self._attaching.done.connect(self.attached)
        hear(place.look.keys, page, ATTACH, self.choose)

    def choose(self) -> None:
        """Ask for a file, for the line that it belongs to.

        The line being written is sent once a file is chosen: whoever chooses none goes on with it.
        """
        if self._is_writing:
            self._attaching.ask_for_file(self._take_file)
            return
        row = self._row()
        if row is None:
            self._warn()
        elif row.note:
            self._attaching.choose(row.note)
        else:
            self._choosing.add(row.number)

    def take(self, mime: QMimeData) -> None:
        """Attach files or pictures to the line that they belong to."""
        self._take(offered_in(mime, self.tr("Pasted picture")))

    def blank(self) -> None:
        """Let go of what waits for a line: the line itself is kept, and the file where it was."""
        self._waiting.clear()
        self._choosing.clear()
        self._attaching.blank()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take what is dropped beside the line as if it were dropped on it."""
        if isinstance(event, QDropEvent) and can_offer(event.mimeData()):
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
                self.take(event.mimeData())
            return True
        return super().eventFilter(watched, event)

    def _take_file(self, path: Path) -> None:
        self._take((offered_file(path),))

    def _take(self, pictures: Pictures) -> None:
        row = self._row() if pictures else None
        if row is not None and row.note:
            self._attaching.take(row.note, pictures)
        elif row is not None:
            self._waiting.setdefault(row.number, []).append(pictures)
        elif pictures:
            self._warn()

    @property
    def _is_writing(self) -> bool:
        return bool(self._page.editor.toPlainText().strip())

    def _row(self) -> LineRow | None:
        """Return the line that a picture goes to, having sent the one being written."""
        if self._is_writing:
            before = self._model.last()
            self._writing.submit()
            last = self._model.last()
            return last if last is not before else None
        chosen = self._page.view.currentIndex().data(ROW)
        if isinstance(chosen, LineRow) and self._page.view.hasFocus():
            return chosen
        return self._model.last()

    def _arrived(self, number: int, note: str) -> None:
        """Attach what has waited for a line that is on the disk now."""
        for pictures in self._waiting.pop(number, ()):
            self._attaching.take(note, pictures)
        if number in self._choosing:
            self._choosing.discard(number)
            self._attaching.choose(note)

    def _warn(self) -> None:
        self.warned.emit(self.tr("A picture belongs to a line: write one first, then attach it."))
