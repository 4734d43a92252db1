# SPDX-License-Identifier: Apache-2.0
"""What the filters of a search may name in a challenge, each by one word that can be typed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct
from rapidfuzz import fuzz, process

from peerdesk.compose.atlas import KIND_NAMES
from peerdesk.desk.book import Book
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.references import LEAST, SHOWN
from peerdesk.desk.writing import names, own_entry
from peerdesk.domain.calendar import day_name, read_day, short_day
from peerdesk.domain.challenge import Kloe, Scope, Theme
from peerdesk.domain.errors import UnreadableTime
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session
from peerdesk.domain.words import MARKS, SessionKind, Source, Stance, Voice, title

NEAR, NEARER = 60, 75
"""From which likeness (of 100) on a name is offered for one that nobody knows; of filters, more."""
ME = "me"
_SEVERAL = frozenset({"kloe", "theme"})
"""What may be meant by several at once."""
_GAPS = re.compile(r"[\W_]+")


class Known(Struct, frozen=True):
    """Something that can be named: its value in a query, the word for it, and what it is called.

    `also` are other words for it.
    """

    value: str
    word: str
    title: str
    hint: str = ""
    also: tuple[str, ...] = ()


class SearchNames(Struct, frozen=True):
    """Everything that filters may name, by the filter's name; the same words on every laptop."""

    known: Mapping[str, tuple[Known, ...]]

    def find(self, name: str, given: str) -> Known | None:
        """Return what a word means for a filter: the word, a title, the beginning of one word.

        None where nobody knows it, or where several begin so.
        """
        wanted = given.casefold().strip()
        among = self.known.get(name, ())
        for one in among:
            if wanted == one.word.casefold():
                return one
        for one in among:
            if wanted in {one.value, one.title.casefold(), *one.also}:
                return one
        if name == "day":
            return _day(wanted)
        begun = [one for one in among if len(wanted) > 1 and one.word.startswith(wanted)]
        found = begun or [one for one in among if len(wanted) >= LEAST and _part(one, wanted)]
        return found[0] if len(found) == 1 else None

    def every(self, name: str, given: str) -> tuple[Known, ...]:
        """Return all that a word means: of lines and themes each whose title begins with it.

        "front-door" means every line about the front door, as one would expect of it; elsewhere a
        word means one thing or nothing.
        """
        one = self.find(name, given)
        wanted = given.casefold().strip()
        if name not in _SEVERAL or (one is not None and wanted in {one.word, one.value}):
            return (one,) if one else ()
        among = self.known.get(name, ())
        begun = tuple(
            other
            for other in among
            if f"{wanted}-" in (*_beginnings(other.word), *_beginnings(other.title))
        )
        return begun or ((one,) if one else ())

    def word(self, name: str, value: str) -> str:
        """Return the word for a value; one that nothing here has stands for itself."""
        return next((one.word for one in self.known.get(name, ()) if one.value == value), value)

    def title(self, name: str, value: str) -> str:
        """Return what a value is called."""
        return next((one.title for one in self.known.get(name, ()) if one.value == value), value)

    def nearest(self, name: str, given: str) -> str:
        """Return the word for what is most like a name that nobody knows, or ""."""
        return nearest(given, {one.word: (one.word, one.title) for one in self.known.get(name, ())})


def nearest(given: str, among: Mapping[str, Iterable[str]], least: int = NEAR) -> str:
    """Return the key under which the text most like the one given stands, or ""."""
    texts = {text.casefold(): key for key, every in among.items() for text in every}
    wanted = given.casefold()
    found = process.extractOne(wanted, texts.keys(), scorer=fuzz.ratio, score_cutoff=least)
    return texts[found[0]] if found else ""


def search_names(book: Book) -> SearchNames:
    """Return what can be named now; raises `NoChallenge`."""
    scope = book.challenge().scope
    sessions = book.sessions()
    return SearchNames(
        {
            "theme": _coded(book.themes()),
            "kloe": (*_coded(usable_kloes(book)), *_retired(book)),
            "voice": _listed(Voice),
            "stance": tuple(_stances()),
            "kind": _listed(SessionKind),
            "source": _listed(Source),
            "from": tuple(Known(kind.value, kind.value, name) for kind, name in KIND_NAMES.items()),
            "day": tuple(_days(scope, [one.value for one in sessions])),
            "session": _worded((one.id, one.value.title, _at(one.value)) for one in sessions),
            "by": tuple(_people(book)),
            "record": tuple(_records(book)),
            "in": (
                Known("message", "message", "In a message"),
                Known("bin", "bin", "In the bin"),
            ),
            "order": (
                Known("newest", "newest", "Newest first"),
                Known("oldest", "oldest", "Oldest first"),
            ),
        }
    )


def slug(text: str) -> str:
    """Return a title as one word: "Front door: triage" becomes "front-door-triage"."""
    return _GAPS.sub("-", text.casefold()).strip("-")


def _beginnings(title: str) -> Iterator[str]:
    """Yield what a title begins with, word by word: "front-", "front-door-"."""
    word = f"{slug(title)}-"
    for end, letter in enumerate(word, 1):
        if letter == "-":
            yield word[:end]


def _part(one: Known, wanted: str) -> bool:
    """Say whether something is part of an identifier, or begins a word of the title."""
    if one.value.endswith(wanted) or one.value.startswith(wanted):
        return True
    return any(word.startswith(wanted) for word in _GAPS.split(one.title.casefold()))


def _day(given: str) -> Known | None:
    """Return a day that nothing is planned on, by its ISO date."""
    try:
        day = read_day(given).isoformat()
    except UnreadableTime:
        return None
    return Known(day, day, day_name(day))


def _coded(placed: Iterable[Placed[Theme]] | Iterable[Placed[Kloe]]) -> tuple[Known, ...]:
    return tuple(Known(one.id, one.value.code, one.value.title) for one in placed)


def _retired(book: Book) -> tuple[Known, ...]:
    """Return the lines that can no longer be put on a note, which old notes still carry."""
    used = {kloe.id for kloe in usable_kloes(book)}
    codes = {kloe.value.code for kloe in usable_kloes(book)}
    left = [kloe for kloe in book.kloes() if kloe.id not in used]
    pairs = ((one.id, one.value.title, "no longer used") for one in left)
    return _worded(pairs, taken=codes)


def _worded(things: Iterable[tuple[str, str, str]], taken: Iterable[str] = ()) -> tuple[Known, ...]:
    """Return things by identifier, title and hint, each with a word that no other one has."""
    every = list(things)
    slugs = [slug(called) for _, called, _ in every]
    used = set(taken)
    found: list[Known] = []
    for (identifier, called, hint), word in zip(every, slugs, strict=True):
        own = word
        if not word or slugs.count(word) > 1 or word in used:
            own = f"{word}-{identifier[-SHOWN:]}".strip("-")
        own = identifier if own in used else own
        used.add(own)
        found.append(Known(identifier, own, called, hint))
    return tuple(found)


def _listed(words: Iterable[StrEnum]) -> tuple[Known, ...]:
    return tuple(Known(word.value, word.value, title(word)) for word in words)


def _stances() -> Iterator[Known]:
    marks = {stance: mark for mark, stance in MARKS.items()}
    for stance in Stance:
        mark = marks.get(stance, "")
        yield Known(stance.value, stance.value, title(stance), mark, (mark,) if mark else ())


def _days(scope: Scope | None, sessions: list[Session]) -> Iterator[Known]:
    """Yield the days on site by number, and every other day that has sessions by its date."""
    on_site = scope.days if scope else ()
    for number, day in enumerate(on_site, 1):
        yield Known(day, f"{number}", day_name(day), short_day(day), (slug(short_day(day)[:3]),))
    for day in sorted({session.day for session in sessions} - set(on_site)):
        yield Known(day, day, day_name(day), short_day(day))


def _people(book: Book) -> Iterator[Known]:
    me = own_entry(book).person
    team = _worded((one, person.name, title(person.role)) for one, person in names(book).items())
    for known in team:
        if known.value == me:
            yield Known(me, ME, known.title, known.hint, (known.word,))
        else:
            yield known


def _records(book: Book) -> tuple[Known, ...]:
    """Return case files, documents and observations, by label, title and setting."""
    files = ((one.id, one.value.label, "case file") for one in book.case_files())
    documents = ((one.id, one.value.title, "document") for one in book.documents())
    seen = ((one.id, one.value.setting, "observation") for one in book.observations())
    return _worded((*files, *documents, *seen))


def _at(session: Session) -> str:
    return f"{short_day(session.day)} {session.start}"
