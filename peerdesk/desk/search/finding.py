# SPDX-License-Identifier: Apache-2.0
"""Find anything by what is typed: lines of enquiry, messages, notes, sessions, kept searches.

Names are found fuzzily, notes by the index of their words, and filters as words narrow notes
here as they do everywhere else.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from peerdesk.desk.book import TeamBook
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.choices import Choices
from peerdesk.desk.query import NoteQuery
from peerdesk.desk.search.filters import read_search
from peerdesk.desk.search.kept import kept_searches
from peerdesk.desk.search.names import SearchNames
from peerdesk.desk.search.ranking import Candidate, ranked
from peerdesk.domain.calendar import local, short_day
from peerdesk.domain.words import title

FEW, MANY = 5, 50
"""Things of one sort that are shown beside others, and where only that sort is wanted."""
REMEMBERED = 30
_USED = "palette.used"


class Sort(StrEnum):
    """What can be found, in the order in which it is shown."""

    LINE = "line"
    MESSAGE = "message"
    NOTE = "note"
    SESSION = "session"
    SEARCH = "search"


class Thing(Struct, frozen=True):
    """Something found: its words, what supports them, and the sign that it is shown with.

    `sign` is a stance, a kind of message or a kind of session; of a kept search it is "".
    """

    sort: Sort
    id: str
    words: str
    hint: str = ""
    sign: str = ""

    @property
    def key(self) -> str:
        """Return what it is remembered by."""
        return f"{self.sort}:{self.id}"


class Wish(Struct, frozen=True, kw_only=True):
    """What is looked for; `sorts` narrows to some, `recent` are the keys of what was used last.

    With nothing typed only what was used is found; with `fill`, after it a few of the rest, the
    sessions of the ISO day `today` first.
    """

    typed: str
    sorts: tuple[Sort, ...] = tuple(Sort)
    recent: tuple[str, ...] = ()
    fill: bool = False
    today: str = ""

    @property
    def most(self) -> int:
        """Return how many of one sort are wanted."""
        return FEW if len(self.sorts) > 1 else MANY


class Findings(Struct, frozen=True):
    """What was found, sort by sort; `more` says that other notes have these words besides."""

    things: tuple[Thing, ...]
    more: bool
    query: NoteQuery


def find(book: TeamBook, names: SearchNames, wish: Wish) -> Findings:
    """Return what is called so, and the notes that say so; with nothing typed, what was used."""
    search = read_search(wish.typed, names, until=len(wish.typed)).query
    filtered = search != NoteQuery(words=search.words)
    things: list[Thing] = []
    more = False
    for sort in wish.sorts:
        if sort is Sort.NOTE:
            notes = list(_notes(book, search, wish)) if wish.typed.strip() else []
            more = len(notes) > wish.most
            things += notes[: wish.most]
        elif not filtered:
            things += _named(tuple(_of_sort(book, sort, wish)), wish)
    return Findings(tuple(things), more, search)


def last_used(book: Choices) -> tuple[str, ...]:
    """Return the keys of what was used here, the last first; kept inside the vault."""
    return tuple(filter(None, book.choice(_USED).split("\n")))


def remember_used(book: Choices, key: str) -> None:
    """Remember that something was used."""
    keys = [key, *(one for one in last_used(book) if one != key)]
    book.keep_choice(_USED, "\n".join(keys[:REMEMBERED]))


def _named(things: Sequence[Thing], wish: Wish) -> Iterator[Thing]:
    """Yield the things whose name fits; with nothing typed only those used before."""
    by_key = {thing.key: thing for thing in things}
    if not wish.typed.strip():
        used = [key for key in wish.recent if key in by_key]
        rest = list(by_key) if wish.fill or len(wish.sorts) == 1 else []
        for key in list(dict.fromkeys((*used, *rest)))[: max(len(used), wish.most)]:
            yield by_key[key]
        return
    names = (Candidate(thing.key, thing.words, thing.hint) for thing in things)
    for key in ranked(wish.typed, names, wish.recent)[: wish.most]:
        yield by_key[key]


def _notes(book: TeamBook, search: NoteQuery, wish: Wish) -> Iterator[Thing]:
    """Yield the notes wanted and one more, if there is one: counting all of them takes longer."""
    for note in book.notes(search, 0, wish.most + 1):
        written = local(note.at, note.offset)
        when = f"{short_day(written.date().isoformat()).split()[0]} {written:%H:%M}"
        yield Thing(Sort.NOTE, note.id, note.text, when, note.stance.value)


def _of_sort(book: TeamBook, sort: Sort, wish: Wish) -> Iterator[Thing]:
    if sort is Sort.SESSION:
        return _sessions(book, wish.today)
    return _OF_SORT[sort](book)


def _lines(book: TeamBook) -> Iterator[Thing]:
    for kloe in usable_kloes(book):
        yield Thing(Sort.LINE, kloe.id, kloe.value.title, f"#{kloe.value.code}")


def _messages(book: TeamBook) -> Iterator[Thing]:
    for message in book.messages():
        kind = message.filing.kind
        yield Thing(Sort.MESSAGE, message.id, message.wording, title(message.status), kind.value)


def _sessions(book: TeamBook, today: str) -> Iterator[Thing]:
    """Yield the sessions of a day first, then all others in their order."""
    for placed in sorted(book.sessions(), key=lambda session: session.value.day != today):
        session = placed.value
        hint = f"{short_day(session.day)} {session.start}"
        if session.called_off:
            hint = f"{hint}, called off"
        yield Thing(Sort.SESSION, placed.id, session.title, hint, session.kind.value)


def _searches(book: TeamBook) -> Iterator[Thing]:
    for search in kept_searches(book):
        yield Thing(Sort.SEARCH, search.name, search.name, search.words)


_OF_SORT = {
    Sort.LINE: _lines,
    Sort.MESSAGE: _messages,
    Sort.SEARCH: _searches,
}
