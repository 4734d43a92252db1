# SPDX-License-Identifier: Apache-2.0
"""A note as rows of the projection: its body, what it is filtered by, its words."""

from typing import NamedTuple

import msgspec

from peerdesk.domain.calendar import local
from peerdesk.domain.clash import is_unsettled
from peerdesk.domain.note import Note
from peerdesk.domain.words import Voice

VOICE_BIT = {voice: 1 << place for place, voice in enumerate(Voice)}
_note = msgspec.json.Decoder(Note)
_encoder = msgspec.json.Encoder(order="sorted")


class Standing(NamedTuple):
    """A note with the number that its rows have."""

    number: int
    note: Note


def write_body(value: msgspec.Struct) -> str:
    """Return what stands as canonical JSON text."""
    return _encoder.encode(value).decode()


def read_note(body: str) -> Note:
    """Return the note that a body holds."""
    return _note.decode(body)


def kloe_facet(kloes: tuple[str, ...]) -> str:
    """Return lines of enquiry as one text, each between two spaces so that it can be found."""
    return f" {' '.join(kloes)} " if kloes else ""


def facet_row(number: int, note: Note) -> tuple[int | str, ...]:
    """Return what a note is filtered by, in the order of the columns of `note_facet`."""
    voices = 0
    for held in note.voices:
        voices |= VOICE_BIT[Voice(held.value)]
    return (
        number,
        note.id,
        note.session,
        note.author,
        note.case,
        note.record,
        local(note.at, note.offset).date().isoformat(),
        note.stances[-1].value,
        note.source.value,
        kloe_facet(note.kloe_ids),
        voices,
        1 if note.withdrawals else 0,
        1 if is_unsettled(note) else 0,
    )
