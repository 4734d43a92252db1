# SPDX-License-Identifier: Apache-2.0
"""Every command that writes a paper takes the same options, and checks the file it makes."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from pptx import Presentation

from tests.fakes.terminal import Laptop

DAY = "2026-05-12"
CLEAN = "The council may want to consider how it shows the difference that its priorities make"
GRADED = "Frontline practice here is inadequate and should be better"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder that is not there yet."""
    return tmp_path / "out"


@pytest.fixture
def said(laptop: Laptop) -> str:
    """Draft a message that no check would change."""
    return draft(laptop, CLEAN)


def draft(laptop: Laptop, words: str) -> str:
    filed = ("--kind", "consideration", "--theme", "leadership", "--json")
    return str(laptop.type("message", "add", words, *filed).json["id"])


@pytest.mark.parametrize(
    ("command", "formats"),
    [
        (("briefing", "make", "--day", DAY), {"pdf", "docx"}),
        (("presentation", "make"), {"pdf", "pptx"}),
        (("report", "make"), {"pdf", "docx"}),
        (("case-review", "make"), {"pdf", "docx"}),
    ],
    ids=["briefing", "presentation", "report", "case-review"],
)
def test_every_paper_is_written_in_every_format_in_large_print_too(
    laptop: Laptop, said: str, out: Path, command: tuple[str, ...], formats: set[str]
) -> None:
    assert said
    named = [word for form in sorted(formats) for word in ("--format", form)]
    for large in ((), ("--large",)):
        made = laptop.type(*command, *named, *large, "--out", out, "--json")
        assert made.code == 0, made.err
        assert "not encrypted" in made.err
    files = sorted(out.iterdir())
    assert len(files) == 4
    assert {file.suffix.lstrip(".") for file in files} == formats
    assert sum("large-print" in file.name for file in files) == 2
    for file in files:
        if file.suffix != ".pdf":
            assert ZipFile(file).testzip() is None


def test_a_format_that_a_paper_does_not_have_is_refused_before_anything_is_written(
    laptop: Laptop, out: Path
) -> None:
    made = laptop.type("presentation", "make", "--format", "docx", "--out", out)
    assert made.code == 1
    assert "use one of pdf, pptx" in made.err
    assert not out.exists()


def test_what_the_checks_find_in_the_file_is_said_and_under_strict_nothing_is_written(
    laptop: Laptop, out: Path
) -> None:
    draft(laptop, GRADED)
    strict = laptop.type("presentation", "make", "--strict", "--out", out)
    assert strict.code == 1
    assert "“inadequate”" in strict.err
    assert "Nothing was written" in strict.err
    assert not out.exists()
    free = laptop.type("presentation", "make", "--out", out, "--json")
    assert free.code == 0
    assert "“inadequate”" in free.err
    assert any("inadequate" in line for one in free.json["made"] for line in one["findings"])
    assert len(list(out.iterdir())) == 2


def test_strict_writes_what_is_clean(laptop: Laptop, said: str, out: Path) -> None:
    assert said
    made = laptop.type("case-review", "make", "--strict", "--out", out)
    assert made.code == 0, made.err
    assert len(list(out.iterdir())) == 1


def test_the_teams_own_copy_is_held_against_nothing(laptop: Laptop, out: Path) -> None:
    draft(laptop, GRADED)
    made = laptop.type("presentation", "make", "--copy", "team", "--strict", "--out", out, "--json")
    assert made.code == 0, made.err
    assert [one["findings"] for one in made.json["made"]] == [[], []]


def test_a_template_that_is_none_is_refused_and_says_what_to_do(
    laptop: Laptop, tmp_path: Path, out: Path
) -> None:
    template = tmp_path / "template.pptx"
    template.write_bytes(b"not a presentation")
    made = laptop.type("presentation", "make", "--template", template, "--out", out / "out")
    assert made.code == 1
    assert made.err.strip()
    assert not out.exists()


def test_what_a_template_lacks_is_said_and_kept(
    laptop: Laptop, said: str, tmp_path: Path, out: Path
) -> None:
    assert said
    template = tmp_path / "ours.pptx"
    slides = Presentation()
    for layout in list(slides.slide_layouts)[3:]:
        slides.slide_layouts.remove(layout)
    slides.save(str(template))
    words = ("--format", "pptx", "--template", template, "--out", out, "--json")
    made = laptop.type("presentation", "make", *words)
    assert made.code == 0, made.err
    (file,) = made.json["made"]
    assert file["lacking"]
    assert all(sentence in made.err for sentence in file["lacking"])


def test_open_surprises_are_counted_and_keep_nothing_from_being_written(
    laptop: Laptop, said: str, out: Path
) -> None:
    assert said
    made = laptop.type("presentation", "make", "--strict", "--out", out)
    assert made.code == 0, made.err
    assert "1 surprise stands open in it" in made.err
