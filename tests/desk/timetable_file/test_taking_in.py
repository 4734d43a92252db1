# SPDX-License-Identifier: Apache-2.0
"""A timetable from a file is shown before it is taken in, loses nothing, and can be undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerdesk.desk.capture import write_line
from peerdesk.desk.errors import NotAllowed
from peerdesk.desk.scope import name_person
from peerdesk.desk.timetable import call_off, change_session, plan_session
from peerdesk.desk.timetable_file.errors import (
    ChangedSince,
    NothingChosen,
    NoTitleColumn,
    TimetableMoved,
)
from peerdesk.desk.timetable_file.table import Column, Row, Table, TimetableFile, Unread, recognise
from peerdesk.desk.timetable_file.taken_back import planned_sessions
from peerdesk.desk.timetable_file.taking_in import (
    Item,
    Preview,
    Sort,
    preview_timetable,
    take_timetable,
    undo_timetable,
)
from peerdesk.domain.team import Person
from peerdesk.domain.words import Role, SessionKind
from tests.fakes.book import MemoryBook
from tests.fakes.challenge import FOCUS_GROUP, Join

HEADING = ("Day", "From", "To", "Title", "Place", "People met", "Peers", "KLOEs", "Status", "Kind")


def file(
    *rows: tuple[str, ...], heading: tuple[str, ...] = HEADING, name: str = ""
) -> TimetableFile:
    numbered = tuple(Row(number, cells) for number, cells in enumerate(rows, 2))
    return TimetableFile((Table(heading=heading, rows=numbered, name=name),))


def preview(book: MemoryBook, *rows: tuple[str, ...], **more: str) -> Preview:
    held = file(*rows, **more)  # type: ignore[arg-type] # a name only
    return preview_timetable(book, held, recognise(held.headings))


def said(item: Item) -> list[str]:
    return [remark.sentence for remark in item.remarks]


ROW = ("12 May", "10:00", "11:00", "Focus group: social workers", "Room 2", "8 social workers")


def test_a_new_session_is_read_whole_and_written_only_when_taken(book: MemoryBook) -> None:
    name_person(book, "", Person("Priya Nair", Role.OFFICER_PEER))
    written = book.writes
    shown = preview(book, (*ROW, "PN, Helen Okafor", "#vision; Culture"))
    (item,) = shown.items
    assert (item.sort, item.ticked, item.where, said(item)) == (Sort.NEW, True, "Row 2", [])
    assert book.writes == written
    assert book.sessions() == ()
    take_timetable(book, [item])
    assert book.writes == written + 1
    (held,) = book.sessions()
    assert held.value.kind is SessionKind.FOCUS_GROUP
    assert (held.value.people, len(held.value.peers), len(held.value.kloes)) == (8, 2, 2)


def test_what_is_planned_is_told_as_same_changed_or_missing(book: MemoryBook) -> None:
    plan_session(book, FOCUS_GROUP)
    plan_session(book, replace(FOCUS_GROUP, title="Interview: head of service", start="09:00"))
    plan_session(book, replace(FOCUS_GROUP, title="Workshop: housing", start="08:00"))
    plan_session(book, replace(FOCUS_GROUP, title="Overview", day="2026-05-13"))
    shown = preview(
        book, ROW, ("12 May", "14:00", "15:00", "interview – Head of Service", "Room 5")
    )
    same, changed, missing = shown.items
    assert (same.sort, same.choosable) == (Sort.SAME, False)
    assert (changed.sort, changed.ticked) == (Sort.CHANGED, True)
    assert changed.changes == ("moved from 09:00", "now in Room 5, not Room 2")
    assert (missing.sort, missing.ticked) == (Sort.MISSING, False)
    assert missing.before is not None
    assert missing.before.title == "Workshop: housing"


def test_what_a_file_does_not_say_stays_as_it_is_planned(book: MemoryBook) -> None:
    kloe, me = book.kloes()[0].id, book.people()[0].id
    key = plan_session(book, replace(FOCUS_GROUP, kloes=(kloe,), peers=(me,)))
    shown = preview(book, ("12 May", "10:30", "", "Focus group: social workers", "", "", "", ""))
    assert shown.items[0].changes == ("moved from 10:00",)
    take_timetable(book, shown.items)
    held = book.session(key).value
    assert held == replace(FOCUS_GROUP, start="10:30", end="11:30", kloes=(kloe,), peers=(me,))


def test_a_session_missing_is_called_off_only_where_it_is_ticked(book: MemoryBook) -> None:
    plan_session(book, FOCUS_GROUP)
    shown = preview(book, ("12 May", "15:00", "16:00", "Interview: someone new"))
    take_timetable(book, [item for item in shown.items if item.ticked])
    assert [s.value.called_off for s in book.sessions()] == [False, False]
    shown = preview(book, ("12 May", "15:00", "16:00", "Interview: someone new"))
    take_timetable(book, [shown.items[1]])
    assert [s.value.called_off for s in book.sessions()] == [True, False]


def test_rows_take_the_exact_session_before_one_that_is_only_alike(book: MemoryBook) -> None:
    first = plan_session(book, FOCUS_GROUP)
    second = plan_session(book, replace(FOCUS_GROUP, start="14:00", end="15:00"))
    shown = preview(
        book, ("12 May", "14:00", "15:00", *ROW[3:]), ("12 May", "9:00", "10:00", *ROW[3:])
    )
    assert [item.planned for item in shown.items] == [second, first]


def test_a_session_with_a_title_that_is_nearly_the_same_is_that_session(book: MemoryBook) -> None:
    plan_session(book, FOCUS_GROUP)
    shown = preview(book, ("12 May", "10:00", "11:00", "Focus group with social workers"))
    assert shown.items[0].changes == ("was “Focus group: social workers”",)


def test_a_cancelled_session_is_called_off_and_one_never_planned_is_left_out(
    book: MemoryBook,
) -> None:
    plan_session(book, FOCUS_GROUP)
    gone = (*ROW, "", "", "Cancelled")
    shown = preview(book, gone, ("12 May", "15:00", "16:00", "Other", "", "", "", "", "cancelled"))
    assert shown.items[0].changes == ("called off",)
    assert (shown.items[1].sort, shown.items[1].choosable) == (Sort.SAME, False)
    take_timetable(book, [shown.items[0]])
    assert book.sessions()[0].value.called_off
    back = preview(book, ROW).items[0]
    assert (back.changes, back.ticked) == (("put back",), False)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("", "10:00", "11:00", "Interview"), "Day: it is empty"),
        (("soon", "10:00", "11:00", "Interview"), "Day: “soon” is not read as a day"),
        (("12 May", "", "11:00", "Interview"), "From: it is empty"),
        (("12 May", "late", "11:00", "Interview"), "From: “late” is not read as a time"),
        (("12 May", "10:00", "never", "Interview"), "To: “never” is not read as a time"),
        (("12 May", "10:00", "09:00", "Interview"), "To: 09:00 lies before 10:00"),
        (("12 May", "10:00", "11:00", ""), "Title: it is empty"),
        (("12 May", "10:00", "11:00", "x" * 600), "Title: it has 600 characters"),
    ],
)
def test_a_row_that_makes_no_session_says_which_column_and_what_to_do(
    book: MemoryBook, row: tuple[str, ...], sentence: str
) -> None:
    (item,) = preview(book, row).items
    assert (item.sort, item.choosable, item.where) == (Sort.UNREADABLE, False, "Row 2")
    assert said(item)[-1].startswith(sentence)


@pytest.mark.parametrize(
    ("row", "sentence", "ticked"),
    [
        (("12 May", "10:00", "", "Interview"), "To: it is empty: taken as one hour.", True),
        (("12 May", "1.30", "2.30", "Interview"), "Times, from and to: taken as 13:30", True),
        (("14 May", "10:00", "11:00", "Interview"), "Day: it is not among the days", False),
        (("12/05/2029", "10:00", "11:00", "Interview"), "Day: it is far from", False),
        (("12 May", "10:00", "11:00", "Lunch"), "Title: it looks like a break", False),
        (("12 May", "10:00", "11:00", "Interview: Jane Smith"), "Title: it may hold a name", True),
        (("12 May", "10:00", "11:00", "Interview", "", "Jane Smith"), "People met, by role: it may",
         False),
        (("12 May", "10:00", "11:00", "Interview", "", "", "Nobody, Helen"),
         "Who of the team goes: 1 of them is not known", True),
        (("12 May", "10:00", "11:00", "Interview", "", "", "Nobody; Someone"),
         "Who of the team goes: 2 of them are not known", True),
        (("12 May", "10:00", "11:00", "Interview", "", "", "", "vision, nowhere"),
         "Lines of enquiry: no line of enquiry has the code “nowhere”", True),
        (("12 May", "10:00", "11:00", "Head of service"), "Kind: no word says what it is", True),
        (("12 May", "10:00", "11:00", "Interview", "", "", "", "", "", "seance"),
         "Kind: no kind of session", True),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_said_and_not_ticked_where_that_matters(
    book: MemoryBook, row: tuple[str, ...], sentence: str, *, ticked: bool
) -> None:
    (item,) = preview(book, row).items
    assert item.sort is Sort.NEW
    assert any(words.startswith(sentence) for words in said(item)), said(item)
    assert item.ticked is ticked


def test_numbers_and_lists_of_codes_are_read_and_what_is_neither_is_told(book: MemoryBook) -> None:
    heading = ("Day", "From", "Title", "KLOE", "Files", "Who we meet", "Number")
    rows = (
        ("12 May", "10:00", "Case file review", "vision culture", "25", "Staff", "6"),
        ("12 May", "12:00", "Interview two", "nothing known", "many", "Staff", "some"),
    )
    held = file(*rows, heading=heading)
    first, second = preview_timetable(book, held, recognise(heading)).items
    assert first.session is not None
    assert (first.session.files, first.session.people, len(first.session.kloes)) == (25, 6, 2)
    assert second.session is not None
    assert (second.session.files, second.session.kloes) == (0, ())
    told = said(second)
    assert "Files or documents: it is no number: left out." in told
    assert "How many people: it is no number: left out." in told


def test_the_only_session_of_a_title_is_moved_to_another_day(book: MemoryBook) -> None:
    plan_session(book, FOCUS_GROUP)
    (item,) = preview(book, ("13 May", "10:00", "11:00", *ROW[3:])).items
    assert item.changes == ("moved from Tue 12 May, 10:00",)


def test_the_same_session_twice_in_a_file_is_taken_once(book: MemoryBook) -> None:
    shown = preview(book, ROW, ROW)
    assert [item.sort for item in shown.items] == [Sort.NEW, Sort.UNREADABLE]
    assert said(shown.items[1]) == ["the same session stands in row 2."]


def test_a_day_holds_for_the_rows_below_it_and_for_a_sheet_named_after_it(book: MemoryBook) -> None:
    over = preview(
        book,
        ("Wednesday 13 May", "", "", ""),
        ("", "10:00", "11:00", "Interview one"),
        ("12 May", "10:00", "11:00", "Interview two"),
        ("", "11:00", "12:00", "Interview three"),
    )
    days = [item.session.day for item in over.items if item.session]
    assert days == ["2026-05-13", "2026-05-12", "2026-05-12"]
    sheet = preview(book, ("", "10:00", "11:00", "Interview"), name="Day 2")
    assert sheet.items[0].session is not None
    assert sheet.items[0].session.day == "2026-05-13"
    assert sheet.items[0].where == "Day 2, row 2"


def test_rows_that_could_not_even_be_read_stand_among_the_rest(book: MemoryBook) -> None:
    table = Table(heading=HEADING, rows=(Row(2, ROW), Row(4, ())), unread=(Unread(3, "broken."),))
    shown = preview_timetable(book, TimetableFile((table,)), recognise(HEADING))
    assert [(i.sort, i.where) for i in shown.items] == [
        (Sort.NEW, "Row 2"), (Sort.UNREADABLE, "Row 3"),
    ]  # fmt: skip


def test_columns_can_be_said_by_hand(book: MemoryBook) -> None:
    held = file(
        ("12 May 10.00-11.00", "Interview", "12 May", "10-11"), heading=("x", "y", "z", "t")
    )
    with pytest.raises(NoTitleColumn):
        preview_timetable(book, held, recognise(held.headings))
    by_hand = {"x": Column.NONE, "y": Column.TITLE, "z": Column.DAY, "t": Column.TIME}
    (item,) = preview_timetable(book, held, by_hand).items
    assert item.session is not None
    assert (item.session.title, item.session.start, item.session.end) == (
        "Interview",
        "10:00",
        "11:00",
    )


def test_an_import_is_undone_in_one_go(book: MemoryBook) -> None:
    plan_session(book, FOCUS_GROUP)
    before = [s.value for s in book.sessions()]
    shown = preview(
        book, ("12 May", "14:00", "15:00", *ROW[3:]), ("13 May", "9:00", "10:00", "Interview")
    )
    taken = take_timetable(book, shown.items)
    assert len(book.sessions()) == 2
    undo_timetable(book, taken)
    assert [s.value for s in book.sessions() if not s.value.called_off] == before


def test_what_was_changed_since_is_neither_written_over_nor_undone(book: MemoryBook) -> None:
    key = plan_session(book, FOCUS_GROUP)
    shown = preview(book, ("12 May", "14:00", "15:00", *ROW[3:]))
    change_session(book, key, replace(FOCUS_GROUP, place="Elsewhere"))
    with pytest.raises(TimetableMoved):
        take_timetable(book, shown.items)
    again = preview(book, ("12 May", "14:00", "15:00", *ROW[3:]))
    taken = take_timetable(book, again.items)
    call_off(book, key)
    with pytest.raises(ChangedSince):
        undo_timetable(book, taken)


def test_nothing_ticked_is_nothing_to_take_in_and_only_a_lead_takes_it(
    book: MemoryBook, join: Join
) -> None:
    with pytest.raises(NothingChosen):
        take_timetable(book, [])
    peer = join()
    with pytest.raises(NotAllowed):
        take_timetable(peer, preview(peer, ROW).items)


_CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["12 May", "10:00", "11.30", "Interview", "vision", "7 staff", "cancelled", "HO"]
    ),
)


@given(st.lists(st.lists(_CELL, min_size=4, max_size=10), max_size=6))
def test_every_row_comes_to_something_or_is_empty(rows: list[list[str]]) -> None:
    book = _BOOK
    cells = [tuple(row) for row in rows]
    shown = preview(book, *cells)
    filled = sum(any(cell.strip() for cell in row) for row in cells)
    assert len(shown.items) <= filled
    for item in shown.items:
        assert item.session is not None or item.remarks


def _book() -> MemoryBook:
    from peerdesk.desk.scope import found_challenge  # noqa: PLC0415 - for one test only
    from tests.fakes.challenge import FRAMEWORK, SCOPE  # noqa: PLC0415 - likewise

    book = MemoryBook()
    found_challenge(book, FRAMEWORK, SCOPE)
    return book


_BOOK = _book()


def test_what_an_undone_import_brought_is_planned_no_longer_until_it_is_put_back(
    book: MemoryBook,
) -> None:
    kept = plan_session(book, FOCUS_GROUP)
    shown = preview(book, ("13 May", "9:00", "10:00", "Interview"))
    taken = take_timetable(book, shown.items)
    (new,) = (held.id for held in book.sessions() if held.id != kept)
    assert {held.id for held in planned_sessions(book)} == {kept, new}
    undo_timetable(book, taken)
    assert [held.id for held in planned_sessions(book)] == [kept]
    call_off(book, kept)
    assert [held.id for held in planned_sessions(book)] == [kept], "called off, it is still told"
    change_session(book, new, replace(book.session(new).value, called_off=False))
    assert {held.id for held in planned_sessions(book)} == {kept, new}


def test_a_session_with_notes_stays_in_sight_when_its_import_is_undone(book: MemoryBook) -> None:
    taken = take_timetable(book, preview(book, ("13 May", "9:00", "10:00", "Interview")).items)
    (new,) = (held.id for held in book.sessions())
    write_line(book, "+ Heard there", session=new)
    undo_timetable(book, taken)
    (held,) = planned_sessions(book)
    assert held.value.called_off
