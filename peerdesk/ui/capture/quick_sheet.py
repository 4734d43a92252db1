# SPDX-License-Identifier: Apache-2.0
"""The sheet of a quick note: a line with the marks and tags of Capture."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.domain.errors import EmptyText
from peerdesk.domain.shorthand import read_line
from peerdesk.errors import PeerDeskError
from peerdesk.ui.capture.completing import Completing
from peerdesk.ui.capture.editor import LineEditor
from peerdesk.ui.capture.keys import SPELL
from peerdesk.ui.capture.line_frame import LineFrame
from peerdesk.ui.capture.popup import CompletionPopup
from peerdesk.ui.capture.rows import CaptureRows
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.counting import counted
from peerdesk.ui.components.mark import KeyCap
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look


class QuickSheet(Sheet):
    """Enter writes, Esc leaves what is typed in its draft; `written` carries the line."""

    typed = Signal(str)
    written = Signal(str)

    def __init__(self, look: Look, host: QWidget, rows: CaptureRows, draft: str) -> None:
        super().__init__(look, host, self.tr("Quick note"), width=820)
        self._rows = rows
        self.frame = LineFrame(look)
        self.popup = CompletionPopup(look, self)
        self.spelling = CompletionPopup(look, self)
        self._count = KeyCap(look, look.keys.shown(SPELL))
        self._count.hide()
        self._wrong = Text("", "small", "danger", wrap=True)
        self._wrong.hide()
        self._lay_out()
        write = self.add_act(self.tr("Note it"), PRIMARY, key="Return").show_key_only()
        leave = self.add_act(self.tr("Leave it as a draft"), key="Esc").show_key_only()
        write.clicked.connect(self._write)
        leave.clicked.connect(self.leave)
        self.editor.submitted.connect(self._write)
        self.editor.changed.connect(self._changed)
        self.editor.document().documentLayout().documentSizeChanged.connect(self.grow)
        self._completing = Completing(look, self)
        self._completing.begin(rows)
        self.editor.set_raw(draft)

    @property
    def editor(self) -> LineEditor:
        """Return the line being written."""
        return self.frame.editor

    @property
    def raw(self) -> str:
        """Return the note as it is typed."""
        return self.editor.raw()

    def open_it(self) -> None:
        """Show the sheet with the caret in it."""
        self.open(self.editor)

    def caret(self, rect: QRect) -> QRect:
        """Return the editor's caret in this sheet's terms."""
        corner = self.editor.viewport().mapTo(self, rect.topLeft())
        return QRect(corner, rect.size())

    def say_wrong(self, sentence: str) -> None:
        """Say why the note was not written; it stays as it was typed."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self.fit()

    def count_wrong(self, words: int) -> None:
        """Say how many words nobody spells so, with the key that offers others."""
        one, many = self.tr("{0} spelling to look at"), self.tr("{0} spellings to look at")
        self._count.set_words(counted(words, one, many))
        self._count.setVisible(bool(words))
        self.fit()

    def blank(self) -> None:
        """Take the words away without telling anybody."""
        self.editor.changed.disconnect(self._changed)
        self.editor.set_raw("")
        self._completing.forget()

    def _write(self) -> None:
        codes = {kloe.value.code: kloe.id for kloe in self._rows.kloes}
        raw = " ".join(self.raw.split("\n"))
        try:
            read_line(raw, codes)
        except EmptyText:
            self.say_wrong(self.tr("Type what you heard first, then press Enter."))
            return
        except PeerDeskError as error:
            self.say_wrong(error.user_message)
            return
        self.written.emit(raw)

    def grow(self) -> None:
        """Be as high as the note, and keep the popup at the caret."""
        self.fit()
        if self.popup.isVisible():
            self.popup.place(self.caret(self.editor.cursorRect()))

    def _changed(self) -> None:
        if not self._wrong.isHidden():
            self.say_wrong("")
        self.typed.emit(self.raw)

    def _lay_out(self) -> None:
        facts = self.tr("Heard in passing, without a session. Marks, # and @ work as in Capture.")
        self.body.addWidget(Text(facts, "small", "ink2", wrap=True))
        self.body.addWidget(self.frame, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._count)
        self.body.addWidget(self._wrong)
