# SPDX-License-Identifier: Apache-2.0
"""`peerdesk report`, `case-review` and `accuracy`: written, frozen, commented on, answered."""

from pathlib import Path

import docx
import pytest

from peerdesk.desk.accuracy_rows import AccuracyRow
from peerdesk.interchange.accuracy_files import read_accuracy
from peerdesk.interchange.accuracy_log import log_docx
from tests.fakes.terminal import Laptop

SAID = "Staff own the vision for children"


@pytest.fixture
def message(laptop: Laptop) -> str:
    """Return a message on the leader's laptop."""
    words = ("--kind", "strength", "--theme", "leadership", "--json")
    drafted = laptop.type("message", "add", SAID, *words)
    assert drafted.code == 0, drafted.err
    identifier: str = drafted.json["id"]
    return identifier


def test_each_document_is_written_in_each_format(
    laptop: Laptop, message: str, tmp_path: Path
) -> None:
    assert message
    starts = {"pdf": b"%PDF", "docx": b"PK\x03\x04"}
    for kind in ("report", "letter", "feedback-form"):
        formats = ("--format", "pdf", "--format", "docx")
        words = ("--out", tmp_path / "out", "--kind", kind, *formats, "--json")
        made = laptop.type("report", "make", *words)
        assert made.code == 0, made.err
        assert "not encrypted" in made.err
        for file, (form, start) in zip(made.json["files"], starts.items(), strict=True):
            path = Path(file["file"])
            assert path.name == f"{kind}-sponsors-copy.{form}"
            assert path.read_bytes()[:4] == start


def test_a_part_is_written_from_a_file_and_stands_in_the_document(
    laptop: Laptop, message: str, tmp_path: Path
) -> None:
    assert message
    text = tmp_path / "summary.txt"
    text.write_text("What stands out is trust.\n\nIt shows.", "utf-8")
    assert laptop.type("report", "write", "executive-summary", text).code == 0
    narrative = laptop.type("report", "write", "narrative", text, "--theme", "leadership")
    assert narrative.code == 0, narrative.err
    shown = laptop.type("report", "show", "--json").json
    words = {(p["part"], p["words"]) for p in shown["parts"]}
    assert ("executive-summary", "What stands out is trust.\n\nIt shows.") in words
    out = ("--out", tmp_path / "out", "--format", "docx", "--json")
    path = laptop.type("report", "make", *out).json["file"]
    paragraphs = [paragraph.text for paragraph in docx.Document(path).paragraphs]
    assert paragraphs.count("It shows.") == 2
    assert laptop.type("report", "write", "cover", text).code == 1


def test_a_stage_is_frozen_and_printed_as_it_was(
    laptop: Laptop, message: str, tmp_path: Path
) -> None:
    assert message
    frozen = laptop.type("report", "freeze", "draft", "--json")
    assert frozen.code == 0, frozen.err
    assert (frozen.json["number"], frozen.json["stage"], frozen.json["points"]) == (1, "draft", 1)
    assert "still emerging" in frozen.err
    assert frozen.json["open"] > 0
    assert f"{frozen.json['open']} finding" in frozen.err
    assert "surprise 1." in frozen.err
    assert "surprise: “" in frozen.err
    again = ("--out", tmp_path / "out", "--number", "1", "--json")
    made = laptop.type("report", "make", *again)
    assert made.code == 0, made.err
    assert Path(made.json["file"]).name == "report-1-sponsors-copy.pdf"
    none = laptop.type("report", "make", "--out", tmp_path / "out", "--number", "2")
    assert (none.code, "frozen document" in none.err) == (1, True)


def test_the_layout_and_what_is_left_out_are_arranged(laptop: Laptop, message: str) -> None:
    words = ("--layout", "corporate", "--part", "team", "--leave-out", message[-8:], "--json")
    plan = laptop.type("report", "arrange", *words).json
    assert (plan["layout"], plan["parts"], plan["left_out"]) == ("corporate", ["team"], [message])
    empty = laptop.type("report", "freeze", "draft")
    assert (empty.code, "no point" in empty.err) == (1, True)
    back = laptop.type("report", "arrange", "--take-in", message[-8:], "--json").json
    assert (back["layout"], back["left_out"]) == ("corporate", [])


def test_the_councils_comments_come_in_are_answered_and_go_out(
    laptop: Laptop, message: str, tmp_path: Path
) -> None:
    assert message
    came = tmp_path / "came.docx"
    came.write_bytes(log_docx("Log", (AccuracyRow(comment="There are three hubs."),)))
    look = laptop.type("accuracy", "import", came, "--look", "--json")
    assert [row["comment"] for row in look.json["new"]] == ["There are three hubs."]
    assert laptop.type("accuracy", "list", "--json").json == []
    assert laptop.type("accuracy", "import", came).code == 0
    assert "0 new, 0 changed, 1 as held" in laptop.type("accuracy", "import", came).out
    decided = ("1", "partly", "--why", "One is new.", "--changed-to", "three hubs", "--json")
    assert laptop.type("accuracy", "decide", *decided).json["decision"] == "partly"
    added = laptop.type("accuracy", "add", "Weekly, not monthly.", "--place", "Page 2", "--json")
    assert added.json["number"] == "2"
    for name in ("log.xlsx", "log.docx"):
        written = laptop.type("accuracy", "export", "--out", tmp_path / name)
        assert written.code == 0, written.err
        rows = read_accuracy((tmp_path / name).read_bytes())
        assert [(row.number, row.why) for row in rows] == [("1", "One is new."), ("2", "")]
    assert laptop.type("accuracy", "drop", "2").code == 0
    assert len(laptop.type("accuracy", "list", "--json").json) == 1
    assert laptop.type("accuracy", "export", "--out", tmp_path / "log.odt").code == 1


def test_a_file_that_is_none_is_refused_in_a_sentence(laptop: Laptop, tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 and nothing more")
    ended = laptop.type("accuracy", "import", bad)
    assert ended.code == 1
    assert "save it anew" in ended.err


def test_the_case_review_has_talking_points(laptop: Laptop, tmp_path: Path) -> None:
    text = tmp_path / "talk.txt"
    text.write_text("Thank you for the files.", "utf-8")
    assert laptop.type("case-review", "write", "talking-points", text).code == 0
    assert "4 words" not in laptop.type("case-review", "show").out.partition("talking-points")[0]
    words = ("--out", tmp_path / "out", "--copy", "speaking-note", "--format", "docx", "--json")
    made = laptop.type("case-review", "make", *words)
    assert made.code == 0, made.err
    paragraphs = [p.text for p in docx.Document(made.json["file"]).paragraphs]
    assert "Thank you for the files." in paragraphs
    empty = laptop.type("case-review", "freeze", "draft")
    assert (empty.code, "no point" in empty.err) == (1, True)


def test_a_report_is_not_frozen_as_presented(laptop: Laptop, message: str) -> None:
    assert message
    refused = laptop.type("report", "freeze", "presented")
    assert (refused.code, "no stage of this document" in refused.err) == (1, True)
