# SPDX-License-Identifier: Apache-2.0
"""`peerdesk briefing`: ticked, arranged, told and answered without the window."""

import pytest

from tests.fakes.terminal import Laptop

DAY = "2026-05-12"


@pytest.fixture
def messages(laptop: Laptop) -> list[str]:
    """Return two strengths."""
    return [
        laptop.type(
            "message", "add", "--kind", "strength", "--theme", "leadership", words, "--json"
        ).json["id"]
        for words in ("Leaders are visible", "Staff say the same")
    ]


def test_points_are_listed_ticked_and_put_in_order(laptop: Laptop, messages: list[str]) -> None:
    first, second = messages
    listed = laptop.type("briefing", "outline", "--day", DAY)
    assert listed.out.count("[ ]") == 2
    chosen = laptop.type("briefing", "choose", "--day", DAY, second, first, "--json")
    assert chosen.code == 0, chosen.err
    assert [line["id"] for line in chosen.json] == [second, first]
    out = laptop.type("briefing", "choose", "--day", DAY, "--without", second)
    assert out.out.splitlines()[-1] == "1 point in."
    again = laptop.type("briefing", "outline", "--day", DAY, "--json").json
    assert {line["id"]: line["enters"] for line in again} == {first: True, second: False}


def test_the_rest_of_a_summary_is_arranged(laptop: Laptop) -> None:
    done = laptop.type(
        "briefing", "arrange", "--day", DAY, "--request", "The rota, by noon",
        "--practical", "Room 2", "--plan", "#vision: two visits: both areas", "--json",
    )  # fmt: skip
    assert done.code == 0, done.err
    assert done.json["requests"] == ["The rota, by noon"]
    assert [plan["words"] for plan in done.json["plans"]] == ["two visits: both areas"]
    wrong = laptop.type("briefing", "arrange", "--day", DAY, "--plan", "#nothing: a visit")
    assert wrong.code == 1


def test_a_point_is_told_answered_and_settled(laptop: Laptop, messages: list[str]) -> None:
    first, _ = messages
    laptop.type("briefing", "choose", "--day", DAY, "--tick", "all")
    assert laptop.type("briefing", "issue", "--day", DAY).code == 0
    told = laptop.type(
        "briefing", "tell", first, "--outcome", "otherwise", "--words", "Seen", "--number", "1"
    )
    assert told.code == 0, told.err
    assert told.out.endswith(": said otherwise.\n")
    answered = laptop.type(
        "briefing", "reply", first, "--answer", "disputes-wording", "--words", "By whom?",
        "--number", "1", "--json",
    )  # fmt: skip
    assert answered.code == 0, answered.err
    assert (answered.json["settled"], answered.json["day"]) == (False, DAY)
    assert "By whom?" in laptop.type("briefing", "replies", "--open").out
    settled = laptop.type("briefing", "settle", first)
    assert "settled. By whom?" in settled.out
    assert laptop.type("briefing", "replies", "--open").out == ""
    laptop.type("briefing", "settle", first, "--reopen")
    assert "open. By whom?" in laptop.type("briefing", "replies").out


def test_what_is_said_in_passing_needs_no_summary(laptop: Laptop, messages: list[str]) -> None:
    first, second = messages
    told = laptop.type("briefing", "tell", first, "--occasion", "In passing", "--json")
    assert (told.json["occasion"], told.json["wording"]) == ("In passing", "Leaders are visible")
    answered = laptop.type(
        "briefing", "reply", first, "--answer", "will-send-evidence", "--occasion", "In passing",
        "--day", DAY, "--question", "Which audit is it?",
    )  # fmt: skip
    assert answered.code == 0, answered.err
    assert "Which audit is it?" in laptop.type("question", "list").out
    assert laptop.type("briefing", "settle", second).code == 1
    assert laptop.type("briefing", "tell", first, "--number", "9").code == 1


def test_the_paragraph_about_an_intervention_is_written(laptop: Laptop) -> None:
    done = laptop.type("briefing", "arrange", "--day", DAY, "--intervention", "No monitoring visit")
    assert "shown only once the scope says" in done.err
    assert done.code == 0, done.err
