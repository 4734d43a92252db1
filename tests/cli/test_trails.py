# SPDX-License-Identifier: Apache-2.0
"""`peerdesk surprises`, `trail` and `disclosure`, and what they refuse."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from peerdesk.desk.briefings import arrange, issue
from peerdesk.desk.gathering import gather
from peerdesk.desk.releasing import release
from peerdesk.desk.surprises import told_findings
from peerdesk.desk.tellings import tell
from peerdesk.domain.publication_words import Publication, WhyReleased
from peerdesk.domain.words import Outcome
from tests.fakes.terminal import PASSPHRASE, Laptop

SAID = "Staff own the vision for children"


@pytest.fixture
def note(laptop: Laptop) -> str:
    """Return a note on the leader's laptop."""
    identifier: str = laptop.type("note", "add", "+ Vision on the wall", "--json").json[0]["id"]
    return identifier


@pytest.fixture
def message(laptop: Laptop, note: str) -> str:
    """Return a message that stands on it and was told nobody."""
    words = ("--kind", "strength", "--theme", "leadership", "--supports", note, "--json")
    identifier: str = laptop.type("message", "add", SAID, *words).json["id"]
    return identifier


def test_a_point_never_told_is_red_and_strictness_ends_with_one(
    laptop: Laptop, message: str
) -> None:
    shown = laptop.type("surprises", "show", "--json")
    assert (shown.code, shown.json["red"], shown.json["open"]) == (0, 1, 1)
    (point,) = shown.json["points"]
    assert (point["message"], point["verdict"], point["told"]) == (
        message, "Never told", "Never told",
    )  # fmt: skip
    assert len(point["findings"][0]["fingerprint"]) == 64
    strict = laptop.type("surprises", "show", "--strict")
    assert (strict.code, "not released" in strict.err) == (1, True)
    assert f"Red: never told. {SAID}" in strict.out


def test_every_telling_and_document_is_on_the_trail_and_a_reason_on_the_page(
    laptop: Laptop, message: str, note: str
) -> None:
    with laptop.desk.open_vault(laptop.desk.find_vault(None), PASSPHRASE) as book:
        (finding, *_) = told_findings(gather(book), Publication.PRESENTATION)
        release(book, finding, WhyReleased.TEAMS_VIEW)
    assert "stands: The team’s own view" in laptop.type("surprises", "show").out
    assert laptop.type("surprises", "show", "--strict").code == 0
    with laptop.desk.open_vault(laptop.desk.find_vault(None), PASSPHRASE) as book:
        arrange(book, "2026-05-12", points=[message])
        tell(book, message, "", Outcome.AS_WRITTEN, issue=issue(book, "2026-05-12").hash)
    followed = laptop.type("trail", "message", message).out
    assert "said as written to director of children’s services" in followed
    assert "in Daily summary 1" in followed
    assert "1 document reached" in laptop.type("trail", "note", note).out


def test_the_leaders_page_is_written_in_the_formats_asked_for(
    laptop: Laptop, message: str, tmp_path: Path
) -> None:
    del message
    made = laptop.type("surprises", "page", "--out", str(tmp_path / "page"), "--format", "docx")
    assert made.code == 0, made.err
    (file,) = (tmp_path / "page").iterdir()
    assert file.name == "told-shown-and-reported-teams-copy.docx"


def test_a_trail_is_followed_both_ways(laptop: Laptop, message: str, note: str) -> None:
    forth = laptop.type("trail", "message", message[-8:], "--json").json
    assert forth["behind"][0]["note"] == note
    assert "Vision on the wall" in laptop.type("trail", "message", message).out
    back = laptop.type("trail", "note", note[-8:], "--json").json
    assert back["led"][0]["message"] == message
    assert "0 documents reached" in laptop.type("trail", "note", note).out


def test_the_trail_is_written_only_by_who_has_read_the_warning(
    laptop: Laptop, message: str, tmp_path: Path
) -> None:
    del message
    out = ("trail", "export", "--out", str(tmp_path / "out"))
    refused = laptop.type(*out)
    assert (refused.code, "nothing is attributed" in refused.err) == (1, True)
    assert not (tmp_path / "out").exists()
    written = laptop.type(*out, "--understood", "--json")
    assert written.code == 0, written.err
    assert written.json["rows"] == {"Messages": 1, "Evidence": 1, "Told": 0, "Documents": 0}
    book = load_workbook(written.json["file"])
    assert book.sheetnames == ["About", "Messages", "Evidence", "Told", "Documents"]


def test_what_is_held_is_listed_and_written(laptop: Laptop, message: str, tmp_path: Path) -> None:
    del message
    listed = laptop.type("disclosure", "list", "vision", "--json")
    held = {one["kind"]: one["words"] for one in listed.json["holdings"]}
    assert (held["Message"], held["Note"]) == (SAID, "Vision on the wall")
    assert "gather everybody’s bundles" in listed.err
    assert "0 days" in laptop.type("disclosure", "list", "vision").out
    out = str(tmp_path / "held")
    written = laptop.type("disclosure", "write", "vision", "--out", out, "--json")
    assert written.code == 0, written.err
    assert sorted(Path(file).name for file in written.json["files"]) == [
        "what-is-held.docx", "what-is-held.xlsx",
    ]  # fmt: skip
    assert written.json["records"] == len(listed.json["holdings"])


def test_nothing_asked_is_refused(laptop: Laptop, message: str) -> None:
    del message
    refused = laptop.type("disclosure", "list")
    assert (refused.code, "A word to look for" in refused.err) == (1, True)
