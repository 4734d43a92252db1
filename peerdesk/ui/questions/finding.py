# SPDX-License-Identifier: Apache-2.0
"""Finding the notes that may answer a question, by words, or at first those that are near."""

from peerdesk.desk.book import TeamBook
from peerdesk.desk.query import NoteQuery
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.words import Stance
from peerdesk.ui.components.options import Option
from peerdesk.ui.questions.rows import QuestionRow

FOUND = 20
"""Notes offered as answers at once."""


def find_answers(book: TeamBook, row: QuestionRow, words: str) -> list[Option]:
    """Return the notes with these words; without any, those of its session or line of enquiry.

    Reflections are no evidence and come last.
    """
    taken = {answer.note for answer in row.answers}
    kloe = row.kloes[0] if row.kloes else ""
    near = NoteQuery(session=row.session) if row.session else NoteQuery(kloe=kloe)
    query = NoteQuery(words=words) if words.strip() else near
    found = book.notes(query, 0, FOUND + len(taken))
    found = tuple(sorted(found, key=lambda note: note.stance is Stance.REFLECTION))
    return [
        Option(note.id, note.text, _when(note.at, note.offset), mark=note.stance)
        for note in found
        if note.id not in taken
    ][:FOUND]


def _when(at: int, offset: int) -> str:
    moment = local(at, offset)
    return f"{short_day(moment.date().isoformat()).split()[0]} {moment:%H:%M}"
