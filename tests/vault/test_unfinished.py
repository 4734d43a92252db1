# SPDX-License-Identifier: Apache-2.0
"""A salvage that is killed leaves nothing that outlives the next one, and nothing else goes."""

import sys
import time
from pathlib import Path

import pytest

from peerdesk.vault.errors import DiskRefused
from peerdesk.vault.files import BACKUPS, DATABASE, HEADER
from peerdesk.vault.header import list_vaults
from peerdesk.vault.salvage import salvage
from peerdesk.vault.unfinished import MARK, sweep, unfinished
from tests.builders import note
from tests.vault.conftest import Made
from tests.vault.killing import Acknowledge, killed


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
def test_what_a_killed_salvage_leaves_goes_with_the_next_one(made: Made, tmp_path: Path) -> None:
    root = tmp_path / "root"
    first, second = root / "first", root / "second"
    with made.open() as vault:
        vault.append(*(note(f"line {number}") for number in range(20)))

    def work(acknowledge: Acknowledge) -> None:
        def turn() -> None:
            if (first / DATABASE).exists():
                acknowledge(1)
                time.sleep(60)

        salvage(made.folder, made.keys, first, turn=turn)

    assert killed(work, longest=0) == [1]
    assert (first / DATABASE).exists()
    assert not (first / HEADER).exists()
    assert list_vaults(root) == ()
    salvage(made.folder, made.keys, second)
    assert not first.exists()
    assert list_vaults(root) == (second,)
    assert not list(root.glob(f"*/{MARK}"))
    salvage(made.folder, made.keys, first)
    assert list_vaults(root) == (first, second)


def test_a_salvage_that_the_disk_refuses_leaves_nothing(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("peerdesk.vault.salvage.refill", refuse)
    with pytest.raises(DiskRefused):
        salvage(made.folder, made.keys, tmp_path / "root" / "first")
    assert list((tmp_path / "root").iterdir()) == []


@pytest.mark.parametrize("kept", [HEADER, f"{BACKUPS}/evidence-1.db", "held"])
def test_what_opens_has_backups_or_is_being_made_is_not_swept(tmp_path: Path, kept: str) -> None:
    folder = tmp_path / "vault"
    (folder / BACKUPS).mkdir(parents=True)
    for name in (DATABASE, MARK, kept):
        (folder / name).touch()
    if kept == "held":
        with unfinished(folder):
            sweep(tmp_path)
            assert (folder / DATABASE).exists()
        (folder / MARK).touch()
        sweep(tmp_path)
        assert not folder.exists()
    else:
        sweep(tmp_path)
        assert (folder / DATABASE).exists()
    sweep(tmp_path / "nowhere")
