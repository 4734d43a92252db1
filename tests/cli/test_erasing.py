# SPDX-License-Identifier: Apache-2.0
"""`peerdesk note erase` and `peerdesk hold`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import NotBackedUp
from tests.fakes.terminal import Laptop

MakeLaptop = Callable[[str], Laptop]


@pytest.fixture
def note(laptop: Laptop) -> str:
    """Return a note on the leader's laptop that a message repeats."""
    line = "+ Staff said that nobody had ever asked them before"
    added = laptop.type("note", "add", line, "--json")
    identifier: str = added.json[0]["id"]
    drafted = laptop.type(
        "message", "add", "--kind", "strength", "--theme", "leadership",
        "People told us that nobody had ever asked them before", "--supports", identifier,
    )  # fmt: skip
    assert drafted.code == 0, drafted.err
    return identifier


def erase(laptop: Laptop, note: str, *more: str) -> tuple[int, str, str]:
    ended = laptop.type(
        "note", "erase", note, "--reason", "subject-request", "--authority", "Team leader", *more
    )
    return ended.code, ended.out, ended.err


def test_nothing_is_erased_before_it_was_told_what_repeats_it(laptop: Laptop, note: str) -> None:
    code, out, err = erase(laptop, note[-8:])
    assert (code, out) == (1, "")
    assert "1 message linked to it stay" in err
    assert "1 message with its words stay as they are" in err
    assert "--yes" in err
    assert len(laptop.type("note", "list", "--json").json) == 1


def test_another_note_with_the_same_words_and_file_is_told(
    laptop: Laptop, note: str, tmp_path: Path
) -> None:
    line = "They, too, said that nobody had ever asked them before"
    other = laptop.type("note", "add", line, "--json").json[0]["id"]
    chart = tmp_path / "chart.png"
    Image.new("RGB", (8, 8)).save(chart)
    for one in (note, other):
        assert laptop.type("note", "attach", one, str(chart)).code == 0
    err = erase(laptop, note)[2]
    assert "1 other note with its words stay as they are" in err
    assert f"{other[-8:]}  They, too" in err
    assert "The same file is attached to other notes, and stays there" in err


def test_a_note_is_erased_for_good(laptop: Laptop, note: str) -> None:
    code, out, _ = erase(laptop, note[-8:], "--yes")
    assert (code, out.startswith("Erased for good")) == (0, True)
    assert laptop.type("note", "list", "--json").json == []
    code, _, err = erase(laptop, note, "--yes")
    assert code == 1
    assert "erased for good" in err
    assert "Team leader" in err
    verified = laptop.type("verify")
    assert verified.code == 0, verified.err


def test_where_a_shared_note_still_stands_is_told(
    laptop: Laptop, note: str, make_laptop: MakeLaptop, tmp_path: Path
) -> None:
    colleague, file = make_laptop("peer"), tmp_path / "priya.peerdesk-id"
    assert colleague.type("team", "identity", "--name", "Priya Nair", "--out", file).code == 0
    assert laptop.type("team", "admit", file).code == 0
    for giver, taker in ((laptop, colleague), (colleague, laptop), (laptop, colleague)):
        giver.type("note", "add", "A line of its own")
        assert giver.type("team", "export", "--to", tmp_path).code == 0
        assert taker.type("team", "import", tmp_path, "--yes").code == 0
    unshared = laptop.type("note", "add", "Nobody has had this yet", "--json").json[0]["id"]
    assert "bundle" not in erase(laptop, unshared, "--yes")[1].replace("next bundle", "")
    out = erase(laptop, note, "--yes")[1]
    assert "This laptop’s bundles 1 to 2 may still hold it" in out
    assert "So may bundle 1 of Priya Nair, taken in here until 20" in out
    assert "copies of the vault made elsewhere" in out


def test_a_disk_that_refuses_the_backups_is_told_and_ends_with_1(
    laptop: Laptop, note: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: OpenVault) -> None:
        raise NotBackedUp(what="the disk is full")

    monkeypatch.setattr(OpenVault, "purge", refuse)
    code, out, err = erase(laptop, note, "--yes")
    assert (code, "Erased for good" in out) == (1, False)
    assert "not yet out of the backups" in err
    assert laptop.type("note", "list", "--json").json == []
    placed = laptop.type("hold", "place", "--reason", "legal", "--reference", "L 1", "--json")
    lifted = laptop.type("hold", "lift", placed.json["id"])
    assert (lifted.code, "Lifted" in lifted.out) == (1, True)


def test_what_was_erased_is_told_as_json(laptop: Laptop, note: str) -> None:
    ended = laptop.type(
        "note", "erase", note, "--reason", "court-order", "--authority", "Court", "--yes", "--json"
    )
    assert ended.json["erased"]["note"] == note
    assert ended.json["erased"]["reason"] == "court-order"
    assert len(ended.json["repeats"]["linked"]) == 1
    assert ended.json["purged"]


def test_a_message_counts_the_notes_that_stand(laptop: Laptop, note: str) -> None:
    message = laptop.type("message", "list", "--json").json[0]["id"]
    other = laptop.type("note", "add", "Another that bears on it", "--json").json[0]["id"]
    assert ", 2 notes]" in laptop.type("message", "link", message, other).out
    assert erase(laptop, note, "--yes")[0] == 0
    assert ", 1 note, 1 erased note]" in laptop.type("message", "list").out
    assert erase(laptop, other, "--yes")[0] == 0
    assert ", 0 notes, 2 erased notes]" in laptop.type("message", "list").out


def test_a_hold_keeps_a_note_until_it_is_lifted(laptop: Laptop, note: str) -> None:
    placed = laptop.type(
        "hold", "place", "--reason", "freedom-of-information", "--reference", "FOI 114", "--json"
    )
    assert (placed.code, placed.json["open"]) == (0, True)
    code, _, err = erase(laptop, note, "--yes")
    assert code == 1
    assert "hold" in err
    listed = laptop.type("hold", "list")
    assert "Freedom of information, FOI 114: all of the evidence" in listed.out
    lifted = laptop.type("hold", "lift", placed.json["id"][-8:])
    assert lifted.code == 0, lifted.err
    assert laptop.type("hold", "list", "--json").json == []
    assert "lifted" in laptop.type("hold", "list", "--lifted").out
    assert erase(laptop, note, "--yes")[0] == 0


def test_a_hold_may_cover_single_notes(laptop: Laptop, note: str) -> None:
    placed = laptop.type(
        "hold", "place", "--reason", "legal", "--reference", "L 1", "--note", note[-8:], "--json"
    )
    assert placed.json["notes"] == [note]
    assert "1 note" in laptop.type("hold", "list").out
    assert erase(laptop, note, "--yes")[0] == 1


def test_attachments_are_told_to_go_with_the_note(
    laptop: Laptop, note: str, tmp_path: Path
) -> None:
    chart = tmp_path / "chart.png"
    Image.new("RGB", (8, 8)).save(chart)
    attached = laptop.type("note", "attach", note, str(chart))
    assert attached.code == 0, attached.err
    assert "1 attachment will go with it" in erase(laptop, note)[2]
    assert erase(laptop, note, "--yes")[0] == 0
    assert laptop.type("attachment", "list", "--json").json == []


def test_a_laptop_that_has_shared_nothing_names_no_bundles_of_its_own(
    laptop: Laptop, note: str, make_laptop: MakeLaptop, tmp_path: Path
) -> None:
    manager, file = make_laptop("manager"), tmp_path / "ruth.peerdesk-id"
    owner = ("--name", "Ruth Delaney", "--role", "peer-challenge-manager")
    assert manager.type("team", "identity", *owner, "--out", file).code == 0
    assert laptop.type("team", "admit", file, "--role", "lead").code == 0
    assert laptop.type("team", "export", "--to", tmp_path).code == 0
    assert manager.type("team", "import", tmp_path, "--yes").code == 0
    code, out, err = erase(manager, note, "--yes")
    assert code == 0, err
    assert "This laptop’s" not in out
    assert "So may bundle 1 of " in out


def test_issued_summaries_with_its_words_are_told(laptop: Laptop) -> None:
    line = "+ Staff said that nobody had ever asked them before"
    added = laptop.type("note", "add", line, "--json").json[0]
    drafted = laptop.type(
        "message", "add", "--kind", "strength", "--theme", "leadership",
        "Staff said that nobody had ever asked them before", "--supports", added["id"], "--json",
    )  # fmt: skip
    assert drafted.code == 0, drafted.err
    laptop.type("briefing", "choose", "--day", added["day"], "--tick", "all")
    issued = laptop.type("briefing", "issue", "--day", added["day"])
    assert issued.code == 0, issued.err
    err = erase(laptop, added["id"])[2]
    assert (
        f"Issued summaries with its words stay as they are:\n  summary 1 of {added['day']}" in err
    )
