# SPDX-License-Identifier: Apache-2.0
"""`peerdesk team receipts|undo`, and attachments that go over a stick."""

import os
from pathlib import Path

import pytest
from PIL import Image

from peerdesk.team.receipt import Receipt
from peerdesk.vault.book import OpenVault
from peerdesk.vault.errors import NotSaved
from tests.fakes.terminal import Laptop


def test_the_last_import_is_undone_by_its_name(laptop: Laptop, peer: Laptop, stick: Path) -> None:
    for words in ("+ one line", "+ another line"):
        laptop.type("note", "add", words)
        assert laptop.type("team", "export", "--to", stick).code == 0
        assert peer.type("team", "import", stick, "--yes").code == 0
    listed = peer.type("team", "receipts", "--json").json
    last = next(one for one in listed if one["receipt"]["spans"])
    told = peer.type("team", "receipts").out
    assert "Can be undone." in told
    assert "Cannot be undone, because a later import stands" in told
    assert last["may_undo"]
    assert peer.type("team", "undo", last["receipt"]["id"][:8]).code == 0
    assert [one["text"] for one in peer.type("note", "list", "--json").json] == ["one line"]
    assert peer.type("note", "add", "+ of one's own").code == 0
    refused = peer.type("team", "undo")
    assert refused.code == 1
    assert "cannot be undone" in refused.err


@pytest.mark.parametrize("asked", ["receipts", "undo"])
def test_what_was_broken_off_goes_on_before_imports_are_told_or_undone(
    laptop: Laptop, peer: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    kept = OpenVault.keep_receipt

    def refuse(vault: OpenVault, receipt: Receipt) -> Receipt:
        if receipt.counts.new:
            raise NotSaved("the disk refuses")
        return kept(vault, receipt)

    laptop.type("note", "add", "+ one line")
    assert laptop.type("team", "export", "--to", stick).code == 0
    with monkeypatch.context() as patched:
        patched.setattr(OpenVault, "keep_receipt", refuse)
        assert peer.type("team", "import", stick, "--yes").code == 1
    ended = peer.type("team", asked)
    assert ended.code == 0, ended.err
    assert "broken off went on. Bundle" in ended.err
    assert len(peer.type("note", "list", "--json").json) == (asked == "receipts")


def test_an_import_that_nobody_made_is_not_undone(peer: Laptop) -> None:
    refused = peer.type("team", "undo", "zzzz")
    assert refused.code == 1
    assert "team receipts" in refused.err


def test_photographs_come_whatever_lies_first_on_the_stick(
    laptop: Laptop, peer: Laptop, stick: Path, tmp_path: Path
) -> None:
    note = laptop.type("note", "add", "+ a wall of notes", "--json").json[0]["id"]
    picture = tmp_path / "wall.png"
    Image.effect_noise((80, 60), 30).save(picture)
    added = laptop.type("note", "attach", note, picture)
    assert added.code == 0, added.err
    answer = laptop.type("team", "export", "--to", stick, "--part-mb", "2", "--json").json
    (part,) = answer["parts"]
    assert answer["safe_to_remove"] in {True, False}
    os.utime(part["place"], (1, 1))  # as on a stick whose clock is coarse
    taken = peer.type("team", "import", stick, "--yes", "--json")
    assert taken.code == 0, taken.err
    assert [one["counts"]["pieces"] for one in taken.json][-1] == 1
    (held,) = peer.type("attachment", "list", "--json").json
    assert held["here"]
    laptop.type("note", "add", "+ more")
    assert "attachments" in peer.type("team", "receipts").out


@pytest.mark.usefixtures("peer")
@pytest.mark.parametrize("safe", [True, False])
def test_a_stick_is_said_to_be_safe_only_where_it_is(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch, *, safe: bool
) -> None:
    monkeypatch.setattr("peerdesk.cli.team.safe_to_remove", lambda *_: safe)
    laptop.type("note", "add", "+ more")
    ended = laptop.type("team", "export", "--to", stick)
    assert ended.code == 0, ended.err
    assert ("a stick can be taken out now" in ended.out) is safe
