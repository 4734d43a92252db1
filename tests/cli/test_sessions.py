# SPDX-License-Identifier: Apache-2.0
"""`peerdesk session`: planned and listed."""

import pytest

from tests.fakes.terminal import Laptop

PLAN = {
    "--kind": "interview",
    "--title": "Chief executive",
    "--day": "2026-05-12",
    "--start": "10:00",
    "--end": "10:45",
}


def _add(laptop: Laptop, *more: str, **changes: str) -> object:
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
