# SPDX-License-Identifier: Apache-2.0
"""`peerdesk team key` and `extract`: the notes for whoever holds a key, and for nobody else."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.fakes.terminal import Ended, Laptop

AGE = shutil.which("age") or ""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a stick on which nothing lies."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def peer(make_laptop: Callable[[str], Laptop], laptop: Laptop, stick: Path) -> Laptop:
    """Return a peer's laptop that the leader has admitted and shared with."""
    colleague = make_laptop("peer")
    file = stick / "priya.peerdesk-id"
    assert colleague.type("team", "identity", "--name", "Priya Nair", "--out", file).code == 0
    assert laptop.type("team", "admit", file).code == 0
    laptop.type("note", "add", "+ Supervision is monthly @frontline")
    assert laptop.type("team", "export", "--to", stick).code == 0
    assert colleague.type("team", "import", stick, "--yes").code == 0
    return colleague


def key_of(laptop: Laptop, folder: Path) -> tuple[Path, Path]:
    """Return a laptop's file of keys, and a file with its words."""
    made = laptop.type("team", "key", folder / "my-key.age", "--json")
    assert made.code == 0, made.err
    words = folder / "words.txt"
    words.write_text(made.json["words"] + "\n", "utf-8")
    return folder / "my-key.age", words


def extracted(laptop: Laptop, *given: str | Path) -> Ended:
    return laptop.type("team", "extract", *given, passphrase=False)


def test_the_notes_come_out_as_the_lists_would_give_them(
    make_laptop: Callable[[str], Laptop], laptop: Laptop, peer: Laptop, stick: Path, tmp_path: Path
) -> None:
    peer.type("note", "add", "- One said otherwise")
    said = ("Supervision is regular", "--kind", "strength", "--theme", "leadership")
    assert peer.type("message", "add", *said).code == 0
    laptop.type(
        "session", "add", "--kind", "interview", "--title", "Director", "--day", "2026-05-12",
        "--start", "9:00", "--end", "10:00",
    )  # fmt: skip
    assert laptop.type("team", "export", "--to", stick).code == 0
    assert peer.type("team", "export", "--to", stick).code == 0
    key, words = key_of(laptop, tmp_path)
    bare = make_laptop("bare")
    ended = extracted(bare, stick, "--identity", key, "--passphrase-file", words)
    assert ended.code == 0, ended.err
    lines = [msgspec.json.decode(line) for line in ended.out.splitlines()]
    notes = {line["text"]: line for line in lines if line["sort"] == "note"}
    assert set(notes) == {"Supervision is monthly", "One said otherwise"}
    assert all(line["checked"] for line in lines)
    others = [line.get("title") or line.get("wording") for line in lines if line["sort"] != "note"]
    assert others == ["Director", "Supervision is regular"]
    assert notes["One said otherwise"]["author"] == "Priya Nair"
    listed = laptop.type("note", "list", "--json").json
    theirs = notes["Supervision is monthly"]
    assert {**listed[0], "sort": "note", "checked": True, "left_out": 0} == theirs
    assert laptop.type("note", "list", "--json").code == 0
    as_one = extracted(bare, stick, "--identity", key, "--passphrase-file", words, "--json")
    assert as_one.json == lines


def test_without_the_beginning_records_are_marked(
    laptop: Laptop, peer: Laptop, stick: Path, tmp_path: Path
) -> None:
    peer.type("note", "add", "- One said otherwise")
    place = peer.type("team", "export", "--to", stick, "--json").json["place"]
    key, words = key_of(laptop, tmp_path)
    ended = extracted(laptop, place, "--identity", key, "--passphrase-file", words, "--json")
    assert [(line["text"], line["checked"]) for line in ended.json] == [
        ("One said otherwise", False)
    ]
    assert "could not be tied to the team" in ended.err


def test_the_words_alone_open_the_key(
    laptop: Laptop, stick: Path, peer: Laptop, tmp_path: Path
) -> None:
    del peer
    key, _ = key_of(laptop, tmp_path)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("not these five words either\n", "utf-8")
    ended = extracted(laptop, stick, "--identity", key, "--passphrase-file", wrong)
    assert (ended.code, ended.out) == (1, "")
    assert "do not open the file of keys" in ended.err
    assert b"AGE-SECRET-KEY" not in key.read_bytes()


def test_what_a_key_does_not_open_is_named_and_the_rest_is_given(
    make_laptop: Callable[[str], Laptop], laptop: Laptop, peer: Laptop, stick: Path, tmp_path: Path
) -> None:
    stranger = make_laptop("stranger")
    assert stranger.begin().code == 0
    key, words = key_of(stranger, tmp_path)
    ended = extracted(laptop, stick, "--identity", key, "--passphrase-file", words)
    assert ended.code == 1
    assert "None of these bundles could be read" in ended.err
    (stick / "broken.peerdesk").write_bytes(b"nothing")
    other = tmp_path / "other"
    other.mkdir()
    key, words = key_of(peer, other)
    mended = extracted(laptop, stick, "--identity", key, "--passphrase-file", words)
    assert mended.code == 0
    assert "broken.peerdesk: " in mended.err
    assert "Supervision is monthly" in mended.out


def test_a_bundle_of_another_challenge_is_named_and_the_rest_is_given(
    make_laptop: Callable[[str], Laptop], laptop: Laptop, peer: Laptop, stick: Path, tmp_path: Path
) -> None:
    elsewhere = make_laptop("elsewhere")
    assert elsewhere.begin().code == 0
    assert elsewhere.type("team", "admit", stick / "priya.peerdesk-id").code == 0
    elsewhere.type("note", "add", "+ Noted elsewhere")
    apart = tmp_path / "apart"
    apart.mkdir()
    odd = Path(elsewhere.type("team", "export", "--to", apart, "--json").json["place"])
    key, words = key_of(peer, tmp_path)
    ended = extracted(laptop, stick, apart, "--identity", key, "--passphrase-file", words)
    assert ended.code == 0, ended.err
    assert f"{odd.name}: It belongs to another challenge" in ended.err
    assert "Supervision is monthly" in ended.out
    assert "Noted elsewhere" not in ended.out


def test_an_empty_folder_and_a_file_that_holds_no_key_are_refused(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    key, words = key_of(laptop, tmp_path)
    empty = extracted(laptop, stick, "--identity", key, "--passphrase-file", words)
    assert empty.code == 1
    nothing = extracted(laptop, stick, "--identity", words)
    assert nothing.code == 1
    assert "holds no key" in nothing.err


@pytest.mark.skipif(not AGE, reason="the age command is not installed")
def test_the_age_command_takes_a_key_in_clear_and_its_bundles(
    laptop: Laptop, peer: Laptop, stick: Path, tmp_path: Path
) -> None:
    from peerdesk.team.key_file import read_key_file  # noqa: PLC0415 - only where age is

    key, words = key_of(peer, tmp_path)
    (keys,) = read_key_file(key.read_bytes(), words.read_text("utf-8").strip())
    plain = tmp_path / "identity.txt"
    plain.write_text(f"{keys.secrets[1]}\n", "utf-8")
    (bundle,) = stick.glob("*.peerdesk")
    ran = subprocess.run(
        [AGE, "--decrypt", "-i", plain, bundle], capture_output=True, check=True, timeout=60
    )
    assert ran.stdout.startswith(b"peerdesk bundle 1\n")
    assert extracted(laptop, bundle, "--identity", plain).code == 0
