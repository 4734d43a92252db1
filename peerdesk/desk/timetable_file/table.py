# SPDX-License-Identifier: Apache-2.0
"""A timetable as somebody else’s program keeps it: tables of cells, and what a column can mean.

Whatever a file was (CSV, XLSX, iCalendar), it comes as tables with a heading; which column is
which is recognised by its heading, and can be said by hand.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct


class Row(Struct, frozen=True):
    """A row of a table: its number as the other program shows it, and its cells as text."""

    number: int
    cells: tuple[str, ...]


class Unread(Struct, frozen=True):
    """A row that could not even be read, and why; the reason holds nothing of its text."""

    number: int
    reason: str


class Table(Struct, frozen=True, kw_only=True):
    """A sheet, or a whole file that has but one; `name` is "" where there is only one.

    `row` is what its rows are called: "row", or "event" in a calendar.
    """

    heading: tuple[str, ...]
    rows: tuple[Row, ...]
    unread: tuple[Unread, ...] = ()
    name: str = ""
    row: str = "row"


class TimetableFile(Struct, frozen=True):
    """What a file holds; at least one table, none of them judged yet."""

    tables: tuple[Table, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Return every heading once, in their order."""
        every = (cell for table in self.tables for cell in table.heading if cell.strip())
        return tuple(dict.fromkeys(every))


class Column(StrEnum):
    """What a column of a timetable can hold."""

    DAY = "day"
    TIME = "time"
    START = "start"
    END = "end"
    TITLE = "title"
    KIND = "kind"
    PLACE = "place"
    GROUPS = "groups"
    PEOPLE = "people"
    PEERS = "peers"
    KLOES = "kloes"
    FILES = "files"
    STATUS = "status"
    NONE = ""


COLUMN_TITLES = {
    Column.DAY: "Day",
    Column.TIME: "Times, from and to",
    Column.START: "From",
    Column.END: "To",
    Column.TITLE: "Title",
    Column.KIND: "Kind",
    Column.PLACE: "Place",
    Column.GROUPS: "People met, by role",
    Column.PEOPLE: "How many people",
    Column.PEERS: "Who of the team goes",
    Column.KLOES: "Lines of enquiry",
    Column.FILES: "Files or documents",
    Column.STATUS: "Whether it is called off",
    Column.NONE: "Not taken in",
}

_NAMES = {
    Column.DAY: "day date when start_date day_and_date date_of_session",
    Column.TIME: "time times slot time_slot timing timings from_to start_end",
    Column.START: "start from begins begin start_time starts starting_time",
    Column.END: "end to until finish ends end_time finish_time till",
    Column.TITLE: "title session meeting subject activity what event name session_title summary "
    "interview_focus_group meeting_title item description_of_session",
    Column.KIND: "kind type format category session_type meeting_type categories method",
    Column.PLACE: "place room location venue where address room_location location_room",
    Column.GROUPS: "people_met roles role with interviewees interviewee participants who "
    "who_we_meet attendees attendee council_staff job_role roles_met people_by_role role_group "
    "role_groups groups people_we_meet",
    Column.PEOPLE: "number how_many no people count number_of_people headcount numbers",
    Column.PEERS: "peers peer team peer_team reviewers reviewer required_attendees team_members "
    "led_by lead peer_s peers_attending team_member who_of_the_team_goes initials peer_initials",
    Column.KLOES: "kloe kloes lines_of_enquiry line_of_enquiry kloe_codes theme themes focus tags "
    "key_lines_of_enquiry",
    Column.FILES: "files cases documents number_of_files case_files files_or_documents",
    Column.STATUS: "status cancelled called_off state",
}
_KNOWN = {name: column for column, names in _NAMES.items() for name in names.split()}
_BETWEEN = re.compile(r"[\W_]+")
NEEDED = (Column.TITLE,)


def meaning(heading: str) -> Column:
    """Return what a column holds by its heading, or `Column.NONE` where nothing is known of it."""
    return _KNOWN.get(_BETWEEN.sub("_", heading.casefold()).strip("_"), Column.NONE)


def recognise(headings: Iterable[str]) -> dict[str, Column]:
    """Return what each heading means; of several for one column the first has it."""
    found: dict[str, Column] = {}
    for heading in headings:
        column = meaning(heading)
        found[heading] = column if column not in found.values() else Column.NONE
    return found


def known_columns(cells: Iterable[str]) -> int:
    """Return how many cells of a row are headings of a timetable, to find the heading by."""
    return len({column for cell in cells if (column := meaning(cell))})


def cells_of(table: Table, row: Row, columns: Mapping[str, Column]) -> dict[Column, str]:
    """Return the cells of a row by what their columns hold, those left out left out."""
    pairs = zip(table.heading, row.cells, strict=False)
    return {
        column: cell.strip()
        for heading, cell in pairs
        if (column := columns.get(heading, Column.NONE))
    }
