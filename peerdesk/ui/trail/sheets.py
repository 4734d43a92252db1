# SPDX-License-Identifier: Apache-2.0
"""The sheets of the trail: behind a message its notes, behind a note the documents it reached."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.desk.trail import Behind, MessageTrail, NoteTrail
from peerdesk.domain.words import Relation, title
from peerdesk.ui.components.button import LINK, PLAIN
from peerdesk.ui.components.sheet import Sheet
from peerdesk.ui.components.text import IconText, Text
from peerdesk.ui.look import Look
from peerdesk.ui.trail.parts import (
    document_line,
    message_card,
    moment,
    note_card,
    telling_line,
)

SHOWN = 40
"""Notes and documents of one trail that are shown; the workbook has them all."""
_SIGNS = {
    Relation.SUPPORTS: ("plus-circle", "state.done"),
    Relation.CONTRADICTS: ("minus-circle", "state.contradicts"),
    Relation.CONTEXT: ("info", "ink2"),
}


class TrailSheet(Sheet):
    """What both have: the way to another trail, to a place, and back.

    `note_wanted` and `message_wanted` ask for another trail, `opened` carries a place and what to
    show there, `back_wanted` asks for the trail before.
    """

    note_wanted = Signal(str)
    message_wanted = Signal(str)
    opened = Signal(str, str)
    back_wanted = Signal()

    def __init__(self, look: Look, host: QWidget, title_: str, *, back: bool) -> None:
        super().__init__(look, host, title_, width=820)
        self._back = back

    def finish(self, place: str, what: str, words: str) -> None:
        """Add the acts: leave, open in its place, and back where there is a trail before."""
        self.body.addStretch(1)
        self.add_act(self.tr("Leave"), key="Esc").clicked.connect(self.leave)
        opening = self.add_act(words, PLAIN, key="Ctrl+Return")
        opening.clicked.connect(partial(self.opened.emit, place, what))
        if self._back:
            self.add_act(self.tr("Back"), LINK, key="Alt+Left").clicked.connect(self.back_wanted)

    def head(self, words: str, count: int) -> None:
        """Add a heading over a part, with how many there are."""
        self.body.addWidget(Text(self.tr("{0}, {1}").format(words, count), "heading"))

    def cut(self, count: int) -> None:
        """Say how many of a part are not shown."""
        if count > SHOWN:
            more = self.tr("{0} more are not shown here; the workbook in Checks has them all.")
            self.body.addWidget(Text(more.format(count - SHOWN), "small", "ink2", wrap=True))


class MessageTrailSheet(TrailSheet):
    """A message, the notes behind it, what was told of it, and the documents that say it."""

    def __init__(self, look: Look, host: QWidget, trail: MessageTrail, *, back: bool) -> None:
        super().__init__(look, host, self.tr("Trail of a message"), back=back)
        self.body.addWidget(Text(trail.wording, "wording", wrap=True))
        self.body.addWidget(Text(self._facts(trail), "small", "ink2", wrap=True))
        for other in trail.merged_from:
            merged = self.tr("Merged into it: {0}").format(other)
            self.body.addWidget(Text(merged, "small", "ink2", wrap=True))
        self._evidence(trail.behind)
        self.head(self.tr("Told"), len(trail.tellings))
        for told in trail.tellings[:SHOWN]:
            self.body.addWidget(telling_line(look, told))
        self.cut(len(trail.tellings))
        self.head(self.tr("In documents"), len(trail.reached))
        for reached in trail.reached[:SHOWN]:
            self.body.addWidget(document_line(look, reached))
        self.cut(len(trail.reached))
        self.finish("messages", trail.message, self.tr("Open the message"))

    def _facts(self, trail: MessageTrail) -> str:
        status = self.tr("withdrawn") if trail.withdrawn else title(trail.status).lower()
        drafted = self.tr("drafted {0}").format(moment(trail.at, trail.offset))
        who = self.tr("by {0}").format(trail.drafted_by) if trail.drafted_by else ""
        facts = (title(trail.kind), trail.theme, trail.kloe, status, f"{drafted} {who}".strip())
        return ", ".join(filter(None, facts))

    def _evidence(self, behind: Sequence[Behind]) -> None:
        self.head(self.tr("Evidence"), len(behind))
        if not behind:
            none = self.tr("No note stands behind this message.")
            self.body.addWidget(Text(none, "small", "ink2", wrap=True))
        before: Relation | None = None
        for note in behind[:SHOWN]:
            if note.relation is not before and note.relation is not None:
                icon, ink = _SIGNS[note.relation]
                self.body.addWidget(IconText(self.look, icon, title(note.relation), ink))
            before = note.relation
            acts = [(self.tr("Where it went"), partial(self.note_wanted.emit, note.note))]
            if note.text:
                show = partial(self.opened.emit, "evidence", note.note)
                acts.append((self.tr("Open the note"), show))
            self.body.addWidget(note_card(self.look, note, acts))
        self.cut(len(behind))


class NoteTrailSheet(TrailSheet):
    """A note, the messages that it bears on, and every document that it has reached."""

    def __init__(self, look: Look, host: QWidget, trail: NoteTrail, *, back: bool) -> None:
        super().__init__(look, host, self.tr("Where a note went"), back=back)
        self.body.addWidget(note_card(look, trail.note))
        self.head(self.tr("Messages"), len(trail.led))
        if not trail.led:
            none = self.tr("It bears on no message, and so it has reached no document.")
            self.body.addWidget(Text(none, "small", "ink2", wrap=True))
        for led in trail.led[:SHOWN]:
            acts = [(self.tr("Its trail"), partial(self.message_wanted.emit, led.message))]
            self.body.addWidget(message_card(look, led, acts))
        self.cut(len(trail.led))
        self.head(self.tr("Documents reached"), len(trail.reached))
        if trail.led and not trail.reached:
            none = self.tr("No document has been frozen while it stood behind a message.")
            self.body.addWidget(Text(none, "small", "ink2", wrap=True))
        for reached in trail.reached[:SHOWN]:
            self.body.addWidget(document_line(look, reached))
        self.cut(len(trail.reached))
        self.finish("evidence", trail.note.note, self.tr("Open the note"))
