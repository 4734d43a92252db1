# SPDX-License-Identifier: Apache-2.0
"""The ground that notes stand on: where they come from, as far as weighing asks.

Notes of one ground count once, however many they are and whoever took them down.
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from peerdesk.domain.calendar import local
from peerdesk.domain.note import Note
from peerdesk.domain.words import Source, Voice


class Ground(Struct, frozen=True, kw_only=True):
    """What decides how a note counts; `author` and `day` only where nothing else tells it apart.

    `record` is a case file's, document's or observation's identifier, `case` the label typed with
    a line. `kloes` hold identifiers; both sets are sorted.
    """

    source: Source
    session: str = ""
    case: str = ""
    record: str = ""
    author: str = ""
    day: str = ""
    kloes: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()


def ground_of(note: Note) -> Ground:
    """Return the ground that a note stands on."""
    placed = note.session or note.case or note.record
    return Ground(
        source=note.source,
        session=note.session,
        case=note.case,
        record=note.record,
        author="" if placed else note.author,
        day="" if placed else local(note.at, note.offset).date().isoformat(),
        kloes=tuple(sorted(note.kloe_ids)),
        voices=tuple(sorted(note.voice_list)),
    )


def parted(grounds: Iterable[Ground]) -> frozenset[Ground]:
    """Return grounds of one line of enquiry each, the voices of those in one place united.

    Weighing finds the same in them, for it looks at every line of enquiry by itself; and there
    are few of them, however many notes were tagged in however many ways.
    """
    voices: dict[Ground, set[Voice]] = {}
    for ground in grounds:
        for kloe in ground.kloes or ("",):
            place = replace(ground, kloes=(kloe,) if kloe else (), voices=())
            voices.setdefault(place, set()).update(ground.voices)
    return frozenset(replace(one, voices=tuple(sorted(heard))) for one, heard in voices.items())
