# SPDX-License-Identifier: Apache-2.0
"""`peerdesk check` and `peerdesk wordlist`: drafts and files, with a vault's lists and without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.fakes.terminal import Ended, Laptop
from tests.interchange.finished import docx, pptx

SAID = "Young people trust Dominic in the leaving care team, and say so."
DRAFT = (
    "A headteacher told the team that early help is outstanding.\n"
    "\n"
    "Good practice is shared with neighbours.\n"
    "Malcolm Thistlewood began it.\n"
)


def piped(laptop: Laptop, text: bytes, *words: str) -> Ended:
    """Check what comes through a pipe."""
    return laptop.type("check", "--lines", "-", *words, stdin=text)


def lines(ended: Ended) -> list[Any]:
    return [msgspec.json.decode(line) for line in ended.out.splitlines()]


@pytest.fixture
def bare(make_laptop: Callable[[str], Laptop]) -> Laptop:
    """Return a laptop on which there is no vault."""
    return make_laptop("bare")


def vault(laptop: Laptop) -> tuple[str, str]:
    return "--vault", str(laptop.desk.find_vault(None))


def test_a_draft_is_checked_without_a_vault_line_by_line(bare: Laptop) -> None:
    ended = piped(bare, DRAFT.encode(), "--json")
    assert ended.code == 0
    found = lines(ended)
    assert [one["text"] for one in found] == DRAFT.removesuffix("\n").split("\n")
    first, blank, good, _ = [
        [(f["check"], f["kind"], one["text"][f["start"] : f["end"]]) for f in one["findings"]]
        for one in found
    ]
    assert first == [
        ("attribution", "one-voice", "A headteacher"), ("language", "grades", "outstanding"),
    ]  # fmt: skip
    assert blank == good == []
    assert all(f["suggestion"] for f in found[0]["findings"])
    assert "shipped lists alone" in ended.err


def test_strict_ends_with_one_where_anything_is_open(bare: Laptop) -> None:
    ended = piped(bare, DRAFT.encode(), "--strict")
    assert ended.code == 1
    assert "not released" in ended.err
    assert "1: one-voice “A headteacher”; grades “outstanding”" in ended.out
    assert piped(bare, b"All is well with the plans.\n", "--strict").code == 0
    assert piped(bare, b"", "--json", "--strict").out == ""


def test_what_is_no_text_is_refused(bare: Laptop) -> None:
    ended = piped(bare, b"\xff\xfe\x00")
    assert (ended.code, ended.out) == (1, "")
    assert "UTF-8" in ended.err


def test_a_challenges_own_names_count_where_its_vault_is_named(laptop: Laptop) -> None:
    assert laptop.type("wordlist", "add", "people", "Malcolm Thistlewood").code == 0
    ended = piped(laptop, b"It is thistlewood who began.\n", "--json", *vault(laptop))
    assert [f["kind"] for f in lines(ended)[0]["findings"]] == ["person"]


def test_lists_are_listed_shown_changed_and_put_back(laptop: Laptop) -> None:
    assert "people" in laptop.type("wordlist", "list").out
    assert laptop.type("wordlist", "remove", "judgement", "unacceptable").code == 0
    shown = laptop.type("wordlist", "show", "judgement")
    assert "taken out: unacceptable" in shown.out
    assert "~ perfect storm" in shown.out
    added = laptop.type("wordlist", "add", "judgement", "perfect fit", "--harmless", "--json")
    assert "perfect fit" in added.json["harmless"]
    back = laptop.type("wordlist", "add", "judgement", "unacceptable", "--json")
    assert back.json["removed"] == []
    assert "1 added, 0 taken out" in laptop.type("wordlist", "list").out
    assert laptop.type("wordlist", "show", "nothing").code == 1


@pytest.mark.parametrize("made", [docx, pptx])
def test_a_finished_file_is_checked_and_a_finding_released(
    laptop: Laptop, tmp_path: Path, made: Callable[[dict[str, str]], bytes]
) -> None:
    file = tmp_path / "handed"
    file.write_bytes(made({"bullet": SAID, "paragraph": SAID, "author": "", "notes": "x"}))
    with_vault = ("check", file, "--json", *vault(laptop))
    (one,) = laptop.type(*with_vault).json
    (name,) = [f for f in one["findings"] if f["kind"] == "name"]
    assert (name["found"], name["text"], name["released"]) == ("Dominic", SAID, "")
    assert laptop.type(*with_vault, "--strict").code == 1
    marks = [word for f in one["findings"] for word in ("--release", f["fingerprint"][:12])]
    (again,) = laptop.type(*with_vault, *marks, "--reason", "already-public", "--strict").json
    assert again["open"] == 0
    assert {f["released"] for f in again["findings"]} == {"already-public"}
    assert "released: already-public" in laptop.type("check", file, *vault(laptop)).out


def test_wrong_usage_and_unknown_marks_are_told(laptop: Laptop, tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(docx({"paragraph": SAID}))
    assert laptop.type("check").code == 2
    assert laptop.type("check", file, "--release", "abc").code == 2
    unknown = ("--release", "abc", "--reason", "false-alarm", *vault(laptop))
    assert laptop.type("check", file, *unknown).code == 1
    file.write_bytes(b"nothing of the sort")
    refused = laptop.type("check", file)
    assert (refused.code, refused.out) == (1, "")
    assert "PDF, PowerPoint" in refused.err


def test_slides_edited_elsewhere_are_held_against_what_was_told(
    laptop: Laptop, tmp_path: Path
) -> None:
    laptop.type(
        "message", "add", "Staff own the vision for children and say it in the same words",
        "--kind", "strength", "--theme", "leadership",
    )  # fmt: skip
    made = laptop.type("presentation", "make", "--out", tmp_path, "--format", "pptx", "--json")
    (file,) = made.json["files"]
    (one,) = laptop.type("check", file, "--json", *vault(laptop)).json
    told = [f for f in one["findings"] if f["check"] == "surprise"]
    assert [f["kind"] for f in told] == ["never-told"]
    assert told[0]["message"]


@pytest.mark.parametrize(
    ("command", "format_"),
    [("presentation", "pdf"), ("report", "pdf"), ("report", "docx")],
)
def test_every_kind_of_file_is_held_against_what_was_told(
    laptop: Laptop, tmp_path: Path, command: str, format_: str
) -> None:
    laptop.type(
        "message", "add", "Staff own the vision for children and say it in the same words",
        "--kind", "strength", "--theme", "leadership",
    )  # fmt: skip
    out = tmp_path / "out"
    assert laptop.type(command, "make", "--out", out, "--format", format_).code == 0
    (file,) = out.iterdir()
    (one,) = laptop.type("check", file, "--json", *vault(laptop)).json
    told = [f for f in one["findings"] if f["check"] == "surprise"]
    assert {f["kind"] for f in told} == {"never-told"}
    assert all(f["message"] for f in told)
    strict = laptop.type("check", file, "--strict", *vault(laptop))
    assert strict.code == 1
    assert "1 surprise among them" in strict.err


def test_what_is_no_text_is_told_as_a_sentence_with_what_to_do(bare: Laptop) -> None:
    ended = piped(bare, b"Caf\xe9 is open.\n")
    assert "The draft is not UTF-8 text: save it as UTF-8, and check it again." in ended.err
