# SPDX-License-Identifier: Apache-2.0
"""`peerdesk note attach` and `peerdesk attachment`: put to a note, listed, let out, taken off."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.fakes.terminal import Laptop


@pytest.fixture
def note(laptop: Laptop) -> str:
    """Return a note on the leader's laptop."""
    added = laptop.type("note", "add", "Six sheets on the wall", "--json")
    identifier: str = added.json[0]["id"]
    return identifier


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Return a photograph in a folder."""
    held = BytesIO()
    Image.effect_noise((80, 60), 30).convert("RGB").save(held, "JPEG", comment=b"Kestrel")
    path = tmp_path / "Flip chart 2.JPEG"
    path.write_bytes(held.getvalue())
    return path


def test_a_photograph_is_attached_listed_and_saved_outside(
    laptop: Laptop, note: str, picture: Path, tmp_path: Path
) -> None:
    made = laptop.type("note", "attach", note[-8:], picture, "--json")
    assert made.code == 0, made.err
    (record,) = made.json
    assert (record["note"], record["name"]) == (note, "Flip chart 2.jpeg")
    assert (record["media"], record["here"], record["by"]) == ("image/jpeg", True, "Helen Okafor")
    assert laptop.type("attachment", "list", "--note", note[-8:], "--json").json == made.json
    listed = laptop.type("attachment", "list").out
    assert record["id"][-8:] in listed
    assert "Flip chart 2.jpeg  (JPEG, 0.0 MB)" in listed
    out = tmp_path / "out"
    saved = laptop.type(
        "attachment", "save", record["id"][-8:], "--reason", "needed-for-document", "--out", out
    )
    assert saved.code == 0, saved.err
    assert "no longer encrypted" in saved.out
    written = (out / "Flip chart 2.jpeg").read_bytes()
    assert Image.open(BytesIO(written)).size == (80, 60)
    assert b"Kestrel" not in written
    assert "saved outside 1×" in laptop.type("attachment", "list").out


def test_nothing_is_overwritten_and_nothing_is_recorded_then(
    laptop: Laptop, note: str, picture: Path, tmp_path: Path
) -> None:
    (record,) = laptop.type("note", "attach", note, picture, "--json").json
    there = tmp_path / "Flip chart 2.jpeg"
    there.write_bytes(b"mine")
    save = ("attachment", "save", record["id"], "--reason", "asked-by-owner", "--out", tmp_path)
    refused = laptop.type(*save)
    assert (refused.code, there.read_bytes()) == (1, b"mine")
    assert "already" in refused.err
    assert laptop.type("attachment", "list", "--json").json[0]["releases"] == []


def test_an_attachment_is_taken_off_and_put_back(laptop: Laptop, note: str, picture: Path) -> None:
    (record,) = laptop.type("note", "attach", note, picture, "--json").json
    assert laptop.type("attachment", "withdraw", record["id"][-8:]).out.startswith("Taken off")
    assert laptop.type("attachment", "list", "--json").json == []
    (held,) = laptop.type("attachment", "list", "--withdrawn", "--json").json
    assert held == {**record, "withdrawn": True}
    assert "taken off" in laptop.type("attachment", "list", "--withdrawn").out
    assert laptop.type("attachment", "restore", record["id"]).out.startswith("Put back")
    assert laptop.type("attachment", "list", "--json").json == [record]


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"#!/bin/sh", "none of them"), (b"", "none of them"), (b"%PDF-1.7", "damaged")],
)
def test_what_cannot_be_attached_is_refused_in_one_sentence(
    laptop: Laptop, note: str, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "file.jpg"
    path.write_bytes(content)
    refused = laptop.type("note", "attach", note, path)
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert says in refused.err


def test_an_unknown_note_or_attachment_is_not_found(
    laptop: Laptop, note: str, picture: Path, tmp_path: Path
) -> None:
    assert note
    for words in (
        ("note", "attach", "feedbeef", picture),
        ("attachment", "withdraw", "feedbeef"),
        ("attachment", "save", "feedbeef", "--reason", "asked-by-owner", "--out", tmp_path),
    ):
        refused = laptop.type(*words)
        assert (refused.code, "feedbeef" in refused.err) == (1, True)


def test_a_colleague_is_told_on_whose_laptop_it_lies(
    laptop: Laptop,
    make_laptop: Callable[[str], Laptop],
    note: str,
    picture: Path,
    tmp_path: Path,
) -> None:
    colleague = make_laptop("colleague")
    identity, stick = tmp_path / "priya.peerdesk-id", tmp_path / "stick"
    stick.mkdir()
    joined = colleague.type("team", "identity", "--name", "Priya Nair", "--out", identity)
    assert joined.code == 0, joined.err
    assert laptop.type("note", "attach", note, picture).code == 0
    assert laptop.type("team", "admit", identity).code == 0
    assert laptop.type("team", "export", "--to", stick).code == 0
    for bundle in stick.iterdir():  # that with the changes alone has come
        taken = colleague.type("team", "import", bundle, "--yes")
        if taken.code == 0 and "Flip chart" in (listed := colleague.type("attachment", "list").out):
            break
    assert "on Helen Okafor’s laptop" in listed
    (record,) = colleague.type("attachment", "list", "--json").json
    refused = colleague.type(
        "attachment", "save", record["id"], "--reason", "asked-by-owner", "--out", stick
    )
    assert refused.code == 1
    assert "open it there" in refused.err
