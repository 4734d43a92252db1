# SPDX-License-Identifier: Apache-2.0
"""The pane of the factual-accuracy log: the list, and what the team makes of the chosen one."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.accuracy import AccuracyComment
from peerdesk.domain.publication_words import Decision
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.current import choose_row
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.keyed_list import KeyedList
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.report import keys
from peerdesk.ui.report.comment_form import CommentForm
from peerdesk.ui.report.log_list import LogDelegate, LogModel
from peerdesk.ui.report.rows import CommentRow, Shown, comment_key

Newest = Callable[[str, str], str]
"""Gives what is being typed under a key, or what was read where nobody has typed."""


class LogPane(QWidget):
    """The comments of one document; what is done with the chosen one is told by `form`."""

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self._shown: Shown | None = None
        self._current: CommentRow | None = None
        self._new = False
        self._newest: Newest = lambda _, read: read
        self.count = Text("", "small", "ink2", wrap=True)
        self.take_in = Button(look, self.tr("Take in"), LINK, key=keys.IMPORT)
        self.export = Button(look, self.tr("Export log"), LINK, key=keys.EXPORT_LOG)
        self.add = Button(look, self.tr("New"), LINK, key=keys.ADD)
        self.model = LogModel()
        self.list = KeyedList(look, self.model, LogDelegate(look))
        self.list.setAccessibleName(self.tr("Comments of the council"))
        self.form = CommentForm(look, host)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._on_current())
        self.list.opened.connect(self.form.decision.setFocus)
        self.add.clicked.connect(self.show_new)

    def ask_drafts(self, newest: Newest) -> None:
        """Ask there what is being typed about a comment, whenever one is shown."""
        self._newest = newest

    def show_log(self, shown: Shown) -> None:
        """Show the log of a document, keeping the comment that was chosen."""
        self._new = self._new and self._shown is not None and self._shown.kind is shown.kind
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
        if self._new:
            self._show_new()
            return
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
        self._show_new()
        self.form.comment.setFocus()

    def leave_new(self) -> None:
        """Show what is in the log again: the new comment is written."""
        self._new = False

    def clear(self) -> None:
        """Hold nothing."""
        self._shown = self._current = None
        self._new = False
        self.model.show(())
        self.count.setText("")
        self.form.clear()

    def _on_current(self) -> None:
        row = self.model.row(self.list.currentIndex().row())
        if row is not None and row is not self._current:
            self._current, self._new = row, False
            self._fill(row)

    def _show_new(self) -> None:
        if self._shown is not None:
            self._current, self._new = None, True
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
            self._fill(CommentRow("", AccuracyComment(publication=self._shown.kind), ""))

    def _fill(self, row: CommentRow) -> None:
        if self._shown is not None:
            self.form.show_comment(row, self._draft(row.id), live=self._shown.lead)

    def _draft(self, comment: str) -> str:
        """Return what is being typed about a comment now."""
        key = comment_key(comment)
        return self._newest(key, self._shown.drafts.get(key, "") if self._shown else "")

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
        column.addWidget(self.form)
        column.addStretch(1)
