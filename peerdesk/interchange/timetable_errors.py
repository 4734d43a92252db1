# SPDX-License-Identifier: Apache-2.0
"""Why a timetable’s file cannot be read at all."""

from peerdesk.interchange.errors import InterchangeError


class UnknownTimetable(InterchangeError):
    """The file is none of the sorts that timetables come in."""

    def __init__(self) -> None:
        super().__init__(
            "A timetable is read from CSV, XLSX or iCalendar (.ics) files, and this is none of "
            "them: save it as one of these, and choose that."
        )


class NoHeading(InterchangeError):
    """No row names the columns."""

    def __init__(self) -> None:
        super().__init__(
            "No row of this file names its columns: put a row over the sessions with words such "
            "as Day, From, To, Title and Place, and read it again."
        )


class BrokenTimetable(InterchangeError):
    """A spreadsheet or calendar cannot be read to its end."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"This {what} is damaged and cannot be read, so nothing was taken in: open it where "
            "it came from and save it anew, or save it as CSV."
        )
        self.what = what


class LockedTimetable(InterchangeError):
    """A spreadsheet asks for a password."""

    def __init__(self) -> None:
        super().__init__(
            "This is an older workbook (.xls), or one with a password: save it as .xlsx without "
            "one, or as CSV, and choose that."
        )
