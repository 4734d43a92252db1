# SPDX-License-Identifier: Apache-2.0
"""The sheet for a new message, alone or from chosen notes."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.desk.book import TeamBook
from peerdesk.domain.words import MessageKind, Stance, title
from peerdesk.ui.components.button import PRIMARY
from peerdesk.ui.components.field import Field
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.options import Option
from peerdesk.ui.components.pick import Pick
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import Text
from peerdesk.ui.components.wording import WordingField, count_words
from peerdesk.ui.look import Look
from peerdesk.ui.messages.rows import Team

NEW = "message:new"
"""The key of the draft of a message that is not there yet."""
_SHOWN = 3
_KINDS = {
    Stance.STRENGTH: MessageKind.STRENGTH,
    Stance.CONSIDERATION: MessageKind.CONSIDERATION,
    Stance.GOOD_PRACTICE: MessageKind.GOOD_PRACTICE,
}


class Beginning(Struct, frozen=True):
    """What a new message starts from; `texts` are the notes' words, to be read beside it."""

    notes: tuple[str, ...]
    texts: tuple[str, ...]
    kind: MessageKind
    theme: str
    kloe: str
    draft: str


class Drafted(Struct, frozen=True):
    """What the sheet was filled with."""

    kind: MessageKind
    theme: str
    kloe: str
    wording: str
    notes: tuple[str, ...]


def read_beginning(book: TeamBook, notes: Sequence[str], theme: str) -> Beginning:
    """Return what a message from these notes would begin with: their marks and tags decide."""
    held = [book.note(note) for note in notes]
    kinds = Counter(_KINDS[note.stance] for note in held if note.stance in _KINDS)
    lines = Counter(kloe for note in held for kloe in note.kloe_ids)
    kloes = {kloe.id: kloe.value for kloe in book.kloes()}
    kloe = next((line for line, _ in lines.most_common() if line in kloes), "")
    return Beginning(
        notes=tuple(notes),
        texts=tuple(note.text for note in held),
        kind=kinds.most_common(1)[0][0] if kinds else MessageKind.STRENGTH,
        theme=kloes[kloe].theme if kloe else theme,
        kloe=kloe,
        draft=book.draft(NEW),
    )


class DraftSheet(Sheet):
    """Kind, theme, line and wording; `drafted` carries them, `typed` the unfinished wording."""

    drafted = Signal(object)
    typed = Signal(str)

    def __init__(self, look: Look, host: QWidget, team: Team, beginning: Beginning) -> None:
        super().__init__(look, host, self.tr("New message"), width=680)
        self._team, self._beginning = team, beginning
        self.kind = Pick(look, self, self.tr("Kind"))
        self.theme = Pick(look, self, self.tr("Theme"))
        self.kloe = Pick(look, self, self.tr("Line of enquiry"))
        self.wording = WordingField(look, most_lines=5)
        self._field = Field(look, self.tr("Wording"), self.wording)
        self._lay_out_body()
        kinds = [Option(kind, title(kind), mark=kind) for kind in MessageKind]
        themes = [Option(theme, name, icon="stack") for theme, name in team.themes.items()]
        self.kind.set_options(kinds, beginning.kind)
        self.theme.set_options(themes, beginning.theme)
        self._offer_kloes()
        self.kloe.choose(beginning.kloe)
        self.wording.set_text(beginning.draft)
        keep = self.add_act(self.tr("Draft this message"), PRIMARY, key="Ctrl+Return")
        keep.setShortcut(QKeySequence())
        keep.clicked.connect(self._take)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        self._connect()
        self._show_count()

    def say_wrong(self, sentence: str) -> None:
        """Say why the message could not be drafted; the text stays."""
        self._field.set_error(sentence)

    def _connect(self) -> None:
        self.wording.textChanged.connect(self._on_typed)
        self.wording.kept.connect(self._take)
        self.wording.agreed.connect(self._take)
        self.wording.left.connect(self.leave)
        self.theme.picked.connect(self._offer_kloes)

    def _take(self) -> None:
        drafted = Drafted(
            kind=MessageKind(self.kind.value()),
            theme=self.theme.value(),
            kloe=self.kloe.value(),
            wording=self.wording.toPlainText(),
            notes=self._beginning.notes,
        )
        self.drafted.emit(drafted)

    def _on_typed(self) -> None:
        self._show_count()
        self.typed.emit(self.wording.toPlainText())

    def _show_count(self) -> None:
        count = count_words(self.wording.toPlainText())
        self._field.set_hint(
            self.tr("{0} words. A bullet has 10 to 45, in the third person.").format(count)
        )

    def _offer_kloes(self) -> None:
        inside = [k for k in self._team.kloes if k.value.theme == self.theme.value()]
        options = [Option("", self.tr("No line of enquiry"))]
        options += [Option(k.id, k.value.title, f"#{k.value.code}", "hash") for k in inside]
        self.kloe.set_options(options, "")

    def _lay_out_body(self) -> None:
        look, texts = self.look, self._beginning.texts
        row = QHBoxLayout()
        between(look, row, 12)
        for label, control in (
            (self.tr("Kind"), self.kind),
            (self.tr("Theme"), self.theme),
            (self.tr("Line of enquiry"), self.kloe),
        ):
            row.addWidget(Field(look, label, control))
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._field)
        if texts:
            head = (
                self.tr("Stands on 1 note")
                if len(texts) == 1
                else self.tr("Stands on {0} notes").format(len(texts))
            )
            self.body.addWidget(Text(head, "small", "ink2"))
        for text in texts[:_SHOWN]:
            self.body.addWidget(Text(text, "small", "ink", wrap=True))
        if len(texts) > _SHOWN:
            more = self.tr("{0} more").format(len(texts) - _SHOWN)
            self.body.addWidget(Text(more, "small", "ink2"))
