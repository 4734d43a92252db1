# SPDX-License-Identifier: Apache-2.0
"""The evidence trail behind a point, one line a note, for the team's copy and nobody else.

A line says where and when, whose voice it was and what the note says; never who wrote it.
"""

from peerdesk.compose.casebook import Casebook
from peerdesk.compose.phrases import counted, shortened
from peerdesk.domain.calendar import short_day
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.words import Relation, Stance, title

LONGEST = 8
"""Notes shown behind one point; the rest are counted, and the program shows them all."""
KEY_NOTES = 2
"""Notes shown behind a point of a paper beside the report, whose team's copy has the evidence."""
DOUBTFUL = "day doubtful"
"""Stands where only a clock gives a note's day, and the clock was plainly wrong."""


def trail(
    casebook: Casebook, message: Message, day: str, longest: int = LONGEST
) -> tuple[str, ...]:
    """Return the notes behind a message up to a day: for it, then against it, then context.

    Where there are more than fit, those for it give way first, so that what speaks against a
    point is never hidden by what speaks for it; a last line counts the rest.
    """
    notes = {relation: _by_day(casebook, message, relation, day) for relation in Relation}
    against = notes[Relation.CONTRADICTS][:longest]
    supports = notes[Relation.SUPPORTS][: longest - len(against)]
    context = notes[Relation.CONTEXT][: longest - len(against) - len(supports)]
    lines = [note_line(casebook, note) for note in supports]
    lines += [f"Against: {note_line(casebook, note)}" for note in against]
    lines += [f"Context: {note_line(casebook, note)}" for note in context]
    if left := sum(map(len, notes.values())) - len(lines):
        lines.append(f"And {counted(left, 'more note')}.")
    return tuple(lines)


def key_trail(casebook: Casebook, message: Message, day: str) -> tuple[str, ...]:
    """Return the notes that tell most of a message, and where the others stand."""
    lines = trail(casebook, message, day, KEY_NOTES)
    if len(lines) <= KEY_NOTES:
        return lines
    return (*lines[:-1], f"{lines[-1].rstrip('.')}: see the team’s copy of the report.")


def _by_day(casebook: Casebook, message: Message, relation: Relation, day: str) -> list[Note]:
    notes = list(casebook.linked(message, relation, day))
    return sorted(notes, key=lambda note: (casebook.day_of(note), note.at, note.id))


def note_line(casebook: Casebook, note: Note) -> str:
    """Return where, when and by whose voice a note came, and what it says, on one line."""
    session = casebook.session_of(note)
    place = session.title if session else title(note.source)
    day = casebook.day_of(note)
    where = [short_day(day) if day else DOUBTFUL, place, *([note.case] if note.case else [])]
    where += [title(voice).lower() for voice in note.voice_list]
    said = shortened(note.text)
    if note.stance is Stance.VERBATIM:
        said = f"“{said}”"
    return f"{', '.join(where)}: {said}"
