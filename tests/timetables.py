# SPDX-License-Identifier: Apache-2.0
"""The same small timetable as CSV, as a workbook and as a calendar, for tests."""

from io import BytesIO

from openpyxl import Workbook

CSV = (
    "Marlowe Vale,,,,,,,\n"
    "Day,From,To,Session,Room,People met,Peer team,KLOE\n"
    "Tue 12 May,09:30,10:15,Welcome and overview,Council chamber,Director (1),,\n"
    ",10:00,11:00,Focus group: social workers,Room 3,7 social workers,Priya,vision\n"
    ",11.15,12.00,Interview: head of early help,Room 1,Head of early help,HO,#culture\n"
    "13/05/2026,1.30,2.30,Observation: front door,MASH,,Everyone,thresholds\n"
)

EVENTS = (
    "BEGIN:VEVENT\r\nUID:one@council\r\nSUMMARY:Focus group: social workers\r\n"
    "LOCATION:Room 3\r\nDTSTART;TZID=Europe/London:20260512T100000\r\n"
    "DTEND;TZID=Europe/London:20260512T110000\r\n"
    "DESCRIPTION:Please bring coffee\\nKLOEs: vision\\nPeers: Priya\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:two@council\r\nSUMMARY:Team meeting with a title that is so long that\r\n"
    "  it is folded\r\nDTSTART:20260512T160000Z\r\nDURATION:PT45M\r\n"
    "RRULE:FREQ=DAILY;COUNT=2\r\nEND:VEVENT\r\n"
)


def calendar(events: str = EVENTS) -> bytes:
    """Return a calendar of events."""
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Council//Diary//EN\r\n"
    return f"{head}{events}END:VCALENDAR\r\n".encode()


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    """Return a workbook with these sheets, each a name and its rows."""
    book = Workbook()
    for number, (name, rows) in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = name
        for row in rows:
            sheet.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()
