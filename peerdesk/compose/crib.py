# SPDX-License-Identifier: Apache-2.0
"""What the speaker of a slide keeps at hand: the weight behind each point, and where it is from.

It goes into the notes of the team's copy, which is carried about and printed. So it refers to the
evidence and repeats none of it: a session and its day, a document, a number of case files; no
words of a note, and nothing that looks like somebody's name. Who wants the notes opens the point
in the program.
"""

from collections.abc import Iterator, Mapping, Sequence

from peerdesk.compose.atlas import Kind, Setting
from peerdesk.compose.blocks import Point
from peerdesk.compose.casebook import Casebook
from peerdesk.compose.phrases import capital, counted, shortened
from peerdesk.compose.sentences import EMERGING_CRIB
from peerdesk.domain.calendar import short_day
from peerdesk.domain.ground import ground_of
from peerdesk.domain.message import Message
from peerdesk.domain.note import Note
from peerdesk.domain.role_words import seems_named
from peerdesk.domain.words import Relation, Status, title

MOST = 6
"""Places named for one point: more cannot be read while speaking."""
_LONGEST = 70
_EVER = "9999-12-31"
_SAID = {Relation.SUPPORTS: "For", Relation.CONTRADICTS: "Against"}
_OTHERWISE = {
    Kind.INTERVIEW: "a talk",
    Kind.FOCUS_GROUP: "a group",
    Kind.OBSERVED: "something seen",
    Kind.DOCUMENT: "a document",
    Kind.DATA: "figures",
}
"""What evidence is called that stands on no timetable and in no list."""


def crib(
    casebook: Casebook, points: Sequence[Point], messages: Mapping[str, Message]
) -> tuple[str, ...]:
    """Return the lines for the notes of a slide; they go into the team's copy only."""
    lines: list[str] = []
    for number, point in enumerate(points, 1):
        message = messages[point.message]
        emerging = "" if message.status is Status.AGREED else f" {EMERGING_CRIB}"
        lines.append(f"Point {number}. {point.weight}{emerging}")
        lines += references(casebook, message)
    return tuple(lines)


def references(casebook: Casebook, message: Message) -> tuple[str, ...]:
    """Return where the evidence for and against a message is from, a line each."""
    said = []
    for relation, word in _SAID.items():
        places = _places(casebook, list(casebook.linked(message, relation, _EVER)))
        shown = places[:MOST]
        if len(places) > MOST:
            shown.append(f"and {counted(len(places) - MOST, 'more place')}")
        if shown:
            said.append(f"{word}: {'; '.join(shown)}.")
    return tuple(said)


def _places(casebook: Casebook, notes: Sequence[Note]) -> list[str]:
    """Return each setting once, by day, and the case files as a number."""
    found: dict[Setting, Note] = {}
    files: set[Setting] = set()
    for note in sorted(notes, key=lambda note: (casebook.day_of(note), note.at, note.id)):
        ground = ground_of(note)
        setting = casebook.atlas.setting(ground)
        if casebook.atlas.kind(ground) is Kind.CASE_RECORD:
            files.add(setting)
        else:
            found.setdefault(setting, note)
    named = list(dict.fromkeys(_place(casebook, note) for note in found.values()))
    return [*named, *([counted(len(files), "case file")] if files else [])]


def _place(casebook: Casebook, note: Note) -> str:
    """Return what a note is from, and when."""
    day = casebook.day_of(note)
    name = next(_nameless(casebook, _names(casebook, note)), "")
    name = name or _OTHERWISE.get(casebook.atlas.kind(ground_of(note)), "a note")
    return ", ".join(filter(None, (capital(name), short_day(day) if day else "")))


def _names(casebook: Casebook, note: Note) -> Iterator[str]:
    """Yield what a note's place is called, the most telling first."""
    if session := casebook.session_of(note):
        yield session.title
        yield title(session.kind)
    yield from (f"“{d.value.title}”" for d in casebook.documents if d.id == note.record)
    for seen in (o.value for o in casebook.observations if o.id == note.record):
        yield seen.setting
        yield title(seen.kind)


def _nameless(casebook: Casebook, names: Iterator[str]) -> Iterator[str]:
    team = [placed.value.name for placed in casebook.people]
    return (shortened(name, _LONGEST) for name in names if not seems_named(name, team))
