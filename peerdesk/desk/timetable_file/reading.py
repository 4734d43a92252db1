# SPDX-License-Identifier: Apache-2.0
"""One row of a timetable read cell by cell, with what is to be said of each."""

import re
from collections.abc import Mapping
from typing import NoReturn

from msgspec import Struct

from peerdesk.desk.texts import FIELD_LIMIT, field
from peerdesk.desk.timetable_file.table import COLUMN_TITLES, Column
from peerdesk.desk.timetable_file.times import (
    Span,
    an_hour_after,
    days_near,
    read_day_words,
    read_span,
)
from peerdesk.desk.timetable_file.words import groups_in, is_break, kind_in, may_name
from peerdesk.domain.challenge import Scope
from peerdesk.domain.errors import TextTooLong, UnreadableTime
from peerdesk.domain.session import Session
from peerdesk.domain.words import SessionKind

_LISTED = re.compile(r"[;,/&\n]|\band\b")
_CODES = re.compile(r"[\s,;#]+")
_OFF = re.compile(r"\b(?:cancel\w*|called off|postponed|off|yes|true)\b")
_EVERYBODY = frozenset({"all", "everyone", "everybody", "whole team", "team", "all peers"})
_MOST_FILES = 10_000
_QUOTED = 60


class Remark(Struct, frozen=True):
    """What is to be said of a row: about which column, and what; a cell is quoted shortly."""

    column: Column
    words: str

    @property
    def sentence(self) -> str:
        """Return the remark with its column before it."""
        return f"{COLUMN_TITLES[self.column]}: {self.words}" if self.column else self.words


class Meant(Struct, frozen=True, kw_only=True):
    """A row and what it means; `session` is None where it cannot be taken in.

    `title` is the start of its title as it is written. `given` are the columns that say something
    in this row; what they do not say is kept as it is planned. `doubtful` says that it is better
    not taken in without a second look.
    """

    where: str
    title: str = ""
    session: Session | None = None
    given: frozenset[Column] = frozenset()
    remarks: tuple[Remark, ...] = ()
    doubtful: bool = False


class Known(Struct, frozen=True):
    """What a row may name: the team by what they are called, lines by code and title."""

    scope: Scope
    people: Mapping[str, str]
    kloes: Mapping[str, str]


class _Unusable(Exception):
    """A row without which there is no session; its remark says why."""


class Reading:
    """One row being read; gathers what is to be said of it."""

    def __init__(self, known: Known, where: str, cells: Mapping[Column, str], day: str) -> None:
        self._known, self._where, self._cells = known, where, cells
        self.day = day
        self._remarks: list[Remark] = []
        self._given: set[Column] = {column for column, cell in cells.items() if cell and column}
        self._doubtful = False

    def meant(self) -> Meant:
        """Return what the row means."""
        session = None
        try:
            session = self._session()
        except _Unusable:
            self._doubtful = True
        return Meant(
            where=self._where,
            title=_short(self._cells.get(Column.TITLE, "")),
            session=session,
            given=frozenset(self._given),
            remarks=tuple(self._remarks),
            doubtful=self._doubtful,
        )

    def _session(self) -> Session:
        title = self._text(Column.TITLE)
        if not title:
            self._refuse(Column.TITLE, "it is empty: write what the session is called.")
        day = self._day()
        span = self._span()
        if is_break(title):
            self._say(Column.TITLE, "it looks like a break and no session.", doubtful=True)
        if may_name(title):
            self._say(Column.TITLE, "it may hold a name: a role will do.")
        if span.afternoon:
            self._say(Column.TIME, f"taken as {span.start}, after noon.")
        if span.end < span.start:
            self._refuse(Column.END, f"{span.end} lies before {span.start}: correct one of them.")
        return Session(
            kind=self._kind(title),
            title=title,
            day=day,
            start=span.start,
            end=span.end,
            place=self._text(Column.PLACE),
            groups=groups_in(self._groups(), self._number(Column.PEOPLE, 1_000)),
            peers=self._peers(),
            kloes=self._kloes(),
            files=self._number(Column.FILES, _MOST_FILES),
            called_off=bool(_OFF.search(self._cells.get(Column.STATUS, "").casefold())),
        )

    def _day(self) -> str:
        written = self._cells.get(Column.DAY, "") or self._dated_start()
        if not written and not self.day:
            self._refuse(Column.DAY, "it is empty: write a day such as Wed 13 May.")
        if written:
            try:
                self.day = read_day_words(written, self._known.scope)
            except UnreadableTime:
                self._unread(Column.DAY, written, "day", "Wed 13 May")
        self._given.add(Column.DAY)
        if not days_near(self.day, self._known.scope):
            self._say(
                Column.DAY, "it is far from the challenge’s days: look at the year.", doubtful=True
            )
        elif not self._known.scope.is_planned(self.day):
            self._say(Column.DAY, "it is not among the days of the challenge.", doubtful=True)
        return self.day

    def _dated_start(self) -> str:
        """Return the start where it holds a day as well, as spreadsheets write a moment."""
        start = self._cells.get(Column.START, "")
        return start if re.match(r"\d{4}-\d\d-\d\d[ T]\d", start) else ""

    def _span(self) -> Span:
        both = self._cells.get(Column.TIME, "")
        start = self._cells.get(Column.START, "") or both
        if not start:
            self._refuse(Column.START, "it is empty: write a time such as 13:30.")
        span = self._time(Column.START if self._cells.get(Column.START) else Column.TIME, start)
        end = self._cells.get(Column.END, "")
        if end:
            ends = self._time(Column.END, end)
            span = Span(span.start, ends.start, span.afternoon or ends.afternoon)
        self._given.add(Column.START)
        if span.end:
            self._given.add(Column.END)
        else:
            self._say(Column.END, "it is empty: taken as one hour.")
            span = Span(span.start, an_hour_after(span.start), span.afternoon)
        return span

    def _time(self, column: Column, text: str) -> Span:
        time = re.sub(r"^\d{4}-\d\d-\d\d[ T]", "", text)
        try:
            return read_span(time)
        except UnreadableTime:
            self._unread(column, time, "time", "13:30")

    def _kind(self, title: str) -> SessionKind:
        written = self._cells.get(Column.KIND, "")
        kind = kind_in(written) if written else None
        if written and kind is None:
            self._given.discard(Column.KIND)
            self._say(Column.KIND, "no kind of session is known by that name.")
        kind = kind or kind_in(title)
        if kind is None:
            self._say(Column.KIND, "no word says what it is: taken as an interview.")
        return kind or SessionKind.INTERVIEW

    def _groups(self) -> str:
        written = self._text(Column.GROUPS, flat=False)
        if may_name(written):
            self._say(Column.GROUPS, "it may hold a name: a role will do.", doubtful=True)
        return written

    def _peers(self) -> tuple[str, ...]:
        found: list[str] = []
        unknown = 0
        for word in _LISTED.split(self._cells.get(Column.PEERS, "")):
            calling = " ".join(word.casefold().replace(".", "").split())
            if not calling or calling in _EVERYBODY:
                continue
            person = self._known.people.get(calling)
            if person is None:
                unknown += 1
            else:
                found.append(person)
        if unknown:
            say = "1 of them is" if unknown == 1 else f"{unknown} of them are"
            self._say(Column.PEERS, f"{say} not known in the team by name or initials: left out.")
        if unknown and not found:
            self._given.discard(Column.PEERS)
        return tuple(dict.fromkeys(found))

    def _kloes(self) -> tuple[str, ...]:
        written = self._cells.get(Column.KLOES, "")
        found: list[str] = []
        unknown: list[str] = []
        for part in re.split(r"[;,\n]", written):
            words = part.casefold().strip().removeprefix("#")
            if not words:
                continue
            if words in self._known.kloes:
                found.append(self._known.kloes[words])
                continue
            for code in filter(None, _CODES.split(words)):
                (found if code in self._known.kloes else unknown).append(
                    self._known.kloes.get(code, code)
                )
        if unknown:
            listed = ", ".join(f"“{code[:24]}”" for code in unknown[:4])
            self._say(Column.KLOES, f"no line of enquiry has the code {listed}: left out.")
        if unknown and not found:
            self._given.discard(Column.KLOES)
        return tuple(dict.fromkeys(found))

    def _number(self, column: Column, most: int) -> int:
        written = self._cells.get(column, "")
        digits = re.match(r"\d+", written)
        if not written or digits is None:
            if written:
                self._given.discard(column)
                self._say(column, "it is no number: left out.")
            return 0
        return min(int(digits[0][:6]), most)

    def _text(self, column: Column, *, flat: bool = True) -> str:
        written = self._cells.get(column, "")
        try:
            cleaned = field(written, FIELD_LIMIT)
        except TextTooLong as error:
            self._refuse(column, f"it has {error.length:,} characters: {FIELD_LIMIT} are the most.")
        return cleaned if flat else "\n".join(field(line) for line in written.split("\n"))

    def _say(self, column: Column, words: str, *, doubtful: bool = False) -> None:
        self._remarks.append(Remark(column, words))
        self._doubtful = self._doubtful or doubtful

    def _unread(self, column: Column, cell: str, kind: str, example: str) -> NoReturn:
        words = f"“{_short(cell)}” is not read as a {kind}: write it such as {example}."
        self._refuse(column, words)

    def _refuse(self, column: Column, words: str) -> NoReturn:
        self._remarks.append(Remark(column, words))
        raise _Unusable


def _short(cell: str) -> str:
    """Return the start of what stands in a cell, on one line."""
    return " ".join(cell.split())[:_QUOTED]
