# SPDX-License-Identifier: Apache-2.0
"""What Today shows, read from the book in one go on the vault's thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from peerdesk.compose.prep import is_thin, thinness
from peerdesk.desk.book import Book, TeamBook
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.errors import NoChallenge
from peerdesk.desk.prep import notes_by_source
from peerdesk.desk.retention import Reminder, due
from peerdesk.desk.timetable import coming_session
from peerdesk.desk.timetable_file.taken_back import planned_sessions
from peerdesk.desk.timetable_news import News, news_of
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.asked import Asked
from peerdesk.domain.challenge import Scope
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.words import Authority, Source
from peerdesk.ui.facts import is_alone

QUESTIONS, THIN = 4, 4
"""How many questions and thin lines are shown; the count says how many more there are."""


@dataclass(frozen=True)
class SessionRow:
    """A session as a row: whether it is mine, who else goes, what changed of it lately.

    `waiting` counts the open questions that are carried to it.
    """

    id: str
    session: Session
    mine: bool
    others: tuple[str, ...]
    kloes: tuple[str, ...] = ()
    news: News = field(default_factory=News)
    waiting: int = 0


@dataclass(frozen=True)
class ThinLine:
    """A line of enquiry with little evidence, how much there is, and in which ways it came."""

    kloe: str
    title: str
    words: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class QuestionRow:
    """An open question, and the session it is carried to."""

    id: str
    text: str
    session: Session | None = None


@dataclass(frozen=True)
class TodayRows:
    """Everything on the page; `scope` is None before there is a challenge.

    `team` is everybody by identifier with their name, `leaders` who changes the timetable.
    """

    scope: Scope | None
    day: str
    days: tuple[str, ...] = ()
    rows: tuple[SessionRow, ...] = ()
    next: SessionRow | None = None
    questions: tuple[QuestionRow, ...] = ()
    question_count: int = 0
    unshared: int = 0
    alone: bool = False
    reminder: Reminder | None = None
    leads: bool = False
    team: Mapping[str, str] = field(default_factory=dict)
    leaders: tuple[str, ...] = ()
    sessions: tuple[Placed[Session], ...] = ()


def read_today(book: TeamBook, day: str, today: str, time: str) -> TodayRows:
    """Return the page for a day, "" for the day to begin with; times are local, ISO and HH:MM."""
    try:
        scope = book.challenge().scope
    except NoChallenge:
        own = book.identity.authority is Authority.LEAD
        return TodayRows(None, today, leads=own)
    every = planned_sessions(book)
    sessions = [held for held in every if not held.value.called_off]
    mine = own_entry(book)
    days = _days(scope, sessions)
    coming = coming_session(book, today, time)
    shown = day or _first_day(days, today, coming)
    asked = [one for one in book.questions() if one.open]
    reading = _Reading(book, mine.person, asked)
    return TodayRows(
        scope=scope,
        day=shown,
        days=days,
        rows=tuple(reading.row(held) for held in every if held.value.day == shown),
        next=reading.row(coming) if coming else None,
        questions=_questions(asked, {held.id: held.value for held in every}, shown, mine.person),
        question_count=len(asked),
        unshared=book.unshared(),
        alone=is_alone(book),
        reminder=due(book, today),
        leads=mine.authority is Authority.LEAD,
        team=reading.people,
        leaders=tuple(m.name for m in book.members() if m.authority is Authority.LEAD),
        sessions=every,
    )


def _days(scope: Scope | None, sessions: list[Placed[Session]]) -> tuple[str, ...]:
    days = {held.value.day for held in sessions}
    if scope is not None:
        days |= {*scope.days, *scope.case_review_days}
    return tuple(sorted(days))


def _first_day(days: tuple[str, ...], today: str, coming: Placed[Session] | None) -> str:
    if today in days or not days:
        return today
    if coming is not None:
        return coming.value.day
    return next((day for day in days if day > today), days[-1])


class _Reading:
    """Makes rows of sessions; names and titles are read once for all of them."""

    def __init__(self, book: Book, me: str, asked: list[Asked]) -> None:
        self._book, self._me = book, me
        self.people = {key: person.name for key, person in names(book).items()}
        self._titles = {kloe.id: kloe.value.title for kloe in book.kloes()}
        self._waiting: dict[str, int] = {}
        for one in asked:
            session = one.value.session
            self._waiting[session] = self._waiting.get(session, 0) + 1

    def row(self, held: Placed[Session]) -> SessionRow:
        """Return the row of a session."""
        session, people = held.value, self.people
        others = (people[p] for p in session.peers if p in people and p != self._me)
        return SessionRow(
            id=held.id,
            session=session,
            mine=self._me in session.peers,
            others=tuple(name.split()[0] if name.split() else name for name in others),
            kloes=tuple(self._titles[kloe] for kloe in session.kloes if kloe in self._titles),
            news=news_of(self._book, held, people),
            waiting=self._waiting.get(held.id, 0),
        )


def _questions(
    asked: list[Asked], sessions: Mapping[str, Session], day: str, me: str
) -> tuple[QuestionRow, ...]:
    """Return the first open questions: those for sessions of the day by time, mine, the rest."""

    def rank(one: Asked) -> tuple[bool, str, bool]:
        session = sessions.get(one.value.session)
        to_day = session is not None and session.day == day and not session.called_off
        return not to_day, session.start if to_day and session else "", one.value.owner != me

    first = sorted(asked, key=rank)[:QUESTIONS]
    return tuple(QuestionRow(q.id, q.value.text, sessions.get(q.value.session)) for q in first)


@dataclass(frozen=True)
class TodayCounts:
    """What takes a look at every note: how many lines I wrote in each session, what is thin."""

    lines: Mapping[str, int] = field(default_factory=dict)
    thin: tuple[ThinLine, ...] = ()


def read_counts(book: Book) -> TodayCounts:
    """Return the counts of the page, which come in after it is shown."""
    return TodayCounts(book.count_by_session(own_entry(book).person), _thin(book))


def _thin(book: Book) -> tuple[ThinLine, ...]:
    """Return the lines with least evidence: fewest ways in which it came, then fewest notes."""
    evidence = book.count_evidence()
    counted = [(kloe, notes_by_source(evidence, kloe.id)) for kloe in usable_kloes(book)]
    thin = [(kloe, notes) for kloe, notes in counted if is_thin(notes)]
    thin.sort(key=lambda pair: (len(pair[1]), sum(pair[1].values())))
    return tuple(
        ThinLine(kloe.id, kloe.value.title, thinness(notes), tuple(s for s in Source if s in notes))
        for kloe, notes in thin[:THIN]
    )
