# SPDX-License-Identifier: Apache-2.0
"""What the place of questions shows, read on the vault's thread and frozen."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import ErasedNote, NotFound
from peerdesk.desk.questions import QuestionState, asker, kloes_about, state_of
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.asked import Asked
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.session import Session
from peerdesk.domain.words import Authority, QuestionOrigin
from peerdesk.ui.questions.carrying import raised_by


class Answer(Struct, frozen=True):
    """A note that answers a question; `gone` says that it was withdrawn or erased since."""

    note: str
    text: str
    when: str
    gone: str = ""


class QuestionRow(Struct, frozen=True, kw_only=True):
    """One question, wholly; `carried` is what may answer it, in words, `kloes` are identifiers.

    `about` and `place` lead to what raised it. `other` is a second wording that stands beside.
    """

    id: str
    text: str
    state: QuestionState
    origin: QuestionOrigin
    owner: str
    owner_name: str
    session: str
    document: str
    carried: str
    kloes: tuple[str, ...]
    about: str
    place: str
    raised_by: str
    asked: str
    answers: tuple[Answer, ...]
    other: str = ""


class QuestionsListed(Struct, frozen=True):
    """All questions in the order in which they were raised, and what they can be filtered by."""

    rows: tuple[QuestionRow, ...]
    sessions: Mapping[str, str]
    kloes: Mapping[str, str]
    me: str
    writes: bool


def read_questions(book: TeamBook) -> QuestionsListed:
    """Return all questions; raises `NoChallenge`."""
    book.challenge()
    mine = own_entry(book)
    people = {person: one.name for person, one in names(book).items()}
    sessions = {one.id: one.value for one in book.sessions()}
    documents = {one.id: one.value.title for one in book.documents()}
    rows = tuple(_row(book, asked, people, sessions, documents) for asked in book.questions())
    used = {row.session for row in rows}
    tagged = {kloe for row in rows for kloe in row.kloes}
    return QuestionsListed(
        rows=rows,
        sessions={name: _session_words(one) for name, one in sessions.items() if name in used},
        kloes={one.id: one.value.title for one in book.kloes() if one.id in tagged},
        me=mine.person,
        writes=reaches(mine.authority, Authority.PEER),
    )


def _row(
    book: TeamBook,
    asked: Asked,
    people: Mapping[str, str],
    sessions: Mapping[str, Session],
    documents: Mapping[str, str],
) -> QuestionRow:
    value = asked.value
    session = sessions.get(value.session)
    carried = [_session_words(session)] if session else []
    carried += [documents[value.document]] if value.document in documents else []
    who = people.get(asker(book, asked), "")
    return QuestionRow(
        id=asked.id,
        text=value.text,
        state=state_of(asked),
        origin=value.origin,
        owner=value.owner,
        owner_name=people.get(value.owner, ""),
        session=value.session,
        document=value.document,
        carried="; ".join(carried),
        kloes=kloes_about(book, value),
        about=value.about,
        place=_place(book, value.about),
        raised_by=raised_by(book, value.about),
        asked=", ".join(filter(None, (who, _moment(asked.at, asked.offset)))),
        answers=tuple(_answers(book, asked)),
        other=next((c.value.text for c in asked.choices if c.value.text != value.text), ""),
    )


def _answers(book: TeamBook, asked: Asked) -> Iterator[Answer]:
    for held in asked.answers:
        try:
            note = book.note(held.value)
        except ErasedNote:
            yield Answer(held.value, "", "", "erased")
        except NotFound:
            yield Answer(held.value, "", "", "elsewhere")
        else:
            gone = "withdrawn" if note.withdrawn else ""
            yield Answer(held.value, note.text, _moment(note.at, note.offset), gone)


def _place(book: TeamBook, about: str) -> str:
    """Return the place that shows what raised a question, or ""."""
    if not about:
        return ""
    with suppress(NotFound):
        book.note(about)
        return "evidence"
    with suppress(NotFound):
        book.message(about)
        return "messages"
    return ""


def _session_words(session: Session) -> str:
    return f"{session.title}, {short_day(session.day)} {session.start}"


def _moment(at: int, offset: int) -> str:
    when = local(at, offset)
    return f"{short_day(when.date().isoformat())} {when:%H:%M}"
