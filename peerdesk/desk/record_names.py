# SPDX-License-Identifier: Apache-2.0
"""What a note belongs to, in words: case file and area, document, observation, figure."""

from collections.abc import Mapping

from peerdesk.desk.book import Book
from peerdesk.domain.calendar import day_name
from peerdesk.domain.note import Note
from peerdesk.domain.words import title


def record_names(book: Book) -> dict[str, str]:
    """Return what each case file, document and observation is called, by its identifier."""
    cases = {case.id: case.value.label for case in book.case_files()}
    documents = {listed.id: listed.value.title for listed in book.documents()}
    observations = {held.id: held.value.setting for held in book.observations()}
    return cases | documents | observations


def belonging_words(note: Note, names: Mapping[str, str]) -> str:
    """Return what a note belongs to besides its session, or "".

    A case goes by the label that it has now, though another one may have been drawn since the
    note was written.
    """
    named = names.get(note.record) or note.case
    area = title(note.area) if note.area is not None else ""
    return ", ".join(filter(None, (named, area, figure_words(note))))


def figure_words(note: Note) -> str:
    """Return the figure that a note rests on, with its source and date, or ""."""
    if note.figure is None:
        return ""
    day = note.figure.day
    written = day_name(day, weekday=False, year=True) if day else ""
    return ", ".join(filter(None, (note.figure.value, note.figure.source, written)))
