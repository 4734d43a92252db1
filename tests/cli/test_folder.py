# SPDX-License-Identifier: Apache-2.0
"""`peerdesk team folder`: two laptops that meet in one folder, each time by one command."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from peerdesk.team.bundle import LIMIT
from peerdesk.transport.errors import NoSpace
from peerdesk.transport.folder_store import FolderStore
from peerdesk.transport.policy import NAME
from tests.fakes.terminal import Laptop

MakeLaptop = Callable[[str], Laptop]


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def peer(make_laptop: MakeLaptop, laptop: Laptop, share: Path) -> Laptop:
    """Return a peer's laptop that joined by the team folder, as the leader's uses it."""
    colleague = make_laptop("peer")
    file = share / "priya.peerdesk-id"
    assert colleague.type("team", "identity", "--name", "Priya Nair", "--out", file).code == 0
    assert laptop.type("team", "admit", file).code == 0
    for each in (laptop, colleague):
        assert each.type("team", "folder", "set", share).code == 0
    assert laptop.type("team", "folder", "sync").code == 0
    synced = colleague.type("team", "folder", "sync", "--yes", "--json")
    assert synced.code == 0, synced.err
    assert len(synced.json["receipts"]) == 1
    assert "six words" in synced.err
    return colleague


def test_two_laptops_end_with_the_same_notes(laptop: Laptop, peer: Laptop, share: Path) -> None:
    laptop.type("note", "add", "Heard by the leader")
    peer.type("note", "add", "Heard by the peer")
    for each in (laptop, peer, laptop):
        ended = each.type("team", "folder", "sync", "--yes")
        assert ended.code == 0, ended.err
    assert peer.type("note", "list").out == laptop.type("note", "list").out
    ended = laptop.type("team", "folder", "sync", "--yes", "--json")
    assert ended.json["receipts"] == []
    assert ended.json["folder"] == str(share)
    assert "Nothing new has come." in laptop.type("team", "folder", "sync").out


def test_it_asks_before_anything_goes_in(laptop: Laptop, peer: Laptop) -> None:
    laptop.type("note", "add", "Heard by the leader")
    brought = laptop.type("team", "folder", "sync")
    assert "1 bundle brought to" in brought.out
    refused = peer.type("team", "folder", "sync", stdin=b"n\n")
    assert refused.code == 1
    assert "Nothing was imported" in refused.err
    assert "Heard by the leader" not in peer.type("note", "list").out
    agreed = peer.type("team", "folder", "sync", stdin=b"yes\n")
    assert agreed.code == 0
    assert "1 new change" in agreed.out or "new changes" in agreed.out
    assert "Heard by the leader" in peer.type("note", "list").out


def test_what_cannot_get_there_waits_and_is_shown(
    laptop: Laptop, peer: Laptop, share: Path
) -> None:
    peer.type("note", "add", "Heard by the peer")
    away = share.rename(share.with_name("pulled"))
    ended = peer.type("team", "folder", "sync")
    assert ended.code == 1
    assert "folder is not there" in ended.err
    shown = peer.type("team", "folder", "show", "--json").json
    assert shown["folder"] == str(share)
    assert shown["leaving"] == 0  # nothing was written before it was known what has come
    away.rename(share)
    assert peer.type("team", "folder", "sync").code == 0
    assert laptop.type("team", "folder", "sync", "--yes").code == 0
    assert "Heard by the peer" in laptop.type("note", "list").out


def test_several_bundles_are_backed_up_before_once_and_words_alone_are_not_asked_for(
    laptop: Laptop, peer: Laptop, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        laptop.type("note", "add", f"Heard {number}")
        laptop.type("team", "folder", "sync")
    backups: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr("peerdesk.vault.upkeep.Upkeep.backup", lambda *_: backups.append("one"))
        ended = peer.type("team", "folder", "sync", "--yes", "--json")
    assert len(ended.json["receipts"]) == 2
    assert backups == ["one"]
    stick = share.with_name("stick")
    stick.mkdir()
    peer.type("note", "add", "Heard by the peer")
    assert peer.type("team", "export", "--to", stick).code == 0
    assert laptop.type("team", "import", stick, "--yes").code == 0
    for bundle in stick.glob("*.peerdesk"):
        shutil.copy(bundle, share / f"copy of {bundle.name}")
    told = laptop.type("team", "folder", "sync", "--json")  # nothing in it has to be asked for
    assert told.code == 0
    assert told.json["receipts"] == []


def test_what_is_no_bundle_is_named_and_passed_over(
    laptop: Laptop, peer: Laptop, share: Path
) -> None:
    (share / "x.peerdesk").write_bytes(b"no bundle")
    ended = peer.type("team", "folder", "sync", "--json")
    assert ended.json["refused"].keys() == {"x.peerdesk"}
    assert "x.peerdesk: " in laptop.type("team", "folder", "sync", "--yes").out


@pytest.mark.skipif(sys.platform != "linux", reason="names that are any bytes at all")
def test_one_odd_file_stops_neither_a_folder_nor_a_stick(
    laptop: Laptop, peer: Laptop, share: Path
) -> None:
    laptop.type("note", "add", "Heard by the leader")
    assert laptop.type("team", "folder", "sync").code == 0
    Path(os.fsdecode(os.fsencode(share) + b"/\xff.peerdesk")).write_bytes(b"x")
    (share / "a\\b.peerdesk").write_bytes(b"x")
    (share / "loop.peerdesk").symlink_to("loop.peerdesk")
    with (share / "a.peerdesk").open("wb") as sparse:
        sparse.truncate(LIMIT + 1)
    third = share.with_name("stick")
    shutil.copytree(share, third, symlinks=True, ignore=shutil.ignore_patterns("\udcff*"))
    ended = peer.type("team", "folder", "sync", "--yes", "--json")
    assert ended.code == 0, ended.err
    odd = {"?.peerdesk", "a\\b.peerdesk", "loop.peerdesk", "a.peerdesk"}
    assert odd <= ended.json["refused"].keys()
    assert "Heard by the leader" in peer.type("note", "list").out
    peer.type("note", "add", "Heard by the peer")
    assert peer.type("team", "folder", "sync").code == 0
    assert laptop.type("team", "folder", "sync", "--yes").code == 0
    assert "Heard by the peer" in laptop.type("note", "list").out
    carried = peer.type("team", "import", third, "--yes")
    assert carried.code == 0, carried.err
    assert "loop.peerdesk: This cannot be read" in carried.err


def test_what_a_full_folder_refuses_waits_in_the_vault(
    laptop: Laptop, peer: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    peer.type("note", "add", "Heard by the peer")

    def full(*_: object) -> str:
        raise NoSpace

    with monkeypatch.context() as patch:
        patch.setattr(FolderStore, "put", full)
        ended = peer.type("team", "folder", "sync")
    assert ended.code == 1
    assert "no room left" in ended.err
    assert "1 bundle has yet to get there" in peer.type("team", "folder", "show").out
    assert "1 bundle brought" in peer.type("team", "folder", "sync").out
    assert laptop.type("team", "folder", "sync", "--yes").code == 0
    assert "Heard by the peer" in laptop.type("note", "list").out


def test_what_happens_by_itself_is_said(laptop: Laptop, share: Path) -> None:
    said = laptop.type("team", "folder", "set", share, "--taking", "--sharing").out
    assert "taken in by themselves" in said
    assert "every quarter of an hour" in said
    assert laptop.type("team", "folder", "show").out == said
    assert "No team folder" in laptop.type("team", "folder", "off").out
    assert "No team folder" in laptop.type("team", "folder", "show").out
    ended = laptop.type("team", "folder", "sync")
    assert ended.code == 1
    assert "No team folder has been chosen" in ended.err


def test_a_folder_that_is_not_there_yet_is_chosen_with_a_word(
    laptop: Laptop, tmp_path: Path
) -> None:
    ended = laptop.type("team", "folder", "set", tmp_path / "stick")
    assert ended.code == 0
    assert "folder is not there" in ended.err


def test_a_policy_forbids_and_nothing_is_kept(laptop: Laptop, share: Path) -> None:
    policy = laptop.desk.root / NAME
    policy.write_text("[team-folder]\nstores = false\nautomatic = false\n")
    for words in (("s3://bucket/peer",), (str(share), "--taking")):
        ended = laptop.type("team", "folder", "set", *words)
        assert ended.code == 1
        assert "policy does not allow" in ended.err
    assert laptop.type("team", "folder", "show", "--json").json["folder"] == ""
    assert laptop.type("team", "folder", "set", "sftp://a:b@host/x").code == 1
