# SPDX-License-Identifier: Apache-2.0
"""Backups from the command line: made, listed, looked into, restored, rehearsed, taken away."""

import shutil
from pathlib import Path

import pytest

from peerdesk.vault.copying import copy_closed
from peerdesk.vault.errors import NotBackedUp
from peerdesk.vault.upkeep import Upkeep
from tests.fakes.terminal import Laptop


def folder_of(laptop: Laptop) -> Path:
    (folder,) = laptop.desk.vaults()
    return folder


def test_a_backup_is_made_and_listed(laptop: Laptop) -> None:
    laptop.type("note", "add", "One")
    made = laptop.type("vault", "backup", "--json").json
    assert Path(made["path"]).is_file()
    assert (made["why"], made["checked"]) == ("asked", True)
    listed = laptop.type("vault", "backups", "--json").json
    assert listed[0] == made
    lines = laptop.type("vault", "backups").out.splitlines()
    assert len(lines) == len(listed)
    assert made["path"] in lines[0]
    assert "asked" in lines[0]


def test_a_first_command_leaves_a_backup_and_the_next_minute_no_other(laptop: Laptop) -> None:
    laptop.type("note", "add", "One")
    before = laptop.type("vault", "backups", "--json").json
    assert [backup["why"] for backup in before] == ["closing"]
    laptop.type("note", "add", "Two")
    assert laptop.type("vault", "backups", "--json").json == before


def test_what_a_command_did_stands_though_no_backup_can_be_made(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Upkeep, __: object) -> None:
        raise NotBackedUp("the disk is full, so make some room")

    monkeypatch.setattr(Upkeep, "backup_if_due", refuse)
    ended = laptop.type("note", "add", "One")
    assert ended.code == 0
    assert "No backup was made: the disk is full" in ended.err


def test_a_copy_nobody_has_opened_is_listed_as_that(laptop: Laptop) -> None:
    laptop.type("note", "add", "One")
    assert copy_closed(folder_of(laptop), 4_102_444_800_000, lambda: False)
    listed = laptop.type("vault", "backups").out
    assert "not opened yet  made with a wrong clock" in listed  # it is dated 2100


def test_before_the_first_backup_that_is_said(laptop: Laptop) -> None:
    shutil.rmtree(folder_of(laptop) / "backups")
    assert laptop.type("vault", "backups").out.strip() == "There is no backup yet."
    assert laptop.type("vault", "backups", "--json").json == []
    ended = laptop.type("vault", "preview")
    assert (ended.code, ended.err.count("There is no backup of this vault yet")) == (1, 1)


def test_a_preview_tells_in_words_what_was_erased_and_held_since(
    laptop: Laptop, tmp_path: Path
) -> None:
    name = laptop.type("note", "add", "They named somebody", "--json").json[0]["id"]
    copied = laptop.type("vault", "copy", "--to", tmp_path, "--json").json["folder"]
    role = ("--reason", "court-order", "--authority", "Court", "--yes")
    assert laptop.type("note", "erase", name, *role).code == 0
    held = laptop.type("hold", "place", "--reason", "legal", "--reference", "L 7")
    assert held.code == 0, held.err
    said = laptop.type("vault", "preview", copied).out
    assert "1 note in it was erased for good since." in said
    assert "a hold that stands: Legal, L 7." in said
    assert "1 erasure" not in said
    assert "1 hold " not in said
    restored = laptop.type("vault", "restore", copied)
    assert "1 note erased for good after that state went again at once" in restored.out


def test_a_preview_tells_what_the_vault_has_more(laptop: Laptop) -> None:
    laptop.type("note", "add", "One")
    laptop.type("vault", "backup")
    same = laptop.type("vault", "preview").out
    assert "1 note" in same
    assert "The vault holds the same now." in same
    laptop.type("note", "add", "Two")
    more = laptop.type("vault", "preview")
    assert "The vault as it is has 1 note more." in more.out
    assert "1 change of this laptop came after the backup" in more.out
    assert laptop.type("vault", "preview", "--json").json["own"] == 1


def test_a_damaged_vault_has_nothing_to_compare_with(laptop: Laptop) -> None:
    laptop.type("vault", "backup")
    (folder_of(laptop) / "evidence.db").write_bytes(b"x" * 8_192)
    assert "nothing to compare with" in laptop.type("vault", "preview").out


def test_a_backup_is_restored_into_a_vault_of_its_own(laptop: Laptop, tmp_path: Path) -> None:
    laptop.type("note", "add", "One")
    laptop.type("vault", "backup")
    laptop.type("note", "add", "Two")
    ended = laptop.type("vault", "restore", "--to", str(tmp_path / "new"))
    assert ended.code == 0
    assert "This vault was restored from a backup." in ended.out
    assert "1 change was written on this laptop after that state:" in ended.out
    assert "1 of them was in no bundle" in ended.out
    new = "--vault", str(tmp_path / "new")
    notes = laptop.type("note", "list", *new).out
    assert "One" in notes
    assert "Two" not in notes
    elsewhere = laptop.type("note", "list").err
    assert f"Another copy of this vault, in {tmp_path / 'new'}, was opened" in elsewhere
    assert "on another laptop" not in elsewhere
    assert laptop.type("note", "add", "Three", *new).code == 0
    ended = laptop.type("note", "list")
    assert "Two" in ended.out
    assert "1 change was written on this laptop after that state" in ended.err


def test_an_older_vault_is_opened_only_when_that_is_said(laptop: Laptop, tmp_path: Path) -> None:
    folder = folder_of(laptop)
    laptop.type("note", "add", "One")
    shutil.copytree(folder, tmp_path / "old")
    laptop.type("note", "add", "Two")
    for name in ("evidence.db", "head"):
        shutil.copy(tmp_path / "old" / name, folder / name)
    refused = laptop.type("note", "list")
    assert (refused.code, refused.out) == (1, "")
    assert "older than what was last written here" in refused.err
    told = laptop.type("vault", "go-on", "--json").json
    assert told["vault"] == str(folder)
    assert told["returned"]["kind"] == "rolled back"
    assert told["returned"]["own"] == 1
    assert "One" in laptop.type("note", "list").out


def test_a_vault_as_it_was_left_has_nothing_to_go_on_from(laptop: Laptop) -> None:
    assert laptop.type("vault", "go-on").out.strip() == "The vault is as it was left here."


def test_a_copy_on_a_stick_is_looked_into_and_restored(laptop: Laptop, tmp_path: Path) -> None:
    laptop.type("note", "add", "One")
    stick = tmp_path / "stick"
    stick.mkdir()
    copied = Path(laptop.type("vault", "copy", "--to", str(stick), "--json").json["folder"])
    assert copied.parent == stick
    assert "1 note" in laptop.type("vault", "preview", str(copied)).out
    ended = laptop.type("vault", "restore", str(copied))
    assert ended.code == 0
    assert len(laptop.desk.vaults()) == 2


def test_a_rehearsal_tells_how_it_went(laptop: Laptop) -> None:
    laptop.type("note", "add", "One")
    path = Path(laptop.type("vault", "backup", "--json").json["path"])
    good = laptop.type("vault", "drill")
    assert good.code == 0
    assert "was restored and holds: 1 note" in good.out
    data = bytearray(path.read_bytes())
    data[9_000] ^= 1
    path.write_bytes(data)
    bad = laptop.type("vault", "drill")
    assert "make a new one" in bad.err
    assert "make no changes" not in bad.err
    assert bad.code == 1
    assert "This backup is damaged" in bad.out
