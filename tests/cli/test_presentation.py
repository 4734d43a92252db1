# SPDX-License-Identifier: Apache-2.0
"""`peerdesk presentation`: planned against the time, chosen, read back from a file, and frozen."""

from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation

from tests.fakes.terminal import Laptop

SAID = (
    "Staff own the vision for children and say it in the same words",
    "The council may want to consider one shared record of what children say",
)


@pytest.fixture
def messages(laptop: Laptop) -> list[str]:
    """Draft a strength and an area for consideration."""
    kinds = "strength", "consideration"
    filed = [("--kind", kind, "--theme", "leadership", "--json") for kind in kinds]
    drafted = [
        laptop.type("message", "add", said, *how) for said, how in zip(SAID, filed, strict=True)
    ]
    return [each.json["id"] for each in drafted]


def edited(laptop: Laptop, folder: Path, before: str, after: str) -> Path:
    """Make the slides and edit a wording in them, as with PowerPoint."""
    made = laptop.type("presentation", "make", "--out", folder, "--json")
    assert made.code == 0, made.err
    path = folder / "edited.pptx"
    slides = Presentation(next(file for file in made.json["files"] if file.endswith("pptx")))
    for shape in (shape for slide in slides.slides for shape in slide.shapes):
        if shape.has_text_frame:
            for run in (run for p in shape.text_frame.paragraphs for run in p.runs):
                run.text = run.text.replace(before, after)
    written = BytesIO()
    slides.save(written)
    path.write_bytes(written.getvalue())
    return path


def test_the_plan_compares_the_slides_with_the_time(laptop: Laptop, messages: list[str]) -> None:
    shown = laptop.type("presentation", "plan")
    assert "of the 40 there are." in shown.out
    assert "without  People met, as a chart" in shown.out
    words = ("--minutes", "3", "--with", "people-met", "--without", "opportunities", "--json")
    kept = laptop.type("presentation", "plan", *words).json
    assert kept["minutes"] == 3
    assert set(kept["parts"]) == {"key-messages", "people-met", "recommendations"}
    assert kept["over"] > 0
    assert kept["now"]["points"] == len(messages)
    assert "too long" in laptop.type("presentation", "plan").out


def test_marked_messages_leave_the_slides(laptop: Laptop, messages: list[str]) -> None:
    marked = laptop.type("presentation", "mark", *messages, "--for", "report", "--json").json
    assert (marked["messages"], marked["now"]["points"]) == (messages, 0)
    line = laptop.type("presentation", "mark", messages[0][-8:], "--for", "slide").out
    assert line.startswith("1 message: slide.\n1 point on ")


def test_advice_is_given_and_taken_only_when_asked(laptop: Laptop, messages: list[str]) -> None:
    advised = laptop.type("presentation", "choose", "--minutes", "1")
    assert advised.out.count("slide > report only") == len(messages)
    assert "Not agreed yet, never told." in advised.out
    assert "nothing is marked yet" in advised.err
    taken = laptop.type("presentation", "choose", "--minutes", "1", "--take")
    assert "Marked as advised: 0 points" in taken.out
    again = laptop.type("presentation", "choose", "--minutes", "40", "--json").json
    assert [advice["now"] for advice in again["advice"]] == ["report", "report"]
    assert [advice["advised"] for advice in again["advice"]] == ["slide", "slide"]


def test_marks_made_by_hand_are_named_and_never_touched(
    laptop: Laptop, messages: list[str]
) -> None:
    assert "by hand, for a slide" not in laptop.type("presentation", "choose").err
    laptop.type("presentation", "mark", *messages, "--for", "slide")
    advised = laptop.type("presentation", "choose", "--minutes", "1")
    assert advised.out.count("slide, by hand") == len(messages)
    assert "2 messages are marked by hand" in advised.err


def test_the_slides_that_a_template_makes_are_those_that_are_counted(
    laptop: Laptop, tmp_path: Path
) -> None:
    for number in range(6):
        said = f"{number}: {SAID[0]}, {SAID[1].lower()} and then some more of it"
        laptop.type("message", "add", said, "--kind", "strength", "--theme", "leadership")
    template = tmp_path / "own.pptx"
    Presentation().save(str(template))
    made = laptop.type(
        "presentation", "make", "--out", tmp_path, "--template", template, "--format", "pptx",
        "--json",
    )  # fmt: skip
    (file,) = made.json["files"]
    count = len(Presentation(file).slides)
    assert made.json["slides"] == count
    assert f"slides have become {count}" in made.err


def test_freezing_says_what_is_open(laptop: Laptop, messages: list[str]) -> None:
    frozen = laptop.type("presentation", "freeze")
    assert frozen.code == 0
    assert frozen.err.count("surprise:") == len(messages)
    assert "neither mended nor released" in frozen.err
    assert "2 points are not agreed by a lead yet." in frozen.err
    assert "There is no case study yet" in frozen.err


def test_an_edited_file_proposes_a_rewording_that_is_taken_by_hand(
    laptop: Laptop, messages: list[str], tmp_path: Path
) -> None:
    file = edited(laptop, tmp_path, "one shared record", "a single record")
    read = laptop.type("presentation", "read-back", file)
    assert "1 rewording proposed" in read.out
    assert f"here  {SAID[1]}" in read.out
    assert "a single record of what children say" in read.out
    found = laptop.type("presentation", "read-back", file, "--take", messages[1][-8:], "--json")
    assert found.json["taken"] == [messages[1]]
    assert found.json["gone"] == found.json["added"] == []
    listed = laptop.type("message", "list").out
    assert "a single record" in listed
    assert "0 rewordings proposed" in laptop.type("presentation", "read-back", file).out
    refused = laptop.type("presentation", "read-back", file, "--take", "nobody")
    assert "no proposed rewording" in refused.err


def test_a_file_that_another_program_has_saved_says_that_its_mark_is_gone(
    laptop: Laptop, messages: list[str], tmp_path: Path
) -> None:
    file = edited(laptop, tmp_path, "one shared record", "a single record")
    slides = Presentation(str(file))
    for slide in slides.slides:
        for found in slide._element.xpath(".//p:custDataLst"):
            found.getparent().remove(found)
    slides.save(str(file))
    read = laptop.type("presentation", "read-back", file, "--take-all", "--json")
    assert "bears no mark of this challenge" in read.err
    assert read.json["marked"] is False
    assert [proposed["message"] for proposed in read.json["proposed"]] == [messages[1]]
    assert read.json["taken"] == []


def test_the_presented_file_is_frozen_and_known_again(
    laptop: Laptop, messages: list[str], tmp_path: Path
) -> None:
    file = edited(laptop, tmp_path, "one shared record", "a single record")
    frozen = laptop.type("presentation", "freeze", "--file", file, "--json").json
    assert (frozen["number"], frozen["stage"]) == (1, "presented")
    said = {point["message"]: point["wording"] for point in frozen["points"]}
    assert said[messages[1]].endswith("a single record of what children say")
    assert "frozen as presentation 1" in laptop.type("presentation", "read-back", file).err
    assert "frozen with 2 points" in laptop.type("presentation", "freeze").out
    lines = laptop.type("presentation", "frozen").out.splitlines()
    assert "file " in lines[0]
    assert "as it stood here" in lines[1]


def test_what_is_no_presentation_is_refused(laptop: Laptop, tmp_path: Path) -> None:
    file = tmp_path / "notes.pptx"
    file.write_text("no slides here")
    refused = laptop.type("presentation", "read-back", file)
    assert refused.code == 1
    assert "not a PowerPoint file" in refused.err
    assert laptop.type("presentation", "frozen").out == ""
