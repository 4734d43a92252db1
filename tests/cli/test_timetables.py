# SPDX-License-Identifier: Apache-2.0
"""`peerdesk timetable import`, and what the day asks of sessions and paper."""

import pytest

from tests.fakes.terminal import Laptop
from tests.timetables import CSV


@pytest.fixture
def session(laptop: Laptop) -> str:
    """Return a session of the second day, planned with a line of enquiry."""
    planned = laptop.type(
        "session", "add", "--kind", "focus-group", "--title", "Focus group: social workers",
        "--day", "2026-05-12", "--start", "10:00", "--end", "11:00", "--place", "Room 2",
        "--group", "Social workers:frontline:7", "--kloe", "vision", "--json",
    )  # fmt: skip
    return str(planned.json["id"])


@pytest.mark.usefixtures("session")
def test_a_preview_changes_nothing_and_says_row_by_row_what_would(laptop: Laptop) -> None:
    file = laptop.root / "plan.csv"
    file.write_text(CSV, encoding="utf-8")
    shown = laptop.type("timetable", "import", str(file), "--preview")
    assert shown.code == 0, shown.err
    assert "4 sessions would be taken in." in shown.out
    assert "now in Room 3, not Room 2" in shown.out
    assert "Row 4: " in shown.out
    assert len(laptop.type("session", "list", "--json").json) == 1


def test_it_is_taken_in_as_one_and_answers_in_json(laptop: Laptop, session: str) -> None:
    file = laptop.root / "plan.csv"
    file.write_text(CSV, encoding="utf-8")
    taken = laptop.type("timetable", "import", str(file), "--json").json
    assert len(taken["taken"]) == 4
    assert session in taken["taken"]
    assert len(laptop.type("session", "list", "--json").json) == 4
    again = laptop.type("timetable", "import", str(file))
    assert "0 sessions taken in." in again.out


@pytest.mark.usefixtures("session")
def test_a_column_is_said_by_hand_and_what_is_missing_called_off(laptop: Laptop) -> None:
    file = laptop.root / "plan.csv"
    file.write_text("Day,From,Whatever\n2026-05-12,12:00,Interview: housing\n", encoding="utf-8")
    refused = laptop.type("timetable", "import", str(file))
    assert refused.code == 1
    assert "say by hand" in refused.err
    done = laptop.type("timetable", "import", str(file), "--column", "whatever=title", "--call-off")
    assert "2 sessions taken in." in done.out, done.err
    listed = laptop.type("session", "list").out
    assert "(called off)" in listed
    for wrong in ("nothing=title", "whatever=nonsense"):
        ended = laptop.type("timetable", "import", str(file), "--column", wrong)
        assert ended.code == 1


def test_a_session_is_moved_with_its_end_and_called_off_and_back(
    laptop: Laptop, session: str
) -> None:
    moved = laptop.type("session", "change", session, "--start", "11:30", "--place", "", "--json")
    record = moved.json
    assert (record["start"], record["end"], record["place"]) == ("11:30", "12:30", "")
    assert record["title"] == "Focus group: social workers"
    gone = laptop.type("session", "call-off", session[-8:])
    assert "(called off)" in gone.out
    assert "(called off)" not in laptop.type("session", "call-off", session, "--back").out


def test_who_goes_and_the_title_are_changed(laptop: Laptop, session: str) -> None:
    me = laptop.type("challenge", "show", "--json").json["team"][0]["id"]
    mine = laptop.type("session", "change", session, "--peer", me[-8:], "--title", "T", "--json")
    assert (len(mine.json["peers"]), mine.json["title"]) == (1, "T")
    assert laptop.type("session", "change", session, "--everyone", "--json").json["peers"] == []


def test_the_prep_card_is_shown(laptop: Laptop, session: str) -> None:
    laptop.type("note", "add", "+ people own it #vision", "--session", session)
    shown = laptop.type("session", "prep", session).out
    assert "7 × Social workers" in shown
    assert "Thin: 1 note, heard only." in shown
    assert "Heard: people own it" in shown
    assert laptop.type("session", "prep", session, "--all", "--json").json["lines"]


def test_sheets_are_written_and_typed_in(laptop: Laptop, session: str) -> None:
    out = laptop.root / "sheet.pdf"
    made = laptop.type("session", "sheet", session, "--out", str(out))
    assert made.code == 0, made.err
    assert out.read_bytes().startswith(b"%PDF")
    typed = laptop.root / "sheet.txt"
    typed.write_text("10:05 + one #vision\n\n10.20 - two\n10:10 ? three\n", encoding="utf-8")
    done = laptop.type("note", "type-in", str(typed), "--session", session)
    assert "3 lines saved." in done.out, done.err
    assert "The time goes back in line 4" in done.err
    assert len(laptop.type("note", "list", "--session", session, "--json").json) == 3


def test_a_sheet_without_a_session_has_a_day(laptop: Laptop) -> None:
    typed = laptop.root / "sheet.txt"
    typed.write_text("9:05 + one\n", encoding="utf-8")
    assert laptop.type("note", "type-in", str(typed), "--day", "2026-05-12").code == 0
    (note,) = laptop.type("note", "list", "--json").json
    assert note["text"] == "one"
