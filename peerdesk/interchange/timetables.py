# SPDX-License-Identifier: Apache-2.0
"""A timetable’s file read by what it is, whatever its name says; CSV if it is nothing else."""

from peerdesk.desk.timetable_file.table import TimetableFile
from peerdesk.interchange.timetable_csv import parse_csv
from peerdesk.interchange.timetable_errors import LockedTimetable, UnknownTimetable

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ics")
"""How such files' names end."""
LARGEST = 8 << 20
"""Bytes of any of them."""


def parse_timetable(name: str, data: bytes) -> TimetableFile:
    """Return what a timetable's file holds.

    Raises an `InterchangeError`. The spreadsheet's and the calendar's libraries are read in only
    when there is one.
    """
    lower = name.casefold()
    if data[:4] == b"PK\x03\x04" or lower.endswith((".xlsx", ".xlsm")):
        from peerdesk.interchange.timetable_xlsx import parse_xlsx  # noqa: PLC0415 - as it says

        return parse_xlsx(data)
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise LockedTimetable
    if b"BEGIN:VCALENDAR" in data[:512].upper() or lower.endswith(".ics"):
        from peerdesk.interchange.timetable_ical import parse_ical  # noqa: PLC0415 - as it says

        return parse_ical(data)
    if data[:5] == b"%PDF-" or not lower.endswith((".csv", ".tsv", ".txt")):
        raise UnknownTimetable
    return parse_csv(data)
