# SPDX-License-Identifier: Apache-2.0
"""`peerdesk note`: typed, piped, imported, listed and searched."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from peerdesk.cli.lines import Place, save_lines
from peerdesk.cli.printing import say
from peerdesk.cli.refusals import LinesRefused
from tests.fakes.terminal import PASSPHRASE, Laptop


@pytest.fixture
def session(laptop: Laptop) -> str:
    """Return a focus group on the leader's laptop."""
    planned = laptop.type(
        "session", "add", "--kind", "focus-group", "--title", "Social workers",
        "--day", "2026-05-12", "--start", "10:00", "--end", "11:00", "--json",
    )  # fmt: skip
    assert planned.code == 0, planned.err
    identifier: str = planned.json["id"]
    return identifier


def test_a_marked_line_becomes_a_note(laptop: Laptop, session: str) -> None:
    line = "- Staff wait #thresholds at the front door @frontline"
    added = laptop.type("note", "add", line, "--session", session[-8:], "--json")
    assert added.code == 0, added.err
    (note,) = added.json
    assert note["text"] == "Staff wait at the front door"
    assert (note["stance"], note["source"], note["day"]) == ("consideration", "heard", "2026-05-12")
    assert (note["kloes"], note["voices"]) == (["thresholds"], ["frontline"])
    assert laptop.type("note", "list", "--json").json == added.json


def test_tags_may_be_given_besides(laptop: Laptop) -> None:
    added = laptop.type(
        "note", "add", "+ One plan #vision", "--kloe", "#culture", "--voice", "@members", "--json"
    )
    assert (added.json[0]["kloes"], added.json[0]["voices"]) == (["vision", "culture"], ["members"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("",), "empty line"),
        (("+ #vision",), "empty line"),
        (("x" * 100_000,), "100,000 characters"),
        (("A line", "--kloe", "nowhere"), "no line of enquiry “nowhere”"),
        (("A line", "--voice", "neighbours"), "no voice"),
        (("A line", "--session", "feedbeef"), "no session"),
        (("A line", "--author", "Priya"), "no member"),
        (("A line", "--case", "x" * 50), "50 characters"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_sentence(
    laptop: Laptop, words: tuple[str, ...], says: str
) -> None:
    ended = laptop.type("note", "add", *words, "--json")
    assert (ended.code, ended.out) == (1, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1
    assert laptop.type("note", "list", "--json").json == []


def test_an_unknown_tag_stays_in_the_text_and_is_told(laptop: Laptop) -> None:
    added = laptop.type("note", "add", "Staff #nowhere wait", "--json")
    assert added.json[0]["text"] == "Staff #nowhere wait"
    assert "#nowhere" in added.err


def test_control_and_direction_characters_are_made_harmless(laptop: Laptop) -> None:
    added = laptop.type("note", "add", "Staff \u202ewait\x1b[2J\x07", "--json")
    assert added.json[0]["text"] == "Staff ‹RLO›wait[2J"


def test_piped_lines_are_saved_one_by_one(laptop: Laptop, session: str) -> None:
    piped = "+ One\r\n\n   \n- Two #vision\n“Three”".encode()
    added = laptop.type("note", "add", "-", "--session", session, "--json", stdin=piped)
    assert added.code == 0, added.err
    assert [note["text"] for note in added.json] == ["One", "Two", "Three"]
    assert [note["stance"] for note in added.json] == ["strength", "consideration", "verbatim"]


class _Slow:
    """A pipe that looks what is on the screen before it gives the next line."""

    def __init__(self, lines: list[bytes], screen: Callable[[], str]) -> None:
        self.seen: list[str] = []
        self._lines = iter(lines)
        self._screen = screen

    def readline(self, most: int, /) -> bytes:
        self.seen.append(self._screen())
        return next(self._lines, b"")[:most]


def test_each_piped_line_is_answered_before_the_next_is_read(
    laptop: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = _Slow([b"One\n", b"+ #vision\n", b"Two\n"], lambda: capsys.readouterr().out)
    vault = laptop.desk.vaults()[0]
    with laptop.desk.open_vault(vault, PASSPHRASE) as book:
        add_lines = partial(save_lines, book, pipe, Place())
        with pytest.raises(LinesRefused, match="1 line was NOT SAVED and 2 saved"):
            add_lines(lambda note: say(book.note(note).text))
    assert pipe.seen == ["", "One\n", "", "Two\n"]


def test_lines_in_words_are_answered_one_by_one_and_a_bad_one_is_told(laptop: Laptop) -> None:
    added = laptop.type("note", "add", "-", stdin=b"One\n\xff\nTwo\n")
    assert added.code == 1
    assert [line.rsplit("  ", 1)[1] for line in added.out.splitlines()] == ["One", "Two"]
    told = "Line 2 NOT SAVED: it is not UTF-8 text: save what it comes from as UTF-8, and add it"
    assert added.err.startswith(told)


def test_a_piped_line_that_cannot_be_kept_is_told_and_the_others_are_saved(laptop: Laptop) -> None:
    endless = b"x" * 9_000_000
    piped = b"One\n" + b"y" * 1_000_000 + b"\n\xff\xfe\n+ #vision\n" + endless + b"\nTwo\n"
    added = laptop.type("note", "add", "-", "--json", stdin=piped)
    assert added.code == 1
    assert [note["text"] for note in added.json] == ["One", "Two"]
    told = added.err.splitlines()
    assert [line.split(":")[0] for line in told[:-1]] == [
        f"Line {number} NOT SAVED" for number in (2, 3, 4, 5)
    ]
    assert told[-1].startswith("4 lines were NOT SAVED and 2 saved")
    listed = laptop.type("note", "list", "--json").json
    assert sorted(note["text"] for note in listed) == ["One", "Two"]


def test_a_table_is_imported(laptop: Laptop, session: str, tmp_path: Path) -> None:
    table = tmp_path / "notes.csv"
    table.write_text(
        f"text;session;stance;kloes;case\nOne;{session[-8:]};strength;vision culture;\n"
        "- Two;;;;C-01\n",
        "utf-8-sig",
    )
    imported = laptop.type("note", "import", table, "--json")
    assert imported.code == 0, imported.err
    assert len(imported.json["imported"]) == 2
    notes = {note["text"]: note for note in laptop.type("note", "list", "--json").json}
    assert notes["One"]["kloes"] == ["vision", "culture"]
    assert notes["One"]["session_title"] == "Social workers"
    assert (notes["- Two"]["case"], notes["- Two"]["source"]) == ("C-01", "read")


def test_one_bad_row_keeps_all_out_unless_told_otherwise(laptop: Laptop, tmp_path: Path) -> None:
    lines = [{"text": "One"}, {"text": "Secret", "kloes": ["nowhere"]}, {"text": ""}]
    file = tmp_path / "notes.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines))
    refused = laptop.type("note", "import", file, "--json")
    assert (refused.code, refused.out) == (1, "")
    assert [line.split(":")[0] for line in refused.err.splitlines()[:2]] == ["Row 2", "Row 3"]
    assert "Secret" not in refused.err
    assert laptop.type("note", "list", "--json").json == []
    skipped = laptop.type("note", "import", file, "--skip-bad", "--json")
    assert skipped.code == 0
    assert [bad["number"] for bad in skipped.json["bad"]] == [2, 3]
    assert len(skipped.json["imported"]) == 1
    said = laptop.type("note", "import", file, "--skip-bad")
    assert said.out == "1 note imported, 2 rows left out.\n"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("notes.xlsx", b"PK", "not from “.xlsx”"),
        ("notes", b"One", "not from a file without such an ending"),
        ("notes.csv", b"a,b\n1,2\n", "unknown column"),
        ("notes.csv", "text\nOne".encode("utf-16"), "not UTF-8"),
        ("notes.csv", None, "no such file"),
    ],
)
def test_a_file_that_is_none_is_refused(
    laptop: Laptop, tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    ended = laptop.type("note", "import", file)
    assert ended.code == 1
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1


def test_lists_are_narrowed_by_every_filter(laptop: Laptop, session: str) -> None:
    laptop.type("note", "add", "+ One #vision @frontline", "--session", session)
    laptop.type("note", "add", "? Two #thresholds", "--case", "C-01")
    me = laptop.type("challenge", "show", "--json").json["team"][0]["id"]
    for words, wanted in (
        (("--day", "2026-05-12"), ["One"]),
        (("--session", session), ["One"]),
        (("--case", "C-01"), ["Two"]),
        (("--source", "heard"), ["One"]),
        (("--stance", "question"), ["Two"]),
        (("--kloe", "vision"), ["One"]),
        (("--theme", "front-door"), ["Two"]),
        (("--voice", "frontline"), ["One"]),
        (("--author", me[-8:]), ["Two", "One"]),
        (("--untagged",), []),
        (("--withdrawn",), []),
        (("--most", "1"), ["Two"]),
    ):
        listed = laptop.type("note", "list", *words, "--json")
        assert [note["text"] for note in listed.json] == wanted, words
    for words in (("--day", "Tuesday"), ("--theme", "nowhere"), ("--kloe", "nowhere")):
        assert laptop.type("note", "list", *words).code == 1


def test_search_finds_what_words_begin(laptop: Laptop) -> None:
    laptop.type("note", "add", "-", stdin=b"Thresholds differ\nSchools guess\n")
    found = laptop.type("note", "search", "thres", "DIFF", "--json")
    assert [note["text"] for note in found.json] == ["Thresholds differ"]
    assert "Thresholds differ" in laptop.type("note", "search", "thres").out
    assert laptop.type("note", "search", "thres", "guess", "--json").json == []


def test_filters_as_words_narrow_list_and_search(laptop: Laptop, session: str) -> None:
    for line in ("- Wait at the door #thresholds @frontline", "+ One plan #vision @members"):
        assert laptop.type("note", "add", line, "--session", session[-8:]).code == 0
    for words in (
        ("stance:-",),
        ("kloe:thresholds", "kind:focus-group", "not:voice:members"),
        ("session:Social workers", "door"),
        ("by:me", "--stance", "consideration"),
    ):
        listed = laptop.type("note", "list", *words, "--json")
        assert [note["text"] for note in listed.json] == ["Wait at the door"], words
    searched = laptop.type("note", "search", "plan", "from:focus-group", "--json")
    assert [note["text"] for note in searched.json] == ["One plan"]


def test_a_filter_that_nobody_knows_is_refused_with_what_is_near(laptop: Laptop) -> None:
    refused = laptop.type("note", "list", "kloe:treshold")
    assert refused.code == 1
    assert "Is it kloe:thresholds?" in refused.err


def test_a_search_is_kept_listed_and_dropped(laptop: Laptop) -> None:
    kept = laptop.type("search", "keep", "Worries", "stance:-", "school", "--json")
    assert kept.json == {"name": "Worries", "words": "stance:consideration school"}
    assert laptop.type("search", "list", "--json").json == [kept.json]
    assert laptop.type("search", "drop", "worries", "--json").json == []
    assert laptop.type("search", "drop", "worries").code == 1


def test_the_map_and_its_gaps_are_told_and_written(
    laptop: Laptop, session: str, tmp_path: Path
) -> None:
    for line in ("- Wait at the door #thresholds @frontline", "+ Quick #thresholds @frontline"):
        assert laptop.type("note", "add", line, "--session", session[-8:]).code == 0
    shown = laptop.type("triangulation", "show", "--json")
    row = next(row for row in shown.json if row["settings"])
    assert (row["settings"], row["kinds"]["focus-group"], row["voices"]["frontline"]) == (1, 1, 1)
    assert "Focus group" in laptop.type("triangulation", "show").out
    assert "Frontline" in laptop.type("triangulation", "show", "--voices").out
    gaps = laptop.type("triangulation", "gaps", "--json").json
    assert {"one-kind", "one-voice"} <= {gap["kind"] for gap in gaps}
    assert "heard only, in one setting." in laptop.type("triangulation", "gaps").out
    written = laptop.type("triangulation", "export", "--out", tmp_path / "out", "--json")
    assert Path(written.json["file"]).read_bytes().startswith(b"%PDF")
    assert laptop.type("triangulation", "show", "--messages", "--json").json == []
