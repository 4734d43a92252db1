# SPDX-License-Identifier: Apache-2.0
"""`peerdesk message`, `briefing` and `presentation`: said, issued and printed."""

import hashlib
from pathlib import Path

import pytest

from peerdesk.desk.messages import settle
from peerdesk.domain.words import Status
from tests.fakes.terminal import PASSPHRASE, Laptop

SAID = "Staff own the vision for children"


@pytest.fixture
def note(laptop: Laptop) -> str:
    """Return a note on the leader's laptop."""
    identifier: str = laptop.type("note", "add", "+ Vision said", "--json").json[0]["id"]
    return identifier


@pytest.fixture
def message(laptop: Laptop, note: str) -> str:
    """Return a message that stands on the note."""
    words = ("--kind", "strength", "--theme", "leadership", "--supports", note[-8:], "--json")
    drafted = laptop.type("message", "add", SAID, *words)
    assert drafted.code == 0, drafted.err
    identifier: str = drafted.json["id"]
    return identifier


def test_a_message_is_drafted_linked_and_listed(laptop: Laptop, note: str, message: str) -> None:
    other = laptop.type("note", "add", "- Not in the north", "--json").json[0]["id"]
    linked = laptop.type("message", "link", message[-8:], other, "--as", "contradicts", "--json")
    assert linked.json["links"] == [
        {"note": note, "relation": "supports"},
        {"note": other, "relation": "contradicts"},
    ]
    assert laptop.type("message", "list", "--json").json == [linked.json]
    assert laptop.type("message", "list", "--withdrawn", "--json").json == []
    assert "2 notes" in laptop.type("message", "list").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", " ", "--kind", "strength", "--theme", "leadership"), "empty line"),
        (("add", "A", "--kind", "strength", "--theme", "nowhere"), "no theme"),
        (("add", "x" * 2_001, "--kind", "strength", "--theme", "leadership"), "2,001 characters"),
        (("link", "feedbeef", "feedbeef"), "no message"),
    ],
)
def test_what_cannot_be_said_is_refused(laptop: Laptop, words: tuple[str, ...], says: str) -> None:
    ended = laptop.type("message", *words)
    assert ended.code == 1
    assert says in ended.err


def test_a_summary_is_issued_and_printed_in_each_copy(
    laptop: Laptop, message: str, tmp_path: Path
) -> None:
    day = laptop.type("note", "list", "--json").json[0]["day"]
    laptop.type("briefing", "choose", "--day", day, "--tick", "all")
    issued = laptop.type("briefing", "issue", "--day", day, "--json")
    assert issued.code == 0, issued.err
    assert issued.json["number"] == 1
    assert issued.json["points"] == [{"message": message, "wording": SAID}]
    assert len(issued.json["digest"]) == len(hashlib.sha256().hexdigest())
    for copy in ("speaking-note", "sponsor", "team"):
        made = laptop.type(
            "briefing", "make", "--day", day, "--copy", copy, "--out", tmp_path / "out", "--json"
        )
        assert made.code == 0, made.err
        assert Path(made.json["file"]).read_bytes().startswith(b"%PDF-")
        assert "not encrypted" in made.err
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_an_issued_summary_is_printed_as_it_was_frozen(
    laptop: Laptop, message: str, tmp_path: Path
) -> None:
    assert message
    day = laptop.type("note", "list", "--json").json[0]["day"]
    words = ("briefing", "make", "--day", day, "--number", "1", "--out", tmp_path)
    assert "no issued summary “1”" in laptop.type(*words).err
    laptop.type("briefing", "choose", "--day", day, "--tick", "all")
    laptop.type("briefing", "issue", "--day", day)
    assert laptop.type(*words).code == 0


def test_nothing_printed_before_is_overwritten(
    laptop: Laptop, message: str, tmp_path: Path
) -> None:
    assert message
    words = ("briefing", "make", "--day", "2026-05-12", "--out", tmp_path)
    assert laptop.type(*words).code == 0
    again = laptop.type(*words)
    assert again.code == 1
    assert "stays as it is" in again.err


def test_an_empty_summary_is_not_issued(laptop: Laptop) -> None:
    ended = laptop.type("briefing", "issue", "--day", "2026-05-12")
    assert ended.code == 1
    assert "No point is ticked for this summary" in ended.err


def test_slides_are_written_as_powerpoint_and_pdf(
    laptop: Laptop, message: str, tmp_path: Path
) -> None:
    assert message
    made = laptop.type("presentation", "make", "--out", tmp_path, "--json")
    assert made.code == 0, made.err
    assert made.json["slides"] > 5
    assert made.json["emerging"] == 1
    assert "1 message is still emerging: agree or withdraw" in made.err
    slides, pdf = (Path(file) for file in made.json["files"])
    assert slides.read_bytes().startswith(b"PK")
    assert pdf.read_bytes().startswith(b"%PDF-")
    refused = laptop.type("presentation", "make", "--out", tmp_path, "--copy", "speaking-note")
    assert refused.code == 1
    vault = laptop.desk.vaults()[0]
    with laptop.desk.open_vault(vault, PASSPHRASE) as book:
        settle(book, message, Status.AGREED)
    agreed = laptop.type("presentation", "make", "--out", tmp_path / "agreed")
    assert "emerging" not in agreed.err
    assert f"{made.json['slides']} slides; 20 to 25 are usual." in agreed.out


def test_one_point_is_issued_in_the_singular(laptop: Laptop, message: str) -> None:
    assert message
    for day in ("2026-05-12", "2027-05-12"):
        laptop.type("briefing", "choose", "--day", day, "--tick", "all")
    issued = laptop.type("briefing", "issue", "--day", "2026-05-12")
    assert issued.out == "Summary 1 of 2026-05-12 issued with 1 point.\n"
    assert "is not one of the days agreed" not in issued.err
    later = laptop.type("briefing", "issue", "--day", "2027-05-12")
    assert "is not one of the days agreed" in later.err
