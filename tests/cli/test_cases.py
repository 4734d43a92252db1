# SPDX-License-Identifier: Apache-2.0
"""`peerdesk case`, `document`, `observation`, and the notes that they end in."""

from pathlib import Path
from typing import Any

from tests.fakes.terminal import Laptop
from tests.render.reading import pdf_text


def typed(laptop: Laptop, *words: str) -> Any:
    """Return the JSON answer of a command that is done."""
    ended = laptop.type(*words, "--json")
    assert ended.code == 0, ended.err
    return ended.json


def refused(laptop: Laptop, *words: str) -> str:
    """Return what a command says that is refused."""
    ended = laptop.type(*words)
    assert ended.code == 1, ended.out
    return ended.err


def test_a_case_file_is_added_reviewed_talked_through_and_listed(laptop: Laptop) -> None:
    me = typed(laptop, "challenge", "show")["team"][0]["id"]
    more = (
        "--list",
        "March",
        "--chosen-by",
        "lead-peer",
        "--reviewer",
        me[-8:],
        "--day",
        "2026-04-21",
    )
    added = typed(laptop, "case", "add", "2 x neglect", "care leaver", *more)
    assert [(a["type"], a["reviewer"]) for a in added] == [
        ("neglect", "Helen Okafor"), ("neglect", "Helen Okafor"), ("care leaver", "Helen Okafor"),
    ]  # fmt: skip
    label = added[0]["label"]
    found = typed(
        laptop, "case", "write", label.lower(), "- Father drops out", "--area", "assessment"
    )
    typed(laptop, "case", "write", label, "Supervision helped", "--talk", "worker")
    notes = {note["id"]: note for note in typed(laptop, "note", "list")}
    note = notes[found["note"]]
    assert (note["case"], note["area"], note["record"]) == (label, "assessment", added[0]["id"])
    assert {n["source"] for n in notes.values()} == {"read", "heard"}
    done = typed(
        laptop,
        "case",
        "set",
        label,
        "--state",
        "reviewed",
        "--read",
        "plans",
        "--talked",
        "team manager",
    )
    assert (done["state"], done["read"], done["talked_with"]) == (
        "reviewed", ["plans"], ["team manager"],
    )  # fmt: skip
    assert typed(laptop, "case", "set", label, "--off")["dropped"]
    assert "off the list" in laptop.type("case", "list").out
    assert not typed(laptop, "case", "set", label, "--back")["dropped"]
    assert "second reviewer" in refused(laptop, "case", "set", label, "--state", "moderated")


def test_an_area_or_a_talk_is_needed_and_not_both(laptop: Laptop) -> None:
    label = typed(laptop, "case", "add", "neglect")[0]["label"]
    assert "worker" in refused(laptop, "case", "write", label, "A line")
    assert "worker" in refused(laptop, "case", "write", label, "A line", "--talk", "child")
    both = ("--talk", "worker", "--area", "impact")
    assert "worker" in refused(laptop, "case", "write", label, "A line", *both)


def test_the_label_sheet_is_written_blank(laptop: Laptop, tmp_path: Path) -> None:
    label = typed(laptop, "case", "add", "neglect")[0]["label"]
    file = tmp_path / "labels.pdf"
    assert typed(laptop, "case", "labels", "--out", str(file)) == {"file": str(file), "labels": 1}
    text = pdf_text(file.read_bytes())
    assert label in text
    assert "written by hand" in text


def test_documents_are_registered_taken_in_asked_for_and_read(
    laptop: Laptop, tmp_path: Path
) -> None:
    added = typed(
        laptop, "document", "add", "Neglect strategy", "--due", "2020-05-12", "--ask",
        "--kloe", "vision", "--asked-of", "Head of safeguarding", "--requested", "2020-05-01",
    )  # fmt: skip
    assert (added["overdue"], added["kloes"], added["pulled"]) == (True, ["vision"], True)
    file = tmp_path / "list.csv"
    file.write_text("title,due\nMinutes,13/5/2026\nNeglect strategy,\nBad,never\n")
    assert "1 of 2" in refused(laptop, "document", "import", str(file))
    taken = typed(laptop, "document", "import", str(file), "--skip-bad")
    assert (len(taken["imported"]), taken["known"]) == (1, ["Neglect strategy"])
    assert len(typed(laptop, "document", "list")) == 2
    assert typed(laptop, "document", "set", added["id"][-8:], "--read")["read_by"]
    assert "overdue since 2020-05-12" in laptop.type("document", "list").out
    assert [d["title"] for d in typed(laptop, "document", "list", "--overdue", "--ask")] == [
        "Neglect strategy"
    ]
    files = typed(laptop, "document", "pull", "--out", str(tmp_path / "out"))["files"]
    assert "Head of safeguarding" in pdf_text(Path(files[0]).read_bytes())
    assert "Neglect strategy" in Path(files[1]).read_text("utf-8")
    which = added["id"][-8:]
    done = typed(laptop, "document", "set", which, "--received", "2026-05-12", "--read")
    assert (done["received"], done["read_by"]) == ("2026-05-12", ["Helen Okafor"])
    assert typed(laptop, "document", "set", which, "--unread", "--do-not-ask")["read_by"] == []
    assert typed(laptop, "document", "set", which, "--off", "--due", "2026-05-01")["dropped"]
    assert not typed(laptop, "document", "set", which, "--back")["dropped"]
    written = typed(laptop, "document", "write", which, "? No word on fathers")
    assert typed(laptop, "note", "list")[0]["record"] == written["document"]
    lines = laptop.type("document", "list").out
    assert "received 2026-05-12" in lines
    assert "due 2026-05-13" in lines or "overdue since 2026-05-13" in lines


def test_an_observation_is_recorded_from_a_session_or_alone(laptop: Laptop) -> None:
    plan = ("--kind", "observation", "--title", "Front door", "--day", "2026-05-12", "--start",
            "10:00", "--end", "11:00", "--group", "Triage workers:frontline:5")  # fmt: skip
    session = typed(laptop, "session", "add", *plan)["id"]
    first = typed(laptop, "observation", "add", "--session", session[-8:], "--consent", "Manager")
    assert (first["setting"], first["people"], first["consent"]) == ("Front door", 5, "Manager")
    alone = ("--setting", "Home", "--day", "2026-05-13", "--kind", "site-visit", "--start", "9:05")
    second = typed(laptop, "observation", "add", *alone, "--group", "Carers:frontline:2")
    assert (second["kind"], second["start"], second["people"]) == ("site-visit", "09:05", 2)
    written = typed(laptop, "observation", "write", first["id"][-8:], "+ Calls are answered")
    (note,) = typed(laptop, "note", "list")
    assert (note["id"], note["source"], note["session"]) == (written["note"], "seen", session)
    lines = laptop.type("observation", "list").out
    assert "consent not noted" in lines
    assert "Front door" in lines
    assert "What was observed" in refused(laptop, "observation", "add", "--day", "2026-05-12")


def test_a_figure_and_a_reflection_are_notes_of_their_own_kind(laptop: Laptop) -> None:
    typed(
        laptop,
        "note",
        "figure",
        "It rises",
        "--value",
        "23 %",
        "--source",
        "ChAT",
        "--day",
        "2026-03-31",
    )
    typed(laptop, "note", "reflect", "Rehearsed, or lived?")
    notes = {note["source"]: note for note in typed(laptop, "note", "list")}
    assert notes["data"]["figure"] == {"value": "23 %", "source": "ChAT", "day": "2026-03-31"}
    assert notes["heard"]["stance"] == "reflection"
    assert "The figure" in refused(
        laptop, "note", "figure", "It rises", "--value", "", "--source", "x"
    )
