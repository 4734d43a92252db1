# SPDX-License-Identifier: Apache-2.0
"""Which notes a query wants, worked out note by note: slow, and plainly right."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import NamedTuple

from peerdesk.compose.atlas import Atlas
from peerdesk.desk.book import Book
from peerdesk.desk.query import UNTAGGED, WORDS, NoteQuery, narrowings
from peerdesk.desk.weighing import atlas_of
from peerdesk.domain.calendar import local
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.ground import ground_of
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Placed
from peerdesk.domain.search_words import wanted
from peerdesk.domain.session import Session
from peerdesk.domain.words import Source

_WORD = re.compile(r"[^\W_]+")


class Recorded(NamedTuple):
    """The labels of the case files, by identifier, and what counts as one setting."""

    labels: Mapping[str, str]
    atlas: Atlas


def recorded(book: Book) -> Recorded:
    """Return what a book has recorded of case files, documents and observations."""
    labels = {one.id: one.value.label for one in book.case_files()}
    return Recorded(labels, atlas_of(book))


def words_of(text: str) -> list[str]:
    """Return the words of a text without case and accents, as a reader would compare them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def has_words(text: str, searched: str) -> bool:
    """Say whether a text has every word searched for, as a beginning, and every phrase."""
    return all(
        has_phrase(text, one.value)
        if one.phrase
        else all(has_phrase(text, word) for word in words_of(one.value))
        for one in wanted(searched)
    )


def has_phrase(text: str, phrase: str) -> bool:
    """Say whether the words of a phrase follow each other in a text, the last as a beginning."""
    there, words = words_of(text), words_of(phrase)
    runs = (there[first : first + len(words)] for first in range(len(there) - len(words) + 1))
    return not words or any(
        run[:-1] == words[:-1] and run[-1].startswith(words[-1]) for run in runs
    )


def day_of(note: Note, sessions: Mapping[str, Placed[Session]]) -> str:
    """Return the day a note belongs to: its session's, or else the one it was written on."""
    session = sessions.get(note.session)
    return session.value.day if session else local(note.at, note.offset).date().isoformat()


def wants(
    query: NoteQuery,
    sessions: Mapping[str, Placed[Session]],
    kloes: Mapping[str, Placed[Kloe]],
    linked: frozenset[str],
    known: Recorded | None = None,
) -> Callable[[Note], bool]:
    """Return a test of notes against the query; `linked` are the notes in a standing message.

    Without what is `known` of records no case file has a label and no note is of a kind of source.
    """

    def fits(note: Note, name: str, value: str) -> bool:
        session = sessions.get(note.session)
        there = {
            "theme": {kloes[k].value.theme for k in note.kloe_ids if k in kloes},
            "kloe": set(note.kloe_ids),
            "voice": {voice.value for voice in note.voice_list},
            "stance": {note.stance.value},
            "kind": {session.value.kind.value} if session else set(),
            "origin": {known.atlas.kind(ground_of(note)).value} if known else set(),
            "source": {note.source.value},
            "day": {day_of(note, sessions)},
            "session": {note.session},
            "author": {note.author},
            "case": {note.case, known.labels.get(note.record, note.case) if known else note.case},
            "record": {note.record},
            UNTAGGED: set() if note.kloe_ids else {value},
            WORDS: {value} if words_of(value) and has_phrase(note.text, value) else set(),
        }
        return value in there[name]

    def is_wanted(note: Note) -> bool:
        return (
            note.withdrawn == query.withdrawn
            and has_words(note.text, query.words)
            and not (query.untagged and note.kloe_ids)
            and (not query.quick or _is_quick(note))
            and query.in_message in {None, note.id in linked}
            and all(
                any(fits(note, one.name, value) for value in one.values) != one.without
                for one in narrowings(query)
            )
        )

    return is_wanted


def _is_quick(note: Note) -> bool:
    """Return whether a note was taken down in the corridor."""
    return not (note.session or note.case or note.record or note.source is Source.DATA)
