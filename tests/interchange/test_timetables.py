# SPDX-License-Identifier: Apache-2.0
"""A council's timetable is read from CSV, XLSX and iCalendar, or refused in words."""

import random
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from peerdesk.desk.timetable_file.table import Column, TimetableFile, recognise
from peerdesk.interchange import timetable_csv, timetable_ical, timetable_xlsx
from peerdesk.interchange.errors import InterchangeError, NotText, TooLarge
from peerdesk.interchange.timetable_errors import (
    BrokenTimetable,
    LockedTimetable,
    NoHeading,
    UnknownTimetable,
)
from peerdesk.interchange.timetables import parse_timetable
from tests.timetables import CSV, EVENTS, calendar, workbook

HEAD: list[object] = ["Day", "From", "To", "Title", "Room"]
SHEET: tuple[str, list[list[object]]] = (
    "Plan",
    [HEAD, [date(2026, 5, 12), time(10, 0), time(11, 0), "Interview", "Room 1"]],
)


def cells(file: TimetableFile) -> list[tuple[str, ...]]:
    return [row.cells for table in file.tables for row in table.rows]


def test_the_heading_is_found_below_a_title_and_rows_keep_their_numbers() -> None:
    (table,) = parse_timetable("plan.csv", CSV.encode()).tables
    assert table.heading[:4] == ("Day", "From", "To", "Session")
    assert [row.number for row in table.rows] == [3, 4, 5, 6]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_as_spreadsheets_of_all_sorts_save_it(sign: str, encoding: str) -> None:
    text = "Day,Start,Title\n12 May,10:00,Café visit\n".replace(",", sign)
    assert cells(parse_timetable("a.csv", text.encode(encoding))) == [
        ("12 May", "10:00", "Café visit")
    ]


def test_a_quotation_mark_left_open_spoils_its_row_and_is_told() -> None:
    text = 'Day,Start,Title\n12 May,09:00,First\n12 May,10:00,"Second" x\n12 May,11:00,Third\n'
    (table,) = parse_timetable("a.csv", text.encode()).tables
    assert [row.cells[2] for row in table.rows] == ["First", "Third"]
    assert [row.number for row in table.unread] == [3]


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.csv", b"only,words\nand,more\n", NoHeading),
        ("a.csv", b"", NoHeading),
        ("a.csv", b"Day\0,\xff,Title\n", NotText),
        ("a.csv", b"x" * (timetable_csv.LARGEST + 1), TooLarge),
        ("a.csv", b"Day,Title\n" + b"x,y\n" * 2_001, TooLarge),
        ("a.pdf", b"%PDF-1.7", UnknownTimetable),
        ("a.csv", b"%PDF-1.7", UnknownTimetable),
        ("a.doc", b"hello", UnknownTimetable),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"0" * 100, LockedTimetable),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"0" * 100, LockedTimetable),
        ("a.xlsx", b"PK\x03\x04 nothing", BrokenTimetable),
        ("a.xlsx", workbook(("Plan", [["Nothing", "here"]])), NoHeading),
        ("a.xlsx", b"x" * (timetable_xlsx.LARGEST + 1), TooLarge),
        ("a.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", BrokenTimetable),
        ("a.ics", b"nothing", BrokenTimetable),
        ("a.ics", b"x" * (timetable_ical.LARGEST + 1), TooLarge),
    ],
)
def test_what_is_no_timetable_is_refused_with_what_to_do(
    name: str, data: bytes, error: type[InterchangeError]
) -> None:
    with pytest.raises(error) as caught:
        parse_timetable(name, data)
    assert caught.value.user_message.endswith(".")


def test_a_workbook_gives_days_and_times_as_they_are_shown() -> None:
    rows: list[list[object]] = [
        HEAD,
        [date(2026, 5, 12), time(10, 0), time(11, 30), "Interview", "Room 1"],
        [datetime(2026, 5, 13), 0.4375, "11.30", "Workshop", 4],  # noqa: DTZ001 - wall time
        [None, None, None, None, None],
        ["Thu 14 May", "9.30am", "10", "Overview", True],
    ]
    file = parse_timetable("plan.xlsx", workbook(("Plan", rows)))
    assert cells(file) == [
        ("2026-05-12", "10:00", "11:30", "Interview", "Room 1"),
        ("2026-05-13", "0.4375", "11.30", "Workshop", "4"),
        ("Thu 14 May", "9.30am", "10", "Overview", "yes"),
    ]
    assert [row.number for row in file.tables[0].rows] == [2, 3, 5]


def test_each_sheet_with_a_heading_is_a_table_and_others_are_passed_over() -> None:
    file = parse_timetable(
        "a.xlsx", workbook(("Notes", [["Call Jo"]]), ("Day 1", SHEET[1]), ("Day 2", SHEET[1]))
    )
    assert [table.name for table in file.tables] == ["Day 1", "Day 2"]
    assert file.headings == ("Day", "From", "To", "Title", "Room")


def test_every_sort_of_value_is_written_as_a_council_would() -> None:
    rows: list[list[object]] = [
        HEAD,
        [datetime(2026, 5, 13, 10, 30), timedelta(hours=26), False, 3.0, "x"],  # noqa: DTZ001 - wall
        ["12 May", "10:00", "11:00", "Interview", ""],
    ]
    found = cells(parse_timetable("a.xlsx", workbook(("Plan", rows))))
    assert found[0] == ("2026-05-13 10:30", "02:00", "no", "3", "x")


def test_hidden_sheets_are_passed_over_and_rows_far_below_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nothing: list[list[object]] = [[None]] * 200
    rows: list[list[object]] = [*SHEET[1], *nothing, ["13 May", "10:00", "11:00", "Far below", ""]]
    book = load_workbook(BytesIO(workbook(("Plan", rows), ("Old", SHEET[1]))))
    book["Old"].sheet_state = "hidden"
    written = BytesIO()
    book.save(written)
    monkeypatch.setattr(timetable_xlsx, "MOST_ROWS", 3)
    (table,) = parse_timetable("a.xlsx", written.getvalue()).tables
    assert [(row.number, row.cells[3]) for row in table.rows] == [
        (2, "Interview"), (203, "Far below"),
    ]  # fmt: skip
    many = workbook(("Plan", [HEAD, *[SHEET[1][1]] * 3]))
    with pytest.raises(TooLarge):
        parse_timetable("a.xlsx", many)


def test_a_formula_is_not_worked_out() -> None:
    data = workbook(("Plan", [HEAD, ["12 May", "10:00", "11:00", '="A"&"B"', "=1+1"]]))
    assert cells(parse_timetable("a.xlsx", data))[0][3:] == ("", "")


def test_a_workbook_that_unpacks_into_too_much_is_refused_before_it_is_parsed() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (timetable_xlsx.UNPACKED + 1))
    assert len(written.getvalue()) < 100_000
    with pytest.raises(TooLarge):
        parse_timetable("a.xlsx", written.getvalue())
    many = BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(timetable_xlsx.MOST_PARTS + 1):
            archive.writestr(f"{number}.xml", b"")
    with pytest.raises(TooLarge):
        parse_timetable("a.xlsx", many.getvalue())


@pytest.mark.parametrize("encoding", ["ascii", "utf-16"])
def test_a_workbook_with_entities_of_its_own_is_refused(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode(encoding)
    written = BytesIO(workbook(SHEET))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("xl/other.bin", b"<!DOCTYPE is no XML here")
        archive.writestr("xl/other.xml", bomb)
    with pytest.raises(BrokenTimetable):
        parse_timetable("a.xlsx", written.getvalue())


def test_events_are_told_in_london_time_and_repeated_ones_laid_out() -> None:
    found = cells(parse_timetable("diary.ics", calendar()))
    assert [row[:4] for row in found] == [
        ("2026-05-12", "10:00", "11:00", "Focus group: social workers"),
        (
            "2026-05-12",
            "17:00",
            "17:45",
            "Team meeting with a title that is so long that it is folded",
        ),
        (
            "2026-05-13",
            "17:00",
            "17:45",
            "Team meeting with a title that is so long that it is folded",
        ),
    ]
    assert found[0][5:] == ("Room 3", "", "Priya", "vision", "")


def event(*lines: str) -> bytes:
    return calendar("\r\n".join(("BEGIN:VEVENT", "SUMMARY:One", *lines, "END:VEVENT", "")))


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        (("DTSTART:20260112T100000Z", "DTEND:20260112T110000Z"), [("2026-01-12", "10:00")]),
        (("DTSTART:20260512T100000Z",), [("2026-05-12", "11:00")]),
        (("DTSTART:20260512T100000",), [("2026-05-12", "10:00")]),
        (("DTSTART;TZID=America/New_York:20260512T050000",), [("2026-05-12", "10:00")]),
        (("DTSTART;TZID=GMT Standard Time:20260512T100000",), [("2026-05-12", "10:00")]),
        (
            ("DTSTART;TZID=Europe/London:20260327T100000", "RRULE:FREQ=DAILY;COUNT=4",
             "EXDATE;TZID=Europe/London:20260328T100000"),
            [("2026-03-27", "10:00"), ("2026-03-29", "10:00"), ("2026-03-30", "10:00")],
        ),
        (
            ("DTSTART;TZID=Europe/London:20260512T100000",
             "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260514"),
            [("2026-05-12", "10:00"), ("2026-05-14", "10:00")],
        ),
        (
            ("DTSTART:20260512T100000", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=MO,TU"),
            [("2026-05-12", "10:00"), ("2026-05-25", "10:00"), ("2026-05-26", "10:00")],
        ),
        (
            ("DTSTART;TZID=Europe/London:20260512T100000",
             "RRULE:FREQ=DAILY;UNTIL=20260513T090000Z"),
            [("2026-05-12", "10:00"), ("2026-05-13", "10:00")],
        ),
        (
            ("DTSTART:20260512T100000", "RDATE:20260513T140000"),
            [("2026-05-12", "10:00"), ("2026-05-13", "14:00")],
        ),
    ],
)  # fmt: skip
def test_zones_summer_time_and_repetition_are_followed(
    lines: tuple[str, ...], times: list[tuple[str, str]]
) -> None:
    assert [row[:2] for row in cells(parse_timetable("a.ics", event(*lines)))] == times


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART;VALUE=DATE:20260512",),
        ("DTSTART:20260512T230000", "DTEND:20260513T010000"),
        ("DTSTART:20260512T100000", "DTEND:20260512T090000"),
        ("DTSTART:20260512T100000", "RRULE:FREQ=SECONDLY"),
        ("DTSTART:20260512T100000", "RRULE:FREQ=DAILY;BYHOUR=1,2,3"),
        ("DTSTART:20260512T100000", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        ("DTSTART:20260512T100000", "RRULE:FREQ=WEEKLY;BYDAY=1MO"),
        ("DTSTART:20260512T100000", "RRULE:FREQ=DAILY;INTERVAL=0"),
        ("LOCATION:Nowhere",),
        ("DTSTART:99991231T235900", "RRULE:FREQ=DAILY"),
    ],
)
def test_an_event_that_cannot_be_placed_is_told_and_none_is_lost(lines: tuple[str, ...]) -> None:
    (table,) = parse_timetable("a.ics", event(*lines)).tables
    assert not table.rows
    assert [row.number for row in table.unread] == [1]


def test_a_moved_instance_stands_for_its_own_time_and_a_cancelled_one_is_marked() -> None:
    repeated = EVENTS.partition("BEGIN:VEVENT\r\nUID:two")[2]
    moved = (
        "BEGIN:VEVENT\r\nUID:two@council\r\nSUMMARY:Team meeting\r\nSTATUS:CANCELLED\r\n"
        "RECURRENCE-ID:20260513T160000Z\r\nDTSTART:20260513T170000Z\r\nEND:VEVENT\r\n"
    )
    data = calendar(f"BEGIN:VEVENT\r\nUID:two{repeated}{moved}")
    found = [(row[0], row[1], row[-1]) for row in cells(parse_timetable("a.ics", data))]
    assert found == [("2026-05-12", "17:00", ""), ("2026-05-13", "18:00", "cancelled")]


def test_those_of_the_team_are_known_by_their_names_and_kinds_by_categories() -> None:
    lines = (
        "DTSTART:20260512T100000", "CATEGORIES:Workshop,Day 1",
        'ATTENDEE;CN="Nair, Priya":mailto:a@example.org',
        "ATTENDEE;CN=Helen Okafor:mailto:b@example.org", "ATTENDEE:mailto:c@example.org",
    )  # fmt: skip
    (row,) = cells(parse_timetable("a.ics", event(*lines)))
    assert (row[4], row[7]) == ("Workshop, Day 1", "Nair  Priya, Helen Okafor")
    (alone,) = cells(parse_timetable("a.ics", event(lines[0], lines[3])))
    assert alone[7] == "Helen Okafor"


def test_a_calendar_of_too_many_events_or_times_is_refused() -> None:
    one = "BEGIN:VEVENT\r\nSUMMARY:A\r\nDTSTART:20260512T100000\r\n"
    with pytest.raises(TooLarge):
        parse_timetable("a.ics", calendar(f"{one}END:VEVENT\r\n" * 1_001))
    with pytest.raises(TooLarge):
        parse_timetable("a.ics", calendar(f"{one}RRULE:FREQ=DAILY\r\nEND:VEVENT\r\n" * 40))


def test_a_summary_given_twice_is_taken_once() -> None:
    (row,) = cells(parse_timetable("a.ics", event("SUMMARY:Two", "DTSTART:20260512T100000")))
    assert row[3] == "One"


def test_a_rule_that_never_holds_comes_to_an_end() -> None:
    data = event("DTSTART:20260512T100000", "RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO")
    assert len(cells(parse_timetable("a.ics", data))) == 1  # an event is at its first time anyway


def _mutated(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few of them changed, taken out, doubled or moved."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(max(len(changed), 1))
        until = place + chance.randint(1, 40)
        act = chance.randrange(4)
        if act == 0:
            changed[place:until] = chance.randbytes(min(len(changed) - place, 4))
        elif act == 1:
            del changed[place:until]
        elif act == 2:
            changed[place:place] = changed[place:until] * chance.randint(1, 20)
        else:
            changed[place : place + 1] = chance.choice(
                (b"\0", b"\xff", b"\n", b"-1", b'"', b"9999")
            )
    return bytes(changed)


def _unpacked_and_mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a workbook of which one part was spoilt inside, so that its archive still opens."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        names = old.namelist()
        spoilt = chance.choice(names)
        for name in names:
            content = old.read(name)
            new.writestr(name, _mutated(content, chance) if name == spoilt else content)
    return written.getvalue()


@pytest.mark.parametrize("sort", ["csv", "xlsx", "ics"])
def test_spoilt_files_give_rows_or_a_refusal_and_nothing_else(sort: str) -> None:
    chance = random.Random(sort)
    good = {"csv": CSV.encode(), "xlsx": workbook(SHEET), "ics": calendar()}[sort]
    ends = set()
    for number in range(150):
        inside = sort == "xlsx" and number % 2
        data = _unpacked_and_mutated(good, chance) if inside else _mutated(good, chance)
        try:
            file = parse_timetable(f"plan.{sort}", data)
        except InterchangeError as error:
            ends.add(type(error).__name__)
        else:
            ends.add("read")
            assert all(isinstance(cell, str) for row in cells(file) for cell in row)
    assert "read" in ends


def test_headings_are_recognised_under_several_names_each_column_once() -> None:
    found = recognise(("Date", "Start Time", "End time", "Subject", "Location", "Session", "Cost"))
    assert list(found.values()) == [
        Column.DAY, Column.START, Column.END, Column.TITLE, Column.PLACE, Column.NONE, Column.NONE,
    ]  # fmt: skip
