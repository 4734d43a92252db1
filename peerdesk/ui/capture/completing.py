# SPDX-License-Identifier: Apache-2.0
"""What may stand at the caret: completion as one types, and the session's own lines by a key."""

from functools import partial

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from peerdesk.desk.capture import complete
from peerdesk.domain.words import Voice
from peerdesk.ui.capture.page import CapturePage
from peerdesk.ui.capture.prompts import KEYS
from peerdesk.ui.capture.rows import QUICK, CaptureRows


class Completing(QObject):
    """Joins editor and popup: the popup shows, the editor keeps the focus and the keys."""

    def __init__(self, page: CapturePage, place: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._rows = CaptureRows(QUICK, None)
        editor, popup = page.editor, page.popup
        editor.begun.connect(self._offer)
        editor.popup_key.connect(self._key)
        popup.taken.connect(editor.insert_tag)
        for number in range(1, KEYS + 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), place)
            shortcut.activated.connect(partial(self._pin, number))

    def begin(self, rows: CaptureRows) -> None:
        """Complete from these lines of enquiry."""
        self._rows = rows
        lines = [f"#{kloe.value.code}" for kloe in rows.kloes]
        self._page.editor.highlighter.know(lines + [f"@{voice.value}" for voice in Voice])

    def leave(self) -> None:
        """Take the popup away and leave what was typed."""
        self._page.popup.hide()
        self._page.editor.popup_open = False

    def forget(self) -> None:
        """Take the popup away, and know no lines of enquiry any more."""
        self.leave()
        self._rows = CaptureRows(QUICK, None)

    def _offer(self, typed: str, caret: QRect) -> None:
        rows = self._rows
        favourites = [kloe.id for kloe in rows.favourites]
        offered = complete(typed, rows.kloes, favourites) if typed else ()
        if len(offered) == 1 and offered[0].insert == typed:
            offered = ()
        keys = {
            f"#{kloe.value.code}": f"Ctrl {number}"
            for number, kloe in enumerate(rows.favourites[:KEYS], 1)
        }
        self._page.popup.offer(offered, typed, keys, self._page.caret(caret))
        self._page.editor.popup_open = bool(offered)

    def _key(self, key: int) -> None:
        popup = self._page.popup
        if key == Qt.Key.Key_Tab:
            popup.take()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            popup.step(1 if key == Qt.Key.Key_Down else -1)

    def _pin(self, number: int) -> None:
        favourites = self._rows.favourites
        if number <= len(favourites):
            self._page.editor.insert_tag(f"#{favourites[number - 1].value.code}")
