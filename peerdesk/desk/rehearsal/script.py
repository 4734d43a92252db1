# SPDX-License-Identifier: Apache-2.0
"""The script of a rehearsal, read from texts: challenge, sessions, notes, messages and records.

Six texts are TOML. The notes are plain text, one file a session and author, as a peer would
type them, because that is what a rehearsal has to show.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from peerdesk.desk.rehearsal.checks import faults
from peerdesk.desk.rehearsal.places import (
    CHALLENGE,
    MESSAGES,
    NOTES,
    RECORDS,
    SESSIONS,
    SLIDES,
    WRITING,
    Places,
)
from peerdesk.desk.rehearsal.records import RehearsalRecords
from peerdesk.desk.rehearsal.slides import RehearsalSlides
from peerdesk.desk.rehearsal.values import (
    AddedKloe,
    BadRehearsal,
    EditedKloe,
    Elsewhere,
    Rehearsal,
    RehearsalBriefing,
    RehearsalCase,
    RehearsalMember,
    RehearsalMessage,
    RehearsalNote,
    RehearsalSession,
    Rewording,
    Withdrawal,
)
from peerdesk.desk.rehearsal.writing import RehearsalWriting
from peerdesk.domain.challenge import Scope
from peerdesk.domain.framework import Framework
from peerdesk.domain.toml_text import BadToml, Lines, read_toml

_HEADER = re.compile(r"session (?P<session>\S+), (?P<author>\S+)")
_CASE = re.compile(r"case (?P<label>C-\d\d): (?P<about>.+)")
_TIMED = re.compile(r"(?P<time>[0-2]\d:[0-5]\d) (?P<line>.+)")
T = TypeVar("T")


class _Challenge(Struct, frozen=True, forbid_unknown_fields=True):
    offer: str
    modules: tuple[str, ...]
    scope: Scope
    team: tuple[RehearsalMember, ...]
    edited: tuple[EditedKloe, ...] = ()
    added: tuple[AddedKloe, ...] = ()


class _Sessions(Struct, frozen=True, forbid_unknown_fields=True):
    sessions: tuple[RehearsalSession, ...]


class _Messages(Struct, frozen=True, forbid_unknown_fields=True):
    messages: tuple[RehearsalMessage, ...]
    reworded: tuple[Rewording, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    briefings: tuple[RehearsalBriefing, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


def parse_rehearsal(files: Mapping[str, str], framework: Framework) -> Rehearsal:
    """Return the rehearsal that the texts describe, checked against its framework.

    `files` maps names to texts: challenge.toml, sessions.toml, messages.toml, records.toml,
    writing.toml, slides.toml and notes/*.txt. Raises `BadRehearsal`, with file and line, at the
    first thing that does not hold: a text that cannot be read, a reference to nothing, a peer in
    two places at once, a line of enquiry that the challenge does not have.
    """
    tables = _Tables(files)
    challenge = tables.read(CHALLENGE, _Challenge)
    timetable = tables.read(SESSIONS, _Sessions)
    said = tables.read(MESSAGES, _Messages)
    records = tables.read(RECORDS, RehearsalRecords)
    writing = tables.read(WRITING, RehearsalWriting)
    slides = tables.read(SLIDES, RehearsalSlides)
    written = _written(files)
    rehearsal = Rehearsal(
        offer=challenge.offer,
        modules=challenge.modules,
        scope=challenge.scope,
        team=challenge.team,
        edited=challenge.edited,
        added=challenge.added,
        sessions=timetable.sessions,
        cases=tuple(written.cases[label] for label in sorted(written.cases)),
        notes=tuple(written.notes),
        messages=said.messages,
        reworded=said.reworded,
        withdrawn=said.withdrawn,
        briefings=said.briefings,
        elsewhere=said.elsewhere,
        records=records,
        writing=writing,
        slides=slides,
    )
    places = Places(tables=tables.lines, notes=written.places)
    for name, line, what in faults(rehearsal, framework, places):
        raise BadRehearsal(name, line, what)
    return rehearsal


class _Tables:
    """Reads the texts that are TOML, and knows on which lines their parts stand."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self.lines: dict[str, Lines] = {}

    def read(self, name: str, shape: type[T]) -> T:
        """Return one text as the shape it should have, or raise `BadRehearsal` with its line."""
        if name not in self._files:
            raise BadRehearsal(name, 1, "this file is missing: put it back.")
        try:
            read, self.lines[name] = read_toml(self._files[name], shape)
        except BadToml as error:
            raise BadRehearsal(name, error.line, error.what) from None
        return read


class _Written:
    """Collects the notes of all files, with the place of each."""

    def __init__(self) -> None:
        self.notes: list[RehearsalNote] = []
        self.cases: dict[str, RehearsalCase] = {}
        self.places: dict[str, tuple[str, int]] = {}

    def take(self, name: str, text: str) -> None:
        """Read one file: a header, then lines, in a case review under the label of a case.

        Raises `BadRehearsal` with the line that does not hold.
        """
        first, *rest = text.splitlines() or [""]
        header = _HEADER.fullmatch(first)
        if header is None:
            raise BadRehearsal(name, 1, "the first line must read “session s07, priya”: mend it.")
        session, author = header["session"], header["author"]
        if name != f"{NOTES}{session}-{author}.txt":
            raise BadRehearsal(name, 1, "the first line names another session or author: mend it.")
        numbers: dict[str, int] = {}
        for case, number, line in self._lines(name, rest):
            place = case or session
            numbers[place] = numbers.get(place, 0) + 1
            key = f"{place}.{author}.{numbers[place]}"
            if key in self.places:
                what = f"{author} reviewed {place} in another session already: use another label."
                raise BadRehearsal(name, number, what)
            timed = _TIMED.fullmatch(line)
            self.places[key] = (name, number)
            self.notes.append(
                RehearsalNote(
                    key=key,
                    session=session,
                    author=author,
                    line=timed["line"] if timed else line,
                    time=timed["time"] if timed else "",
                    case=case,
                )
            )

    def _lines(self, name: str, rest: list[str]) -> Iterator[tuple[str, int, str]]:
        case = ""
        for number, line in enumerate(rest, 2):
            if found := _CASE.fullmatch(line):
                case = found["label"]
                known = self.cases.setdefault(case, RehearsalCase(case, found["about"]))
                if known.about != found["about"]:
                    what = f"{case} is “{known.about}” in another file: make them agree."
                    raise BadRehearsal(name, number, what)
            elif line.strip():
                yield case, number, line


def _written(files: Mapping[str, str]) -> _Written:
    written = _Written()
    for name in sorted(name for name in files if name.startswith(NOTES)):
        written.take(name, files[name])
    return written
