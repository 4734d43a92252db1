# SPDX-License-Identifier: Apache-2.0
"""Cards of the trail: a note with session, peer and day; a message; a document reached."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.desk.reached import Reached
from peerdesk.desk.trail import Behind, Led
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.message import Telling
from peerdesk.domain.words import Outcome, Source, title
from peerdesk.ui.components.button import LINK, Button
from peerdesk.ui.components.gaps import between
from peerdesk.ui.components.mark import Mark
from peerdesk.ui.components.text import IconText, Text, column
from peerdesk.ui.look import Look

Act = tuple[str, Callable[[], object]]
"""What a card offers: the words of its button, and what it does."""


_ICONS: dict[Source | None, str] = {
    Source.READ: "file-text",
    Source.SEEN: "eye",
    Source.DATA: "chart-bar",
}
"""Signs of how a note reached the team; what was heard has that of those who said it."""


def note_card(look: Look, note: Behind, acts: Sequence[Act] = ()) -> QWidget:
    """Return a note behind a message: its mark and words, then session, day, peer and voices."""
    card, inside = _card(look)
    row = QHBoxLayout()
    between(look, row, 12)
    if note.text:
        row.addWidget(Mark(look, note.stance))
    words = Text(note.text or note.gone, "body", "ink" if note.text else "ink2", wrap=True)
    row.addWidget(words, 1)
    inside.addLayout(row)
    foot = QHBoxLayout()
    between(look, foot, 8)
    said = IconText(look, _ICONS.get(note.source, "users-three"), note_facts(note))
    said.words.setWordWrap(True)
    foot.addWidget(said, 1)
    _add(look, foot, acts, note.text or note.gone)
    inside.addLayout(foot)
    return card


def message_card(look: Look, led: Led, acts: Sequence[Act] = ()) -> QWidget:
    """Return a message that a note bears on, or did."""
    card, inside = _card(look)
    row = QHBoxLayout()
    between(look, row, 12)
    row.addWidget(Mark(look, led.kind))
    row.addWidget(Text(led.wording, "body", wrap=True), 1)
    inside.addLayout(row)
    foot = QHBoxLayout()
    said = title(led.relation) if led.relation else _tr("taken off since")
    if led.withdrawn:
        said = _tr("{0}; the message is withdrawn").format(said)
    foot.addWidget(Text(said, "small", "ink2", wrap=True), 1)
    _add(look, foot, acts, led.wording)
    inside.addLayout(foot)
    return card


def document_line(look: Look, reached: Reached) -> QWidget:
    """Return a document that says the message, when it was frozen, and in which words."""
    card, inside = _card(look)
    when = moment(reached.at, reached.offset)
    for_whom = _tr("for the {0}").format(reached.sponsor.lower()) if reached.sponsor else ""
    named = ", ".join(filter(None, (reached.name, when, for_whom)))
    line = IconText(look, "article", named)
    line.words.setWordWrap(True)
    inside.addWidget(line)
    inside.addWidget(Text(reached.wording, "body", wrap=True))
    return card


def telling_line(look: Look, told: Telling) -> QWidget:
    """Return what a sponsor was told, when, and in which words."""
    who = _tr("{0} to the {1}, {2}")
    said = who.format(title(told.outcome), told.sponsor.lower(), moment(told.at, told.offset))
    if told.outcome in {Outcome.NOT_REACHED, Outcome.TAKEN_BACK}:
        return Text(said, "small", "ink2", wrap=True)
    card, inside = _card(look)
    inside.addWidget(Text(said, "small", "ink2", wrap=True))
    inside.addWidget(Text(told.wording, "body", wrap=True))
    return card


def note_facts(note: Behind) -> str:
    """Return session, day, peer and voices of a note, and why it counts no more, on one line."""
    voices = ", ".join(title(voice).lower() for voice in note.voices)
    source = title(note.source) if note.source and not note.place else ""
    facts = (
        note.place or source,
        note.belongs,
        short_day(note.day) if note.day else "",
        note.peer,
        voices,
        note.gone.lower() if note.text else "",
    )
    return ", ".join(dict.fromkeys(filter(None, facts)))


def moment(at: int, offset: int) -> str:
    """Return a moment as it is read: "Tue 12 May 18:50"."""
    when = local(at, offset)
    return f"{short_day(when.date().isoformat())} {when:%H:%M}"


def _card(look: Look) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("ground", "card")
    return card, column(card, margin=look.gap(12), gap=look.gap(6))


def _add(look: Look, row: QHBoxLayout, acts: Sequence[Act], about: str) -> None:
    for words, act in acts:
        button = Button(look, words, LINK)
        button.setAccessibleName(f"{words}: {about}")
        button.clicked.connect(act)
        row.addWidget(button)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Trail", words)
