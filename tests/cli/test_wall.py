# SPDX-License-Identifier: Apache-2.0
"""`peerdesk wall` and `peerdesk study`: put together, moved, merged, tracked."""

import pytest

from tests.fakes.terminal import Laptop


@pytest.fixture
def notes(laptop: Laptop) -> tuple[str, ...]:
    """Return three notes on the leader's laptop."""
    texts = ("+ Duty desk rings back", "- Letters without outcome", "~ Tired today")
    return tuple(laptop.type("note", "add", text, "--json").json[0]["id"] for text in texts)


def draft(laptop: Laptop, wording: str, *words: str) -> str:
    given = ("--kind", "strength", "--theme", "leadership", *words, "--json")
    drafted = laptop.type("message", "add", wording, *given)
    assert drafted.code == 0, drafted.err
    identifier: str = drafted.json["id"]
    return identifier


def test_waiting_notes_are_put_together_filled_and_made_into_a_message(
    laptop: Laptop, notes: tuple[str, ...]
) -> None:
    assert laptop.type("wall", "waiting", "--json").json["count"] == 2
    assert "Letters" in laptop.type("wall", "waiting", "--words", "letters").out
    begun = laptop.type(
        "wall", "together", notes[0], "--title", "Replies", "--theme", "leadership", "--json"
    )
    cluster = begun.json["cluster"]
    assert "1 note put in" in laptop.type("wall", "add", cluster, notes[1]).out
    assert "1 note taken out" in laptop.type("wall", "take-out", cluster, notes[1]).out
    listed = laptop.type("wall", "list").out
    assert "cluster, 1 note" in listed
    assert "1 note waiting" in listed
    made = laptop.type(
        "wall", "word", cluster, "Partners are answered", "--kind", "strength", "--json"
    )
    assert made.code == 0, made.err
    assert "Partners are answered" in laptop.type("message", "list").out
    gone = laptop.type("wall", "dissolve", cluster)
    assert gone.code == 1
    assert "no longer on the wall" in gone.err


def test_a_cluster_is_dissolved(laptop: Laptop, notes: tuple[str, ...]) -> None:
    words = ("--title", "Replies", "--theme", "leadership", "--json")
    cluster = laptop.type("wall", "together", *notes[:2], *words).json["cluster"]
    assert "The notes stay" in laptop.type("wall", "dissolve", cluster).out
    assert laptop.type("wall", "waiting", "--json").json["count"] == 2


def test_cards_are_moved(laptop: Laptop) -> None:
    first, second = draft(laptop, "The first point"), draft(laptop, "The second point")
    moved = laptop.type("wall", "move", second, "--theme", "leadership", "--before", first)
    assert moved.code == 0, moved.err
    cards = laptop.type("wall", "list", "--json").json["cards"]
    assert [card["id"] for card in cards] == [second, first]


def test_messages_that_look_alike_are_merged_and_taken_apart(laptop: Laptop) -> None:
    first = draft(laptop, "Supervision is regular and valued by staff across teams")
    second = draft(laptop, "Supervision is regular, and valued by staff in all teams")
    assert "same words" in laptop.type("wall", "alike").out
    assert "stands for both" in laptop.type("wall", "merge", second, first).out
    listed = laptop.type("message", "list", "--json").json
    assert [message["id"] for message in listed] == [first]
    assert "stands for 1 more" in laptop.type("wall", "list").out
    assert laptop.type("wall", "merge", first, first).code == 1
    gone = laptop.type("history", "withdrawn")
    assert gone.code == 0, gone.err
    assert "Merged into: Supervision is regular and valued" in gone.out
    assert laptop.type("history", "bring-back", "message", second).code == 0
    assert laptop.type("history", "withdrawn", "--json").json == []
    laptop.type("wall", "merge", second, first)
    assert "for itself" in laptop.type("wall", "apart", second).out
    assert len(laptop.type("message", "list", "--json").json) == 2


def test_one_laptop_moves_the_cards_until_everybody_may(laptop: Laptop) -> None:
    assert "Only this laptop" in laptop.type("wall", "drive").out
    assert "moves the cards" in laptop.type("wall", "list").out
    assert "Everybody" in laptop.type("wall", "drive", "--everybody").out


def test_a_case_study_is_tracked_with_its_permission(laptop: Laptop) -> None:
    message = draft(laptop, "A weekly hour for stuck cases")
    assert "no case study" in laptop.type("study", "list").out
    noted = laptop.type(
        "study", "add", "Think space", "--message", message, "--region", "North West", "--json"
    )
    assert noted.code == 0, noted.err
    study = noted.json["id"]
    given = laptop.type(
        "study", "set", study, "--permission", "given", "--by", "DCS", "--answered-on", "2026-05-13"
    )
    assert "permission given by DCS, North West" in given.out
    assert laptop.type("study", "list", "--json").json["lacking"] is False
    assert laptop.type("study", "set", study, "--answered-on", "soon").code == 1
    assert "no more" in laptop.type("study", "drop", study).out
    assert laptop.type("study", "list", "--json").json["tracked"] == []
