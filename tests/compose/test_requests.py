# SPDX-License-Identifier: Apache-2.0
"""Requests are numbered, and their deadlines stand in a column of their own."""

import pytest

from peerdesk.compose.requests import part_deadline, requests_table


@pytest.mark.parametrize(
    ("asked", "what", "when"),
    [
        ("Caseloads by team, by Thursday 09:00", "Caseloads by team", "Thursday 09:00"),
        ("The protocol (by noon)", "The protocol", "Noon"),
        ("The protocol; by tomorrow 9 am.", "The protocol", "Tomorrow 9 am"),
        ("A visit by 14 May", "A visit", "14 May"),
    ],
)
def test_a_deadline_is_what_stands_last_after_by(asked: str, what: str, when: str) -> None:
    assert part_deadline(asked) == (what, when)


@pytest.mark.parametrize(
    "asked",
    ["Caseloads by team", "What the board decides by Friday, and why it has to wait for so long"],
)
def test_what_is_no_deadline_stays_in_the_request(asked: str) -> None:
    assert part_deadline(f"  {asked} ") == (asked, "")


def test_the_column_of_deadlines_is_there_if_one_is() -> None:
    table = requests_table(["The plan", "The protocol, by noon"])
    assert table.columns == ("No.", "Request to the council", "By")
    assert table.rows == (("1", "The plan", ""), ("2", "The protocol", "Noon"))


def test_without_deadlines_there_is_no_such_column() -> None:
    table = requests_table(["The plan"])
    assert table.columns == ("No.", "Request to the council")
    assert table.rows == (("1", "The plan"),)
