# SPDX-License-Identifier: Apache-2.0
"""What the rows of a timetable’s file mean, row by row, and what cannot be taken as it stands."""

from collections.abc import Iterator, Mapping

from peerdesk.desk.book import Book, scope_of
from peerdesk.desk.capture import usable_kloes
from peerdesk.desk.timetable_file.reading import Known, Meant, Reading, Remark
from peerdesk.desk.timetable_file.table import Column, Table, TimetableFile, cells_of
from peerdesk.desk.timetable_file.times import read_day_words
from peerdesk.desk.writing import names
from peerdesk.domain.challenge import Scope
from peerdesk.domain.errors import UnreadableTime


def known_in(book: Book) -> Known:
    """Return what rows may name in a challenge."""
    kloes: dict[str, str] = {}
    for kloe in usable_kloes(book):
        kloes[kloe.value.code.casefold()] = kloe.id
        kloes.setdefault(kloe.value.title.casefold(), kloe.id)
    return Known(scope_of(book), _callings(book), kloes)


def _callings(book: Book) -> dict[str, str]:
    """Return whom each name, first name or initials mean; what fits two people means nobody."""
    found: dict[str, set[str]] = {}
    for identifier, person in names(book).items():
        words = person.name.casefold().split()
        callings = {" ".join(words), words[0], "".join(word[0] for word in words)} if words else ()
        for calling in callings:
            found.setdefault(calling, set()).add(identifier)
    return {calling: next(iter(ids)) for calling, ids in found.items() if len(ids) == 1}


def read_rows(
    known: Known, file: TimetableFile, columns: Mapping[str, Column]
) -> tuple[Meant, ...]:
    """Return what every row of a file means, in its order.

    A day that stands once over several rows holds for all of them, in its column, as a row of its
    own or as the name of the sheet.
    """
    return tuple(meant for table in file.tables for meant in _of_table(known, table, columns))


def _of_table(known: Known, table: Table, columns: Mapping[str, Column]) -> Iterator[Meant]:
    day = _day_or_none(table.name, known.scope)
    rows = {row.number: row for row in table.rows}
    bad = {unread.number: unread.reason for unread in table.unread}
    for number in sorted({*rows, *bad}):
        where = _where(table, number)
        if number in bad:
            yield Meant(where=where, remarks=(Remark(Column.NONE, bad[number]),))
            continue
        row = rows[number]
        filled = [cell for cell in row.cells if cell.strip()]
        if not filled:
            continue
        over = _day_or_none(filled[0], known.scope) if len(set(filled)) == 1 else ""
        if over:
            day = over
            continue
        reading = Reading(known, where, cells_of(table, row, columns), day)
        yield reading.meant()
        day = reading.day or day


def _where(table: Table, number: int) -> str:
    place = f"{table.row} {number}"
    return f"{table.name}, {place}" if table.name else place.capitalize()


def _day_or_none(text: str, scope: Scope) -> str:
    try:
        return read_day_words(text, scope) if text.strip() else ""
    except UnreadableTime:
        return ""
