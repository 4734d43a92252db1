# SPDX-License-Identifier: Apache-2.0
"""Which notes a query wants, worked out note by note: slow, and plainly right."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from peerdesk.desk.query import NoteQuery
from peerdesk.domain.calendar import local
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text without case and accents, as a reader would compare them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def has_words(text: str, wanted: str) -> bool:
    """Say whether every word wanted begins some word of the text."""
    there = words_of(text)
    return all(any(word.startswith(start) for word in there) for start in words_of(wanted))


def day_of(note: Note, sessions: Mapping[str, Placed[Session]]) -> str:
    """Return the day a note belongs to: its session's, or else the one it was written on."""
    session = sessions.get(note.session)
    return session.value.day if session else local(note.at, note.offset).date().isoformat()


def wants(
    query: NoteQuery,
    sessions: Mapping[str, Placed[Session]],
    kloes: Mapping[str, Placed[Kloe]],
    linked: frozenset[str],
) -> Callable[[Note], bool]:
    """Return a test of notes against the query; `linked` are the notes in a standing message."""

    def wanted(note: Note) -> bool:
        themes = {kloes[kloe].value.theme for kloe in note.kloe_ids if kloe in kloes}
        return (
            note.withdrawn == query.withdrawn
            and has_words(note.text, query.words)
            and query.day in {"", day_of(note, sessions)}
            and query.session in {"", note.session}
            and query.source in {None, note.source}
            and query.stance in {None, note.stance}
            and (not query.kloe or query.kloe in note.kloe_ids)
            and (not query.theme or query.theme in themes)
            and (query.voice is None or query.voice in note.voice_list)
            and query.author in {"", note.author}
            and query.case in {"", note.case}
            and query.record in {"", note.record}
            and not (query.untagged and note.kloe_ids)
            and query.in_message in {None, note.id in linked}
        )

    return wanted
