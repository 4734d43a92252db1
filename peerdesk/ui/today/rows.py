# SPDX-License-Identifier: Apache-2.0
"""What Today shows, read from the book in one go on the vault's thread."""

from dataclasses import dataclass

from peerdesk.desk.book import Book
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.retention import Reminder, due
from peerdesk.desk.writing import own_entry
from peerdesk.domain.challenge import Scope
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.words import Stance
from peerdesk.ui.facts import is_alone

QUESTIONS, THIN = 4, 4
"""How many questions and thin lines are shown; the count says how many more there are."""


@dataclass(frozen=True)
class SessionRow:
    """A session as a row: whether it is mine, who else goes, how many lines I wrote in it."""

    id: str
    session: Session
    mine: bool
    others: tuple[str, ...]
    lines: int
    kloes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ThinLine:
    """A line of enquiry with little evidence."""

    title: str
    notes: int


@dataclass(frozen=True)
class TodayRows:
    """Everything on the page; `scope` is None before there is a challenge."""

    scope: Scope | None
    day: str
    days: tuple[str, ...] = ()
    rows: tuple[SessionRow, ...] = ()
    next: SessionRow | None = None
    questions: tuple[Note, ...] = ()
    question_count: int = 0
    thin: tuple[ThinLine, ...] = ()
    notes: int = 0
    unshared: int = 0
    alone: bool = False
    reminder: Reminder | None = None


def read_today(book: Book, day: str, today: str, time: str) -> TodayRows:
    """Return the page for a day, "" for the day to begin with; times are local, ISO and HH:MM."""
    try:
        scope = book.challenge().scope
    except NoChallenge:
        return TodayRows(None, today)
    sessions = [held for held in book.sessions() if not held.value.called_off]
    days = _days(scope, sessions)
    me = own_entry(book).person
    coming = _coming(sessions, today, time, me)
    shown = day or _first_day(days, today, coming)
    questions = NoteQuery(stance=Stance.QUESTION)
    return TodayRows(
        scope=scope,
        day=shown,
        days=days,
        rows=tuple(
            _row(book, held, me) for held in book.sessions(shown) if not held.value.called_off
        ),
        next=_row(book, coming, me) if coming else None,
        questions=book.notes(questions, 0, QUESTIONS),
        question_count=book.count_notes(questions),
        thin=_thin(book),
        notes=book.count_notes(NoteQuery()),
        unshared=book.unshared(),
        alone=is_alone(book),
        reminder=due(book, today),
    )


def _days(scope: Scope | None, sessions: list[Placed[Session]]) -> tuple[str, ...]:
    days = {held.value.day for held in sessions}
    if scope is not None:
        days |= {*scope.days, *scope.case_review_days}
    return tuple(sorted(days))


def _coming(
    sessions: list[Placed[Session]], today: str, time: str, person: str
) -> Placed[Session] | None:
    """Return the session that runs or comes next: one's own, or of one's whole team's."""
    ahead = [held for held in sessions if (held.value.day, held.value.end) > (today, time)]
    own = [held for held in ahead if not held.value.peers or person in held.value.peers]
    return next(iter(own or ahead), None)


def _first_day(days: tuple[str, ...], today: str, coming: Placed[Session] | None) -> str:
    if today in days or not days:
        return today
    if coming is not None:
        return coming.value.day
    return next((day for day in days if day > today), days[-1])


def _row(book: Book, held: Placed[Session], me: str) -> SessionRow:
    names = {person.id: person.value.name.split()[0] for person in book.people()}
    titles = {kloe.id: kloe.value.title for kloe in book.kloes()}
    session = held.value
    return SessionRow(
        id=held.id,
        session=session,
        mine=me in session.peers,
        others=tuple(names[p] for p in session.peers if p in names and p != me),
        lines=book.count_notes(NoteQuery(session=held.id, author=me)),
        kloes=tuple(titles[kloe] for kloe in session.kloes if kloe in titles),
    )


def _thin(book: Book) -> tuple[ThinLine, ...]:
    counted = [
        ThinLine(kloe.value.title, book.count_notes(NoteQuery(kloe=kloe.id)))
        for kloe in usable_kloes(book)
    ]
    return tuple(sorted(counted, key=lambda line: line.notes)[:THIN])
