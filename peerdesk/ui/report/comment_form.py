# SPDX-License-Identifier: Apache-2.0
"""What the team makes of one comment of the council: decided, why, and changed to what."""

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
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.flow import flow_box
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.text import Text
from peerdesk.ui.look import Look
from peerdesk.ui.report import keys
from peerdesk.ui.report.rows import CommentRow, comment_key

_NOTHING = CommentRow("", AccuracyComment(publication=Publication.REPORT), "")


class Typed(Struct, frozen=True):
    """What is being typed about a comment and not kept yet."""

    comment: str
    decision: Decision
    why: str
    changed_to: str


class CommentForm(QWidget):
    """`kept` carries identifier ("" for a new one) and comment, `typed` a draft's key and text.

    `dropped` carries the identifier, and `reword_wanted` that of the comment whose words its
    message is to have.
    """

    kept = Signal(str, object)
    typed = Signal(str, str)
    dropped = Signal(str)
    reword_wanted = Signal(str)

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__()
        self._look = look
        self._filling = False
        self._row = _NOTHING
        self._live = False
        self.about = Text("", "small", "ink2", wrap=True)
        self.comment = TextArea(look, lines=2)
        self.decision = Pick(look, host, self.tr("Decision"))
        self.why = TextArea(look, lines=2)
        self.changed = TextArea(look, lines=2)
        self.keep = Button(look, self.tr("Keep"), PRIMARY, key="Ctrl+Return")
        self.reword = Button(look, self.tr("Reword the message"), LINK, key=keys.REWORD)
        self.drop = Button(look, self.tr("Strike off"), LINK)
        self._field = Field(look, self.tr("What the council says"), self.comment)
        self._lay_out()
        self._connect()
        self.hide()

    def show_comment(self, row: CommentRow, draft: str, *, live: bool) -> None:
        """Show a comment, or what was being typed of it; only where live it can be changed."""
        self._filling = True
        self._row, self._live = row, live
        held = row.comment
        typed = _read(draft) or Typed(held.comment, held.decision, held.why, held.changed_to)
        about = [held.place, f"“{held.quoted}”" if held.quoted else "", held.made_by]
        self.about.setText("\n".join(filter(None, about)))
        self.about.setVisible(bool(self.about.text()))
        _set(self.comment, typed.comment)
        options = [Option(decision, title(decision)) for decision in Decision]
        self.decision.set_options(options, typed.decision)
        _set(self.why, typed.why)
        _set(self.changed, typed.changed_to)
        for area in (self.comment, self.why, self.changed):
            area.setReadOnly(not live)
        for control in (self.decision, self.keep):
            control.setEnabled(live)
        self.drop.setVisible(live and bool(row.id))
        differs = bool(row.wording) and held.changed_to not in {"", row.wording}
        self.reword.setVisible(live and differs)
        self._field.set_error("", focus=False)
        self.show()
        self._filling = False

    def clear(self) -> None:
        """Hold nothing."""
        self.show_comment(_NOTHING, "", live=False)
        self.hide()

    def say_wrong(self, sentence: str) -> None:
        """Say what is missing; what was typed stays."""
        self._field.set_error(sentence)

    def _typed(self) -> Typed:
        return Typed(
            self.comment.toPlainText(),
            Decision(self.decision.value() or Decision.OPEN),
            self.why.toPlainText(),
            self.changed.toPlainText(),
        )

    def _on_typed(self) -> None:
        if not self._filling:
            text = msgspec.json.encode(self._typed()).decode()
            self.typed.emit(comment_key(self._row.id), text)

    def _take(self) -> None:
        if not self._live:
            return
        typed = self._typed()
        wanted = replace(
            self._row.comment, comment=typed.comment, decision=typed.decision, why=typed.why,
            changed_to=typed.changed_to,
        )  # fmt: skip
        self.kept.emit(self._row.id, wanted)

    def _connect(self) -> None:
        for area in (self.comment, self.why, self.changed):
            area.textChanged.connect(self._on_typed)
        self.decision.picked.connect(lambda _: self._on_typed())
        self.keep.clicked.connect(self._take)
        self.drop.clicked.connect(lambda: self.dropped.emit(self._row.id))
        self.reword.clicked.connect(lambda: self.reword_wanted.emit(self._row.id))

    def _lay_out(self) -> None:
        look = self._look
        inside = QVBoxLayout(self)
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


def _set(area: TextArea, text: str) -> None:
    """Show a text; where it stands already the caret stays."""
    if area.toPlainText() != text:
        area.setPlainText(text)


def _read(text: str) -> Typed | None:
    """Return a draft, or None where there is none that can be read."""
    try:
        return msgspec.json.decode(text, type=Typed) if text else None
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
