# SPDX-License-Identifier: Apache-2.0
"""A timetable taken in from a file: compared with what is planned, shown, chosen, written at once.

Nothing is taken in silently and nothing is lost: what a file does not say of a session stays as
it is planned, and what is planned and not in the file is shown, and called off only where that
is ticked.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.fuzz import token_sort_ratio

from peerdesk.desk.book import Book, TeamBook
from peerdesk.desk.timetable import cleaned_session
from peerdesk.desk.timetable_changes import changes_in_words
from peerdesk.desk.timetable_file.errors import (
    ChangedSince,
    NothingChosen,
    NoTitleColumn,
    TimetableMoved,
)
from peerdesk.desk.timetable_file.reading import Meant, Remark
from peerdesk.desk.timetable_file.rows import known_in, read_rows
from peerdesk.desk.timetable_file.table import Column, TimetableFile
from peerdesk.desk.timetable_file.taken_back import remember_taken_back
from peerdesk.desk.timetable_file.times import moved_end
from peerdesk.desk.writing import names, write
from peerdesk.domain.facts import SessionPlanned
from peerdesk.domain.identifiers import mint
from peerdesk.domain.placed import Placed
from peerdesk.domain.session import Session

Key = tuple[str, str, str]
"""Day, start and plain title: what names a session at first sight."""
ALIKE = 72
"""How alike two titles are, of 100, from which they may name one session."""


class Sort(StrEnum):
    """What a row comes to, held against what is planned."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    MISSING = "missing"
    UNREADABLE = "unreadable"


class Item(Struct, frozen=True, kw_only=True):
    """One line of a preview; `session` is what would be written, `before` what is planned.

    `title` is as it is written in the row, also where that cannot be read.
    `ticked` is what is proposed; what is unreadable or the same can never be ticked.
    """

    sort: Sort
    where: str = ""
    title: str = ""
    planned: str = ""
    session: Session | None = None
    before: Session | None = None
    changes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    ticked: bool = False

    @property
    def choosable(self) -> bool:
        """Say whether ticking it would do something."""
        return self.sort in {Sort.NEW, Sort.CHANGED, Sort.MISSING}


class Preview(Struct, frozen=True):
    """What a file would change; nothing has been written."""

    items: tuple[Item, ...]


class Taken(Struct, frozen=True):
    """What an import wrote: each session with what it was set to, and what it was before."""

    sessions: tuple[tuple[str, Session, Session | None], ...]


def preview_timetable(book: Book, file: TimetableFile, columns: Mapping[str, Column]) -> Preview:
    """Return what a file would change; `columns` says what each heading means.

    Raises `NoTitleColumn` and `NoChallenge`.
    """
    if Column.TITLE not in columns.values():
        raise NoTitleColumn
    return compare(book, read_rows(known_in(book), file, columns))


def compare(book: Book, rows: Iterable[Meant]) -> Preview:
    """Hold rows against what is planned, each session once; rows keep their order."""
    read = tuple(rows)
    matching = _Matching(book, {_key(row.session) for row in read if row.session})
    items = [matching.item(row) for row in read]
    return Preview((*items, *matching.missing()))


def take_timetable(book: Book, items: Sequence[Item]) -> Taken:
    """Write what is chosen of a preview as one transaction.

    Raises `NothingChosen`, `TimetableMoved` where one of them was changed since, and `NotAllowed`.
    """
    chosen = [item for item in items if item.choosable]
    if not chosen:
        raise NothingChosen
    taken: list[tuple[str, Session, Session | None]] = []
    facts: list[SessionPlanned] = []
    for item in chosen:
        after = _wanted(item)
        details = cleaned_session(book, after)
        if item.planned:
            held = book.session(item.planned)
            if held.value != item.before:
                raise TimetableMoved(held.value.title)
            fact = SessionPlanned(session=held.id, details=details, replaces=held.hashes)
        else:
            fact = SessionPlanned(session=mint(), details=details)
        facts.append(fact)
        taken.append((fact.session, details, item.before))
    write(book, *facts)
    return Taken(tuple(taken))


def undo_timetable(book: TeamBook, taken: Taken) -> None:
    """Set everything as it was before an import; what was new is called off, and out of sight.

    Raises `ChangedSince` where one of the sessions was changed afterwards; nothing is then.
    """
    facts = []
    for identifier, after, before in taken.sessions:
        held = book.session(identifier)
        if held.value != after:
            raise ChangedSince
        back = before if before is not None else replace(after, called_off=True)
        facts.append(SessionPlanned(session=identifier, details=back, replaces=held.hashes))
    write(book, *facts)
    remember_taken_back(book, (name for name, _, before in taken.sessions if before is None))


def _wanted(item: Item) -> Session:
    if item.session is not None:
        return item.session
    if item.before is None:
        raise TypeError(type(item))
    return replace(item.before, called_off=True)


class _Matching:
    """Finds for each row the planned session that it may be, each only once."""

    def __init__(self, book: Book, rows: set[Key]) -> None:
        self._rows = rows
        self._left: dict[str, Placed[Session]] = {held.id: held for held in book.sessions()}
        self._people = {key: person.name for key, person in names(book).items()}
        self._kloes = {kloe.id: kloe.value.title for kloe in book.kloes()}
        self._days: set[str] = set()
        self._seen: dict[Key, str] = {}

    def item(self, row: Meant) -> Item:
        """Return what a row comes to."""
        session = row.session
        if session is None:
            return Item(sort=Sort.UNREADABLE, where=row.where, title=row.title, remarks=row.remarks)
        self._days.add(session.day)
        key = _key(session)
        if key in self._seen:
            again = Remark(Column.NONE, f"the same session stands in {self._seen[key]}.")
            return Item(
                sort=Sort.UNREADABLE,
                where=row.where,
                session=session,
                remarks=(*row.remarks, again),
            )
        self._seen[key] = row.where[:1].lower() + row.where[1:]
        held = self._find(session)
        return self._new(row, session) if held is None else self._held(row, session, held)

    def missing(self) -> list[Item]:
        """Return what is planned on the days of the file and stands in none of its rows."""
        return [
            Item(sort=Sort.MISSING, planned=held.id, before=held.value)
            for held in self._left.values()
            if held.value.day in self._days and not held.value.called_off
        ]

    def _new(self, row: Meant, session: Session) -> Item:
        if session.called_off:
            told = Remark(Column.STATUS, "it is called off and was never planned here: left out.")
            return Item(
                sort=Sort.SAME, where=row.where, session=session, remarks=(*row.remarks, told)
            )
        return Item(
            sort=Sort.NEW,
            where=row.where,
            session=session,
            remarks=row.remarks,
            ticked=not row.doubtful,
        )

    def _held(self, row: Meant, session: Session, held: Placed[Session]) -> Item:
        del self._left[held.id]
        merged = _merged(held.value, session, row.given)
        back = held.value.called_off and not session.called_off
        if back:
            merged = replace(merged, called_off=False)
        changes = changes_in_words(held.value, merged, self._people, self._kloes)
        return Item(
            sort=Sort.CHANGED if changes else Sort.SAME,
            where=row.where,
            planned=held.id,
            session=merged,
            before=held.value,
            changes=changes,
            remarks=row.remarks,
            ticked=bool(changes) and not row.doubtful and not back,
        )

    def _find(self, session: Session) -> Placed[Session] | None:
        """Return the planned session that a row means: by title and time, then by ever less."""
        plain = _plain(session.title)
        key = _key(session)
        every = self._left.values()
        left = [h for h in every if _key(h.value) == key or _key(h.value) not in self._rows]
        titled = [held for held in left if _plain(held.value.title) == plain]
        same_day = [held for held in titled if held.value.day == session.day]
        at_once = [held for held in same_day if held.value.start == session.start]
        if at_once:
            return at_once[0]
        if len(same_day) == 1:
            return same_day[0]
        if len(titled) == 1 and not same_day:
            return titled[0]
        near = [
            held
            for held in left
            if (held.value.day, held.value.start) == (session.day, session.start)
            and token_sort_ratio(_plain(held.value.title), plain) >= ALIKE
        ]
        return near[0] if len(near) == 1 else None


def _key(session: Session) -> Key:
    return session.day, session.start, _plain(session.title)


def _plain(title: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in title.casefold()).split())


def _merged(planned: Session, row: Session, given: frozenset[Column]) -> Session:
    """Return the planned session with what the row says; the rest stays as it is planned."""
    said: dict[str, object] = {"title": row.title, "day": row.day, "start": row.start}
    pairs = (
        (Column.KIND, "kind", row.kind),
        (Column.PLACE, "place", row.place),
        (Column.GROUPS, "groups", row.groups),
        (Column.PEERS, "peers", row.peers),
        (Column.KLOES, "kloes", row.kloes),
        (Column.FILES, "files", row.files),
        (Column.STATUS, "called_off", row.called_off),
    )
    said |= {field: value for column, field, value in pairs if column in given}
    moved = moved_end(planned.start, planned.end, row.start)
    said["end"] = row.end if Column.END in given else moved
    if _plain(planned.title) == _plain(row.title):
        said["title"] = planned.title  # only its signs or letters' size differ
    return replace(planned, **said)
