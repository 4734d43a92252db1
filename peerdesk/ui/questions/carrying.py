# SPDX-License-Identifier: Apache-2.0
"""What the sheet of a question offers and begins with, read on the vault's thread and frozen."""

from collections.abc import Iterator
from contextlib import suppress

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.errors import NotFound
from peerdesk.desk.questions import question_of
from peerdesk.desk.scope import kloe_of
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.authority import reaches
from peerdesk.domain.calendar import short_day
from peerdesk.domain.placed import Placed
from peerdesk.domain.question import Question
from peerdesk.domain.session import Session
from peerdesk.domain.words import Authority
from peerdesk.ui.questions.wanted import AskWanted


class Carrier(Struct, frozen=True):
    """Somebody or something that a question can be carried to."""

    id: str
    name: str
    hint: str = ""


class AskRows(Struct, frozen=True, kw_only=True):
    """What the sheet shows: the question so far, what raised it, and whom it may go to.

    `key` is that of its draft; `question` is "" for a new one.
    """

    question: str
    value: Question
    raised_by: str
    people: tuple[Carrier, ...]
    sessions: tuple[Carrier, ...]
    documents: tuple[Carrier, ...]
    key: str
    draft: str
    writes: bool


def draft_key(wanted: AskWanted) -> str:
    """Return the key of a question's draft; with the note's identifier, it goes with the note."""
    return f"question:{wanted.question or wanted.about or 'new'}"


def read_ask(book: TeamBook, wanted: AskWanted, today: str) -> AskRows:
    """Return what the sheet needs; raises `NoChallenge`, and `NotFound` for a question."""
    book.challenge()
    mine = own_entry(book)
    if wanted.question:
        value = question_of(book, wanted.question).value
    else:
        value = Question(
            text=wanted.text,
            origin=wanted.origin,
            about=wanted.about,
            owner=wanted.owner or mine.person,
            session=wanted.session,
            document=wanted.document,
        )
    key = draft_key(wanted)
    return AskRows(
        question=wanted.question,
        value=value,
        raised_by=wanted.shown or raised_by(book, value.about),
        people=tuple(Carrier(p, person.name) for p, person in names(book).items()),
        sessions=tuple(_sessions(book.sessions(), today)),
        documents=tuple(
            Carrier(document.id, document.value.title)
            for document in book.documents()
            if not document.value.dropped
        ),
        key=key,
        draft=book.draft(key),
        writes=reaches(mine.authority, Authority.PEER),
    )


def raised_by(book: TeamBook, about: str) -> str:
    """Return the words of what raised a question, as they stand now, or "" where they are gone."""
    if not about:
        return ""
    with suppress(NotFound):
        return book.note(about).text
    with suppress(NotFound):
        return book.message(about).wording
    with suppress(NotFound):
        return kloe_of(book, about).value.title
    return ""


def _sessions(sessions: tuple[Placed[Session], ...], today: str) -> Iterator[Carrier]:
    """Yield the sessions that may answer: those to come first, then those that were."""
    held = [session for session in sessions if not session.value.called_off]
    coming = [session for session in held if session.value.day >= today]
    for session in (*coming, *(s for s in held if s.value.day < today)):
        value = session.value
        yield Carrier(session.id, value.title, f"{short_day(value.day)} {value.start}")
