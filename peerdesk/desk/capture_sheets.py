# SPDX-License-Identifier: Apache-2.0
"""Paper sheets for sessions, and the lines on them typed in later with their original times."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from peerdesk.compose.capture_sheet import CaptureSheet, blank_sheet, session_sheet
from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.capture import kloe_codes, source_in, usable_kloes
from peerdesk.desk.capture_sheet_errors import NothingTyped, UnreadableLine
from peerdesk.desk.clock import FixedClock
from peerdesk.desk.writing import author_of, write
from peerdesk.domain.calendar import read_day, read_time
from peerdesk.domain.facts import NoteWritten
from peerdesk.domain.identifiers import mint
from peerdesk.domain.shorthand import read_line
from peerdesk.errors import PeerDeskError


class PaperLine(Struct, frozen=True):
    """A line as it stands on a sheet: its time as HH:MM, "" where none was written, its words."""

    time: str
    text: str


def sheets(book: Book, sessions: Sequence[str] = ()) -> tuple[CaptureSheet, ...]:
    """Return the sheets of sessions, or a blank one where none is named.

    Raises `NotFound` and `NoChallenge`.
    """
    scope, practice = scope_of(book), book.challenge().practice
    usable = usable_kloes(book)
    if not sessions:
        return (blank_sheet(scope, [kloe.value for kloe in usable], practice=practice),)
    found = []
    for identifier in sessions:
        session = book.session(identifier).value
        own = [kloe.value for kloe in usable if kloe.id in session.kloes]
        every = own or [kloe.value for kloe in usable]
        found.append(session_sheet(scope, session, every, practice=practice))
    return tuple(found)


def type_in(
    book: Book, session: str, day: str, lines: Sequence[PaperLine], author: str = ""
) -> tuple[str, ...]:
    """Write the lines of a sheet as one transaction and return their notes.

    A line without a time has that of the line before it, and the first that of the session's
    start. `day` counts where there is no session. `author` is who took it down, where that is
    somebody else. Raises `NothingTyped`, `UnreadableLine` (with the line's number), `NotFound`,
    `UnreadableTime` and `NotAllowed`; nothing is written then.
    """
    held = book.session(session).value if session else None
    written = [(n, line) for n, line in enumerate(lines, 1) if line.text.strip()]
    if not written:
        raise NothingTyped
    codes, by = kloe_codes(book), author_of(book, author)
    on = held.day if held else day
    facts: list[NoteWritten] = []
    time = held.start if held else "00:00"
    for number, line in written:
        try:
            time = line.time.strip() or time
            at, offset = moment_of(on, time)
            meant = read_line(line.text, codes)
        except PeerDeskError as error:
            raise UnreadableLine(number, error.user_message) from error
        facts.append(
            NoteWritten(
                note=mint(book.device),
                author=by,
                text=meant.text,
                source=source_in(held, ""),
                session=session,
                stance=meant.stance,
                kloes=meant.kloes,
                voices=meant.voices,
                taken_at=at,
                taken_offset=offset,
            )
        )
    write(book, *facts)
    return tuple(fact.note for fact in facts)


def moment_of(day: str, time: str) -> tuple[int, int]:
    """Return a wall time in London as UTC milliseconds, and how far London is ahead in minutes.

    Raises `UnreadableTime`.
    """
    return FixedClock(datetime.combine(read_day(day), read_time(time))).now()


def out_of_order(times: Sequence[str]) -> tuple[int, ...]:
    """Return which lines, by their place from 0, have a time before that of an earlier line.

    Times are HH:MM; an empty or unreadable one is passed over.
    """
    found, latest = [], ""
    for place, time in enumerate(times):
        if not _is_time(time):
            continue
        if time < latest:
            found.append(place)
        latest = max(latest, time)
    return tuple(found)


def _is_time(time: str) -> bool:
    try:
        return f"{read_time(time):%H:%M}" == time
    except PeerDeskError:
        return False
