# SPDX-License-Identifier: Apache-2.0
"""Searches with filters as words: what is typed, as a query, and a query as it would be typed.

The words on the screen, in the palette and on the command line are these; the chips of the
evidence place are another view of the same query.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from peerdesk.compose.atlas import Kind
from peerdesk.desk.query import UNTAGGED, VALUES, WORDS, Narrowing, NoteQuery, narrowings
from peerdesk.desk.search.names import NEARER, Known, SearchNames, nearest
from peerdesk.domain.search_words import (
    BARE,
    Spelt,
    Term,
    looked_for,
    spell,
    wanted,
    write_term,
    written,
)
from peerdesk.domain.words import SessionKind, Source, Stance, Voice

FIELDS = {name: name for name in VALUES} | {"by": "author", "from": "origin"}
del FIELDS["author"], FIELDS["origin"]
"""The filters by value: how each is typed, and the field of the query that it is about."""
TYPED = {field: name for name, field in FIELDS.items()}
"""How each field of a query is typed."""
MEANS: Mapping[str, str] = {
    "kloe": "line of enquiry",
    "theme": "theme",
    "kind": "kind of session",
    "from": "kind of source, an interview or a document",
    "source": "way it came, heard, read, seen or data",
    "stance": "mark",
    "voice": "voice",
    "day": "day, by its number or date",
    "session": "session",
    "by": "member of the team",
    "case": "case label",
    "record": "record, a case file, document or observation",
    "in": "message or bin",
    "order": "order",
    "untagged": "without a line of enquiry",
    "not": "turns the next filter round",
}
"""What each filter is, in words, in the order in which they are offered."""
_FILTERS = {name: (name,) for name in MEANS}
_SORTS: Mapping[str, type] = {
    "kind": SessionKind, "origin": Kind, "source": Source, "stance": Stance, "voice": Voice,
}  # fmt: skip
_SWITCHES = frozenset({"in", "order"})


class Trouble(Struct, frozen=True):
    """A filter that says nothing to anybody here; it narrows nothing until it is put right.

    `nearest` is how it may have been meant, as it would be typed.
    """

    typed: str
    what: str
    nearest: str = ""

    @property
    def sentence(self) -> str:
        """Return what is wrong, and what it may have been."""
        if not self.nearest:
            return f"No {self.what} is called “{self.typed}”."
        return f"No {self.what} is called “{self.typed}”. Is it {self.nearest}?"


class Search(Struct, frozen=True):
    """What was typed, as a query, and what in it nobody knows."""

    query: NoteQuery
    troubles: tuple[Trouble, ...] = ()


def read_search(text: str, names: SearchNames, *, until: int | None = None) -> Search:
    """Return what a search typed means.

    The filter at character `until` is still being typed: while nobody knows it, it is passed
    over without a word. Filters of one name widen each other, those of different names narrow.
    """
    reading = _Reading(names)
    for spelt in spell(text):
        reading.take(spelt.term, typing=until is not None and spelt.first < until <= spelt.last)
    return Search(reading.query(), tuple(reading.troubles))


def write_search(query: NoteQuery, names: SearchNames) -> str:
    """Return a query as it would be typed; `read_search` makes the same query of it again."""
    return written(_terms(query, names))


class Completed(Struct, frozen=True):
    """What may be typed in place of the characters from `first` up to `last`."""

    first: int
    last: int
    insert: str
    title: str
    hint: str = ""


def complete(text: str, caret: int, names: SearchNames, most: int = 50) -> tuple[Completed, ...]:
    """Return how the filter at the caret may go on: its value, or the filter's own name."""
    spelt = next((one for one in spell(text) if one.first < caret <= one.last), None)
    if spelt is None:
        return ()
    term = spelt.term
    if term.name in FIELDS or term.name in _SWITCHES:
        found = _fitting(names.known.get(term.name, ()), term.value)
        return tuple(
            _complete(spelt, write_term(Term(one.word, term.name, term.without)), one)
            for one in found[:most]
        )
    if term.name or (term.without and not term.value):
        return ()
    return tuple(_named(spelt))


def _fitting(known: Sequence[Known], typed: str) -> list[Known]:
    """Return what a value begun may become: what begins so first, then what holds it."""
    wanted = typed.casefold()
    begins = [one for one in known if one.word.startswith(wanted) or wanted in one.also]
    words = [one for one in known if f" {wanted}" in f" {one.title.casefold()}"]
    holds = [one for one in known if wanted in one.word]
    return list(dict.fromkeys((*begins, *words, *holds)))


def _named(spelt: Spelt) -> Iterator[Completed]:
    typed = spelt.term.value.casefold()
    begin = "not:" if spelt.term.without else ""
    for name, means in MEANS.items():
        if name.startswith(typed) and name != typed and not (begin and name == "not"):
            insert = f"{begin}{name}" + (" " if name in BARE else ":")
            yield Completed(spelt.first, spelt.last, insert, insert.strip(), means)


def _complete(spelt: Spelt, insert: str, known: Known) -> Completed:
    return Completed(spelt.first, spelt.last, f"{insert} ", known.title, known.hint or known.word)


class _Reading:
    """Gathers the terms of a search into a query."""

    def __init__(self, names: SearchNames) -> None:
        self._names = names
        self._words: list[str] = []
        self._values: dict[tuple[str, bool], list[str]] = {}
        self._flags: dict[str, bool] = {}
        self.troubles: list[Trouble] = []

    def take(self, term: Term, *, typing: bool) -> None:
        """Take one term in."""
        name = term.name
        if not name and term.without:
            self._add(WORDS, term.value, without=True)
        elif not name:
            self._words.append(looked_for(term.value))
        elif name in BARE and not term.value:
            self._untagged(without=term.without)
        elif name in FIELDS or name in _SWITCHES:
            self._filter(term, typing=typing)
        else:
            self._unknown(term)

    def query(self) -> NoteQuery:
        """Return the query: one value is a plain field, more of them narrow beyond it."""
        plain: dict[str, object] = {}
        more: list[Narrowing] = []
        order = {name: place for place, name in enumerate((*VALUES, UNTAGGED, WORDS))}
        for (field, without), values in sorted(
            self._values.items(), key=lambda item: (order[item[0][0]], item[0][1])
        ):
            once = tuple(dict.fromkeys(values))
            if without or len(once) > 1:
                more.append(Narrowing(field, once, without))
            else:
                sort = _SORTS.get(field)
                plain[field] = sort(once[0]) if sort else once[0]
        return NoteQuery(words=" ".join(self._words), more=tuple(more), **self._flags, **plain)  # type: ignore[arg-type] # by field

    def _filter(self, term: Term, *, typing: bool) -> None:
        name = term.name
        if name == "case" and term.value:  # a label may stand on a note and on no case file
            self._add("case", term.value, without=term.without)
        elif every := self._names.every(name, term.value) if term.value else ():
            for known in every:
                if name in _SWITCHES:
                    self._switch(known.value, on=not term.without)
                else:
                    self._add(FIELDS[name], known.value, without=term.without)
        elif not typing:
            close = self._names.nearest(name, term.value) if term.value else ""
            meant = write_term(Term(close, name, term.without)) if close else ""
            self.troubles.append(Trouble(term.value, MEANS[name].partition(",")[0], meant))

    def _switch(self, value: str, *, on: bool) -> None:
        if value == "message":
            self._flags["in_message"] = on
        elif value == "bin":
            self._flags["withdrawn"] = on
        else:
            self._flags["newest_first"] = (value == "newest") == on

    def _untagged(self, *, without: bool) -> None:
        if without:
            self._add(UNTAGGED, "yes", without=True)
        else:
            self._flags["untagged"] = True

    def _unknown(self, term: Term) -> None:
        """Look for what no filter is as for words, and say which filter it may have been.

        A line may well say "Outcome: good"; then nothing is near, and nothing is said.
        """
        self._words += [term.name, *([looked_for(term.value)] if term.value else [])]
        if close := nearest(term.name, _FILTERS, NEARER):
            meant = write_term(Term(term.value, close, term.without))
            self.troubles.append(Trouble(term.name, "filter", meant))

    def _add(self, field: str, value: str, *, without: bool) -> None:
        self._values.setdefault((field, without), []).append(value)


def _terms(query: NoteQuery, names: SearchNames) -> Iterator[Term]:
    for narrowing in narrowings(query):
        for value in narrowing.values:
            if narrowing.name == UNTAGGED:
                yield Term("", UNTAGGED, narrowing.without)
            elif narrowing.name == WORDS:
                yield Term(value, "", narrowing.without)
            else:
                name = TYPED[narrowing.name]
                yield Term(names.word(name, value), name, narrowing.without)
    if query.untagged:
        yield Term("", UNTAGGED)
    if query.in_message is not None:
        yield Term("message", "in", without=not query.in_message)
    if query.withdrawn:
        yield Term("bin", "in")
    if not query.newest_first:
        yield Term("oldest", "order")
    yield from (Term(one.value) for one in wanted(query.words))
