# SPDX-License-Identifier: Apache-2.0
"""The pane of the factual-accuracy log: the list, and what the team makes of the chosen one."""

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.publication_words import Decision, Publication
from peerdesk.domain.words import title
from peerdesk.ui.components.button import LINK, PRIMARY, Button
from peerdesk.ui.components.control import TextArea
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.report import keys
from peerdesk.ui.report.log_list import LogDelegate, LogModel
from peerdesk.ui.report.rows import CommentRow, Shown, comment_key


class Typed(Struct, frozen=True):
    """What is being typed about a comment and not kept yet."""

    comment: str
    decision: Decision
    why: str
    changed_to: str


class LogPane(QWidget):
    """`kept` carries identifier ("" for a new one) and comment, `typed` a draft's key and text.

    `reword_wanted` carries the identifier of the comment whose words its message is to have.
    """

    kept = Signal(str, object)
    typed = Signal(str, str)
    dropped = Signal(str)
    reword_wanted = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self._filling = False
        self._shown: Shown | None = None
        self._current: CommentRow | None = None
        self.count = Text("", "small", "ink2", wrap=True)
        self.take_in = Button(look, self.tr("Take in"), LINK, key=keys.IMPORT)
        self.export = Button(look, self.tr("Export log"), LINK, key=keys.EXPORT_LOG)
        self.add = Button(look, self.tr("New"), LINK, key=keys.ADD)
        self.model = LogModel()
        self.list = KeyedList(look, self.model, LogDelegate(look))
        self.list.setAccessibleName(self.tr("Comments of the council"))
        self.about = Text("", "small", "ink2", wrap=True)
        self.comment = TextArea(look, lines=2)
        self.decision = Pick(look, host, self.tr("Decision"))
        self.why = TextArea(look, lines=2)
        self.changed = TextArea(look, lines=2)
        self.keep = Button(look, self.tr("Keep"), PRIMARY, key="Ctrl+Return")
        self.reword = Button(look, self.tr("Reword the message"), LINK, key=keys.REWORD)
        self.drop = Button(look, self.tr("Strike off"), LINK)
        self.form = QWidget()
        self._field = Field(look, self.tr("What the council says"), self.comment)
        self._lay_out()
        self._connect()

    def show_log(self, shown: Shown) -> None:
        """Show the log of a document, keeping the comment that was chosen."""
        self._shown = shown
        held = self._current.id if self._current else ""
        self.model.show(shown.comments)
        waiting = sum(row.comment.decision is Decision.OPEN for row in shown.comments)
        count = len(shown.comments)
        many = self.tr("{0} comments") if count != 1 else self.tr("{0} comment")
        said = f"{many.format(count)}, {self.tr('{0} not decided yet.').format(waiting)}"
        none = self.tr("No comments yet. Take in the file that the council sent back.")
        self.count.setText(said if shown.comments else none)
        self.list.setVisible(bool(shown.comments))
        for act in (self.take_in, self.add):
            act.setVisible(shown.lead)
        self.export.setVisible(bool(shown.comments))
        self._current = None
        row = self.model.find(held)
        if row < 0 and shown.comments:
            row = 0
        if row >= 0:
            choose_row(self.list, row)
            self._on_current()
        else:
            self.form.hide()

    def show_new(self) -> None:
        """Show an empty form, or what was being typed of a new comment."""
        if self._shown is None or not self._shown.lead:
            return
        self._current = None
        self.list.clearSelection()
        self._fill(CommentRow("", AccuracyComment(publication=self._shown.kind), ""))
        self.comment.setFocus()

    def clear(self) -> None:
        """Hold nothing."""
        self._shown = self._current = None
        self.model.show(())
        self._fill(CommentRow("", AccuracyComment(publication=Publication.REPORT), ""))
        self.count.setText("")
        self.form.hide()

    def say_wrong(self, sentence: str) -> None:
        """Say what is missing; what was typed stays."""
        self._field.set_error(sentence)

    def _on_current(self) -> None:
        row = self.model.row(self.list.currentIndex().row())
        if row is not None and row is not self._current:
            self._current = row
            self._fill(row)

    def _fill(self, row: CommentRow) -> None:
        self._filling = True
        held = row.comment
        text = self._shown.drafts.get(comment_key(row.id), "") if self._shown else ""
        typed = _read(text) or Typed(held.comment, held.decision, held.why, held.changed_to)
        about = [held.place, f"“{held.quoted}”" if held.quoted else "", held.made_by]
        self.about.setText("\n".join(filter(None, about)))
        self.about.setVisible(bool(self.about.text()))
        self.comment.setPlainText(typed.comment)
        options = [Option(decision, title(decision)) for decision in Decision]
        self.decision.set_options(options, typed.decision)
        self.why.setPlainText(typed.why)
        self.changed.setPlainText(typed.changed_to)
        live = self._shown is not None and self._shown.lead
        for area in (self.comment, self.why, self.changed):
            area.setReadOnly(not live)
        for control in (self.decision, self.keep):
            control.setEnabled(live)
        self.drop.setVisible(live and bool(row.id))
        differs = bool(row.wording) and held.changed_to not in {"", row.wording}
        self.reword.setVisible(live and differs)
        self._field.set_error("", focus=False)
        self.form.show()
        self._filling = False

    def _typed(self) -> Typed:
        return Typed(
            self.comment.toPlainText(),
            Decision(self.decision.value() or Decision.OPEN),
            self.why.toPlainText(),
            self.changed.toPlainText(),
        )

    def _on_typed(self) -> None:
        if not self._filling:
            key = comment_key(self._current.id if self._current else "")
            self.typed.emit(key, msgspec.json.encode(self._typed()).decode())

    def _take(self) -> None:
        shown, row = self._shown, self._current
        if shown is None or not shown.lead:
            return
        typed = self._typed()
        held = row.comment if row else AccuracyComment(publication=shown.kind)
        wanted = replace(
            held, comment=typed.comment, decision=typed.decision, why=typed.why,
            changed_to=typed.changed_to,
        )  # fmt: skip
        self.kept.emit(row.id if row else "", wanted)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        self.list.opened.connect(self.decision.setFocus)
        for area in (self.comment, self.why, self.changed):
            area.textChanged.connect(self._on_typed)
        self.decision.picked.connect(lambda _: self._on_typed())
        self.keep.clicked.connect(self._take)
        self.add.clicked.connect(self.show_new)
        self.drop.clicked.connect(lambda: self.dropped.emit(self._id()))
        self.reword.clicked.connect(lambda: self.reword_wanted.emit(self._id()))

    def _id(self) -> str:
        return self._current.id if self._current else ""

    def _lay_out(self) -> None:
        look = self._look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(8))
        column.addWidget(self.count)
        holder, flow = flow_box(look.gap(12))
        for act in (self.take_in, self.export, self.add):
            flow.addWidget(act)
        column.addWidget(holder)
        self.list.setMinimumHeight(look.size(154))
        column.addWidget(self.list, 100)
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.gap(8))
        inside.addWidget(self.about)
        inside.addWidget(self._field)
        inside.addWidget(Field(look, self.tr("Decision"), self.decision))
        inside.addWidget(Field(look, self.tr("Why"), self.why))
        inside.addWidget(Field(look, self.tr("Text changed to"), self.changed))
        holder, flow = flow_box(look.gap(12))
        for act in (self.keep, self.reword, self.drop):
            flow.addWidget(act)
        inside.addWidget(holder)
        column.addWidget(self.form)
        column.addStretch(1)
        self.form.hide()


def _read(text: str) -> Typed | None:
    """Return a draft, or None where there is none that can be read."""
    try:
        return msgspec.json.decode(text, type=Typed) if text else None
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
