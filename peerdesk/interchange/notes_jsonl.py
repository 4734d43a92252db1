# SPDX-License-Identifier: Apache-2.0
"""Notes from JSON lines: one object a line, with the names of the table's columns.

Rows are numbered as lines of the file, from 1; blank lines are passed over.
"""

import json

import msgspec
from msgspec import Struct

from peerdesk.desk.intake import BadRow, NoteRow
from peerdesk.interchange.reading import Parsed, check_rows, decoded, listed

_LONGEST = 1 << 20


class _Record(Struct, frozen=True, forbid_unknown_fields=True):
    """One line as other programs write it; lists may be given as one text."""

    text: str
    session: str = ""
    case: str = ""
    stance: str = ""
    source: str = ""
    author: str = ""
    kloes: tuple[str, ...] | str = ()
    voices: tuple[str, ...] | str = ()


def parse_jsonl(data: bytes) -> Parsed:
    """Return the notes of JSON lines; a line that is no note is among the bad.

    Raises `NotText` and `TooLarge`.
    """
    rows: list[NoteRow] = []
    bad: list[BadRow] = []
    for number, line in enumerate(decoded(data).split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = _read(line)
        except ValueError as error:
            bad.append(BadRow(number, str(error)))
        else:
            rows.append(_row(number, record))
    check_rows(len(rows) + len(bad))
    return Parsed(tuple(rows), tuple(bad))


def _read(line: str) -> _Record:
    """Return the record of a line, or raise `ValueError` with a reason that quotes no text."""
    if len(line) > _LONGEST:
        raise ValueError("It is longer than a note can be: split it.")
    try:
        record = msgspec.json.decode(line, type=_Record)
        json.loads(line, object_pairs_hook=_named_once)
    except msgspec.ValidationError as error:
        raise ValueError(_wrong(str(error))) from None
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise ValueError("It is not JSON: write one object on one line.") from None
    return record


def _named_once(fields: list[tuple[str, object]]) -> None:
    """Raise `ValueError` where a field stands twice: one of the two would be lost unsaid."""
    if len({name for name, _ in fields}) < len(fields):
        raise ValueError("It has a field twice: keep one of them.")


def _wrong(message: str) -> str:
    if message.startswith("Object contains unknown field"):
        return "It has a field that is no column of notes: remove it."
    if message.startswith("Object missing required field"):
        return "Its “text” is missing: write it."
    return "A field has the wrong type: write texts in quotes, and lists of texts for tags."


def _row(number: int, record: _Record) -> NoteRow:
    kloes, voices = record.kloes, record.voices
    return NoteRow(
        number=number,
        text=record.text,
        session=record.session,
        case=record.case,
        stance=record.stance,
        source=record.source,
        author=record.author,
        kloes=listed(kloes) if isinstance(kloes, str) else kloes,
        voices=listed(voices) if isinstance(voices, str) else voices,
    )
