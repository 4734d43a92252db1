# SPDX-License-Identifier: Apache-2.0
"""Lines of enquiry to read, edit, add and take out; beside the list stands the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from peerdesk.domain.framework import FrameworkKloe
from peerdesk.ui.challenge.keys import KEEP_LINES
from peerdesk.ui.challenge.lines_model import ROW, KloeRow, KloesDelegate, KloesModel
from peerdesk.ui.challenge.step import lines_of
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.control import Choice, TextArea, TextField
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.text import column
from peerdesk.ui.look import Look

Themes = Sequence[tuple[str, str, Sequence[KloeRow]]]


class KloeForm(QWidget):
    """What a line of enquiry says; for a new one also where it belongs."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.theme = Choice(look, (), self.tr("Theme"))
        self._theme_field = Field(look, self.tr("Theme"), self.theme)
        self.title = TextField(look)
        self.title_field = Field(look, self.tr("Title"), self.title)
        self._code = TextField(look)
        hint = self.tr("Typed after # in a note. Empty takes one from the title.")
        self._code_field = Field(look, self.tr("Short name"), self._code, hint)
        self._question = TextArea(look, lines=2)
        self.question_field = Field(look, self.tr("Question"), self._question)
        self._prompts = TextArea(look, lines=4)
        self._prompts_field = Field(look, self.tr("Prompts, one a line"), self._prompts)
        whole = column(self)
        between(look, whole, 12)
        for field in (
            self._theme_field,
            self.title_field,
            self._code_field,
            self.question_field,
            self._prompts_field,
        ):
            whole.addWidget(field)

    def show_kloe(self, kloe: FrameworkKloe, *, new: bool = False) -> None:
        """Show a line, or an empty one to be written."""
        self._theme_field.setVisible(new)
        self.title.setText(kloe.title)
        self._code.setText(kloe.code)
        self._question.setPlainText(kloe.question)
        self._prompts.setPlainText("\n".join(kloe.prompts))
        self.title_field.set_error("", focus=False)
        self.question_field.set_error("", focus=False)

    def kloe(self) -> FrameworkKloe:
        """Return the line as written."""
        question = " ".join(self._question.toPlainText().split())
        code, title = self._code.text().strip().lower(), self.title.text().strip()
        return FrameworkKloe(code, title, question, lines_of(self._prompts))

    def check(self) -> bool:
        """Ask for title and question."""
        kloe = self.kloe()
        self.title_field.set_error("" if kloe.title else self.tr("Write a short title."))
        missing = "" if kloe.question else self.tr("Write the question.")
        self.question_field.set_error(missing, focus=bool(kloe.title))
        return bool(kloe.title and kloe.question)

    def say_wrong(self, sentence: str) -> None:
        """Say what the ledger refused."""
        self._code_field.set_error(sentence)


class LinesEditor(QWidget):
    """The list and the form; what was done is said by signals and shown when handed back."""

    edited = Signal(str, object)
    added = Signal(str, object)
    dropped = Signal(str)

    def __init__(self, look: Look, *, drop: str) -> None:
        super().__init__()
        self._look = look
        self._new = False
        self._current = ""
        self._model = KloesModel()
        self._delegate = KloesDelegate(look)
        self._list = QListView()
        self.form = KloeForm(look)
        self._keep = Button(look, self.tr("Keep changes"), PRIMARY, key=KEEP_LINES)
        self._drop = Button(look, drop, LINK)
        self._add = Button(look, self.tr("Add a line"), icon="plus").make_low()
        self._detail = QWidget()
        self._lay_out()
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._keep.clicked.connect(self._keep_it)
        self._drop.clicked.connect(self._drop_it)
        self._add.clicked.connect(self._begin)

    def show_themes(self, themes: Themes) -> None:
        """Show these; the chosen line stays chosen if it is still there."""
        current = self._current
        self.form.theme.set_options([(key, title) for key, title, _ in themes])
        self._model.show(themes)
        index = self._model.place_of(current)
        index = index if index.isValid() else self._model.first()
        self._detail.setVisible(index.isValid())
        if index.isValid():
            self._list.setCurrentIndex(index)
            self._choose(index)

    def set_read_only(self, *, read_only: bool) -> None:
        """Show only: somebody else edits."""
        for part in (self._keep, self._drop, self._add):
            part.setHidden(read_only)
        self.form.setEnabled(not read_only)

    def focus(self) -> None:
        """Put the focus on the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: str) -> None:
        """Choose a line by its key."""
        self._current = key

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, KloeRow):
            self._new, self._current = False, row.key
            self.form.show_kloe(row.kloe)
            self._drop.show()
            self._keep.set_text(self.tr("Keep changes"))

    def _begin(self) -> None:
        self._new = True
        row = self._list.currentIndex().data(ROW)
        if isinstance(row, KloeRow):
            self.form.theme.choose(row.theme)
        self._detail.show()
        self.form.show_kloe(FrameworkKloe("", "", "", ()), new=True)
        self._drop.hide()
        self._keep.set_text(self.tr("Add this line"))
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_it(self) -> None:
        if not self.form.check():
            return
        if self._new:
            self.added.emit(self.form.theme.value(), self.form.kloe())
        else:
            self.edited.emit(self._current, self.form.kloe())

    def _drop_it(self) -> None:
        if self._current:
            self.dropped.emit(self._current)

    def _lay_out(self) -> None:
        look = self._look
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setAccessibleName(self.tr("Lines of enquiry"))
        self._list.setMouseTracking(True)
        frame = QFrame()
        frame.setProperty("ground", "card")
        column(frame, margin=1).addWidget(self._list)
        left = QVBoxLayout()
        between(look, left, 10)
        left.addWidget(frame, 1)
        left.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        acts = QHBoxLayout()
        between(look, acts, 12)
        acts.addWidget(self._keep)
        acts.addWidget(self._drop)
        acts.addStretch(1)
        right = column(self._detail)
        between(look, right, 14)
        right.addWidget(self.form)
        right.addLayout(acts)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        between(look, row, 24)
        row.addLayout(left, 5)
        row.addWidget(self._detail, 6)
