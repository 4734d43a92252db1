# SPDX-License-Identifier: Apache-2.0
"""`peerdesk session`: planned and listed."""

import pytest

from tests.fakes.terminal import Ended, Laptop

PLAN = {
    "--kind": "interview",
    "--title": "Chief executive",
    "--day": "2026-05-12",
    "--start": "10:00",
    "--end": "10:45",
}


def _add(laptop: Laptop, *more: str, **changes: str) -> Ended:
    words = PLAN | {f"--{name}": value for name, value in changes.items()}
    return laptop.type("session", "add", *(w for pair in words.items() for w in pair), *more)


def test_a_session_is_planned_with_all_that_belongs_to_it(laptop: Laptop) -> None:
    me = laptop.type("challenge", "show", "--json").json["team"][0]["id"]
    more = (
        "--place", "Room 1", "--group", "Chief executive:senior-leaders:1", "--group",
        "Directors:@senior-leaders:3", "--peer", me[-8:], "--kloe", "vision", "--source", "data",
        "--files", "2", "--json",
    )  # fmt: skip
    planned = _add(laptop, *more)
    assert planned.code == 0, planned.err
    record = planned.json
    assert (record["people"], record["peers"], record["kloes"]) == (4, ["Helen Okafor"], ["vision"])
    assert (record["place"], record["source"], record["files"]) == ("Room 1", "data", 2)
    assert laptop.type("session", "list", "--json").json == [record]
    assert laptop.type("session", "list", "--day", "2026-05-13", "--json").json == []
    assert record["id"][-8:] in laptop.type("session", "list").out


def test_days_and_times_are_kept_in_one_form_however_they_were_typed(laptop: Laptop) -> None:
    planned = _add(laptop, "--json", day="20260512", start="9:00", end="10:30").json
    assert (planned["day"], planned["start"], planned["end"]) == ("2026-05-12", "09:00", "10:30")
    assert laptop.type("session", "list", "--day", "20260512", "--json").json == [planned]


def test_a_list_of_no_day_is_refused(laptop: Laptop) -> None:
    ended = laptop.type("session", "list", "--day", "nonsense")
    assert (ended.code, ended.out) == (1, "")
    assert "date such as" in ended.err


def test_a_session_far_from_the_days_agreed_is_remarked(laptop: Laptop) -> None:
    assert _add(laptop).err == ""
    far = _add(laptop, day="2027-05-12")
    assert far.code == 0
    assert "12 May 2027 is not one of the days agreed (on site 12 to 14 May 2026)" in far.err


@pytest.mark.parametrize(
    ("changes", "more", "says"),
    [
        ({"end": "09:00"}, (), "09:00 lies before 10:00"),
        ({"day": "12/05/2026"}, (), "date such as"),
        ({"start": "ten"}, (), "time such as"),
        ({"title": " "}, (), "title is missing"),
        ({}, ("--group", "Parents"), "ROLE:VOICE:NUMBER"),
        ({}, ("--group", "Parents:members:many"), "between 1 and"),
        ({}, ("--group", "Parents:members:0"), "between 1 and"),
        ({}, ("--group", "Parents:neighbours:3"), "no voice"),
        ({}, ("--peer", "Helen"), "no member"),
        ({}, ("--kloe", "nowhere"), "no line of enquiry"),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    laptop: Laptop, changes: dict[str, str], more: tuple[str, ...], says: str
) -> None:
    ended = _add(laptop, *more, **changes)
    assert (ended.code, ended.out) == (1, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1
