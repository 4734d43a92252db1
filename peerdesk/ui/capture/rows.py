# SPDX-License-Identifier: Apache-2.0
"""What Capture shows, read from the book in one go on the vault's thread."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from peerdesk.desk.book import TeamBook, scope_of
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.errors import NoChallenge, NotFound
from peerdesk.desk.favourites import Favourites, favourites
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.questions import QuestionQuery, find_questions
from peerdesk.desk.session_choices import SessionChoices, learned, session_choices
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.asked import Asked
from peerdesk.domain.attribution import a_person_of
from peerdesk.domain.challenge import Kloe
from peerdesk.domain.note import Note
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.words import title
from peerdesk.domain.writing_aids import Own

QUICK = "quick"
"""Stands for no session: a note from the corridor."""
LINES = 400
"""How many of one's own lines are listed; a long session has some hundred."""


PINS = 9
"""Ctrl and a digit put in the tag of a pinned line of enquiry."""


@dataclass(frozen=True)
class Colleague:
    """Somebody else's lines of the same session, as far as they have arrived; oldest first."""

    name: str
    lines: tuple[Note, ...]


@dataclass(frozen=True)
class CaptureRows:
    """Everything on the page; `session` is None for quick notes.

    `changing` is the draft of an earlier line that was being changed; see `Changing`.
    """

    id: str
    session: Session | None
    lines: tuple[Note, ...] = ()
    kloes: tuple[Placed[Kloe], ...] = ()
    draft: str = ""
    changing: str = ""
    founded: bool = True
    sessions: tuple[Placed[Session], ...] = field(default=())
    attached: Mapping[str, int] = field(default_factory=dict)
    choices: SessionChoices = field(default_factory=SessionChoices)
    liking: Favourites = field(default_factory=Favourites)
    own: Own = field(default_factory=Own)
    colleagues: tuple[Colleague, ...] = ()
    questions: tuple[Asked, ...] = ()

    @property
    def favourites(self) -> tuple[Placed[Kloe], ...]:
        """Return the session's own lines of enquiry, in its order."""
        wanted = self.session.kloes if self.session else ()
        known = {kloe.id: kloe for kloe in self.kloes}
        return tuple(known[kloe] for kloe in wanted if kloe in known)

    @property
    def pins(self) -> tuple[str, ...]:
        """Return the pinned lines of enquiry by their digit, "" where a digit is free."""
        known = {kloe.id for kloe in self.kloes}
        chosen = self.choices.pins
        if chosen is None:
            chosen = tuple(kloe.id for kloe in self.favourites)
        return tuple(kloe if kloe in known else "" for kloe in chosen[:PINS])

    @property
    def beside(self) -> tuple[Placed[Kloe], ...]:
        """Return what stands beside the page: the session's own lines, then others pinned."""
        own = self.favourites
        pinned = {kloe.id: kloe for kloe in self.kloes if kloe not in own}
        return (*own, *(pinned[kloe] for kloe in self.pins if kloe in pinned))


def draft_key(session: str) -> str:
    """Return the key under which the line being typed is kept."""
    return f"capture {session or QUICK}"


def changing_key(session: str) -> str:
    """Return the key under which the earlier line being changed is kept."""
    return f"capture changing {session or QUICK}"


def read_capture(book: TeamBook, session: str, today: str, time: str) -> CaptureRows:
    """Return the page for a session; "" for the one that runs or is next, `QUICK` for none."""
    try:
        book.challenge()
    except NoChallenge:
        return CaptureRows(QUICK, None, founded=False)
    sessions = tuple(held for held in book.sessions() if not held.value.called_off)
    me = own_entry(book).person
    chosen = session or _running(sessions, today, time, me)
    held = _held(book, chosen)
    query = NoteQuery(session=held.id if held else "", quick=held is None, author=me)
    newest = book.notes(query, 0, LINES)
    identifier = held.id if held else QUICK
    session_of = held.value if held else None
    kloes = usable_kloes(book)
    return CaptureRows(
        id=identifier,
        session=session_of,
        lines=tuple(reversed(newest)),
        kloes=kloes,
        draft=book.draft(draft_key(identifier)),
        changing=book.draft(changing_key(identifier)),
        sessions=sessions,
        attached=Counter(held.note for held in book.attachments() if not held.withdrawn),
        choices=session_choices(book, held.id if held else ""),
        liking=favourites(book, session_of, newest, me, scope_of(book)),
        own=_own_words(book, sessions, kloes),
        colleagues=_colleagues(book, held.id, me) if held else (),
        questions=_carried(book, held.id) if held else (),
    )


def _own_words(
    book: TeamBook, sessions: Iterable[Placed[Session]], kloes: Iterable[Placed[Kloe]]
) -> Own:
    """Return whom a line may name by mistake, and the words that are the challenge's own."""
    scope = scope_of(book)
    people = {
        person.name: a_person_of(title(person.role))
        for person in names(book).values()
        if person.name.strip()
    }
    texts = [scope.council, scope.title, *scope.sponsors, scope.organiser]
    texts += [theme.value.title for theme in book.themes()]
    texts += [text for kloe in kloes for text in (kloe.value.title, kloe.value.code)]
    for held in sessions:
        texts += [held.value.place, *(group.role for group in held.value.groups)]
        texts.append(held.value.title)
    return Own(people, tuple(texts), learned(book))


def _carried(book: TeamBook, session: str) -> tuple[Asked, ...]:
    """Return the questions carried to a session, those that are dropped left out."""
    found = find_questions(book, QuestionQuery(state=None, session=session))
    return tuple(asked for asked in found if not asked.dropped)


def _colleagues(book: TeamBook, session: str, me: str) -> tuple[Colleague, ...]:
    """Return what others wrote in a session, by name; two laptops of one person are one."""
    query = NoteQuery(session=session, newest_first=True)
    by_author: dict[str, list[Note]] = {}
    for note in book.notes(query, 0, LINES):
        if note.author != me:
            by_author.setdefault(note.author, []).append(note)
    known = names(book)
    found = [
        Colleague(known[author].name if author in known else "", tuple(reversed(notes)))
        for author, notes in by_author.items()
    ]
    return tuple(sorted(found, key=lambda colleague: colleague.name))


def _held(book: TeamBook, identifier: str) -> Placed[Session] | None:
    if identifier in {"", QUICK}:
        return None
    try:
        return book.session(identifier)
    except NotFound:
        return None


def _running(sessions: tuple[Placed[Session], ...], today: str, time: str, person: str) -> str:
    """Return the session to write in: one's own that runs or is next today, else none."""
    ahead = [s for s in sessions if s.value.day == today and s.value.end > time]
    own = [s for s in ahead if not s.value.peers or person in s.value.peers]
    return own[0].id if own else ""
